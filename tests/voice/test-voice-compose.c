/* From rows to what is said: the hall's wishes hold, and a preview tells it beforehand. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "engine/foyer-phrases.h"
#include "hall/foyer-spoken.h"
#include "voice/foyer-compose.h"
#include "voice/foyer-synth.h"

static FoyerConfig *
make_config (void)
{
  FoyerConfig *config = foyer_config_new ();

  config->languages[0] = FOYER_LANGUAGE_ZH;
  config->languages[1] = FOYER_LANGUAGE_KO;
  config->languages[2] = FOYER_LANGUAGE_EN;
  config->n_languages = 3;
  return config;
}

static char *
preview_text (const FoyerMessage *message)
{
  g_autoptr (GPtrArray) previews = foyer_compose_preview (message);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < previews->len; i++)
    {
      const FoyerPreview *preview = g_ptr_array_index (previews, i);

      g_string_append_printf (text, "%s:%s%s%s;", foyer_voice_language_code (preview->language),
                              preview->words, preview->silent ? "!" : "", preview->cut ? "…" : "");
    }
  return g_string_free (text, FALSE);
}

static void
assert_said (const FoyerConfig *config, const FoyerAnnouncement *row, const char *expected)
{
  g_autoptr (FoyerMessage) message = foyer_compose (config, row, NULL);
  g_autofree char *text = preview_text (message);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_calls (void)
{
  g_autoptr (FoyerConfig) config = make_config ();
  const FoyerAnnouncement call = { .kind = FOYER_ANNOUNCEMENT_CALL,
                                   .number = (char *) "A012",
                                   .counter = 3,
                                   .calls = 1,
                                   .language = FOYER_LANGUAGE_KO };

  assert_said (config, &call,
               "zh:请A 零一二号顾客, 前往三号窗口.;"
               "ko:에이 공일이번 고객님, 삼번 창구로 오시기 바랍니다.;");
  /* The other reading of Korean numbers. */
  config->voice->cardinal[FOYER_LANGUAGE_KO] = TRUE;
  config->voice->zh_yao = TRUE;
  config->voice->own_first = TRUE;
  assert_said (config, &call,
               "ko:에이 십이번 고객님, 삼번 창구로 오시기 바랍니다.;"
               "zh:请A 零幺二号顾客, 前往三号窗口.;");
}

/* K05: the counter that called first has paused, and the customer is to go to another one. Counters
 * are numbers in both places, tickets are spelled. */
static void
test_reassigned (void)
{
  static const struct
  {
    gint64 before, to;
    const char *said;
  } cases[] = {
    { 1, 2,
      "zh:B 一零二号顾客, 一号窗口临时有事, 请改到二号窗口.;"
      "ko:비 일공이번 고객님, 일번 창구가 잠시 중단되어 이번 창구로 모시겠습니다.;"
      "en:Ticket B one zero two, counter one has paused. Please go to counter two instead.;" },
    { 12, 30,
      "zh:B 一零二号顾客, 十二号窗口临时有事, 请改到三十号窗口.;"
      "ko:비 일공이번 고객님, 십이번 창구가 잠시 중단되어 삼십번 창구로 모시겠습니다.;"
      "en:Ticket B one zero two, counter twelve has paused. "
      "Please go to counter thirty instead.;" },
    { 99, 21,
      "zh:B 一零二号顾客, 九十九号窗口临时有事, 请改到二十一号窗口.;"
      "ko:비 일공이번 고객님, 구십구번 창구가 잠시 중단되어 이십일번 창구로 모시겠습니다.;"
      "en:Ticket B one zero two, counter ninety nine has paused. "
      "Please go to counter twenty one instead.;" },
  };
  g_autoptr (FoyerConfig) config = make_config ();
  FoyerAnnouncement call = { .kind = FOYER_ANNOUNCEMENT_CALL,
                             .number = (char *) "B102",
                             .calls = 1,
                             .language = FOYER_LANGUAGE_EN };

  config->voice->languages[0] = FOYER_LANGUAGE_ZH;
  config->voice->languages[1] = FOYER_LANGUAGE_KO;
  config->voice->n_languages = 2;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      call.counter_before = cases[i].before;
      call.counter = cases[i].to;
      assert_said (config, &call, cases[i].said);
    }
  /* A hall that calls once only still says why it is another counter. */
  call.last = TRUE;
  assert_said (config, &call, cases[2].said);
  /* N04 says the new counter twice as slowly, and somebody comes to the seat. */
  call.hearing = TRUE;
  assert_said (config, &call,
               "en:Ticket B one zero two, B one zero two, counter twenty one, please. "
               "Our receptionist will come to your seat.;");
}

/* Minute of the wall clock in UTC. */
static FoyerTime
at (int hours, int minutes)
{
  return (FoyerTime) (20000 * 24 * 60 + hours * 60 + minutes) * FOYER_MINUTE;
}

static void
test_occasion (void)
{
  g_autoptr (FoyerConfig) config = make_config ();
  const FoyerQuiet noon = { 12 * 60, 13 * 60 };
  const FoyerVolume evening = { 18 * 60, -9 };
  FoyerStationVolume *volume = g_new0 (FoyerStationVolume, 1);
  FoyerAnnouncement call = {
    .kind = FOYER_ANNOUNCEMENT_CALL, .number = (char *) "A012", .counter = 3, .calls = 1
  };
  const struct
  {
    FoyerOccasion occasion;
    guint n_segments, repeat;
    double gain_db;
  } cases[] = {
    { { "hall", at (18, 0), 0, FALSE }, 1, 2, -9.0 },
    { { "hall", at (18, 0), 4, FALSE }, 1, 1, -9.0 },
    { { "desk", at (18, 0), 0, FALSE }, 1, 2, 0.0 },
    { { "hall", at (12, 30), 0, FALSE }, 0, 2, -9.0 },
    { { "hall", at (13, 0), 3, FALSE }, 1, 2, -9.0 },
    { { "desk", at (18, 0), 0, TRUE }, 0, 2, 0.0 },
  };

  g_array_append_val (config->voice->quiet, noon);
  volume->station = g_strdup ("hall");
  volume->steps = g_array_new (FALSE, FALSE, sizeof (FoyerVolume));
  g_array_append_val (volume->steps, evening);
  g_ptr_array_add (config->voice->volume, volume);
  config->voice->repeat = 2;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FoyerMessage) message = foyer_compose (config, &call, &cases[i].occasion);

      g_assert_cmpuint (message->segments->len, ==, cases[i].n_segments);
      g_assert_cmpuint (message->repeat, ==, cases[i].repeat);
      g_assert_cmpfloat_with_epsilon (message->gain_db, cases[i].gain_db, 0.01);
    }
  /* An emergency is as loud as ever and is always said. */
  call = (FoyerAnnouncement){ .kind = FOYER_ANNOUNCEMENT_EMERGENCY,
                              .notice = (char *) "evacuation",
                              .text = (char *) "x" };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FoyerMessage) message = foyer_compose (config, &call, &cases[i].occasion);

      g_assert_cmpuint (message->segments->len, ==, 3);
      g_assert_cmpfloat_with_epsilon (message->gain_db, 0.0, 0.01);
    }
}

static void
test_notices (void)
{
  g_autoptr (FoyerConfig) config = make_config ();
  const FoyerAnnouncement fault = { .kind = FOYER_ANNOUNCEMENT_NOTICE,
                                    .notice = (char *) "recovered",
                                    .text = (char *) "kept" };
  const FoyerAnnouncement later = { .kind = FOYER_ANNOUNCEMENT_NOTICE,
                                    .language = FOYER_LANGUAGE_EN,
                                    .notice = (char *) "of-a-later-version",
                                    .text = (char *) "Kept with it." };

  config->n_languages = 2;
  config->voice->notices[FOYER_NOTICE_RECOVERED].in[FOYER_LANGUAGE_KO] =
      g_strdup ("A012번부터 다시 시작합니다.");
  assert_said (config, &fault,
               "zh:系统已经恢复, 按原来的号码顺序继续办理, 谢谢大家.;"
               "ko:에이 공일이번부터 다시 시작합니다.;");
  assert_said (config, &later, "en:Kept with it.;");
}

/* Whatever is typed: the preview says what would be heard, and at most 300 characters of it. */
static void
test_odd_texts (void)
{
  g_autofree char *long_text = g_strnfill (10000, 'x');
  const char *const texts[] = {
    "",
    " ",
    "\x01\x02\x1b[31m",
    "Hello 你好 안녕",
    "<speak>&amp;</speak>",
    "😀😀",
    "\xff\xfe",
    "%s%n",
    "\u202eabc",
    "[[h@loU]]",
    long_text,
  };
  g_autoptr (FoyerConfig) config = make_config ();
  guint n_silent = 0, n_cut = 0;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (int language = 0; language < FOYER_N_LANGUAGES; language++)
      {
        const FoyerAnnouncement say = { .kind = FOYER_ANNOUNCEMENT_NOTICE,
                                        .language = language,
                                        .text = (char *) texts[i] };
        g_autoptr (FoyerMessage) message = foyer_compose (config, &say, NULL);
        g_autoptr (GPtrArray) previews = foyer_compose_preview (message);
        const FoyerPreview *preview = g_ptr_array_index (previews, 0);

        g_assert_cmpuint (previews->len, ==, 1);
        g_assert_true (g_utf8_validate (preview->words, -1, NULL));
        g_assert_cmpint (g_utf8_strlen (preview->words, -1), <=, 2 * FOYER_SYNTH_MAX_CHARACTERS);
        for (const char *p = preview->words; *p != '\0'; p++)
          g_assert_false (g_ascii_iscntrl (*p) || *p == '<' || *p == '[');
        n_silent += preview->silent ? 1 : 0;
        n_cut += preview->cut ? 1 : 0;
      }
  g_assert_cmpuint (n_silent, >=, 9);
  g_assert_cmpuint (n_cut, ==, 3);
}

/* Letters and digits alone: where the voice pauses is its own affair. */
static char *
take_letters (const char *text)
{
  GString *letters = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (letters, g_unichar_tolower (g_utf8_get_char (p)));
  return g_string_free (letters, FALSE);
}

static char *
say_letters (const FoyerConfig *config, const FoyerAnnouncement *row)
{
  g_autoptr (FoyerMessage) message = foyer_compose (config, row, NULL);
  g_autofree char *text = preview_text (message);

  return take_letters (text);
}

static void
word_anew (FoyerConfig *config, FoyerSpoken spoken, const FoyerPhrase *phrase)
{
  for (guint i = 0; i < FOYER_N_LANGUAGES; i++)
    {
      g_free (config->voice->wording[spoken].in[i]);
      config->voice->wording[spoken].in[i] = phrase != NULL ? g_strdup (phrase->text.in[i]) : NULL;
    }
}

/* What the voice says of its own accord is what the shipped phrases say, to the letter: a hall that
 * writes down the shipped words hears no other. */
static void
test_shipped_words (void)
{
  static const struct
  {
    FoyerSpoken spoken;
    FoyerAnnouncement row;
  } cases[] = {
    { FOYER_SPOKEN_CALL, { .calls = 1 } },
    { FOYER_SPOKEN_RECALL, { .calls = 2 } },
    { FOYER_SPOKEN_LAST_CALL, { .calls = 3, .last = TRUE } },
    { FOYER_SPOKEN_HEARING, { .calls = 1, .hearing = TRUE } },
    { FOYER_SPOKEN_REASSIGNED, { .calls = 1, .counter_before = 7 } },
    { FOYER_SPOKEN_CLOSING, { .notice = (char *) "closing" } },
    { FOYER_SPOKEN_FAULT, { .notice = (char *) "fault" } },
    { FOYER_SPOKEN_RECOVERED, { .notice = (char *) "recovered" } },
  };
  g_autoptr (FoyerConfig) config = make_config ();
  g_autoptr (FoyerPhraseBook) book = foyer_phrases_load ("/nonexistent/hall.db");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int language = 0; language < FOYER_N_LANGUAGES; language++)
      {
        const char *id = foyer_spoken_get_phrase (cases[i].spoken);
        FoyerAnnouncement row = cases[i].row;
        g_autofree char *usual = NULL, *own = NULL;

        row.kind = row.notice != NULL ? FOYER_ANNOUNCEMENT_NOTICE : FOYER_ANNOUNCEMENT_CALL;
        row.language = language;
        row.number = row.notice == NULL ? (char *) "A015" : NULL;
        row.counter = row.notice == NULL ? 3 : 0;
        usual = say_letters (config, &row);
        word_anew (config, cases[i].spoken, foyer_phrase_book_find (book, id));
        own = say_letters (config, &row);
        word_anew (config, cases[i].spoken, NULL);
        g_assert_cmpstr (own, ==, usual);
      }
}

/* The same of what is said of a moment. */
static void
test_shipped_moments (void)
{
  static const FoyerSpoken moments[] = { FOYER_SPOKEN_BUSY,       FOYER_SPOKEN_LEFT_BEHIND,
                                         FOYER_SPOKEN_EARLY_STOP, FOYER_SPOKEN_HOLIDAY,
                                         FOYER_SPOKEN_REOPENED,   FOYER_SPOKEN_PRIORITY };
  g_autoptr (FoyerConfig) config = make_config ();
  g_autoptr (FoyerPhraseBook) book = foyer_phrases_load ("/nonexistent/hall.db");
  g_autoptr (FoyerPhraseFacts) facts = foyer_phrase_facts_new ();

  foyer_phrase_facts_set_number (facts, "wait", 20);
  foyer_phrase_facts_set_number (facts, "counter", 2);
  foyer_phrase_facts_set_text (facts, "time", "15:05");
  foyer_phrase_facts_set_text (facts, "reason", "X");
  foyer_phrase_facts_set_text (facts, "holiday", "Y");
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    for (int language = 0; language < FOYER_N_LANGUAGES; language++)
      {
        const FoyerPhrase *phrase =
            foyer_phrase_book_find (book, foyer_spoken_get_phrase (moments[i]));
        FoyerAnnouncement row = { .kind = FOYER_ANNOUNCEMENT_NOTICE, .language = language };
        g_autofree char *text = foyer_spoken_write (config->voice, moments[i], language, facts);
        g_autofree char *shipped = foyer_phrase_fill (phrase, language, facts);
        g_autofree char *usual = NULL, *own = NULL;

        row.text = text;
        usual = say_letters (config, &row);
        row.text = shipped;
        own = say_letters (config, &row);
        g_assert_cmpstr (own, ==, usual);
      }
}

/* A hall's own words: in the languages where it has some, with numbers spelled as ever, and the
 * number twice, with what stands behind it, for somebody who hears badly. */
static void
test_own_words (void)
{
  g_autoptr (FoyerConfig) config = make_config ();
  FoyerAnnouncement call = { .kind = FOYER_ANNOUNCEMENT_CALL,
                             .number = (char *) "A015",
                             .counter = 12,
                             .calls = 1,
                             .language = FOYER_LANGUAGE_EN };

  config->voice->wording[FOYER_SPOKEN_CALL].in[FOYER_LANGUAGE_ZH] =
      g_strdup ("{ticket}号您好，{counter}号窗口有请。");
  assert_said (config, &call,
               "zh:A 零一五号您好, 十二号窗口有请.;"
               "en:Ticket eigh zero one five, please go to counter twelve.;");
  config->voice->wording[FOYER_SPOKEN_HEARING].in[FOYER_LANGUAGE_ZH] =
      g_strdup ("{ticket}号，{counter}号窗口。");
  call.language = FOYER_LANGUAGE_ZH;
  call.hearing = TRUE;
  assert_said (config, &call, "zh:A 零一五号, A 零一五号, 十二号窗口.;");
  config->voice->wording[FOYER_SPOKEN_REASSIGNED].in[FOYER_LANGUAGE_ZH] =
      g_strdup ("{ticket}号不去{counter}号窗口，去{counter2}号窗口。");
  call.hearing = FALSE;
  call.counter_before = 3;
  assert_said (config, &call, "zh:A 零一五号不去三号窗口, 去十二号窗口.;");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/voice/compose/calls", test_calls);
  g_test_add_func ("/voice/compose/reassigned", test_reassigned);
  g_test_add_func ("/voice/compose/occasion", test_occasion);
  g_test_add_func ("/voice/compose/notices", test_notices);
  g_test_add_func ("/voice/compose/odd-texts", test_odd_texts);
  g_test_add_func ("/voice/compose/shipped-words", test_shipped_words);
  g_test_add_func ("/voice/compose/shipped-moments", test_shipped_moments);
  g_test_add_func ("/voice/compose/own-words", test_own_words);
  return g_test_run ();
}
