/* Verbs of the voice: what is to be spoken, and what became of it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "engine/foyer-day.h"
#include "engine/foyer-queue.h"
#include "engine/foyer-verb.h"
#include "engine/foyer-view.h"
#include "store/foyer-queries.h"
#include "store/foyer-rows.h"

#define NOT_CALLED "not called any more"
#define NOT_HEARD  "not heard for two minutes"

static const char *const endings[] = { "spoken", "unheard", "dropped", "failed", NULL };

static gboolean
run_list (FoyerWork *work, GError **error)
{
  g_autoptr (GPtrArray) rows =
      foyer_query_announcements (work->database, foyer_work_get_flag (work, "pending"), 0, error);
  JsonArray *array;

  if (rows == NULL)
    return FALSE;
  array = json_array_new ();
  for (guint i = 0; i < rows->len; i++)
    json_array_add_object_element (array,
                                   foyer_view_announcement (work, g_ptr_array_index (rows, i)));
  json_object_set_array_member (work->answer, "announcements", array);
  return TRUE;
}

static gboolean
answer_row (FoyerWork *work, const FoyerAnnouncement *row)
{
  json_object_set_object_member (work->answer, "announcement", foyer_view_announcement (work, row));
  return TRUE;
}

static gboolean
add_row (FoyerWork *work, FoyerAnnouncement *row, const char *kind, GError **error)
{
  row->state = FOYER_ANNOUNCEMENT_PENDING;
  row->created_at = work->now;
  if (!foyer_query_last_announcement (work->database, &row->seq, error))
    return FALSE;
  row->seq++;
  return foyer_work_put (work, &foyer_announcement_type, NULL, row, error) &&
         foyer_work_record (work, kind, row->number, row->counter, error) && answer_row (work, row);
}

static gboolean
add_notice (FoyerWork *work, FoyerAnnouncementKind kind, const char *event, GError **error)
{
  FoyerAnnouncement row = {
    .kind = (int) kind,
    .language =
        foyer_work_get_choice (work, "language", foyer_languages, (int) work->config->languages[0]),
    .text = (char *) foyer_work_get_text (work, "text"),
  };
  g_autofree char *stripped = g_strstrip (g_strdup (row.text));

  if (*stripped == '\0')
    {
      g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                           _ ("There is no text to speak. Nothing was changed."));
      return FALSE;
    }
  return add_row (work, &row, event, error);
}

static gboolean
run_say (FoyerWork *work, GError **error)
{
  return add_notice (work, FOYER_ANNOUNCEMENT_NOTICE, "announcement.requested", error);
}

static gboolean
run_emergency (FoyerWork *work, GError **error)
{
  return add_notice (work, FOYER_ANNOUNCEMENT_EMERGENCY, "announcement.emergency", error);
}

/* One of the hall's own notices, in its languages: the words are taken when it is spoken, those of
 * its first language are kept with it. */
static gboolean
run_notice (FoyerWork *work, GError **error)
{
  const int notice = foyer_work_get_choice (work, "notice", foyer_notices, -1);
  const gboolean urgent = notice == FOYER_NOTICE_EVACUATION;
  const FoyerLanguage language = work->config->languages[0];
  FoyerAnnouncement row = {
    .kind = urgent ? FOYER_ANNOUNCEMENT_EMERGENCY : FOYER_ANNOUNCEMENT_NOTICE,
    .language = (int) language,
    .notice = (char *) foyer_notices[notice],
    .text =
        (char *) foyer_voice_plan_get_notice (work->config->voice, (FoyerNotice) notice, language),
  };

  return add_row (work, &row, urgent ? "announcement.emergency" : "announcement.requested", error);
}

/* Speaks a number once more without counting as a call. */
static gboolean
run_speak (FoyerWork *work, GError **error)
{
  const char *number = foyer_work_get_text (work, "number");
  g_autoptr (FoyerTicket) ticket =
      foyer_query_ticket (work->database, number, NULL, work->day->day, error);
  char written[FOYER_NUMBER_SIZE];
  FoyerAnnouncement row = { .kind = FOYER_ANNOUNCEMENT_RECALL, .number = written, .calls = 1 };

  row.counter = foyer_work_get_integer (work, "counter");
  if (ticket == NULL || foyer_config_find_counter (work->config, row.counter, error) == NULL)
    return FALSE;
  foyer_number_write (ticket->prefix, ticket->serial, written);
  row.language = ticket->language;
  row.hearing = ticket->hearing;
  return add_row (work, &row, "announcement.requested", error);
}

static gboolean
run_stop (FoyerWork *work, GError **error)
{
  g_autoptr (GPtrArray) rows = foyer_query_announcements (work->database, TRUE, 0, error);
  gint64 stopped = 0;

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const FoyerAnnouncement *before = g_ptr_array_index (rows, i);
      FoyerAnnouncement after = *before;

      if (before->kind != FOYER_ANNOUNCEMENT_EMERGENCY)
        continue;
      after.state = FOYER_ANNOUNCEMENT_DROPPED;
      after.why = (char *) "stopped";
      after.ended_at = work->now;
      if (!foyer_work_put (work, &foyer_announcement_type, before, &after, error))
        return FALSE;
      stopped++;
    }
  json_object_set_int_member (work->answer, "stopped", stopped);
  return stopped == 0 || foyer_work_record (work, "announcement.dropped", NULL, 0, error);
}

/* Ends @before in @state and says so in the journal. */
static gboolean
end_row (FoyerWork *work,
         const FoyerAnnouncement *before,
         FoyerAnnouncementState state,
         const char *why,
         GError **error)
{
  FoyerAnnouncement after = *before;
  g_autofree char *kind = g_strconcat ("announcement.", foyer_announcement_states[state], NULL);

  after.state = (int) state;
  after.why = (char *) why;
  after.ended_at = work->now;
  return foyer_work_put (work, &foyer_announcement_type, before, &after, error) &&
         foyer_work_record (work, kind, before->number, before->counter, error);
}

/* A call or recall whose customer is not being called to that counter any more only confuses. */
static gboolean
is_superseded (FoyerWork *work, const FoyerAnnouncement *row, gboolean *superseded, GError **error)
{
  g_autoptr (FoyerTicket) ticket = NULL;

  *superseded = FALSE;
  if (row->ticket == 0)
    return TRUE;
  ticket = foyer_query_ticket_by_id (work->database, row->ticket, error);
  if (ticket == NULL)
    return FALSE;
  *superseded = ticket->state != FOYER_TICKET_CALLED || ticket->counter != row->counter;
  return TRUE;
}

/* Marks @before as being spoken: it is no event yet, and a process that dies leaves it as it is. */
static gboolean
begin_row (FoyerWork *work, const FoyerAnnouncement *before, GError **error)
{
  FoyerAnnouncement after = *before;
  FoyerHallDay day;

  if (!foyer_day_get_state (work, &day, error))
    return FALSE;
  /* Nothing but the chime outside hours (states 2.10); before opening the voice is tried. */
  json_object_set_boolean_member (work->answer, "closed", day.state == FOYER_HALL_CLOSED);
  after.state = FOYER_ANNOUNCEMENT_SPEAKING;
  after.station = (char *) foyer_work_get_text (work, "station");
  after.started_at = work->now;
  return foyer_rows_update (work->database, &foyer_announcement_type, &after,
                            foyer_record_diff (&foyer_announcement_type, before, &after), error) &&
         answer_row (work, &after);
}

/* What the station is to speak now, after whatever needs no speaking any more has its end. Only the
 * holder of the station's lock asks, and speaks one row at a time: a row found speaking was left by
 * a dead process, or cut by an emergency. */
static gboolean
run_next (FoyerWork *work, GError **error)
{
  gboolean audible = foyer_work_get_flag (work, "audible");
  g_autoptr (GPtrArray) rows = foyer_query_announcements (work->database, TRUE, 0, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const FoyerAnnouncement *row = g_ptr_array_index (rows, i);
      gboolean superseded;

      if (!is_superseded (work, row, &superseded, error))
        return FALSE;
      if (superseded || foyer_announcement_is_stale (row, work->now))
        {
          if (!end_row (work, row,
                        superseded ? FOYER_ANNOUNCEMENT_DROPPED : FOYER_ANNOUNCEMENT_EXPIRED,
                        superseded ? NOT_CALLED : NOT_HEARD, error))
            return FALSE;
        }
      else if (audible)
        {
          /* How many wait behind it: repeats are left out when it is many. */
          json_object_set_int_member (work->answer, "waiting", (gint64) (rows->len - i - 1));
          return begin_row (work, row, error);
        }
      else if (row->state != FOYER_ANNOUNCEMENT_UNHEARD &&
               !end_row (work, row, FOYER_ANNOUNCEMENT_UNHEARD, foyer_work_get_text (work, "why"),
                         error))
        return FALSE;
    }
  return rows != NULL;
}

/* Ends @row if it is superseded, too old, or nobody is there to speak it; @next: when to look
 * again, 0 never. */
static gboolean
watch_row (FoyerWork *work,
           const FoyerAnnouncement *row,
           FoyerTime busy_until,
           FoyerTime *next,
           GError **error)
{
  const gboolean neglected = foyer_announcement_is_neglected (row, busy_until, work->now);
  FoyerAnnouncement silent = *row;
  gboolean superseded;

  *next = 0;
  if (row->state == FOYER_ANNOUNCEMENT_SPEAKING && !neglected)
    {
      *next = foyer_announcement_get_next_look (row, busy_until);
      return TRUE;
    }
  if (!is_superseded (work, row, &superseded, error))
    return FALSE;
  if (superseded)
    return end_row (work, row, FOYER_ANNOUNCEMENT_DROPPED, NOT_CALLED, error);
  if (foyer_announcement_is_stale (row, work->now))
    return end_row (work, row, FOYER_ANNOUNCEMENT_EXPIRED, NOT_HEARD, error);
  silent.state = neglected ? (int) FOYER_ANNOUNCEMENT_UNHEARD : row->state;
  *next = foyer_announcement_get_next_look (&silent, busy_until);
  return !neglected ||
         end_row (work, row, FOYER_ANNOUNCEMENT_UNHEARD,
                  _ ("No program that runs now speaks for the hall. Start one on a PC with a "
                     "loudspeaker."),
                  error);
}

/* What nobody speaks is known as unheard and comes to its end, though no station is there to say
 * so; and what the hall says by itself is said. Answers when to look again, should nothing else
 * happen: 0 when nothing is to be spoken. */
static gboolean
run_watch (FoyerWork *work, GError **error)
{
  g_autoptr (GPtrArray) rows = foyer_query_announcements (work->database, TRUE, 0, error);
  FoyerTime last_end, busy_until, next, soonest = 0;

  if (rows == NULL || !foyer_query_last_spoken (work->database, &last_end, error))
    return FALSE;
  busy_until = foyer_announcement_get_busy_until (rows, last_end);
  for (guint i = 0; i < rows->len; i++)
    {
      if (!watch_row (work, g_ptr_array_index (rows, i), busy_until, &next, error))
        return FALSE;
      if (next != 0 && (soonest == 0 || next < soonest))
        soonest = next;
    }
  json_object_set_int_member (work->answer, "look_at", soonest);
  return foyer_queue_tell_closing (work, error) && foyer_queue_tell_busy (work, error);
}

static gboolean
run_end (FoyerWork *work, GError **error)
{
  FoyerAnnouncement row = { .seq = foyer_work_get_integer (work, "seq") };
  const char *ending = foyer_work_get_text (work, "ending");
  gboolean found, done;

  done = foyer_rows_load (work->database, &foyer_announcement_type, &row, &found, error);
  /* Stopped, or ended by a station that took over: it has its end already. */
  if (done && found && row.state == FOYER_ANNOUNCEMENT_SPEAKING)
    {
      if (row.kind == FOYER_ANNOUNCEMENT_EMERGENCY && g_str_equal (ending, "spoken"))
        {
          FoyerAnnouncement again = row;

          /* Until somebody stops it. */
          again.state = FOYER_ANNOUNCEMENT_PENDING;
          done =
              foyer_rows_update (work->database, &foyer_announcement_type, &again,
                                 foyer_record_diff (&foyer_announcement_type, &row, &again), error);
        }
      else
        done =
            end_row (work, &row,
                     (FoyerAnnouncementState) foyer_nick_find (foyer_announcement_states, ending),
                     foyer_work_get_text (work, "why"), error);
    }
  foyer_record_clear (&foyer_announcement_type, &row);
  return done;
}

#define REQUIRED   FOYER_ARGUMENT_REQUIRED
#define POSITIONAL (FOYER_ARGUMENT_POSITIONAL | FOYER_ARGUMENT_REQUIRED)

static const FoyerArgument list_arguments[] = {
  { "pending", FOYER_ARGUMENT_FLAG, 0, NULL },
  { NULL, 0, 0, NULL },
};
static const FoyerArgument text_arguments[] = {
  { "text", FOYER_ARGUMENT_TEXT, POSITIONAL, NULL },
  { "language", FOYER_ARGUMENT_CHOICE, 0, foyer_languages },
  { NULL, 0, 0, NULL },
};
static const FoyerArgument notice_arguments[] = {
  { "notice", FOYER_ARGUMENT_CHOICE, POSITIONAL, foyer_notices },
  { NULL, 0, 0, NULL },
};
static const FoyerArgument speak_arguments[] = {
  { "number", FOYER_ARGUMENT_TEXT, POSITIONAL, NULL },
  { "counter", FOYER_ARGUMENT_INTEGER, REQUIRED, NULL },
  { NULL, 0, 0, NULL },
};
static const FoyerArgument next_arguments[] = {
  { "station", FOYER_ARGUMENT_TEXT, REQUIRED, NULL },
  { "audible", FOYER_ARGUMENT_FLAG, 0, NULL },
  { "why", FOYER_ARGUMENT_TEXT, 0, NULL },
  { NULL, 0, 0, NULL },
};
static const FoyerArgument end_arguments[] = {
  { "seq", FOYER_ARGUMENT_INTEGER, REQUIRED, NULL },
  { "ending", FOYER_ARGUMENT_CHOICE, REQUIRED, endings },
  { "why", FOYER_ARGUMENT_TEXT, 0, NULL },
  { NULL, 0, 0, NULL },
};

const FoyerVerb foyer_announce_verbs[] = {
  { "announce.list", FOYER_VERB_READ, run_list, list_arguments },
  { "announce.say", FOYER_VERB_WRITE, run_say, text_arguments },
  { "announce.notice", FOYER_VERB_WRITE, run_notice, notice_arguments },
  { "announce.speak", FOYER_VERB_WRITE, run_speak, speak_arguments },
  { "announce.emergency", FOYER_VERB_WRITE, run_emergency, text_arguments },
  { "announce.stop", FOYER_VERB_SETUP, run_stop, NULL },
  { "voice.next", FOYER_VERB_SETUP, run_next, next_arguments },
  { "voice.end", FOYER_VERB_SETUP, run_end, end_arguments },
  { "voice.watch", FOYER_VERB_SETUP, run_watch, NULL },
  { NULL, 0, NULL, NULL },
};
