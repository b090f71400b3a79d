/* The hall's A4 sheets: the sign of a closed counter, the technician's day, a visit, a door note.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desktop/foyer-sheet.h"

#include "desktop/foyer-pages.h"
#include "desktop/foyer-slip.h"

/* Not for gettext: a sheet has the language of those who read it, not of the desktop. */
typedef struct
{
  const char *counter, *paused, *reason, *until, *until_open, *elsewhere, *nowhere;
  const char *day_title, *visit_title, *technician, *n_visits, *none, *number, *type, *time;
  const char *promised, *customer, *phone, *hours, *address, *district, *matter, *wished, *notes;
  const char *packing, *values, *result, *results[5], *next_steps;
  const char *arrived, *left, *tidied, *opinion, *sign_customer, *sign_technician, *conduct, *call;
  const char *note_title, *note, *note_number, *note_thanks;
} Words;

static const Words words[FOYER_N_LANGUAGES] = {
  [FOYER_LANGUAGE_ZH] = {
    .counter = "%s 号窗口",
    .paused = "暂停服务",
    .reason = "原因：%s",
    .until = "预计 %s 恢复",
    .until_open = "恢复时间请看大屏",
    .elsewhere = "请移步 %s 号窗口，号码不用重取",
    .nowhere = "请到导办台，我们帮您安排，号码不用重取",
    .day_title = "上门服务日程",
    .visit_title = "上门服务单",
    .technician = "上门人员",
    .n_visits = "共 %s 户",
    .none = "当天没有上门安排。",
    .number = "编号",
    .type = "服务类型",
    .time = "时间",
    .promised = "承诺时段",
    .customer = "客户",
    .phone = "电话",
    .hours = "可来电时间",
    .address = "地址",
    .district = "片区",
    .matter = "事由",
    .wished = "客户希望",
    .notes = "备注",
    .packing = "出发前核对",
    .values = "现场记录",
    .result = "办理结果",
    .results = { "已解决", "未完成，另约时间", "由其他部门办理", "由其他单位负责", "拒绝入户" },
    .next_steps = "后续安排与承诺日期",
    .arrived = "到达时间",
    .left = "离开时间",
    .tidied = "现场已清理，借用物品已归位",
    .opinion = "客户意见",
    .sign_customer = "客户签名、日期",
    .sign_technician = "上门人员签名、工号",
    .conduct = "到门口先出示证件、说明来意；只进入需要作业的房间；借用物品先征得同意；"
               "门开着而无人时不进入。",
    .call = "联系电话 %s",
    .note_title = "上门留言条",
    .note = "我们于%s如约到访，未能见到您。请方便时拨打 %s，我们再约时间上门。",
    .note_number = "留言号 %s　工号 %s",
    .note_thanks = "谢谢您的配合。",
  },
  [FOYER_LANGUAGE_KO] = {
    .counter = "%s번 창구",
    .paused = "업무 일시 중단",
    .reason = "사유: %s",
    .until = "%s에 다시 시작할 예정입니다",
    .until_open = "재개 시각은 화면을 확인해 주세요",
    .elsewhere = "%s번 창구를 이용해 주세요. 번호표는 다시 뽑지 않으셔도 됩니다",
    .nowhere = "안내 데스크로 오시면 도와드리겠습니다. 번호표는 다시 뽑지 않으셔도 됩니다",
    .day_title = "방문 일정표",
    .visit_title = "방문 서비스 확인서",
    .technician = "방문 직원",
    .n_visits = "총 %s건",
    .none = "이날은 방문 일정이 없습니다.",
    .number = "번호",
    .type = "방문 유형",
    .time = "시간",
    .promised = "약속 시간대",
    .customer = "고객",
    .phone = "전화",
    .hours = "전화 가능 시간",
    .address = "주소",
    .district = "구역",
    .matter = "용건",
    .wished = "고객 희망",
    .notes = "비고",
    .packing = "출발 전 확인",
    .values = "현장 기록",
    .result = "처리 결과",
    .results = { "해결", "미완료, 다시 예약", "다른 부서 담당", "외부 기관 담당", "출입 거절" },
    .next_steps = "다음 절차와 약속한 날짜",
    .arrived = "도착 시각",
    .left = "종료 시각",
    .tidied = "주변을 정리하고 빌린 물건을 제자리에 두었습니다",
    .opinion = "고객 의견",
    .sign_customer = "고객 서명, 날짜",
    .sign_technician = "방문 직원 서명, 직원 번호",
    .conduct = "문 앞에서 신분증을 보여 드리고 방문 목적을 말씀드립니다. 작업할 방에만 들어가고, "
               "물건은 허락을 받고 빌립니다. 문이 열려 있어도 사람이 없으면 들어가지 않습니다.",
    .call = "문의 전화 %s",
    .note_title = "방문 메모",
    .note = "%s에 약속대로 방문했으나 뵙지 못했습니다. 편하실 때 %s번으로 연락 주시면 "
            "다시 찾아뵙겠습니다.",
    .note_number = "메모 번호 %s　직원 번호 %s",
    .note_thanks = "감사합니다.",
  },
  [FOYER_LANGUAGE_EN] = {
    .counter = "Counter %s",
    .paused = "Service paused",
    .reason = "Reason: %s",
    .until = "Expected back at %s",
    .until_open = "The hall board shows when it is back",
    .elsewhere = "Please go to counter %s; you keep your number",
    .nowhere = "Please come to reception, we will arrange it; you keep your number",
    .day_title = "Home visits of the day",
    .visit_title = "Home visit sheet",
    .technician = "Technician",
    .n_visits = "Visits: %s",
    .none = "No visits are planned on this day.",
    .number = "No.",
    .type = "Visit type",
    .time = "Time",
    .promised = "Promised window",
    .customer = "Customer",
    .phone = "Phone",
    .hours = "May be rung",
    .address = "Address",
    .district = "District",
    .matter = "Matter",
    .wished = "Customer's wish",
    .notes = "Notes",
    .packing = "Check before leaving",
    .values = "Recorded on site",
    .result = "Result",
    .results = { "Solved", "Not finished, new visit agreed", "For another department",
                 "For another company", "Entry refused" },
    .next_steps = "Next steps and promised date",
    .arrived = "Arrived at",
    .left = "Left at",
    .tidied = "Tidied up, borrowed things put back",
    .opinion = "Customer's comments",
    .sign_customer = "Customer's signature, date",
    .sign_technician = "Technician's signature, staff number",
    .conduct = "Show your identity card and say why you come. Enter only the rooms you work in. "
               "Ask before you borrow. Never enter an open door with nobody in.",
    .call = "Telephone %s",
    .note_title = "We called and missed you",
    .note = "We called as arranged on %s and missed you. Please ring %s when convenient and we "
            "will come again.",
    .note_number = "Note no. %s   Staff no. %s",
    .note_thanks = "Thank you.",
  },
};

/* Puts the values in place of the "%s" of @pattern, in this order. */
static char *
fill (const char *pattern, const char *first, const char *second)
{
  g_auto (GStrv) parts = g_strsplit (pattern, "%s", -1);
  const char *const values[] = { first, second };
  GString *text = g_string_new (parts[0]);

  for (guint i = 1; parts[i] != NULL; i++)
    {
      g_string_append (text, i <= G_N_ELEMENTS (values) ? values[i - 1] : "");
      g_string_append (text, parts[i]);
    }
  return g_string_free (text, FALSE);
}

static char *
list_counters (const FoyerSuspensionSheet *sheet, FoyerLanguage language)
{
  const char *between = language == FOYER_LANGUAGE_ZH ? "、" : ",\u00a0";
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sheet->n_alternatives; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? between : "",
                            sheet->alternatives[i]);
  return g_string_free (text, FALSE);
}

static void
add_sign (FoyerPages *pages,
          const FoyerSuspensionSheet *sheet,
          FoyerLanguage language,
          gboolean first)
{
  const Words *own = &words[language];
  const FoyerPagesStyle text = first ? FOYER_PAGES_SIGN : FOYER_PAGES_LARGE;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, sheet->counter);
  g_autofree char *counter = fill (own->counter, number, NULL);
  g_autofree char *counters = list_counters (sheet, language);
  g_autofree char *elsewhere = fill (own->elsewhere, counters, NULL);
  g_autofree char *clock = foyer_paper_format_clock (sheet->until, sheet->zone);
  g_autofree char *until = fill (own->until, clock, NULL);
  g_autofree char *headline = g_strdup_printf ("%s  %s", counter, own->paused);

  if (first)
    {
      foyer_pages_add_centred (pages, language, FOYER_PAGES_POSTER, counter);
      foyer_pages_add_centred (pages, language, FOYER_PAGES_POSTER, own->paused);
      foyer_pages_add_space (pages, 4);
    }
  else
    foyer_pages_add_centred (pages, language, FOYER_PAGES_HEADLINE, headline);
  if (sheet->reason[language] != NULL && *sheet->reason[language] != '\0')
    {
      g_autofree char *reason = fill (own->reason, sheet->reason[language], NULL);

      foyer_pages_add_centred (pages, language, text, reason);
    }
  foyer_pages_add_centred (pages, language, text, sheet->until != 0 ? until : own->until_open);
  foyer_pages_add_centred (pages, language, text,
                           sheet->n_alternatives > 0 ? elsewhere : own->nowhere);
}

GBytes *
foyer_suspension_sheet_draw (const FoyerSuspensionSheet *sheet, GError **error)
{
  const FoyerLanguage main = sheet->n_languages > 0 ? sheet->languages[0] : FOYER_LANGUAGE_EN;
  FoyerPages *pages = foyer_pages_new (main, words[main].paused, NULL);

  foyer_pages_set_single (pages);
  foyer_pages_add_space (pages, 6);
  for (guint i = 0; i < MAX (sheet->n_languages, 1); i++)
    {
      if (i > 0)
        {
          foyer_pages_add_space (pages, 5);
          foyer_pages_add_rule (pages);
          foyer_pages_add_space (pages, 4);
        }
      add_sign (pages, sheet, i == 0 ? main : sheet->languages[i], i == 0);
    }
  return foyer_pages_finish (pages, error);
}

static FoyerPages *
begin_sheet (const FoyerSheetHead *head, const char *title)
{
  g_autofree char *call =
      head->phone != NULL ? fill (words[head->language].call, head->phone, NULL) : g_strdup ("");
  g_autofree char *foot = g_strdup_printf ("%s  %s", head->hall != NULL ? head->hall : "", call);
  FoyerPages *pages = foyer_pages_new (head->language, title, foot);

  foyer_pages_add (pages, FOYER_PAGES_SMALL, head->hall);
  foyer_pages_add (pages, FOYER_PAGES_TITLE, title);
  return pages;
}

static char *
format_promise (const FoyerSheetHead *head, const FoyerVisitSheet *visit)
{
  return foyer_paper_format_span (head->language, visit->start, visit->promised_to, head->zone);
}

static void
add_optional (FoyerPages *pages, const char *name, const char *value)
{
  if (value != NULL && *value != '\0')
    foyer_pages_add_field (pages, name, value);
}

GBytes *
foyer_visit_sheet_draw (const FoyerSheetHead *head, const FoyerVisitSheet *visit, GError **error)
{
  const Words *own = &words[head->language];
  FoyerPages *pages = begin_sheet (head, own->visit_title);
  g_autofree char *planned =
      foyer_paper_format_span (head->language, visit->start, visit->end, head->zone);
  g_autofree char *promised = format_promise (head, visit);

  foyer_pages_set_single (pages);
  add_optional (pages, own->number, visit->number);
  foyer_pages_add_field (pages, own->type, visit->type);
  foyer_pages_add_field (pages, own->time, planned);
  foyer_pages_add_field (pages, own->promised, promised);
  foyer_pages_add_field (pages, own->technician, head->technician);
  foyer_pages_add_rule (pages);
  foyer_pages_add_field (pages, own->customer, visit->customer);
  foyer_pages_add_field (pages, own->phone, visit->phone);
  add_optional (pages, own->hours, visit->hours);
  foyer_pages_add_field (pages, own->address, visit->address);
  add_optional (pages, own->district, visit->district);
  add_optional (pages, own->matter, visit->matter);
  add_optional (pages, own->wished, visit->wished);
  add_optional (pages, own->notes, visit->notes);
  if (visit->packing != NULL && visit->packing[0] != NULL)
    foyer_pages_add (pages, FOYER_PAGES_HEADING, own->packing);
  for (guint i = 0; visit->packing != NULL && visit->packing[i] != NULL; i++)
    foyer_pages_add_tick (pages, visit->packing[i]);
  foyer_pages_add (pages, FOYER_PAGES_SMALL, own->conduct);
  foyer_pages_add (pages, FOYER_PAGES_HEADING, own->values);
  foyer_pages_add_field (pages, own->arrived, NULL);
  foyer_pages_add_field (pages, own->left, NULL);
  for (guint i = 0; visit->values != NULL && visit->values[i] != NULL; i++)
    foyer_pages_add_field (pages, visit->values[i], NULL);
  foyer_pages_add (pages, FOYER_PAGES_HEADING, own->result);
  for (guint i = 0; i < G_N_ELEMENTS (own->results); i++)
    foyer_pages_add_tick (pages, own->results[i]);
  foyer_pages_add_field (pages, own->next_steps, NULL);
  foyer_pages_add_tick (pages, own->tidied);
  foyer_pages_add_field (pages, own->opinion, NULL);
  foyer_pages_add_signature (pages, own->sign_customer, own->sign_technician);
  return foyer_pages_finish (pages, error);
}

static void
add_visit_row (FoyerPages *pages, const FoyerSheetHead *head, const FoyerVisitSheet *visit)
{
  g_autofree char *begin = foyer_paper_format_clock (visit->start, head->zone);
  g_autofree char *end = foyer_paper_format_clock (visit->end, head->zone);
  g_autofree char *time = g_strdup_printf ("%s–%s", begin, end);
  g_autofree char *type =
      g_strdup_printf ("%s%s%s", visit->type != NULL ? visit->type : "",
                       visit->matter != NULL && *visit->matter != '\0' ? "\n" : "",
                       visit->matter != NULL ? visit->matter : "");
  g_autofree char *address =
      g_strdup_printf ("%s%s%s", visit->address != NULL ? visit->address : "",
                       visit->district != NULL && *visit->district != '\0' ? "\n" : "",
                       visit->district != NULL ? visit->district : "");
  gboolean has_hours = visit->hours != NULL && *visit->hours != '\0';
  g_autofree char *customer =
      g_strdup_printf ("%s\n%s%s%s%s%s", visit->customer != NULL ? visit->customer : "",
                       visit->phone != NULL ? visit->phone : "", has_hours ? "\n" : "",
                       has_hours ? words[head->language].hours : "", has_hours ? ": " : "",
                       has_hours ? visit->hours : "");
  const char *const cells[] = { time, type, address, customer, visit->notes };

  foyer_pages_add_row (pages, cells);
}

GBytes *
foyer_day_sheet_draw (const FoyerSheetHead *head,
                      FoyerTime day,
                      const FoyerVisitSheet *visits,
                      guint n_visits,
                      GError **error)
{
  static const double parts[] = { 0.13, 0.22, 0.28, 0.18, 0.19 };
  const Words *own = &words[head->language];
  const char *const columns[] = { own->time, own->type, own->address, own->customer, own->notes };
  FoyerPages *pages = begin_sheet (head, own->day_title);
  g_autofree char *date = foyer_paper_format_date (head->language, day, head->zone);
  g_autofree char *number = g_strdup_printf ("%u", n_visits);
  g_autofree char *count = fill (own->n_visits, number, NULL);
  g_autofree char *line = g_strdup_printf ("%s    %s %s    %s", date, own->technician,
                                           head->technician != NULL ? head->technician : "", count);

  foyer_pages_add (pages, FOYER_PAGES_HEADING, line);
  if (n_visits == 0)
    foyer_pages_add (pages, FOYER_PAGES_TEXT, own->none);
  else
    foyer_pages_begin_table (pages, parts, G_N_ELEMENTS (parts), columns);
  for (guint i = 0; i < n_visits; i++)
    add_visit_row (pages, head, &visits[i]);
  return foyer_pages_finish (pages, error);
}

/* Twice on a page would save paper, but a note cut by hand at the door is lost more easily. */
GBytes *
foyer_door_note_draw (const FoyerDoorNote *note, GError **error)
{
  const FoyerLanguage main = note->n_languages > 0 ? note->languages[0] : FOYER_LANGUAGE_EN;
  FoyerPages *pages = foyer_pages_new (main, words[main].note_title, NULL);

  foyer_pages_set_single (pages);
  for (guint i = 0; i < MAX (note->n_languages, 1); i++)
    {
      const FoyerLanguage language = i == 0 ? main : note->languages[i];
      const Words *own = &words[language];
      g_autofree char *at = note->at != 0
                                ? foyer_paper_format_span (language, note->at, 0, note->zone)
                                : g_strdup (" ____________________ ");
      g_autofree char *text = fill (own->note, at, note->phone != NULL ? note->phone : "________");
      g_autofree char *number =
          fill (own->note_number, note->number != NULL ? note->number : "____",
                note->staff != NULL ? note->staff : "____");

      if (i > 0)
        foyer_pages_add_rule (pages);
      foyer_pages_add_centred (pages, language, FOYER_PAGES_HEADING, note->utility[language]);
      foyer_pages_add_centred (pages, language, FOYER_PAGES_HEADLINE, own->note_title);
      foyer_pages_add_centred (pages, language, FOYER_PAGES_LARGE, text);
      foyer_pages_add_centred (pages, language, FOYER_PAGES_TITLE, number);
      foyer_pages_add_centred (pages, language, FOYER_PAGES_HEADING, own->note_thanks);
    }
  return foyer_pages_finish (pages, error);
}
