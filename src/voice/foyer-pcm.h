/* Mono sound at 48 kHz in memory: making, measuring and shaping it. No thread, no device. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Frames in a second, of every sound in this room. */
#define FOYER_PCM_RATE 48000

/* A sound is a GArray of float, -1..1. */
GArray *foyer_pcm_new (void);

void foyer_pcm_append (GArray *pcm, const GArray *other);
void foyer_pcm_append_silence (GArray *pcm, guint ms);

/* The two-tone chime before an announcement, about one second; PEAK_DB relative to full scale. */
void foyer_pcm_append_chime (GArray *pcm, double peak_db);

/* Sound of another rate (8000..96000 Hz) brought to 48 kHz. Free with g_array_unref(). */
GArray *foyer_pcm_resample (const GArray *pcm, guint rate);

/* Cuts head and tail where 10 ms windows stay below THRESHOLD_DB, but keeps KEEP_MS on both sides.
 */
void foyer_pcm_trim (GArray *pcm, double threshold_db, guint keep_ms);

/* Raises from zero and falls to zero over MS on both edges, so that a join makes no click. */
void foyer_pcm_fade (GArray *pcm, guint ms);

/* Loudness in LUFS after ITU-R BS.1770 (K-weighted, gated), -70 for silence. */
double foyer_pcm_loudness (const GArray *pcm);

/* The largest absolute sample. */
double foyer_pcm_peak (const GArray *pcm);

/* Amplifies by GAIN_DB; peaks bend towards 0.98 instead of clipping. */
void foyer_pcm_amplify (GArray *pcm, double gain_db);

/* Brings the loudness to TARGET_LUFS, changing it by 20 dB at most; silence is left alone. */
void foyer_pcm_level (GArray *pcm, double target_lufs);

/* Faster (> 1) or slower (< 1) at the same pitch. Free with g_array_unref(). */
GArray *foyer_pcm_stretch (const GArray *pcm, double speed);

/* 16-bit samples in native byte order. Free with g_bytes_unref(). */
GBytes *foyer_pcm_to_s16 (const GArray *pcm);

G_END_DECLS
