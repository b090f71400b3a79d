/* Says why the hall cannot be opened, and what to do. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/foyer-fault-window.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"

typedef struct
{
  FoyerError code;
  const char *title;
  const char *advice; /* may be %NULL: the error's own sentence says it */
  const char *verb;   /* of foyerctl, to be typed; may be %NULL */
} Advice;

static const Advice advices[] = {
  { FOYER_ERROR_NO_DATABASE, N_ ("There Is No Hall Here Yet"),
    N_ ("This command makes a hall to try things out with; without “--demo” it makes an empty "
        "one."),
    "hall init --demo" },
  { FOYER_ERROR_NOT_A_DATABASE, N_ ("This File Is Not a Hall"), NULL, NULL },
  { FOYER_ERROR_DATABASE_NEWER, N_ ("This Hall Belongs to a Newer Foyer"), NULL, NULL },
  { FOYER_ERROR_DATABASE_CORRUPT, N_ ("The Hall’s File Is Damaged"),
    N_ ("This command says what is wrong with it."), "check" },
  { FOYER_ERROR_DATABASE_BUSY, N_ ("The Hall’s File Is Busy"), NULL, NULL },
  { FOYER_ERROR_DATABASE_ON_NETWORK, N_ ("The Hall’s File Lies on the Network"), NULL, NULL },
  { FOYER_ERROR_DISK_FULL, N_ ("The Disk Is Full"), NULL, NULL },
};

static const Advice *
find_advice (const GError *error)
{
  static const Advice other = { FOYER_ERROR_FAULT, N_ ("The Hall Cannot Be Opened"), NULL, NULL };

  for (guint i = 0; i < G_N_ELEMENTS (advices); i++)
    if (g_error_matches (error, FOYER_ERROR, (int) advices[i].code))
      return &advices[i];
  return &other;
}

static GtkWidget *
create_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
create_button (const char *label, const char *action, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "pill");
  return button;
}

static GtkWidget *
create_details (const Advice *advice, const char *path)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *retry = create_button (_ ("_Try Again"), "app.retry", _ ("Open the hall anew (F5)"));

  if (advice->advice != NULL)
    gtk_box_append (GTK_BOX (box), create_label (_ (advice->advice), NULL));
  if (advice->verb != NULL && path != NULL)
    {
      g_autofree char *quoted = g_shell_quote (path);
      g_autofree char *command =
          g_strdup_printf ("foyerctl --database=%s %s", quoted, advice->verb);
      GtkWidget *label = create_label (command, "monospace");

      gtk_label_set_selectable (GTK_LABEL (label), TRUE);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_add_css_class (retry, "suggested-action");
  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (buttons, 12);
  gtk_box_append (GTK_BOX (buttons), retry);
  gtk_box_append (GTK_BOX (buttons),
                  create_button (_ ("_Quit"), "app.quit", _ ("Quit Foyer (Ctrl+Q)")));
  gtk_box_append (GTK_BOX (box), buttons);
  return box;
}

/* On this window alone: elsewhere the key belongs to others. */
static void
add_retry_key (GtkWidget *window)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F5, 0),
                                                          gtk_named_action_new ("app.retry")));
  gtk_widget_add_controller (window, controller);
}

GtkWidget *
foyer_fault_window_new (GtkApplication *application, const char *path, const GError *error)
{
  const Advice *advice = find_advice (error);
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_status_page_new ();
  g_autofree char *sentence = g_markup_escape_text (error->message, -1);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "dialog-warning-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ (advice->title));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), sentence);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), create_details (advice, path));
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (content), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (content), page);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), content);
  add_retry_key (window);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Foyer"));
  gtk_window_set_default_size (GTK_WINDOW (window), 720, 560);
  return window;
}
