/* How a visit ends: the outcome of its matters and the invitation to rate. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-counter-outcome.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "engine/foyer-callbacks.h"
#include "engine/foyer-queue.h"
#include "hall/foyer-callback.h"
#include "hall/foyer-words.h"
#include "store/foyer-cash-queries.h"
#include "store/foyer-queries.h"

const char *const foyer_outcomes[] = { "done", "refused", "to-be-answered", "case", NULL };

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

/* S0 hall 2(3), 5/D27: nobody is sent away with a bare no. */
static gboolean
check_refusal (FoyerWork *work, int state, GError **error)
{
  if (state != FOYER_ITEM_REFUSED || (!is_empty (foyer_work_get_text (work, "reason")) &&
                                      !is_empty (foyer_work_get_text (work, "alternative"))))
    return TRUE;
  g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_REASON_REQUIRED,
                       _ ("A refusal needs a reason and an alternative for the customer. Nothing "
                          "was changed."));
  return FALSE;
}

/* What else is told with an outcome must fit it: a number that is not kept was not left. */
static gboolean
check_promise (FoyerWork *work, int state, GError **error)
{
  if (state == FOYER_ITEM_TO_BE_ANSWERED || (is_empty (foyer_work_get_text (work, "until")) &&
                                             is_empty (foyer_work_get_text (work, "phone"))))
    return TRUE;
  g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                       _ ("A promised time and a telephone number belong to a matter that is to be "
                          "answered. Nothing was changed."));
  return FALSE;
}

/* A promise is a debt: until when, and where to call (S1 1(9), states 2.8). Without either nothing
 * was promised. @item: 0 all matters. */
static gboolean
put_promise (FoyerWork *work, gint64 ticket_id, gint64 item, int state, GError **error)
{
  const char *until = foyer_work_get_text (work, "until");
  const char *phone = foyer_work_get_text (work, "phone");
  g_autoptr (FoyerTicket) ticket = NULL;
  g_autoptr (FoyerCounter) counter = NULL;
  FoyerCallback callback = {
    .kind = FOYER_CALLBACK_PROMISE,
    .ticket = ticket_id,
    .item = item,
    .counter = foyer_work_get_integer (work, "counter"),
    .reason = (char *) foyer_work_get_text (work, "reason"),
    .created_at = work->now,
    .due_at = work->now + work->config->rating.callback_s * FOYER_SECOND,
  };

  if (state != FOYER_ITEM_TO_BE_ANSWERED || (is_empty (until) && is_empty (phone)))
    return TRUE;
  if ((!is_empty (until) && !foyer_callback_read_promise (until, work->config->zone, work->now,
                                                          &callback.due_at, error)) ||
      (!is_empty (phone) && !foyer_callback_check_phone (phone, error)) ||
      (ticket = foyer_query_ticket_by_id (work->database, ticket_id, error)) == NULL ||
      (counter = foyer_queue_load_counter (work, callback.counter, error)) == NULL)
    return FALSE;
  callback.day = (char *) work->day->day;
  callback.staff = counter->staff != NULL ? counter->staff : ticket->owner;
  return foyer_callback_open (work, &callback, is_empty (phone) ? NULL : phone, error);
}

/* A matter that is dealt with again is not owed later. */
static gboolean
withdraw_promise (FoyerWork *work, const FoyerItem *item, GError **error)
{
  g_autoptr (GPtrArray) promises = NULL;

  if (item->state != FOYER_ITEM_TO_BE_ANSWERED)
    return TRUE;
  promises = foyer_query_promises (work->database, item->ticket, error);
  for (guint i = 0; promises != NULL && i < promises->len; i++)
    {
      const FoyerCallback *promise = g_ptr_array_index (promises, i);
      FoyerCallback after;

      if (promise->item == item->position && !foyer_callback_close (work, promise, &after, error))
        return FALSE;
    }
  return promises != NULL;
}

static const FoyerItem *
find_item (GPtrArray *items, gint64 position)
{
  for (guint i = 0; i < items->len; i++)
    {
      const FoyerItem *item = g_ptr_array_index (items, i);
      if (item->position == position)
        return item;
    }
  return NULL;
}

gboolean
foyer_outcome_apply_to_one (
    FoyerWork *work, gint64 ticket, const char *number, gint64 position, GError **error)
{
  int state = foyer_work_get_choice (work, "outcome", foyer_item_states, FOYER_ITEM_DONE);
  g_autoptr (GPtrArray) items = NULL;
  const FoyerItem *before;
  FoyerItem after;

  if (!check_refusal (work, state, error) || !check_promise (work, state, error))
    return FALSE;
  items = foyer_query_items (work->database, ticket, error);
  if (items == NULL)
    return FALSE;
  before = find_item (items, position);
  if (before == NULL)
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
                   _ ("%s has no matter %d. Nothing was changed."), number, (int) position);
      return FALSE;
    }
  if (!foyer_item_may_become (before->state, state))
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
                   _ ("Matter %d of %s is “%s” and cannot become “%s”. Nothing was changed."),
                   (int) position, number, foyer_word_item_state (before->state),
                   foyer_word_item_state (state));
      return FALSE;
    }
  after = *before;
  after.state = state;
  after.reason = (char *) foyer_work_get_text (work, "reason");
  after.alternative = (char *) foyer_work_get_text (work, "alternative");
  return withdraw_promise (work, before, error) &&
         put_promise (work, ticket, position, state, error) &&
         foyer_work_put (work, &foyer_item_type, before, &after, error);
}

gboolean
foyer_outcome_apply (FoyerWork *work, gint64 ticket, GError **error)
{
  const char *outcome = foyer_work_get_text (work, "outcome");
  int state = foyer_nick_find (foyer_item_states, outcome != NULL ? outcome : "done");
  const char *reason = foyer_work_get_text (work, "reason");
  const char *alternative = foyer_work_get_text (work, "alternative");
  g_autoptr (GPtrArray) items = NULL;

  if (!check_refusal (work, state, error) || !check_promise (work, state, error) ||
      !put_promise (work, ticket, 0, state, error))
    return FALSE;
  items = foyer_query_items (work->database, ticket, error);
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const FoyerItem *before = g_ptr_array_index (items, i);
      FoyerItem after = *before;

      if (before->state > FOYER_ITEM_IN_WORK)
        continue;
      after.state = state;
      after.reason = (char *) reason;
      after.alternative = (char *) alternative;
      if (!foyer_work_put (work, &foyer_item_type, before, &after, error))
        return FALSE;
    }
  return items != NULL;
}

/* For those who do not see the screen; a number and nobody's name, as always aloud (5/D17). */
static char *
write_invitation (FoyerLanguage language, gint64 counter)
{
  static const char *const texts[FOYER_N_LANGUAGES] = {
    [FOYER_LANGUAGE_ZH] = "%s号窗口的顾客，请在面前的屏幕上为我们的服务打分。",
    [FOYER_LANGUAGE_KO] = "%s번 창구 고객님, 앞의 화면에서 서비스를 평가해 주세요.",
    [FOYER_LANGUAGE_EN] = "Counter %s: please rate our service on the screen in front of you.",
  };
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, counter);
  GString *text = g_string_new (texts[language]);

  g_string_replace (text, "%s", number, 1);
  return g_string_free (text, FALSE);
}

static gboolean
speak_invitation (FoyerWork *work, gint64 ticket_id, GError **error)
{
  g_autoptr (FoyerTicket) ticket = foyer_query_ticket_by_id (work->database, ticket_id, error);
  g_autofree char *text = NULL;
  FoyerAnnouncement row = {
    .kind = FOYER_ANNOUNCEMENT_NOTICE,
    .state = FOYER_ANNOUNCEMENT_PENDING,
    .created_at = work->now,
  };

  if (ticket == NULL || !foyer_query_last_announcement (work->database, &row.seq, error))
    return FALSE;
  text =
      write_invitation ((FoyerLanguage) ticket->language, foyer_work_get_integer (work, "counter"));
  row.seq++;
  row.language = ticket->language;
  row.text = text;
  return foyer_work_put (work, &foyer_announcement_type, NULL, &row, error);
}

gboolean
foyer_outcome_invite_rating (FoyerWork *work, gint64 ticket, GError **error)
{
  FoyerRating rating = {
    .ticket = ticket,
    .state = FOYER_RATING_INVITED,
    .invited_at = work->now,
    .counter = foyer_work_get_integer (work, "counter"),
  };

  return foyer_work_put (work, &foyer_rating_type, NULL, &rating, error) &&
         (!work->config->rating.spoken_invitation || speak_invitation (work, ticket, error));
}
