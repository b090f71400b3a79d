/* How a customer is reached: hours as people write them, and whether now is a quiet one (S0-HL-7).
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-contact.h"

/* What is written, and what the hall makes of it in English; %NULL: not understood. */
static const struct
{
  const char *text, *read;
} cases[] = {
  { "", "" },
  { "  ", "" },
  { "09:00-11:30", "09:00-11:30" },
  { "9-11, 14:00-16:30", "09:00-11:00, 14:00-16:30" },
  { "09:00 - 11:30", "09:00-11:30" },
  { "09:00–11:30", "09:00-11:30" },
  { "not 12:00-14:00", "not 12:00-14:00" },
  { "NOT 12-14; 9-18", "09:00-18:00, not 12:00-14:00" },
  { "20:00-08:00", "20:00-08:00" },
  { "00:00-24:00", "00:00-24:00" },
  { "any", "any time" },
  { "Any time", "any time" },
  { "any time, not 12:00-14:00", "not 12:00-14:00" },
  /* As a Chinese or Korean keyboard writes it. */
  { "随时", "any time" },
  { "９：００～１１：３０", "09:00-11:30" },
  { "9:00至11:30，避开12:00-14:00", "09:00-11:30, not 12:00-14:00" },
  { "不要 12:00-14:00", "not 12:00-14:00" },
  { "언제든지", "any time" },
  { "12:00-14:00 제외", "not 12:00-14:00" },
  { "09:00-18:00, 12:00-14:00 제외", "09:00-18:00, not 12:00-14:00" },
  { "12:00-14:00제외", "not 12:00-14:00" },
  { "1-2 3-4 5-6 7-8", "01:00-02:00, 03:00-04:00, 05:00-06:00, 07:00-08:00" },
  { "1-2 3-4 5-6 7-8 9-10", NULL },
  { "12:00", NULL },
  { "12:00-12:00", NULL },
  { "09:60-11:00", NULL },
  { "9:5-11:00", NULL },
  { "25:00-26:00", NULL },
  { "-09:00-11:00", NULL },
  { "09:00-11:00-12:00", NULL },
  { "not", NULL },
  { "not any", NULL },
  { "any 09:00-11:00", NULL },
  { "제외", NULL },
  { "mornings", NULL },
  { "09:00-11:00 please", NULL },
};

static void
test_read (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FoyerContact contact = { .read_back = TRUE, .any_time = TRUE };
      gboolean done = foyer_contact_read (cases[i].text, &contact);
      g_autofree char *text = foyer_contact_write (&contact, FOYER_LANGUAGE_EN);

      g_test_message ("case %u: %s", i, cases[i].text);
      g_assert_true (done == (cases[i].read != NULL));
      g_assert_cmpstr (text, ==, done ? cases[i].read : "");
      g_assert_true (contact.read_back);
    }
}

/* What one language writes, the hall reads again, whoever's window it is. */
static void
test_write (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int language = 0; cases[i].read != NULL && language < FOYER_N_LANGUAGES; language++)
      {
        FoyerContact contact = { .read_back = FALSE }, again = { .read_back = FALSE };
        g_autofree char *text = NULL;

        g_assert_true (foyer_contact_read (cases[i].text, &contact));
        text = foyer_contact_write (&contact, (FoyerLanguage) language);
        g_test_message ("case %u: %s", i, text);
        g_assert_true (foyer_contact_read (text, &again));
        g_assert_cmpmem (&again, sizeof again, &contact, sizeof contact);
      }
}

static void
test_hours (void)
{
  FoyerRingHours hours;
  g_autofree char *text = NULL;

  g_assert_true (foyer_ring_hours_read (NULL, &hours));
  g_assert_cmpuint (hours.n_spans, ==, 0);
  g_assert_true (foyer_ring_hours_read ("9-11, 14:00-16:00", &hours));
  text = foyer_ring_hours_write (&hours);
  g_assert_cmpstr (text, ==, "09:00-11:00, 14:00-16:00");
  /* Words belong into the one field of a window. */
  g_assert_false (foyer_ring_hours_read ("not 9-11", &hours));
  g_assert_cmpuint (hours.n_spans, ==, 0);
}

/* Begin included, end not; past midnight; outside the good hours. */
static void
test_quiet (void)
{
  static const struct
  {
    const char *text;
    int hour, minute;
    gboolean quiet;
  } times[] = {
    { "", 3, 0, FALSE },
    { "any", 3, 0, FALSE },
    { "not 12:00-14:00", 11, 59, FALSE },
    { "not 12:00-14:00", 12, 0, TRUE },
    { "not 12:00-14:00", 13, 59, TRUE },
    { "not 12:00-14:00", 14, 0, FALSE },
    { "not 20:00-08:00", 23, 0, TRUE },
    { "not 20:00-08:00", 7, 59, TRUE },
    { "not 20:00-08:00", 8, 0, FALSE },
    { "09:00-11:30", 8, 59, TRUE },
    { "09:00-11:30", 9, 0, FALSE },
    { "09:00-11:30", 11, 30, TRUE },
    { "09:00-18:00, not 12:00-14:00", 12, 30, TRUE },
    { "09:00-18:00, not 12:00-14:00", 15, 0, FALSE },
    { "00:00-24:00", 0, 0, FALSE },
    { "00:00-24:00", 23, 59, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      FoyerContact contact = { .read_back = FALSE };

      g_test_message ("case %u: %s at %d:%02d", i, times[i].text, times[i].hour, times[i].minute);
      g_assert_true (foyer_contact_read (times[i].text, &contact));
      g_assert_true (foyer_contact_is_quiet (&contact, times[i].hour * 60 + times[i].minute) ==
                     times[i].quiet);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hall/contact/read", test_read);
  g_test_add_func ("/hall/contact/write", test_write);
  g_test_add_func ("/hall/contact/hours", test_hours);
  g_test_add_func ("/hall/contact/quiet", test_quiet);
  return g_test_run ();
}
