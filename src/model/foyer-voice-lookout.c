/* Sees to it that what nobody speaks is known as unheard. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/foyer-voice-lookout.h"

#include "hall/foyer-announcement.h"

/* A clock that stands still is not to be asked without pause. */
#define SHORTEST_WAIT_MS 50

struct _FoyerVoiceLookout
{
  FoyerEngine *engine;
  GCancellable *cancellable;
  FoyerTime look_at; /* when the timer rings; 0: none */
  guint timer;
  gint64 newest;   /* of what is to be spoken; 0: nothing is */
  gboolean begun;  /* told for the first time */
  gboolean asking; /* a look is under way */
  gboolean again;  /* something new came meanwhile */
  gboolean wanted; /* another look was asked for meanwhile */
};

static void look_cb (gpointer data);

static void
arm (FoyerVoiceLookout *self, FoyerTime at)
{
  const gint64 wait_ms = (at - foyer_engine_get_now (self->engine)) / G_TIME_SPAN_MILLISECOND + 1;

  g_clear_handle_id (&self->timer, g_source_remove);
  self->look_at = at;
  self->timer =
      g_timeout_add_once ((guint) CLAMP (wait_ms, SHORTEST_WAIT_MS, G_MAXINT), look_cb, self);
}

/* What is new may be neglected after the shortest patience, and not before. */
static void
arm_for_new (FoyerVoiceLookout *self)
{
  const FoyerTime at = foyer_engine_get_now (self->engine) + FOYER_ANNOUNCEMENT_PATIENCE;

  self->again = self->asking;
  if (!self->asking && (self->look_at == 0 || at < self->look_at))
    arm (self, at);
}

static void
looked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  FoyerVoiceLookout *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);
  FoyerTime at;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->asking = FALSE;
  /* That the database cannot be written is shown by the model. */
  if (answer == NULL)
    g_debug ("What nobody speaks cannot be noted: %s", error->message);
  at = answer != NULL ? json_object_get_int_member (answer, "look_at") : 0;
  if (at != 0)
    arm (self, at);
  if (self->newest != 0 && (self->again || answer == NULL))
    arm_for_new (self);
  if (self->wanted)
    foyer_voice_lookout_look (self);
}

static void
look_cb (gpointer data)
{
  FoyerVoiceLookout *self = data;
  g_autoptr (FoyerCommand) command = foyer_command_new ("voice.watch", "system");

  self->timer = 0;
  self->look_at = 0;
  self->asking = TRUE;
  self->again = FALSE;
  self->wanted = FALSE;
  foyer_engine_run_async (self->engine, command, self->cancellable, looked_cb, self);
}

FoyerVoiceLookout *
foyer_voice_lookout_new (FoyerEngine *engine)
{
  FoyerVoiceLookout *self = g_new0 (FoyerVoiceLookout, 1);

  self->engine = g_object_ref (engine);
  self->cancellable = g_cancellable_new ();
  return self;
}

void
foyer_voice_lookout_tell (FoyerVoiceLookout *self, gint64 newest)
{
  const gboolean is_new = newest > self->newest;

  self->newest = newest;
  /* What was there before this program may be neglected for long. */
  if (is_new && !self->begun)
    arm (self, foyer_engine_get_now (self->engine));
  else if (is_new)
    arm_for_new (self);
  self->begun = TRUE;
  if (newest != 0)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->look_at = 0;
}

void
foyer_voice_lookout_look (FoyerVoiceLookout *self)
{
  self->wanted = self->asking;
  if (self->asking)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  look_cb (self);
}

void
foyer_voice_lookout_stop (FoyerVoiceLookout *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->engine);
  g_free (self);
}
