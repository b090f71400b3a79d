/* What the second screen says, in the customer's own language. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/customer/foyer-customer-words.h"

typedef const char *Words[FOYER_N_LANGUAGES];

/* Not for gettext: which of these is shown depends on the customer, not on the desktop. */
static const Words sayings[FOYER_N_SAYINGS] = {
  [FOYER_SAYS_COUNTER] = { "窗口", "창구", "Counter" },
  [FOYER_SAYS_STAFF] = { "工号 %s", "직원 번호 %s", "Staff %s" },
  [FOYER_SAYS_SERVICES] = { "本窗口办理", "이 창구의 업무", "At this counter" },
  [FOYER_SAYS_HOURS] = { "今天的营业时间：%s", "오늘 운영 시간: %s", "Open today %s" },
  [FOYER_SAYS_TAKE_NUMBER] = { "请先在导办台或自助机上取号，轮到您时会叫号",
                               "안내 데스크나 무인 단말기에서 번호표를 뽑아 주세요",
                               "Please take a number at reception or at the kiosk" },
  [FOYER_SAYS_HAVE_PAPERS] = { "轮到您时，请带上号票和材料",
                               "차례가 되면 번호표와 서류를 가져와 주세요",
                               "When it is your turn, please bring your ticket and papers" },
  [FOYER_SAYS_SAFE_NUMBERS] = { "屏幕和广播只叫号码，不念姓名",
                                "화면과 방송은 이름 없이 번호로만 안내합니다",
                                "Screens and voice use numbers only, never names" },
  [FOYER_SAYS_COME_HERE] = { "请到这个窗口来", "이 창구로 오세요", "Please come to this counter" },
  [FOYER_SAYS_COME_AGAIN] = { "再提醒一次，请到这个窗口来", "다시 알려 드립니다. 이 창구로 오세요",
                              "A reminder: please come to this counter" },
  [FOYER_SAYS_COME_LAST] = { "最后一次呼叫，请到这个窗口来", "마지막 안내입니다. 이 창구로 오세요",
                             "Last call: please come to this counter" },
  [FOYER_SAYS_ITEMS] = { "今天为您办理", "오늘 도와드릴 업무", "Your visit today" },
  [FOYER_SAYS_ITEMS_ASK] = { "如有出入，请告诉工作人员", "다른 점이 있으면 직원에게 말씀해 주세요",
                             "If anything here is different, please tell the clerk" },
  [FOYER_SAYS_FORM] = { "请填写表格", "서류를 작성해 주세요", "Please fill in the form" },
  [FOYER_SAYS_FORM_HOW] = { "填写台上有样张，照着写就行。拿不准的地方，请随时问工作人员。",
                            "작성대의 견본을 참고해 주세요. 궁금한 점은 언제든지 직원에게 "
                            "물어보세요.",
                            "There is a filled-in sample on the writing desk. Ask the clerk about "
                            "anything that is unclear." },
  [FOYER_SAYS_FORM_SAMPLE] = { "这是样张：请填您自己的内容，拿不准请随时问工作人员。",
                               "작성 예시입니다. 고객님의 내용으로 적어 주시고, 궁금한 점은 "
                               "물어보세요.",
                               "This is a sample: write your own details. Ask the clerk about "
                               "anything unclear." },
  [FOYER_SAYS_MOMENT] = { "请稍候", "잠시만 기다려 주세요", "One moment, please" },
  [FOYER_SAYS_MOMENT_MINUTES] = { "大约需要%s分钟", "약 %s분 걸립니다", "It takes about %s min" },
  [FOYER_SAYS_MOMENT_SOON] = { "马上回来继续为您办理", "곧 이어서 도와드리겠습니다",
                               "We will be with you again shortly" },
  [FOYER_SAYS_MOMENT_UNTIL] = { "预计%s继续办理", "%s경에 이어서 도와드립니다",
                                "We expect to go on at %s" },
  [FOYER_SAYS_CASH] = { "现金清点", "현금 확인", "Cash" },
  [FOYER_SAYS_CASH_DUE] = { "应收", "내실 금액", "Amount due" },
  [FOYER_SAYS_CASH_RECEIVED] = { "实收", "받은 금액", "Received" },
  [FOYER_SAYS_CASH_DIFFERENCE] = { "差额", "차액", "Difference" },
  [FOYER_SAYS_CASH_CHANGE] = { "找零", "거스름돈", "Change" },
  [FOYER_SAYS_DECLINE] = { "不评价", "평가하지 않기", "No, thank you" },
  [FOYER_SAYS_CLOSES_IN] = { "%s 秒后自动结束", "%s초 뒤에 끝납니다", "Ends in %s s" },
  [FOYER_SAYS_REASONS_HOW] = { "可以选几项，也可以不选",
                               "여러 개를 고르셔도 되고, 고르지 않으셔도 됩니다",
                               "Choose as many as you like, or none" },
  [FOYER_SAYS_SKIP] = { "不说明", "건너뛰기", "Skip" },
  [FOYER_SAYS_GO_ON] = { "下一步", "다음", "Next" },
  [FOYER_SAYS_PHONE] = { "需要值班经理联系您吗？", "담당 관리자가 연락드릴까요?",
                         "Shall the duty manager call you?" },
  [FOYER_SAYS_PHONE_CONSENT] = { "输入电话并点“同意”，表示您同意我们就这次服务给您打电话。号码只用"
                                 "于这一件事。",
                                 "전화번호를 입력하고 ‘동의’를 누르시면 이번 서비스에 대해 "
                                 "전화드리는 데 "
                                 "동의하시는 것입니다. 번호는 이 일에만 씁니다.",
                                 "With “I agree” you let us call this number about today’s "
                                 "service. "
                                 "It is used for nothing else." },
  [FOYER_SAYS_PHONE_AGREE] = { "同意", "동의", "I agree" },
  [FOYER_SAYS_PHONE_WITHOUT] = { "不留电话", "번호 없이 보내기", "Without a number" },
  [FOYER_SAYS_PHONE_ERASE] = { "删除一位", "한 자리 지우기", "Erase a digit" },
  [FOYER_SAYS_THANKS_LOW] = { "谢谢您直言相告，我们会改进",
                              "말씀해 주셔서 감사합니다. 고치겠습니다",
                              "Thank you for telling us. We will put it right" },
  [FOYER_SAYS_FAREWELL] = { "再见", "안녕히 가세요", "Goodbye" },
  [FOYER_SAYS_SUSPENDED] = { "暂停服务", "잠시 업무를 쉽니다", "Service paused" },
  [FOYER_SAYS_SUSPENDED_STAY] = { "已取号的顾客请在座位上稍候，叫到您时会告诉您去哪个窗口。",
                                  "번호표를 받으신 분은 자리에서 기다려 주세요. 부를 때 창구를 "
                                  "알려 드립니다.",
                                  "If you hold a number, please stay seated. The call will tell "
                                  "you which counter." },
  [FOYER_SAYS_BACK_AT] = { "预计%s恢复办理", "%s경에 다시 시작합니다", "Back at about %s" },
  [FOYER_SAYS_OTHER_COUNTERS] = { "请移步{counters}号窗口", "{counters}번 창구를 이용해 주세요",
                                  "Please use {counters:counter|counters} {counters}" },
  [FOYER_SAYS_LAST] = { "本窗口最后一位顾客", "이 창구의 마지막 고객님입니다",
                        "Last customer at this counter" },
  [FOYER_SAYS_FAULT] = { "系统出现故障", "시스템이 중단되었습니다", "Our system is down" },
  [FOYER_SAYS_FAULT_SOON] = { "正在抢修，非常抱歉。您的号码会保留，请稍候。",
                              "복구 중입니다. 죄송합니다. 순서는 그대로 유지되니 잠시 기다려 "
                              "주세요.",
                              "It is being repaired and we are sorry. Your place is kept; please "
                              "wait a little." },
  [FOYER_SAYS_CLOSED] = { "本窗口未开放", "지금은 쉬는 창구입니다", "This counter is closed" },
  [FOYER_SAYS_HALL_CLOSED] = { "现在不在营业时间", "지금은 운영 시간이 아닙니다",
                               "We are closed at the moment" },
  [FOYER_SAYS_OPENS_AT] = { "%s开始营业", "%s에 문을 엽니다", "We open at %s" },
  [FOYER_SAYS_DEMO] = { "演示", "데모", "Demo" },
};

static const Words items[] = {
  [FOYER_ITEM_OPEN] = { "稍后办理", "대기 중", "next" },
  [FOYER_ITEM_IN_WORK] = { "正在办理", "처리 중", "in progress" },
  [FOYER_ITEM_DONE] = { "已办好", "완료", "done" },
  [FOYER_ITEM_REFUSED] = { "今天无法办理", "오늘은 처리 불가", "not possible today" },
  [FOYER_ITEM_TO_BE_ANSWERED] = { "稍后答复", "추후 답변", "answer follows" },
  [FOYER_ITEM_CASE] = { "已登记", "접수됨", "registered" },
  [FOYER_ITEM_MOVED] = { "转其他窗口", "다른 창구에서", "at another counter" },
};

static const struct
{
  const char *state;
  Words words;
} cash[] = {
  { "counting", { "当着您的面清点", "고객님 앞에서 세고 있습니다", "Counted in front of you" } },
  { "matched", { "金额一致", "금액이 맞습니다", "The amounts agree" } },
  { "returned",
    { "款项已全部交还给您，请您再数一遍", "모두 돌려드렸습니다. 다시 한번 세어 봐 주세요",
      "All of it is back with you. Please count it once more" } },
  { "over",
    { "多出的部分现在退还给您", "더 주신 금액을 바로 돌려드립니다",
      "What is above the amount is "
      "handed back to you now" } },
  { "short",
    { "请与工作人员一起核对", "직원과 함께 다시 확인해 주세요",
      "Please go through it together with "
      "the clerk" } },
  { "suspect",
    { "有一张纸币请您一起看一下", "지폐 한 장을 함께 봐 주세요",
      "Please look at one note together "
      "with the clerk" } },
  { "handover",
    { "找零请当面点清", "거스름돈을 이 자리에서 세어 보세요", "Please count your change here" } },
};

static const Words scores[] = {
  { "非常不满意", "매우 불만족", "Very dissatisfied" },
  { "不满意", "불만족", "Dissatisfied" },
  { "一般", "보통", "Fair" },
  { "满意", "만족", "Satisfied" },
  { "非常满意", "매우 만족", "Very satisfied" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (items) == FOYER_ITEM_MOVED + 1);

static const char *
in_language (const Words words, FoyerLanguage language)
{
  return words[language < FOYER_N_LANGUAGES ? language : FOYER_LANGUAGE_EN];
}

const char *
foyer_customer_say (FoyerLanguage language, FoyerSaying saying)
{
  return in_language (sayings[saying], language);
}

char *
foyer_customer_say_with (FoyerLanguage language, FoyerSaying saying, const char *text)
{
  GString *sentence = g_string_new (foyer_customer_say (language, saying));

  g_string_replace (sentence, "%s", text, 1);
  return g_string_free (sentence, FALSE);
}

const char *
foyer_customer_say_item (FoyerLanguage language, FoyerItemState state)
{
  return in_language (items[MIN ((guint) state, G_N_ELEMENTS (items) - 1)], language);
}

const char *
foyer_customer_say_cash (FoyerLanguage language, const char *state)
{
  for (guint i = 0; i < G_N_ELEMENTS (cash); i++)
    if (g_strcmp0 (cash[i].state, state) == 0)
      return in_language (cash[i].words, language);
  return "";
}

const char *
foyer_customer_say_score (FoyerLanguage language, int score)
{
  return in_language (scores[CLAMP (score, 1, (int) G_N_ELEMENTS (scores)) - 1], language);
}
