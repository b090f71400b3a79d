/* Storing and writing out the hall's configuration, and creating a hall. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-work.h"

G_BEGIN_DECLS

/* Replaces the top-level keys that @change names. Nothing that somebody waits for or works with may
 * vanish. */
gboolean foyer_hall_configure (FoyerWork *work, JsonObject *change, GError **error);

/* Sets the members of the whole configuration, names of staff included, on @object. */
gboolean foyer_hall_export (FoyerWork *work, JsonObject *object, GError **error);

/* Creates the file @path with a hall: the demo hall, or @config_text (%NULL: an empty hall). The
 * demo hall's staff have the PIN foyer_hall_demo_pin. */
gboolean foyer_hall_create (const char *path,
                            gboolean demo,
                            const char *config_text,
                            const FoyerClock *clock,
                            GError **error);

extern const char *const foyer_hall_demo_pin;

G_END_DECLS
