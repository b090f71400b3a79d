/* Who left something behind may still be in the hall, and is called back (S2 七.8, L01). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-left-behind.h"

gboolean
foyer_left_behind_is_called (FoyerTime finished_at, FoyerTime now)
{
  return finished_at != 0 && finished_at <= now && now - finished_at <= FOYER_LEFT_BEHIND_LIMIT;
}

char *
foyer_left_behind_write (FoyerLanguage language, gint64 counter)
{
  const int n = (int) counter;

  switch (language)
    {
    case FOYER_LANGUAGE_ZH:
      return g_strdup_printf ("刚才在%d号窗口办完业务的顾客，请回窗口看看有没有落下东西。", n);
    case FOYER_LANGUAGE_KO:
      return g_strdup_printf ("조금 전 %d번 창구를 이용하신 고객님, 두고 가신 물건이 없는지 "
                              "창구에서 확인해 주세요.",
                              n);
    case FOYER_LANGUAGE_EN:
    case FOYER_N_LANGUAGES:
    default:
      return g_strdup_printf ("Would the customer just served at counter %d please come back to "
                              "check for a belonging left behind.",
                              n);
    }
}
