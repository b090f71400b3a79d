/* Copying a voice to where another station finds it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "voice/foyer-studio-copy.h"

#include <glib/gi18n.h>

#include "base/foyer-error.h"

/* A voice has no folders in it. */
static gboolean
copy_files (GFile *from, GFile *to, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileEnumerator) files = g_file_enumerate_children (
      from, G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
      G_FILE_QUERY_INFO_NONE, cancellable, error);
  GFileInfo *info;
  GFile *file;

  if (files == NULL)
    return FALSE;
  while (g_file_enumerator_iterate (files, &info, &file, cancellable, error))
    {
      g_autoptr (GFile) copy = NULL;

      if (info == NULL)
        return TRUE;
      if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
        continue;
      copy = g_file_get_child (to, g_file_info_get_name (info));
      if (!g_file_copy (file, copy, G_FILE_COPY_OVERWRITE, cancellable, NULL, NULL, error))
        return FALSE;
    }
  return FALSE;
}

static void
copy_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GFile **places = data;
  g_autofree char *name = g_file_get_basename (places[0]);
  g_autoptr (GFile) copy = g_file_get_child (places[1], name);
  g_autoptr (GError) fault = NULL;

  if ((!g_file_make_directory (copy, cancellable, &fault) &&
       !g_error_matches (fault, G_IO_ERROR, G_IO_ERROR_EXISTS)) ||
      (g_clear_error (&fault), !copy_files (places[0], copy, cancellable, &fault)))
    g_task_return_new_error (task, FOYER_ERROR, FOYER_ERROR_FAULT,
                             _ ("The voice could not be copied: %s. It is complete where it was."),
                             fault != NULL ? fault->message : "");
  else
    g_task_return_pointer (task, g_file_get_path (copy), g_free);
}

static void
places_free (gpointer data)
{
  GFile **places = data;

  g_object_unref (places[0]);
  g_object_unref (places[1]);
  g_free (places);
}

void
foyer_studio_copy_async (const char *folder,
                         GFile *destination,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  GFile **places = g_new0 (GFile *, 2);

  g_task_set_source_tag (task, foyer_studio_copy_async);
  places[0] = g_file_new_for_path (folder);
  places[1] = g_object_ref (destination);
  g_task_set_task_data (task, places, places_free);
  g_task_run_in_thread (task, copy_thread);
}

char *
foyer_studio_copy_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
