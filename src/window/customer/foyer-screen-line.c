/* One matter on the second screen: its service and what becomes of it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/customer/foyer-screen-line.h"

#include "window/common/foyer-label.h"

struct _FoyerScreenLine
{
  AdwBin parent_instance;
  GtkImage *icon;
  GtkLabel *text, *aside;
};

G_DEFINE_FINAL_TYPE (FoyerScreenLine, foyer_screen_line, ADW_TYPE_BIN)

static const struct
{
  const char *icon, *style;
} signs[] = {
  [FOYER_ITEM_OPEN] = { "foyer-waiting-symbolic", "open" },
  [FOYER_ITEM_IN_WORK] = { "foyer-serving-symbolic", "in-work" },
  [FOYER_ITEM_DONE] = { "foyer-done-symbolic", "done" },
  [FOYER_ITEM_REFUSED] = { "foyer-cancelled-symbolic", "open" },
  [FOYER_ITEM_TO_BE_ANSWERED] = { "foyer-hold-symbolic", "open" },
  [FOYER_ITEM_CASE] = { "foyer-done-symbolic", "done" },
  [FOYER_ITEM_MOVED] = { "foyer-converted-symbolic", "open" },
};

static void
foyer_screen_line_class_init (FoyerScreenLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/foyerhall/Foyer/ui/customer/screen-line.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerScreenLine, icon);
  gtk_widget_class_bind_template_child (widget_class, FoyerScreenLine, text);
  gtk_widget_class_bind_template_child (widget_class, FoyerScreenLine, aside);
}

static void
foyer_screen_line_init (FoyerScreenLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
foyer_screen_line_new (const FoyerCustomerLine *line, FoyerLanguage language)
{
  FoyerScreenLine *self = g_object_new (FOYER_TYPE_SCREEN_LINE, NULL);

  foyer_label_set_text_in (self->text, language, line->text);
  gtk_widget_set_visible (GTK_WIDGET (self->aside), line->aside != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->icon),
                          line->aside != NULL && line->state != FOYER_CUSTOMER_SAMPLE);
  if (line->aside != NULL)
    foyer_label_set_text_in (self->aside, language, line->aside);
  if (line->state == FOYER_CUSTOMER_SAMPLE)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "sample");
    }
  else if (line->aside != NULL && (guint) line->state < G_N_ELEMENTS (signs))
    {
      gtk_image_set_from_icon_name (self->icon, signs[line->state].icon);
      gtk_widget_add_css_class (GTK_WIDGET (self), signs[line->state].style);
    }
  return GTK_WIDGET (self);
}
