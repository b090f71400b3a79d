/* One home visit as the planner shows it: the record, and the customer's personal fields. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "hall/foyer-config.h"
#include "hall/foyer-visit-config.h"
#include "hall/foyer-visit.h"
#include "model/foyer-visit-item.h"

G_BEGIN_DECLS

#define FOYER_TYPE_PLAN_VISIT (foyer_plan_visit_get_type ())
G_DECLARE_FINAL_TYPE (FoyerPlanVisit, foyer_plan_visit, FOYER, PLAN_VISIT, GObject)

/* From what the hall answers to "visit.list" and "visit.show"; %NULL when it cannot be read. */
FoyerPlanVisit *foyer_plan_visit_new (JsonObject *answer);
/* As @item is now. */
FoyerPlanVisit *foyer_plan_visit_new_from_item (FoyerVisitItem *item);

const FoyerVisit *foyer_plan_visit_get (FoyerPlanVisit *self);
gint64 foyer_plan_visit_get_id (FoyerPlanVisit *self);
/* Personal: "" when nothing is kept. Never to be shown outside an internal window. */
const char *foyer_plan_visit_get_customer (FoyerPlanVisit *self);
const char *foyer_plan_visit_get_phone (FoyerPlanVisit *self);
const char *foyer_plan_visit_get_address (FoyerPlanVisit *self);
const char *foyer_plan_visit_get_address_note (FoyerPlanVisit *self);
/* How the customer is reached. (transfer none) */
const FoyerContact *foyer_plan_visit_get_contact (FoyerPlanVisit *self);
/* The number of the door note as it is printed; "" without one. */
const char *foyer_plan_visit_get_note (FoyerPlanVisit *self);
const char *foyer_plan_visit_get_state (FoyerPlanVisit *self);
/* Names of what was written down in words, in the order of writing. (transfer container) */
GList *foyer_plan_visit_list_details (FoyerPlanVisit *self);
/* What was written down at a step; "" when nothing was. (transfer full) */
char *foyer_plan_visit_get_detail (FoyerPlanVisit *self, const char *name);

/* The kind of visit in the language of the interface; its code when the hall has it no more. */
const char *foyer_plan_visit_get_matter (FoyerPlanVisit *self, const FoyerConfig *config);
/* How long it is planned to take, in microseconds. */
gint64 foyer_plan_visit_get_length (FoyerPlanVisit *self, const FoyerConfig *config);
/* Whether it may be moved by hand in its state. */
gboolean foyer_plan_visit_is_movable (FoyerPlanVisit *self);
/* Whether its name, phone, address or number has all the words of @text, folded by case. */
gboolean foyer_plan_visit_matches (FoyerPlanVisit *self, const char *text);

G_END_DECLS
