/* The sentences of the queue calls, spelled out for the synthesizer. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "voice/foyer-call-text.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/foyer-error.h"

#define DIGITS "0123456789"

/* Placeholders: {ticket} with its suffix, {counter}, {before}. Punctuation is where the voice
 * pauses. */
static const char *const sentences[][FOYER_N_VOICE_LANGUAGES] = {
  [FOYER_CALL_FIRST] = {
    "请{ticket}顾客，前往{counter}号窗口。",
    "{ticket} 고객님, {counter}번 창구로 오시기 바랍니다.",
    "Ticket {ticket}, please go to counter {counter}.",
  },
  [FOYER_CALL_SECOND] = {
    "再提醒一次，{ticket}顾客，{counter}号窗口正在等您。",
    "{ticket} 고객님, 다시 알려 드립니다. {counter}번 창구에서 기다리고 있습니다.",
    "A reminder for ticket {ticket}: counter {counter} is waiting for you.",
  },
  [FOYER_CALL_LAST] = {
    "{ticket}顾客，最后一次呼叫，请到{counter}号窗口。若是错过了，请到导办台，我们给您续排。",
    "{ticket} 고객님, 마지막 안내입니다. {counter}번 창구로 와 주시기 바랍니다. "
    "순서를 놓치시면 안내 데스크에서 다시 도와드립니다.",
    "Last call for ticket {ticket}, counter {counter}. "
    "If you miss it, please see the reception desk and we will put you back in line.",
  },
  [FOYER_CALL_HEARING] = {
    "请{ticket}顾客，到{counter}号窗口。我们的导办员会过去接您。",
    "{ticket} 고객님, {counter}번 창구입니다. 안내 직원이 자리로 모시러 가겠습니다.",
    "Ticket {ticket}, counter {counter}, please. Our receptionist will come to your seat.",
  },
  [FOYER_CALL_REASSIGNED] = {
    "{ticket}顾客，{before}号窗口临时有事，请改到{counter}号窗口。",
    "{ticket} 고객님, {before}번 창구가 잠시 중단되어 {counter}번 창구로 모시겠습니다.",
    "Ticket {ticket}, counter {before} has paused. Please go to counter {counter} instead.",
  },
};

static const char *const ticket_suffixes[FOYER_N_VOICE_LANGUAGES] = { "号", "번", "" };

/* Numbers that are read in another way before certain words. */
static const struct
{
  FoyerVoiceLanguage language;
  guint number;
  const char *next;
  const char *word;
} exceptions[] = {
  { FOYER_VOICE_ZH, 2, "个", "两" },    { FOYER_VOICE_ZH, 2, "位", "两" },
  { FOYER_VOICE_ZH, 2, "点", "两" },    { FOYER_VOICE_ZH, 2, "次", "两" },
  { FOYER_VOICE_ZH, 2, "天", "两" },    { FOYER_VOICE_ZH, 2, "人", "两" },
  { FOYER_VOICE_ZH, 2, "分钟", "两" },  { FOYER_VOICE_ZH, 2, "小时", "两" },
  { FOYER_VOICE_KO, 1, "시", "한" },    { FOYER_VOICE_KO, 2, "시", "두" },
  { FOYER_VOICE_KO, 3, "시", "세" },    { FOYER_VOICE_KO, 4, "시", "네" },
  { FOYER_VOICE_KO, 5, "시", "다섯" },  { FOYER_VOICE_KO, 6, "시", "여섯" },
  { FOYER_VOICE_KO, 7, "시", "일곱" },  { FOYER_VOICE_KO, 8, "시", "여덟" },
  { FOYER_VOICE_KO, 9, "시", "아홉" },  { FOYER_VOICE_KO, 10, "시", "열" },
  { FOYER_VOICE_KO, 11, "시", "열한" }, { FOYER_VOICE_KO, 12, "시", "열두" },
  { FOYER_VOICE_KO, 6, "월", "유" },    { FOYER_VOICE_KO, 10, "월", "시" },
};

/* How 17:30 becomes words: after the hour, after the minute, and instead of both at the full hour.
 */
static const struct
{
  const char *hour, *minute, *full_hour;
} clock_words[FOYER_N_VOICE_LANGUAGES] = {
  { "点", "分", "点" },
  { "시 ", "분", "시" },
  { " ", "", " o'clock" },
};

static char *
ticket_words (FoyerVoiceLanguage language,
              const char *ticket,
              gboolean twice,
              const FoyerReadingOptions *options,
              GError **error)
{
  g_autofree char *words = foyer_number_words_ticket (language, ticket, options);
  g_autofree char *number = g_strconcat (words, ticket_suffixes[language], NULL);

  if (words[0] == '\0')
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                   _ ("The ticket number “%s” has nothing that can be spoken."),
                   ticket != NULL ? ticket : "");
      return NULL;
    }
  return twice ? g_strdup_printf ("%s, %s", number, number) : g_steal_pointer (&number);
}

static void
replace (GString *text, const char *placeholder, const char *words)
{
  g_string_replace (text, placeholder, words, 0);
}

static char *
call_words (FoyerVoiceLanguage language,
            FoyerCallKind kind,
            const char *ticket,
            guint counter,
            guint before)
{
  g_autofree char *to = foyer_number_words_number (language, counter);
  g_autofree char *from = foyer_number_words_number (language, before);
  GString *text = g_string_new (sentences[kind][language]);

  replace (text, "{ticket}", ticket);
  replace (text, "{counter}", to);
  replace (text, "{before}", from);
  return g_string_free (text, FALSE);
}

static const char *
find_exception (FoyerVoiceLanguage language, guint64 number, const char *next)
{
  for (guint i = 0; i < G_N_ELEMENTS (exceptions); i++)
    if (exceptions[i].language == language && exceptions[i].number == number &&
        g_str_has_prefix (next, exceptions[i].next))
      return exceptions[i].word;
  return NULL;
}

/* A number in running text: as one where it is short, digit by digit where it is a telephone
 * number. */
static void
append_number (GString *text, FoyerVoiceLanguage language, const char *digits, const char *next)
{
  const guint64 number = g_ascii_strtoull (digits, NULL, 10);
  const char *exception = find_exception (language, number, next);
  g_autofree char *words = NULL;

  if (strlen (digits) > 4 || (digits[0] == '0' && digits[1] != '\0'))
    words = foyer_number_words_ticket (language, digits, NULL);
  else
    words = foyer_number_words_number (language, (guint) number);
  g_string_append (text, exception != NULL ? exception : words);
}

/* Takes "17:30" from the head of TEXT; 0 if there is none, else its length. */
static gsize
append_clock (GString *words, FoyerVoiceLanguage language, const char *text)
{
  const gsize n_hour = strspn (text, DIGITS);
  g_autofree char *hour = g_strndup (text, n_hour);
  g_autofree char *minute = NULL;

  if (n_hour < 1 || n_hour > 2 || text[n_hour] != ':' || strspn (text + n_hour + 1, DIGITS) != 2)
    return 0;
  minute = g_strndup (text + n_hour + 1, 2);
  if (strcmp (hour, "24") > 0 && n_hour == 2)
    return 0;
  append_number (words, language, hour[0] == '0' && n_hour == 2 ? hour + 1 : hour,
                 clock_words[language].hour);
  if (strcmp (minute, "00") == 0)
    {
      g_string_append (words, clock_words[language].full_hour);
    }
  else
    {
      g_string_append (words, clock_words[language].hour);
      append_number (words, language, minute, clock_words[language].minute);
      g_string_append (words, clock_words[language].minute);
    }
  return n_hour + 3;
}

/* Takes a ticket number such as "A015", a time, or a number from the head of TEXT; 0 if there is
 * none. */
static gsize
append_spoken (GString *words,
               FoyerVoiceLanguage language,
               const char *text,
               const FoyerReadingOptions *options)
{
  const gsize n_letters = g_ascii_isalpha (text[0]) ? 1 : 0;
  const gsize n_digits = strspn (text + n_letters, DIGITS);
  const gsize n_clock = append_clock (words, language, text);
  g_autofree char *number = g_strndup (text, n_letters + n_digits);

  if (n_clock > 0)
    return n_clock;
  if (n_digits == 0 || (n_letters > 0 && g_ascii_isalpha (text[n_letters + n_digits])))
    return 0;
  if (n_letters > 0)
    {
      g_autofree char *ticket = foyer_number_words_ticket (language, number, options);

      g_string_append (words, ticket);
    }
  else
    {
      append_number (words, language, number, text + n_digits);
    }
  return n_letters + n_digits;
}

/* "TV" in Korean text: by the letters' names, as the synthesizer would change to English. */
static gsize
append_letters (GString *words, FoyerVoiceLanguage language, const char *text)
{
  gsize n = 0;
  g_autofree char *letters = NULL;
  g_autofree char *names = NULL;

  while (g_ascii_isupper (text[n]))
    n++;
  if (language != FOYER_VOICE_KO || n == 0 || g_ascii_isalpha (text[n]))
    return 0;
  letters = g_strndup (text, n);
  names = foyer_number_words_ticket (language, letters, NULL);
  g_string_append (words, names);
  return n;
}

/* " min" behind a number, as phrases have it on paper. */
static gsize
append_unit (GString *words, FoyerVoiceLanguage language, const char *text, gboolean one)
{
  static const char unit[] = " min";
  const gsize length = sizeof unit - 1;

  if (language != FOYER_VOICE_EN || !g_str_has_prefix (text, unit) ||
      g_ascii_isalpha (text[length]))
    return 0;
  g_string_append (words, one ? " minute" : " minutes");
  return length;
}

static char *
notice_words (FoyerVoiceLanguage language, const char *text, const FoyerReadingOptions *options)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *words = g_string_new (NULL);
  gboolean in_word = FALSE;

  for (const char *p = valid; *p != '\0';)
    {
      const char *start = p;
      gsize taken = in_word ? 0 : append_spoken (words, language, p, options);

      if (taken > 0 && g_ascii_isdigit (p[taken - 1]))
        taken += append_unit (words, language, p + taken, taken == 1 && *start == '1');
      if (taken == 0 && !in_word)
        taken = append_letters (words, language, p);
      if (taken == 0)
        {
          taken = (gsize) (g_utf8_next_char (p) - p);
          g_string_append_len (words, p, (gssize) taken);
        }
      p += taken;
      in_word = g_ascii_isalpha (p[-1]);
    }
  return g_string_free (words, FALSE);
}

char *
foyer_call_text (FoyerVoiceLanguage language,
                 FoyerCallKind kind,
                 const char *ticket,
                 guint counter,
                 guint counter_before,
                 const char *text,
                 gboolean number_twice,
                 const FoyerReadingOptions *options,
                 GError **error)
{
  g_autofree char *number = NULL;

  if (kind == FOYER_CALL_NOTICE)
    {
      if (text != NULL && text[0] != '\0')
        return notice_words (language, text, options);
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE, _ ("The announcement has no text."));
      return NULL;
    }
  if (counter == 0 || (kind == FOYER_CALL_REASSIGNED && counter_before == 0))
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE, _ ("The call names no counter."));
      return NULL;
    }
  number = ticket_words (language, ticket, number_twice, options, error);
  if (number == NULL)
    return NULL;
  return call_words (language, kind, number, counter, counter_before);
}
