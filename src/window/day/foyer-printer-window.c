/* The printer of slips of this station: which one, what it takes, and whether it prints. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/day/foyer-printer-window.h"

#include <glib/gi18n-lib.h>

#include "desktop/foyer-printer.h"
#include "desktop/foyer-slip.h"
#include "foyer-day-resources.h"
#include "window/common/foyer-common.h"

#define PRINTER_KEY "slip-printer"
#define RAW_KEY     "slip-raw"
#define NARROW_KEY  "slip-narrow"
#define TEXT_KEY    "slip-text"

struct _FoyerPrinterWindow
{
  AdwWindow parent_instance;
  AdwComboRow *printer_row;
  GtkSwitch *raw_switch, *narrow_switch;
  AdwEntryRow *text_row;
  AdwActionRow *test_row;
  GtkWidget *test_button;

  GSettings *settings;
  FoyerLanguage language;
  GCancellable *cancellable;
  GPtrArray *queues; /* of what the row shows; the first is "" */
  GArray *raw;       /* of gboolean: whether that one takes dots */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (FoyerPrinterWindow, foyer_printer_window, ADW_TYPE_WINDOW)

/* --- which one --- */

static void
add_queue (FoyerPrinterWindow *self, GtkStringList *titles, const char *queue, char *title, int raw)
{
  g_ptr_array_add (self->queues, g_strdup (queue));
  g_array_append_val (self->raw, raw);
  gtk_string_list_take (titles, title);
}

static char *
describe (const FoyerPrinter *printer)
{
  g_autofree char *told = foyer_printer_state_is_good (printer->state)
                              ? NULL
                              : foyer_printer_state_tell (printer->state, printer->queue);

  if (told != NULL)
    return g_strdup_printf ("%s: %s", printer->queue, told);
  return *printer->description != '\0'
             ? g_strdup_printf ("%s (%s)", printer->queue, printer->description)
             : g_strdup (printer->queue);
}

static void
listed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerPrinterWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) printers = foyer_printer_list_finish (result, &error);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autofree char *chosen = NULL;
  guint position = 0;

  if (self->settings == NULL)
    return;
  chosen = g_settings_get_string (self->settings, PRINTER_KEY);
  add_queue (self, titles, "", g_strdup (_ ("None: no slips")), FALSE);
  for (guint i = 0; printers != NULL && i < printers->len; i++)
    {
      const FoyerPrinter *printer = g_ptr_array_index (printers, i);

      if (g_str_equal (printer->queue, chosen))
        position = self->queues->len;
      add_queue (self, titles, printer->queue, describe (printer), printer->raw);
    }
  if (*chosen != '\0' && position == 0)
    {
      position = self->queues->len;
      add_queue (self, titles, chosen,
                 *chosen == '/' ? g_strdup_printf (_ ("PDF files in %s"), chosen)
                                /* Translators: %s is the name of a printer */
                                : g_strdup_printf (_ ("%s (not there now)"), chosen),
                 FALSE);
    }
  self->filling = TRUE;
  adw_combo_row_set_model (self->printer_row, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->printer_row, position);
  self->filling = FALSE;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->printer_row),
                               error != NULL ? error->message : "");
}

/* A raw queue takes dots: nobody has to know that. */
static void
chosen_cb (FoyerPrinterWindow *self)
{
  const guint position = adw_combo_row_get_selected (self->printer_row);

  if (self->filling || position >= self->queues->len)
    return;
  g_settings_set_string (self->settings, PRINTER_KEY, g_ptr_array_index (self->queues, position));
  g_settings_set_boolean (self->settings, RAW_KEY, g_array_index (self->raw, int, position));
}

/* --- whether it prints --- */

static void
printed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerPrinterWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = foyer_print_finish (result, &error);

  if (self->settings == NULL)
    return;
  gtk_widget_set_sensitive (self->test_button, TRUE);
  adw_action_row_set_subtitle (self->test_row, path == NULL    ? error->message
                                               : *path != '\0' ? path
                                                               : _ ("It was printed."));
}

static void
test_cb (FoyerPrinterWindow *self)
{
  g_autofree char *place = g_settings_get_string (self->settings, PRINTER_KEY);
  g_autofree char *text = g_settings_get_string (self->settings, TEXT_KEY);
  const char *const lines[] = { _ ("This is a test: no number was issued."), NULL };
  const FoyerNote note = {
    .width =
        g_settings_get_boolean (self->settings, NARROW_KEY) ? FOYER_ROLL_58MM : FOYER_ROLL_80MM,
    .language = self->language,
    .hall = "Foyer",
    .title = "A015",
    .lines = lines,
    .foot = *text != '\0' ? text : NULL,
  };
  const FoyerPrintTarget target = {
    .way = *place == '/'                                      ? FOYER_PRINT_TO_FILE
           : g_settings_get_boolean (self->settings, RAW_KEY) ? FOYER_PRINT_AS_DOTS
                                                              : FOYER_PRINT_AS_PDF,
    .place = place,
  };

  if (*place == '\0')
    {
      adw_action_row_set_subtitle (self->test_row, _ ("Choose a printer first."));
      return;
    }
  gtk_widget_set_sensitive (self->test_button, FALSE);
  adw_action_row_set_subtitle (self->test_row, _ ("Printing…"));
  foyer_print_roll_async (foyer_note_draw (&note), &target, self->cancellable, printed_cb,
                          g_object_ref (self));
}

/* --- the window --- */

static void
foyer_printer_window_dispose (GObject *object)
{
  FoyerPrinterWindow *self = FOYER_PRINTER_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (foyer_printer_window_parent_class)->dispose (object);
}

static void
foyer_printer_window_finalize (GObject *object)
{
  FoyerPrinterWindow *self = FOYER_PRINTER_WINDOW (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->queues);
  g_array_unref (self->raw);
  G_OBJECT_CLASS (foyer_printer_window_parent_class)->finalize (object);
}

static void
foyer_printer_window_class_init (FoyerPrinterWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  foyer_common_init ();
  g_resources_register (foyer_day_get_resource ());
  G_OBJECT_CLASS (klass)->dispose = foyer_printer_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = foyer_printer_window_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/foyerhall/Foyer/ui/day/printer-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerPrinterWindow, printer_row);
  gtk_widget_class_bind_template_child (widget_class, FoyerPrinterWindow, raw_switch);
  gtk_widget_class_bind_template_child (widget_class, FoyerPrinterWindow, narrow_switch);
  gtk_widget_class_bind_template_child (widget_class, FoyerPrinterWindow, text_row);
  gtk_widget_class_bind_template_child (widget_class, FoyerPrinterWindow, test_row);
  gtk_widget_class_bind_template_child (widget_class, FoyerPrinterWindow, test_button);
  gtk_widget_class_bind_template_callback (widget_class, test_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
foyer_printer_window_init (FoyerPrinterWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->queues = g_ptr_array_new_with_free_func (g_free);
  self->raw = g_array_new (FALSE, FALSE, sizeof (int));
}

GtkWidget *
foyer_printer_window_new (GtkWindow *parent, GSettings *settings, FoyerLanguage language)
{
  FoyerPrinterWindow *self = g_object_new (FOYER_TYPE_PRINTER_WINDOW, "transient-for", parent,
                                           "modal", TRUE, "destroy-with-parent", TRUE, NULL);

  self->settings = g_object_ref (settings);
  self->language = language;
  g_settings_bind (settings, RAW_KEY, self->raw_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, NARROW_KEY, self->narrow_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, TEXT_KEY, self->text_row, "text", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (self->printer_row, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  foyer_printer_list_async (self->cancellable, listed_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
