/* The reception's lists: numbers are put back and cancelled here. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/reception/foyer-reception-window-private.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "window/common/foyer-common.h"
#include "window/common/foyer-prompt.h"

static void
change (FoyerReceptionWindow *self, const char *verb, const char *number, const char *reason);

static void
reason_given_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree char *number = data;
  g_autofree char *reason = foyer_prompt_finish (result, NULL);

  if (reason != NULL)
    change (FOYER_RECEPTION_WINDOW (object), "ticket.restore", number, reason);
}

/* The second time the hall wants to know why. */
static void
ask_reason (FoyerReceptionWindow *self, const char *number)
{
  g_autofree char *heading = g_strdup_printf (_ ("Put %s back again?"), number);
  const FoyerPrompt prompt = {
    .heading = heading,
    .body = _ ("It was put back before. The reason is kept and reported."),
    .accept = _ ("Put _back"),
    .reason = _ ("Reason"),
  };

  foyer_prompt_async (GTK_WINDOW (self), &prompt, self->questions, reason_given_cb,
                      g_strdup (number));
}

typedef struct
{
  FoyerReceptionWindow *window;
  char *verb, *number;
} Errand;

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->window);
  g_free (errand->verb);
  g_free (errand->number);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static Errand *
make_errand (FoyerReceptionWindow *self, const char *verb, const char *number)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->window = g_object_ref (self);
  errand->verb = g_strdup (verb);
  errand->number = g_strdup (number);
  return errand;
}

static char *
say_done (const Errand *errand)
{
  if (g_str_equal (errand->verb, "ticket.restore"))
    return g_strdup_printf (_ ("%s is back in the queue."), errand->number);
  if (g_str_equal (errand->verb, "ticket.change-service"))
    return g_strdup_printf (_ ("%s waits for another service now."), errand->number);
  return g_strdup_printf (_ ("%s is cancelled."), errand->number);
}

static void
changed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Errand) errand = data;
  FoyerReceptionWindow *self = errand->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);
  gboolean restored = g_str_equal (errand->verb, "ticket.restore");
  g_autofree char *sentence = NULL;

  foyer_guard_leave (&self->changing);
  if (self->context == NULL)
    return;
  if (g_error_matches (error, FOYER_ERROR, FOYER_ERROR_REASON_REQUIRED) && restored)
    {
      ask_reason (self, errand->number);
      return;
    }
  if (answer != NULL && g_str_equal (errand->verb, "ticket.reprint"))
    {
      foyer_reception_window_print (self, answer, TRUE);
      return;
    }
  if (answer == NULL)
    sentence = g_strdup (error->message);
  else
    sentence = say_done (errand);
  foyer_common_show_toast (self->toasts, sentence);
  foyer_reception_window_update_actions (self);
}

static void
change_service (FoyerReceptionWindow *self, const char *number, const char *service)
{
  g_autoptr (FoyerCommand) command = NULL;

  if (!foyer_guard_enter (&self->changing))
    return;
  command = foyer_window_context_command (self->context, "ticket.change-service");
  foyer_command_text (command, "number", number);
  foyer_command_text (command, "service", service);
  foyer_window_context_run_async (self->context, command, NULL, changed_cb,
                                  make_errand (self, "ticket.change-service", number));
}

static void
change (FoyerReceptionWindow *self, const char *verb, const char *number, const char *reason)
{
  g_autoptr (FoyerCommand) command = NULL;

  if (!foyer_guard_enter (&self->changing))
    return;
  command = foyer_window_context_command (self->context, verb);
  foyer_command_text (command, "number", number);
  if (reason != NULL)
    foyer_command_text (command, "reason", reason);
  foyer_window_context_run_async (self->context, command, NULL, changed_cb,
                                  make_errand (self, verb, number));
}

void
foyer_reception_window_restore (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerReceptionWindow *self = FOYER_RECEPTION_WINDOW (widget);
  FoyerTicketItem *ticket = foyer_ticket_list_get_selected (self->missed_list);

  if (ticket != NULL)
    change (self, "ticket.restore", foyer_ticket_item_get_number (ticket), NULL);
}

void
foyer_reception_window_restore_row (FoyerReceptionWindow *self, FoyerTicketItem *ticket)
{
  change (self, "ticket.restore", foyer_ticket_item_get_number (ticket), NULL);
}

static void
cancel_confirmed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree char *number = data;
  g_autofree char *answer = foyer_prompt_finish (result, NULL);

  if (answer != NULL)
    change (FOYER_RECEPTION_WINDOW (object), "ticket.cancel", number, NULL);
}

void
foyer_reception_window_cancel (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerReceptionWindow *self = FOYER_RECEPTION_WINDOW (widget);
  FoyerTicketItem *ticket = foyer_ticket_list_get_selected (self->queue_list);
  g_autofree char *heading = NULL;
  FoyerPrompt prompt = {
    .body = _ ("Its holder does not wait any more. This cannot be undone."),
    .accept = _ ("Cancel _number"),
    .destructive = TRUE,
  };

  if (ticket == NULL)
    return;
  heading = g_strdup_printf (_ ("Cancel number %s?"), foyer_ticket_item_get_number (ticket));
  prompt.heading = heading;
  foyer_prompt_async (GTK_WINDOW (self), &prompt, self->questions, cancel_confirmed_cb,
                      g_strdup (foyer_ticket_item_get_number (ticket)));
}

void
foyer_reception_window_change_service (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerReceptionWindow *self = FOYER_RECEPTION_WINDOW (widget);
  FoyerTicketItem *ticket = foyer_ticket_list_get_selected (self->queue_list);

  if (ticket != NULL)
    change_service (self, foyer_ticket_item_get_number (ticket),
                    g_variant_get_string (parameter, NULL));
}

void
foyer_reception_window_reprint (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerReceptionWindow *self = FOYER_RECEPTION_WINDOW (widget);
  FoyerTicketItem *ticket = foyer_ticket_list_get_selected (self->queue_list);

  if (ticket != NULL)
    change (self, "ticket.reprint", foyer_ticket_item_get_number (ticket), NULL);
}

/* The keys of the lists, also where an entry has the focus; they say it when nothing is chosen. */
gboolean
foyer_reception_window_press_list_key (GtkEventControllerKey *controller,
                                       guint key,
                                       guint code,
                                       GdkModifierType modifiers,
                                       FoyerReceptionWindow *self)
{
  gboolean cancels = key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  FoyerTicketList *list = cancels ? self->queue_list : self->missed_list;

  if ((modifiers & gtk_accelerator_get_default_mod_mask ()) != GDK_CONTROL_MASK ||
      (!cancels && key != GDK_KEY_r) || foyer_window_context_get_session (self->context) == NULL)
    return GDK_EVENT_PROPAGATE;
  /* In the reason it erases a word. */
  if (cancels && focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->issue_panel)) &&
      GTK_IS_EDITABLE (focus))
    return GDK_EVENT_PROPAGATE;
  if (foyer_ticket_list_get_selected (list) == NULL)
    foyer_common_show_toast (self->toasts, _ ("Choose a number first."));
  else
    gtk_widget_activate_action (GTK_WIDGET (self),
                                cancels ? "reception.cancel" : "reception.restore", NULL);
  return GDK_EVENT_STOP;
}
