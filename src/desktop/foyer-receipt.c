/* What a customer takes along from the counter: each matter and what became of it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desktop/foyer-receipt.h"

#include "desktop/foyer-slip.h"

/* Not for gettext: the customer's language decides, not the desktop's. */
typedef struct
{
  const char *title;
  const char *states[FOYER_ITEM_N_STATES];
  const char *reason, *promise, *alternative;
  const char *counter, *staff, *phone, *keep;
} Words;

static const Words words[FOYER_N_LANGUAGES] = {
  [FOYER_LANGUAGE_ZH] = {
    .title = "业务回执",
    .states = { "尚未办理", "正在办理", "已办结", "今天未能办理", "待答复", "已立案",
                "已转其他窗口" },
    .reason = "原因：%s",
    .promise = "我们会：%s",
    .alternative = "您可以：%s",
    .counter = "%s 号窗口",
    .staff = "工号 %s",
    .phone = "咨询电话 %s",
    .keep = "请妥善保管本回执。",
  },
  [FOYER_LANGUAGE_KO] = {
    .title = "업무 처리 확인서",
    .states = { "처리 전", "처리 중", "처리 완료", "오늘 처리하지 못함", "답변 예정",
                "민원으로 접수", "다른 창구로 이관" },
    .reason = "사유: %s",
    .promise = "저희가 할 일: %s",
    .alternative = "다른 방법: %s",
    .counter = "%s번 창구",
    .staff = "직원 번호 %s",
    .phone = "문의 전화 %s",
    .keep = "이 확인서를 잘 보관해 주세요.",
  },
  [FOYER_LANGUAGE_EN] = {
    .title = "Receipt",
    .states = { "not begun yet", "in work", "done", "could not be done today", "to be answered",
                "taken up as a case", "handed to another counter" },
    .reason = "Because: %s",
    .promise = "We will: %s",
    .alternative = "Instead you can: %s",
    .counter = "Counter %s",
    .staff = "Staff number %s",
    .phone = "Questions: %s",
    .keep = "Please keep this receipt.",
  },
};

/* FORMAT holds one %s; nothing without VALUE. */
static char *
fill (const char *format, const char *value)
{
  g_auto (GStrv) around = g_strsplit (format, "%s", 2);

  return value != NULL && *value != '\0' ? g_strjoinv (value, around) : NULL;
}

static void
add_matter (FoyerRoll *roll, FoyerLanguage language, const FoyerReceiptMatter *matter)
{
  const Words *own = &words[language];
  const gboolean refused = matter->state == FOYER_ITEM_REFUSED;
  g_autofree char *reason = fill (refused ? own->reason : own->promise, matter->reason);
  g_autofree char *alternative = fill (own->alternative, matter->alternative);

  foyer_roll_add_left (roll, language, FOYER_ROLL_STRONG, matter->service);
  foyer_roll_add_left (roll, language, FOYER_ROLL_TEXT, own->states[matter->state]);
  foyer_roll_add_left (roll, language, FOYER_ROLL_TEXT, reason);
  foyer_roll_add_left (roll, language, FOYER_ROLL_TEXT, alternative);
}

FoyerRoll *
foyer_receipt_draw (const FoyerReceipt *receipt)
{
  const FoyerLanguage language = receipt->language;
  const Words *own = &words[language];
  FoyerRoll *roll = foyer_roll_new (receipt->width, receipt->large, own->title);
  g_autofree char *date = foyer_paper_format_date (language, receipt->at, receipt->zone);
  g_autofree char *clock = foyer_paper_format_clock (receipt->at, receipt->zone);
  g_autofree char *when = g_strdup_printf ("%s %s", date, clock);
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, receipt->counter);
  g_autofree char *counter = fill (own->counter, digits);
  g_autofree char *staff = fill (own->staff, receipt->staff);
  g_autofree char *phone = fill (own->phone, receipt->phone);

  foyer_roll_add (roll, language, FOYER_ROLL_TEXT, receipt->hall);
  foyer_roll_add (roll, language, FOYER_ROLL_TITLE, own->title);
  foyer_roll_add (roll, language, FOYER_ROLL_STRONG, receipt->number);
  foyer_roll_add_rule (roll);
  for (guint i = 0; i < receipt->n_matters; i++)
    {
      if (i > 0)
        foyer_roll_add_space (roll, 2);
      add_matter (roll, language, &receipt->matters[i]);
    }
  foyer_roll_add_rule (roll);
  foyer_roll_add (roll, language, FOYER_ROLL_TEXT, when);
  foyer_roll_add (roll, language, FOYER_ROLL_TEXT, counter);
  foyer_roll_add (roll, language, FOYER_ROLL_TEXT, staff);
  foyer_roll_add (roll, language, FOYER_ROLL_TEXT, phone);
  foyer_roll_add_space (roll, 1);
  foyer_roll_add (roll, language, FOYER_ROLL_SMALL, own->keep);
  return roll;
}
