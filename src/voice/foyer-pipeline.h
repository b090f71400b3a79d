/* Ending a pipeline of GStreamer that plays. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

/* Ends @pipeline from whatever state it is in; a push that blocks ends, too. On any thread but the
 * pipeline's own; takes as long as the sound server lets it. */
void foyer_pipeline_stop (GstElement *pipeline);

G_END_DECLS
