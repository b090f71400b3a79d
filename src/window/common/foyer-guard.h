/* A guard against pressing twice what is meant once. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Zero-filled: open. */
typedef struct
{
  gboolean busy;
  gint64 open_from; /* monotonic time */
} FoyerGuard;

/* %FALSE while something is under way, or so soon after it that this must be the second half of a
 * double press. */
gboolean foyer_guard_enter (FoyerGuard *guard);
void foyer_guard_leave (FoyerGuard *guard);

G_END_DECLS
