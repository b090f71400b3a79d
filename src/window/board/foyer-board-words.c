/* What a board says in the customer's and the hall's own languages. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/board/foyer-board-words.h"

#include <glib/gi18n-lib.h>

#include "desktop/foyer-slip.h"
#include "hall/foyer-calendar.h"
#include "window/common/foyer-format.h"

typedef struct
{
  const char *first, *again, *last; /* each with the counter's number */
  const char *other;                /* with two: that has paused, and where to go (K05) */
  const char *counter;
  const char *welcome;
  const char *early; /* with the hour of opening */
  const char *over;  /* no more numbers are given */
  const char *closed;
  const char *next; /* with the day on which it opens again */
} Words;

/* Not for gettext: which of these is shown depends on the customer, not on the desktop. */
static const Words words[FOYER_N_LANGUAGES] = {
  [FOYER_LANGUAGE_ZH] = { "请到%s号窗口", "再提醒一次：请到%s号窗口", "最后一次呼叫：请到%s号窗口",
                          "%1号窗口临时有事，请改到%2号窗口", "窗口", "您好，请先取号",
                          "您好，%s开始取号", "今天已停止取号，已取号的顾客照常办理",
                          "现在不在营业时间", "下次营业：%s" },
  [FOYER_LANGUAGE_KO] = { "%s번 창구로 오세요", "다시 알려 드립니다. %s번 창구로 오세요",
                          "마지막 안내입니다. %s번 창구로 오세요",
                          "%1번 창구가 잠시 중단되었습니다. %2번 창구로 오세요", "창구",
                          "어서 오십시오. 번호표를 뽑아 주세요",
                          "어서 오십시오. 번호표는 %s부터 드립니다",
                          "오늘 번호표 발급을 마쳤습니다. 이미 받으신 분은 도와드립니다",
                          "지금은 운영 시간이 아닙니다", "다음 운영일: %s" },
  [FOYER_LANGUAGE_EN] = { "Please go to counter %s", "A reminder: please go to counter %s",
                          "Last call: please go to counter %s",
                          "Counter %1 has paused. Please go to counter %2", "Counter",
                          "Welcome. Please take a number", "Welcome. Numbers are given from %s",
                          "No more numbers today. Whoever holds one is served",
                          "We are closed at the moment", "Open again: %s" },
};

static const Words *
words_in (FoyerLanguage language)
{
  return &words[language < FOYER_N_LANGUAGES ? language : FOYER_LANGUAGE_EN];
}

static char *
fill (const char *sentence, const char *value)
{
  GString *text = g_string_new (sentence);

  g_string_replace (text, "%s", value, 1);
  return g_string_free (text, FALSE);
}

static char *
other_counter (const Words *own, gint64 before, gint64 counter)
{
  g_autofree char *from = g_strdup_printf ("%" G_GINT64_FORMAT, before);
  g_autofree char *to = g_strdup_printf ("%" G_GINT64_FORMAT, counter);
  GString *text = g_string_new (own->other);

  g_string_replace (text, "%1", from, 1);
  g_string_replace (text, "%2", to, 1);
  return g_string_free (text, FALSE);
}

char *
foyer_board_sentence (
    FoyerLanguage language, gint64 counter, gint64 before, gint64 calls, gint64 max_calls)
{
  const Words *own = words_in (language);
  const char *sentence = own->first;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, counter);

  if (calls == 1 && before != 0)
    return other_counter (own, before, counter);
  if (calls > 1)
    sentence = calls >= max_calls ? own->last : own->again;
  return fill (sentence, number);
}

const char *
foyer_board_counter_word (FoyerLanguage language)
{
  return words_in (language)->counter;
}

char *
foyer_board_welcome (FoyerLanguage language, FoyerHallState state, FoyerTime opens, GTimeZone *zone)
{
  g_autofree char *clock = foyer_format_clock (opens, zone);

  if (state == FOYER_HALL_PREPARING)
    return fill (words_in (language)->early, clock);
  return g_strdup (foyer_hall_may_issue (state) ? words_in (language)->welcome
                                                : words_in (language)->over);
}

char *
foyer_board_closed (FoyerLanguage language, FoyerTime next, GTimeZone *zone)
{
  const Words *own = words_in (language);
  g_autofree char *day = NULL, *line = NULL;

  if (next == 0)
    return g_strdup (own->closed);
  day = foyer_paper_format_date (language, next, zone);
  line = fill (own->next, day);
  return g_strdup_printf ("%s\n%s", own->closed, line);
}

gboolean
foyer_board_find_next_day (const FoyerConfig *config,
                           const char *day,
                           FoyerTime *opens,
                           FoyerTime *closes)
{
  g_autofree char *tomorrow = foyer_date_add_days (day, 1);
  g_autofree char *next = foyer_calendar_find_open_day (config, tomorrow);
  FoyerHours hours;

  if (next == NULL)
    return FALSE;
  hours = foyer_calendar_get_hours (config, next);
  *opens = foyer_time_from_date (next, hours.opens, config->zone);
  *closes = foyer_time_from_date (next, hours.closes, config->zone);
  return TRUE;
}

char *
foyer_board_hall_line (
    FoyerHallState state, FoyerTime opens, FoyerTime closes, FoyerTime now, GTimeZone *zone)
{
  g_autofree char *opening = foyer_format_clock (opens, zone);
  g_autofree char *closing = foyer_format_clock (closes, zone);

  switch (state)
    {
    case FOYER_HALL_CLOSED:
      return opens > now ? g_strdup_printf (_ ("Closed, opens at %s"), opening)
                         : g_strdup (_ ("Closed"));
    case FOYER_HALL_PREPARING:
      return g_strdup_printf (_ ("Opens at %s"), opening);
    case FOYER_HALL_OPEN:
    case FOYER_HALL_LAST_MINUTES:
      /* The manager may keep a hall open past its published hours. */
      return closes > now ? g_strdup_printf (_ ("Open until %s"), closing) : g_strdup (_ ("Open"));
    case FOYER_HALL_DRAINING:
      return g_strdup (_ ("Closing time. Everyone with a number is served"));
    case FOYER_HALL_EARLY_STOP:
      return g_strdup (_ ("No more numbers today. Everyone with a number is served"));
    default:
      return g_strdup ("");
    }
}
