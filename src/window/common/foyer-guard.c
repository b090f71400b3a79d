/* A guard against pressing twice what is meant once. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/common/foyer-guard.h"

gboolean
foyer_guard_enter (FoyerGuard *guard)
{
  gint64 now = g_get_monotonic_time ();

  if (guard->busy || now < guard->open_from)
    return FALSE;
  guard->busy = TRUE;
  guard->open_from = now + FOYER_DOUBLE_PRESS;
  return TRUE;
}

void
foyer_guard_leave (FoyerGuard *guard)
{
  guard->busy = FALSE;
}

void
foyer_guard_renew (FoyerGuard *guard)
{
  *guard = (FoyerGuard){ 0 };
}
