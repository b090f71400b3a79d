/* Opening a file of a voice pack, which was made by strangers, without leaving its folder. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Only a path of plain names below the folder: not absolute, no "." or "..", no empty part. */
gboolean foyer_voice_pack_file_check_path (const char *path, GError **error);

/*
 * Opens PATH below the folder open as FOLDER for reading. No symbolic link is followed on the way
 * and nothing but a regular file of at most MAX_BYTES is opened. -1 with FOYER_ERROR_USAGE and a
 * sentence that does not name the file. Close with close().
 */
int foyer_voice_pack_file_open (int folder, const char *path, goffset max_bytes, GError **error);

/* Its whole text, ended by a NUL beyond SIZE. Free with g_free(). */
char *foyer_voice_pack_file_read (
    int folder, const char *path, goffset max_bytes, gsize *size, GError **error);

G_END_DECLS
