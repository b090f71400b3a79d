/* One counter on the board: its number, its state, whose turn it is. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/board/foyer-counter-tile.h"

#include "window/common/foyer-format.h"
#include "window/common/foyer-state-pill.h"
#include "window/common/foyer-state.h"

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
shown_state (GObject *tile, const char *state, gboolean cash_check, gboolean fault)
{
  static const char *const stronger[] = { "closed", "offline", "suspended", NULL };

  if (fault && state != NULL && !g_strv_contains (stronger, state))
    return g_strdup ("fault");
  /* Staff say that nobody has signed in there; to the public it is closed. */
  if (g_strcmp0 (state, "offline") == 0)
    return g_strdup ("closed");
  return g_strdup (cash_check ? "cash-check" : state);
}

/* Of the counters that do the same, so many are named. */
#define MOST_ALTERNATIVES 2

/* Whose turn it is; of a suspended counter, where to go instead (S2 七.3). */
static char *
shown_line (GObject *tile, const char *state, FoyerTicketItem *ticket, char **alternatives)
{
  char *nearest[MOST_ALTERNATIVES + 1] = { NULL };
  g_autofree char *counters = NULL;

  if (g_strcmp0 (state, "suspended") != 0 || alternatives == NULL || *alternatives == NULL)
    return g_strdup (ticket != NULL ? foyer_ticket_item_get_number (ticket) : "");
  for (guint i = 0; i < MOST_ALTERNATIVES && alternatives[i] != NULL; i++)
    nearest[i] = alternatives[i];
  counters = g_strjoinv (", ", nearest);
  return g_strdup_printf ("\342\206\222 %s", counters);
}

static gboolean
has_line (GObject *tile, const char *line)
{
  return line != NULL && *line != '\0';
}

/* The child of the list around it is what is read aloud. */
static void
name_tile (FoyerCounterTile *self)
{
  GtkWidget *child = gtk_widget_get_parent (GTK_WIDGET (self));
  const char *state = foyer_counter_states[foyer_counter_item_get_state (self->counter)];
  gint64 number = foyer_counter_item_get_counter (self->counter)->number;
  g_autofree char *counter = foyer_format_counter (number);
  g_autofree char *line =
      shown_line (NULL, state, foyer_counter_item_get_ticket (self->counter),
                  (char **) foyer_counter_item_get_alternatives (self->counter));
  g_autofree char *shown = NULL, *name = NULL;
  gboolean fault;

  if (child == NULL)
    return;
  g_object_get (self->counter, "fault", &fault, NULL);
  shown =
      shown_state (NULL, state, foyer_counter_item_get_counter (self->counter)->cash_check, fault);
  name = g_strdup_printf ("%s, %s%s%s", counter, foyer_state_get_word (shown),
                          *line != '\0' ? ", " : "", line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
foyer_counter_tile_root (GtkWidget *widget)
{
  FoyerCounterTile *self = FOYER_COUNTER_TILE (widget);

  GTK_WIDGET_CLASS (foyer_counter_tile_parent_class)->root (widget);
  g_signal_connect_object (self->counter, "notify", G_CALLBACK (name_tile), self,
                           G_CONNECT_SWAPPED);
  name_tile (self);
}

static void
foyer_counter_tile_unroot (GtkWidget *widget)
{
  FoyerCounterTile *self = FOYER_COUNTER_TILE (widget);

  if (self->counter != NULL)
    g_signal_handlers_disconnect_by_data (self->counter, self);
  GTK_WIDGET_CLASS (foyer_counter_tile_parent_class)->unroot (widget);
}

static void
foyer_counter_tile_class_init (FoyerCounterTileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = foyer_counter_tile_get_property;
  object_class->set_property = foyer_counter_tile_set_property;
  object_class->dispose = foyer_counter_tile_dispose;
  widget_class->root = foyer_counter_tile_root;
  widget_class->unroot = foyer_counter_tile_unroot;
  props[PROP_COUNTER] =
      g_param_spec_object ("counter", NULL, NULL, FOYER_TYPE_COUNTER_ITEM,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (FOYER_TYPE_STATE_PILL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/foyerhall/Foyer/ui/board/counter-tile.ui");
  gtk_widget_class_bind_template_callback (widget_class, shown_state);
  gtk_widget_class_bind_template_callback (widget_class, shown_line);
  gtk_widget_class_bind_template_callback (widget_class, has_line);
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
