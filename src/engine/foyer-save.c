/* Files that a command writes where its caller says: calendars, tables. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-save.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/foyer-error.h"

/* With its zero at the end. */
#define DATABASE_START "SQLite format 3"

/* The file beside @path that @suffix names belongs to a database. */
static gboolean
is_beside_database (const char *path, const char *suffix)
{
  g_autofree char *database = NULL;

  if (!g_str_has_suffix (path, suffix))
    return FALSE;
  database = g_strndup (path, strlen (path) - strlen (suffix));
  return g_file_test (database, G_FILE_TEST_EXISTS);
}

static gboolean
is_database (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;
  char start[sizeof DATABASE_START] = { 0 };
  gsize length;

  if (is_beside_database (path, "-wal") || is_beside_database (path, "-shm") ||
      is_beside_database (path, "-journal"))
    return TRUE;
  /* Whatever else is there, a pipe say, is not opened to look at it. */
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return FALSE;
  stream = g_file_read (file, NULL, NULL);
  return stream != NULL &&
         g_input_stream_read_all (G_INPUT_STREAM (stream), start, sizeof start, &length, NULL,
                                  NULL) &&
         length == sizeof start && memcmp (start, DATABASE_START, sizeof start) == 0;
}

gboolean
foyer_save_file (const char *path, const char *data, gssize size, GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (is_database (path))
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                   _ ("“%s” is a database and was left as it is. Choose another name."), path);
      return FALSE;
    }
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                   _ ("“%s” is a folder. Add the name of a file."), path);
      return FALSE;
    }
  if (g_file_set_contents_full (path, data, size, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &cause))
    return TRUE;
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_FAULT, _ ("The file was not written: %s"),
               cause->message);
  return FALSE;
}
