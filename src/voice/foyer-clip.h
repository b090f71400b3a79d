/* One recording as sound in memory: decoded by GStreamer, in bounded time and space. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define FOYER_CLIP_MAX_SECONDS    30
#define FOYER_CLIP_MAX_FILE_BYTES (32 * 1024 * 1024)

/*
 * The FLAC, WAV or Ogg (Opus) file open as FD, read from its start, at 48 kHz mono, whatever its
 * rate (8..192 kHz) and channels (1..8) are; neither trimmed nor levelled. FD stays the caller's.
 * May block for ten seconds: never on the main thread. Free with g_array_unref().
 * FOYER_ERROR_USAGE when this is no such recording, is damaged or too long, with a sentence that
 * does not name the file; FOYER_ERROR_NOT_AVAILABLE when GStreamer lacks something;
 * G_IO_ERROR_CANCELLED.
 */
GArray *foyer_clip_decode (int fd, GCancellable *cancellable, GError **error);

G_END_DECLS
