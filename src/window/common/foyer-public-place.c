/* Where a window for the public stands: full screen on its own monitor, or nowhere. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/common/foyer-public-place.h"

/* By then a window manager has put a window where it stays. */
#define SETTLE_MS  1000
#define MOST_LOOKS 10

struct _FoyerPublicPlace
{
  GObject parent_instance;
  GtkWindow *window;  /* %NULL once it is gone */
  char *connector;    /* of the settings, or "" */
  char *home;         /* where it came to stand, or %NULL */
  guint settle, look; /* sources */
  guint n_looks;
  gboolean started, loose, there;
  char *database;           /* %NULL: nobody is told */
  FoyerPublicScreen screen; /* what the window is */
  FoyerScreenHold *dark;    /* while its monitor is not there */
};

G_DEFINE_FINAL_TYPE (FoyerPublicPlace, foyer_public_place, G_TYPE_OBJECT)

enum
{
  PROP_THERE = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static GListModel *
get_monitors (FoyerPublicPlace *self)
{
  return gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self->window)));
}

const char *
foyer_public_place_get_connector (FoyerPublicPlace *self)
{
  return *self->connector == '\0' && self->home != NULL ? self->home : self->connector;
}

/* %NULL when it is not there. (transfer full) */
static GdkMonitor *
find_monitor (FoyerPublicPlace *self)
{
  GListModel *monitors = get_monitors (self);
  const char *wanted = foyer_public_place_get_connector (self);

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (*wanted == '\0' || g_strcmp0 (gdk_monitor_get_connector (monitor), wanted) == 0)
        return g_steal_pointer (&monitor);
    }
  return NULL;
}

static void
set_there (FoyerPublicPlace *self, gboolean there)
{
  if (there)
    g_clear_pointer (&self->dark, foyer_screen_hold_free);
  else if (self->dark == NULL && self->database != NULL)
    self->dark = foyer_screen_hold_new_dark (self->database, self->screen, NULL);
  if (self->there == there)
    return;
  self->there = there;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_THERE]);
}

/* The monitor on which it came to stand. */
static void
settled_cb (gpointer data)
{
  FoyerPublicPlace *self = data;
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self->window));
  GdkMonitor *monitor = NULL;

  self->settle = 0;
  /* A slow window manager has not seen it yet; without one there is no full screen at all. */
  if (!gtk_window_is_fullscreen (self->window))
    {
      if (self->n_looks++ < MOST_LOOKS)
        self->settle = g_timeout_add_once (SETTLE_MS, settled_cb, self);
      return;
    }
  if (g_list_model_get_n_items (get_monitors (self)) > 1 && surface != NULL)
    monitor = gdk_display_get_monitor_at_surface (gdk_surface_get_display (surface), surface);
  if (monitor != NULL)
    self->home = g_strdup (gdk_monitor_get_connector (monitor));
}

static void
place (FoyerPublicPlace *self)
{
  g_autoptr (GdkMonitor) monitor = NULL;

  /* What it stands on now may be the window manager's makeshift. */
  g_clear_handle_id (&self->settle, g_source_remove);
  if (self->window == NULL || !self->started || self->loose)
    return;
  monitor = find_monitor (self);
  if (monitor == NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->window), FALSE);
      set_there (self, FALSE);
      return;
    }
  if (*foyer_public_place_get_connector (self) != '\0')
    gtk_window_fullscreen_on_monitor (self->window, monitor);
  else
    gtk_window_fullscreen (self->window);
  gtk_widget_set_visible (GTK_WIDGET (self->window), TRUE);
  set_there (self, TRUE);
  if (*self->connector == '\0' && self->home == NULL)
    self->settle = g_timeout_add_once (SETTLE_MS, settled_cb, self);
}

static void
look_cb (gpointer data)
{
  FoyerPublicPlace *self = data;

  self->look = 0;
  place (self);
}

/* What goes is hidden at once. What comes has neither name nor size when GTK tells of it, on X11:
 * it is looked at again as soon as GTK is done. */
static void
on_monitors (FoyerPublicPlace *self)
{
  place (self);
  if (self->look == 0)
    self->look = g_idle_add_once (look_cb, self);
}

/* --- from outside --- */

void
foyer_public_place_show (FoyerPublicPlace *self)
{
  self->started = TRUE;
  place (self);
  if (!self->there && !self->loose)
    g_message ("“%s” waits for the monitor %s.", gtk_window_get_title (self->window),
               foyer_public_place_get_connector (self));
}

void
foyer_public_place_tell_dark (FoyerPublicPlace *self,
                              const char *database,
                              FoyerPublicScreen screen)
{
  g_free (self->database);
  self->database = g_strdup (database);
  self->screen = screen;
}

gboolean
foyer_public_place_is_there (FoyerPublicPlace *self)
{
  return self->there;
}

void
foyer_public_place_set_loose (FoyerPublicPlace *self, gboolean loose)
{
  self->loose = loose;
  if (!loose)
    place (self);
}

/* --- beginning and end --- */

static void
foyer_public_place_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, FOYER_PUBLIC_PLACE (object)->there);
}

static void
foyer_public_place_dispose (GObject *object)
{
  FoyerPublicPlace *self = FOYER_PUBLIC_PLACE (object);

  g_clear_handle_id (&self->settle, g_source_remove);
  g_clear_handle_id (&self->look, g_source_remove);
  g_clear_pointer (&self->dark, foyer_screen_hold_free);
  g_clear_weak_pointer (&self->window);
  G_OBJECT_CLASS (foyer_public_place_parent_class)->dispose (object);
}

static void
foyer_public_place_finalize (GObject *object)
{
  FoyerPublicPlace *self = FOYER_PUBLIC_PLACE (object);

  g_free (self->connector);
  g_free (self->home);
  g_free (self->database);
  G_OBJECT_CLASS (foyer_public_place_parent_class)->finalize (object);
}

static void
foyer_public_place_class_init (FoyerPublicPlaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = foyer_public_place_get_property;
  object_class->dispose = foyer_public_place_dispose;
  object_class->finalize = foyer_public_place_finalize;
  props[PROP_THERE] =
      g_param_spec_boolean ("there", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
foyer_public_place_init (FoyerPublicPlace *self)
{
}

FoyerPublicPlace *
foyer_public_place_new (GtkWindow *window, const char *connector)
{
  FoyerPublicPlace *self = g_object_new (FOYER_TYPE_PUBLIC_PLACE, NULL);

  g_set_weak_pointer (&self->window, window);
  self->connector = g_strdup (connector != NULL ? connector : "");
  g_signal_connect_object (get_monitors (self), "items-changed", G_CALLBACK (on_monitors), self,
                           G_CONNECT_SWAPPED);
  return self;
}
