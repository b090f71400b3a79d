/* Numbers, times and nicks as people read them. Pure functions: no widget, no clock. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/common/foyer-format.h"

#include <glib/gi18n-lib.h>

/* Puts @count in the place of %d: a format that was looked up is none the compiler can check. */
static char *
write_count (const char *format, gint64 count)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, count);
  g_auto (GStrv) parts = g_strsplit (format, "%d", 2);

  return parts[0] != NULL && parts[1] != NULL ? g_strconcat (parts[0], number, parts[1], NULL)
                                              : g_strdup (format);
}

static char *
write_minutes (gint64 minutes)
{
  if (minutes < 60)
    return write_count (g_dngettext (GETTEXT_PACKAGE, "%d min", "%d min", (gulong) minutes),
                        minutes);
  if (minutes % 60 == 0)
    return write_count (g_dngettext (GETTEXT_PACKAGE, "%d h", "%d h", (gulong) (minutes / 60)),
                        minutes / 60);
  /* Translators: hours and minutes */
  return g_strdup_printf (_ ("%d h %d min"), (int) (minutes / 60), (int) (minutes % 60));
}

char *
foyer_format_wait (gint64 seconds)
{
  g_autofree char *minutes = NULL;

  if (seconds <= 0)
    return g_strdup (_ ("no wait"));
  minutes = write_minutes ((seconds + 59) / 60);
  /* Translators: %s is a length of time, as "12 min" */
  return g_strdup_printf (_ ("about %s"), minutes);
}

char *
foyer_format_waited (FoyerTime from, FoyerTime now)
{
  gint64 minutes = (now - from) / FOYER_MINUTE;

  return from == 0 || minutes < 1 ? g_strdup (_ ("under 1 min")) : write_minutes (minutes);
}

char *
foyer_format_stopwatch (gint64 seconds)
{
  int s = (int) (MAX (seconds, 0) % 60), m = (int) (MAX (seconds, 0) / 60);

  return m < 60 ? g_strdup_printf ("%d:%02d", m, s)
                : g_strdup_printf ("%d:%02d:%02d", m / 60, m % 60, s);
}

char *
foyer_format_clock (FoyerTime time, GTimeZone *zone)
{
  FoyerWallTime wall;

  if (time == 0)
    return g_strdup ("");
  wall = foyer_time_to_wall (time, zone);
  return g_strdup_printf ("%02d:%02d", wall.minute / 60, wall.minute % 60);
}

char *
foyer_format_hours (FoyerTime opens, FoyerTime closes, GTimeZone *zone)
{
  g_autofree char *from = foyer_format_clock (opens, zone);
  g_autofree char *to = foyer_format_clock (closes, zone);

  return opens == closes ? g_strdup (_ ("closed today")) : g_strdup_printf ("%s–%s", from, to);
}

char *
foyer_format_waiting (gint64 count)
{
  return count == 0 ? g_strdup (_ ("nobody waits"))
                    : write_count (
                          g_dngettext (GETTEXT_PACKAGE, "%d waiting", "%d waiting", (gulong) count),
                          count);
}

char *
foyer_format_ahead (gint64 count)
{
  return count == 0 ? g_strdup (_ ("nobody ahead"))
                    : write_count (g_dngettext (GETTEXT_PACKAGE, "%d person ahead",
                                                "%d people ahead", (gulong) count),
                                   count);
}

char *
foyer_format_counter (gint64 number)
{
  return number == 0 ? g_strdup ("") : g_strdup_printf (_ ("Counter %d"), (int) number);
}
