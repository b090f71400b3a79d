/* The slips that customers take along: the number they drew, and a visit or appointment agreed. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desktop/foyer-slip.h"

#include <string.h>

#define CODE_HEAD "FOYER:"

/* Not for gettext: the customer's language decides, not the desktop's. */
typedef struct
{
  const char *ahead, *nobody_ahead;
  const char *wait, *wait_hours; /* estimated */
  const char *direct;            /* G04 */
  const char *please;            /* G03 */
  const char *issued, *reprint;
  const char *visit, *appointment, *number, *open_time, *minutes, *staff, *phone, *bring;
  const char *visit_foot, *appointment_foot;
} Words;

static const Words words[FOYER_N_LANGUAGES] = {
  [FOYER_LANGUAGE_ZH] = {
    .ahead = "您前面还有 %s 位",
    .nobody_ahead = "您是下一位",
    .wait = "预计等候约 %s 分钟",
    .wait_hours = "预计等候约 %s 小时 %s 分钟",
    .direct = "现在不用等，请直接到 %s 号窗口",
    .please = "请先坐下歇一歇，广播或大屏出现您的号码时再过来。",
    .issued = "取号时间 %s",
    .reprint = "补打",
    .visit = "上门服务预约单",
    .appointment = "营业厅预约单",
    .number = "预约编号 %s",
    .open_time = "具体时间由我们打电话与您商定",
    .minutes = "大约需要 %s 分钟",
    .staff = "上门人员工号 %s",
    .phone = "改约请拨打 %s",
    .bring = "请备好：%s",
    .visit_foot = "我们的人员到门口会先出示证件。谢谢您的配合。",
    .appointment_foot = "到厅后请凭此编号在导办台或取号机报到，不用再排队。",
  },
  [FOYER_LANGUAGE_KO] = {
    .ahead = "앞에 %s분이 계십니다",
    .nobody_ahead = "다음 순서입니다",
    .wait = "예상 대기 시간 약 %s분",
    .wait_hours = "예상 대기 시간 약 %s시간 %s분",
    .direct = "지금은 대기 없이 %s번 창구로 바로 가시면 됩니다",
    .please = "편히 앉아 계시다가 방송이나 화면에 번호가 나오면 와 주세요.",
    .issued = "발급 시각 %s",
    .reprint = "재발급",
    .visit = "방문 서비스 예약 안내",
    .appointment = "고객센터 예약 안내",
    .number = "예약 번호 %s",
    .open_time = "시간은 저희가 전화로 상의해 정하겠습니다",
    .minutes = "약 %s분 걸립니다",
    .staff = "방문 직원 번호 %s",
    .phone = "예약 변경 문의 %s",
    .bring = "준비하실 것: %s",
    .visit_foot = "저희 직원이 문 앞에서 신분증을 먼저 보여 드립니다. 감사합니다.",
    .appointment_foot = "오시면 안내 데스크나 발급기에서 이 번호로 접수해 주세요. "
                        "다시 줄을 서지 않으셔도 됩니다.",
  },
  [FOYER_LANGUAGE_EN] = {
    .ahead = "People ahead of you: %s",
    .nobody_ahead = "You are next",
    .wait = "Estimated wait: about %s min",
    .wait_hours = "Estimated wait: about %s h %s min",
    .direct = "There is no wait. Please go straight to counter %s",
    .please = "Please have a seat and come over when you hear or see your number.",
    .issued = "Issued %s",
    .reprint = "Printed again",
    .visit = "Your home visit",
    .appointment = "Your appointment in the hall",
    .number = "Appointment no. %s",
    .open_time = "We will ring you to agree the time",
    .minutes = "It takes about %s min",
    .staff = "Technician no. %s",
    .phone = "To change it, please ring %s",
    .bring = "Please have ready: %s",
    .visit_foot = "Our technician shows an identity card at the door. Thank you.",
    .appointment_foot = "When you arrive, check in with this number at reception or at the kiosk; "
                        "there is no second queue.",
  },
};

static const char *const weekdays[FOYER_N_LANGUAGES][7] = {
  [FOYER_LANGUAGE_ZH] = { "星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日" },
  [FOYER_LANGUAGE_KO] = { "월", "화", "수", "목", "금", "토", "일" },
  [FOYER_LANGUAGE_EN] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" },
};

static const char *const months[12] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };

/* Puts @first and @second in place of the "%s" of @pattern; the tables keep them out of printf. */
static char *
fill (const char *pattern, const char *first, const char *second)
{
  GString *text = g_string_new (pattern);

  g_string_replace (text, "%s", first, 1);
  if (second != NULL)
    g_string_replace (text, "%s", second, 1);
  return g_string_free (text, FALSE);
}

static char *
fill_integer (const char *pattern, gint64 value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  return fill (pattern, text, NULL);
}

char *
foyer_paper_format_clock (FoyerTime time, GTimeZone *zone)
{
  const FoyerWallTime wall = foyer_time_to_wall (time, zone);

  return g_strdup_printf ("%02d:%02d", wall.minute / 60, wall.minute % 60);
}

char *
foyer_paper_format_date (FoyerLanguage language, FoyerTime time, GTimeZone *zone)
{
  const FoyerWallTime wall = foyer_time_to_wall (time, zone);
  const char *weekday = weekdays[language][wall.weekday];

  switch (language)
    {
    case FOYER_LANGUAGE_ZH:
      return g_strdup_printf ("%d年%d月%d日 %s", wall.year, wall.month, wall.day, weekday);
    case FOYER_LANGUAGE_KO:
      return g_strdup_printf ("%d년 %d월 %d일(%s)", wall.year, wall.month, wall.day, weekday);
    case FOYER_LANGUAGE_EN:
    default:
      return g_strdup_printf ("%s %d %s %d", weekday, wall.day, months[wall.month - 1], wall.year);
    }
}

char *
foyer_paper_format_span (FoyerLanguage language, FoyerTime from, FoyerTime to, GTimeZone *zone)
{
  g_autofree char *date = foyer_paper_format_date (language, from, zone);
  g_autofree char *begin = foyer_paper_format_clock (from, zone);
  g_autofree char *end = foyer_paper_format_clock (to, zone);

  return to == 0 ? g_strdup_printf ("%s %s", date, begin)
                 : g_strdup_printf ("%s %s–%s", date, begin, end);
}

char *
foyer_slip_format_code (const char *number, const char *day)
{
  return g_strdup_printf (CODE_HEAD "%s:%s", day, number);
}

gboolean
foyer_slip_parse_code (const char *code, char **number, char **day)
{
  g_auto (GStrv) parts = NULL;

  if (!g_str_has_prefix (code, CODE_HEAD) || strlen (code) > 64)
    return FALSE;
  parts = g_strsplit (code + strlen (CODE_HEAD), ":", 3);
  if (g_strv_length (parts) != 2 || !foyer_date_is_valid (parts[0]) || *parts[1] == '\0')
    return FALSE;
  for (const char *at = parts[1]; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at))
      return FALSE;
  *day = g_strdup (parts[0]);
  *number = g_strdup (parts[1]);
  return TRUE;
}

static char *
format_wait (FoyerLanguage language, gint64 wait_s)
{
  const gint64 minutes = MAX (1, (wait_s + 59) / 60);
  g_autofree char *hours = g_strdup_printf ("%" G_GINT64_FORMAT, minutes / 60);
  g_autofree char *rest = g_strdup_printf ("%" G_GINT64_FORMAT, minutes % 60);

  return minutes < 60 ? fill (words[language].wait, rest, NULL)
                      : fill (words[language].wait_hours, hours, rest);
}

/* What one customer needs to know, in one language. */
static void
add_part (FoyerRoll *roll, const FoyerSlip *slip, FoyerLanguage language, gboolean first)
{
  const Words *own = &words[language];
  const FoyerRollSize strong = first ? FOYER_ROLL_STRONG : FOYER_ROLL_TEXT;
  const FoyerRollSize plain = first ? FOYER_ROLL_TEXT : FOYER_ROLL_SMALL;

  foyer_roll_add (roll, language, strong, slip->services[language]);
  if (slip->counter != 0)
    {
      g_autofree char *direct = fill_integer (own->direct, slip->counter);

      foyer_roll_add (roll, language, strong, direct);
    }
  else
    {
      g_autofree char *ahead = fill_integer (own->ahead, slip->ahead);

      foyer_roll_add (roll, language, plain, slip->ahead > 0 ? ahead : own->nobody_ahead);
      if (slip->wait_s >= 0)
        {
          g_autofree char *wait = format_wait (language, slip->wait_s);

          foyer_roll_add (roll, language, plain, wait);
        }
      foyer_roll_add_space (roll, 1);
      foyer_roll_add (roll, language, FOYER_ROLL_SMALL, own->please);
    }
  foyer_roll_add (roll, language, FOYER_ROLL_SMALL, slip->text[language]);
}

FoyerRoll *
foyer_slip_draw (const FoyerSlip *slip)
{
  FoyerRoll *roll = foyer_roll_new (slip->width, slip->large, slip->number);
  const FoyerLanguage main = slip->n_languages > 0 ? slip->languages[0] : FOYER_LANGUAGE_EN;
  g_autofree char *code = foyer_slip_format_code (slip->number, slip->day);
  g_autofree char *date = foyer_paper_format_date (main, slip->issued_at, slip->zone);
  g_autofree char *clock = foyer_paper_format_clock (slip->issued_at, slip->zone);
  /* In large print it would wrap in the middle of the date. */
  g_autofree char *moment = g_strdup_printf ("%s%s %s", slip->large ? "\n" : "", date, clock);
  g_autofree char *issued = fill (words[main].issued, moment, NULL);

  for (guint i = 0; i < MAX (slip->n_languages, 1); i++)
    foyer_roll_add (roll, i == 0 ? main : slip->languages[i],
                    i == 0 ? FOYER_ROLL_STRONG : FOYER_ROLL_SMALL,
                    slip->hall[i == 0 ? main : slip->languages[i]]);
  foyer_roll_add (roll, main, FOYER_ROLL_NUMBER, slip->number);
  for (guint i = 0; i < MAX (slip->n_languages, 1); i++)
    {
      if (i > 0)
        foyer_roll_add_rule (roll);
      add_part (roll, slip, i == 0 ? main : slip->languages[i], i == 0);
    }
  foyer_roll_add_space (roll, 1);
  foyer_roll_add_code (roll, code);
  foyer_roll_add (roll, main, FOYER_ROLL_SMALL, issued);
  if (slip->reprint)
    foyer_roll_add (roll, main, FOYER_ROLL_SMALL, words[main].reprint);
  return roll;
}

static void
add_filled (FoyerRoll *roll,
            FoyerLanguage language,
            FoyerRollSize size,
            const char *pattern,
            const char *value)
{
  if (value != NULL && *value != '\0')
    {
      g_autofree char *text = fill (pattern, value, NULL);

      foyer_roll_add (roll, language, size, text);
    }
}

FoyerRoll *
foyer_confirmation_draw (const FoyerConfirmation *confirmation)
{
  const FoyerLanguage language = confirmation->language;
  const Words *own = &words[language];
  const char *title = confirmation->visit ? own->visit : own->appointment;
  FoyerRoll *roll = foyer_roll_new (confirmation->width, confirmation->large, title);

  foyer_roll_add (roll, language, FOYER_ROLL_TEXT, confirmation->hall);
  foyer_roll_add (roll, language, FOYER_ROLL_TITLE, title);
  foyer_roll_add_rule (roll);
  if (confirmation->from == 0)
    foyer_roll_add (roll, language, FOYER_ROLL_STRONG, own->open_time);
  else
    {
      g_autofree char *date =
          foyer_paper_format_date (language, confirmation->from, confirmation->zone);
      g_autofree char *begin = foyer_paper_format_clock (confirmation->from, confirmation->zone);
      g_autofree char *end = foyer_paper_format_clock (confirmation->to, confirmation->zone);
      g_autofree char *span =
          confirmation->to == 0 ? g_strdup (begin) : g_strdup_printf ("%s–%s", begin, end);

      foyer_roll_add (roll, language, FOYER_ROLL_STRONG, date);
      foyer_roll_add (roll, language, FOYER_ROLL_TITLE, span);
    }
  foyer_roll_add (roll, language, FOYER_ROLL_TEXT, confirmation->matter);
  if (confirmation->minutes > 0)
    {
      g_autofree char *length = fill_integer (own->minutes, confirmation->minutes);

      foyer_roll_add (roll, language, FOYER_ROLL_TEXT, length);
    }
  foyer_roll_add_rule (roll);
  add_filled (roll, language, FOYER_ROLL_STRONG, own->number, confirmation->number);
  add_filled (roll, language, FOYER_ROLL_TEXT, own->staff, confirmation->staff);
  add_filled (roll, language, FOYER_ROLL_TEXT, own->bring, confirmation->bring);
  add_filled (roll, language, FOYER_ROLL_TEXT, own->phone, confirmation->phone);
  foyer_roll_add_space (roll, 1);
  foyer_roll_add (roll, language, FOYER_ROLL_SMALL,
                  confirmation->visit ? own->visit_foot : own->appointment_foot);
  return roll;
}

FoyerRoll *
foyer_note_draw (const FoyerNote *note)
{
  FoyerRoll *roll = foyer_roll_new (note->width, note->large, note->title);

  foyer_roll_add (roll, note->language, FOYER_ROLL_TEXT, note->hall);
  foyer_roll_add (roll, note->language, FOYER_ROLL_TITLE, note->title);
  foyer_roll_add_rule (roll);
  for (guint i = 0; note->lines != NULL && note->lines[i] != NULL; i++)
    foyer_roll_add_left (roll, note->language, FOYER_ROLL_TEXT, note->lines[i]);
  foyer_roll_add_rule (roll);
  foyer_roll_add (roll, note->language, FOYER_ROLL_SMALL, note->foot);
  return roll;
}
