/* What is to be recorded for a voice: the words of each language, and what to read aloud. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "voice/foyer-studio-words.h"

#include <string.h>

static const FoyerStudioPhrase phrases[FOYER_N_VOICE_LANGUAGES][FOYER_STUDIO_N_PHRASES] = {
  [FOYER_VOICE_ZH] = {
    { "call", "please {ticket} customer | go-to {counter} window" },
    { "recall", "remind | {ticket} customer | {counter} window-waiting" },
    { "last", "{ticket} customer | last-call | please-to {counter} window | missed" },
    { "hearing", "please {ticket} customer | to {counter} window | fetch" },
    { "reassigned", "{ticket} customer | {counter2} window-paused | change-to {counter} window" },
  },
  [FOYER_VOICE_KO] = {
    { "call", "{ticket} customer | {counter} window-come" },
    { "recall", "{ticket} customer | again | {counter} window-waiting" },
    { "last", "{ticket} customer | last-call | {counter} window-please | missed" },
    { "hearing", "{ticket} customer | {counter} window | fetch" },
    { "reassigned", "{ticket} customer | {counter2} window-paused {counter} window-changed" },
  },
  [FOYER_VOICE_EN] = {
    { "call", "ticket {ticket} | please-go {counter}" },
    { "recall", "reminder {ticket} | counter {counter} waiting" },
    { "last", "last-call {ticket} | counter {counter} | missed" },
    { "hearing", "ticket {ticket} | counter {counter} | fetch" },
    { "reassigned", "ticket {ticket} | counter {counter2} paused | please-go {counter} instead" },
  },
};

static const struct
{
  FoyerVoiceLanguage language;
  const char *token, *text;
} parts[] = {
  { FOYER_VOICE_ZH, "please", "请" },
  { FOYER_VOICE_ZH, "customer", "号顾客" },
  { FOYER_VOICE_ZH, "go-to", "前往" },
  { FOYER_VOICE_ZH, "window", "号窗口" },
  { FOYER_VOICE_ZH, "remind", "再提醒一次" },
  { FOYER_VOICE_ZH, "window-waiting", "号窗口正在等您" },
  { FOYER_VOICE_ZH, "last-call", "最后一次呼叫" },
  { FOYER_VOICE_ZH, "please-to", "请到" },
  { FOYER_VOICE_ZH, "missed", "若是错过了，请到导办台，我们给您续排。" },
  { FOYER_VOICE_ZH, "to", "到" },
  { FOYER_VOICE_ZH, "fetch", "我们的导办员会过去接您。" },
  { FOYER_VOICE_ZH, "window-paused", "号窗口临时有事" },
  { FOYER_VOICE_ZH, "change-to", "请改到" },
  { FOYER_VOICE_KO, "customer", "번 고객님" },
  { FOYER_VOICE_KO, "window-come", "번 창구로 오시기 바랍니다." },
  { FOYER_VOICE_KO, "again", "다시 알려 드립니다." },
  { FOYER_VOICE_KO, "window-waiting", "번 창구에서 기다리고 있습니다." },
  { FOYER_VOICE_KO, "last-call", "마지막 안내입니다." },
  { FOYER_VOICE_KO, "window-please", "번 창구로 와 주시기 바랍니다." },
  { FOYER_VOICE_KO, "missed", "순서를 놓치시면 안내 데스크에서 다시 도와드립니다." },
  { FOYER_VOICE_KO, "window", "번 창구입니다." },
  { FOYER_VOICE_KO, "fetch", "안내 직원이 자리로 모시러 가겠습니다." },
  { FOYER_VOICE_KO, "window-paused", "번 창구가 잠시 중단되어" },
  { FOYER_VOICE_KO, "window-changed", "번 창구로 모시겠습니다." },
  { FOYER_VOICE_EN, "ticket", "Ticket" },
  { FOYER_VOICE_EN, "please-go", "please go to counter" },
  { FOYER_VOICE_EN, "reminder", "A reminder for ticket" },
  { FOYER_VOICE_EN, "counter", "counter" },
  { FOYER_VOICE_EN, "waiting", "is waiting for you." },
  { FOYER_VOICE_EN, "last-call", "Last call for ticket" },
  { FOYER_VOICE_EN, "missed",
    "If you miss it, please see the reception desk and we will put you back in line." },
  { FOYER_VOICE_EN, "fetch", "Our receptionist will come to your seat." },
  { FOYER_VOICE_EN, "paused", "has paused." },
  { FOYER_VOICE_EN, "instead", "instead." },
};

static const char *const few_numbers[] = { "0", "1", "2", "3",  "4",   "5",    "6",
                                           "7", "8", "9", "10", "100", "1000", NULL };
static const char *const many_numbers[] = { "0",  "1",  "2",  "3",  "4",   "5",    "6",  "7",
                                            "8",  "9",  "10", "11", "12",  "13",   "14", "15",
                                            "16", "17", "18", "19", "20",  "30",   "40", "50",
                                            "60", "70", "80", "90", "100", "1000", NULL };

void
foyer_studio_word_free (FoyerStudioWord *word)
{
  g_free (word->token);
  g_free (word->text);
  g_free (word);
}

/* Takes TEXT. */
static void
add_word (GPtrArray *words, FoyerStudioGroup group, const char *token, char *text)
{
  FoyerStudioWord *word = g_new0 (FoyerStudioWord, 1);

  word->token = g_strdup (token);
  word->text = text;
  word->group = group;
  g_ptr_array_add (words, word);
}

static char *
spell (FoyerVoiceLanguage language, const char *token)
{
  g_autoptr (GPtrArray) tokens = g_ptr_array_new ();

  g_ptr_array_add (tokens, (char *) token);
  return foyer_number_words_spell (language, tokens);
}

GPtrArray *
foyer_studio_words_list (FoyerVoiceLanguage language, const char *letters)
{
  GPtrArray *words = g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_studio_word_free);
  const char *const *numbers = language == FOYER_VOICE_EN ? many_numbers : few_numbers;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].language == language)
      add_word (words, FOYER_STUDIO_PHRASE, parts[i].token, g_strdup (parts[i].text));
  for (; *numbers != NULL; numbers++)
    add_word (words, FOYER_STUDIO_NUMBER, *numbers, spell (language, *numbers));
  for (char letter = 'A'; letter <= 'Z'; letter++)
    {
      const char token[] = { letter, '\0' };

      if (letters == NULL || strchr (letters, letter) != NULL)
        add_word (words, FOYER_STUDIO_LETTER, token, spell (language, token));
    }
  return words;
}

const FoyerStudioPhrase *
foyer_studio_words_phrases (FoyerVoiceLanguage language)
{
  return phrases[language];
}
