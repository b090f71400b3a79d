/* Courtesy phrases: the shipped tables, what a hall may change, the grammar of filling, the order
 * of selection. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "base/foyer-error.h"
#include "hall/foyer-phrase-choice.h"
#include "hall/foyer-phrase.h"

#define SHIPPED                                                                                    \
  "# a group\n"                                                                                    \
  "id\tsituation\taudience\tzh\tko\ten\n"                                                          \
  "C01\tArrived\tclerk,customer\t您好。\t안녕하세요.\tHello.\n"                            \
  "C11\tHold\tclerk\t要查{reason}，{minutes}分钟。\t{reason} 확인에 {minutes}분.\t"      \
  "{reason}: {minutes} min.\n"

static FoyerPhraseBook *
new_book (void)
{
  FoyerPhraseBook *book = foyer_phrase_book_new ();

  foyer_phrase_book_read (book, "shipped.tsv", SHIPPED, FALSE);
  g_assert_cmpuint (foyer_phrase_book_get_problems (book)->len, ==, 0);
  g_assert_cmpuint (foyer_phrase_book_get_length (book), ==, 2);
  return book;
}

static void
check_filled (const FoyerPhrase *phrase,
              FoyerLanguage language,
              const FoyerPhraseFacts *facts,
              const char *expected)
{
  g_autofree char *text = foyer_phrase_fill (phrase, language, facts);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_hall_words_a_phrase_anew (void)
{
  g_autoptr (FoyerPhraseBook) book = new_book ();
  const FoyerPhrase *phrase;

  foyer_phrase_book_read (book, "own.tsv", "C01\t\t\t早。\t네.\tHi from {utility}.\n", TRUE);
  g_assert_cmpuint (foyer_phrase_book_get_problems (book)->len, ==, 0);
  phrase = foyer_phrase_book_find (book, "C01");
  g_assert_cmpstr (phrase->text.in[FOYER_LANGUAGE_EN], ==, "Hi from {utility}.");
  g_assert_cmpstr (phrase->situation, ==, "Arrived");
  g_assert_cmpuint (phrase->audience, ==, FOYER_AUDIENCE_CLERK | FOYER_AUDIENCE_CUSTOMER);
  g_assert_null (foyer_phrase_book_find (book, "C99"));
}

/* Those of one audience, by id, in the hall's own words. */
static void
test_list (void)
{
  g_autoptr (FoyerPhraseBook) book = foyer_phrase_book_new ();
  g_autoptr (GPtrArray) clerk = NULL, board = NULL, nobody = NULL;

  foyer_phrase_book_read (book, "shipped.tsv",
                          "X02\tB\tclerk\t乙。\t을.\tB.\nC09\tA\tclerk,board\t甲。\t갑.\tA.\n"
                          "K01\tC\tboard\t丙。\t병.\tC.\n",
                          FALSE);
  foyer_phrase_book_read (book, "own.tsv", "C09\t\t\t好。\t네.\tOwn.\n", TRUE);
  clerk = foyer_phrase_book_list (book, FOYER_AUDIENCE_CLERK);
  g_assert_cmpuint (clerk->len, ==, 2);
  g_assert_cmpstr (((FoyerPhrase *) clerk->pdata[0])->id, ==, "C09");
  g_assert_cmpstr (((FoyerPhrase *) clerk->pdata[0])->text.in[FOYER_LANGUAGE_EN], ==, "Own.");
  g_assert_cmpstr (((FoyerPhrase *) clerk->pdata[1])->id, ==, "X02");
  board = foyer_phrase_book_list (book, FOYER_AUDIENCE_BOARD | FOYER_AUDIENCE_CLERK);
  g_assert_cmpuint (board->len, ==, 3);
  nobody = foyer_phrase_book_list (book, FOYER_AUDIENCE_PRINT);
  g_assert_cmpuint (nobody->len, ==, 0);
}

/* Each is a problem with file and line, and the shipped phrase stays. */
static void
test_what_cannot_be_used_is_told (void)
{
  static const struct
  {
    const char *line, *id, *said;
  } cases[] = {
    { "C11\t\t\t{name}。\t네.\tYes.", "C11", "own.tsv:2: Nothing is known as “name”" },
    { "C01\t\t\t早。\t\tHi.", "C01", "own.tsv:2: C01 has no text in the language “ko”" },
    { "C99\t\t\t早。\t네.\tHi.", NULL, "own.tsv:2: There is no phrase “C99”" },
    { "c01\t\t\t早。\t네.\tHi.", NULL, "own.tsv:2: There is no phrase “c01”" },
    { "C01\t早。\t네.\tHi.", "C01", "own.tsv:2: This line has 4 columns" },
    { "C01\t\tdogs\t早。\t네.\tHi.", "C01", "own.tsv:2: “dogs” is no audience" },
    { "C01\t\t\t早{。\t네.\tHi.", "C01", "own.tsv:2: A brace in C01" },
    { "C01\t\t\t早}。\t네.\tHi.", "C01", "own.tsv:2: A brace in C01" },
    { "C01\t\t\t早。\t네.\tHi {utility:a|b|c}.", "C01", "own.tsv:2: A brace in C01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FoyerPhraseBook) book = new_book ();
      g_autofree char *text = g_strconcat ("# ours\n", cases[i].line, "\n", NULL);
      const FoyerPhrase *phrase = foyer_phrase_book_find (book, cases[i].id ? cases[i].id : "C01");
      GPtrArray *problems = foyer_phrase_book_get_problems (book);
      const GError *problem;

      foyer_phrase_book_read (book, "own.tsv", text, TRUE);
      g_assert_cmpuint (problems->len, ==, 1);
      problem = g_ptr_array_index (problems, 0);
      g_test_message ("%s", problem->message);
      g_assert_error (problem, FOYER_ERROR, FOYER_ERROR_USAGE);
      g_assert_true (g_str_has_prefix (problem->message, cases[i].said));
      g_assert_true (foyer_phrase_book_find (book, phrase->id) == phrase);
    }
}

static void
test_twice_is_neither (void)
{
  g_autoptr (FoyerPhraseBook) book = new_book ();
  const GError *problem;

  foyer_phrase_book_read (book, "own.tsv", "C01\t\t\t一。\t일.\tOne.\nC01\t\t\t二。\t이.\tTwo.\n",
                          TRUE);
  problem = g_ptr_array_index (foyer_phrase_book_get_problems (book), 0);
  g_assert_true (g_str_has_prefix (problem->message, "own.tsv:2: C01 is there twice"));
  check_filled (foyer_phrase_book_find (book, "C01"), FOYER_LANGUAGE_EN, NULL, "Hello.");
}

static void
test_bytes_that_are_no_text (void)
{
  g_autoptr (FoyerPhraseBook) book = new_book ();

  foyer_phrase_book_read (book, "own.tsv", "C01\t\t\t\xff\xfe\t일.\tOne.\n", TRUE);
  g_assert_cmpuint (foyer_phrase_book_get_problems (book)->len, ==, 1);
  foyer_phrase_book_read (book, "dos.tsv", "\xef\xbb\xbf# ours\r\nC01\t\t\t一。\t일.\tOne.\r\n",
                          TRUE);
  g_assert_cmpuint (foyer_phrase_book_get_problems (book)->len, ==, 1);
  check_filled (foyer_phrase_book_find (book, "C01"), FOYER_LANGUAGE_EN, NULL, "One.");
}

/* What is put in is a fact, never a piece of the phrase. */
static void
test_filling_is_safe (void)
{
  g_autoptr (FoyerPhraseBook) book = new_book ();
  g_autoptr (FoyerPhraseFacts) facts = foyer_phrase_facts_new ();
  const FoyerPhrase *phrase = foyer_phrase_book_find (book, "C11");

  foyer_phrase_facts_set_text (facts, "reason", " {minutes}\n<b>%s ");
  check_filled (phrase, FOYER_LANGUAGE_EN, facts, NULL);
  foyer_phrase_facts_set_number (facts, "minutes", 3);
  check_filled (phrase, FOYER_LANGUAGE_EN, facts, "{minutes} <b>%s: 3 min.");
  check_filled (phrase, FOYER_LANGUAGE_ZH, facts, "要查{minutes} <b>%s，3分钟。");
}

static FoyerPhrase *
phrase_of (const char *zh, const char *ko, const char *en)
{
  static FoyerPhrase phrase;

  phrase = (FoyerPhrase){ .text.in = { (char *) zh, (char *) ko, (char *) en } };
  return &phrase;
}

static void
test_korean_particles_fit_what_is_before (void)
{
  static const struct
  {
    const char *fact, *filled;
  } cases[] = {
    { "12,500원", "12,500원을 12,500원으로 12,500원은" },
    { "3달러", "3달러를 3달러로 3달러는" },
    { "서울", "서울을 서울로 서울은" },
    { "A012", "A012를 A012로 A012는" },
    { "A013", "A013을 A013으로 A013은" },
    { "A008", "A008을 A008로 A008은" },
    { "「수도」", "「수도」를 「수도」로 「수도」는" },
    { "USB", "USB를 USB로 USB는" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FoyerPhraseFacts) facts = foyer_phrase_facts_new ();

      foyer_phrase_facts_set_text (facts, "x", cases[i].fact);
      check_filled (phrase_of ("", "{x}을(를) {x}(으)로 {x}은(는)", ""), FOYER_LANGUAGE_KO, facts,
                    cases[i].filled);
    }
}

static void
test_counters_and_plurals (void)
{
  const gint64 numbers[] = { 2, 3, 5 };
  FoyerPhrase *phrase = phrase_of ("请到{counters}号窗口", "{counters}번 창구",
                                   "{counters:counter|counters} {counters}");
  g_autoptr (FoyerPhraseFacts) facts = foyer_phrase_facts_new ();

  foyer_phrase_facts_set_counters (facts, "counters", numbers, 1);
  check_filled (phrase, FOYER_LANGUAGE_EN, facts, "counter 2");
  foyer_phrase_facts_set_counters (facts, "counters", numbers, 3);
  check_filled (phrase, FOYER_LANGUAGE_EN, facts, "counters 2, 3 or 5");
  check_filled (phrase, FOYER_LANGUAGE_ZH, facts, "请到2、3、5号窗口");
  check_filled (phrase, FOYER_LANGUAGE_KO, facts, "2, 3, 5번 창구");
  foyer_phrase_facts_set_counters (facts, "counters", numbers, 0);
  check_filled (phrase, FOYER_LANGUAGE_EN, facts, NULL);
}

static void
test_dates_and_clocks (void)
{
  g_autoptr (FoyerPhraseFacts) facts = foyer_phrase_facts_new ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  FoyerPhrase *phrase = phrase_of ("{date}{time}", "{date} {time}", "{date} {time}");
  FoyerTime time;

  g_assert_true (foyer_time_from_iso8601 ("2026-03-02T00:05:00Z", &time, NULL));
  foyer_phrase_facts_set_date (facts, "date", "2026-03-02");
  foyer_phrase_facts_set_clock (facts, "time", time, zone);
  check_filled (phrase, FOYER_LANGUAGE_ZH, facts, "3月2日08:05");
  check_filled (phrase, FOYER_LANGUAGE_KO, facts, "3월 2일 08:05");
  check_filled (phrase, FOYER_LANGUAGE_EN, facts, "2 March 08:05");
  /* Another day than today's is named. */
  foyer_phrase_facts_set_text (facts, "date", "");
  foyer_phrase_facts_set_moment (facts, "time", time, time - 60 * FOYER_MINUTE, zone);
  check_filled (phrase, FOYER_LANGUAGE_EN, facts, " 08:05");
  foyer_phrase_facts_set_moment (facts, "time", time, time - 9 * 60 * FOYER_MINUTE, zone);
  check_filled (phrase, FOYER_LANGUAGE_ZH, facts, "3月2日 08:05");
  check_filled (phrase, FOYER_LANGUAGE_KO, facts, " 3월 2일 08:05");
  check_filled (phrase, FOYER_LANGUAGE_EN, facts, " 08:05 on 2 March");
}

/* --- the tables that ship --- */

static FoyerPhraseBook *
load_shipped (void)
{
  FoyerPhraseBook *book = foyer_phrase_book_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = g_dir_open (FOYER_SHIPPED_PHRASES, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (FOYER_SHIPPED_PHRASES, name, NULL);
      g_autofree char *text = NULL;

      if (!g_str_has_suffix (name, ".tsv"))
        continue;
      g_assert_true (g_file_get_contents (path, &text, NULL, &error));
      foyer_phrase_book_read (book, name, text, FALSE);
    }
  return book;
}

static void
test_shipped_tables_are_whole (void)
{
  g_autoptr (FoyerPhraseBook) book = load_shipped ();
  GPtrArray *problems = foyer_phrase_book_get_problems (book);

  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", ((GError *) g_ptr_array_index (problems, i))->message);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (foyer_phrase_book_get_length (book), ==, 181);
}

/* Whatever is chosen is there. */
static void
test_chosen_phrases_ship (void)
{
  static const char *const cash[] = { NULL,    "counting", "matched",  "returned", "over",
                                      "short", "suspect",  "handover", "done" };
  g_autoptr (FoyerPhraseBook) book = load_shipped ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (int moment = 0; moment < FOYER_N_MOMENTS; moment++)
    for (guint bits = 0; bits < 1024; bits++)
      for (guint i = 0; i < G_N_ELEMENTS (cash); i++)
        {
          const FoyerPhraseSituation situation = {
            .moment = (FoyerMoment) moment,
            .calls = bits & 3,
            .max_calls = 3,
            .hearing = (bits & 4) != 0,
            .class = bits & 8   ? FOYER_CLASS_DISABLED
                     : bits & 1 ? FOYER_CLASS_URGENT
                                : FOYER_CLASS_ELDERLY,
            .direct = (bits & 2) != 0,
            .last_minutes = (bits & 4) != 0,
            .waited_s = bits & 16 ? 901 : 900,
            .n_items = bits & 32 ? 2 : 1,
            .hold_reason = bits & 64    ? "fault"
                           : bits & 128 ? "phone"
                                        : "look-up",
            .long_fault = (bits & 128) != 0,
            .cash_state = cash[i],
            .change_due = (bits & 1) != 0,
            .customer = (bits & 1) != 0,
            .others_serve = (bits & 2) != 0,
            .weekday = bits & 256 ? 5 : 4,
            .holiday = (bits & 512) != 0,
            .make_up = (bits & 1) != 0,
            .overtime = (bits & 2) != 0,
          };
          const char *id = foyer_phrase_choose (&situation);

          if (id == NULL)
            continue;
          g_assert_nonnull (foyer_phrase_book_find (book, id));
          g_hash_table_add (seen, (gpointer) id);
        }
  g_assert_cmpuint (g_hash_table_size (seen), ==, 42);
}

/* --- selection order --- */

static void
check_choice (FoyerPhraseSituation situation, const char *expected)
{
  g_assert_cmpstr (foyer_phrase_choose (&situation), ==, expected);
}

#define CHOOSE(expected, ...) check_choice ((FoyerPhraseSituation){ __VA_ARGS__ }, expected)

/* S0-HA-2.1 and all that is said to a customer. */
static void
test_selection_order (void)
{
  /* N03 before N01 before C02 before C01 */
  CHOOSE ("N03", .moment = FOYER_MOMENT_ARRIVED, .hearing = TRUE, .class = FOYER_CLASS_DISABLED,
          .waited_s = 2000);
  CHOOSE ("N01", .moment = FOYER_MOMENT_ARRIVED, .class = FOYER_CLASS_DISABLED, .waited_s = 2000);
  CHOOSE ("C02", .moment = FOYER_MOMENT_ARRIVED, .waited_s = 901);
  /* S4-5.9, S4-5.12: several matters spare nobody the apology, or the slow words. */
  CHOOSE ("C10", .moment = FOYER_MOMENT_ARRIVED, .n_items = 2);
  CHOOSE ("C02", .moment = FOYER_MOMENT_ARRIVED, .n_items = 2, .waited_s = 15 * 60 + 1);
  CHOOSE ("N03", .moment = FOYER_MOMENT_ARRIVED, .n_items = 2, .hearing = TRUE);
  CHOOSE ("C02", .moment = FOYER_MOMENT_ARRIVED, .overran = TRUE);
  CHOOSE ("C01", .moment = FOYER_MOMENT_ARRIVED, .waited_s = 900);
  /* F02 and F03 before C13 before C11 */
  CHOOSE ("F02", .moment = FOYER_MOMENT_HOLD, .hold_reason = "fault");
  CHOOSE ("F03", .moment = FOYER_MOMENT_HOLD, .hold_reason = "fault", .long_fault = TRUE);
  CHOOSE ("C13", .moment = FOYER_MOMENT_HOLD, .hold_reason = "phone");
  CHOOSE ("C11", .moment = FOYER_MOMENT_HOLD, .hold_reason = "look-up");
  CHOOSE ("C34", .moment = FOYER_MOMENT_HOLD, .hold_reason = "copying");
  CHOOSE ("C35", .moment = FOYER_MOMENT_HOLD, .hold_reason = "supervisor");
  CHOOSE ("G05", .moment = FOYER_MOMENT_HOLD, .hold_reason = "form-filling", .form = TRUE);
  CHOOSE ("C36", .moment = FOYER_MOMENT_HOLD, .hold_reason = "form-filling");
  CHOOSE ("C36", .moment = FOYER_MOMENT_HOLD, .hold_reason = "other");
  CHOOSE ("C36", .moment = FOYER_MOMENT_HOLD, .hold_reason = "words of the clerk");
  /* At the reception. */
  CHOOSE ("G03", .moment = FOYER_MOMENT_ISSUED);
  CHOOSE ("G05", .moment = FOYER_MOMENT_ISSUED, .form = TRUE);
  CHOOSE ("S04", .moment = FOYER_MOMENT_ISSUED, .form = TRUE, .last_minutes = TRUE);
  CHOOSE ("G04", .moment = FOYER_MOMENT_ISSUED, .last_minutes = TRUE, .direct = TRUE);
  CHOOSE ("N01", .moment = FOYER_MOMENT_ISSUED, .direct = TRUE, .class = FOYER_CLASS_DISABLED);
  CHOOSE ("Q03", .moment = FOYER_MOMENT_ISSUED, .direct = TRUE, .class = FOYER_CLASS_URGENT);
  CHOOSE ("K01", .moment = FOYER_MOMENT_CALLED, .calls = 1, .max_calls = 1);
  CHOOSE ("K02", .moment = FOYER_MOMENT_CALLED, .calls = 2, .max_calls = 3);
  CHOOSE ("K03", .moment = FOYER_MOMENT_CALLED, .calls = 3, .max_calls = 3);
  CHOOSE (NULL, .moment = FOYER_MOMENT_CASH, .cash_state = "done");
  CHOOSE (NULL, .moment = FOYER_MOMENT_SUSPENDED);
}

/* S0-HA-3a to 3c, 5/D35: overtime, then holiday, then weekend unless it is worked. */
static void
test_farewell_follows_the_calendar (void)
{
  CHOOSE ("B01", .moment = FOYER_MOMENT_FAREWELL, .weekday = 4);
  CHOOSE ("B02", .moment = FOYER_MOMENT_FAREWELL, .weekday = 5);
  CHOOSE ("B02", .moment = FOYER_MOMENT_FAREWELL, .weekday = 6);
  CHOOSE ("B01", .moment = FOYER_MOMENT_FAREWELL, .weekday = 6, .make_up = TRUE);
  CHOOSE ("B03", .moment = FOYER_MOMENT_FAREWELL, .weekday = 6, .holiday = TRUE);
  CHOOSE ("B03", .moment = FOYER_MOMENT_FAREWELL, .weekday = 2, .holiday = TRUE);
  CHOOSE ("B05", .moment = FOYER_MOMENT_FAREWELL, .weekday = 6, .holiday = TRUE, .overtime = TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hall/phrases/list", test_list);
  g_test_add_func ("/hall/phrases/hall-words-a-phrase-anew", test_hall_words_a_phrase_anew);
  g_test_add_func ("/hall/phrases/what-cannot-be-used-is-told", test_what_cannot_be_used_is_told);
  g_test_add_func ("/hall/phrases/twice-is-neither", test_twice_is_neither);
  g_test_add_func ("/hall/phrases/bytes-that-are-no-text", test_bytes_that_are_no_text);
  g_test_add_func ("/hall/phrases/filling-is-safe", test_filling_is_safe);
  g_test_add_func ("/hall/phrases/korean-particles", test_korean_particles_fit_what_is_before);
  g_test_add_func ("/hall/phrases/counters-and-plurals", test_counters_and_plurals);
  g_test_add_func ("/hall/phrases/dates-and-clocks", test_dates_and_clocks);
  g_test_add_func ("/hall/phrases/shipped-tables-are-whole", test_shipped_tables_are_whole);
  g_test_add_func ("/hall/phrases/chosen-phrases-ship", test_chosen_phrases_ship);
  g_test_add_func ("/hall/phrases/selection-order", test_selection_order);
  g_test_add_func ("/hall/phrases/farewell-follows-the-calendar",
                   test_farewell_follows_the_calendar);
  return g_test_run ();
}
