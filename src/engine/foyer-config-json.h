/* The hall's configuration as JSON: reading, checking, merging. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "hall/foyer-config.h"

G_BEGIN_DECLS

/* Reads the whole document. Errors name the place that is wrong. (transfer full) */
FoyerConfig *foyer_config_from_json (JsonObject *json, GError **error);
FoyerConfig *foyer_config_from_text (const char *text, GError **error);

/* @present with every top-level key of @change put in its place, in the order in which a
 * configuration is written. Unknown keys are refused. (transfer full) */
JsonObject *foyer_config_merge (JsonObject *present, JsonObject *change, GError **error);

G_END_DECLS
