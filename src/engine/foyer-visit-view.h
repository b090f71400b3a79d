/* Home visits, absences and proposals as JSON objects. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-work.h"
#include "hall/foyer-visit-propose.h"
#include "store/foyer-persons.h"

G_BEGIN_DECLS

/* The members of what is personal in @object: "customer" … "quiet_hours"; null is not said. */
void foyer_view_person (JsonObject *object, const FoyerPerson *person);
/* How the customer is reached, out of these members. */
void foyer_view_take_contact (JsonObject *object, FoyerContact *contact);

/* The subject of a visit's personal fields. (transfer full) */
char *foyer_visit_get_subject (gint64 id);

/* With the customer's name, phone number and address, for the staff. %NULL and an error when the
 * database fails; else (transfer full). */
JsonObject *foyer_view_visit (FoyerWork *work, const FoyerVisit *visit, GError **error);
/* (element-type FoyerVisit) */
JsonArray *foyer_view_visits (FoyerWork *work, GPtrArray *visits, GError **error);
JsonObject *foyer_view_absence (FoyerWork *work, const FoyerAbsence *absence);
/* (element-type FoyerVisitProposal) */
JsonArray *foyer_view_proposals (FoyerWork *work, GArray *proposals);

/* An answer that is kept for a request that comes twice holds no personal fields: they are taken
 * out of every visit in it, and put back, as they are then, when it is given again. */
void foyer_visit_hide_persons (JsonObject *answer);
gboolean foyer_visit_show_persons (FoyerDatabase *database, JsonObject *answer, GError **error);

/* Sets the member "visit" of the answer. */
gboolean foyer_answer_visit (FoyerWork *work, const FoyerVisit *visit, GError **error);

G_END_DECLS
