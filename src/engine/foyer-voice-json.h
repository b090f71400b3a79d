/* The configuration's key "voice": reading and checking. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "hall/foyer-voice-plan.h"

G_BEGIN_DECLS

/* Reads member "voice" of the configuration @json, if it is there, into @plan, which has its
 * defaults. %FOYER_ERROR_USAGE with the path of the first wrong value, such as
 * "voice.volume.hall[1].gain_db"; an unknown key is wrong. */
gboolean foyer_voice_json_read (JsonObject *json, FoyerVoicePlan *plan, GError **error);

G_END_DECLS
