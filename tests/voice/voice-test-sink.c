/* A sink element that can be told to hang, to fail, to be absent or to have no clock. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "voice-test-sink.h"

#include <gst/base/gstbasesink.h>

VoiceTestDevice voice_test_device;

#define POLL_US 2000

#define VOICE_TYPE_TEST_SINK (voice_test_sink_get_type ())
G_DECLARE_FINAL_TYPE (VoiceTestSink, voice_test_sink, VOICE, TEST_SINK, GstBaseSink)

struct _VoiceTestSink
{
  GstBaseSink parent_instance;
};

G_DEFINE_FINAL_TYPE (VoiceTestSink, voice_test_sink, GST_TYPE_BASE_SINK)

static void
wait_while (gint *flag)
{
  while (g_atomic_int_get (flag))
    g_usleep (POLL_US);
}

static GstFlowReturn
render (GstBaseSink *sink, GstBuffer *buffer)
{
  wait_while (&voice_test_device.stuck);
  if (!g_atomic_int_get (&voice_test_device.broken))
    return GST_FLOW_OK;
  GST_ELEMENT_ERROR (sink, RESOURCE, WRITE, ("Device vanished"), (NULL));
  return GST_FLOW_ERROR;
}

static gboolean
start (GstBaseSink *sink)
{
  wait_while (&voice_test_device.slow_open);
  if (g_atomic_int_get (&voice_test_device.absent))
    {
      GST_ELEMENT_ERROR (sink, RESOURCE, OPEN_WRITE, ("No such device"), (NULL));
      return FALSE;
    }
  gst_base_sink_set_sync (sink, !g_atomic_int_get (&voice_test_device.no_clock));
  g_atomic_int_inc (&voice_test_device.n_opened);
  return TRUE;
}

static void
voice_test_sink_class_init (VoiceTestSinkClass *klass)
{
  static GstStaticPadTemplate sink_template = GST_STATIC_PAD_TEMPLATE (
      "sink", GST_PAD_SINK, GST_PAD_ALWAYS, GST_STATIC_CAPS ("audio/x-raw"));

  gst_element_class_add_static_pad_template (GST_ELEMENT_CLASS (klass), &sink_template);
  gst_element_class_set_static_metadata (GST_ELEMENT_CLASS (klass), "Test sink", "Sink/Audio",
                                         "Stands in for a sound device", "Foyer");
  GST_BASE_SINK_CLASS (klass)->render = render;
  GST_BASE_SINK_CLASS (klass)->start = start;
}

static void
voice_test_sink_init (VoiceTestSink *self)
{
}

void
voice_test_sink_register (void)
{
  gst_element_register (NULL, "voicetestsink", GST_RANK_NONE, VOICE_TYPE_TEST_SINK);
}
