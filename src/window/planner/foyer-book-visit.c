/* Booking a home visit from another window: from a counter's customer, or at the reception. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/planner/foyer-book-visit.h"

#include <glib/gi18n-lib.h>

#include "window/common/foyer-common.h"
#include "window/common/foyer-format.h"
#include "window/planner/foyer-new-visit.h"
#include "window/planner/foyer-plan-look.h"
#include "window/planner/foyer-visit-paper.h"

#define OFFERED_KEY "foyer-visit-offered"

void
foyer_book_visit_offer (AdwToastOverlay *toasts, FoyerTicketItem *ticket, const char *action)
{
  const FoyerTicket *record = ticket != NULL ? foyer_ticket_item_get_ticket (ticket) : NULL;
  const char *number = ticket != NULL ? foyer_ticket_item_get_number (ticket) : NULL;
  AdwToast *toast;

  if (record == NULL || record->state != FOYER_TICKET_SERVING ||
      (record->class != FOYER_CLASS_ELDERLY && record->class != FOYER_CLASS_DISABLED) ||
      g_strcmp0 (g_object_get_data (G_OBJECT (toasts), OFFERED_KEY), number) == 0)
    return;
  g_object_set_data_full (G_OBJECT (toasts), OFFERED_KEY, g_strdup (number), g_free);
  toast = adw_toast_new (_ ("Offer this customer service at home."));
  adw_toast_set_button_label (toast, _ ("Book a _home visit"));
  adw_toast_set_action_name (toast, action);
  adw_toast_set_timeout (toast, 10);
  adw_toast_overlay_add_toast (toasts, toast);
}

/* "Visit 12 is booked: Mon 2 Mar 09:00." */
static char *
tell_booked (FoyerNewVisit *dialog)
{
  FoyerWindowContext *context = foyer_new_visit_get_context (dialog);
  const FoyerConfig *config =
      foyer_hall_model_get_config (foyer_window_context_get_model (context));
  const FoyerVisit *visit = foyer_plan_visit_get (foyer_new_visit_get_booked (dialog));
  g_autofree char *day = NULL;
  g_autofree char *clock = NULL;

  if (visit->start == 0)
    return g_strdup_printf (_ ("Visit %d is noted. The planner gives it a time."), (int) visit->id);
  day = foyer_plan_look_format_day (visit->start, config->zone);
  clock = foyer_format_clock (visit->start, config->zone);
  return g_strdup_printf (_ ("Visit %d is booked: %s %s."), (int) visit->id, day, clock);
}

static void
printed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdwToastOverlay) toasts = data;
  g_autofree char *sentence = foyer_visit_paper_print_finish (result);

  foyer_common_show_toast (toasts, sentence);
}

static void
booked_cb (FoyerNewVisit *dialog, gint64 id, AdwToastOverlay *toasts)
{
  FoyerWindowContext *context = foyer_new_visit_get_context (dialog);
  g_autofree char *sentence = tell_booked (dialog);

  foyer_common_show_toast (toasts, sentence);
  if (foyer_slips_are_printed (foyer_window_context_get_slips (context)))
    foyer_visit_paper_print_slip_async (context, foyer_new_visit_get_booked (dialog), printed_cb,
                                        g_object_ref (toasts));
}

void
foyer_book_visit (GtkWindow *parent,
                  FoyerWindowContext *context,
                  FoyerTicketItem *ticket,
                  AdwToastOverlay *toasts)
{
  GtkWidget *dialog;

  if (foyer_window_context_get_session (context) == NULL ||
      foyer_hall_model_get_config (foyer_window_context_get_model (context)) == NULL)
    return;
  dialog = foyer_new_visit_new (parent, context, NULL);
  if (ticket != NULL)
    foyer_new_visit_set_ticket (FOYER_NEW_VISIT (dialog), foyer_ticket_item_get_number (ticket),
                                (FoyerLanguage) foyer_ticket_item_get_ticket (ticket)->language);
  g_signal_connect_object (dialog, "booked", G_CALLBACK (booked_cb), toasts, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
