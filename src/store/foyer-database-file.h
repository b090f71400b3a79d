/* The hall's file on disk: where it may lie, its mode, and the files beside it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Before SQLite opens @path: refuses a network file system, a missing file (or, with @create, one
 * that is there) and anything that is not a plain file; creates it empty with mode 0600. */
gboolean foyer_database_file_prepare (const char *path, gboolean create, GError **error);

/* Opens or creates the file @path + @suffix, mode 0600. -1 and an error on failure. */
int foyer_database_file_open_beside (const char *path, const char *suffix, GError **error);

/* Removes what a failed creation left. */
void foyer_database_file_remove (const char *path);

G_END_DECLS
