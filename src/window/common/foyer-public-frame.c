/* Gives its child all the room there is, and sizes to match. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/common/foyer-public-frame.h"

struct _FoyerPublicFrame
{
  GtkWidget parent_instance;
  GtkWidget *child;
  int unit;
  int wanted_unit;
  int limit; /* above it the child did not fit into this room */
  int width, height;
  guint tick;
  gboolean portrait;
};

G_DEFINE_FINAL_TYPE (FoyerPublicFrame, foyer_public_frame, GTK_TYPE_WIDGET)

enum
{
  PROP_CHILD = 1,
  PROP_PORTRAIT,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

/* As in common.css. Rising by at most a twelfth, so that little room is lost. */
static const int units[] = { 8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20,
                             21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 32, 34, 36,
                             38, 40, 43, 46, 50, 54, 58, 62, 67, 72, 80 };

/* The least room it asks for; below it the child is cut. */
#define LEAST_WIDTH  360
#define LEAST_HEIGHT 300

#define UNITS_ACROSS_LANDSCAPE 71
#define UNITS_DOWN_LANDSCAPE   40
#define UNITS_ACROSS_PORTRAIT  40
#define UNITS_DOWN_PORTRAIT    76

int
foyer_public_frame_choose_unit (int width, int height)
{
  gboolean portrait = height > width;
  int across = portrait ? UNITS_ACROSS_PORTRAIT : UNITS_ACROSS_LANDSCAPE;
  int down = portrait ? UNITS_DOWN_PORTRAIT : UNITS_DOWN_LANDSCAPE;
  int room = MIN (width / across, height / down);
  int unit = units[0];

  for (guint i = 0; i < G_N_ELEMENTS (units) && units[i] <= room; i++)
    unit = units[i];
  return unit;
}

static int
get_smaller_unit (int unit)
{
  int smaller = units[0];

  for (guint i = 0; i < G_N_ELEMENTS (units) && units[i] < unit; i++)
    smaller = units[i];
  return smaller;
}

static void
set_unit (FoyerPublicFrame *self, int unit)
{
  g_autofree char *old_class = g_strdup_printf ("unit-%d", self->unit);
  g_autofree char *new_class = g_strdup_printf ("unit-%d", unit);

  if (self->unit == unit)
    return;
  gtk_widget_remove_css_class (GTK_WIDGET (self), old_class);
  gtk_widget_add_css_class (GTK_WIDGET (self), new_class);
  self->unit = unit;
}

/* Style must not change while sizes are given out: so before the next frame. */
static gboolean
apply_unit (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  FoyerPublicFrame *self = FOYER_PUBLIC_FRAME (widget);
  gboolean portrait = gtk_widget_get_height (widget) > gtk_widget_get_width (widget);

  self->tick = 0;
  set_unit (self, self->wanted_unit);
  if (self->portrait != portrait)
    {
      self->portrait = portrait;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PORTRAIT]);
    }
  return G_SOURCE_REMOVE;
}

static GtkSizeRequestMode
foyer_public_frame_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
foyer_public_frame_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  /* Not the child's: what it needs depends on the room that it gets. */
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : LEAST_HEIGHT;
  *natural = *minimum * 3;
}

static void
foyer_public_frame_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  FoyerPublicFrame *self = FOYER_PUBLIC_FRAME (widget);
  int least_width = 0, least_height = 0;

  if (self->width != width || self->height != height)
    self->limit = G_MAXINT;
  self->width = width;
  self->height = height;
  if (self->child != NULL && gtk_widget_should_layout (self->child))
    {
      gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL,
                          NULL);
      gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL, MAX (least_width, width),
                          &least_height, NULL, NULL, NULL);
      gtk_widget_allocate (self->child, MAX (least_width, width), MAX (least_height, height), -1,
                           NULL);
    }
  /* Another font, a longer word: smaller is better than cut off. It does not grow again by itself,
   * or it would never come to rest. */
  if (self->unit == self->wanted_unit && (least_width > width || least_height > height))
    {
      g_debug ("At unit %d its child needs %d×%d; there is %d×%d", self->unit, least_width,
               least_height, width, height);
      self->limit = get_smaller_unit (self->unit);
    }
  self->wanted_unit = MIN (self->limit, foyer_public_frame_choose_unit (width, height));
  if (self->tick == 0 && (self->wanted_unit != self->unit || self->portrait != (height > width)))
    self->tick = gtk_widget_add_tick_callback (widget, apply_unit, NULL, NULL);
}

void
foyer_public_frame_refit (FoyerPublicFrame *self)
{
  self->limit = G_MAXINT;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
set_child (FoyerPublicFrame *self, GtkWidget *child)
{
  if (self->child == child)
    return;
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static void
foyer_public_frame_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FoyerPublicFrame *self = FOYER_PUBLIC_FRAME (object);

  if (id == PROP_CHILD)
    g_value_set_object (value, self->child);
  else
    g_value_set_boolean (value, self->portrait);
}

static void
foyer_public_frame_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  set_child (FOYER_PUBLIC_FRAME (object), g_value_get_object (value));
}

static void
foyer_public_frame_dispose (GObject *object)
{
  set_child (FOYER_PUBLIC_FRAME (object), NULL);
  G_OBJECT_CLASS (foyer_public_frame_parent_class)->dispose (object);
}

static void
foyer_public_frame_class_init (FoyerPublicFrameClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = foyer_public_frame_get_property;
  object_class->set_property = foyer_public_frame_set_property;
  object_class->dispose = foyer_public_frame_dispose;
  widget_class->get_request_mode = foyer_public_frame_get_request_mode;
  widget_class->measure = foyer_public_frame_measure;
  widget_class->size_allocate = foyer_public_frame_size_allocate;

  props[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_PORTRAIT] = g_param_spec_boolean ("portrait", NULL, NULL, FALSE,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "foyer-public-frame");
}

static void
foyer_public_frame_init (FoyerPublicFrame *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  set_unit (self, 20);
}
