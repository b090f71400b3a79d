/* Digits to be touched: the number of an appointment, or a telephone number. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/kiosk/foyer-kiosk-keypad.h"

#include <string.h>

#include "window/common/foyer-label.h"
#include "window/kiosk/foyer-kiosk-words.h"

#define MOST_DIGITS 15

struct _FoyerKioskKeypad
{
  GtkWidget parent_instance;
  GtkLabel *question_label, *digits_label;
  GtkWidget *erase_button, *enter_button;
  char digits[MOST_DIGITS + 1];
  guint least;
};

G_DEFINE_FINAL_TYPE (FoyerKioskKeypad, foyer_kiosk_keypad, GTK_TYPE_WIDGET)

static guint entered_signal;

static void
update (FoyerKioskKeypad *self)
{
  gtk_label_set_text (self->digits_label, self->digits);
  gtk_widget_set_sensitive (self->enter_button, strlen (self->digits) >= self->least);
  gtk_widget_set_sensitive (self->erase_button, *self->digits != '\0');
}

gboolean
foyer_kiosk_keypad_press (FoyerKioskKeypad *self, guint key)
{
  const gsize n = strlen (self->digits);
  const int digit = g_unichar_digit_value (gdk_keyval_to_unicode (key));

  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    {
      /* On a button the key presses that one. */
      if (n < self->least || gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
        return FALSE;
      g_signal_emit (self, entered_signal, 0);
      return TRUE;
    }
  if (digit >= 0 && n < MOST_DIGITS)
    self->digits[n] = (char) ('0' + digit);
  else if (key == GDK_KEY_BackSpace && n > 0)
    self->digits[n - 1] = '\0';
  else
    return digit >= 0;
  update (self);
  return TRUE;
}

static void
clicked_cb (GtkButton *button, FoyerKioskKeypad *self)
{
  const guint key = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "foyer-key"));

  if (key == GDK_KEY_Return)
    g_signal_emit (self, entered_signal, 0);
  else
    foyer_kiosk_keypad_press (self, key);
}

static GtkWidget *
add_key (FoyerKioskKeypad *self, GtkGrid *grid, int position, guint key, const char *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_object_set_data (G_OBJECT (button), "foyer-key", GUINT_TO_POINTER (key));
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_grid_attach (grid, button, position % 3, position / 3, 1, 1);
  return button;
}

static void
foyer_kiosk_keypad_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (foyer_kiosk_keypad_parent_class)->dispose (object);
}

static void
foyer_kiosk_keypad_class_init (FoyerKioskKeypadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_kiosk_keypad_dispose;
  entered_signal = g_signal_new ("entered", FOYER_TYPE_KIOSK_KEYPAD, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "foyer-kiosk-keypad");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static GtkLabel *
add_label (FoyerKioskKeypad *self, const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return GTK_LABEL (label);
}

static void
foyer_kiosk_keypad_init (FoyerKioskKeypad *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *grid = gtk_grid_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  self->question_label = add_label (self, "question");
  self->digits_label = add_label (self, "digits");
  gtk_widget_set_halign (grid, GTK_ALIGN_CENTER);
  gtk_grid_set_row_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_widget_add_css_class (grid, "choices");
  gtk_widget_set_parent (grid, GTK_WIDGET (self));
  for (int i = 0; i < 9; i++)
    {
      const char label[] = { (char) ('1' + i), '\0' };

      add_key (self, GTK_GRID (grid), i, (guint) (GDK_KEY_1 + i), label);
    }
  self->erase_button = add_key (self, GTK_GRID (grid), 9, GDK_KEY_BackSpace, "⌫");
  add_key (self, GTK_GRID (grid), 10, GDK_KEY_0, "0");
  self->enter_button = add_key (self, GTK_GRID (grid), 11, GDK_KEY_Return, "↵");
  gtk_widget_add_css_class (self->enter_button, "main");
}

static void
set_name (GtkWidget *button, FoyerKioskWord word, FoyerLanguage language)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  foyer_kiosk_word (word, language), -1);
}

void
foyer_kiosk_keypad_reset (FoyerKioskKeypad *self,
                          FoyerLanguage language,
                          const char *question,
                          guint least)
{
  memset (self->digits, 0, sizeof self->digits);
  self->least = least;
  foyer_label_set_text_in (self->question_label, language, question);
  set_name (self->erase_button, FOYER_KIOSK_WORD_ERASE, language);
  set_name (self->enter_button, FOYER_KIOSK_WORD_ENTER, language);
  update (self);
}

const char *
foyer_kiosk_keypad_get_digits (FoyerKioskKeypad *self)
{
  return self->digits;
}
