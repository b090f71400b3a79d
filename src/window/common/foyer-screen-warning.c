/* The row that says that the board or the kiosk has no monitor. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/common/foyer-screen-warning.h"

#include <glib/gi18n-lib.h>

#include "engine/foyer-screen-presence.h"
#include "window/common/foyer-common.h"

struct _FoyerScreenWarning
{
  GtkWidget parent_instance;
  GtkLabel *label;
  FoyerScreenWatch *dark[FOYER_N_PUBLIC_SCREENS];
};

G_DEFINE_FINAL_TYPE (FoyerScreenWarning, foyer_screen_warning, GTK_TYPE_WIDGET)

static const char *const sentences[FOYER_N_PUBLIC_SCREENS] = {
  [FOYER_PUBLIC_SCREEN_BOARD] =
      N_ ("The monitor of the hall board is gone: nobody sees the calls there."),
  [FOYER_PUBLIC_SCREEN_KIOSK] =
      N_ ("The monitor of the kiosk is gone: nobody can take a number there."),
};

static void
update (FoyerScreenWarning *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < FOYER_N_PUBLIC_SCREENS; i++)
    if (foyer_screen_watch_get_present (self->dark[i]))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", _ (sentences[i]));
  gtk_label_set_text (self->label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self), text->len > 0);
}

void
foyer_screen_warning_follow (FoyerScreenWarning *self, const char *database)
{
  for (guint i = 0; i < FOYER_N_PUBLIC_SCREENS; i++)
    {
      g_clear_object (&self->dark[i]);
      self->dark[i] = foyer_screen_watch_new_dark (database, (FoyerPublicScreen) i);
      g_signal_connect_object (self->dark[i], "notify::present", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
    }
  update (self);
}

static void
foyer_screen_warning_dispose (GObject *object)
{
  FoyerScreenWarning *self = FOYER_SCREEN_WARNING (object);

  for (guint i = 0; i < FOYER_N_PUBLIC_SCREENS; i++)
    g_clear_object (&self->dark[i]);
  foyer_common_dispose_template (GTK_WIDGET (object), FOYER_TYPE_SCREEN_WARNING);
  G_OBJECT_CLASS (foyer_screen_warning_parent_class)->dispose (object);
}

static void
foyer_screen_warning_class_init (FoyerScreenWarningClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_screen_warning_dispose;
  gtk_widget_class_set_css_name (widget_class, "foyer-screen-warning");
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/foyerhall/Foyer/ui/common/screen-warning.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerScreenWarning, label);
}

static void
foyer_screen_warning_init (FoyerScreenWarning *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
