/* One service in the strip of the board: its name, how many wait, about how long. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/board/foyer-service-tile.h"

#include <glib/gi18n-lib.h>

#include "window/common/foyer-format.h"
#include "window/common/foyer-label.h"

struct _FoyerServiceTile
{
  AdwBin parent_instance;
  FoyerServiceItem *service;
  GtkLabel *code, *name, *waiting, *wait;
};

G_DEFINE_FINAL_TYPE (FoyerServiceTile, foyer_service_tile, ADW_TYPE_BIN)

/* In as few letters as can be. */
static char *
describe_wait (FoyerServiceItem *service)
{
  gint64 minutes = (foyer_service_item_get_estimated_wait_s (service) + 59) / 60;

  if (foyer_service_item_get_staffed (service) == 0)
    return g_strdup (_ ("no counter"));
  if (minutes == 0)
    return g_strdup ("");
  if (minutes < 100)
    /* Translators: about so many minutes, in as few letters as can be. */
    return g_strdup_printf (_ ("≈ %d min"), (int) minutes);
  /* Translators: about so many hours, in as few letters as can be. */
  return g_strdup_printf (_ ("≈ %d h"), (int) (minutes + 30) / 60);
}

/* The child of the list around it is what is read aloud. */
static void
name_tile (FoyerServiceTile *self)
{
  GtkWidget *child = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *who = foyer_format_waiting (foyer_service_item_get_waiting (self->service));
  g_autofree char *name = NULL;

  if (child == NULL)
    return;
  name =
      g_strdup_printf ("%s, %s, %s, %s", foyer_service_item_get_code (self->service),
                       foyer_service_item_get_name (self->service, foyer_language_of_interface ()),
                       who, gtk_label_get_text (self->wait));
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update (FoyerServiceTile *self)
{
  FoyerLanguage language = foyer_language_of_interface ();
  g_autofree char *wait = describe_wait (self->service);
  g_autofree char *waiting =
      g_strdup_printf ("%" G_GINT64_FORMAT, foyer_service_item_get_waiting (self->service));

  gtk_label_set_text (self->code, foyer_service_item_get_code (self->service));
  foyer_label_set_text_in (self->name, language,
                           foyer_service_item_get_name (self->service, language));
  gtk_label_set_text (self->waiting, waiting);
  foyer_label_set_text_in (self->wait, language, wait);
  name_tile (self);
}

static void
foyer_service_tile_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (foyer_service_tile_parent_class)->root (widget);
  name_tile (FOYER_SERVICE_TILE (widget));
}

static void
foyer_service_tile_dispose (GObject *object)
{
  g_clear_object (&FOYER_SERVICE_TILE (object)->service);
  G_OBJECT_CLASS (foyer_service_tile_parent_class)->dispose (object);
}

static void
foyer_service_tile_class_init (FoyerServiceTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_service_tile_dispose;
  widget_class->root = foyer_service_tile_root;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/foyerhall/Foyer/ui/board/service-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerServiceTile, code);
  gtk_widget_class_bind_template_child (widget_class, FoyerServiceTile, name);
  gtk_widget_class_bind_template_child (widget_class, FoyerServiceTile, waiting);
  gtk_widget_class_bind_template_child (widget_class, FoyerServiceTile, wait);
  gtk_widget_class_set_css_name (widget_class, "foyer-service-tile");
}

static void
foyer_service_tile_init (FoyerServiceTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
foyer_service_tile_new (FoyerServiceItem *service)
{
  FoyerServiceTile *self = g_object_new (FOYER_TYPE_SERVICE_TILE, NULL);

  self->service = g_object_ref (service);
  g_signal_connect_object (service, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
