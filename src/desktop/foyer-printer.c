/* The printers of this machine, and printing on one of them without a dialog. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desktop/foyer-printer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/foyer-error.h"
#include "desktop/foyer-cups.h"

#define DEFAULT_PATIENCE_S 30

static const struct
{
  gboolean good;
  const char *sentence;
} states[FOYER_PRINTER_N_STATES] = {
  [FOYER_PRINTER_READY] = { TRUE, N_ ("The printer “%s” is ready.") },
  [FOYER_PRINTER_PRINTING] = { TRUE, N_ ("The printer “%s” is printing.") },
  [FOYER_PRINTER_OUT_OF_PAPER] = { FALSE,
                                   N_ ("The printer “%s” is out of paper. Put paper in and print "
                                       "again.") },
  [FOYER_PRINTER_JAMMED] = { FALSE, N_ ("Paper is jammed in the printer “%s”. Take it out and "
                                        "print again.") },
  [FOYER_PRINTER_COVER_OPEN] = { FALSE, N_ ("A cover of the printer “%s” is open. Close it and "
                                            "print again.") },
  [FOYER_PRINTER_OFFLINE] = { FALSE, N_ ("The printer “%s” is not connected or switched off.") },
  [FOYER_PRINTER_STOPPED] = { FALSE, N_ ("The printer “%s” is stopped. Start it in the system’s "
                                         "printer settings.") },
  [FOYER_PRINTER_REJECTING] = { FALSE, N_ ("The printer “%s” takes no pages. Allow them in the "
                                           "system’s printer settings.") },
};

typedef struct
{
  FoyerRoll *roll;
  GBytes *pdf;
  char *title;
  FoyerPrintWay way;
  char *place;
  guint patience_s;
} Order;

static void
order_free (Order *order)
{
  g_clear_pointer (&order->roll, foyer_roll_free);
  g_clear_pointer (&order->pdf, g_bytes_unref);
  g_free (order->title);
  g_free (order->place);
  g_free (order);
}

void
foyer_printer_free (FoyerPrinter *printer)
{
  g_free (printer->queue);
  g_free (printer->description);
  g_free (printer->told);
  g_free (printer);
}

gboolean
foyer_printer_state_is_good (FoyerPrinterState state)
{
  return states[state].good;
}

char *
foyer_printer_state_tell (FoyerPrinterState state, const char *queue)
{
  GString *text = g_string_new (g_dgettext (GETTEXT_PACKAGE, states[state].sentence));

  g_string_replace (text, "%s", queue, 1);
  return g_string_free (text, FALSE);
}

static void
list_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *printers = foyer_cups_list (&error);

  if (printers != NULL)
    g_task_return_pointer (task, printers, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
foyer_printer_list_async (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, foyer_printer_list_async);
  g_task_run_in_thread (task, list_in_thread);
}

GPtrArray *
foyer_printer_list_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
query_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  FoyerPrinter *printer = foyer_cups_query (data, &error);

  if (printer != NULL)
    g_task_return_pointer (task, printer, (GDestroyNotify) foyer_printer_free);
  else
    g_task_return_error (task, error);
}

void
foyer_printer_query_async (const char *queue,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, foyer_printer_query_async);
  g_task_set_task_data (task, g_strdup (queue), g_free);
  g_task_run_in_thread (task, query_in_thread);
}

FoyerPrinter *
foyer_printer_query_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* A reprint does not overwrite what was printed before. */
static char *
find_free_path (const Order *order)
{
  g_autofree char *title = g_strdelimit (g_strdup (order->title), "/\\:*?\"<>|", '-');
  g_autofree char *name = g_strconcat (title, ".pdf", NULL);
  char *path = g_build_filename (order->place, name, NULL);

  for (guint n = 2; g_file_test (path, G_FILE_TEST_EXISTS); n++)
    {
      g_autofree char *next = g_strdup_printf ("%s (%u).pdf", title, n);

      g_free (path);
      path = g_build_filename (order->place, next, NULL);
    }
  return path;
}

static char *
save_to_folder (const Order *order, GError **error)
{
  g_autofree char *path = find_free_path (order);
  g_autoptr (GBytes) pdf =
      order->pdf != NULL ? g_bytes_ref (order->pdf) : foyer_roll_to_pdf (order->roll, error);

  if (pdf == NULL || !foyer_bytes_save (pdf, path, error))
    return NULL;
  return g_steal_pointer (&path);
}

static gboolean
print_dots (const Order *order, FoyerCupsJob *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (FoyerRaster) raster = foyer_roll_to_raster (order->roll, error);
  g_autoptr (GBytes) bytes = raster != NULL ? foyer_raster_to_escpos (raster) : NULL;

  if (bytes == NULL)
    return FALSE;
  job->bytes = bytes;
  job->format = "application/vnd.cups-raw";
  return foyer_cups_print (job, cancellable, error);
}

static gboolean
print_pdf (const Order *order, FoyerCupsJob *job, GCancellable *cancellable, GError **error)
{
  g_autofree char *media = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (order->pdf != NULL)
    bytes = g_bytes_ref (order->pdf);
  else
    bytes = foyer_roll_to_pdf (order->roll, error);
  if (bytes == NULL)
    return FALSE;
  media = order->pdf != NULL ? g_strdup ("A4") : foyer_roll_get_media (order->roll);
  job->bytes = bytes;
  job->format = "application/pdf";
  job->media = media;
  return foyer_cups_print (job, cancellable, error);
}

static void
print_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Order *order = data;
  FoyerCupsJob job = { .queue = order->place,
                       .title = order->title,
                       .patience_s = order->patience_s };
  GError *error = NULL;
  char *path = NULL;

  switch (order->way)
    {
    case FOYER_PRINT_TO_FILE:
      path = save_to_folder (order, &error);
      break;
    case FOYER_PRINT_AS_PDF:
      path = print_pdf (order, &job, cancellable, &error) ? g_strdup ("") : NULL;
      break;
    case FOYER_PRINT_AS_DOTS:
      if (order->roll == NULL)
        g_set_error_literal (&error, FOYER_ERROR, FOYER_ERROR_USAGE,
                             _ ("An A4 page does not fit a slip printer. Nothing was printed; "
                                "choose a page printer."));
      else
        path = print_dots (order, &job, cancellable, &error) ? g_strdup ("") : NULL;
      break;
    }
  if (path != NULL)
    g_task_return_pointer (task, path, g_free);
  else
    g_task_return_error (task, error);
}

static void
start (Order *order,
       const FoyerPrintTarget *target,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  order->way = target->way;
  order->place = g_strdup (target->place);
  order->patience_s = target->patience_s != 0 ? target->patience_s : DEFAULT_PATIENCE_S;
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, order, (GDestroyNotify) order_free);
  g_task_run_in_thread (task, print_in_thread);
}

void
foyer_print_roll_async (FoyerRoll *roll,
                        const FoyerPrintTarget *target,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  Order *order = g_new0 (Order, 1);

  order->roll = roll;
  order->title = g_strdup (foyer_roll_get_title (roll));
  start (order, target, cancellable, callback, data);
}

void
foyer_print_pdf_async (GBytes *pdf,
                       const char *title,
                       const FoyerPrintTarget *target,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  Order *order = g_new0 (Order, 1);

  order->pdf = g_bytes_ref (pdf);
  order->title = g_strdup (title);
  start (order, target, cancellable, callback, data);
}

char *
foyer_print_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
