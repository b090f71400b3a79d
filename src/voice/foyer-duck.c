/* Other sound of this process, lowered while a call is spoken and brought back smoothly. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "voice/foyer-duck.h"

#include <math.h>

/* Steps of at most 4 dB on the way down: none is heard as a click. */
#define STEP_MS 20

struct _FoyerDuck
{
  GObject parent_instance;
  double db, from_db, to_db; /* 0 .. FOYER_DUCK_DB */
  gint64 started_at;
  GSource *source;
};

G_DEFINE_FINAL_TYPE (FoyerDuck, foyer_duck, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_GAIN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

double
foyer_duck_get_gain (FoyerDuck *duck)
{
  return duck->db >= 0.0 ? 1.0 : pow (10.0, duck->db / 20.0);
}

static void
stop (FoyerDuck *self)
{
  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
}

static gboolean
step (gpointer data)
{
  FoyerDuck *self = data;
  const double whole_ms = self->to_db < 0.0 ? FOYER_DUCK_DOWN_MS : FOYER_DUCK_UP_MS;
  /* Half a way takes half the time. */
  const double way = (self->to_db - self->from_db) / FOYER_DUCK_DB;
  const double ms = (double) (g_get_monotonic_time () - self->started_at) / 1000.0;
  const double done = MIN (ms / MAX (whole_ms * fabs (way), 1.0), 1.0);

  self->db = done < 1.0 ? self->from_db + done * (self->to_db - self->from_db) : self->to_db;
  if (done >= 1.0)
    stop (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GAIN]);
  return done < 1.0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
on_duck (FoyerDuck *self, gboolean down)
{
  self->from_db = self->db;
  self->to_db = down ? FOYER_DUCK_DB : 0.0;
  self->started_at = g_get_monotonic_time ();
  if (self->source != NULL)
    return;
  self->source = g_timeout_source_new (STEP_MS);
  g_source_set_callback (self->source, step, self, NULL);
  g_source_attach (self->source, g_main_context_get_thread_default ());
}

static void
foyer_duck_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_GAIN)
    g_value_set_double (value, foyer_duck_get_gain (FOYER_DUCK (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
foyer_duck_dispose (GObject *object)
{
  stop (FOYER_DUCK (object));
  G_OBJECT_CLASS (foyer_duck_parent_class)->dispose (object);
}

static void
foyer_duck_class_init (FoyerDuckClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = foyer_duck_dispose;
  object_class->get_property = foyer_duck_get_property;
  properties[PROP_GAIN] = g_param_spec_double ("gain", NULL, NULL, 0.0, 1.0, 1.0,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
foyer_duck_init (FoyerDuck *self)
{
}

FoyerDuck *
foyer_duck_new (GObject *speaker)
{
  FoyerDuck *self = g_object_new (FOYER_TYPE_DUCK, NULL);

  if (speaker != NULL)
    g_signal_connect_object (speaker, "duck", G_CALLBACK (on_duck), self, G_CONNECT_SWAPPED);
  return self;
}
