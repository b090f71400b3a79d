/* Money: whole minor units of one currency, its denominations, and how an amount is written. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An amount in minor units (fen, won, cent). No floating point anywhere. */
typedef gint64 FoyerMoney;

/* No amount that a till can hold is larger; sums up to here are exact in every reader of JSON. */
#define FOYER_MONEY_MAX G_GINT64_CONSTANT (1000000000000000)

typedef enum
{
  FOYER_DENOMINATION_NOTE,
  FOYER_DENOMINATION_COIN,
} FoyerDenominationKind;

extern const char *const foyer_denomination_kinds[];

typedef struct
{
  FoyerMoney value;
  FoyerDenominationKind kind;
} FoyerDenomination;

#define FOYER_MOST_DENOMINATIONS 32

/* What the currency is; everything that differs between currencies is a value here. */
typedef struct
{
  char *code;            /* ISO 4217, "CNY" */
  char *symbol;          /* "¥" */
  int exponent;          /* decimals of the major unit: 0, 2, 3 */
  GArray *denominations; /* of FoyerDenomination, the largest first */
} FoyerCurrency;

/* @exponent 0 and no denominations. (transfer full) */
FoyerCurrency *foyer_currency_new (const char *code);
void foyer_currency_free (FoyerCurrency *currency);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerCurrency, foyer_currency_free)

gboolean foyer_currency_equal (const FoyerCurrency *a, const FoyerCurrency *b);

/* Puts a denomination in its place; %FALSE when its value is there already, is not above 0 and at
 * most %FOYER_MONEY_MAX, or there are %FOYER_MOST_DENOMINATIONS. */
gboolean foyer_currency_add (FoyerCurrency *currency, FoyerMoney value, FoyerDenominationKind kind);
/* Index of the denomination of @value, -1 when there is none. */
int foyer_currency_find (const FoyerCurrency *currency, FoyerMoney value);

/* %FALSE, and nothing set, when the result is outside ±%FOYER_MONEY_MAX. */
gboolean foyer_money_add (FoyerMoney a, FoyerMoney b, FoyerMoney *sum);
gboolean foyer_money_multiply (FoyerMoney value, gint64 count, FoyerMoney *product);

/* "¥1,234.50", "₩12,345", "−KD 1.250": thousands grouped, the minus before the symbol, which stands
 * apart when it is made of letters. (transfer full) */
char *foyer_money_format (const FoyerCurrency *currency, FoyerMoney amount);
/* The same without symbol and grouping, as it would be typed: "1234.50". (transfer full) */
char *foyer_money_to_plain (const FoyerCurrency *currency, FoyerMoney amount);

/* What a keypad gives: digits and at most one point, "12", "12.5", ".50"; not more decimals than
 * the currency has. %FOYER_ERROR_BAD_AMOUNT for anything else and above %FOYER_MONEY_MAX. */
gboolean foyer_money_parse (const FoyerCurrency *currency,
                            const char *text,
                            FoyerMoney *amount,
                            GError **error);

/**
 * foyer_money_split:
 * @available: how many there are of each denomination, in their order; %NULL: enough of all
 * @counts: room for one number per denomination
 *
 * Pays @amount in as few notes and coins as can be. Taking the largest first would miss sums that
 * can be paid and pay others in too many pieces when denominations are odd or the till is short.
 *
 * Returns: what cannot be paid: 0 when @counts makes up @amount; else the best that stays below it.
 */
FoyerMoney foyer_money_split (const FoyerCurrency *currency,
                              FoyerMoney amount,
                              const gint64 *available,
                              gint64 *counts);

G_END_DECLS
