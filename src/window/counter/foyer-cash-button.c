/* The buttons of a cash check, and the keys that press them. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/counter/foyer-cash-button.h"

#include "window/common/foyer-key-cap.h"

GtkWidget *
foyer_cash_button_new (FoyerCashAction action)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new_with_mnemonic (foyer_cash_action_get_label (action));
  g_autofree char *name = g_strdup (gtk_label_get_text (GTK_LABEL (label)));

  gtk_label_set_mnemonic_widget (GTK_LABEL (label), button);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), foyer_key_cap_new (foyer_cash_action_get_key (action)));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), foyer_cash_action_get_name (action));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

const char *
foyer_cash_button_get_key (guint key)
{
  static const struct
  {
    guint key;
    const char *cap;
  } keys[] = {
    { GDK_KEY_F5, "F5" },          { GDK_KEY_KP_Add, "F5" }, { GDK_KEY_F6, "F6" },
    { GDK_KEY_KP_Subtract, "F6" }, { GDK_KEY_F7, "F7" },     { GDK_KEY_F8, "F8" },
    { GDK_KEY_KP_Divide, "F8" },   { GDK_KEY_F9, "F9" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].key == key)
      return keys[i].cap;
  return NULL;
}
