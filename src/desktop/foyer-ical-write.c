/* Visits as a calendar file. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <libical/ical.h>
#include <string.h>

#include "desktop/foyer-ical.h"

/* In UTC: every program understands it without a description of the hall's zone. */
static icaltimetype
utc (FoyerTime time)
{
  return icaltime_from_timet_with_zone (time / FOYER_SECOND, 0, icaltimezone_get_utc_timezone ());
}

/* A calendar holds no control characters but the end of a line; nobody can see them either.
 * (transfer full) */
static char *
clean (const char *text)
{
  char *copy = g_strdup (text);

  for (char *at = copy; *at != '\0'; at++)
    if (*at == '\r' || (g_ascii_iscntrl (*at) && *at != '\n'))
      *at = ' ';
  return copy;
}

static icalcomponent *
new_event (const FoyerCalendarVisit *visit, FoyerTime now)
{
  icalcomponent *event = icalcomponent_new_vevent ();
  g_autofree char *title = clean (visit->title);
  g_autofree char *address = visit->address != NULL ? clean (visit->address) : NULL;

  icalcomponent_add_property (event, icalproperty_new_uid (visit->uid));
  icalcomponent_add_property (event, icalproperty_new_dtstamp (utc (now)));
  icalcomponent_add_property (event, icalproperty_new_dtstart (utc (visit->start)));
  icalcomponent_add_property (event, icalproperty_new_dtend (utc (visit->end)));
  if (visit->changed != 0)
    icalcomponent_add_property (event, icalproperty_new_lastmodified (utc (visit->changed)));
  icalcomponent_add_property (event, icalproperty_new_sequence ((int) visit->sequence));
  icalcomponent_add_property (event, icalproperty_new_summary (title));
  if (address != NULL && *address != '\0')
    icalcomponent_add_property (event, icalproperty_new_location (address));
  icalcomponent_add_property (
      event,
      icalproperty_new_status (visit->cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
  icalcomponent_add_property (event, icalproperty_new_class (ICAL_CLASS_PRIVATE));
  return event;
}

GBytes *
foyer_ical_write_visits (const char *name,
                         FoyerTime now,
                         const FoyerCalendarVisit *visits,
                         guint n_visits)
{
  icalcomponent *calendar = icalcomponent_new_vcalendar ();
  icalproperty *title = icalproperty_new_x (name);
  GBytes *bytes;
  char *text;

  icalcomponent_add_property (calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (calendar, icalproperty_new_prodid ("-//Foyer//Visits//EN"));
  icalproperty_set_x_name (title, "X-WR-CALNAME");
  icalcomponent_add_property (calendar, title);
  for (guint i = 0; i < n_visits; i++)
    icalcomponent_add_component (calendar, new_event (&visits[i], now));
  text = icalcomponent_as_ical_string_r (calendar);
  bytes = g_bytes_new (text, strlen (text));
  icalmemory_free_buffer (text);
  icalcomponent_free (calendar);
  return bytes;
}
