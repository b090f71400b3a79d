/* A guard against pressing twice what is meant once. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/common/foyer-guard.h"

/* As long as GTK allows between the two presses of a double click. */
#define DOUBLE_PRESS (400 * G_TIME_SPAN_MILLISECOND)

gboolean
foyer_guard_enter (FoyerGuard *guard)
{
  if (guard->busy || g_get_monotonic_time () < guard->open_from)
    return FALSE;
  guard->busy = TRUE;
  return TRUE;
}

void
foyer_guard_leave (FoyerGuard *guard)
{
  guard->busy = FALSE;
  guard->open_from = g_get_monotonic_time () + DOUBLE_PRESS;
}
