/* Ending a pipeline of GStreamer that plays. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

/* No sound or picture moves in @pipeline any more, and a push that blocks ends; its sink still has
 * its connection, so that other threads may come to their end. */
void foyer_pipeline_halt (GstElement *pipeline);
/* Ends @pipeline from whatever state it is in. On any thread but the pipeline's own; takes as long
 * as the sound server lets it. */
void foyer_pipeline_stop (GstElement *pipeline);

G_END_DECLS
