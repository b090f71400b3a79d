/* One place sound goes to, with the thread that feeds it: a device by GStreamer, or a clock that
 * nobody hears. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "voice/foyer-playback.h"

G_BEGIN_DECLS

/* Sound taken so much faster than real time means that there is no clock. */
#define FOYER_LINE_NO_CLOCK_SECONDS 3

/* Thread safe, reference counted. */
typedef struct _FoyerLine FoyerLine;

typedef enum
{
  FOYER_SINK_PULSE,
  FOYER_SINK_ALSA,
  FOYER_SINK_DESCRIBED, /* `text` is a gst-launch description; taken to be audible */
} FoyerSinkKind;

typedef struct
{
  FoyerSinkKind kind;
  char *text; /* else the device, or NULL for the default one */
} FoyerSink;

/* See FoyerOutputTap. */
typedef void (*FoyerLineTap) (const gint16 *samples,
                              guint n_samples,
                              gboolean voice,
                              gpointer user_data);

typedef struct
{
  guint number; /* for the playback; not 0 */
  FoyerPlayback *playback;
  FoyerLineTap tap;
  gpointer tap_data;
  /* Called once from any thread when foyer_line_get_error() has something to say. */
  void (*failed) (gpointer user_data);
  gpointer failed_data;
  GDestroyNotify failed_data_free; /* when the line is freed */
  GCancellable *cancellable;       /* ends the proof; used while opening only */
} FoyerLineOptions;

/*
 * Opens a device and proves that it really takes sound. Blocks, up to half a minute when a sound
 * server hangs: only on a thread made for it. NULL with a sentence for a person:
 * FOYER_ERROR_NOT_AVAILABLE if it cannot be opened, FOYER_ERROR_FAULT if it was but is of no use.
 * failed_data belongs to the line, also in case of an error.
 */
FoyerLine *foyer_line_open (const FoyerLineOptions *options, const FoyerSink *sink, GError **error);

/* Time passes as on a device (or not at all when INSTANT), but nobody hears anything. Cannot fail.
 * It becomes the playback's current line at once and ends when it no longer is. */
FoyerLine *foyer_line_new_clock (const FoyerLineOptions *options, gboolean instant);

guint foyer_line_get_number (FoyerLine *line);

/* Samples given to the device so far; wraps around. Never changes for a clock. */
guint foyer_line_get_n_fed (FoyerLine *line);

/* How a line's sound is taken, seen at regular times. */
typedef struct
{
  guint fed;
  guint n_still; /* times in a row that nothing was taken */
  gint64 at;
} FoyerLinePace;

/* So many checks in a row without sound taken: it is stuck. */
#define FOYER_LINE_CHECKS_PER_STUCK 5

void foyer_line_start_check (FoyerLine *line, FoyerLinePace *pace);

/* What is wrong, a translated sentence, or NULL. */
const char *foyer_line_check (FoyerLine *line, FoyerLinePace *pace);

/* NULL while the line works. Free with g_error_free(). */
GError *foyer_line_get_error (FoyerLine *line);

FoyerLine *foyer_line_ref (FoyerLine *line);
void foyer_line_unref (FoyerLine *line);

/* Ends the line; a file being written gets its end. May block as long as the sound server hangs. */
void foyer_line_shut (FoyerLine *line);

G_END_DECLS
