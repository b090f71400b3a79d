/* The hall's currency as JSON: its own values over those that are shipped for its code. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "hall/foyer-config.h"

G_BEGIN_DECLS

/* Reads the key "currency" of a configuration into @config. %FOYER_ERROR_USAGE names the place of
 * what is wrong ("currency.denominations[2].value"). */
gboolean foyer_config_read_currency (JsonObject *json, FoyerConfig *config, GError **error);

G_END_DECLS
