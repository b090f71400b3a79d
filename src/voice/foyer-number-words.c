/* How ticket numbers and counters are read aloud in Mandarin, Korean and English. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "voice/foyer-number-words.h"

#include <string.h>

/* Above this, nobody understands a cardinal over a loudspeaker. */
#define LARGEST_CARDINAL 9999

typedef struct
{
  const char *token;
  const char *word;
} Word;

/* When the one before ten, hundred and thousand is said. */
typedef enum
{
  ONE_ALWAYS,             /* one hundred */
  ONE_UNLESS_LEADING_TEN, /* shi er, but yi bai yi shi er */
  ONE_NEVER,              /* baek, not il-baek */
} OneBeforeUnit;

typedef struct
{
  const char *code;
  const Word *words;
  OneBeforeUnit one;
  gboolean zero_fills_gaps;   /* 105: yi bai LING wu */
  gboolean whole_words_to_99; /* eleven, twenty; others say ten-one, two-ten */
  gboolean spaced;            /* a space between all words, not only after letters */
} Language;

static const Word zh_words[] = {
  { "0", "零" },    { "1", "一" },   { "2", "二" }, { "3", "三" }, { "4", "四" },  { "5", "五" },
  { "6", "六" },    { "7", "七" },   { "8", "八" }, { "9", "九" }, { "10", "十" }, { "100", "百" },
  { "1000", "千" }, { "yao", "幺" }, { "A", "A" },  { "B", "B" },  { "C", "C" },   { "D", "D" },
  { "E", "E" },     { "F", "F" },    { "G", "G" },  { "H", "H" },  { "I", "I" },   { "J", "J" },
  { "K", "K" },     { "L", "L" },    { "M", "M" },  { "N", "N" },  { "O", "O" },   { "P", "P" },
  { "Q", "Q" },     { "R", "R" },    { "S", "S" },  { "T", "T" },  { "U", "U" },   { "V", "V" },
  { "W", "W" },     { "X", "X" },    { "Y", "Y" },  { "Z", "Z" },  { NULL, NULL },
};

/* Letters in Hangul: at a Latin letter the synthesizer would change to English. Z is not 지, that
 * is G. */
static const Word ko_words[] = {
  { "0", "공" },   { "1", "일" },     { "2", "이" },    { "3", "삼" },     { "4", "사" },
  { "5", "오" },   { "6", "육" },     { "7", "칠" },    { "8", "팔" },     { "9", "구" },
  { "10", "십" },  { "100", "백" },   { "1000", "천" }, { "yeong", "영" }, { "A", "에이" },
  { "B", "비" },   { "C", "씨" },     { "D", "디" },    { "E", "이" },     { "F", "에프" },
  { "G", "지" },   { "H", "에이치" }, { "I", "아이" },  { "J", "제이" },   { "K", "케이" },
  { "L", "엘" },   { "M", "엠" },     { "N", "엔" },    { "O", "오" },     { "P", "피" },
  { "Q", "큐" },   { "R", "알" },     { "S", "에스" },  { "T", "티" },     { "U", "유" },
  { "V", "브이" }, { "W", "더블유" }, { "X", "엑스" },  { "Y", "와이" },   { "Z", "제트" },
  { NULL, NULL },
};

/* "eigh": a lone A would be read as the article. */
static const Word en_words[] = {
  { "0", "zero" },      { "1", "one" },         { "2", "two" },       { "3", "three" },
  { "4", "four" },      { "5", "five" },        { "6", "six" },       { "7", "seven" },
  { "8", "eight" },     { "9", "nine" },        { "10", "ten" },      { "11", "eleven" },
  { "12", "twelve" },   { "13", "thirteen" },   { "14", "fourteen" }, { "15", "fifteen" },
  { "16", "sixteen" },  { "17", "seventeen" },  { "18", "eighteen" }, { "19", "nineteen" },
  { "20", "twenty" },   { "30", "thirty" },     { "40", "forty" },    { "50", "fifty" },
  { "60", "sixty" },    { "70", "seventy" },    { "80", "eighty" },   { "90", "ninety" },
  { "100", "hundred" }, { "1000", "thousand" }, { "A", "eigh" },      { "B", "B" },
  { "C", "C" },         { "D", "D" },           { "E", "E" },         { "F", "F" },
  { "G", "G" },         { "H", "H" },           { "I", "I" },         { "J", "J" },
  { "K", "K" },         { "L", "L" },           { "M", "M" },         { "N", "N" },
  { "O", "O" },         { "P", "P" },           { "Q", "Q" },         { "R", "R" },
  { "S", "S" },         { "T", "T" },           { "U", "U" },         { "V", "V" },
  { "W", "W" },         { "X", "X" },           { "Y", "Y" },         { "Z", "Z" },
  { NULL, NULL },
};

static const Language languages[FOYER_N_VOICE_LANGUAGES] = {
  [FOYER_VOICE_ZH] = { "zh", zh_words, ONE_UNLESS_LEADING_TEN, TRUE, FALSE, FALSE },
  [FOYER_VOICE_KO] = { "ko", ko_words, ONE_NEVER, FALSE, FALSE, FALSE },
  [FOYER_VOICE_EN] = { "en", en_words, ONE_ALWAYS, FALSE, TRUE, TRUE },
};

static const FoyerReadingOptions default_options = { 0 };

gboolean
foyer_voice_language_from_code (const char *code, FoyerVoiceLanguage *language)
{
  for (guint i = 0; code != NULL && i < FOYER_N_VOICE_LANGUAGES; i++)
    if (g_ascii_strncasecmp (code, languages[i].code, 2) == 0 && !g_ascii_isalpha (code[2]))
      {
        *language = (FoyerVoiceLanguage) i;
        return TRUE;
      }
  return FALSE;
}

const char *
foyer_voice_language_code (FoyerVoiceLanguage language)
{
  return languages[language].code;
}

static const Word *
find_word (const Language *language, const char *token)
{
  const Word *word = language->words;

  while (word->token != NULL && strcmp (word->token, token) != 0)
    word++;
  g_assert (word->token != NULL);
  return word;
}

static void
add_token (GPtrArray *tokens, const Language *language, const char *token)
{
  g_ptr_array_add (tokens, (char *) find_word (language, token)->token);
}

static void
add_value (GPtrArray *tokens, const Language *language, guint value)
{
  char token[16];

  g_snprintf (token, sizeof token, "%u", value);
  add_token (tokens, language, token);
}

static void
add_digits (GPtrArray *tokens,
            FoyerVoiceLanguage language,
            const char *digits,
            gsize n_digits,
            const FoyerReadingOptions *options)
{
  for (gsize i = 0; i < n_digits; i++)
    {
      const char token[] = { digits[i], '\0' };

      if (digits[i] == '1' && language == FOYER_VOICE_ZH && options->zh_one_is_yao)
        add_token (tokens, &languages[language], "yao");
      else if (digits[i] == '0' && language == FOYER_VOICE_KO && options->ko_zero_is_yeong)
        add_token (tokens, &languages[language], "yeong");
      else
        add_token (tokens, &languages[language], token);
    }
}

static gboolean
says_one (const Language *language, guint unit, gboolean leading)
{
  switch (language->one)
    {
    case ONE_NEVER:
      return FALSE;
    case ONE_UNLESS_LEADING_TEN:
      return unit != 10 || !leading;
    case ONE_ALWAYS:
    default:
      return TRUE;
    }
}

/* 0..99 where those have words of their own. */
static void
add_whole_words (GPtrArray *tokens, const Language *language, guint number)
{
  if (number >= 20)
    {
      add_value (tokens, language, number / 10 * 10);
      number %= 10;
    }
  if (number > 0)
    add_value (tokens, language, number);
}

static void
add_cardinal (GPtrArray *tokens, const Language *language, guint number)
{
  static const guint units[] = { 1000, 100, 10, 1 };
  const guint first_word = language->whole_words_to_99 ? 2 : G_N_ELEMENTS (units);
  gboolean leading = TRUE, gap = FALSE;

  if (number == 0)
    add_value (tokens, language, 0);
  for (guint i = 0; i < MIN (first_word, G_N_ELEMENTS (units)); i++)
    {
      const guint digit = number / units[i];

      number %= units[i];
      if (digit == 0)
        {
          gap = !leading;
          continue;
        }
      if (gap && language->zero_fills_gaps)
        add_value (tokens, language, 0);
      if (units[i] == 1 || digit > 1 || says_one (language, units[i], leading))
        add_value (tokens, language, digit);
      if (units[i] > 1)
        add_value (tokens, language, units[i]);
      leading = gap = FALSE;
    }
  if (language->whole_words_to_99)
    add_whole_words (tokens, language, number);
}

/* DIGITS as a number, or G_MAXUINT if it is larger than any we read as one. */
static guint
digits_to_number (const char *digits, gsize n_digits)
{
  guint number = 0;

  for (gsize i = 0; i < n_digits; i++)
    {
      number = number * 10 + (guint) g_ascii_digit_value (digits[i]);
      if (number > LARGEST_CARDINAL)
        return G_MAXUINT;
    }
  return number;
}

GPtrArray *
foyer_number_words_read_ticket (FoyerVoiceLanguage language,
                                const char *ticket,
                                const FoyerReadingOptions *options)
{
  GPtrArray *tokens = g_ptr_array_new ();

  if (options == NULL)
    options = &default_options;
  for (const char *p = ticket; p != NULL && *p != '\0';)
    {
      const gsize n_digits = strspn (p, "0123456789");
      const guint number = digits_to_number (p, n_digits);

      if (n_digits > 0 && options->ticket[language] == FOYER_READING_CARDINAL &&
          number <= LARGEST_CARDINAL)
        add_cardinal (tokens, &languages[language], number);
      else
        add_digits (tokens, language, p, n_digits, options);
      if (n_digits == 0 && g_ascii_isalpha (*p))
        add_token (tokens, &languages[language], (char[]){ g_ascii_toupper (*p), '\0' });
      p += MAX (n_digits, 1);
    }
  return tokens;
}

GPtrArray *
foyer_number_words_read_number (FoyerVoiceLanguage language, guint number)
{
  GPtrArray *tokens = g_ptr_array_new ();
  char digits[16];

  if (number <= LARGEST_CARDINAL)
    {
      add_cardinal (tokens, &languages[language], number);
    }
  else
    {
      g_snprintf (digits, sizeof digits, "%u", number);
      add_digits (tokens, language, digits, strlen (digits), &default_options);
    }
  return tokens;
}

char *
foyer_number_words_spell (FoyerVoiceLanguage language, GPtrArray *tokens)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < tokens->len; i++)
    {
      const char *token = g_ptr_array_index (tokens, i);
      const char *before = i > 0 ? g_ptr_array_index (tokens, i - 1) : NULL;

      /* The space after a letter is a short pause. */
      if (before != NULL && (languages[language].spaced || g_ascii_isupper (before[0])))
        g_string_append_c (text, ' ');
      g_string_append (text, find_word (&languages[language], token)->word);
    }
  return g_string_free (text, FALSE);
}

char *
foyer_number_words_ticket (FoyerVoiceLanguage language,
                           const char *ticket,
                           const FoyerReadingOptions *options)
{
  g_autoptr (GPtrArray) tokens = foyer_number_words_read_ticket (language, ticket, options);

  return foyer_number_words_spell (language, tokens);
}

char *
foyer_number_words_number (FoyerVoiceLanguage language, guint number)
{
  g_autoptr (GPtrArray) tokens = foyer_number_words_read_number (language, number);

  return foyer_number_words_spell (language, tokens);
}
