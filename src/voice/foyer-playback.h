/* The one sound that is being spoken: handed out block by block to whichever line is the current
 * one. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Thread safe and reference counted: an audio thread that hangs in a sound server may outlive
 * everyone else. A line is a place sound goes to (a device, the silent clock); it is known here by
 * a non-zero number.
 */
typedef struct _FoyerPlayback FoyerPlayback;

typedef struct
{
  gboolean heard;    /* from first to last sample on one audible line */
  gboolean cut;      /* ended by foyer_playback_cut() */
  gint64 started_at; /* monotonic time of the first sample at the line's clock, 0 if it never got
                        there */
} FoyerPlayed;

/* Called on the main context. */
typedef void (*FoyerPlaybackFunc) (const FoyerPlayed *played, gpointer user_data);

FoyerPlayback *
foyer_playback_new (GMainContext *context, FoyerPlaybackFunc finished, gpointer user_data);
FoyerPlayback *foyer_playback_ref (FoyerPlayback *playback);
void foyer_playback_unref (FoyerPlayback *playback);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerPlayback, foyer_playback_unref)

GMainContext *foyer_playback_get_context (FoyerPlayback *playback);

/* Main context side. SAMPLES: 16-bit mono. Nothing may be playing. */
void foyer_playback_start (FoyerPlayback *playback, GBytes *samples);
/* The same with what is there of it already; silence follows until the rest comes. */
void foyer_playback_start_open (FoyerPlayback *playback, GBytes *samples);
/* The whole of a sound that was started open; it begins with what was there, or is a part of that.
 */
void foyer_playback_complete (FoyerPlayback *playback, GBytes *samples);
/* Ends the current sound within one block; `finished` follows as always. */
void foyer_playback_cut (FoyerPlayback *playback);
/* No callback comes any more. */
void foyer_playback_close (FoyerPlayback *playback);

/* Line side. */

/* LINE is where sound goes from now on. A sound that was cut by a failure goes on silently and
 * starts anew on a line that can be heard. */
void foyer_playback_set_line (FoyerPlayback *playback, guint line, gboolean audible);

/* Fills BLOCK with what comes next, silence if nothing; TRUE if there is voice in it. POSITION
 * counts LINE's frames. */
gboolean foyer_playback_pull (
    FoyerPlayback *playback, guint line, guint64 position, gint16 *block, guint n_samples);

/* LINE's clock has reached POSITION. */
void foyer_playback_reached (FoyerPlayback *playback, guint line, guint64 position);

/* Sleeps until there is something to play: TRUE; FALSE once LINE is no longer the current one. */
gboolean foyer_playback_wait (FoyerPlayback *playback, guint line);

G_END_DECLS
