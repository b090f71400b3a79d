/* The sound output: opened, watched and replaced by threads of its own, so that no caller ever
 * waits for a device. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "voice/foyer-playback.h"

G_BEGIN_DECLS

typedef enum
{
  FOYER_OUTPUT_CONNECTING, /* no verdict yet; a few seconds at most */
  FOYER_OUTPUT_AUDIBLE,
  FOYER_OUTPUT_SILENT, /* time passes, nobody hears us; tried again by itself */
} FoyerOutputState;

typedef enum
{
  FOYER_OUTPUT_DEVICE,  /* the sound card or server */
  FOYER_OUTPUT_INSTANT, /* swallows sound at once and counts as audible: tests, simulated days */
} FoyerOutputKind;

/* Gets every block that leaves, from an audio thread; VOICE is FALSE for idle silence (never sent
 * by INSTANT). */
typedef void (*FoyerOutputTap) (const gint16 *samples,
                                guint n_samples,
                                gboolean voice,
                                gpointer user_data);

typedef struct
{
  FoyerOutputKind kind;
  const char *device;       /* PulseAudio sink or ALSA device to try first, or NULL */
  const char *const *sinks; /* gst-launch descriptions instead of the built-in list;
                               FOYER_AUDIO_SINK replaces both */
  guint stuck_ms;           /* no sound taken for so long: the sink is stuck; 0 = 2500 */
  guint connect_ms;         /* an attempt may take so long before we say so; 0 = 5000 */
  guint retry_ms;           /* the first back-off, doubled up to 10 s; 0 = 500 */
  FoyerOutputTap tap;
  gpointer tap_data;
} FoyerOutputOptions;

typedef struct _FoyerOutput FoyerOutput;

/* Called on the main context given by PLAYBACK when get_state would answer something new. */
typedef void (*FoyerOutputStateFunc) (FoyerOutputState state,
                                      const char *reason,
                                      gpointer user_data);

/* Starts connecting. OPTIONS is not kept; PLAYBACK is what it plays from. */
FoyerOutput *foyer_output_new (const FoyerOutputOptions *options,
                               FoyerPlayback *playback,
                               FoyerOutputStateFunc state_func,
                               gpointer user_data);

/* Ends all sound; waits at most WAIT_MS for the threads (one that hangs in a sound server is left
 * behind). */
void foyer_output_close (FoyerOutput *output, guint wait_ms);

/* Another device to try first, or %NULL for the system's own; what is being spoken goes over to it.
 * Without effect where the sinks are described. */
void foyer_output_set_device (FoyerOutput *output, const char *device);

void foyer_output_retry (FoyerOutput *output);

G_END_DECLS
