/* A calendar file that was looked through before libical sees it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <libical/ical.h>

G_BEGIN_DECLS

typedef struct
{
  char *path;
  icalcomponent *calendar;
  guint n_times; /* that were looked at so far */
  GArray *lines; /* of guint: the line on which the nth VEVENT begins */
} FoyerIcalFile;

FoyerIcalFile *foyer_ical_file_open (const char *path, GError **error);
void foyer_ical_file_free (FoyerIcalFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerIcalFile, foyer_ical_file_free)

/* Sets "FILE:LINE: SENTENCE" and gives %FALSE. */
gboolean foyer_ical_refuse (const char *path, guint line, GError **error, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

/* What an event repeats to: called for each time at which it begins, in the event's own zone;
 * %FALSE ends it. */
typedef gboolean (*FoyerIcalFunc) (icaltimetype start, gpointer data);

/* Calls @func for DTSTART, RRULE and RDATE without EXDATE, until @last (a date far enough in any
 * zone). %FALSE when the file as a whole comes more often than anybody's calendar. */
gboolean foyer_ical_expand (FoyerIcalFile *file,

                            icalcomponent *event,
                            icaltimetype start,
                            icaltimetype last,
                            FoyerIcalFunc func,
                            gpointer data);

G_END_DECLS
