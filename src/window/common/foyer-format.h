/* Numbers, times and nicks as people read them. Pure functions: no widget, no clock. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "base/foyer-time.h"

G_BEGIN_DECLS

/* All (transfer full). */

/* "no wait", "about 12 min", "about 1 h 5 min"; minutes rounded up. */
char *foyer_format_wait (gint64 seconds);
/* "12 min" since @from until @now; "under 1 min". */
char *foyer_format_waited (FoyerTime from, FoyerTime now);
/* "3:07", "1:02:09" */
char *foyer_format_stopwatch (gint64 seconds);
/* "14:05" on the wall of the hall; "" for 0. */
char *foyer_format_clock (FoyerTime time, GTimeZone *zone);
/* "08:30–17:00"; "closed today" when there are none. */
char *foyer_format_hours (FoyerTime opens, FoyerTime closes, GTimeZone *zone);
/* "3 waiting", "nobody waits" */
char *foyer_format_waiting (gint64 count);
/* "3 people ahead", "nobody ahead" */
char *foyer_format_ahead (gint64 count);
/* "Counter 3"; "" for 0. */
char *foyer_format_counter (gint64 number);

G_END_DECLS
