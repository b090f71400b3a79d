/* Printing sheets of A4 where this station prints them, and the sample of a form. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/common/foyer-sheet-print.h"

#include <glib/gi18n-lib.h>

#include "desktop/foyer-form-sheet.h"
#include "desktop/foyer-printer.h"
#include "window/common/foyer-common.h"

void
foyer_sheet_print_async (FoyerWindowContext *context,
                         GBytes *pdf,
                         const char *title,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  const char *place = foyer_window_context_get_sheets (context);
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  FoyerPrintTarget target = { FOYER_PRINT_AS_PDF, place, 0 };

  if (*place == '\0')
    target.place = documents != NULL ? documents : g_get_home_dir ();
  if (*target.place == '/')
    target.way = FOYER_PRINT_TO_FILE;
  foyer_print_pdf_async (pdf, title, &target, NULL, callback, data);
}

static void
form_printed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdwToastOverlay) toasts = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = foyer_print_finish (result, &error);
  g_autofree char *sentence = NULL;

  if (path == NULL)
    sentence = g_strdup (error->message);
  else if (*path != '\0')
    sentence = g_strdup_printf (_ ("It is in the file %s."), path);
  else
    sentence = g_strdup (_ ("It is printed."));
  foyer_common_show_toast (toasts, sentence);
}

void
foyer_sheet_print_form (FoyerWindowContext *context,
                        const FoyerService *service,
                        FoyerLanguage language,
                        AdwToastOverlay *toasts)
{
  const FoyerConfig *config =
      foyer_hall_model_get_config (foyer_window_context_get_model (context));
  const FoyerFormSheet sheet = {
    .form = service->form,
    .language = language,
    .paper = config->languages[0],
    .hall = foyer_names_get (&config->names, language),
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;

  if (sheet.form == NULL)
    return;
  pdf = foyer_form_sheet_draw (&sheet, &error);
  if (pdf == NULL)
    foyer_common_show_toast (toasts, error->message);
  else
    foyer_sheet_print_async (context, pdf, foyer_names_get (&sheet.form->names, language),
                             form_printed_cb, g_object_ref (toasts));
}
