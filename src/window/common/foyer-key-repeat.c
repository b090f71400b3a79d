/* A key that is held down does its work once. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/common/foyer-common.h"

/* No keyboard repeats slower, in milliseconds: a key that comes after a longer time was released in
 * between, and a question that had the keys then has heard of it alone. */
#define LONGEST_REPEAT 1500

/* Moving and erasing go on while their key is held. */
static gboolean
may_repeat_anywhere (guint key)
{
  static const guint keys[] = {
    GDK_KEY_Left,         GDK_KEY_Right,     GDK_KEY_Up,        GDK_KEY_Down,
    GDK_KEY_KP_Left,      GDK_KEY_KP_Right,  GDK_KEY_KP_Up,     GDK_KEY_KP_Down,
    GDK_KEY_Page_Up,      GDK_KEY_Page_Down, GDK_KEY_Home,      GDK_KEY_End,
    GDK_KEY_KP_Page_Up,   GDK_KEY_KP_Home,   GDK_KEY_KP_End,    GDK_KEY_Tab,
    GDK_KEY_KP_Page_Down, GDK_KEY_KP_Tab,    GDK_KEY_BackSpace, GDK_KEY_ISO_Left_Tab,
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (key == keys[i])
      return TRUE;
  return FALSE;
}

static gboolean
may_repeat (GtkWindow *window, guint key, GdkModifierType modifiers)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  if (may_repeat_anywhere (key))
    return TRUE;
  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;
  /* In an entry whatever writes a character, and Delete. */
  return GTK_IS_EDITABLE (focus) &&
         (key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete ||
          (gdk_keyval_to_unicode (key) != 0 && g_unichar_isprint (gdk_keyval_to_unicode (key))));
}

static gboolean
pressed_cb (GtkEventControllerKey *controller,
            guint key,
            guint code,
            GdkModifierType modifiers,
            GHashTable *down)
{
  GtkWidget *window = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  guint32 now = gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (controller));
  gpointer before;
  gboolean is_down = g_hash_table_lookup_extended (down, GUINT_TO_POINTER (code), NULL, &before) &&
                     now - GPOINTER_TO_UINT (before) < LONGEST_REPEAT;

  g_hash_table_insert (down, GUINT_TO_POINTER (code), GUINT_TO_POINTER (now));
  if (!is_down)
    return GDK_EVENT_PROPAGATE;
  return may_repeat (GTK_WINDOW (window), key, modifiers) ? GDK_EVENT_PROPAGATE : GDK_EVENT_STOP;
}

static void
released_cb (GtkEventControllerKey *controller,
             guint key,
             guint code,
             GdkModifierType modifiers,
             GHashTable *down)
{
  g_hash_table_remove (down, GUINT_TO_POINTER (code));
}

/* Without the focus the window does not hear of a release. */
static void
active_cb (GtkWindow *window, GParamSpec *pspec, GHashTable *down)
{
  if (!gtk_window_is_active (window))
    g_hash_table_remove_all (down);
}

static void
forget_keys (gpointer down, GClosure *closure)
{
  g_hash_table_unref (down);
}

void
foyer_common_ignore_key_repeat (GtkWidget *window)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autoptr (GHashTable) down = g_hash_table_new (NULL, NULL); /* hardware key codes: when */

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_data (keys, "key-pressed", G_CALLBACK (pressed_cb), g_hash_table_ref (down),
                         forget_keys, 0);
  g_signal_connect_data (keys, "key-released", G_CALLBACK (released_cb), g_hash_table_ref (down),
                         forget_keys, 0);
  g_signal_connect_data (window, "notify::is-active", G_CALLBACK (active_cb),
                         g_hash_table_ref (down), forget_keys, 0);
  gtk_widget_add_controller (window, keys);
}
