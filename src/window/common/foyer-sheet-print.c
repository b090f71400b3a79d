/* Printing sheets of A4 where this station prints them, the sample of a form, and receipts. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/common/foyer-sheet-print.h"

#include <glib/gi18n-lib.h>

#include "desktop/foyer-form-sheet.h"
#include "desktop/foyer-printer.h"
#include "desktop/foyer-receipt.h"
#include "model/foyer-matter-item.h"
#include "window/common/foyer-common.h"

static const char *
get_documents (void)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  return documents != NULL ? documents : g_get_home_dir ();
}

void
foyer_sheet_print_async (FoyerWindowContext *context,
                         GBytes *pdf,
                         const char *title,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  const char *place = foyer_window_context_get_sheets (context);
  FoyerPrintTarget target = { FOYER_PRINT_AS_PDF, place, 0 };

  if (*place == '\0')
    target.place = get_documents ();
  if (*target.place == '/')
    target.way = FOYER_PRINT_TO_FILE;
  foyer_print_pdf_async (pdf, title, &target, NULL, callback, data);
}

static void
printed_cb (GObject *object, GAsyncResult *result, gpointer data)
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
                             printed_cb, g_object_ref (toasts));
}

/* The texts of the matters are borrowed from CONFIG and TICKET. */
static GArray *
list_matters (const FoyerConfig *config, FoyerTicketItem *ticket)
{
  const FoyerLanguage language = foyer_ticket_item_get_ticket (ticket)->language;
  GListModel *items = foyer_ticket_item_get_items (ticket);
  GArray *matters = g_array_new (FALSE, FALSE, sizeof (FoyerReceiptMatter));

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (FoyerMatterItem) matter = g_list_model_get_item (items, i);
      const FoyerItem *item = foyer_matter_item_get_item (matter);
      const FoyerService *service = foyer_config_find_service (config, item->service, NULL);
      const FoyerReceiptMatter line = {
        .service = service != NULL ? foyer_names_get (&service->names, language) : item->service,
        .state = item->state,
        .reason = item->reason,
        .alternative = item->alternative,
      };

      g_array_append_val (matters, line);
    }
  return matters;
}

void
foyer_sheet_print_receipt (FoyerWindowContext *context,
                           FoyerTicketItem *ticket,
                           gint64 counter,
                           AdwToastOverlay *toasts)
{
  const FoyerConfig *config =
      foyer_hall_model_get_config (foyer_window_context_get_model (context));
  const FoyerTicket *number = foyer_ticket_item_get_ticket (ticket);
  const FoyerSlips *slips = foyer_window_context_get_slips (context);
  FoyerPrintTarget target = { FOYER_PRINT_TO_FILE, get_documents (), 0 };
  g_autoptr (GArray) matters = list_matters (config, ticket);
  FoyerReceipt receipt = {
    .language = number->language,
    .zone = config->zone,
    .hall = foyer_names_get (&config->names, number->language),
    .number = foyer_ticket_item_get_number (ticket),
    .at = foyer_engine_get_now (foyer_window_context_get_engine (context)),
    .counter = counter,
    .phone = config->hotline,
    .staff = foyer_window_context_get_staff (context),
    .matters = (const FoyerReceiptMatter *) (gpointer) matters->data,
    .n_matters = matters->len,
  };

  if (foyer_slips_are_printed (slips))
    {
      receipt.width = slips->width;
      target.way = slips->way;
      target.place = slips->place;
    }
  foyer_print_roll_async (foyer_receipt_draw (&receipt), &target, NULL, printed_cb,
                          g_object_ref (toasts));
}
