/* One counter on the board: its number, its state, whose turn it is. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/board/foyer-counter-tile.h"

#include "window/common/foyer-state-pill.h"

struct _FoyerCounterTile
{
  AdwBin parent_instance;
  FoyerCounterItem *counter;
};

G_DEFINE_FINAL_TYPE (FoyerCounterTile, foyer_counter_tile, ADW_TYPE_BIN)

enum
{
  PROP_COUNTER = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void
foyer_counter_tile_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, FOYER_COUNTER_TILE (object)->counter);
}

static void
foyer_counter_tile_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  g_set_object (&FOYER_COUNTER_TILE (object)->counter, g_value_get_object (value));
}

static void
foyer_counter_tile_dispose (GObject *object)
{
  g_clear_object (&FOYER_COUNTER_TILE (object)->counter);
  G_OBJECT_CLASS (foyer_counter_tile_parent_class)->dispose (object);
}

/* Bound in counter-tile.ui. What the public may know: busy with cash is a state of its own. */
static char *
shown_state (GObject *tile, const char *state, gboolean cash_check)
{
  return g_strdup (cash_check ? "cash-check" : state);
}

static char *
shown_number (GObject *tile, FoyerTicketItem *ticket)
{
  return g_strdup (ticket != NULL ? foyer_ticket_item_get_number (ticket) : "");
}

static gboolean
has_number (GObject *tile, FoyerTicketItem *ticket)
{
  return ticket != NULL;
}

static void
foyer_counter_tile_class_init (FoyerCounterTileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = foyer_counter_tile_get_property;
  object_class->set_property = foyer_counter_tile_set_property;
  object_class->dispose = foyer_counter_tile_dispose;
  props[PROP_COUNTER] =
      g_param_spec_object ("counter", NULL, NULL, FOYER_TYPE_COUNTER_ITEM,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (FOYER_TYPE_STATE_PILL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/foyerhall/Foyer/ui/board/counter-tile.ui");
  gtk_widget_class_bind_template_callback (widget_class, shown_state);
  gtk_widget_class_bind_template_callback (widget_class, shown_number);
  gtk_widget_class_bind_template_callback (widget_class, has_number);
  gtk_widget_class_set_css_name (widget_class, "foyer-counter-tile");
}

static void
foyer_counter_tile_init (FoyerCounterTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
foyer_counter_tile_new (FoyerCounterItem *counter)
{
  return g_object_new (FOYER_TYPE_COUNTER_TILE, "counter", counter, NULL);
}
