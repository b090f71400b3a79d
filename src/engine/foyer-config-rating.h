/* The configuration's key "rating": reading and checking. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "hall/foyer-config.h"

G_BEGIN_DECLS

/* Reads member "rating" of the configuration @json, if it is there, into @plan, which has its
 * defaults. %FOYER_ERROR_USAGE with the path of the first wrong value; an unknown key is wrong. */
gboolean foyer_config_read_rating (JsonObject *json, FoyerRatingPlan *plan, GError **error);

G_END_DECLS
