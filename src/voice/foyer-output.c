/* The sound output: opened, watched and replaced by threads of its own. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * One supervisor thread decides everything about lines; it has a main context of its own and never
 * waits. What can hang with a sound server runs in builder threads (opening) and reaper threads
 * (closing), which may be left behind.
 */

#include "voice/foyer-output.h"

#include <glib/gi18n.h>
#include <gst/gst.h>
#include <string.h>

#include "base/foyer-error.h"
#include "voice/foyer-crew.h"
#include "voice/foyer-line.h"
#include "voice/foyer-pcm.h"
#include "voice/foyer-sinks.h"

#define DEFAULT_STUCK_MS   2500
#define DEFAULT_CONNECT_MS 5000
#define DEFAULT_RETRY_MS   500
#define MAX_RETRY_MS       10000
#define MAX_BUILDERS       3
#define WATCHES_PER_STUCK  5

struct _FoyerOutput
{
  gatomicrefcount ref_count;
  FoyerOutputKind kind;
  guint stuck_ms, connect_ms, retry_ms;
  FoyerOutputTap tap;
  gpointer tap_data;
  GPtrArray *sinks; /* FoyerSink */
  gboolean watches_devices;
  FoyerPlayback *playback;
  GCancellable *closed;
  GMainContext *context; /* the supervisor's */
  GMainLoop *loop;

  /* main context of the playback only */
  FoyerOutputStateFunc state_func;
  gpointer user_data;

  FoyerCrew *crew; /* threads that close waits for */
  GMutex lock;
  gboolean closing; /* under lock: the supervisor listens no more */
  GMutex monitor_lock;

  /* supervisor only */
  FoyerLine *line;
  gboolean line_is_device;
  guint n_lines, n_builders;
  FoyerOutputState state;
  char *reason;
  guint back_off_ms;
  GSource *retry_source, *connect_source, *watch_source;
  guint last_fed;
  guint n_still; /* watches in a row without anything fed */
  gint64 last_watch;
  GstDeviceMonitor *monitor;
};

static void start_builder (FoyerOutput *output);

static FoyerOutput *
output_ref (FoyerOutput *output)
{
  g_atomic_ref_count_inc (&output->ref_count);
  return output;
}

static void
output_unref (gpointer data)
{
  FoyerOutput *output = data;

  if (!g_atomic_ref_count_dec (&output->ref_count))
    return;
  g_ptr_array_unref (output->sinks);
  foyer_playback_unref (output->playback);
  g_object_unref (output->closed);
  g_main_loop_unref (output->loop);
  g_main_context_unref (output->context);
  g_mutex_clear (&output->lock);
  g_mutex_clear (&output->monitor_lock);
  foyer_crew_unref (output->crew);
  g_free (output->reason);
  g_free (output);
}

static void
start_thread (FoyerOutput *output,
              const char *name,
              void (*work) (gpointer output, gpointer data),
              gpointer data)
{
  foyer_crew_start (output->crew, name, work, output_ref (output), output_unref, data);
}

/* Sources of the supervisor. */

/* FUNCTION will be called by the supervisor, from any thread; FALSE if there is none any more. */
static gboolean
tell_supervisor (FoyerOutput *output, GSourceFunc function, gpointer data, GDestroyNotify data_free)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  gboolean listens;

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, function, data, data_free);
  g_mutex_lock (&output->lock);
  listens = !output->closing;
  if (listens)
    g_source_attach (source, output->context);
  g_mutex_unlock (&output->lock);
  return listens;
}

static void
arm (FoyerOutput *output, GSource **source, guint ms, GSourceFunc function)
{
  if (*source != NULL)
    return;
  *source = g_timeout_source_new (ms);
  g_source_set_callback (*source, function, output, NULL);
  g_source_attach (*source, output->context);
}

static void
disarm (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

/* What the main context is told. */

typedef struct
{
  FoyerOutput *output;
  FoyerOutputState state;
  char *reason;
} Notice;

static gboolean
deliver_notice (gpointer data)
{
  Notice *notice = data;

  if (notice->output->state_func != NULL)
    notice->output->state_func (notice->state, notice->reason, notice->output->user_data);
  return G_SOURCE_REMOVE;
}

static void
notice_free (gpointer data)
{
  Notice *notice = data;

  output_unref (notice->output);
  g_free (notice->reason);
  g_free (notice);
}

static void
set_state (FoyerOutput *output, FoyerOutputState state, const char *reason)
{
  g_autoptr (GSource) source = NULL;
  Notice *notice;

  if (output->state == state && g_strcmp0 (output->reason, reason) == 0)
    return;
  output->state = state;
  g_free (output->reason);
  output->reason = g_strdup (reason);
  notice = g_new (Notice, 1);
  *notice = (Notice){ output_ref (output), state, g_strdup (reason) };
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver_notice, notice, notice_free);
  g_source_attach (source, foyer_playback_get_context (output->playback));
}

/* Lines. */

static void
reap (gpointer owner, gpointer data)
{
  FoyerLine *line = data;

  foyer_line_shut (line);
  foyer_line_unref (line);
}

static void
retire (FoyerOutput *output, FoyerLine *line)
{
  if (line != NULL)
    start_thread (output, "foyer-reaper", reap, line);
}

static gboolean check_line (gpointer data);

static void
on_line_failed (gpointer data)
{
  tell_supervisor (data, check_line, output_ref (data), output_unref);
}

static FoyerLineOptions
line_options (FoyerOutput *output, guint number)
{
  return (FoyerLineOptions){
    .number = number,
    .playback = output->playback,
    .tap = output->tap,
    .tap_data = output->tap_data,
    .failed = on_line_failed,
    .failed_data = output_ref (output),
    .failed_data_free = output_unref,
    .cancellable = output->closed,
  };
}

static gboolean
retry (gpointer data)
{
  FoyerOutput *output = data;

  disarm (&output->retry_source);
  start_builder (output);
  return G_SOURCE_REMOVE;
}

static void
schedule_retry (FoyerOutput *output)
{
  if (output->retry_source != NULL)
    return;
  arm (output, &output->retry_source, output->back_off_ms, retry);
  output->back_off_ms = MIN (output->back_off_ms * 2, MAX_RETRY_MS);
}

static gboolean
retry_now (gpointer data)
{
  FoyerOutput *output = data;

  output->back_off_ms = output->retry_ms;
  if (output->state == FOYER_OUTPUT_SILENT)
    retry (output);
  return G_SOURCE_REMOVE;
}

static GstBusSyncReply
on_device_message (GstBus *bus, GstMessage *message, gpointer data)
{
  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_DEVICE_ADDED)
    tell_supervisor (data, retry_now, output_ref (data), output_unref);
  gst_message_unref (message);
  return GST_BUS_DROP;
}

/* Both ask the sound server, so they may hang with it. */
static void
start_monitor (gpointer owner, gpointer data)
{
  FoyerOutput *output = owner;

  g_mutex_lock (&output->monitor_lock);
  /* Its stop may have come first. */
  if (g_object_get_data (data, "over") == NULL)
    gst_device_monitor_start (data);
  g_mutex_unlock (&output->monitor_lock);
  gst_object_unref (data);
}

static void
stop_monitor (gpointer owner, gpointer data)
{
  FoyerOutput *output = owner;

  g_mutex_lock (&output->monitor_lock);
  g_object_set_data (data, "over", output);
  gst_device_monitor_stop (data);
  g_mutex_unlock (&output->monitor_lock);
  gst_object_unref (data);
}

/* Devices are watched only while there is none to be heard on. */
static void
watch_devices (FoyerOutput *output, gboolean watch)
{
  g_autoptr (GstBus) bus = NULL;

  if (!output->watches_devices || watch == (output->monitor != NULL))
    return;
  if (!watch)
    {
      bus = gst_device_monitor_get_bus (output->monitor);
      gst_bus_set_sync_handler (bus, NULL, NULL, NULL);
      start_thread (output, "foyer-devices", stop_monitor, g_steal_pointer (&output->monitor));
      return;
    }
  output->monitor = gst_device_monitor_new ();
  gst_device_monitor_add_filter (output->monitor, "Audio/Sink", NULL);
  bus = gst_device_monitor_get_bus (output->monitor);
  gst_bus_set_sync_handler (bus, on_device_message, output_ref (output), output_unref);
  start_thread (output, "foyer-devices", start_monitor, gst_object_ref (output->monitor));
}

/* Goes on without sound, so that a message that is under way comes to its end. */
static void
fall_silent (FoyerOutput *output, const char *reason)
{
  if (output->line == NULL || output->line_is_device)
    {
      const FoyerLineOptions options = line_options (output, ++output->n_lines);
      FoyerLine *failed = output->line;

      disarm (&output->watch_source);
      output->line = foyer_line_new_clock (&options, FALSE);
      output->line_is_device = FALSE;
      retire (output, failed);
    }
  set_state (output, FOYER_OUTPUT_SILENT, reason);
  watch_devices (output, TRUE);
}

static void
lose_line (FoyerOutput *output, const char *reason)
{
  fall_silent (output, reason);
  schedule_retry (output);
}

static gboolean
check_line (gpointer data)
{
  FoyerOutput *output = data;
  g_autoptr (GError) error = NULL;

  if (output->line_is_device)
    error = foyer_line_get_error (output->line);
  if (error != NULL)
    lose_line (output, error->message);
  return G_SOURCE_REMOVE;
}

/* Counted in calls, not in time, so that a computer that slept is no stuck sink. */
static gboolean
watch_line (gpointer data)
{
  FoyerOutput *output = data;
  const guint fed = foyer_line_get_n_fed (output->line);
  const gint64 now = g_get_monotonic_time ();
  const guint taken_s = (fed - output->last_fed) / FOYER_PCM_RATE;
  const guint passed_s = (guint) ((now - output->last_watch) / G_USEC_PER_SEC);

  output->n_still = fed == output->last_fed ? output->n_still + 1 : 0;
  output->last_fed = fed;
  output->last_watch = now;
  if (output->n_still > WATCHES_PER_STUCK)
    lose_line (output, _ ("The sound output takes no more sound."));
  else if (taken_s > passed_s + FOYER_LINE_NO_CLOCK_SECONDS)
    lose_line (output, _ ("The sound output runs without a clock."));
  return output->watch_source != NULL;
}

static void
use_device (FoyerOutput *output, FoyerLine *line)
{
  FoyerLine *before = output->line;

  output->line = line;
  output->line_is_device = TRUE;
  output->last_fed = foyer_line_get_n_fed (line);
  output->n_still = 0;
  output->last_watch = g_get_monotonic_time ();
  output->back_off_ms = output->retry_ms;
  foyer_playback_set_line (output->playback, foyer_line_get_number (line), TRUE);
  retire (output, before);
  disarm (&output->retry_source);
  arm (output, &output->watch_source, MAX (output->stuck_ms / WATCHES_PER_STUCK, 20), watch_line);
  watch_devices (output, FALSE);
  set_state (output, FOYER_OUTPUT_AUDIBLE, NULL);
  check_line (output);
}

/* Builders. */

typedef struct
{
  FoyerOutput *output;
  FoyerLine *line; /* or NULL and the error */
  GError *error;
} Verdict;

static void
verdict_free (gpointer data)
{
  Verdict *verdict = data;

  g_clear_error (&verdict->error);
  output_unref (verdict->output);
  g_free (verdict);
}

static gboolean
on_verdict (gpointer data)
{
  Verdict *verdict = data;
  FoyerOutput *output = verdict->output;

  output->n_builders--;
  if (output->n_builders == 0)
    disarm (&output->connect_source);
  if (verdict->line == NULL && !output->line_is_device)
    lose_line (output, verdict->error->message);
  else if (verdict->line != NULL && !output->line_is_device)
    use_device (output, verdict->line);
  else
    retire (output, verdict->line);
  return G_SOURCE_REMOVE;
}

/* Takes LINE and ERROR, of which one is NULL. */
static void
give_verdict (FoyerOutput *output, FoyerLine *line, GError *error)
{
  Verdict *verdict = g_new (Verdict, 1);

  *verdict = (Verdict){ output_ref (output), line, error };
  if (!tell_supervisor (output, on_verdict, verdict, verdict_free) && line != NULL)
    retire (output, line);
}

/* The error of the first candidate is the one to tell: the others are makeshifts. */
static void
build (gpointer owner, gpointer data)
{
  FoyerOutput *output = owner;
  FoyerLine *line = NULL;
  GError *first_error = NULL;
  gboolean server_reached = FALSE;

  for (guint i = 0; line == NULL && i < output->sinks->len; i++)
    {
      const FoyerSink *sink = g_ptr_array_index (output->sinks, i);
      FoyerLineOptions options;
      GError *error = NULL;

      if (foyer_sink_hides_server (sink) && server_reached)
        continue;
      options = line_options (output, GPOINTER_TO_UINT (data));
      line = foyer_line_open (&options, sink, &error);
      if (line == NULL && sink->kind == FOYER_SINK_PULSE)
        server_reached = g_error_matches (error, FOYER_ERROR, FOYER_ERROR_FAULT);
      if (first_error == NULL)
        first_error = g_steal_pointer (&error);
      g_clear_error (&error);
    }
  if (line != NULL)
    g_clear_error (&first_error);
  give_verdict (output, line, first_error);
}

static gboolean
on_connect_timeout (gpointer data)
{
  FoyerOutput *output = data;

  disarm (&output->connect_source);
  if (!output->line_is_device)
    lose_line (output, _ ("The sound server does not answer."));
  return G_SOURCE_REMOVE;
}

/* Not without bound: each may sit for half a minute behind a server that hangs. */
static void
start_builder (FoyerOutput *output)
{
  if (output->n_builders >= MAX_BUILDERS)
    {
      schedule_retry (output);
      return;
    }
  output->n_builders++;
  arm (output, &output->connect_source, output->connect_ms, on_connect_timeout);
  start_thread (output, "foyer-builder", build, GUINT_TO_POINTER (++output->n_lines));
}

/* Life. */

static void
open_first (FoyerOutput *output)
{
  g_autoptr (GError) error = NULL;

  if (output->kind == FOYER_OUTPUT_INSTANT)
    {
      const FoyerLineOptions options = line_options (output, ++output->n_lines);

      output->line = foyer_line_new_clock (&options, TRUE);
      set_state (output, FOYER_OUTPUT_AUDIBLE, NULL);
    }
  else if (gst_init_check (NULL, NULL, &error))
    {
      start_builder (output);
    }
  else
    {
      output->watches_devices = FALSE;
      fall_silent (output, error->message);
    }
}

static void
supervise (gpointer owner, gpointer data)
{
  FoyerOutput *output = owner;
  g_main_context_push_thread_default (output->context);
  open_first (output);
  g_main_loop_run (output->loop);
  g_mutex_lock (&output->lock);
  output->closing = TRUE;
  g_mutex_unlock (&output->lock);
  while (g_main_context_iteration (output->context, FALSE))
    continue;
  disarm (&output->retry_source);
  disarm (&output->connect_source);
  disarm (&output->watch_source);
  watch_devices (output, FALSE);
  retire (output, g_steal_pointer (&output->line));
  g_main_context_pop_thread_default (output->context);
}

static gboolean
quit (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

void
foyer_output_close (FoyerOutput *output, guint wait_ms)
{
  output->state_func = NULL;
  g_cancellable_cancel (output->closed);
  tell_supervisor (output, quit, g_main_loop_ref (output->loop),
                   (GDestroyNotify) g_main_loop_unref);
  foyer_crew_wait (output->crew, g_get_monotonic_time () + wait_ms * 1000);
  output_unref (output);
}

void
foyer_output_retry (FoyerOutput *output)
{
  tell_supervisor (output, retry_now, output_ref (output), output_unref);
}

FoyerOutput *
foyer_output_new (const FoyerOutputOptions *options,
                  FoyerPlayback *playback,
                  FoyerOutputStateFunc state_func,
                  gpointer user_data)
{
  FoyerOutput *output = g_new0 (FoyerOutput, 1);
  gboolean described;

  g_atomic_ref_count_init (&output->ref_count);
  output->kind = options->kind;
  output->stuck_ms = options->stuck_ms > 0 ? options->stuck_ms : DEFAULT_STUCK_MS;
  output->connect_ms = options->connect_ms > 0 ? options->connect_ms : DEFAULT_CONNECT_MS;
  output->retry_ms = options->retry_ms > 0 ? options->retry_ms : DEFAULT_RETRY_MS;
  output->back_off_ms = output->retry_ms;
  output->tap = options->tap;
  output->tap_data = options->tap_data;
  output->sinks = foyer_sinks_list (options->device, options->sinks, &described);
  output->watches_devices = !described;
  output->playback = foyer_playback_ref (playback);
  output->closed = g_cancellable_new ();
  output->context = g_main_context_new ();
  output->loop = g_main_loop_new (output->context, FALSE);
  output->state_func = state_func;
  output->user_data = user_data;
  g_mutex_init (&output->lock);
  g_mutex_init (&output->monitor_lock);
  output->crew = foyer_crew_new ();
  start_thread (output, "foyer-output", supervise, NULL);
  return output;
}
