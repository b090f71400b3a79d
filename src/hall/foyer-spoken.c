/* What the voice says by itself, in the words of the phrases or in a hall's own. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-spoken.h"

#define ZH FOYER_LANGUAGE_ZH
#define KO FOYER_LANGUAGE_KO
#define EN FOYER_LANGUAGE_EN

/* The phrase, and how the shipped one is spoken where it is said of a moment: without short forms,
 * which a voice reads as words. Calls are spelled out by the voice itself. */
static const struct
{
  const char *phrase;
  const char *text[FOYER_N_LANGUAGES];
} spoken_texts[FOYER_N_SPOKEN] = {
  [FOYER_SPOKEN_CALL] = { "K01", { NULL } },
  [FOYER_SPOKEN_RECALL] = { "K02", { NULL } },
  [FOYER_SPOKEN_LAST_CALL] = { "K03", { NULL } },
  [FOYER_SPOKEN_HEARING] = { "N04", { NULL } },
  [FOYER_SPOKEN_REASSIGNED] = { "K05", { NULL } },
  [FOYER_SPOKEN_CLOSING] = { "S05", { NULL } },
  [FOYER_SPOKEN_FAULT] = { "F04", { NULL } },
  [FOYER_SPOKEN_RECOVERED] = { "F05", { NULL } },
  [FOYER_SPOKEN_BUSY] = { "K06",
                          {
                              [ZH] = "各位顾客，现在人比较多，大约要等{wait}"
                                     "分钟。谢谢大家耐心等候，我们会抓紧办理。",
                              [KO] = "지금 대기 고객이 많아 약 {wait}분 정도 걸립니다. 기다려 "
                                     "주셔서 감사합니다. "
                                     "서둘러 도와드리겠습니다.",
                              [EN] = "The hall is busy and the wait is about {wait} "
                                     "{wait:minute|minutes}. Thank you for "
                                     "your patience; we are working as fast as we can.",
                          } },
  [FOYER_SPOKEN_LEFT_BEHIND] = { "L01",
                                 {
                                     [ZH] = "刚才在{counter}"
                                            "号窗口办完业务的顾客，请回窗口看看有没有落下东西。",
                                     [KO] = "조금 전 {counter}번 창구를 이용하신 고객님, 두고 가신 "
                                            "물건이 없는지 창구에서 확인해 "
                                            "주세요.",
                                     [EN] = "Would the customer just served at counter {counter} "
                                            "please come back to check for a "
                                            "belonging left behind.",
                                 } },
  [FOYER_SPOKEN_EARLY_STOP] = { "S08",
                                {
                                    [ZH] = "因{reason}，今天提前到{time}"
                                           "结束取号。已取号的顾客照常办理，给大家添麻烦了。",
                                    [KO] = "{reason} 사유로 오늘은 {time}에 번호표 발급을 "
                                           "마칩니다. 이미 받으신 분은 그대로 "
                                           "도와드립니다. 불편을 드려 죄송합니다.",
                                    [EN] = "Because of {reason} we stop issuing numbers at {time} "
                                           "today. Everyone already holding "
                                           "one will be served. We apologise for the trouble.",
                                } },
  [FOYER_SPOKEN_HOLIDAY] = { "B03",
                             {
                                 [ZH] = "您慢走，{holiday}到了，祝您和家人节日安康。",
                                 [KO] = "조심히 가세요. 가족과 함께 즐거운 {holiday} 보내시기 "
                                        "바랍니다.",
                                 [EN] = "Take care, and best wishes to you and your family for "
                                        "{holiday}.",
                             } },
  [FOYER_SPOKEN_REOPENED] = { "S03",
                              {
                                  [ZH] = "{counter}号窗口恢复办理。",
                                  [KO] = "{counter}번 창구 업무를 다시 시작합니다.",
                                  [EN] = "Counter {counter} is open again.",
                              } },
  [FOYER_SPOKEN_PRIORITY] = { "K09",
                              {
                                  [ZH] = "下一位顾客需要多一些照顾，我们先请他办理，谢谢各位体谅。",
                                  [KO] = "도움이 더 필요하신 고객님을 먼저 모시겠습니다. 너그러운 "
                                         "양해 부탁드립니다.",
                                  [EN] = "We are helping a customer who needs extra assistance "
                                         "first. Thank you for "
                                         "understanding.",
                              } },
};

/* S08 without what cannot be said. */
static const char *const bare_early_stop[FOYER_N_LANGUAGES] = {
  [ZH] = "今天提前到{time}结束取号。已取号的顾客照常办理，给大家添麻烦了。",
  [KO] = "오늘은 {time}에 번호표 발급을 마칩니다. 이미 받으신 분은 그대로 도와드립니다. 불편을 "
         "드려 죄송합니다.",
  [EN] = "We stop issuing numbers at {time} today. Everyone already holding one will be served. "
         "We apologise for the trouble.",
};

const char *
foyer_spoken_get_phrase (FoyerSpoken spoken)
{
  return spoken_texts[spoken].phrase;
}

void
foyer_spoken_adopt (FoyerVoicePlan *plan, FoyerPhraseBook *book)
{
  for (guint i = 0; i < FOYER_N_SPOKEN; i++)
    {
      const FoyerPhrase *shipped = foyer_phrase_book_find_shipped (book, spoken_texts[i].phrase);
      const FoyerPhrase *phrase = foyer_phrase_book_find (book, spoken_texts[i].phrase);

      for (guint k = 0; phrase != NULL && k < FOYER_N_LANGUAGES; k++)
        {
          const char *own = phrase->text.in[k];

          g_clear_pointer (&plan->wording[i].in[k], g_free);
          /* A language that was left as it ships keeps its recorded voice. */
          if (g_strcmp0 (own, shipped->text.in[k]) != 0)
            plan->wording[i].in[k] = g_strdup (own);
        }
    }
}

static char *
fill (const char *text, FoyerLanguage language, const FoyerPhraseFacts *facts)
{
  FoyerPhrase phrase = { 0 };

  phrase.text.in[language] = (char *) text;
  return text != NULL ? foyer_phrase_fill (&phrase, language, facts) : NULL;
}

char *
foyer_spoken_write_own (const FoyerVoicePlan *plan,
                        FoyerSpoken spoken,
                        FoyerLanguage language,
                        const FoyerPhraseFacts *facts)
{
  return fill (plan->wording[spoken].in[language], language, facts);
}

char *
foyer_spoken_write (const FoyerVoicePlan *plan,
                    FoyerSpoken spoken,
                    FoyerLanguage language,
                    const FoyerPhraseFacts *facts)
{
  char *own = foyer_spoken_write_own (plan, spoken, language, facts);

  return own != NULL ? own : fill (spoken_texts[spoken].text[language], language, facts);
}

gboolean
foyer_spoken_fits (FoyerLanguage language, const char *text)
{
  gboolean any[FOYER_N_LANGUAGES] = { FALSE };

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);
      const GUnicodeScript script = g_unichar_get_script (c);

      if (!g_unichar_isalpha (c))
        continue;
      any[ZH] |= script == G_UNICODE_SCRIPT_HAN;
      any[KO] |= script == G_UNICODE_SCRIPT_HANGUL;
      any[EN] |= script != G_UNICODE_SCRIPT_HAN && script != G_UNICODE_SCRIPT_HANGUL;
      if (script != G_UNICODE_SCRIPT_HAN && script != G_UNICODE_SCRIPT_HANGUL && c >= 0x80)
        return FALSE;
    }
  /* "TV" stands in all three, but a sentence of a language has its own letters. */
  return any[language] && (language == ZH ? !any[KO] : !any[ZH]) && (language != EN || !any[KO]);
}

char *
foyer_spoken_write_early_stop (const FoyerVoicePlan *plan,
                               FoyerLanguage language,
                               const char *reason,
                               FoyerPhraseFacts *facts)
{
  if (reason == NULL || !g_utf8_validate (reason, -1, NULL) ||
      !foyer_spoken_fits (language, reason))
    return fill (bare_early_stop[language], language, facts);
  foyer_phrase_facts_set_text (facts, "reason", reason);
  return foyer_spoken_write (plan, FOYER_SPOKEN_EARLY_STOP, language, facts);
}
