/* What the opening checklist asks of the real devices: a printer, and room on a disk. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desktop/foyer-devices.h"

#include <glib/gi18n-lib.h>

#include "desktop/foyer-printer.h"

typedef struct
{
  char *name; /* queue or folder */
  guint64 least_bytes;
} Question;

static void
question_free (Question *question)
{
  g_free (question->name);
  g_free (question);
}

void
foyer_device_answer_free (FoyerDeviceAnswer *answer)
{
  g_free (answer->sentence);
  g_free (answer);
}

static void
answer (GTask *task, gboolean good, char *sentence)
{
  FoyerDeviceAnswer *told = g_new0 (FoyerDeviceAnswer, 1);

  told->good = good;
  told->sentence = sentence;
  g_task_return_pointer (task, told, (GDestroyNotify) foyer_device_answer_free);
}

static GTask *
ask (const char *name,
     guint64 least_bytes,
     GCancellable *cancellable,
     GAsyncReadyCallback callback,
     gpointer data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, data);
  Question *question = g_new0 (Question, 1);

  question->name = g_strdup (name);
  question->least_bytes = least_bytes;
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);
  return task;
}

static void
printer_queried (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerPrinter) printer = foyer_printer_query_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (printer == NULL)
    answer (task, FALSE, g_strdup (error->message));
  else
    answer (task, foyer_printer_state_is_good (printer->state),
            foyer_printer_state_tell (printer->state, printer->queue));
}

void
foyer_device_ask_printer_async (const char *queue,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  foyer_printer_query_async (queue, cancellable, printer_queried,
                             ask (queue, 0, cancellable, callback, data));
}

static void
disk_queried (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  const Question *question = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info =
      g_file_query_filesystem_info_finish (G_FILE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (info == NULL)
    answer (task, FALSE,
            g_strdup_printf (_ ("The folder “%s” cannot be asked for its free space (%s)."),
                             question->name, error->message));
  else
    {
      const guint64 bytes =
          g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE);
      g_autofree char *free_space = g_format_size (bytes);
      g_autofree char *least = g_format_size (question->least_bytes);
      const gboolean good = bytes >= question->least_bytes;

      answer (task, good,
              good ? g_strdup_printf (_ ("%s are free on the disk of “%s”."), free_space,
                                      question->name)
                   : g_strdup_printf (_ ("Only %s are free on the disk of “%s”; %s are needed. "
                                         "Remove files that are no longer needed."),
                                      free_space, question->name, least));
    }
}

void
foyer_device_ask_disk_async (const char *folder,
                             guint64 least_bytes,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder);

  g_file_query_filesystem_info_async (file, G_FILE_ATTRIBUTE_FILESYSTEM_FREE, G_PRIORITY_DEFAULT,
                                      cancellable, disk_queried,
                                      ask (folder, least_bytes, cancellable, callback, data));
}

FoyerDeviceAnswer *
foyer_device_ask_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
