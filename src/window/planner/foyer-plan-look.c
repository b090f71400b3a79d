/* How kinds of visits and days are shown: icons and short words. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/planner/foyer-plan-look.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const char *
foyer_plan_look_type_icon (const char *code)
{
  /* By a part of the code, so that a hall's own kinds find theirs. */
  static const struct
  {
    const char *part, *icon;
  } icons[] = {
    { "reread", "foyer-reread-symbolic" },       { "re-read", "foyer-reread-symbolic" },
    { "acceptance", "foyer-accept-symbolic" },   { "switch", "foyer-switch-symbolic" },
    { "test", "foyer-test-symbolic" },           { "dispute", "foyer-test-symbolic" },
    { "leak", "foyer-leak-symbolic" },           { "in-home", "foyer-fault-symbolic" },
    { "accessible", "foyer-disabled-symbolic" }, { "meter", "foyer-meter-symbolic" },
    { "replace", "foyer-meter-symbolic" },       { "install", "foyer-meter-symbolic" },
  };

  for (guint i = 0; code != NULL && i < G_N_ELEMENTS (icons); i++)
    if (strstr (code, icons[i].part) != NULL)
      return icons[i].icon;
  return "foyer-home-symbolic";
}

/* The weekday in the interface's language, which need not be that of the system's dates. */
static char *
put_weekday (const char *pattern, int weekday)
{
  static const char *const brief[] = { N_ ("Mon"), N_ ("Tue"), N_ ("Wed"), N_ ("Thu"),
                                       N_ ("Fri"), N_ ("Sat"), N_ ("Sun") };
  static const char *const whole[] = { N_ ("Monday"),   N_ ("Tuesday"), N_ ("Wednesday"),
                                       N_ ("Thursday"), N_ ("Friday"),  N_ ("Saturday"),
                                       N_ ("Sunday") };
  GString *text = g_string_new (pattern);

  g_string_replace (text, "%a", _ (brief[weekday]), 0);
  g_string_replace (text, "%A", _ (whole[weekday]), 0);
  return g_string_free (text, FALSE);
}

static char *
format (FoyerTime time, GTimeZone *zone, const char *pattern)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_TIME_SPAN_SECOND);
  g_autoptr (GDateTime) wall = g_date_time_to_timezone (utc, zone);
  g_autofree char *named = put_weekday (pattern, g_date_time_get_day_of_week (wall) - 1);

  return g_date_time_format (wall, named);
}

char *
foyer_plan_look_format_day (FoyerTime time, GTimeZone *zone)
{
  /* TRANSLATORS: a weekday and a date as g_date_time_format() writes them: "Mon 2 Mar" */
  return format (time, zone, _ ("%a %-d %b"));
}

char *
foyer_plan_look_format_date (FoyerTime time, GTimeZone *zone)
{
  /* TRANSLATORS: a date as g_date_time_format() writes it: "Monday, 2 March 2026" */
  return format (time, zone, _ ("%A, %-d %B %Y"));
}

char *
foyer_plan_look_get_date (FoyerTime time, GTimeZone *zone)
{
  return format (time, zone, "%Y-%m-%d");
}

gboolean
foyer_plan_look_is_same_day (FoyerTime one, FoyerTime other, GTimeZone *zone)
{
  g_autofree char *a = foyer_plan_look_get_date (one, zone);
  g_autofree char *b = foyer_plan_look_get_date (other, zone);

  return g_str_equal (a, b);
}
