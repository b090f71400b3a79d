/* A sink element that can be told to hang, to fail, to be absent or to have no clock. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gst/gst.h>

/* Set and read atomically, from any thread. */
typedef struct
{
  gint stuck;     /* takes nothing, and cannot be closed, until this is 0 again */
  gint broken;    /* posts an error at the next buffer */
  gint absent;    /* cannot be opened */
  gint slow_open; /* opening hangs until this is 0 again */
  gint no_clock;  /* when opened: takes everything at once */
  gint n_opened;
} VoiceTestDevice;

extern VoiceTestDevice voice_test_device;

/* Makes the element "voicetestsink". */
void voice_test_sink_register (void);
