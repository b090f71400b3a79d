/* What the hall says by itself: that its hours are over, that it is busy, whom it calls back … */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-day.h"
#include "engine/foyer-queue.h"
#include "hall/foyer-calendar.h"
#include "hall/foyer-calling.h"
#include "hall/foyer-left-behind.h"
#include "hall/foyer-spoken.h"
#include "store/foyer-hall-day-queries.h"
#include "store/foyer-queries.h"

/* How many wait in all. */
static gboolean
count_waiting (FoyerWork *work, gint64 *n_waiting, GError **error)
{
  GPtrArray *services = work->config->services;
  gint64 waiting;

  *n_waiting = 0;
  for (guint i = 0; i < services->len; i++)
    {
      const FoyerService *service = g_ptr_array_index (services, i);

      if (!foyer_query_waiting (work->database, service->code, &waiting, error))
        return FALSE;
      *n_waiting += waiting;
    }
  return TRUE;
}

/* The longest wait of somebody who takes a number now, of services for which others wait. */
static gboolean
get_longest_wait (FoyerWork *work, gint64 *longest_s, GError **error)
{
  GPtrArray *services = work->config->services;

  *longest_s = 0;
  for (guint i = 0; i < services->len; i++)
    {
      const FoyerService *service = g_ptr_array_index (services, i);
      const FoyerTime due_at = foyer_calling_get_due (work->now, service->target_s, 0);
      gint64 ahead, wait_s;

      if (!foyer_queue_estimate (work, service, due_at, &ahead, &wait_s, error))
        return FALSE;
      if (ahead > 0)
        *longest_s = MAX (*longest_s, wait_s);
    }
  return TRUE;
}

/* Puts one row for @language, unless there is nothing to say in it (@text %NULL). */
static gboolean
put_row (
    FoyerWork *work, const char *notice, FoyerLanguage language, const char *text, GError **error)
{
  FoyerAnnouncement row = {
    .kind = FOYER_ANNOUNCEMENT_NOTICE,
    .state = FOYER_ANNOUNCEMENT_PENDING,
    .language = (int) language,
    .notice = (char *) notice,
    .text = (char *) text,
    .created_at = work->now,
  };

  if (text == NULL)
    return TRUE;
  if (!foyer_query_last_announcement (work->database, &row.seq, error))
    return FALSE;
  row.seq++;
  return foyer_work_put (work, &foyer_announcement_type, NULL, &row, error);
}

/* One row a language, as each says the facts of this moment. */
static gboolean
say (FoyerWork *work,
     const char *notice,
     FoyerSpoken spoken,
     const FoyerPhraseFacts *facts,
     GError **error)
{
  for (guint i = 0; i < work->config->n_languages; i++)
    {
      const FoyerLanguage language = work->config->languages[i];
      g_autofree char *text = foyer_spoken_write (work->config->voice, spoken, language, facts);

      if (!put_row (work, notice, language, text, error))
        return FALSE;
    }
  return TRUE;
}

/* The same of one number. */
static gboolean
say_number (FoyerWork *work,
            const char *notice,
            FoyerSpoken spoken,
            const char *fact,
            gint64 number,
            GError **error)
{
  g_autoptr (FoyerPhraseFacts) facts = foyer_phrase_facts_new ();

  foyer_phrase_facts_set_number (facts, fact, number);
  return say (work, notice, spoken, facts, error);
}

/* B03: on a day that is greeted whoever is still here is wished it well, once, in the languages
 * that have a name for it. */
static gboolean
wish_holiday (FoyerWork *work, const FoyerHallDay *day, GError **error)
{
  const FoyerConfig *config = work->config;
  const FoyerHoliday *holiday;
  FoyerTime said;
  char date[11];

  foyer_calendar_get_date (config, work->now, date);
  holiday = foyer_calendar_find (config, date);
  if (holiday == NULL || !holiday->greeting)
    return TRUE;
  if (!foyer_query_last_notice (work->database, FOYER_NOTICE_HOLIDAY, &said, error))
    return FALSE;
  if (!foyer_hall_says_closing (day, 1, said, work->now))
    return TRUE;
  for (guint i = 0; i < config->n_languages; i++)
    {
      const FoyerLanguage language = config->languages[i];
      g_autoptr (FoyerPhraseFacts) facts = foyer_phrase_facts_new ();
      g_autofree char *text = NULL;

      foyer_phrase_facts_set_names (facts, "holiday", &holiday->names);
      if (holiday->names.in[language] != NULL && *holiday->names.in[language] != '\0')
        text = foyer_spoken_write (config->voice, FOYER_SPOKEN_HOLIDAY, language, facts);
      if (!put_row (work, FOYER_NOTICE_HOLIDAY, language, text, error))
        return FALSE;
    }
  return foyer_work_record (work, "announcement.requested", NULL, 0, error);
}

gboolean
foyer_queue_tell_closing (FoyerWork *work, GError **error)
{
  FoyerHallDay day;
  FoyerTime said;
  gint64 waiting;

  if (!foyer_day_get_state (work, &day, error))
    return FALSE;
  if (!foyer_hall_says_closing (&day, 1, 0, work->now))
    return TRUE;
  if (!foyer_query_last_notice (work->database, foyer_notices[FOYER_NOTICE_CLOSING], &said,
                                error) ||
      !count_waiting (work, &waiting, error))
    return FALSE;
  if (foyer_hall_says_closing (&day, waiting, said, work->now) &&
      (!foyer_queue_notice (work, FOYER_NOTICE_CLOSING, error) ||
       !foyer_work_record (work, "announcement.requested", NULL, 0, error)))
    return FALSE;
  return wish_holiday (work, &day, error);
}

gboolean
foyer_queue_tell_early_stop (FoyerWork *work, const char *reason, GError **error)
{
  for (guint i = 0; i < work->config->n_languages; i++)
    {
      const FoyerLanguage language = work->config->languages[i];
      g_autoptr (FoyerPhraseFacts) facts = foyer_phrase_facts_new ();
      g_autofree char *text = NULL;

      foyer_phrase_facts_set_clock (facts, "time", work->now, work->config->zone);
      text = foyer_spoken_write_early_stop (work->config->voice, language, reason, facts);
      if (!put_row (work, FOYER_NOTICE_EARLY_STOP, language, text, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
foyer_queue_tell_reopened (FoyerWork *work, gint64 counter, GError **error)
{
  return !work->config->voice->reopened ||
         say_number (work, FOYER_NOTICE_REOPENED, FOYER_SPOKEN_REOPENED, "counter", counter, error);
}

gboolean
foyer_queue_tell_priority (FoyerWork *work, const FoyerTicket *ticket, GError **error)
{
  FoyerTime said;
  gboolean older;

  if (!work->config->voice->priority || ticket->class == FOYER_CLASS_ORDINARY)
    return TRUE;
  if (!foyer_query_last_notice (work->database, FOYER_NOTICE_PRIORITY, &said, error) ||
      !foyer_query_any_older (work->database, ticket->service, ticket->id, &older, error))
    return FALSE;
  if (!older || (said != 0 && work->now < said + FOYER_HALL_BUSY_INTERVAL))
    return TRUE;
  return say (work, FOYER_NOTICE_PRIORITY, FOYER_SPOKEN_PRIORITY, NULL, error);
}

gboolean
foyer_queue_tell_busy (FoyerWork *work, GError **error)
{
  FoyerHallDay day;
  FoyerTime said;
  gint64 wait_s;

  if (!foyer_day_get_state (work, &day, error))
    return FALSE;
  if (!foyer_hall_may_issue (day.state))
    return TRUE;
  if (!foyer_query_last_notice (work->database, FOYER_NOTICE_BUSY, &said, error))
    return FALSE;
  if (!foyer_hall_says_busy (work->config, day.state, G_MAXINT64, said, work->now))
    return TRUE;
  if (!get_longest_wait (work, &wait_s, error))
    return FALSE;
  return !foyer_hall_says_busy (work->config, day.state, wait_s, said, work->now) ||
         (say_number (work, FOYER_NOTICE_BUSY, FOYER_SPOKEN_BUSY, "wait", (wait_s + 59) / 60,
                      error) &&
          foyer_work_record (work, "announcement.requested", NULL, 0, error));
}

gboolean
foyer_queue_call_owner (FoyerWork *work, gint64 counter, GError **error)
{
  FoyerTime finished_at;

  if (!foyer_query_last_finished (work->database, work->day->day, counter, &finished_at, error))
    return FALSE;
  return !foyer_left_behind_is_called (finished_at, work->now) ||
         say_number (work, FOYER_NOTICE_LEFT_BEHIND, FOYER_SPOKEN_LEFT_BEHIND, "counter", counter,
                     error);
}
