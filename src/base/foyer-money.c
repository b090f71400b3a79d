/* Money: whole minor units of one currency, its denominations, and how an amount is written. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/foyer-money.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/foyer-error.h"

const char *const foyer_denomination_kinds[] = { "note", "coin", NULL };

FoyerCurrency *
foyer_currency_new (const char *code)
{
  FoyerCurrency *currency = g_new0 (FoyerCurrency, 1);

  currency->code = g_strdup (code);
  currency->symbol = g_strdup (code);
  currency->denominations = g_array_new (FALSE, TRUE, sizeof (FoyerDenomination));
  return currency;
}

void
foyer_currency_free (FoyerCurrency *currency)
{
  g_free (currency->code);
  g_free (currency->symbol);
  g_array_unref (currency->denominations);
  g_free (currency);
}

static FoyerMoney
get_value (const FoyerCurrency *currency, guint i)
{
  return g_array_index (currency->denominations, FoyerDenomination, i).value;
}

gboolean
foyer_currency_equal (const FoyerCurrency *a, const FoyerCurrency *b)
{
  if (!g_str_equal (a->code, b->code) || a->exponent != b->exponent ||
      a->denominations->len != b->denominations->len)
    return FALSE;
  for (guint i = 0; i < a->denominations->len; i++)
    if (get_value (a, i) != get_value (b, i))
      return FALSE;
  return TRUE;
}

gboolean
foyer_currency_add (FoyerCurrency *currency, FoyerMoney value, FoyerDenominationKind kind)
{
  FoyerDenomination denomination = { value, kind };
  guint place = 0;

  if (value <= 0 || value > FOYER_MONEY_MAX || foyer_currency_find (currency, value) >= 0 ||
      currency->denominations->len == FOYER_MOST_DENOMINATIONS)
    return FALSE;
  while (place < currency->denominations->len && get_value (currency, place) > value)
    place++;
  g_array_insert_val (currency->denominations, place, denomination);
  return TRUE;
}

int
foyer_currency_find (const FoyerCurrency *currency, FoyerMoney value)
{
  for (guint i = 0; i < currency->denominations->len; i++)
    if (get_value (currency, i) == value)
      return (int) i;
  return -1;
}

static gboolean
keep (gboolean overflows, FoyerMoney result, FoyerMoney *place)
{
  if (overflows || result > FOYER_MONEY_MAX || result < -FOYER_MONEY_MAX)
    return FALSE;
  *place = result;
  return TRUE;
}

gboolean
foyer_money_add (FoyerMoney a, FoyerMoney b, FoyerMoney *sum)
{
  FoyerMoney result;
  gboolean overflows = __builtin_add_overflow (a, b, &result);

  return keep (overflows, result, sum);
}

gboolean
foyer_money_multiply (FoyerMoney value, gint64 count, FoyerMoney *product)
{
  FoyerMoney result;
  gboolean overflows = __builtin_mul_overflow (value, count, &result);

  return keep (overflows, result, product);
}

static gint64
get_unit (const FoyerCurrency *currency)
{
  gint64 unit = 1;

  for (int i = 0; i < currency->exponent; i++)
    unit *= 10;
  return unit;
}

static char *
write_amount (const FoyerCurrency *currency, FoyerMoney amount, const char *group)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 unit = get_unit (currency), size = amount < 0 ? -amount : amount;

  g_string_printf (text, "%" G_GINT64_FORMAT, size / unit);
  for (gssize place = (gssize) text->len - 3; place > 0; place -= 3)
    g_string_insert (text, place, group);
  if (currency->exponent > 0)
    g_string_append_printf (text, ".%0*" G_GINT64_FORMAT, currency->exponent, size % unit);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
foyer_money_format (const FoyerCurrency *currency, FoyerMoney amount)
{
  g_autofree char *number = write_amount (currency, amount, ",");
  gsize length = strlen (currency->symbol);
  gboolean apart =
      length > 0 &&
      g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (currency->symbol + length)));

  return g_strconcat (amount < 0 ? "−" : "", currency->symbol, apart ? "\u00a0" : "", number, NULL);
}

char *
foyer_money_to_plain (const FoyerCurrency *currency, FoyerMoney amount)
{
  g_autofree char *number = write_amount (currency, amount, "");

  return g_strconcat (amount < 0 ? "-" : "", number, NULL);
}

static gboolean
refuse_text (const char *text, GError **error)
{
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_AMOUNT,
               _ ("“%s” is not an amount of money here. Nothing was changed."), text);
  return FALSE;
}

gboolean
foyer_money_parse (const FoyerCurrency *currency,
                   const char *text,
                   FoyerMoney *amount,
                   GError **error)
{
  FoyerMoney value = 0;
  int decimals = -1, digits = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '.' && decimals < 0 && currency->exponent > 0)
        {
          decimals = 0;
          continue;
        }
      if (!g_ascii_isdigit (*p) || decimals == currency->exponent ||
          !foyer_money_multiply (value, 10, &value) || !foyer_money_add (value, *p - '0', &value))
        return refuse_text (text, error);
      digits++;
      decimals += decimals >= 0;
    }
  for (int i = MAX (decimals, 0); i < currency->exponent; i++)
    if (!foyer_money_multiply (value, 10, &value))
      return refuse_text (text, error);
  if (digits == 0)
    return refuse_text (text, error);
  *amount = value;
  return TRUE;
}

/* --- paying an amount --- */

/* No till is so odd that this does not find the fewest; but nobody waits longer than this. */
#define MOST_TRIES 200000

typedef struct
{
  const FoyerCurrency *currency;
  const gint64 *available;
  FoyerMoney reach[FOYER_MOST_DENOMINATIONS + 1]; /* most that this and smaller ones can pay */
  gint64 counts[FOYER_MOST_DENOMINATIONS];
  gint64 *best;
  FoyerMoney best_rest;
  gint64 best_pieces;
  guint tries;
} Search;

static void
keep_best (Search *search, FoyerMoney rest, gint64 pieces)
{
  if (rest > search->best_rest || (rest == search->best_rest && pieces >= search->best_pieces))
    return;
  search->best_rest = rest;
  search->best_pieces = pieces;
  memcpy (search->best, search->counts,
          search->currency->denominations->len * sizeof *search->counts);
}

/* Whether what is left could still lead to something better than the best so far. */
static gboolean
is_worth_it (const Search *search, guint i, FoyerMoney rest, gint64 pieces)
{
  FoyerMoney least_rest = MAX (rest - search->reach[i], 0);

  if (least_rest != search->best_rest)
    return least_rest < search->best_rest;
  return pieces + (rest - least_rest + get_value (search->currency, i) - 1) /
                      get_value (search->currency, i) <
         search->best_pieces;
}

static void
pay (Search *search, guint i, FoyerMoney rest, gint64 pieces)
{
  gint64 most;

  if (rest == 0 || i == search->currency->denominations->len)
    {
      keep_best (search, rest, pieces);
      return;
    }
  most = rest / get_value (search->currency, i);
  if (search->available != NULL)
    most = MIN (most, MAX (search->available[i], 0));
  for (gint64 count = most; count >= 0 && search->tries < MOST_TRIES; count--)
    {
      FoyerMoney left = rest - count * get_value (search->currency, i);

      search->tries++;
      search->counts[i] = count;
      if (left == 0 || i + 1 == search->currency->denominations->len ||
          is_worth_it (search, i + 1, left, pieces + count))
        pay (search, i + 1, left, pieces + count);
      else if (left > search->reach[i + 1] && left - search->reach[i + 1] > search->best_rest)
        break; /* fewer of this one leave even more unpaid */
    }
  search->counts[i] = 0;
}

FoyerMoney
foyer_money_split (const FoyerCurrency *currency,
                   FoyerMoney amount,
                   const gint64 *available,
                   gint64 *counts)
{
  guint n = currency->denominations->len;
  Search search = {
    .currency = currency,
    .available = available,
    .best = counts,
    .best_rest = MAX (amount, 0) + 1,
    .best_pieces = G_MAXINT64,
  };

  memset (counts, 0, n * sizeof *counts);
  for (guint i = n; i-- > 0;)
    {
      FoyerMoney all = FOYER_MONEY_MAX;

      if (available != NULL &&
          !foyer_money_multiply (get_value (currency, i), MAX (available[i], 0), &all))
        all = FOYER_MONEY_MAX;
      if (!foyer_money_add (search.reach[i + 1], all, &search.reach[i]))
        search.reach[i] = FOYER_MONEY_MAX;
    }
  pay (&search, 0, MAX (amount, 0), 0);
  return search.best_rest;
}
