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
#include "voice/foyer-devices.h"
#include "voice/foyer-line.h"
#include "voice/foyer-pcm.h"
#include "voice/foyer-sinks.h"

#define DEFAULT_STUCK_MS   2500
#define DEFAULT_CONNECT_MS 5000
#define DEFAULT_RETRY_MS   500
#define MAX_RETRY_MS       10000
#define MAX_BUILDERS       3

struct _FoyerOutput
{
  gatomicrefcount ref_count;
  FoyerOutputKind kind;
  guint stuck_ms, connect_ms, retry_ms;
  FoyerOutputTap tap;
  gpointer tap_data;
  gboolean chooses_devices; /* the sinks are not described */
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
  char *device;     /* under lock: asked for last */

  /* supervisor only */
  GPtrArray *sinks; /* FoyerSink; what a builder tries it holds itself */
  gboolean device_chosen;
  guint n_choices; /* of devices, so that what was asked for before does not count */
  FoyerLine *line;
  gboolean line_is_device;
  gboolean line_is_chosen; /* the device that was chosen, or none was */
  guint n_lines, n_builders;
  FoyerOutputState state;
  char *reason;
  guint back_off_ms;
  GSource *retry_source, *connect_source, *watch_source;
  FoyerLinePace pace;
  FoyerDeviceWatch *watch;
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
  foyer_crew_unref (output->crew);
  g_free (output->reason);
  g_free (output->device);
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
  if (output->state == FOYER_OUTPUT_SILENT || (output->line_is_device && !output->line_is_chosen))
    retry (output);
  return G_SOURCE_REMOVE;
}

static void
on_device_added (gpointer data)
{
  tell_supervisor (data, retry_now, output_ref (data), output_unref);
}

/* Devices are watched only while there is none to be heard on, or not the one that was chosen. */
static void
watch_devices (FoyerOutput *output, gboolean watch)
{
  if (!output->watches_devices || watch == (output->watch != NULL))
    return;
  if (watch)
    output->watch = foyer_device_watch_start (FOYER_DEVICE_LOUDSPEAKER, on_device_added,
                                              output_ref (output), output_unref);
  else
    g_clear_pointer (&output->watch, foyer_device_watch_stop);
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

static gboolean
watch_line (gpointer data)
{
  FoyerOutput *output = data;
  const char *fault = foyer_line_check (output->line, &output->pace);

  if (fault != NULL)
    lose_line (output, fault);
  return output->watch_source != NULL;
}

static void
tell_device (FoyerOutput *output)
{
  watch_devices (output, !output->line_is_chosen);
  set_state (output, FOYER_OUTPUT_AUDIBLE,
             output->line_is_chosen
                 ? NULL
                 : _ ("The chosen sound device is not there; another one is used."));
}

static void
use_device (FoyerOutput *output, FoyerLine *line, gboolean chosen)
{
  FoyerLine *before = output->line;

  output->line = line;
  output->line_is_device = TRUE;
  output->line_is_chosen = chosen;
  foyer_line_start_check (line, &output->pace);
  output->back_off_ms = output->retry_ms;
  foyer_playback_set_line (output->playback, foyer_line_get_number (line), TRUE);
  retire (output, before);
  disarm (&output->retry_source);
  arm (output, &output->watch_source, MAX (output->stuck_ms / FOYER_LINE_CHECKS_PER_STUCK, 20),
       watch_line);
  tell_device (output);
  check_line (output);
}

/* Builders. */

/* One try to open a line: what a builder is given, and what it answers. */
typedef struct
{
  FoyerOutput *output;
  GPtrArray *sinks;
  guint number; /* of the line to be */
  gboolean device_chosen;
  guint choice;
  FoyerLine *line; /* or NULL and the error */
  GError *error;
  gboolean named; /* the line is a device asked for by name */
} Attempt;

static void
attempt_free (gpointer data)
{
  Attempt *attempt = data;

  g_ptr_array_unref (attempt->sinks);
  g_clear_error (&attempt->error);
  output_unref (attempt->output);
  g_free (attempt);
}

static gboolean
on_verdict (gpointer data)
{
  Attempt *attempt = data;
  FoyerOutput *output = attempt->output;
  const gboolean chosen = attempt->named || !attempt->device_chosen;

  output->n_builders--;
  if (output->n_builders == 0)
    disarm (&output->connect_source);
  if (attempt->choice != output->n_choices)
    retire (output, attempt->line); /* another device was chosen meanwhile */
  else if (attempt->line == NULL && !output->line_is_device)
    lose_line (output, attempt->error->message);
  else if (attempt->line != NULL &&
           (!output->line_is_device || (chosen && !output->line_is_chosen)))
    use_device (output, attempt->line, chosen);
  else
    {
      retire (output, attempt->line);
      if (output->line_is_device)
        tell_device (output);
    }
  return G_SOURCE_REMOVE;
}

static FoyerLine *
open_sink (const FoyerSink *sink, gpointer data, GError **error)
{
  const Attempt *attempt = data;
  const FoyerLineOptions options = line_options (attempt->output, attempt->number);

  return foyer_line_open (&options, sink, error);
}

static void
build (gpointer owner, gpointer data)
{
  FoyerOutput *output = owner;
  Attempt *attempt = data;
  FoyerLine *line =
      foyer_sinks_open (attempt->sinks, open_sink, attempt, &attempt->named, &attempt->error);

  attempt->line = line;
  if (!tell_supervisor (output, on_verdict, attempt, attempt_free))
    retire (output, line);
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
  Attempt *attempt;

  if (output->n_builders >= MAX_BUILDERS)
    {
      schedule_retry (output);
      return;
    }
  output->n_builders++;
  arm (output, &output->connect_source, output->connect_ms, on_connect_timeout);
  attempt = g_new0 (Attempt, 1);
  attempt->output = output_ref (output);
  attempt->sinks = g_ptr_array_ref (output->sinks);
  attempt->number = ++output->n_lines;
  attempt->device_chosen = output->device_chosen;
  attempt->choice = output->n_choices;
  start_thread (output, "foyer-builder", build, attempt);
}

/* The present line goes on until the new one is proved. */
static gboolean
change_device (gpointer data)
{
  FoyerOutput *output = data;
  gboolean described;

  g_ptr_array_unref (output->sinks);
  g_mutex_lock (&output->lock);
  output->sinks = foyer_sinks_list (output->device, NULL, &described);
  output->device_chosen = output->device != NULL;
  g_mutex_unlock (&output->lock);
  output->line_is_chosen = FALSE;
  output->n_choices++;
  output->back_off_ms = output->retry_ms;
  start_builder (output);
  return G_SOURCE_REMOVE;
}

void
foyer_output_set_device (FoyerOutput *output, const char *device)
{
  if (output->kind == FOYER_OUTPUT_INSTANT || !output->chooses_devices)
    return;
  g_mutex_lock (&output->lock);
  g_free (output->device);
  output->device = g_strdup (device);
  g_mutex_unlock (&output->lock);
  tell_supervisor (output, change_device, output_ref (output), output_unref);
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
  output->chooses_devices = !described;
  output->watches_devices = !described;
  output->device_chosen = options->device != NULL && !described;
  output->playback = foyer_playback_ref (playback);
  output->closed = g_cancellable_new ();
  output->context = g_main_context_new ();
  output->loop = g_main_loop_new (output->context, FALSE);
  output->state_func = state_func;
  output->user_data = user_data;
  g_mutex_init (&output->lock);
  output->crew = foyer_crew_new ();
  start_thread (output, "foyer-output", supervise, NULL);
  return output;
}
