/* One service at the reception: its letter, its name, how many wait and how long. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/reception/foyer-service-card.h"

#include <glib/gi18n-lib.h>

#include "window/common/foyer-common.h"
#include "window/common/foyer-format.h"
#include "window/common/foyer-label.h"

struct _FoyerServiceCard
{
  GtkWidget parent_instance;
  GtkLabel *code_label, *name_label, *wait_label;
  GtkWidget *warning_image;
  FoyerServiceItem *service;
};

G_DEFINE_FINAL_TYPE (FoyerServiceCard, foyer_service_card, GTK_TYPE_WIDGET)

static void
update (FoyerServiceCard *self)
{
  FoyerLanguage language = foyer_language_of_interface ();
  const char *code = foyer_service_item_get_code (self->service);
  gint64 n_waiting = foyer_service_item_get_waiting (self->service);
  gboolean staffed = foyer_service_item_get_staffed (self->service) > 0;
  g_autofree char *waiting = foyer_format_waiting (n_waiting);
  g_autofree char *wait =
      staffed ? foyer_format_wait (foyer_service_item_get_estimated_wait_s (self->service))
              : g_strdup (_ ("no counter open"));
  g_autofree char *line =
      n_waiting == 0 && staffed && foyer_service_item_get_estimated_wait_s (self->service) == 0
          ? g_strdup (waiting)
          : g_strdup_printf ("%s · %s", waiting, wait);
  g_autofree char *name = g_strdup_printf (
      "%s, %s, %s", code, foyer_service_item_get_name (self->service, language), line);
  g_autofree char *tip = NULL;

  gtk_label_set_text (self->code_label, code);
  foyer_label_set_text_in (self->name_label, language,
                           foyer_service_item_get_name (self->service, language));
  gtk_label_set_text (self->wait_label, line);
  gtk_widget_set_visible (self->warning_image, !staffed);
  /* What the warning says, on the whole card: it is too small to be pointed at. */
  tip = staffed ? g_strdup (foyer_service_item_get_name (self->service, language))
                : g_strdup_printf ("%s\n%s", foyer_service_item_get_name (self->service, language),
                                   _ ("No counter is open for this service"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tip);
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (self))),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
foyer_service_card_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (foyer_service_card_parent_class)->root (widget);
  update (FOYER_SERVICE_CARD (widget));
}

static void
foyer_service_card_dispose (GObject *object)
{
  FoyerServiceCard *self = FOYER_SERVICE_CARD (object);

  if (self->service != NULL)
    g_signal_handlers_disconnect_by_data (self->service, self);
  g_clear_object (&self->service);
  foyer_common_dispose_template (GTK_WIDGET (self), FOYER_TYPE_SERVICE_CARD);
  G_OBJECT_CLASS (foyer_service_card_parent_class)->dispose (object);
}

static void
foyer_service_card_class_init (FoyerServiceCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_service_card_dispose;
  widget_class->root = foyer_service_card_root;
  gtk_widget_class_set_css_name (widget_class, "foyer-service-card");
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/foyerhall/Foyer/ui/reception/service-card.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerServiceCard, code_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerServiceCard, name_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerServiceCard, wait_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerServiceCard, warning_image);
}

static void
foyer_service_card_init (FoyerServiceCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
foyer_service_card_new (FoyerServiceItem *service)
{
  FoyerServiceCard *self = g_object_new (FOYER_TYPE_SERVICE_CARD, NULL);

  self->service = g_object_ref (service);
  g_signal_connect_swapped (service, "notify", G_CALLBACK (update), self);
  update (self);
  return GTK_WIDGET (self);
}

FoyerServiceItem *
foyer_service_card_get_service (FoyerServiceCard *self)
{
  return self->service;
}
