/* Ending a pipeline of GStreamer that plays. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "voice/foyer-pipeline.h"

void
foyer_pipeline_halt (GstElement *pipeline)
{
  gst_element_set_state (pipeline, GST_STATE_READY);
}

/* In two steps. Told to end at once while it is still being opened, a pipeline takes its sink down
 * before the thread that feeds it has ended; pulsesink then asks a connection that is gone, and
 * libpulse aborts the program for it. In the state READY nothing is fed any more. */
void
foyer_pipeline_stop (GstElement *pipeline)
{
  foyer_pipeline_halt (pipeline);
  gst_element_set_state (pipeline, GST_STATE_NULL);
}
