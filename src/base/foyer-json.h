/* JSON at the edges: records to objects and back, and reading of members with an error. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "base/foyer-record.h"
#include "base/foyer-time.h"

G_BEGIN_DECLS

/* Parses @text, which must hold one object. (transfer full) */
JsonObject *foyer_json_parse_object (const char *text, GError **error);

/* One line, members in the order in which they were set. (transfer full) */
char *foyer_json_to_text (JsonObject *object);
char *foyer_json_to_pretty_text (JsonObject *object);

/* Sets the fields of @mask as members. @public leaves internal fields out and writes an empty
 * optional field as null; otherwise an empty one is null only where it is in @mask. Times are
 * written in @zone (UTC when %NULL). */
void foyer_json_add_record (JsonObject *object,
                            const FoyerRecordType *type,
                            gconstpointer record,
                            guint64 mask,
                            gboolean public,
                            GTimeZone *zone);

/* Sets the fields of @record that @object names. Unknown members are an error: a journal that
 * cannot be read whole must not be read in part. */
gboolean foyer_json_apply_to_record (JsonObject *object,
                                     const FoyerRecordType *type,
                                     FoyerRecord record,
                                     GError **error);

/* Optional members: the fallback when absent or null; %FOYER_ERROR_USAGE when of another type. */
gboolean foyer_json_get_integer (
    JsonObject *object, const char *name, gint64 fallback, gint64 *value, GError **error);
gboolean
foyer_json_get_boolean (JsonObject *object, const char *name, gboolean *value, GError **error);
/* (transfer none) in @value; %NULL when absent */
gboolean
foyer_json_get_text (JsonObject *object, const char *name, const char **value, GError **error);
/* 0 when absent, or no time. For answers of our own, where that is no fault. */
FoyerTime foyer_json_get_time (JsonObject *object, const char *name);
gboolean
foyer_json_get_array (JsonObject *object, const char *name, JsonArray **value, GError **error);
gboolean
foyer_json_get_object (JsonObject *object, const char *name, JsonObject **value, GError **error);

G_END_DECLS
