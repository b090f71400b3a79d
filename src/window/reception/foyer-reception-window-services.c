/* The reception's services: found by typing, chosen, counted without a number. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/reception/foyer-reception-window-private.h"

#include <glib/gi18n-lib.h>

#include "hall/foyer-search.h"
#include "window/common/foyer-common.h"
#include "window/common/foyer-label.h"
#include "window/reception/foyer-service-card.h"

static FoyerHallModel *
get_model (FoyerReceptionWindow *self)
{
  return foyer_window_context_get_model (self->context);
}

void
foyer_reception_window_select_service (FoyerReceptionWindow *self)
{
  GList *selected = gtk_flow_box_get_selected_children (self->services_box);
  GtkWidget *card =
      selected != NULL ? gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (selected->data)) : NULL;

  if (!self->finding)
    {
      self->finding = TRUE;
      foyer_reception_window_clear_search (self);
      self->finding = FALSE;
    }
  foyer_issue_panel_set_service (
      self->issue_panel,
      card != NULL ? foyer_service_card_get_service (FOYER_SERVICE_CARD (card)) : NULL);
  g_list_free (selected);
}

void
foyer_reception_window_activate_service (FoyerReceptionWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "reception.issue", NULL);
}

static GtkWidget *
make_card_cb (gpointer item, gpointer data)
{
  return foyer_service_card_new (item);
}

static const char *
get_selected_code (FoyerReceptionWindow *self)
{
  GList *selected = gtk_flow_box_get_selected_children (self->services_box);
  GtkWidget *card =
      selected != NULL ? gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (selected->data)) : NULL;

  g_list_free (selected);
  return card != NULL ? foyer_service_item_get_code (
                            foyer_service_card_get_service (FOYER_SERVICE_CARD (card)))
                      : NULL;
}

/* When a card with the focus goes, GTK chooses the first one: nobody asked for that service. So the
 * focus leaves the cards before they change, and what was chosen is chosen again if it is there. */
static void
services_change_cb (FoyerReceptionWindow *self)
{
  GtkWidget *box = GTK_WIDGET (self->services_box);

  self->by_itself = TRUE;
  foyer_set_text (&self->service_before, get_selected_code (self));
  self->had_focus = (gtk_widget_get_state_flags (box) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  if (self->had_focus)
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
}

/* Another service for a number that waits: one entry for each. */
static void
fill_change_menu (FoyerReceptionWindow *self)
{
  GListModel *services = foyer_hall_model_get_services (get_model (self));
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < g_list_model_get_n_items (services); i++)
    {
      g_autoptr (FoyerServiceItem) service = g_list_model_get_item (services, i);
      const char *code = foyer_service_item_get_code (service);
      g_autofree char *label = g_strdup_printf (
          "%s  %s", code, foyer_service_item_get_name (service, foyer_language_of_interface ()));
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "reception.change-service", "s", code);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->change_button), G_MENU_MODEL (menu));
}

static void
services_changed_cb (FoyerReceptionWindow *self)
{
  const char *code = self->service_before;
  int i = 0;
  GtkFlowBoxChild *child, *chosen = NULL;

  for (; (child = gtk_flow_box_get_child_at_index (self->services_box, i)) != NULL; i++)
    {
      GtkWidget *card = gtk_flow_box_child_get_child (child);
      FoyerServiceItem *service = foyer_service_card_get_service (FOYER_SERVICE_CARD (card));

      if (g_strcmp0 (code, foyer_service_item_get_code (service)) == 0)
        chosen = child;
    }
  if (self->had_focus && i > 0)
    gtk_widget_grab_focus (GTK_WIDGET (
        chosen != NULL ? chosen : gtk_flow_box_get_child_at_index (self->services_box, 0)));
  if (chosen != NULL)
    gtk_flow_box_select_child (self->services_box, chosen);
  else
    gtk_flow_box_unselect_all (self->services_box);
  self->by_itself = FALSE;
  fill_change_menu (self);
  foyer_reception_window_update_actions (self);
}

void
foyer_reception_window_bind_services (FoyerReceptionWindow *self)
{
  GListModel *services = foyer_hall_model_get_services (get_model (self));

  /* One before the box hears of a change, one after. */
  g_signal_connect_object (services, "items-changed", G_CALLBACK (services_change_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_flow_box_bind_model (self->services_box, services, make_card_cb, NULL, NULL);
  g_signal_connect_object (services, "items-changed", G_CALLBACK (services_changed_cb), self,
                           G_CONNECT_SWAPPED);
  services_changed_cb (self);
}

/* --- found by typing --- */

static int
rank_service (FoyerServiceItem *service, const char *typed)
{
  const char *const names[] = {
    foyer_service_item_get_code (service),
    foyer_service_item_get_name (service, FOYER_LANGUAGE_ZH),
    foyer_service_item_get_name (service, FOYER_LANGUAGE_KO),
    foyer_service_item_get_name (service, FOYER_LANGUAGE_EN),
    NULL,
  };

  return foyer_search_rank_any (names, typed);
}

/* Cards that do not fit stay where they are, but dim. */
static GtkFlowBoxChild *
mark_cards (FoyerReceptionWindow *self, const char *typed)
{
  GtkFlowBoxChild *child, *best = NULL;
  int best_rank = -1;

  for (int i = 0; (child = gtk_flow_box_get_child_at_index (self->services_box, i)) != NULL; i++)
    {
      GtkWidget *card = gtk_flow_box_child_get_child (child);
      int rank =
          *typed == '\0'
              ? 0
              : rank_service (foyer_service_card_get_service (FOYER_SERVICE_CARD (card)), typed);

      if (rank < 0)
        gtk_widget_add_css_class (GTK_WIDGET (child), "unfit");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (child), "unfit");
      if (rank >= 0 && (best == NULL || rank < best_rank))
        {
          best = child;
          best_rank = rank;
        }
    }
  return best;
}

static gboolean
is_in_search (FoyerReceptionWindow *self)
{
  return (gtk_widget_get_state_flags (self->service_search) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static void
choose_card (FoyerReceptionWindow *self, GtkFlowBoxChild *child)
{
  self->finding = TRUE;
  gtk_flow_box_select_child (self->services_box, child);
  if (!is_in_search (self))
    gtk_widget_grab_focus (GTK_WIDGET (child));
  self->finding = FALSE;
  /* Also when it is the one that is chosen already: for the next customer. */
  foyer_reception_window_note_choice (self);
  foyer_reception_window_update_actions (self);
}

void
foyer_reception_window_find_service (FoyerReceptionWindow *self)
{
  GtkEditable *entry = GTK_EDITABLE (self->service_search);
  const char *typed = gtk_editable_get_text (entry);
  const char *last = g_utf8_find_prev_char (typed, typed + strlen (typed));
  GtkFlowBoxChild *best = mark_cards (self, typed);

  gtk_widget_remove_css_class (self->service_search, "error");
  if (*typed == '\0' || self->finding)
    return;
  if (best != NULL)
    {
      choose_card (self, best);
      return;
    }
  /* Somebody began anew without erasing what fitted before. */
  if (last != typed && !is_in_search (self))
    {
      g_autofree char *again = g_strdup (last);
      gtk_editable_set_text (entry, again);
      return;
    }
  gtk_widget_add_css_class (self->service_search, "error");
}

void
foyer_reception_window_clear_search (FoyerReceptionWindow *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->service_search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->service_search), "");
}

/* Letters find a service and digits press a toggle, wherever no entry takes them. */
gboolean
foyer_reception_window_press_key (GtkEventControllerKey *controller,
                                  guint key,
                                  guint code,
                                  GdkModifierType modifiers,
                                  FoyerReceptionWindow *self)
{
  gunichar letter = gdk_keyval_to_unicode (key);
  int digit = g_unichar_digit_value (letter);

  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 ||
      foyer_window_context_get_session (self->context) == NULL)
    return GDK_EVENT_PROPAGATE;
  if (digit >= 0)
    {
      foyer_issue_panel_press (self->issue_panel, digit);
      return GDK_EVENT_STOP;
    }
  if (letter == '+')
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "reception.another", NULL);
      return GDK_EVENT_STOP;
    }
  if (key == GDK_KEY_Escape)
    {
      foyer_reception_window_clear_search (self);
      return GDK_EVENT_PROPAGATE;
    }
  if ((letter == 0 || !g_unichar_isalpha (letter)) && key != GDK_KEY_BackSpace)
    return GDK_EVENT_PROPAGATE;
  return gtk_event_controller_key_forward (
      controller, GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->service_search))));
}

/* --- several matters on one number (S4 三.3) --- */

void
foyer_reception_window_another (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerReceptionWindow *self = FOYER_RECEPTION_WINDOW (widget);

  foyer_issue_panel_keep_matter (self->issue_panel);
  foyer_reception_window_clear_search (self);
  gtk_flow_box_unselect_all (self->services_box);
  foyer_reception_window_note_choice (self);
  foyer_reception_window_update_actions (self);
}

/* --- counted without a number (S0 hall 1(2)) --- */

typedef struct
{
  FoyerReceptionWindow *window;
  char *sentence;
} Count;

static void
count_free (Count *count)
{
  g_object_unref (count->window);
  g_free (count->sentence);
  g_free (count);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Count, count_free)

static void
counted_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Count) count = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);

  foyer_guard_leave (&count->window->counting);
  if (count->window->context != NULL)
    foyer_common_show_toast (count->window->toasts,
                             answer != NULL ? count->sentence : error->message);
}

static void
count_visit (FoyerReceptionWindow *self, gboolean advised)
{
  FoyerServiceItem *service = foyer_issue_panel_get_service (self->issue_panel);
  g_autoptr (FoyerCommand) command = NULL;
  Count *count;

  if (service == NULL || !foyer_guard_enter (&self->counting))
    return;
  command =
      foyer_window_context_command (self->context, advised ? "ticket.advise" : "ticket.divert");
  foyer_command_text (command, "service", foyer_service_item_get_code (service));
  count = g_new0 (Count, 1);
  count->window = g_object_ref (self);
  count->sentence =
      /* Translators: %s is the letter of a service */
      advised
          ? g_strdup_printf (_ ("Advice on %s is counted."), foyer_service_item_get_code (service))
          /* Translators: %s is the letter of a service */
          : g_strdup_printf (_ ("%s at the machine is counted."),
                             foyer_service_item_get_code (service));
  foyer_reception_window_clear_search (self);
  foyer_window_context_run_async (self->context, command, NULL, counted_cb, count);
}

void
foyer_reception_window_advise (GtkWidget *widget, const char *name, GVariant *parameter)
{
  count_visit (FOYER_RECEPTION_WINDOW (widget), TRUE);
}

void
foyer_reception_window_divert (GtkWidget *widget, const char *name, GVariant *parameter)
{
  count_visit (FOYER_RECEPTION_WINDOW (widget), FALSE);
}
