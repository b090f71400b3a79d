/* A film: opened, decoded and played on GStreamer's own threads, picture by picture. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define FOYER_TYPE_FILM (foyer_film_get_type ())
G_DECLARE_FINAL_TYPE (FoyerFilm, foyer_film, FOYER, FILM, GObject)

/**
 * FoyerFilm:
 *
 * Plays a file once. Nothing of it blocks the thread of its creation, which must be the main one,
 * not even opening the file. Signals, there:
 *
 * - "picture" (GBytes pixels, int width, int height, int stride): the present picture, four bytes a
 *   pixel, blue, green, red and 255.
 * - "ended" (const char *trouble): once; %NULL at its end, else what is wrong with it.
 */

/* @path begins to play at once; with @moving %FALSE it stops at its first picture. Without @sound
 * no sound is decoded and no device is opened; the device is that of $FOYER_AUDIO_SINK, as for
 * calls, else the system's. */
FoyerFilm *foyer_film_new (const char *path, gboolean moving, gboolean sound);

/* It closes its file. No signal comes any more. */
void foyer_film_stop (FoyerFilm *film);

/* 0 … 1, linear. */
void foyer_film_set_volume (FoyerFilm *film, double volume);

G_END_DECLS
