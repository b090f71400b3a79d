/* Asks and prints as the windows do, one command a run, and says what came of it: for
 * test_printer.py. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/foyer-error.h"
#include "desktop/foyer-devices.h"
#include "desktop/foyer-printer.h"
#include "desktop/foyer-sheet.h"
#include "desktop/foyer-slip.h"

static GMainLoop *loop;
static int status;

static void
end (GError *error)
{
  if (error != NULL)
    printf ("error\t%s\t%s\n", foyer_error_get_code (error), error->message);
  status = error != NULL;
  g_clear_error (&error);
  g_main_loop_quit (loop);
}

static void
listed (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) printers = foyer_printer_list_finish (result, &error);

  for (guint i = 0; printers != NULL && i < printers->len; i++)
    {
      const FoyerPrinter *printer = g_ptr_array_index (printers, i);
      g_autofree char *sentence = foyer_printer_state_tell (printer->state, printer->queue);

      printf ("printer\t%s\t%d\t%d\t%d\t%s\n", printer->queue, (int) printer->state, printer->raw,
              printer->is_default, sentence);
    }
  end (error);
}

static void
answered (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;
  g_autoptr (FoyerDeviceAnswer) answer = foyer_device_ask_finish (result, &error);

  if (answer != NULL)
    printf ("%s\t%s\n", answer->good ? "good" : "bad", answer->sentence);
  end (error);
}

static void
printed (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;
  g_autofree char *path = foyer_print_finish (result, &error);

  if (path != NULL)
    printf ("printed\t%s\n", path);
  end (error);
}

static gboolean
cancel (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_REMOVE;
}

static FoyerRoll *
new_roll (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  const FoyerSlip slip = {
    .languages = { FOYER_LANGUAGE_ZH, FOYER_LANGUAGE_KO },
    .n_languages = 2,
    .zone = zone,
    .hall = { "中心营业厅", "중앙 고객센터", "Central Service Hall" },
    .number = "A012",
    .day = "2026-03-02",
    .issued_at = G_GINT64_CONSTANT (1772415660) * FOYER_SECOND,
    .services = { "缴费与账单查询", "요금 납부·조회", "Payments and bill enquiries" },
    .ahead = 4,
    .wait_s = 500,
  };

  return foyer_slip_draw (&slip);
}

static void
print_sheet (const FoyerPrintTarget *target)
{
  const gint64 counters[] = { 1, 3 };
  const FoyerSuspensionSheet sign = { .languages = { FOYER_LANGUAGE_ZH },
                                      .n_languages = 1,
                                      .counter = 2,
                                      .alternatives = counters,
                                      .n_alternatives = 2 };
  g_autoptr (GBytes) pdf = foyer_suspension_sheet_draw (&sign, NULL);

  foyer_print_pdf_async (pdf, "Sign", target, NULL, printed, NULL);
}

/* What would go to the printer, for comparison. */
static void
write_dots (const char *path)
{
  g_autoptr (FoyerRoll) roll = new_roll ();
  g_autoptr (FoyerRaster) raster = foyer_roll_to_raster (roll, NULL);

  g_file_set_contents (path, (const char *) raster->bits, raster->width / 8 * raster->height, NULL);
  printf ("dots\t%u\t%u\n", raster->width, raster->height);
}

static gboolean
begin (int argc, char **argv)
{
  const char *verb = argv[1], *place = argc > 2 ? argv[2] : "";
  FoyerPrintTarget target = { .place = place, .patience_s = argc > 3 ? (guint) atoi (argv[3]) : 0 };

  if (strcmp (verb, "list") == 0)
    foyer_printer_list_async (NULL, listed, NULL);
  else if (strcmp (verb, "ask-printer") == 0)
    foyer_device_ask_printer_async (place, NULL, answered, NULL);
  else if (strcmp (verb, "ask-disk") == 0)
    foyer_device_ask_disk_async (place, g_ascii_strtoull (argv[3], NULL, 10), NULL, answered, NULL);
  else if (strcmp (verb, "file") == 0 || strcmp (verb, "pdf") == 0 || strcmp (verb, "dots") == 0)
    {
      target.way = *verb == 'f'   ? FOYER_PRINT_TO_FILE
                   : *verb == 'p' ? FOYER_PRINT_AS_PDF
                                  : FOYER_PRINT_AS_DOTS;
      foyer_print_roll_async (new_roll (), &target, NULL, printed, NULL);
    }
  else if (strcmp (verb, "cancelled") == 0)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();

      target.way = FOYER_PRINT_AS_DOTS;
      foyer_print_roll_async (new_roll (), &target, cancellable, printed, NULL);
      g_timeout_add_full (G_PRIORITY_DEFAULT, 200, cancel, g_object_ref (cancellable),
                          g_object_unref);
    }
  else if (strcmp (verb, "sheet-as-dots") == 0 || strcmp (verb, "sheet") == 0)
    {
      target.way = verb[5] == '-' ? FOYER_PRINT_AS_DOTS : FOYER_PRINT_AS_PDF;
      print_sheet (&target);
    }
  else
    {
      write_dots (place);
      return FALSE;
    }
  return TRUE;
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  loop = g_main_loop_new (NULL, FALSE);
  if (begin (argc, argv))
    g_main_loop_run (loop);
  g_main_loop_unref (loop);
  return status;
}
