/* What a phrase about money says: sums, and what is doubtful about a note. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/counter/foyer-courtesy-money.h"

/* Not for gettext: it is said in the customer's language. */
static const struct
{
  const char *code;
  const char *in[FOYER_N_LANGUAGES]; /* as in FoyerNames */
} grounds[] = {
  { "watermark", { "水印", "워터마크", "the watermark" } },
  { "thread", { "安全线", "은선", "the security thread" } },
  { "paper", { "纸质", "종이 질", "the paper" } },
  { "print", { "印刷", "인쇄", "the print" } },
  { "serial", { "冠字号码", "일련번호", "the serial number" } },
  { "size", { "尺寸", "크기", "the size" } },
  { "detector", { "验钞机提示", "감별기 반응", "the detector" } },
  { "other", { "其他疑点", "그 밖의 의심점", "other signs" } },
};

static void
add_grounds (FoyerPhraseFacts *facts, const char *codes)
{
  static const char *const commas[FOYER_N_LANGUAGES] = { "、", ", ", ", " };
  g_auto (GStrv) list = g_strsplit (codes, ",", -1);
  FoyerNames names = { { NULL } };

  for (guint language = 0; language < FOYER_N_LANGUAGES; language++)
    {
      GString *text = g_string_new (NULL);

      for (guint i = 0; list[i] != NULL; i++)
        for (guint g = 0; g < G_N_ELEMENTS (grounds); g++)
          if (g_str_equal (grounds[g].code, list[i]))
            g_string_append_printf (text, "%s%s", text->len > 0 ? commas[language] : "",
                                    grounds[g].in[language]);
      names.in[language] = g_string_free (text, FALSE);
    }
  foyer_phrase_facts_set_names (facts, "basis", &names);
  for (guint language = 0; language < FOYER_N_LANGUAGES; language++)
    g_free (names.in[language]);
}

void
foyer_courtesy_add_money (const FoyerCurrency *currency,
                          FoyerCashItem *item,
                          FoyerPhraseFacts *facts)
{
  const FoyerCash *cash = foyer_cash_item_get_cash (item);
  FoyerMoney difference = foyer_cash_get_difference (cash), change = foyer_cash_get_change (cash);
  FoyerMoney amount = cash->state == FOYER_CASH_COUNTING   ? cash->counted
                      : cash->state == FOYER_CASH_MATCHED  ? change
                      : cash->state == FOYER_CASH_HANDOVER ? change
                                                           : ABS (difference);
  g_autofree char *text = foyer_money_format (currency, amount);
  g_autofree char *codes = NULL;
  gint64 piece = 0;

  foyer_phrase_facts_set_text (facts, "amount", text);
  g_object_get (item, "suspect-grounds", &codes, "suspect-denomination", &piece, NULL);
  if (piece > 0)
    {
      g_autofree char *denomination = foyer_money_format (currency, piece);

      foyer_phrase_facts_set_text (facts, "denom", denomination);
      add_grounds (facts, codes != NULL ? codes : "");
    }
}
