/* Money: sums that stay exact, amounts as people write them, and the fewest notes for a sum. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/foyer-error.h"
#include "base/foyer-money.h"

static FoyerCurrency *
make (const char *code, const char *symbol, int exponent, const FoyerMoney *values)
{
  FoyerCurrency *currency = foyer_currency_new (code);

  g_free (currency->symbol);
  currency->symbol = g_strdup (symbol);
  currency->exponent = exponent;
  for (; *values != 0; values++)
    g_assert_true (foyer_currency_add (currency, *values, FOYER_DENOMINATION_NOTE));
  return currency;
}

static const FoyerMoney yuan[] = { 1, 10, 5, 50, 100, 10000, 500, 1000, 2000, 5000, 0 };
static const FoyerMoney won[] = { 50000, 10000, 5000, 1000, 500, 100, 50, 10, 0 };
/* Three decimals: dinars of a thousand fils. */
static const FoyerMoney dinar[] = { 20000, 10000, 5000, 1000, 500, 250, 100, 50, 20, 10, 5, 0 };

static void
test_denominations (void)
{
  g_autoptr (FoyerCurrency) currency = make ("CNY", "¥", 2, yuan);

  for (guint i = 0; i + 1 < currency->denominations->len; i++)
    g_assert_cmpint (g_array_index (currency->denominations, FoyerDenomination, i).value, >,
                     g_array_index (currency->denominations, FoyerDenomination, i + 1).value);
  g_assert_cmpint (foyer_currency_find (currency, 10000), ==, 0);
  g_assert_cmpint (foyer_currency_find (currency, 3), ==, -1);
  g_assert_false (foyer_currency_add (currency, 100, FOYER_DENOMINATION_COIN));
  g_assert_false (foyer_currency_add (currency, 0, FOYER_DENOMINATION_COIN));
  g_assert_false (foyer_currency_add (currency, -5, FOYER_DENOMINATION_COIN));
  g_assert_false (foyer_currency_add (currency, FOYER_MONEY_MAX + 1, FOYER_DENOMINATION_COIN));
}

static void
test_sums (void)
{
  FoyerMoney sum = 7;

  g_assert_true (foyer_money_add (FOYER_MONEY_MAX - 1, 1, &sum));
  g_assert_cmpint (sum, ==, FOYER_MONEY_MAX);
  sum = 7;
  g_assert_false (foyer_money_add (FOYER_MONEY_MAX, 1, &sum));
  g_assert_false (foyer_money_add (-FOYER_MONEY_MAX, -1, &sum));
  g_assert_false (foyer_money_add (G_MAXINT64, G_MAXINT64, &sum));
  g_assert_false (foyer_money_add (G_MININT64, -1, &sum));
  g_assert_false (foyer_money_multiply (10000, G_MAXINT64, &sum));
  g_assert_false (foyer_money_multiply (FOYER_MONEY_MAX, 2, &sum));
  g_assert_cmpint (sum, ==, 7);
  g_assert_true (foyer_money_multiply (10000, 12, &sum));
  g_assert_cmpint (sum, ==, 120000);
}

static void
test_format (void)
{
  g_autoptr (FoyerCurrency) cny = make ("CNY", "¥", 2, yuan);
  g_autoptr (FoyerCurrency) krw = make ("KRW", "₩", 0, won);
  g_autoptr (FoyerCurrency) kwd = make ("KWD", "KD", 3, dinar);
  const struct
  {
    const FoyerCurrency *currency;
    FoyerMoney amount;
    const char *text, *plain;
  } cases[] = {
    { cny, 0, "¥0.00", "0.00" },
    { cny, 5, "¥0.05", "0.05" },
    { cny, 8760, "¥87.60", "87.60" },
    { cny, -1240, "−¥12.40", "-12.40" },
    { cny, 123456789, "¥1,234,567.89", "1234567.89" },
    { cny, FOYER_MONEY_MAX, "¥10,000,000,000,000.00", "10000000000000.00" },
    { krw, 999, "₩999", "999" },
    { krw, 1000, "₩1,000", "1000" },
    { krw, 12345678, "₩12,345,678", "12345678" },
    { kwd, 1250, "KD\u00a01.250", "1.250" },
    { kwd, -1000005, "−KD\u00a01,000.005", "-1000.005" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = foyer_money_format (cases[i].currency, cases[i].amount);
      g_autofree char *plain = foyer_money_to_plain (cases[i].currency, cases[i].amount);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpstr (plain, ==, cases[i].plain);
    }
}

static void
test_parse (void)
{
  g_autoptr (FoyerCurrency) cny = make ("CNY", "¥", 2, yuan);
  g_autoptr (FoyerCurrency) krw = make ("KRW", "₩", 0, won);
  g_autoptr (FoyerCurrency) kwd = make ("KWD", "KD", 3, dinar);
  const struct
  {
    const FoyerCurrency *currency;
    const char *text;
    FoyerMoney amount; /* -1: refused */
  } cases[] = {
    { cny, "12", 1200 },
    { cny, "12.", 1200 },
    { cny, "12.5", 1250 },
    { cny, "12.05", 1205 },
    { cny, ".5", 50 },
    { cny, "0", 0 },
    { cny, "00012.30", 1230 },
    { cny, "12.055", -1 },
    { cny, "1.2.3", -1 },
    { cny, "", -1 },
    { cny, ".", -1 },
    { cny, "-5", -1 },
    { cny, "+5", -1 },
    { cny, " 5", -1 },
    { cny, "1,000", -1 },
    { cny, "5e3", -1 },
    { cny, "0x10", -1 },
    { cny, "10000000000000", FOYER_MONEY_MAX },
    { cny, "10000000000000.01", -1 },
    { cny, "99999999999999999999999999", -1 },
    { krw, "12000", 12000 },
    { krw, "12000.", -1 },
    { krw, "12.5", -1 },
    { kwd, "1.25", 1250 },
    { kwd, "1.005", 1005 },
    { kwd, "1.0055", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      FoyerMoney amount = -1;
      gboolean done = foyer_money_parse (cases[i].currency, cases[i].text, &amount, &error);

      g_test_message ("“%s”", cases[i].text);
      g_assert_true (done == (cases[i].amount >= 0));
      if (!done)
        g_assert_error (error, FOYER_ERROR, FOYER_ERROR_BAD_AMOUNT);
      g_assert_cmpint (amount, ==, cases[i].amount);
    }
}

/* Whatever was written is read back as it was. */
static void
test_round_trip (void)
{
  FoyerCurrency *currencies[] = { make ("CNY", "¥", 2, yuan), make ("KRW", "₩", 0, won),
                                  make ("KWD", "KD", 3, dinar) };

  for (guint i = 0; i < 3000; i++)
    {
      const FoyerCurrency *currency = currencies[i % 3];
      FoyerMoney amount = (FoyerMoney) (g_test_rand_double () * (double) (1 << (i % 30))), again;
      g_autofree char *plain = foyer_money_to_plain (currency, amount);

      g_assert_true (foyer_money_parse (currency, plain, &again, NULL));
      g_assert_cmpint (again, ==, amount);
    }
  for (guint i = 0; i < G_N_ELEMENTS (currencies); i++)
    g_clear_pointer (&currencies[i], foyer_currency_free);
}

/* --- paying --- */

#define LIMIT 200

/* The fewest pieces by trying every way, and the least that stays unpaid; the slow yardstick. */
static void
pay_slowly (const FoyerMoney *values,
            const gint64 *available,
            FoyerMoney amount,
            gint64 *pieces,
            FoyerMoney *rest)
{
  gint64 fewest[LIMIT + 1];

  fewest[0] = 0;
  for (FoyerMoney sum = 1; sum <= amount; sum++)
    fewest[sum] = G_MAXINT;
  for (; *values != 0; values++, available++)
    for (gint64 piece = 0; piece < *available && piece <= amount / *values; piece++)
      for (FoyerMoney sum = amount; sum >= *values; sum--)
        fewest[sum] = MIN (fewest[sum], fewest[sum - *values] + 1);
  *rest = 0;
  while (fewest[amount - *rest] == G_MAXINT)
    ++*rest;
  *pieces = fewest[amount - *rest];
}

static void
test_split (void)
{
  static const FoyerMoney sets[][8] = {
    { 50, 20, 10, 5, 2, 1, 0 }, { 25, 10, 1, 0 },     { 12, 9, 7, 5, 0 },
    { 100, 99, 49, 7, 2, 0 },   { 30, 24, 12, 6, 0 }, { 7, 4, 3, 0 },
  };

  for (guint round = 0; round < 2000; round++)
    {
      const FoyerMoney *values = sets[round % G_N_ELEMENTS (sets)];
      g_autoptr (FoyerCurrency) currency = make ("ODD", "o", 0, values);
      FoyerMoney amount = g_test_rand_int_range (0, LIMIT), rest, least, sum = 0;
      gint64 available[8], counts[8], pieces = 0, fewest;
      gboolean scarce = round % 3 == 0;

      for (guint i = 0; i < G_N_ELEMENTS (available); i++)
        available[i] = scarce ? g_test_rand_int_range (0, 5) : LIMIT;
      rest = foyer_money_split (currency, amount, scarce ? available : NULL, counts);
      for (guint i = 0; i < currency->denominations->len; i++)
        {
          g_assert_cmpint (counts[i], >=, 0);
          if (scarce)
            g_assert_cmpint (counts[i], <=, available[i]);
          sum += counts[i] * values[i];
          pieces += counts[i];
        }
      g_assert_cmpint (sum + rest, ==, amount);
      pay_slowly (values, available, amount, &fewest, &least);
      g_assert_cmpint (rest, ==, least);
      g_assert_cmpint (pieces, ==, fewest);
    }
}

/* The largest first would take one of 25 and five of 1. */
static void
test_split_odd (void)
{
  static const FoyerMoney values[] = { 25, 10, 1, 0 };
  g_autoptr (FoyerCurrency) currency = make ("ODD", "o", 0, values);
  gint64 counts[3];

  g_assert_cmpint (foyer_money_split (currency, 30, NULL, counts), ==, 0);
  g_assert_cmpint (counts[0], ==, 0);
  g_assert_cmpint (counts[1], ==, 3);
  g_assert_cmpint (counts[2], ==, 0);
}

/* A sum that no till holds is no reason to wait for the answer. */
static void
test_split_large (void)
{
  g_autoptr (FoyerCurrency) currency = make ("CNY", "¥", 2, yuan);
  gint64 counts[FOYER_MOST_DENOMINATIONS];

  g_assert_cmpint (foyer_money_split (currency, FOYER_MONEY_MAX, NULL, counts), ==, 0);
  g_assert_cmpint (counts[0], ==, FOYER_MONEY_MAX / 10000);
  g_assert_cmpint (foyer_money_split (currency, 0, NULL, counts), ==, 0);
  g_assert_cmpint (counts[0], ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/money/denominations", test_denominations);
  g_test_add_func ("/base/money/sums", test_sums);
  g_test_add_func ("/base/money/format", test_format);
  g_test_add_func ("/base/money/parse", test_parse);
  g_test_add_func ("/base/money/round-trip", test_round_trip);
  g_test_add_func ("/base/money/split", test_split);
  g_test_add_func ("/base/money/split-odd", test_split_odd);
  g_test_add_func ("/base/money/split-large", test_split_large);
  return g_test_run ();
}
