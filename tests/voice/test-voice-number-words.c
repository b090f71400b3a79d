/* How numbers are read, and the sentences around them. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "base/foyer-error.h"
#include "voice/foyer-call-text.h"

static const FoyerReadingOptions plain = { 0 };
static const FoyerReadingOptions yao = { .zh_one_is_yao = TRUE };
static const FoyerReadingOptions yeong = { .ko_zero_is_yeong = TRUE };
static const FoyerReadingOptions cardinal = {
  .ticket = { FOYER_READING_CARDINAL, FOYER_READING_CARDINAL, FOYER_READING_CARDINAL },
};

static const struct
{
  FoyerVoiceLanguage language;
  const char *ticket;
  const FoyerReadingOptions *options;
  const char *tokens, *words;
} tickets[] = {
  { FOYER_VOICE_ZH, "A015", &plain, "A 0 1 5", "A 零一五" },
  { FOYER_VOICE_ZH, "A015", &yao, "A 0 yao 5", "A 零幺五" },
  { FOYER_VOICE_ZH, "A015", &cardinal, "A 10 5", "A 十五" },
  { FOYER_VOICE_ZH, "A000", &cardinal, "A 0", "A 零" },
  { FOYER_VOICE_ZH, "A1005", &cardinal, "A 1 1000 0 5", "A 一千零五" },
  { FOYER_VOICE_ZH, "A12345", &cardinal, "A 1 2 3 4 5", "A 一二三四五" },
  { FOYER_VOICE_ZH, "007", &plain, "0 0 7", "零零七" },
  { FOYER_VOICE_ZH, "号☃<x>", &plain, "X", "X" },
  { FOYER_VOICE_ZH, "", &plain, "", "" },
  { FOYER_VOICE_ZH, NULL, NULL, "", "" },
  { FOYER_VOICE_KO, "A015", &plain, "A 0 1 5", "에이 공일오" },
  { FOYER_VOICE_KO, "A015", &yeong, "A yeong 1 5", "에이 영일오" },
  { FOYER_VOICE_KO, "A012", &cardinal, "A 10 2", "에이 십이" },
  { FOYER_VOICE_KO, "Z-762", &cardinal, "Z 7 100 6 10 2", "제트 칠백육십이" },
  { FOYER_VOICE_KO, "g5", &plain, "G 5", "지 오" },
  { FOYER_VOICE_EN, "A015", &plain, "A 0 1 5", "eigh zero one five" },
  { FOYER_VOICE_EN, "A015", &cardinal, "A 15", "eigh fifteen" },
  { FOYER_VOICE_EN, "VIP-007", &plain, "V I P 0 0 7", "V I P zero zero seven" },
  { FOYER_VOICE_EN, "A1000", &yao, "A 1 0 0 0", "eigh one zero zero zero" },
};

static const struct
{
  FoyerVoiceLanguage language;
  guint number;
  const char *tokens, *words;
} numbers[] = {
  { FOYER_VOICE_ZH, 0, "0", "零" },
  { FOYER_VOICE_ZH, 1, "1", "一" },
  { FOYER_VOICE_ZH, 2, "2", "二" },
  { FOYER_VOICE_ZH, 10, "10", "十" },
  { FOYER_VOICE_ZH, 12, "10 2", "十二" },
  { FOYER_VOICE_ZH, 20, "2 10", "二十" },
  { FOYER_VOICE_ZH, 99, "9 10 9", "九十九" },
  { FOYER_VOICE_ZH, 105, "1 100 0 5", "一百零五" },
  { FOYER_VOICE_ZH, 110, "1 100 1 10", "一百一十" },
  { FOYER_VOICE_ZH, 112, "1 100 1 10 2", "一百一十二" },
  { FOYER_VOICE_ZH, 1005, "1 1000 0 5", "一千零五" },
  { FOYER_VOICE_ZH, 1050, "1 1000 0 5 10", "一千零五十" },
  { FOYER_VOICE_ZH, 1010, "1 1000 0 1 10", "一千零一十" },
  { FOYER_VOICE_ZH, 10000, "1 0 0 0 0", "一零零零零" },
  { FOYER_VOICE_KO, 0, "0", "공" },
  { FOYER_VOICE_KO, 3, "3", "삼" },
  { FOYER_VOICE_KO, 12, "10 2", "십이" },
  { FOYER_VOICE_KO, 21, "2 10 1", "이십일" },
  { FOYER_VOICE_KO, 100, "100", "백" },
  { FOYER_VOICE_KO, 105, "100 5", "백오" },
  { FOYER_VOICE_KO, 1111, "1000 100 10 1", "천백십일" },
  { FOYER_VOICE_EN, 0, "0", "zero" },
  { FOYER_VOICE_EN, 12, "12", "twelve" },
  { FOYER_VOICE_EN, 20, "20", "twenty" },
  { FOYER_VOICE_EN, 35, "30 5", "thirty five" },
  { FOYER_VOICE_EN, 105, "1 100 5", "one hundred five" },
  { FOYER_VOICE_EN, 9999, "9 1000 9 100 90 9", "nine thousand nine hundred ninety nine" },
};

static char *
join (GPtrArray *tokens)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < tokens->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            (const char *) g_ptr_array_index (tokens, i));
  return g_string_free (text, FALSE);
}

static void
test_tickets (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (tickets); i++)
    {
      g_autoptr (GPtrArray) tokens = foyer_number_words_read_ticket (
          tickets[i].language, tickets[i].ticket, tickets[i].options);
      g_autofree char *joined = join (tokens);
      g_autofree char *words =
          foyer_number_words_ticket (tickets[i].language, tickets[i].ticket, tickets[i].options);

      g_assert_cmpstr (joined, ==, tickets[i].tokens);
      g_assert_cmpstr (words, ==, tickets[i].words);
    }
}

static void
test_numbers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (GPtrArray) tokens =
          foyer_number_words_read_number (numbers[i].language, numbers[i].number);
      g_autofree char *joined = join (tokens);
      g_autofree char *words = foyer_number_words_number (numbers[i].language, numbers[i].number);

      g_assert_cmpstr (joined, ==, numbers[i].tokens);
      g_assert_cmpstr (words, ==, numbers[i].words);
    }
}

/* A second, independent way to the value: what the tokens add up to. */
static guint
token_value (const char *token)
{
  return (guint) g_ascii_strtoull (token, NULL, 10);
}

static guint
value_of (FoyerVoiceLanguage language, GPtrArray *tokens)
{
  guint total = 0, digit = 0;
  gboolean has_digit = FALSE;

  for (guint i = 0; i < tokens->len; i++)
    {
      const guint value = token_value (g_ptr_array_index (tokens, i));
      const gboolean is_unit = value >= 100 || (value == 10 && language != FOYER_VOICE_EN);

      if (!is_unit)
        {
          digit = (language == FOYER_VOICE_EN ? digit : 0) + value;
          has_digit = value > 0;
          continue;
        }
      total += (has_digit ? digit : 1) * value;
      digit = 0;
      has_digit = FALSE;
    }
  return total + digit;
}

static void
test_every_number (void)
{
  for (FoyerVoiceLanguage language = 0; language < FOYER_N_VOICE_LANGUAGES; language++)
    for (guint number = 0; number <= 9999; number++)
      {
        g_autoptr (GPtrArray) tokens = foyer_number_words_read_number (language, number);

        g_assert_cmpuint (value_of (language, tokens), ==, number);
      }
}

/* No two tickets sound the same, no digit is lost, and no digit is left for a synthesizer to
 * interpret. */
static void
check_ticket (FoyerVoiceLanguage language, const char *ticket, GHashTable *seen)
{
  g_autoptr (GPtrArray) tokens = foyer_number_words_read_ticket (language, ticket, NULL);
  char *words = foyer_number_words_spell (language, tokens);

  g_assert_cmpuint (tokens->len, ==, strlen (ticket));
  for (guint i = 0; i < tokens->len; i++)
    g_assert_cmpint (((char *) g_ptr_array_index (tokens, i))[0], ==, ticket[i]);
  g_assert_null (strpbrk (words, "0123456789"));
  g_assert_true (g_hash_table_add (seen, words));
}

static void
test_many_tickets (void)
{
  for (FoyerVoiceLanguage language = 0; language < FOYER_N_VOICE_LANGUAGES; language++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (char letter = 'A'; letter <= 'Z'; letter++)
        for (guint number = 1; number < 10000; number += number < 999 ? 7 : 97)
          {
            g_autofree char *ticket = g_strdup_printf ("%c%03u", letter, number);

            check_ticket (language, ticket, seen);
          }
      g_test_message ("%s: %u tickets", foyer_voice_language_code (language),
                      g_hash_table_size (seen));
    }
}

static const struct
{
  FoyerVoiceLanguage language;
  FoyerCallKind kind;
  gboolean twice;
  const char *text;
} calls[] = {
  { FOYER_VOICE_ZH, FOYER_CALL_FIRST, FALSE, "请A 零一五号顾客，前往三号窗口。" },
  { FOYER_VOICE_KO, FOYER_CALL_FIRST, FALSE, "에이 공일오번 고객님, 삼번 창구로 오시기 바랍니다." },
  { FOYER_VOICE_EN, FOYER_CALL_FIRST, FALSE,
    "Ticket eigh zero one five, please go to counter three." },
  { FOYER_VOICE_ZH, FOYER_CALL_HEARING, TRUE,
    "请A 零一五号, A 零一五号顾客，到三号窗口。我们的导办员会过去接您。" },
  { FOYER_VOICE_EN, FOYER_CALL_SECOND, TRUE,
    "A reminder for ticket eigh zero one five, eigh zero one five: counter three is waiting for "
    "you." },
  { FOYER_VOICE_ZH, FOYER_CALL_REASSIGNED, FALSE,
    "A 零一五号顾客，十二号窗口临时有事，请改到三号窗口。" },
  { FOYER_VOICE_KO, FOYER_CALL_REASSIGNED, FALSE,
    "에이 공일오번 고객님, 십이번 창구가 잠시 중단되어 삼번 창구로 모시겠습니다." },
};

static void
test_calls (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = foyer_call_text (calls[i].language, calls[i].kind, "A015", 3, 12,
                                               NULL, calls[i].twice, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, calls[i].text);
    }
}

/* Every kind names the ticket and the counter in every language, and leaves no placeholder. */
static void
test_all_sentences (void)
{
  for (FoyerVoiceLanguage language = 0; language < FOYER_N_VOICE_LANGUAGES; language++)
    for (FoyerCallKind kind = FOYER_CALL_FIRST; kind < FOYER_CALL_NOTICE; kind++)
      {
        g_autofree char *ticket = foyer_number_words_ticket (language, "K407", NULL);
        g_autofree char *counter = foyer_number_words_number (language, 88);
        g_autofree char *text =
            foyer_call_text (language, kind, "K407", 88, 5, NULL, FALSE, NULL, NULL);

        g_assert_nonnull (strstr (text, ticket));
        g_assert_nonnull (strstr (text, counter));
        g_assert_null (strpbrk (text, "{}0123456789"));
      }
}

static const struct
{
  FoyerVoiceLanguage language;
  const char *text, *words;
} notices[] = {
  { FOYER_VOICE_ZH, "大约要等15分钟。", "大约要等十五分钟。" },
  { FOYER_VOICE_ZH, "还有2位，2号窗口", "还有两位，二号窗口" },
  { FOYER_VOICE_ZH, "请拨95598", "请拨九五五九八" },
  { FOYER_VOICE_ZH, "17:30下班", "十七点三十分下班" },
  { FOYER_VOICE_ZH, "A015号顾客", "A 零一五号顾客" },
  { FOYER_VOICE_KO, "9:00부터", "아홉시부터" },
  { FOYER_VOICE_KO, "6월 1일 TV", "유월 일일 티 브이" },
  { FOYER_VOICE_KO, "Wifi 3번", "Wifi 삼번" },
  { FOYER_VOICE_EN, "Closes at 17:30.", "Closes at seventeen thirty." },
  { FOYER_VOICE_EN, "Closes at 17:05", "Closes at seventeen zero five" },
  { FOYER_VOICE_EN, "At 9:00, B2B and mp3", "At nine o'clock, B2B and mp3" },
  { FOYER_VOICE_EN, "99:99 25:00 007",
    "ninety nine:ninety nine twenty five:zero zero zero zero seven" },
  { FOYER_VOICE_EN, "123456789012345678901234567890",
    "one two three four five six seven eight nine zero one two three four five six seven eight "
    "nine zero one two three four five six seven eight nine zero" },
};

static void
test_notices (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (notices); i++)
    {
      g_autofree char *text = foyer_call_text (notices[i].language, FOYER_CALL_NOTICE, NULL, 0, 0,
                                               notices[i].text, FALSE, NULL, NULL);

      g_assert_cmpstr (text, ==, notices[i].words);
    }
}

static void
test_refusals (void)
{
  static const struct
  {
    FoyerCallKind kind;
    const char *ticket, *text;
    guint counter, before;
  } refused[] = {
    { FOYER_CALL_FIRST, "", NULL, 3, 0 },          { FOYER_CALL_FIRST, NULL, NULL, 3, 0 },
    { FOYER_CALL_FIRST, "☃", NULL, 3, 0 },         { FOYER_CALL_FIRST, "A001", NULL, 0, 0 },
    { FOYER_CALL_REASSIGNED, "A001", NULL, 3, 0 }, { FOYER_CALL_NOTICE, NULL, NULL, 0, 0 },
    { FOYER_CALL_NOTICE, NULL, "", 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (foyer_call_text (FOYER_VOICE_EN, refused[i].kind, refused[i].ticket,
                                      refused[i].counter, refused[i].before, refused[i].text, FALSE,
                                      NULL, &error));
      g_assert_error (error, FOYER_ERROR, FOYER_ERROR_USAGE);
    }
}

static void
test_language_codes (void)
{
  FoyerVoiceLanguage language = FOYER_VOICE_EN;

  g_assert_true (foyer_voice_language_from_code ("zh_CN", &language));
  g_assert_cmpint (language, ==, FOYER_VOICE_ZH);
  g_assert_true (foyer_voice_language_from_code ("ko", &language));
  g_assert_cmpint (language, ==, FOYER_VOICE_KO);
  g_assert_true (foyer_voice_language_from_code ("EN-us", &language));
  g_assert_cmpint (language, ==, FOYER_VOICE_EN);
  g_assert_false (foyer_voice_language_from_code ("kok", &language));
  g_assert_false (foyer_voice_language_from_code ("e", &language));
  g_assert_false (foyer_voice_language_from_code (NULL, &language));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/voice/number-words/tickets", test_tickets);
  g_test_add_func ("/voice/number-words/numbers", test_numbers);
  g_test_add_func ("/voice/number-words/every-number", test_every_number);
  g_test_add_func ("/voice/number-words/many-tickets", test_many_tickets);
  g_test_add_func ("/voice/number-words/language-codes", test_language_codes);
  g_test_add_func ("/voice/call-text/calls", test_calls);
  g_test_add_func ("/voice/call-text/all-sentences", test_all_sentences);
  g_test_add_func ("/voice/call-text/notices", test_notices);
  g_test_add_func ("/voice/call-text/refusals", test_refusals);
  return g_test_run ();
}
