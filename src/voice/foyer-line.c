/* One place sound goes to, with the thread that feeds it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "voice/foyer-line.h"

#include <glib/gi18n.h>
#include <gst/app/gstappsrc.h>
#include <gst/gst.h>
#include <string.h>

#include "base/foyer-error.h"
#include "voice/foyer-pcm.h"
#include "voice/foyer-pipeline.h"

#define BLOCK    (FOYER_PCM_RATE / 50) /* 20 ms */
#define BLOCK_US 20000

/* A device is believed after it has taken so much silence in real time: "playing" alone proves
 * nothing. */
#define PROOF_MS         250
#define PROOF_TIMEOUT_US (8 * G_USEC_PER_SEC)

#define EOS_TIMEOUT_US               (1500 * 1000)
#define BLOCKS_BETWEEN_DEVICE_CHECKS 50

struct _FoyerLine
{
  gatomicrefcount ref_count;
  FoyerLineOptions options;
  FoyerSinkKind kind;
  gboolean instant;
  char *device; /* asked for by name, or NULL */
  GThread *feeder;
  gint shut;   /* atomic */
  guint n_fed; /* atomic */

  /* NULL for a clock */
  GstElement *pipeline, *source, *sink;
  guint64 position; /* feeder only */

  GMutex lock; /* for all below */
  GCond changed;
  GError *error;
  gboolean opened, feeder_ended, at_end;
};

static FoyerLine *
line_new (const FoyerLineOptions *options)
{
  FoyerLine *line = g_new0 (FoyerLine, 1);

  g_atomic_ref_count_init (&line->ref_count);
  line->options = *options;
  line->options.playback = foyer_playback_ref (options->playback);
  g_mutex_init (&line->lock);
  g_cond_init (&line->changed);
  return line;
}

FoyerLine *
foyer_line_ref (FoyerLine *line)
{
  g_atomic_ref_count_inc (&line->ref_count);
  return line;
}

void
foyer_line_unref (FoyerLine *line)
{
  if (!g_atomic_ref_count_dec (&line->ref_count))
    return;
  g_clear_object (&line->sink);
  g_clear_object (&line->source);
  g_clear_object (&line->pipeline);
  g_clear_error (&line->error);
  g_free (line->device);
  foyer_playback_unref (line->options.playback);
  if (line->options.failed_data_free != NULL)
    line->options.failed_data_free (line->options.failed_data);
  g_mutex_clear (&line->lock);
  g_cond_clear (&line->changed);
  g_free (line);
}

guint
foyer_line_get_number (FoyerLine *line)
{
  return line->options.number;
}

guint
foyer_line_get_n_fed (FoyerLine *line)
{
  return g_atomic_int_get (&line->n_fed);
}

void
foyer_line_start_check (FoyerLine *line, FoyerLinePace *pace)
{
  *pace = (FoyerLinePace){ foyer_line_get_n_fed (line), 0, g_get_monotonic_time () };
}

/* Counted in calls, not in time, so that a computer that slept is no stuck sink. */
const char *
foyer_line_check (FoyerLine *line, FoyerLinePace *pace)
{
  const guint fed = foyer_line_get_n_fed (line);
  const gint64 now = g_get_monotonic_time ();
  const guint taken_s = (fed - pace->fed) / FOYER_PCM_RATE;
  const guint passed_s = (guint) ((now - pace->at) / G_USEC_PER_SEC);

  pace->n_still = fed == pace->fed ? pace->n_still + 1 : 0;
  pace->fed = fed;
  pace->at = now;
  if (pace->n_still > FOYER_LINE_CHECKS_PER_STUCK)
    return _ ("The sound output takes no more sound.");
  if (taken_s > passed_s + FOYER_LINE_NO_CLOCK_SECONDS)
    return _ ("The sound output runs without a clock.");
  return NULL;
}

GError *
foyer_line_get_error (FoyerLine *line)
{
  GError *error;

  g_mutex_lock (&line->lock);
  error = line->error != NULL ? g_error_copy (line->error) : NULL;
  g_mutex_unlock (&line->lock);
  return error;
}

/* Keeps the first error, which is the cause of the others. Takes MESSAGE. */
static void
line_fail (FoyerLine *line, char *message)
{
  gboolean first;

  g_mutex_lock (&line->lock);
  first = line->error == NULL;
  if (first)
    line->error = g_error_new_literal (
        FOYER_ERROR, line->opened ? FOYER_ERROR_FAULT : FOYER_ERROR_NOT_AVAILABLE, message);
  g_cond_broadcast (&line->changed);
  g_mutex_unlock (&line->lock);
  g_free (message);
  if (first && line->options.failed != NULL)
    line->options.failed (line->options.failed_data);
}

static gboolean
tap_and_pull (FoyerLine *line, gint16 *block)
{
  const FoyerLineOptions *options = &line->options;
  const gboolean voice =
      foyer_playback_pull (options->playback, options->number, line->position, block, BLOCK);

  if (options->tap != NULL)
    options->tap (block, BLOCK, voice, options->tap_data);
  return voice;
}

/* The clock that nobody hears: sleeps for good while nothing is spoken. */

static void
sleep_until_due (gint64 *due)
{
  const gint64 now = g_get_monotonic_time ();

  if (*due < now - BLOCK_US)
    *due = now;
  *due += BLOCK_US;
  g_usleep ((gulong) MAX (*due - now, 0));
}

static gpointer
feed_clock (gpointer data)
{
  FoyerLine *line = data;
  const FoyerLineOptions *options = &line->options;
  gint16 block[BLOCK];
  gint64 due = 0;

  while (foyer_playback_wait (options->playback, options->number))
    {
      tap_and_pull (line, block);
      line->position += BLOCK;
      if (!line->instant)
        sleep_until_due (&due);
      foyer_playback_reached (options->playback, options->number, line->position);
    }
  foyer_line_unref (line);
  return NULL;
}

FoyerLine *
foyer_line_new_clock (const FoyerLineOptions *options, gboolean instant)
{
  FoyerLine *line = line_new (options);

  line->instant = instant;
  foyer_playback_set_line (options->playback, options->number, instant);
  line->feeder = g_thread_new ("foyer-clock", feed_clock, foyer_line_ref (line));
  return line;
}

/* The device. */

/* What the listener has heard so far, in samples of this line. */
static guint64
device_position (FoyerLine *line)
{
  g_autoptr (GstClock) clock = gst_element_get_clock (line->pipeline);
  const GstClockTime base = gst_element_get_base_time (line->pipeline);
  const GstClockTime now = clock != NULL ? gst_clock_get_time (clock) : 0;

  if (!GST_CLOCK_TIME_IS_VALID (now) || now < base)
    return 0;
  return gst_util_uint64_scale (now - base, FOYER_PCM_RATE, GST_SECOND);
}

/* A sound server without a card offers a dummy output, and moves us there when the card goes. Asks
 * the server. */
static void
check_device (FoyerLine *line)
{
  g_autofree char *device = NULL;

  if (line->kind != FOYER_SINK_PULSE)
    return;
  g_object_get (line->sink, "current-device", &device, NULL);
  if (device != NULL && (strcmp (device, "auto_null") == 0 || strstr (device, "dummy") != NULL))
    line_fail (line, g_strdup (_ ("The sound server has no device, only a dummy output.")));
  else if (device != NULL && line->device != NULL && strcmp (device, line->device) != 0)
    line_fail (line, g_strdup (_ ("The chosen sound device is gone.")));
}

static GstBuffer *
make_buffer (FoyerLine *line, const gint16 *block)
{
  GstBuffer *buffer = gst_buffer_new_memdup (block, BLOCK * sizeof *block);
  const guint64 heard = device_position (line);

  /* After a stall the sink would skip what comes too late; so let it come now. */
  if (line->position < heard)
    {
      line->position = heard + 2 * BLOCK;
      GST_BUFFER_FLAG_SET (buffer, GST_BUFFER_FLAG_DISCONT);
    }
  GST_BUFFER_PTS (buffer) = gst_util_uint64_scale (line->position, GST_SECOND, FOYER_PCM_RATE);
  GST_BUFFER_DURATION (buffer) = gst_util_uint64_scale (BLOCK, GST_SECOND, FOYER_PCM_RATE);
  return buffer;
}

/* Pushing blocks until the sink has taken the block before: its clock is our pace. */
static gpointer
feed_device (gpointer data)
{
  FoyerLine *line = data;
  const FoyerLineOptions *options = &line->options;
  gint16 block[BLOCK];

  for (guint n = 1; !g_atomic_int_get (&line->shut); n++)
    {
      GstBuffer *buffer;

      tap_and_pull (line, block);
      buffer = make_buffer (line, block);
      line->position += BLOCK;
      if (gst_app_src_push_buffer (GST_APP_SRC (line->source), buffer) != GST_FLOW_OK)
        break;
      g_atomic_int_add (&line->n_fed, BLOCK);
      foyer_playback_reached (options->playback, options->number, device_position (line));
      if (n % BLOCKS_BETWEEN_DEVICE_CHECKS == 0)
        check_device (line);
    }
  g_mutex_lock (&line->lock);
  line->feeder_ended = TRUE;
  g_cond_broadcast (&line->changed);
  g_mutex_unlock (&line->lock);
  foyer_line_unref (line);
  return NULL;
}

/* Called on the pipeline's own threads. Nothing else reads the bus. */
static GstBusSyncReply
on_message (GstBus *bus, GstMessage *message, gpointer data)
{
  FoyerLine *line = data;
  g_autoptr (GError) error = NULL;

  switch ((int) GST_MESSAGE_TYPE (message))
    {
    case GST_MESSAGE_ERROR:
      gst_message_parse_error (message, &error, NULL);
      line_fail (line, g_strdup_printf (_ ("The sound output failed: %s"), error->message));
      break;
    case GST_MESSAGE_EOS:
      g_mutex_lock (&line->lock);
      line->at_end = TRUE;
      g_cond_broadcast (&line->changed);
      g_mutex_unlock (&line->lock);
      break;
    default:
      break;
    }
  gst_message_unref (message);
  return GST_BUS_DROP;
}

static GstElement *
make_sink (const FoyerSink *sink, GError **error)
{
  static const char *const factories[] = {
    [FOYER_SINK_PULSE] = "pulsesink",
    [FOYER_SINK_ALSA] = "alsasink",
  };
  GstElement *element;

  if (sink->kind == FOYER_SINK_DESCRIBED)
    return gst_parse_bin_from_description_full (sink->text, TRUE, NULL, GST_PARSE_FLAG_FATAL_ERRORS,
                                                error);
  element = gst_element_factory_make (factories[sink->kind], NULL);
  if (element == NULL)
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_NOT_AVAILABLE,
                   _ ("The GStreamer element “%s” is not installed."), factories[sink->kind]);
      return NULL;
    }
  g_object_set (element, "buffer-time", (gint64) 80000, "latency-time", (gint64) 20000, NULL);
  if (sink->text != NULL)
    g_object_set (element, "device", sink->text, NULL);
  if (sink->kind == FOYER_SINK_PULSE)
    g_object_set (element, "client-name", "Foyer", NULL);
  return element;
}

static gboolean
make_pipeline (FoyerLine *line, const FoyerSink *sink, GError **error)
{
  g_autoptr (GstBus) bus = NULL;
  GstElement *head = gst_parse_bin_from_description (
      "appsrc name=source format=time block=true ! audioconvert ! audioresample", TRUE, error);
  GstElement *tail = head != NULL ? make_sink (sink, error) : NULL;
  g_autoptr (GstCaps) caps = gst_caps_new_simple (
      "audio/x-raw", "format", G_TYPE_STRING, G_BYTE_ORDER == G_LITTLE_ENDIAN ? "S16LE" : "S16BE",
      "rate", G_TYPE_INT, FOYER_PCM_RATE, "channels", G_TYPE_INT, 1, "layout", G_TYPE_STRING,
      "interleaved", NULL);

  if (tail == NULL)
    {
      g_clear_object (&head);
      return FALSE;
    }
  line->kind = sink->kind;
  line->device = g_strdup (sink->text);
  line->sink = gst_object_ref (tail);
  line->pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  line->source = gst_bin_get_by_name (GST_BIN (head), "source");
  gst_app_src_set_caps (GST_APP_SRC (line->source), caps);
  gst_app_src_set_max_bytes (GST_APP_SRC (line->source), 2 * BLOCK * sizeof (gint16));
  gst_bin_add_many (GST_BIN (line->pipeline), head, tail, NULL);
  bus = gst_element_get_bus (line->pipeline);
  gst_bus_set_sync_handler (bus, on_message, foyer_line_ref (line),
                            (GDestroyNotify) foyer_line_unref);
  if (gst_element_link (head, tail))
    return TRUE;
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_NOT_AVAILABLE,
               _ ("The sound output does not take this kind of sound."));
  return FALSE;
}

/* Waits until sound has really been consumed, or an error. */
static gboolean
wait_for_proof (FoyerLine *line, GCancellable *cancellable)
{
  const guint64 enough = PROOF_MS * (FOYER_PCM_RATE / 1000);
  const gint64 end = g_get_monotonic_time () + PROOF_TIMEOUT_US;
  gboolean proved = FALSE;

  g_mutex_lock (&line->lock);
  while (!proved && line->error == NULL && !g_cancellable_is_cancelled (cancellable) &&
         g_get_monotonic_time () < end)
    {
      g_cond_wait_until (&line->changed, &line->lock, g_get_monotonic_time () + BLOCK_US);
      g_mutex_unlock (&line->lock);
      proved = device_position (line) > enough && foyer_line_get_n_fed (line) > enough;
      g_mutex_lock (&line->lock);
    }
  g_mutex_unlock (&line->lock);
  return proved;
}

/* Starts feeding, and fails the line if that does not do what it should. */
static void
prove (FoyerLine *line)
{
  const gint64 start = g_get_monotonic_time ();

  g_mutex_lock (&line->lock);
  line->opened = TRUE;
  g_mutex_unlock (&line->lock);
  line->feeder = g_thread_new ("foyer-feeder", feed_device, foyer_line_ref (line));
  if (!wait_for_proof (line, line->options.cancellable))
    line_fail (line, g_strdup (_ ("The sound output was opened but takes no sound.")));
  else if (foyer_line_get_n_fed (line) / FOYER_PCM_RATE >
           (g_get_monotonic_time () - start) / G_USEC_PER_SEC + FOYER_LINE_NO_CLOCK_SECONDS)
    line_fail (line, g_strdup (_ ("The sound output runs without a clock.")));
  else
    check_device (line);
}

FoyerLine *
foyer_line_open (const FoyerLineOptions *options, const FoyerSink *sink, GError **error)
{
  FoyerLine *line = line_new (options);
  GError *failure = NULL;

  if (make_pipeline (line, sink, &failure))
    {
      if (gst_element_set_state (line->pipeline, GST_STATE_PLAYING) != GST_STATE_CHANGE_FAILURE)
        prove (line);
      else
        line_fail (line, g_strdup (_ ("The sound output cannot be opened.")));
      failure = foyer_line_get_error (line);
    }
  if (failure == NULL)
    return line;
  foyer_line_shut (line);
  foyer_line_unref (line);
  g_propagate_error (error, failure);
  return NULL;
}

/* Lets a file format write its header. */
static void
end_stream (FoyerLine *line)
{
  const gint64 end = g_get_monotonic_time () + EOS_TIMEOUT_US;
  gboolean in_time = TRUE;

  g_mutex_lock (&line->lock);
  while (in_time && !line->feeder_ended && line->error == NULL)
    in_time = g_cond_wait_until (&line->changed, &line->lock, end);
  in_time = in_time && line->error == NULL;
  g_mutex_unlock (&line->lock);
  if (!in_time || gst_app_src_end_of_stream (GST_APP_SRC (line->source)) != GST_FLOW_OK)
    return;
  g_mutex_lock (&line->lock);
  while (in_time && !line->at_end && line->error == NULL)
    in_time = g_cond_wait_until (&line->changed, &line->lock, end);
  g_mutex_unlock (&line->lock);
}

void
foyer_line_shut (FoyerLine *line)
{
  g_autoptr (GstBus) bus = NULL;

  g_atomic_int_set (&line->shut, 1);
  if (line->pipeline != NULL)
    {
      if (line->kind == FOYER_SINK_DESCRIBED && line->feeder != NULL)
        end_stream (line);
      /* Also ends a push that blocks. The feeder asks the sink for its clock and its device. */
      foyer_pipeline_halt (line->pipeline);
      g_clear_pointer (&line->feeder, g_thread_join);
      foyer_pipeline_stop (line->pipeline);
      bus = gst_element_get_bus (line->pipeline);
      gst_bus_set_sync_handler (bus, NULL, NULL, NULL);
    }
  g_clear_pointer (&line->feeder, g_thread_join);
}
