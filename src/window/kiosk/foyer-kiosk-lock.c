/* The lock of the kiosk: a staff number and a PIN on digits large enough to touch. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/kiosk/foyer-kiosk-lock.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "window/common/foyer-common.h"

#define MOST_DIGITS 12

struct _FoyerKioskLock
{
  GtkWidget parent_instance;
  GtkLabel *prompt_label, *digits_label, *error_label;
  GtkGrid *keypad;
  FoyerWindowContext *context;
  char staff[MOST_DIGITS + 1];
  char digits[MOST_DIGITS + 1];
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (FoyerKioskLock, foyer_kiosk_lock, GTK_TYPE_WIDGET)

enum
{
  OPENED,
  DECLINED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
update (FoyerKioskLock *self, const char *error)
{
  gboolean pin = *self->staff != '\0';
  g_autofree char *hidden = g_strnfill (strlen (self->digits), '*');

  gtk_label_set_text (self->prompt_label, pin ? _ ("PIN") : _ ("Staff number of a manager"));
  gtk_label_set_text (self->digits_label, pin ? hidden : self->digits);
  gtk_label_set_text (self->error_label, error != NULL ? error : "");
}

void
foyer_kiosk_lock_reset (FoyerKioskLock *self)
{
  *self->staff = '\0';
  memset (self->digits, 0, sizeof self->digits);
  update (self, NULL);
}

static void
signed_in_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerKioskLock) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerSession) session =
      foyer_engine_sign_in_finish (FOYER_ENGINE (object), result, &error);

  self->busy = FALSE;
  foyer_kiosk_lock_reset (self);
  if (session == NULL)
    update (self, error->message);
  else if (!foyer_access_may (session->role, "kiosk.leave"))
    update (self, _ ("This staff number may not close the kiosk."));
  else
    g_signal_emit (self, signals[OPENED], 0);
}

static void
enter (FoyerKioskLock *self)
{
  if (*self->digits == '\0' || self->busy)
    return;
  if (*self->staff == '\0')
    {
      g_strlcpy (self->staff, self->digits, sizeof self->staff);
      memset (self->digits, 0, sizeof self->digits);
      update (self, NULL);
      return;
    }
  self->busy = TRUE;
  foyer_engine_sign_in_async (foyer_window_context_get_engine (self->context), self->staff,
                              self->digits, NULL, signed_in_cb, g_object_ref (self));
}

/* Whoever went to a button with Tab means that one. */
static gboolean
is_on_button (FoyerKioskLock *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *focus = gtk_window_get_focus (window);

  return focus != NULL && gtk_window_get_focus_visible (window) &&
         gtk_widget_is_ancestor (focus, GTK_WIDGET (self->keypad));
}

gboolean
foyer_kiosk_lock_press (FoyerKioskLock *self, guint key)
{
  gsize n = strlen (self->digits);
  int digit = g_unichar_digit_value (gdk_keyval_to_unicode (key));

  if (digit >= 0 && n < MOST_DIGITS)
    self->digits[n] = (char) ('0' + digit);
  else if (key == GDK_KEY_BackSpace && n > 0)
    self->digits[n - 1] = '\0';
  else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    {
      if (is_on_button (self))
        return FALSE;
      enter (self);
      return TRUE;
    }
  else if (key == GDK_KEY_Escape)
    {
      g_signal_emit (self, signals[DECLINED], 0);
      return TRUE;
    }
  else
    return digit >= 0;
  update (self, NULL);
  return TRUE;
}

static void
clicked_cb (GtkButton *button, FoyerKioskLock *self)
{
  foyer_kiosk_lock_press (self,
                          GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "foyer-key")));
}

static void
add_key (FoyerKioskLock *self, int position, guint key, const char *label, const char *name)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_object_set_data (G_OBJECT (button), "foyer-key", GUINT_TO_POINTER (key));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_grid_attach (self->keypad, button, position % 3, position / 3, 1, 1);
}

static void
foyer_kiosk_lock_dispose (GObject *object)
{
  FoyerKioskLock *self = FOYER_KIOSK_LOCK (object);

  g_clear_object (&self->context);
  foyer_common_dispose_template (GTK_WIDGET (self), FOYER_TYPE_KIOSK_LOCK);
  G_OBJECT_CLASS (foyer_kiosk_lock_parent_class)->dispose (object);
}

static void
foyer_kiosk_lock_class_init (FoyerKioskLockClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_kiosk_lock_dispose;
  signals[OPENED] = g_signal_new ("opened", FOYER_TYPE_KIOSK_LOCK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[DECLINED] = g_signal_new ("declined", FOYER_TYPE_KIOSK_LOCK, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "foyer-kiosk-lock");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/foyerhall/Foyer/ui/kiosk/kiosk-lock.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerKioskLock, prompt_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerKioskLock, digits_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerKioskLock, error_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerKioskLock, keypad);
}

static void
foyer_kiosk_lock_init (FoyerKioskLock *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < 9; i++)
    {
      const char label[] = { (char) ('1' + i), '\0' };
      add_key (self, i, (guint) (GDK_KEY_1 + i), label, label);
    }
  add_key (self, 9, GDK_KEY_BackSpace, "⌫", _ ("Erase"));
  add_key (self, 10, GDK_KEY_0, "0", "0");
  add_key (self, 11, GDK_KEY_Return, "↵", _ ("Enter"));
  add_key (self, 13, GDK_KEY_Escape, _ ("Back"), _ ("Back"));
  foyer_kiosk_lock_reset (self);
}

void
foyer_kiosk_lock_set_context (FoyerKioskLock *self, FoyerWindowContext *context)
{
  g_set_object (&self->context, context);
}
