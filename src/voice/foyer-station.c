/* A station with a loudspeaker: speaks the announcement rows of the hall, in commit order. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "voice/foyer-station.h"

#include "base/foyer-error.h"
#include "base/foyer-json.h"
#include "voice/foyer-compose.h"
#include "voice/foyer-station-lock.h"
#include "voice/foyer-voice-watch.h"

/* More than reading the largest voices takes. */
#define VOICES_PATIENCE_MS (60 * 1000)

struct _FoyerStation
{
  GObject parent_instance;
  FoyerEngine *engine;
  FoyerAnnouncer *announcer;
  FoyerStationLock *lock;
  FoyerConfig *config;
  GCancellable *cancellable;
  char *name;
  FoyerVoicePacks *packs;
  FoyerVoiceWatch *watch;    /* of their folders */
  char *problem;             /* of the recorded voices, or NULL */
  FoyerAnnouncement current; /* being spoken; seq 0: none */
  double gain_db;            /* of this station's own */
  gboolean owner;
  gboolean stepwise;  /* a simulated day: speaks when told to */
  gboolean step;      /* told to, and not yet done */
  FoyerTime now;      /* of the step; 0: the engine's clock */
  gboolean asking;    /* a command is under way */
  gboolean ask_again; /* something happened meanwhile */
  const char *quiet;  /* why of the present row only the chime sounds, or NULL */
  gboolean cut;       /* the present row is not to get its end from us */
};

G_DEFINE_FINAL_TYPE (FoyerStation, foyer_station, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_OWNER,
  PROP_AUDIBLE,
  PROP_REASON,
  PROP_SPEAKING,
  PROP_PROBLEM,
  N_PROPS,
};

enum
{
  IDLE,
  DUCK,
  ANNOUNCED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static const FoyerPriority priorities[] = {
  [FOYER_ANNOUNCEMENT_EMERGENCY] = FOYER_PRIORITY_EMERGENCY,
  [FOYER_ANNOUNCEMENT_CALL] = FOYER_PRIORITY_CALL,
  [FOYER_ANNOUNCEMENT_RECALL] = FOYER_PRIORITY_RECALL,
  [FOYER_ANNOUNCEMENT_NOTICE] = FOYER_PRIORITY_NOTICE,
};

static void ask (FoyerStation *self);

static void
set_current (FoyerStation *self, const FoyerAnnouncement *announcement)
{
  foyer_record_clear (&foyer_announcement_type, &self->current);
  if (announcement != NULL)
    self->current = *announcement;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SPEAKING]);
}

static void
ended_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerStation) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);

  self->asking = FALSE;
  /* The row stays "speaking" and so is said once more: twice is better than never. */
  if (answer == NULL)
    g_warning ("The end of an announcement could not be noted: %s", error->message);
  ask (self);
  if (self->stepwise)
    g_signal_emit (self, signals[IDLE], 0);
}

static void
announced_cb (const FoyerAnnounced *announced, gpointer data)
{
  static const char *const endings[] = {
    [FOYER_ANNOUNCED_SPOKEN] = "spoken",
    [FOYER_ANNOUNCED_UNHEARD] = "unheard",
    [FOYER_ANNOUNCED_DROPPED] = "dropped",
    [FOYER_ANNOUNCED_FAILED] = "failed",
  };
  FoyerStation *self = data;
  gboolean cut = self->cut;
  g_autoptr (FoyerCommand) command = foyer_command_new ("voice.end", "system");

  self->cut = FALSE;
  g_signal_emit (self, signals[ANNOUNCED], 0, announced->id, announced->first_ms);
  set_current (self, NULL);
  if (cut)
    {
      ask (self);
      if (self->stepwise)
        g_signal_emit (self, signals[IDLE], 0);
      return;
    }
  command->now = self->now;
  foyer_command_integer (command, "seq", announced->id);
  foyer_command_text (command, "ending", endings[announced->as]);
  foyer_command_text (command, "why",
                      self->quiet != NULL && announced->as == FOYER_ANNOUNCED_SPOKEN
                          ? self->quiet
                          : announced->why);
  self->asking = TRUE;
  /* Not to be cancelled: what was heard is noted even when the station closes right now. */
  foyer_engine_run_async (self->engine, command, NULL, ended_cb, g_object_ref (self));
}

static gboolean
read_announcement (JsonObject *answer, FoyerAnnouncement *announcement)
{
  JsonObject *fields = json_object_get_object_member (answer, "announcement");
  g_autoptr (GError) error = NULL;

  if (foyer_json_apply_to_record (fields, &foyer_announcement_type, announcement, &error))
    return TRUE;
  g_warning ("An announcement cannot be read: %s", error->message);
  return FALSE;
}

static void
speak (FoyerStation *self, const FoyerAnnouncement *announcement, JsonObject *answer)
{
  const FoyerTime now = self->now != 0 ? self->now : foyer_engine_get_now (self->engine);
  const FoyerOccasion occasion = {
    .station = self->name,
    .now = now,
    .n_waiting = json_object_get_int_member_with_default (answer, "waiting", 0),
    .closed = json_object_get_boolean_member_with_default (answer, "closed", FALSE),
  };
  g_autoptr (FoyerMessage) message = foyer_compose (self->config, announcement, &occasion);

  message->gain_db = CLAMP (message->gain_db + self->gain_db, FOYER_MIN_GAIN_DB, FOYER_MAX_GAIN_DB);
  self->quiet = message->segments->len > 0 ? NULL
                : occasion.closed          ? "only the chime: the hall is closed"
                                           : "only the chime: quiet hours";
  set_current (self, announcement);
  foyer_announcer_submit (self->announcer, announcement->seq, message,
                          priorities[announcement->kind], announced_cb, self);
}

static void
asked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerStation) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);
  FoyerAnnouncement announcement = { 0 };

  self->asking = FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->announcer == NULL)
    return;
  if (answer == NULL)
    g_warning ("What is to be announced cannot be read: %s", error->message);
  else if (json_object_has_member (answer, "announcement") &&
           read_announcement (answer, &announcement))
    {
      self->step = FALSE;
      speak (self, &announcement, answer);
      return;
    }
  if (self->ask_again)
    {
      ask (self);
      return;
    }
  self->step = FALSE;
  g_signal_emit (self, signals[IDLE], 0);
}

/* Asks the hall what is to be spoken now, unless something is. */
static void
ask (FoyerStation *self)
{
  g_autoptr (FoyerCommand) command = NULL;
  const char *reason = NULL;
  FoyerOutputState state;

  if (!self->owner || self->config == NULL || self->announcer == NULL || self->current.seq != 0 ||
      (self->stepwise && !self->step))
    return;
  state = foyer_announcer_get_state (self->announcer, &reason);
  self->ask_again = self->asking;
  /* Before the device has answered nobody knows whether a call would be heard. */
  if (self->asking || state == FOYER_OUTPUT_CONNECTING)
    return;
  self->asking = TRUE;
  command = foyer_command_new ("voice.next", "system");
  command->now = self->now;
  foyer_command_text (command, "station", self->name);
  foyer_command_flag (command, "audible", state == FOYER_OUTPUT_AUDIBLE);
  foyer_command_text (command, "why", reason);
  foyer_engine_run_async (self->engine, command, self->cancellable, asked_cb, g_object_ref (self));
}

/* Recorded voices: read anew by a thread of their own, looked at when that is done. */

static void
inspect_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_auto (GStrv) problems = NULL;

  foyer_voice_packs_wait (data, VOICES_PATIENCE_MS);
  problems = foyer_voice_packs_get_problems (data);
  g_task_return_pointer (task, problems[0] != NULL ? g_strjoinv ("\n", problems) : NULL, g_free);
}

static void
inspected_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  FoyerStation *self = FOYER_STATION (object);
  g_autofree char *problem = g_task_propagate_pointer (G_TASK (result), NULL);

  if (self->announcer == NULL || g_strcmp0 (problem, self->problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_steal_pointer (&problem);
  g_object_notify_by_pspec (object, properties[PROP_PROBLEM]);
}

static void
choose_voices (FoyerStation *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, inspected_cb, NULL);
  const char *chosen[FOYER_N_VOICE_LANGUAGES] = { NULL };

  for (int i = 0; i < FOYER_N_LANGUAGES; i++)
    chosen[foyer_compose_language (i)] = self->config->voice->packs[i];
  foyer_voice_packs_choose (self->packs, chosen);
  g_task_set_task_data (task, foyer_voice_packs_ref (self->packs),
                        (GDestroyNotify) foyer_voice_packs_unref);
  g_task_run_in_thread (task, inspect_thread);
}

/* One was copied here, or taken away: it holds from the next announcement on. */
static void
on_voices_changed (gpointer data)
{
  FoyerStation *self = data;

  if (self->config != NULL && self->announcer != NULL)
    choose_voices (self);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerStation) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerSnapshot) snapshot =
      foyer_engine_load_finish (FOYER_ENGINE (object), result, &error);

  if (snapshot == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("The hall cannot be read: %s", error->message);
      return;
    }
  g_clear_pointer (&self->config, foyer_config_unref);
  self->config = foyer_config_ref (snapshot->config);
  choose_voices (self);
  ask (self);
}

static void
load (FoyerStation *self)
{
  foyer_engine_load_async (self->engine, self->cancellable, loaded_cb, g_object_ref (self));
}

/* An emergency does not wait for the end of a call, and a stopped one not for its own. */
static void
cut_current (FoyerStation *self, gboolean emergency)
{
  gboolean is_emergency = self->current.kind == FOYER_ANNOUNCEMENT_EMERGENCY;

  if (self->current.seq == 0 || is_emergency != emergency)
    return;
  self->cut = TRUE;
  foyer_announcer_cancel (self->announcer, self->current.seq);
}

static void
on_committed (FoyerStation *self, GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const FoyerEntry *entry = g_ptr_array_index (entries, i);

      if (g_str_equal (entry->kind, "hall.configured"))
        load (self);
      else if (g_str_equal (entry->kind, "announcement.emergency"))
        cut_current (self, FALSE);
      else if (g_str_equal (entry->kind, "announcement.dropped") && entry->ticket == NULL)
        cut_current (self, TRUE);
    }
  ask (self);
}

static void
on_restarted (FoyerStation *self)
{
  self->cut = self->current.seq != 0;
  foyer_announcer_cancel_all (self->announcer);
  load (self);
}

static void
on_output_changed (FoyerStation *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AUDIBLE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REASON]);
  ask (self);
}

static void
on_duck (FoyerStation *self, gboolean down)
{
  g_signal_emit (self, signals[DUCK], 0, down);
}

static void
on_lock_taken (gpointer data)
{
  FoyerStation *self = data;

  self->owner = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OWNER]);
  ask (self);
}

FoyerStation *
foyer_station_new (FoyerEngine *engine, const char *name, const FoyerAnnouncerOptions *options)
{
  FoyerStation *self = g_object_new (FOYER_TYPE_STATION, NULL);
  g_autofree char *path = g_strconcat (foyer_engine_get_path (engine), "-voice-", name, NULL);
  FoyerAnnouncerOptions own = { 0 };
  g_auto (GStrv) folders = NULL;
  g_autoptr (GError) error = NULL;

  self->engine = g_object_ref (engine);
  self->name = g_strdup (name);
  if (options != NULL)
    own = *options;
  self->packs =
      own.packs != NULL ? foyer_voice_packs_ref (own.packs) : foyer_voice_packs_new (NULL);
  own.packs = self->packs;
  folders = foyer_voice_packs_get_folders (self->packs);
  self->watch = foyer_voice_watch_new ((const char *const *) folders, on_voices_changed, self);
  self->announcer = foyer_announcer_new (&own);
  g_signal_connect_object (engine, "committed", G_CALLBACK (on_committed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (engine, "restarted", G_CALLBACK (on_restarted), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->announcer, "state-changed", G_CALLBACK (on_output_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->announcer, "duck", G_CALLBACK (on_duck), self, G_CONNECT_SWAPPED);
  self->lock = foyer_station_lock_new (path, on_lock_taken, self, &error);
  if (self->lock == NULL)
    g_warning ("%s", error->message);
  load (self);
  return self;
}

void
foyer_station_step (FoyerStation *station, FoyerTime now)
{
  station->stepwise = TRUE;
  station->step = TRUE;
  station->now = now;
  ask (station);
}

void
foyer_station_set_gain (FoyerStation *station, double gain_db)
{
  station->gain_db = gain_db;
}

void
foyer_station_set_device (FoyerStation *station, const char *device)
{
  if (station->announcer != NULL)
    foyer_announcer_set_device (station->announcer,
                                device != NULL && *device != '\0' ? device : NULL);
}

void
foyer_station_close (FoyerStation *station)
{
  g_cancellable_cancel (station->cancellable);
  if (station->engine != NULL)
    g_signal_handlers_disconnect_by_data (station->engine, station);
  if (station->announcer != NULL)
    {
      g_signal_handlers_disconnect_by_data (station->announcer, station);
      foyer_announcer_close (station->announcer);
    }
  g_clear_object (&station->announcer);
  g_clear_pointer (&station->lock, foyer_station_lock_free);
  g_clear_pointer (&station->watch, foyer_voice_watch_free);
  g_clear_object (&station->engine);
}

static void
foyer_station_dispose (GObject *object)
{
  FoyerStation *self = FOYER_STATION (object);

  foyer_station_close (self);
  g_clear_pointer (&self->config, foyer_config_unref);
  g_clear_pointer (&self->packs, foyer_voice_packs_unref);
  foyer_record_clear (&foyer_announcement_type, &self->current);
  G_OBJECT_CLASS (foyer_station_parent_class)->dispose (object);
}

static void
foyer_station_finalize (GObject *object)
{
  FoyerStation *self = FOYER_STATION (object);

  g_object_unref (self->cancellable);
  g_free (self->name);
  g_free (self->problem);
  G_OBJECT_CLASS (foyer_station_parent_class)->finalize (object);
}

static void
foyer_station_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FoyerStation *self = FOYER_STATION (object);
  const char *reason = NULL;
  FoyerOutputState state = self->announcer != NULL
                               ? foyer_announcer_get_state (self->announcer, &reason)
                               : FOYER_OUTPUT_SILENT;

  switch (id)
    {
    case PROP_OWNER:
      g_value_set_boolean (value, self->owner);
      break;
    case PROP_AUDIBLE:
      g_value_set_boolean (value, state != FOYER_OUTPUT_SILENT);
      break;
    case PROP_REASON:
      g_value_set_string (value, reason);
      break;
    case PROP_SPEAKING:
      g_value_set_int64 (value, self->current.seq);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
foyer_station_class_init (FoyerStationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = foyer_station_dispose;
  object_class->finalize = foyer_station_finalize;
  object_class->get_property = foyer_station_get_property;
  properties[PROP_OWNER] =
      g_param_spec_boolean ("owner", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_AUDIBLE] =
      g_param_spec_boolean ("audible", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_REASON] =
      g_param_spec_string ("reason", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SPEAKING] = g_param_spec_int64 ("speaking", NULL, NULL, 0, G_MAXINT64, 0,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PROBLEM] =
      g_param_spec_string ("problem", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[IDLE] = g_signal_new ("idle", FOYER_TYPE_STATION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  signals[DUCK] = g_signal_new ("duck", FOYER_TYPE_STATION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[ANNOUNCED] = g_signal_new ("announced", FOYER_TYPE_STATION, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_DOUBLE);
}

static void
foyer_station_init (FoyerStation *self)
{
  self->cancellable = g_cancellable_new ();
}
