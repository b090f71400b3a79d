/* Files that a command writes where its caller says: calendars, tables. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes the @size bytes of @data (or, with -1, its text) to @path, whole or not at all, readable
 * for its owner alone. A database that is there already, or a file that belongs to one, is never
 * replaced: %FALSE and FOYER_ERROR_USAGE. */
gboolean foyer_save_file (const char *path, const char *data, gssize size, GError **error);

G_END_DECLS
