/* A microphone: its level at all times, and takes of it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "voice/foyer-recorder.h"

#include <glib/gi18n.h>
#include <gst/app/gstappsink.h>
#include <gst/gst.h>
#include <math.h>

#include "voice/foyer-pcm.h"
#include "voice/foyer-pipeline.h"

#define LEVEL_SAMPLES  (FOYER_PCM_RATE / 20)
#define WINDOW_SAMPLES (FOYER_PCM_RATE * 4 / 10)
#define MAX_SAMPLES    (FOYER_RECORDER_MAX_SECONDS * FOYER_PCM_RATE)

#define PIPELINE                                                                                   \
  "%s ! audioconvert ! audioresample ! "                                                           \
  "audio/x-raw,format=%s,rate=%d,channels=1,layout=interleaved ! "                                 \
  "appsink name=sound sync=false max-buffers=50 drop=false"
#define FLOAT_FORMAT (G_BYTE_ORDER == G_LITTLE_ENDIAN ? "F32LE" : "F32BE")

/* One opened microphone; its threads may outlive the recorder, as a sound server may hang. */
typedef struct
{
  gatomicrefcount ref_count;
  GMainContext *context;
  FoyerRecorder *recorder; /* main context only; NULL once closed */
  char *description;
  GstElement *pipeline; /* opening thread, then closing thread */

  GMutex lock;    /* for what follows */
  GArray *window; /* the last 0.4 s */
  guint since;    /* samples since the last level */
  float peak;     /* of those */
  GArray *take;   /* NULL while nothing is recorded */
  gboolean full;
} Capture;

struct _FoyerRecorder
{
  GObject parent_instance;
  Capture *capture;
  GThread *opener; /* of the capture */
  gboolean listening, recording;
  char *problem;
};

G_DEFINE_FINAL_TYPE (FoyerRecorder, foyer_recorder, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_LISTENING,
  PROP_RECORDING,
  PROP_PROBLEM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint level_signal;

static Capture *
capture_ref (Capture *capture)
{
  g_atomic_ref_count_inc (&capture->ref_count);
  return capture;
}

static void
capture_unref (gpointer data)
{
  Capture *capture = data;

  if (!g_atomic_ref_count_dec (&capture->ref_count))
    return;
  gst_clear_object (&capture->pipeline);
  g_main_context_unref (capture->context);
  g_array_unref (capture->window);
  g_clear_pointer (&capture->take, g_array_unref);
  g_mutex_clear (&capture->lock);
  g_free (capture->description);
  g_free (capture);
}

/* What the main context is told. */

typedef struct
{
  Capture *capture;
  double peak_db, loudness;
  gboolean full;
  char *problem; /* or NULL */
} News;

static void
news_free (gpointer data)
{
  News *news = data;

  capture_unref (news->capture);
  g_free (news->problem);
  g_free (news);
}

static void
set_boolean (FoyerRecorder *self, gboolean *slot, gboolean value, guint property)
{
  if (*slot == value)
    return;
  *slot = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_problem (FoyerRecorder *self, const char *problem)
{
  if (g_strcmp0 (self->problem, problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static gboolean
deliver (gpointer data)
{
  News *news = data;
  g_autoptr (FoyerRecorder) self = NULL;

  if (news->capture->recorder == NULL)
    return G_SOURCE_REMOVE;
  self = g_object_ref (news->capture->recorder);
  set_problem (self, news->problem);
  set_boolean (self, &self->listening, news->problem == NULL, PROP_LISTENING);
  if (news->problem != NULL || news->full)
    set_boolean (self, &self->recording, FALSE, PROP_RECORDING);
  if (news->problem == NULL)
    g_signal_emit (self, level_signal, 0, news->peak_db, news->loudness);
  return G_SOURCE_REMOVE;
}

/* Takes PROBLEM. */
static void
tell (Capture *capture, double peak_db, double loudness, gboolean full, char *problem)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  News *news = g_new (News, 1);

  *news = (News){ capture_ref (capture), peak_db, loudness, full, problem };
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver, news, news_free);
  g_source_attach (source, capture->context);
}

/* On the pipeline's thread. */

static void
keep (Capture *capture, const float *samples, guint n)
{
  g_array_append_vals (capture->window, samples, n);
  if (capture->window->len > WINDOW_SAMPLES)
    g_array_remove_range (capture->window, 0, capture->window->len - WINDOW_SAMPLES);
  for (guint i = 0; i < n; i++)
    capture->peak = MAX (capture->peak, fabsf (samples[i]));
  capture->since += n;
  if (capture->take != NULL && !capture->full)
    g_array_append_vals (capture->take, samples, MIN (n, MAX_SAMPLES - capture->take->len));
  capture->full = capture->take != NULL && capture->take->len >= MAX_SAMPLES;
}

static void
take_samples (Capture *capture, const float *samples, guint n)
{
  gboolean due, full;
  double peak_db = 0.0, loudness = 0.0;

  g_mutex_lock (&capture->lock);
  keep (capture, samples, n);
  due = capture->since >= LEVEL_SAMPLES;
  full = capture->full;
  if (due)
    {
      peak_db = 20.0 * log10 (MAX ((double) capture->peak, 3.2e-5));
      loudness = foyer_pcm_loudness (capture->window);
      capture->since = 0;
      capture->peak = 0;
    }
  g_mutex_unlock (&capture->lock);
  if (due)
    tell (capture, peak_db, loudness, full, NULL);
}

static GstFlowReturn
on_sample (GstAppSink *sink, gpointer data)
{
  g_autoptr (GstSample) sample = gst_app_sink_pull_sample (sink);
  GstBuffer *buffer = sample != NULL ? gst_sample_get_buffer (sample) : NULL;
  GstMapInfo map;

  if (buffer == NULL || !gst_buffer_map (buffer, &map, GST_MAP_READ))
    return GST_FLOW_OK;
  take_samples (data, (const float *) (gconstpointer) map.data,
                (guint) (map.size / sizeof (float)));
  gst_buffer_unmap (buffer, &map);
  return GST_FLOW_OK;
}

static GstBusSyncReply
on_message (GstBus *bus, GstMessage *message, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR)
    {
      gst_message_parse_error (message, &error, NULL);
      tell (data, 0, 0, FALSE,
            g_strdup_printf (_ ("The microphone cannot be used: %s"), error->message));
    }
  else if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS)
    {
      tell (data, 0, 0, FALSE, g_strdup (_ ("The microphone gives no more sound.")));
    }
  gst_message_unref (message);
  return GST_BUS_DROP;
}

/* Opening and closing ask the sound server, so they may hang with it: each on a thread. */

static gpointer
open_thread (gpointer data)
{
  Capture *capture = data;
  g_autofree char *text =
      g_strdup_printf (PIPELINE, capture->description, FLOAT_FORMAT, FOYER_PCM_RATE);
  GstAppSinkCallbacks callbacks = { .new_sample = on_sample };
  g_autoptr (GError) error = NULL;
  g_autoptr (GstBus) bus = NULL;
  g_autoptr (GstElement) sink = NULL;

  if (gst_init_check (NULL, NULL, &error))
    capture->pipeline = gst_parse_launch_full (text, NULL, GST_PARSE_FLAG_FATAL_ERRORS, &error);
  if (capture->pipeline == NULL)
    {
      tell (capture, 0, 0, FALSE,
            g_strdup_printf (_ ("The microphone cannot be used: %s"), error->message));
      capture_unref (capture);
      return NULL;
    }
  gst_object_ref_sink (capture->pipeline);
  sink = gst_bin_get_by_name (GST_BIN (capture->pipeline), "sound");
  gst_app_sink_set_callbacks (GST_APP_SINK (sink), &callbacks, capture_ref (capture),
                              capture_unref);
  bus = gst_element_get_bus (capture->pipeline);
  gst_bus_set_sync_handler (bus, on_message, capture_ref (capture), capture_unref);
  gst_element_set_state (capture->pipeline, GST_STATE_PLAYING);
  capture_unref (capture);
  return NULL;
}

typedef struct
{
  Capture *capture;
  GThread *opener;
} Closing;

static gpointer
close_thread (gpointer data)
{
  g_autofree Closing *closing = data;
  Capture *capture = closing->capture;

  g_thread_join (closing->opener);
  if (capture->pipeline != NULL)
    {
      g_autoptr (GstBus) bus = gst_element_get_bus (capture->pipeline);
      g_autoptr (GstElement) sink = gst_bin_get_by_name (GST_BIN (capture->pipeline), "sound");
      GstAppSinkCallbacks none = { NULL };

      foyer_pipeline_stop (capture->pipeline);
      gst_bus_set_sync_handler (bus, NULL, NULL, NULL);
      gst_app_sink_set_callbacks (GST_APP_SINK (sink), &none, NULL, NULL);
    }
  capture_unref (capture);
  return NULL;
}

static char *
describe (const char *device)
{
  const char *environment = g_getenv ("FOYER_AUDIO_SOURCE");
  g_autofree char *quoted = NULL;

  if (environment != NULL && *environment != '\0')
    return g_strdup (environment);
  if (device == NULL || *device == '\0')
    return g_strdup ("pulsesrc client-name=Foyer buffer-time=100000 latency-time=20000");
  quoted = g_strescape (device, NULL);
  return g_strdup_printf (
      "pulsesrc client-name=Foyer buffer-time=100000 latency-time=20000 device=\"%s\"", quoted);
}

void
foyer_recorder_close (FoyerRecorder *self)
{
  Capture *capture = g_steal_pointer (&self->capture);
  Closing *closing;

  if (capture == NULL)
    return;
  capture->recorder = NULL;
  closing = g_new (Closing, 1);
  closing->opener = g_steal_pointer (&self->opener);
  closing->capture = capture;
  g_thread_unref (g_thread_new ("foyer-reaper", close_thread, closing));
  set_boolean (self, &self->recording, FALSE, PROP_RECORDING);
  set_boolean (self, &self->listening, FALSE, PROP_LISTENING);
  set_problem (self, NULL);
}

void
foyer_recorder_open (FoyerRecorder *self, const char *device)
{
  Capture *capture = g_new0 (Capture, 1);

  foyer_recorder_close (self);
  g_atomic_ref_count_init (&capture->ref_count);
  g_mutex_init (&capture->lock);
  capture->context = g_main_context_ref_thread_default ();
  capture->recorder = self;
  capture->description = describe (device);
  capture->window = foyer_pcm_new ();
  self->capture = capture;
  self->opener = g_thread_new ("foyer-microphone", open_thread, capture_ref (capture));
}

gboolean
foyer_recorder_start (FoyerRecorder *self)
{
  if (self->capture == NULL || !self->listening)
    return FALSE;
  g_mutex_lock (&self->capture->lock);
  g_clear_pointer (&self->capture->take, g_array_unref);
  self->capture->take = foyer_pcm_new ();
  self->capture->full = FALSE;
  g_mutex_unlock (&self->capture->lock);
  set_boolean (self, &self->recording, TRUE, PROP_RECORDING);
  return TRUE;
}

GArray *
foyer_recorder_stop (FoyerRecorder *self)
{
  GArray *take = NULL;

  if (self->capture != NULL)
    {
      g_mutex_lock (&self->capture->lock);
      take = g_steal_pointer (&self->capture->take);
      g_mutex_unlock (&self->capture->lock);
    }
  set_boolean (self, &self->recording, FALSE, PROP_RECORDING);
  if (take != NULL && take->len == 0)
    g_clear_pointer (&take, g_array_unref);
  return take;
}

static void
foyer_recorder_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FoyerRecorder *self = FOYER_RECORDER (object);

  switch (id)
    {
    case PROP_LISTENING:
      g_value_set_boolean (value, self->listening);
      break;
    case PROP_RECORDING:
      g_value_set_boolean (value, self->recording);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
foyer_recorder_dispose (GObject *object)
{
  foyer_recorder_close (FOYER_RECORDER (object));
  g_clear_pointer (&FOYER_RECORDER (object)->problem, g_free);
  G_OBJECT_CLASS (foyer_recorder_parent_class)->dispose (object);
}

static void
foyer_recorder_class_init (FoyerRecorderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = foyer_recorder_dispose;
  object_class->get_property = foyer_recorder_get_property;
  properties[PROP_LISTENING] = g_param_spec_boolean ("listening", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_RECORDING] = g_param_spec_boolean ("recording", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PROBLEM] =
      g_param_spec_string ("problem", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  level_signal = g_signal_new ("level", FOYER_TYPE_RECORDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

static void
foyer_recorder_init (FoyerRecorder *self)
{
}

FoyerRecorder *
foyer_recorder_new (void)
{
  return g_object_new (FOYER_TYPE_RECORDER, NULL);
}
