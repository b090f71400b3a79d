/* Reading parts of a configuration: what the parts have in common, and the parts of home visits. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/foyer-json.h"
#include "hall/foyer-config.h"

G_BEGIN_DECLS

/* Always %FALSE: the configuration is wrong at @place because of @what. */
gboolean foyer_config_fail (GError **error, const char *place, const char *what);
/* The mistake that was found, if there is one, as the sentence for whoever wrote the configuration.
 */
void foyer_config_tell (GError **error);
/* Whether every key is known and has a value of its kind, within its bounds. */
gboolean foyer_config_check_shape (JsonObject *json, GError **error);
/* The place of a mistake that was just found lies under the one that is told: always %FALSE. */
gboolean foyer_config_under (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* One text per language in the object @key. */
gboolean
foyer_config_read_names (JsonObject *json, const char *key, FoyerNames *names, GError **error);
/* "08:30" as minutes after midnight; "24:00" and later is behind midnight. */
gboolean foyer_config_read_minute (const char *text, int *minute, GError **error);
/* Seconds; more than a day is a slip of the pen. */
gboolean foyer_config_check_length (gint64 seconds, const char *place, GError **error);
/* Calls @read for each object of the array @key, which may be absent. */
gboolean
foyer_config_read_each (JsonObject *json,
                        const char *key,
                        gboolean (*read) (JsonObject *element, FoyerConfig *config, GError **error),
                        FoyerConfig *config,
                        GError **error);

/* The key "form" of a service, which may be absent. */
gboolean foyer_config_read_form (JsonObject *json, FoyerService *service, GError **error);
/* In "settings" the key "checklist"; of a counter the key "staffed". */
gboolean foyer_config_read_checklist (JsonObject *json, FoyerConfig *config, GError **error);
gboolean foyer_config_read_roster (JsonObject *counter, FoyerCounterPlan *plan, GError **error);
/* The key "holidays". */
gboolean foyer_config_read_holidays (JsonObject *json, FoyerConfig *config, GError **error);
/* The keys "technicians", "visit_types", "travel", and in "settings" what is of visits. */
gboolean foyer_config_read_visits (JsonObject *json, FoyerConfig *config, GError **error);

G_END_DECLS
