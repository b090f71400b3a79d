/* How a hall wants to be spoken to: languages, repeats, voices, quiet hours, volume, notices. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-voice-plan.h"

const char *const foyer_notices[] = { "closing-soon", "closing",    "fault",
                                      "recovered",    "evacuation", NULL };

/* Spoken, not shown: in all languages at once, whatever that of the program is. */
static const char *const notice_texts[FOYER_N_NOTICES][FOYER_N_LANGUAGES] = {
  [FOYER_NOTICE_CLOSING_SOON] = {
    [FOYER_LANGUAGE_ZH] = "各位顾客，大厅很快就要停止取号了，需要办理业务的顾客请现在取号。",
    [FOYER_LANGUAGE_KO] = "고객 여러분, 잠시 후 번호표 발급을 마칩니다. "
                          "업무를 보실 분은 지금 번호표를 뽑아 주세요.",
    [FOYER_LANGUAGE_EN] = "We will soon stop giving out numbers for today. "
                          "If you need our service, please take your number now.",
  },
  [FOYER_NOTICE_CLOSING] = {
    [FOYER_LANGUAGE_ZH] = "到了下班时间，已经取号的顾客请放心，我们会继续办到最后一位。",
    [FOYER_LANGUAGE_KO] = "운영 시간은 끝났지만, 번호표를 받으신 고객님은 모두 계속 "
                          "도와드리겠습니다. 안심하고 기다려 주세요.",
    [FOYER_LANGUAGE_EN] = "It is closing time. If you already hold a number, please stay: "
                          "we will continue until everyone has been served.",
  },
  [FOYER_NOTICE_FAULT] = {
    [FOYER_LANGUAGE_ZH] = "各位顾客，业务系统暂时中断，正在抢修。愿意等的请坐，"
                          "不便等的请到导办台登记，我们联系您。",
    [FOYER_LANGUAGE_KO] = "업무 시스템이 잠시 중단되어 복구 중입니다. 기다리실 분은 자리에 앉아 "
                          "주시고, 어려우신 분은 안내 데스크에 연락처를 남겨 주세요.",
    [FOYER_LANGUAGE_EN] = "Our system is down and being repaired. If you can wait, please stay "
                          "seated; if not, leave your number at reception and we will contact you.",
  },
  [FOYER_NOTICE_RECOVERED] = {
    [FOYER_LANGUAGE_ZH] = "系统已经恢复，按原来的号码顺序继续办理，谢谢大家。",
    [FOYER_LANGUAGE_KO] = "시스템이 복구되었습니다. 원래 순서대로 다시 시작하겠습니다. 감사합니다.",
    [FOYER_LANGUAGE_EN] = "The system is back. We continue in the original order. "
                          "Thank you, everyone.",
  },
  [FOYER_NOTICE_EVACUATION] = {
    [FOYER_LANGUAGE_ZH] = "请注意，请所有人马上离开大厅，不要乘坐电梯，跟随工作人员前往出口。",
    [FOYER_LANGUAGE_KO] = "안내 말씀 드립니다. 모든 분은 지금 바로 대피해 주십시오. 승강기를 타지 "
                          "마시고 직원의 안내에 따라 출구로 나가 주십시오.",
    [FOYER_LANGUAGE_EN] = "Attention please. Everybody leave the hall now. Do not use the lift. "
                          "Follow our staff to the exit.",
  },
};

void
foyer_station_volume_free (FoyerStationVolume *volume)
{
  g_free (volume->station);
  g_array_unref (volume->steps);
  g_free (volume);
}

FoyerVoicePlan *
foyer_voice_plan_new (void)
{
  FoyerVoicePlan *plan = g_new0 (FoyerVoicePlan, 1);

  plan->own_language = TRUE;
  plan->repeat = 1;
  plan->repeat_while = 3;
  plan->hearing_percent = 80;
  plan->hearing_gain_db = 6;
  plan->quiet = g_array_new (FALSE, FALSE, sizeof (FoyerQuiet));
  plan->volume = g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_station_volume_free);
  return plan;
}

void
foyer_voice_plan_free (FoyerVoicePlan *plan)
{
  for (int i = 0; i < FOYER_N_LANGUAGES; i++)
    {
      g_free (plan->packs[i]);
      for (int k = 0; k < FOYER_N_NOTICES; k++)
        g_free (plan->notices[k].in[i]);
      for (int k = 0; k < FOYER_N_SPOKEN; k++)
        g_free (plan->wording[k].in[i]);
    }
  g_array_unref (plan->quiet);
  g_ptr_array_unref (plan->volume);
  g_free (plan);
}

static guint
add_language (FoyerLanguage *languages, guint n, FoyerLanguage language)
{
  for (guint i = 0; i < n; i++)
    if (languages[i] == language)
      return n;
  languages[n] = language;
  return n + 1;
}

guint
foyer_voice_plan_list_languages (const FoyerVoicePlan *plan,
                                 FoyerLanguage hall_language,
                                 const FoyerAnnouncement *announcement,
                                 FoyerLanguage languages[FOYER_N_LANGUAGES])
{
  const FoyerLanguage own = (FoyerLanguage) announcement->language;
  guint n = 0;

  if (announcement->hearing || (plan->own_language && plan->own_first))
    n = add_language (languages, n, own);
  if (announcement->hearing)
    return n;
  for (guint i = 0; i < plan->n_languages; i++)
    n = add_language (languages, n, plan->languages[i]);
  if (plan->n_languages == 0)
    n = add_language (languages, n, hall_language);
  return plan->own_language ? add_language (languages, n, own) : n;
}

guint
foyer_voice_plan_get_repeat (const FoyerVoicePlan *plan,
                             const FoyerAnnouncement *announcement,
                             gint64 n_waiting)
{
  if (announcement->kind == FOYER_ANNOUNCEMENT_NOTICE ||
      announcement->kind == FOYER_ANNOUNCEMENT_EMERGENCY || n_waiting > plan->repeat_while)
    return 1;
  return (guint) CLAMP (plan->repeat, 1, 5);
}

gboolean
foyer_voice_plan_is_quiet (const FoyerVoicePlan *plan,
                           const FoyerAnnouncement *announcement,
                           gboolean closed,
                           int minute)
{
  if (announcement->kind == FOYER_ANNOUNCEMENT_EMERGENCY)
    return FALSE;
  if (closed)
    return TRUE;
  for (guint i = 0; i < plan->quiet->len; i++)
    {
      const FoyerQuiet *quiet = &g_array_index (plan->quiet, FoyerQuiet, i);
      gboolean after = minute >= quiet->from, before = minute < quiet->to;

      if (quiet->from <= quiet->to ? after && before : after || before)
        return TRUE;
    }
  return FALSE;
}

static const FoyerStationVolume *
find_volume (const FoyerVoicePlan *plan, const char *station)
{
  for (guint i = 0; i < plan->volume->len; i++)
    {
      const FoyerStationVolume *volume = g_ptr_array_index (plan->volume, i);

      if (g_str_equal (volume->station, station))
        return volume;
    }
  return NULL;
}

int
foyer_voice_plan_get_gain_db (const FoyerVoicePlan *plan, const char *station, int minute)
{
  const FoyerStationVolume *volume = find_volume (plan, station);
  int gain_db = 0;

  if (volume == NULL)
    volume = find_volume (plan, "*");
  /* Before the first step holds the last one: of the evening before. */
  if (volume != NULL && volume->steps->len > 0)
    gain_db = g_array_index (volume->steps, FoyerVolume, volume->steps->len - 1).gain_db;
  for (guint i = 0; volume != NULL && i < volume->steps->len; i++)
    if (g_array_index (volume->steps, FoyerVolume, i).from <= minute)
      gain_db = g_array_index (volume->steps, FoyerVolume, i).gain_db;
  return gain_db;
}

const char *
foyer_voice_plan_get_notice (const FoyerVoicePlan *plan, FoyerNotice notice, FoyerLanguage language)
{
  static const FoyerSpoken phrases[FOYER_N_NOTICES] = {
    [FOYER_NOTICE_CLOSING_SOON] = FOYER_N_SPOKEN, [FOYER_NOTICE_CLOSING] = FOYER_SPOKEN_CLOSING,
    [FOYER_NOTICE_FAULT] = FOYER_SPOKEN_FAULT,    [FOYER_NOTICE_RECOVERED] = FOYER_SPOKEN_RECOVERED,
    [FOYER_NOTICE_EVACUATION] = FOYER_N_SPOKEN,
  };
  const char *own = plan->notices[notice].in[language];
  const FoyerSpoken phrase = phrases[notice];

  if (own != NULL && *own != '\0')
    return own;
  return phrase < FOYER_N_SPOKEN && plan->wording[phrase].in[language] != NULL
             ? plan->wording[phrase].in[language]
             : notice_texts[notice][language];
}
