/* What is to be spoken: one row a call, its kinds, states and lifetime (states 2.10). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-announcement.h"

const char *const foyer_announcement_states[] = { "pending", "speaking", "spoken", "unheard",
                                                  "dropped", "expired",  "failed", NULL };
const char *const foyer_announcement_kinds[] = { "emergency", "call", "recall", "notice", NULL };

#define AT(member, name, type, flags, nicks)                                                       \
  FOYER_FIELD_AT (FoyerAnnouncement, member, name, FOYER_FIELD_##type, flags, nicks)
#define OPTIONAL FOYER_FIELD_OPTIONAL

static const FoyerField fields[] = {
  AT (seq, "seq", INTEGER, FOYER_FIELD_KEY, NULL),
  AT (kind, "kind", ENUM, 0, foyer_announcement_kinds),
  AT (state, "state", ENUM, 0, foyer_announcement_states),
  AT (ticket, "ticket_id", INTEGER, OPTIONAL | FOYER_FIELD_INTERNAL, NULL),
  AT (number, "ticket", TEXT, OPTIONAL, NULL),
  AT (counter, "counter", INTEGER, OPTIONAL, NULL),
  AT (counter_before, "counter_before", INTEGER, OPTIONAL, NULL),
  AT (language, "language", ENUM, 0, foyer_languages),
  AT (hearing, "hearing", BOOLEAN, 0, NULL),
  AT (calls, "calls", INTEGER, 0, NULL),
  AT (last, "last", BOOLEAN, 0, NULL),
  AT (text, "text", TEXT, OPTIONAL, NULL),
  AT (notice, "notice", TEXT, OPTIONAL, NULL),
  AT (why, "why", TEXT, OPTIONAL, NULL),
  AT (station, "station", TEXT, OPTIONAL, NULL),
  AT (created_at, "created_at", TIME, 0, NULL),
  AT (started_at, "started_at", TIME, OPTIONAL, NULL),
  AT (ended_at, "ended_at", TIME, OPTIONAL, NULL),
};

/* Whether a call was heard depends on loudspeakers, not on commands: not replayed. */
const FoyerRecordType foyer_announcement_type = { "announcement", sizeof (FoyerAnnouncement),
                                                  G_N_ELEMENTS (fields), fields, FALSE };

gboolean
foyer_announcement_is_stale (const FoyerAnnouncement *announcement, FoyerTime now)
{
  /* An evacuation stays urgent until somebody stops it. */
  return announcement->kind != FOYER_ANNOUNCEMENT_EMERGENCY &&
         now - announcement->created_at > FOYER_ANNOUNCEMENT_LIFETIME;
}

FoyerTime
foyer_announcement_get_busy_until (const GPtrArray *due, FoyerTime last_end)
{
  FoyerTime until = last_end;

  for (guint i = 0; i < due->len; i++)
    {
      const FoyerAnnouncement *row = g_ptr_array_index (due, i);

      /* An evacuation is pending between its repeats. */
      if (row->started_at != 0 && row->state != FOYER_ANNOUNCEMENT_UNHEARD)
        until = MAX (until, row->started_at + FOYER_ANNOUNCEMENT_LONGEST);
    }
  return until;
}

FoyerTime
foyer_announcement_get_next_look (const FoyerAnnouncement *announcement, FoyerTime busy_until)
{
  if (announcement->state == FOYER_ANNOUNCEMENT_SPEAKING)
    return announcement->started_at + FOYER_ANNOUNCEMENT_LONGEST;
  if (announcement->state == FOYER_ANNOUNCEMENT_PENDING)
    return MAX (announcement->created_at, busy_until) + FOYER_ANNOUNCEMENT_PATIENCE;
  return announcement->kind == FOYER_ANNOUNCEMENT_EMERGENCY
             ? 0
             : announcement->created_at + FOYER_ANNOUNCEMENT_LIFETIME + 1;
}

gboolean
foyer_announcement_is_neglected (const FoyerAnnouncement *announcement,
                                 FoyerTime busy_until,
                                 FoyerTime now)
{
  return (announcement->state == FOYER_ANNOUNCEMENT_PENDING ||
          announcement->state == FOYER_ANNOUNCEMENT_SPEAKING) &&
         now >= foyer_announcement_get_next_look (announcement, busy_until);
}

void
foyer_announcement_free (FoyerAnnouncement *announcement)
{
  foyer_record_free (&foyer_announcement_type, announcement);
}
