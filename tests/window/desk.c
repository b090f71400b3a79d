/* A window of reception or counter on a real hall, and somebody to sit at it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk.h"

#include "engine/foyer-hall-config.h"
#include "window/common/foyer-sign-in-page.h"
#include "window/common/foyer-ticket-list.h"
#include "window/counter/foyer-counter-window.h"
#include "window/counter/foyer-customer-card.h"
#include "window/reception/foyer-issue-panel.h"
#include "window/reception/foyer-reception-window.h"

void
desk_set_up (Desk *desk, gconstpointer data)
{
  desk_set_up_at (desk, GPOINTER_TO_INT (data), NULL);
}

void
desk_set_up_at (Desk *desk, gint64 counter, const char *time)
{
  hall_fixture_set_up (&desk->hall, time);
  desk->context = foyer_window_context_new (desk->hall.engine, desk->hall.model);
  desk->window = counter == 0 ? foyer_reception_window_new (NULL, desk->context)
                              : foyer_counter_window_new (NULL, desk->context, counter);
  gtk_window_present (GTK_WINDOW (desk->window));
}

static gboolean
is_gone (gpointer pointer)
{
  return *(gpointer *) pointer == NULL;
}

void
desk_tear_down (Desk *desk, gconstpointer data)
{
  GtkWidget *window = desk->window;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &desk->window);
  gtk_window_destroy (GTK_WINDOW (window));
  /* A command that is under way keeps its window until it is answered, not longer. */
  hall_fixture_await (is_gone, &desk->window);
  g_object_add_weak_pointer (G_OBJECT (desk->context), (gpointer *) &desk->context);
  g_object_unref (desk->context);
  hall_fixture_await (is_gone, &desk->context);
  hall_fixture_tear_down (&desk->hall, NULL);
}

gpointer
desk_get_child (GtkWidget *widget, const char *name)
{
  GObject *child = gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);

  g_assert_nonnull (child);
  return child;
}

gboolean
desk_is_at_work (gpointer window)
{
  return g_str_equal (gtk_stack_get_visible_child_name (desk_get_child (window, "stack")), "work");
}

void
desk_press_sign_in (Desk *desk, const char *staff, const char *pin)
{
  GtkWidget *page = desk_get_child (desk->window, "sign_in_page");

  gtk_editable_set_text (desk_get_child (page, "staff_entry"), staff);
  gtk_editable_set_text (desk_get_child (page, "pin_entry"), pin);
  g_signal_emit_by_name (desk_get_child (page, "button"), "clicked");
}

void
desk_sign_in (Desk *desk, const char *staff)
{
  desk_press_sign_in (desk, staff, foyer_hall_demo_pin);
  hall_fixture_await (desk_is_at_work, desk->window);
}

gboolean
desk_has_error (gpointer window)
{
  GtkWidget *page = desk_get_child (window, "sign_in_page");

  return *gtk_label_get_text (desk_get_child (page, "error_label")) != '\0';
}

/* --- names --- */

static gboolean
is_interactive (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_ENTRY (widget) ||
         GTK_IS_PASSWORD_ENTRY (widget) || GTK_IS_SEARCH_ENTRY (widget) ||
         GTK_IS_DROP_DOWN (widget) || GTK_IS_LIST_VIEW (widget) || GTK_IS_FLOW_BOX (widget) ||
         GTK_IS_FLOW_BOX_CHILD (widget);
}

/* Widgets of GTK and libadwaita that name their own parts. */
static gboolean
is_foreign (GtkWidget *widget)
{
  return GTK_IS_WINDOW_CONTROLS (widget) || ADW_IS_COMBO_ROW (widget);
}

void
desk_check_names (GtkWidget *widget, guint *n_checked)
{
  if (is_foreign (widget))
    return;
  if (is_interactive (widget))
    {
      ++*n_checked;
      if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                             GTK_ACCESSIBLE_PROPERTY_LABEL) &&
          !gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                             GTK_ACCESSIBLE_RELATION_LABELLED_BY))
        g_error ("%s “%s” has no accessible name", G_OBJECT_TYPE_NAME (widget),
                 gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)));
      if (!GTK_IS_FLOW_BOX (widget))
        return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    desk_check_names (child, n_checked);
}

void
desk_test_silence_is_told (Desk *desk, gconstpointer data)
{
  GtkWidget *warning = desk_get_child (desk->window, "voice_warning");

  g_assert_false (gtk_widget_get_visible (warning));
  foyer_window_context_set_voice (desk->context, FALSE, "There is no loudspeaker.");
  g_assert_true (gtk_widget_get_visible (warning));
  foyer_window_context_set_voice (desk->context, TRUE, NULL);
  g_assert_false (gtk_widget_get_visible (warning));
}

static void
tick (GtkWidget *widget)
{
  if (GTK_IS_CHECK_BUTTON (widget))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (widget), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    tick (child);
}

static gboolean
has_question (gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget **found = data;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        *found = window;
    }
  return *found != NULL;
}

void
desk_accept_question (Desk *desk)
{
  GtkWidget *dialog = NULL;

  hall_fixture_await (has_question, &dialog);
  tick (dialog);
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "accept"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "accept");
  gtk_window_destroy (GTK_WINDOW (dialog));
}
