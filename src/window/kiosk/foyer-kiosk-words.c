/* What the kiosk says, in the language that its customer chose. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/kiosk/foyer-kiosk-words.h"

/* Not for gettext: which of these is shown depends on the customer, not on the desktop. Chinese,
 * Korean, English, as FoyerLanguage has them. */
static const char *const words[FOYER_KIOSK_N_WORDS][FOYER_N_LANGUAGES] = {
  [FOYER_KIOSK_WORD_WELCOME] = { "您好，欢迎光临", "어서 오십시오", "Welcome" },
  [FOYER_KIOSK_WORD_TOUCH] = { "请点这里取号", "번호표는 여기를 눌러 주세요",
                               "Touch here for a number" },
  [FOYER_KIOSK_WORD_CHOOSE] = { "请问您办理哪项业务？", "어떤 업무로 오셨습니까?",
                                "What can we do for you?" },
  [FOYER_KIOSK_WORD_NO_COUNTER] = { "目前没有窗口办理", "지금 담당 창구가 없습니다",
                                    "no counter open just now" },
  [FOYER_KIOSK_WORD_MACHINE_CAN] = { "这项业务在自助机上就能办，不用等。",
                                     "이 업무는 무인 단말기에서 기다리지 않고 하실 수 있습니다.",
                                     "You can do this at the machine, without waiting." },
  [FOYER_KIOSK_WORD_USE_MACHINE] = { "去自助机办理", "무인 단말기 이용", "Use the machine" },
  [FOYER_KIOSK_WORD_TAKE_NUMBER] = { "取号到窗口办理", "번호표 받기", "Take a number" },
  [FOYER_KIOSK_WORD_TO_MACHINE] = { "请到自助区，导办员会陪您操作。",
                                    "무인 단말기로 가 주세요. 안내 직원이 도와드립니다.",
                                    "Please go to the machines; our receptionist will help you." },
  [FOYER_KIOSK_WORD_EASIER] = { "您需要特别照顾吗？", "도움이 필요하십니까?",
                                "Can we make it easier for you?" },
  [FOYER_KIOSK_WORD_NO_THANKS] = { "不需要，取号", "괜찮습니다, 번호표 받기",
                                   "No, thank you: my number" },
  [FOYER_KIOSK_WORD_ELDERLY] = { "老年人", "어르신", "I am elderly" },
  [FOYER_KIOSK_WORD_DISABLED] = { "行动不便", "거동이 불편해요", "Walking is hard for me" },
  [FOYER_KIOSK_WORD_PREGNANT] = { "孕妇", "임신 중이에요", "I am pregnant" },
  [FOYER_KIOSK_WORD_INFANT] = { "带婴幼儿", "아기와 함께 왔어요", "I have an infant with me" },
  [FOYER_KIOSK_WORD_HEARING] = { "听力不便", "잘 들리지 않아요", "I do not hear well" },
  [FOYER_KIOSK_WORD_ANOTHER] = { "还有别的业务", "다른 업무도 있어요", "One more matter" },
  [FOYER_KIOSK_WORD_NUMBER] = { "您的号码", "고객님 번호", "Your number" },
  [FOYER_KIOSK_WORD_NO_SLIP] = { "请记住您的号码。", "번호를 기억해 주세요.",
                                 "Please remember your number." },
  [FOYER_KIOSK_WORD_SLIP] = { "请取走您的号票。", "번호표를 가져가 주세요.",
                              "Please take your slip." },
  [FOYER_KIOSK_WORD_DONE] = { "完成", "확인", "Done" },
  [FOYER_KIOSK_WORD_START_OVER] = { "返回首页", "처음으로", "Start over" },
  [FOYER_KIOSK_WORD_LARGE] = { "大字", "큰 글씨", "Large letters" },
  [FOYER_KIOSK_WORD_MOMENT] = { "请稍候…", "잠시만 기다려 주세요…", "One moment…" },
  [FOYER_KIOSK_WORD_REFUSED] = { "现在无法取号，请到导办台。",
                                 "지금은 번호표를 드릴 수 없습니다. 안내 데스크에 문의해 주세요.",
                                 "There is no number just now. Please ask at reception." },
  [FOYER_KIOSK_WORD_CLOSED] = { "现在不在营业时间", "지금은 운영 시간이 아닙니다",
                                "We are closed at the moment" },
  [FOYER_KIOSK_WORD_STOPPED] = { "今天已停止取号，已取号的顾客照常办理",
                                 "오늘 번호표 발급을 마쳤습니다. 이미 받으신 분은 도와드립니다",
                                 "No more numbers today. Whoever holds one is served" },
  [FOYER_KIOSK_WORD_FAULT] = { "取号机暂时不能使用，请到导办台",
                               "지금은 이용할 수 없습니다. 안내 데스크에 문의해 주세요",
                               "Out of order just now. Please ask at reception" },
  [FOYER_KIOSK_WORD_HAVE_APPOINTMENT] = { "我有预约", "예약했어요", "I have an appointment" },
  [FOYER_KIOSK_WORD_BOOK] = { "预约办理", "방문 예약", "Book an appointment" },
  [FOYER_KIOSK_WORD_WHICH_APPOINTMENT] = { "请输入预约号或电话号码",
                                           "예약 번호나 전화번호를 입력해 주세요",
                                           "Number of your appointment, or your telephone" },
  [FOYER_KIOSK_WORD_NOT_FOUND] = { "没有找到今天的预约，请到导办台。",
                                   "오늘 예약을 찾지 못했습니다. 안내 데스크에 문의해 주세요.",
                                   "No appointment of today was found. Please ask at reception." },
  [FOYER_KIOSK_WORD_WHICH_MATTER] = { "请问预约哪项业务？", "어떤 업무를 예약하시겠습니까?",
                                      "What is the appointment for?" },
  [FOYER_KIOSK_WORD_WHICH_DAY] = { "请选择日期", "날짜를 골라 주세요", "Which day?" },
  [FOYER_KIOSK_WORD_WHICH_TIME] = { "请选择时间", "시간을 골라 주세요", "Which time?" },
  [FOYER_KIOSK_WORD_PHONE] = { "请输入您的电话号码", "전화번호를 입력해 주세요",
                               "Your telephone number" },
  [FOYER_KIOSK_WORD_APPOINTMENT] = { "您的预约号", "예약 번호", "Your appointment" },
  [FOYER_KIOSK_WORD_TYPE_IT] = { "来的时候在这里输入预约号或电话号码，到点直接叫您。",
                                 "오시면 여기에 예약 번호나 전화번호를 입력해 주세요. 시간에 맞춰 "
                                 "불러 드립니다.",
                                 "When you come, type this number or your telephone here: you are "
                                 "called at your time." },
  [FOYER_KIOSK_WORD_NONE_FREE] = { "近期没有空余时间，请到导办台或致电。",
                                   "가까운 날에 빈 시간이 없습니다. 안내 데스크나 전화로 문의해 "
                                   "주세요.",
                                   "Nothing is free in the next days. Please ask at reception or "
                                   "call us." },
  [FOYER_KIOSK_WORD_NOT_BOOKED] = { "没有约成，请重新选择时间。",
                                    "예약되지 않았습니다. 다른 시간을 골라 주세요.",
                                    "It was not booked. Please choose another time." },
  [FOYER_KIOSK_WORD_ERASE] = { "删除", "지우기", "Erase" },
  [FOYER_KIOSK_WORD_ENTER] = { "确定", "확인", "Enter" },
};

static const struct
{
  const char *waiting, *one, *minutes, *none, *counter, *hours;
} forms[FOYER_N_LANGUAGES] = {
  [FOYER_LANGUAGE_ZH] = { "%s人等候", "%s人等候", "约%s分钟", "无需等候", "请到%s号窗口",
                          "今天营业时间 %s" },
  [FOYER_LANGUAGE_KO] = { "%s명 대기", "%s명 대기", "약 %s분", "대기 없음", "%s번 창구로 가 주세요",
                          "오늘 운영 시간 %s" },
  [FOYER_LANGUAGE_EN] = { "%s waiting", "%s waiting", "about %s min", "no wait",
                          "Please go to counter %s", "Open today %s" },
};

const char *
foyer_kiosk_word (FoyerKioskWord word, FoyerLanguage language)
{
  return words[word][language < FOYER_N_LANGUAGES ? language : FOYER_LANGUAGE_EN];
}

static char *
fill (const char *form, const char *value)
{
  GString *text = g_string_new (form);

  g_string_replace (text, "%s", value, 1);
  return g_string_free (text, FALSE);
}

static char *
fill_number (const char *form, gint64 value)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  return fill (form, number);
}

char *
foyer_kiosk_minutes (FoyerLanguage language, gint64 wait_s)
{
  return wait_s <= 0 ? g_strdup (forms[language].none)
                     : fill_number (forms[language].minutes, (wait_s + 59) / 60);
}

char *
foyer_kiosk_wait (FoyerLanguage language, gint64 waiting, gint64 wait_s)
{
  g_autofree char *minutes = foyer_kiosk_minutes (language, wait_s);
  g_autofree char *people = NULL;

  if (waiting <= 0)
    return g_steal_pointer (&minutes);
  people = fill_number (waiting == 1 ? forms[language].one : forms[language].waiting, waiting);
  return wait_s <= 0 ? g_steal_pointer (&people) : g_strdup_printf ("%s · %s", people, minutes);
}

char *
foyer_kiosk_counter (FoyerLanguage language, gint64 counter)
{
  return fill_number (forms[language].counter, counter);
}

char *
foyer_kiosk_hours (FoyerLanguage language, const char *hours)
{
  return fill (forms[language].hours, hours);
}
