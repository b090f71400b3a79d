/* Who left something behind may still be in the hall, and is called back (S2 七.8, L01). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-left-behind.h"

gboolean
foyer_left_behind_is_called (FoyerTime finished_at, FoyerTime now)
{
  return finished_at != 0 && finished_at <= now && now - finished_at <= FOYER_LEFT_BEHIND_LIMIT;
}
