/* One question to the person, with or without a reason to be given. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/common/foyer-prompt.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* The dialog and its entry live as long as the task's question is open. */
typedef struct
{
  GtkWidget *dialog;
  GtkWidget *entry; /* %NULL when no reason is asked */
  gulong cancelled;
} Question;

static void
reason_changed_cb (GtkEditable *entry, GtkWidget *dialog)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "accept", *reason != '\0');
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  g_autoptr (GTask) task = data;
  Question *question = g_task_get_task_data (task);

  g_cancellable_disconnect (g_task_get_cancellable (task), question->cancelled);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (!g_str_equal (response, "accept"))
    g_task_return_pointer (task, NULL, NULL);
  else if (question->entry == NULL)
    g_task_return_pointer (task, g_strdup (""), g_free);
  else
    g_task_return_pointer (
        task, g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (question->entry)))),
        g_free);
}

static gboolean
close_cb (gpointer data)
{
  gtk_window_close (data);
  return G_SOURCE_REMOVE;
}

/* g_cancellable_disconnect() may not be called from here, which closing would do. */
static void
cancelled_cb (GCancellable *cancellable, GtkWidget *dialog)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, close_cb, g_object_ref (dialog), g_object_unref);
}

static GtkWidget *
add_reason (GtkWidget *dialog, const char *label)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *entry = adw_entry_row_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), label);
  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), list);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "accept", FALSE);
  g_signal_connect (entry, "changed", G_CALLBACK (reason_changed_cb), dialog);
  g_object_set (gtk_editable_get_delegate (GTK_EDITABLE (entry)), "activates-default", TRUE, NULL);
  gtk_window_set_focus (GTK_WINDOW (dialog), entry);
  return entry;
}

void
foyer_prompt_async (GtkWindow *parent,
                    const FoyerPrompt *prompt,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);
  AdwMessageDialog *dialog;

  g_task_set_source_tag (task, foyer_prompt_async);
  g_task_set_task_data (task, question, g_free);
  question->dialog = adw_message_dialog_new (parent, prompt->heading, prompt->body);
  dialog = ADW_MESSAGE_DIALOG (question->dialog);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "accept", prompt->accept,
                                    NULL);
  adw_message_dialog_set_response_appearance (
      dialog, "accept", prompt->destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "accept");
  adw_message_dialog_set_close_response (dialog, "cancel");
  if (prompt->reason != NULL)
    question->entry = add_reason (question->dialog, prompt->reason);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  if (cancellable != NULL)
    question->cancelled =
        g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), dialog, NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

char *
foyer_prompt_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
