/* What the hall says by itself: that its hours are over, that it is busy. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-day.h"
#include "engine/foyer-estimate-work.h"
#include "engine/foyer-queue.h"
#include "store/foyer-queries.h"

/* How many wait in all, and the longest of their waits for somebody who came now; the waits only
 * where @wait_s is not %NULL. */
static gboolean
look_at_queues (FoyerWork *work, gint64 *n_waiting, gint64 *wait_s, GError **error)
{
  g_autoptr (FoyerEstimate) estimate = NULL;
  GPtrArray *services = work->config->services;
  gint64 waiting;

  *n_waiting = 0;
  if (wait_s != NULL)
    {
      *wait_s = 0;
      estimate = foyer_estimate_load (work, work->now, error);
      if (estimate == NULL)
        return FALSE;
    }
  for (guint i = 0; i < services->len; i++)
    {
      const FoyerService *service = g_ptr_array_index (services, i);

      if (!foyer_query_waiting (work->database, service->code, &waiting, error))
        return FALSE;
      *n_waiting += waiting;
      if (waiting > 0 && wait_s != NULL)
        *wait_s = MAX (*wait_s, foyer_estimate_get_wait_s (estimate, service->code));
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
      !look_at_queues (work, &waiting, NULL, error))
    return FALSE;
  return !foyer_hall_says_closing (&day, waiting, said, work->now) ||
         (foyer_queue_notice (work, FOYER_NOTICE_CLOSING, error) &&
          foyer_work_record (work, "announcement.requested", NULL, 0, error));
}

/* One row a language, as each says its own number. */
static gboolean
say_busy (FoyerWork *work, gint64 minutes, GError **error)
{
  gint64 seq;

  if (!foyer_query_last_announcement (work->database, &seq, error))
    return FALSE;
  for (guint i = 0; i < work->config->n_languages; i++)
    {
      const FoyerLanguage language = work->config->languages[i];
      g_autofree char *text = foyer_voice_plan_write_busy (language, minutes);
      const FoyerAnnouncement row = {
        .seq = ++seq,
        .kind = FOYER_ANNOUNCEMENT_NOTICE,
        .state = FOYER_ANNOUNCEMENT_PENDING,
        .language = (int) language,
        .notice = (char *) FOYER_NOTICE_BUSY,
        .text = text,
        .created_at = work->now,
      };

      if (!foyer_work_put (work, &foyer_announcement_type, NULL, &row, error))
        return FALSE;
    }
  return foyer_work_record (work, "announcement.requested", NULL, 0, error);
}

gboolean
foyer_queue_tell_busy (FoyerWork *work, GError **error)
{
  FoyerHallDay day;
  FoyerTime said;
  gint64 waiting, wait_s;

  if (!foyer_day_get_state (work, &day, error))
    return FALSE;
  if (!foyer_hall_may_issue (day.state))
    return TRUE;
  if (!foyer_query_last_notice (work->database, FOYER_NOTICE_BUSY, &said, error))
    return FALSE;
  if (!foyer_hall_says_busy (work->config, day.state, G_MAXINT64, said, work->now))
    return TRUE;
  if (!look_at_queues (work, &waiting, &wait_s, error))
    return FALSE;
  return !foyer_hall_says_busy (work->config, day.state, wait_s, said, work->now) ||
         say_busy (work, (wait_s + 59) / 60, error);
}
