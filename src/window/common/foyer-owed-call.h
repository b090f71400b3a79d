/* One call that is owed, in words: what the list of calls tells of it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "hall/foyer-callback.h"

G_BEGIN_DECLS

/* What the rules ask of @call, a member of "callbacks"; without texts. */
FoyerCallback foyer_owed_call_read (JsonObject *call);
/* The manager is to come, and not to call. */
gboolean foyer_owed_call_is_page (JsonObject *call);
/* The key of its notification. (transfer full) */
char *foyer_owed_call_get_key (JsonObject *call);

/* All (transfer full), with times on the wall of @zone. */

/* A heading and a sentence for a notification. */
void foyer_owed_call_tell (
    JsonObject *call, GTimeZone *zone, FoyerTime now, char **summary, char **body);
/* "Counter 3, A012: a customer asks for you now." */
char *foyer_owed_call_say_page (JsonObject *call);
/* Of promised answers, @count in all, of which @first is owed longest. */
char *
foyer_owed_call_say_promises (JsonObject *first, gint64 count, GTimeZone *zone, FoyerTime now);
/* Heading and body of the question before it is done. */
char *foyer_owed_call_get_heading (JsonObject *call);
char *foyer_owed_call_describe (JsonObject *call, GTimeZone *zone, FoyerTime now);
/* "14:30  A012  promised answer" */
char *foyer_owed_call_get_line (JsonObject *call, GTimeZone *zone, FoyerTime now);

G_END_DECLS
