/* What all windows share: registration of the common widgets and of the callbacks of .ui files. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/common/foyer-common.h"

#include "foyer-window-common-resources.h"
#include "window/common/foyer-class-marks.h"
#include "window/common/foyer-format.h"
#include "window/common/foyer-key-cap.h"
#include "window/common/foyer-screen-warning.h"
#include "window/common/foyer-sign-in-page.h"
#include "window/common/foyer-state-pill.h"
#include "window/common/foyer-state.h"
#include "window/common/foyer-ticket-list.h"
#include "window/common/foyer-ticket-row.h"
#include "window/common/foyer-voice-warning.h"

/* "_Book…", "预订(_B)…" without the mark of its key. (transfer full) */
static char *
strip_mnemonic (const char *label)
{
  const char *mark = strchr (label, '_');
  const gboolean in_brackets =
      mark != NULL && mark > label && mark[-1] == '(' && mark[1] != '\0' && mark[2] == ')';
  GString *text = g_string_new (NULL);

  if (mark == NULL)
    return g_string_free (g_string_assign (text, label), FALSE);
  g_string_append_len (text, label, mark - label - (in_brackets ? 1 : 0));
  g_string_append (text, mark + (in_brackets ? 3 : 1));
  return g_string_free (text, FALSE);
}

/* GTK tells what a property of accessibility is to tests alone. */
static gboolean
is_named (gpointer widget, const char *name)
{
  g_autofree char *differs =
      gtk_test_accessible_check_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL, name);

  return differs == NULL;
}

/* GTK 4.8 names a button with a mnemonic, and a check button, twice: by its text and by its label.
 * A name that was given on purpose stays. */
static gboolean
name_once (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  gpointer widget = g_value_get_object (values);
  const char *label = NULL;
  g_autofree char *name = NULL;

  if (GTK_IS_BUTTON (widget) && gtk_button_get_use_underline (widget))
    label = gtk_button_get_label (widget);
  else if (GTK_IS_CHECK_BUTTON (widget))
    label = gtk_check_button_get_label (widget);
  if (label == NULL)
    return TRUE;
  name = strip_mnemonic (label);
  gtk_accessible_reset_relation (widget, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  if (is_named (widget, label))
    gtk_accessible_update_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return TRUE;
}

void
foyer_common_init (void)
{
  static gboolean done;

  if (done)
    return;
  done = TRUE;
  g_type_ensure (GTK_TYPE_BUTTON);
  g_type_class_ref (GTK_TYPE_BUTTON); /* its signals must be there */
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, name_once, NULL, NULL);
  /* Out of a static library the resource would not be linked unless somebody names it. */
  g_resources_register (foyer_window_common_get_resource ());
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/io/github/foyerhall/Foyer/icons");
  g_type_ensure (FOYER_TYPE_CLASS_MARKS);
  g_type_ensure (FOYER_TYPE_KEY_CAP);
  g_type_ensure (FOYER_TYPE_SCREEN_WARNING);
  g_type_ensure (FOYER_TYPE_SIGN_IN_PAGE);
  g_type_ensure (FOYER_TYPE_STATE_PILL);
  g_type_ensure (FOYER_TYPE_TICKET_LIST);
  g_type_ensure (FOYER_TYPE_TICKET_ROW);
  g_type_ensure (FOYER_TYPE_VOICE_WARNING);
}

/* As a <closure> calls them: the object it stands in comes first. */

static char *
format_wait (gpointer object, gint64 seconds)
{
  return foyer_format_wait (seconds);
}

static char *
format_waiting (gpointer object, gint64 count)
{
  return foyer_format_waiting (count);
}

static char *
format_ahead (gpointer object, gint64 count)
{
  return foyer_format_ahead (count);
}

static char *
format_counter (gpointer object, gint64 number)
{
  return foyer_format_counter (number);
}

static char *
state_word (gpointer object, const char *nick)
{
  return g_strdup (foyer_state_get_word (nick));
}

static char *
class_word (gpointer object, const char *nick)
{
  return g_strdup (foyer_class_get_word (nick));
}

void
foyer_common_bind_formats (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GCallback callback;
  } formats[] = {
    { "foyer_format_wait", G_CALLBACK (format_wait) },
    { "foyer_format_waiting", G_CALLBACK (format_waiting) },
    { "foyer_format_ahead", G_CALLBACK (format_ahead) },
    { "foyer_format_counter", G_CALLBACK (format_counter) },
    { "foyer_state_get_word", G_CALLBACK (state_word) },
    { "foyer_class_get_word", G_CALLBACK (class_word) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    gtk_widget_class_bind_template_callback_full (widget_class, formats[i].name,
                                                  formats[i].callback);
}

void
foyer_common_bind_template (GtkWidgetClass *widget_class,
                            const char *resource,
                            const FoyerTemplateChild *children,
                            const FoyerTemplateCallback *callbacks)
{
  gtk_widget_class_set_template_from_resource (widget_class, resource);
  for (; children->name != NULL; children++)
    gtk_widget_class_bind_template_child_full (widget_class, children->name, FALSE,
                                               children->offset);
  for (; callbacks != NULL && callbacks->name != NULL; callbacks++)
    gtk_widget_class_bind_template_callback_full (widget_class, callbacks->name,
                                                  callbacks->callback);
}

void
foyer_common_install_actions (GtkWidgetClass *widget_class, const FoyerTemplateAction *actions)
{
  for (; actions->name != NULL; actions++)
    {
      gtk_widget_class_install_action (widget_class, actions->name, actions->parameter,
                                       actions->activate);
      if (actions->key != 0)
        gtk_widget_class_add_binding_action (widget_class, actions->key, actions->modifiers,
                                             actions->name, actions->argument != NULL ? "s" : NULL,
                                             actions->argument);
    }
}

void
foyer_common_dispose_template (GtkWidget *widget, GType type)
{
  GtkWidget *child;

  gtk_widget_dispose_template (widget, type);
  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

void
foyer_common_set_shortcuts (GtkApplicationWindow *window, const char *resource)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (resource);

  gtk_application_window_set_help_overlay (
      window, GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay")));
}

static void
toast_gone_cb (AdwToast *toast, GObject *toasts)
{
  if (g_object_get_data (toasts, "foyer-toast") == toast)
    g_object_set_data (toasts, "foyer-toast", NULL);
}

void
foyer_common_show_toast (AdwToastOverlay *toasts, const char *sentence)
{
  AdwToast *toast = adw_toast_new (sentence);

  foyer_common_dismiss_toast (toasts);
  adw_toast_set_timeout (toast, 6);
  g_object_set_data_full (G_OBJECT (toasts), "foyer-toast", g_object_ref (toast), g_object_unref);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_gone_cb), toasts, 0);
  adw_toast_overlay_add_toast (toasts, toast);
}

void
foyer_common_dismiss_toast (AdwToastOverlay *toasts)
{
  g_autoptr (AdwToast) toast = g_object_steal_data (G_OBJECT (toasts), "foyer-toast");

  if (toast != NULL)
    adw_toast_dismiss (toast);
}

void
foyer_common_take_focus (GtkWidget *part)
{
  GtkRoot *root = gtk_widget_get_root (part);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && (focus == part || gtk_widget_is_ancestor (focus, part)))
    gtk_root_set_focus (root, NULL);
}
