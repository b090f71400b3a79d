/* A guard against pressing twice what is meant once. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Two presses within this time are one that bounced, in microseconds: as long as GTK allows between
 * the two of a double click. */
#define FOYER_DOUBLE_PRESS (400 * G_TIME_SPAN_MILLISECOND)

/* Zero-filled: open. */
typedef struct
{
  gboolean busy;
  gint64 open_from; /* monotonic time: then a press is another one */
} FoyerGuard;

/* %FALSE while something is under way, or so soon after the press that began it that this must be
 * the second half of a double press. */
gboolean foyer_guard_enter (FoyerGuard *guard);
void foyer_guard_leave (FoyerGuard *guard);
/* Something else was chosen: the next press means that, however soon it comes. */
void foyer_guard_renew (FoyerGuard *guard);

G_END_DECLS
