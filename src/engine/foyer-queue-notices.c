/* What the hall says by itself: that its hours are over, that it is busy, whom it calls back. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-day.h"
#include "engine/foyer-queue.h"
#include "hall/foyer-calling.h"
#include "hall/foyer-left-behind.h"
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
  return !foyer_hall_says_closing (&day, waiting, said, work->now) ||
         (foyer_queue_notice (work, FOYER_NOTICE_CLOSING, error) &&
          foyer_work_record (work, "announcement.requested", NULL, 0, error));
}

typedef char *(*WriteWords) (FoyerLanguage language, gint64 number);

/* One row a language, as each says the number of this moment. */
static gboolean
say (FoyerWork *work, const char *notice, WriteWords write_words, gint64 number, GError **error)
{
  gint64 seq;

  if (!foyer_query_last_announcement (work->database, &seq, error))
    return FALSE;
  for (guint i = 0; i < work->config->n_languages; i++)
    {
      const FoyerLanguage language = work->config->languages[i];
      g_autofree char *text = write_words (language, number);
      const FoyerAnnouncement row = {
        .seq = ++seq,
        .kind = FOYER_ANNOUNCEMENT_NOTICE,
        .state = FOYER_ANNOUNCEMENT_PENDING,
        .language = (int) language,
        .notice = (char *) notice,
        .text = text,
        .created_at = work->now,
      };

      if (!foyer_work_put (work, &foyer_announcement_type, NULL, &row, error))
        return FALSE;
    }
  return TRUE;
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
         (say (work, FOYER_NOTICE_BUSY, foyer_voice_plan_write_busy, (wait_s + 59) / 60, error) &&
          foyer_work_record (work, "announcement.requested", NULL, 0, error));
}

gboolean
foyer_queue_call_owner (FoyerWork *work, gint64 counter, GError **error)
{
  FoyerTime finished_at;

  if (!foyer_query_last_finished (work->database, work->day->day, counter, &finished_at, error))
    return FALSE;
  return !foyer_left_behind_is_called (finished_at, work->now) ||
         say (work, FOYER_NOTICE_LEFT_BEHIND, foyer_left_behind_write, counter, error);
}
