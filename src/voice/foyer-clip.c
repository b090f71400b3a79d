/* One recording as sound in memory: decoded by GStreamer, in bounded time and space. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "voice/foyer-clip.h"

#include <glib/gi18n.h>
#include <gst/app/gstappsink.h>
#include <gst/gst.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "base/foyer-error.h"
#include "voice/foyer-pcm.h"
#include "voice/foyer-pipeline.h"

#define TIMEOUT_US (10 * G_USEC_PER_SEC)
#define POLL_NS    (20 * GST_MSECOND)

/* The filter before the conversion keeps a made-up rate from asking for a giant resampler. */
#define PIPELINE                                                                                   \
  "fdsrc name=file ! decodebin ! audio/x-raw, rate=(int)[8000,192000], channels=(int)[1,8] "       \
  "! audioconvert ! audioresample ! audio/x-raw, format=%s, rate=%d, channels=1, "                 \
  "layout=interleaved ! appsink name=sound sync=false max-buffers=16"

#define FLOAT_FORMAT (G_BYTE_ORDER == G_LITTLE_ENDIAN ? "F32LE" : "F32BE")

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_USAGE, sentence);
  return FALSE;
}

/* Asked before GStreamer is, which would try every decoder it has on anything. */
static gboolean
check_kind (int fd, GError **error)
{
  static const struct
  {
    guint offset;
    const char *magic;
  } kinds[] = { { 0, "fLaC" }, { 0, "OggS" }, { 8, "WAVE" } };
  char head[12] = { 0 };

  if (pread (fd, head, sizeof head, 0) == (gssize) sizeof head)
    for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
      if (memcmp (head + kinds[i].offset, kinds[i].magic, 4) == 0)
        return TRUE;
  return refuse (error, _ ("It is not a FLAC, WAV or Opus recording."));
}

static gboolean
take_sample (GstSample *sample, GArray *pcm, GError **error)
{
  GstBuffer *buffer = gst_sample_get_buffer (sample);
  GstMapInfo map;

  if (buffer == NULL || !gst_buffer_map (buffer, &map, GST_MAP_READ))
    return TRUE;
  g_array_append_vals (pcm, map.data, (guint) (map.size / sizeof (float)));
  gst_buffer_unmap (buffer, &map);
  return pcm->len <= FOYER_CLIP_MAX_SECONDS * FOYER_PCM_RATE ||
         refuse (error, _ ("It is longer than 30 seconds."));
}

/* A broken file shows as a message on the bus; the sink alone would be waited for in vain. Sound
 * that the filter does not let through is a mere warning, and nothing comes after it. */
static gboolean
check_bus (GstBus *bus, GError **error)
{
  GstMessage *message;

  while ((message = gst_bus_pop_filtered (bus, GST_MESSAGE_ERROR | GST_MESSAGE_WARNING)) != NULL)
    {
      const gboolean fatal = GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR;
      g_autoptr (GError) reason = NULL;

      if (fatal)
        gst_message_parse_error (message, &reason, NULL);
      else
        gst_message_parse_warning (message, &reason, NULL);
      gst_message_unref (message);
      if (g_error_matches (reason, GST_PARSE_ERROR, GST_PARSE_ERROR_DELAYED_LINK))
        return refuse (error, _ ("There is no sound of 8 to 192 kHz in up to 8 channels in it."));
      if (!fatal)
        continue;
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE, _ ("It cannot be decoded: %s"),
                   reason->message);
      return FALSE;
    }
  return TRUE;
}

static gboolean
pull (GstAppSink *sink, GstBus *bus, GCancellable *cancellable, GArray *pcm, GError **error)
{
  const gint64 end = g_get_monotonic_time () + TIMEOUT_US;

  while (g_get_monotonic_time () < end)
    {
      g_autoptr (GstSample) sample = gst_app_sink_try_pull_sample (sink, POLL_NS);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (sample != NULL ? !take_sample (sample, pcm, error) : !check_bus (bus, error))
        return FALSE;
      if (sample == NULL && gst_app_sink_is_eos (sink))
        return check_bus (bus, error);
    }
  return refuse (error, _ ("Decoding it takes too long."));
}

/* A file of floats can hold anything. */
static gboolean
check_sound (GArray *pcm, GError **error)
{
  for (guint i = 0; i < pcm->len; i++)
    {
      float *sample = &g_array_index (pcm, float, i);

      if (!isfinite (*sample))
        return refuse (error, _ ("It is damaged."));
      *sample = CLAMP (*sample, -1.0f, 1.0f);
    }
  return pcm->len > 0 || refuse (error, _ ("There is no sound in it."));
}

static GstElement *
make_pipeline (int fd, GError **error)
{
  g_autofree char *description = g_strdup_printf (PIPELINE, FLOAT_FORMAT, FOYER_PCM_RATE);
  g_autoptr (GError) reason = NULL;
  g_autoptr (GstElement) file = NULL;
  GstElement *pipeline = NULL;

  if (gst_init_check (NULL, NULL, &reason))
    pipeline = gst_parse_launch_full (description, NULL, GST_PARSE_FLAG_FATAL_ERRORS, &reason);
  if (pipeline == NULL)
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_NOT_AVAILABLE,
                   _ ("GStreamer cannot decode recordings: %s"), reason->message);
      return NULL;
    }
  gst_object_ref_sink (pipeline);
  file = gst_bin_get_by_name (GST_BIN (pipeline), "file");
  g_object_set (file, "fd", fd, NULL);
  return pipeline;
}

GArray *
foyer_clip_decode (int fd, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) pcm = foyer_pcm_new ();
  g_autoptr (GstElement) pipeline = NULL;
  g_autoptr (GstElement) sink = NULL;
  g_autoptr (GstBus) bus = NULL;
  gboolean whole;

  if (!check_kind (fd, error) || (pipeline = make_pipeline (fd, error)) == NULL)
    return NULL;
  sink = gst_bin_get_by_name (GST_BIN (pipeline), "sound");
  bus = gst_element_get_bus (pipeline);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  whole = pull (GST_APP_SINK (sink), bus, cancellable, pcm, error);
  foyer_pipeline_stop (pipeline);
  return whole && check_sound (pcm, error) ? g_steal_pointer (&pcm) : NULL;
}
