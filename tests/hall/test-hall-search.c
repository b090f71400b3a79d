/* Finding a service by what is typed (S0 hall 1(2)). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-search.h"

#define FITS(name, typed)     g_assert_cmpint (foyer_search_rank (name, typed), >=, 0)
#define FITS_NOT(name, typed) g_assert_cmpint (foyer_search_rank (name, typed), ==, -1)

static void
test_own_script (void)
{
  FITS ("缴费与账单查询", "账单");
  FITS ("요금 납부·조회", "납부");
  FITS ("Payments and bill enquiries", "BILL");
  FITS ("Payments and bill enquiries", "billenq");
  FITS ("Payments and bill enquiries", "ｂｉｌｌ"); /* full width */
  FITS ("Payments and bill enquiries", "");
  FITS_NOT ("Payments and bill enquiries", "visit");
  FITS_NOT ("缴费与账单查询", "过户");
  FITS_NOT ("", "a");
}

static void
test_pinyin (void)
{
  static const char *const typed[] = { "jiaofei",
                                       "jf",
                                       "jfei",
                                       "jiaof",
                                       "JF",
                                       "jfyzdcx",
                                       "zd",
                                       "chaxun",
                                       "cx",
                                       "jiao fei",
                                       "账dan",
                                       "zhangd",
                                       "jiaofeiyuzhangdanchaxun" };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    FITS ("缴费与账单查询", typed[i]);
  FITS_NOT ("缴费与账单查询", "jx");
  FITS_NOT ("缴费与账单查询", "jiaofeix");
  FITS_NOT ("缴费与账单查询", "aofei"); /* a syllable is begun at its beginning */
  /* Characters with several readings, and what is typed for "ü". */
  FITS ("校表", "jiaobiao");
  FITS ("校表", "xiaobiao");
  FITS ("重新申请", "chongxin");
  FITS ("重新申请", "zhongxin");
  FITS ("绿色通道", "lvse");
  FITS ("绿色通道", "luse");
  /* Letters and figures among the characters. */
  FITS ("开通ETC业务", "ktetcyw");
  FITS ("12345热线", "12345rx");
}

static void
test_consonants (void)
{
  FITS ("요금 납부·조회", "ㅇㄱ");
  FITS ("요금 납부·조회", "ㅇㄱㄴㅂ");
  FITS ("요금 납부·조회", "ㄴㅂ");
  FITS ("요금 납부·조회", "요ㄱ");
  FITS ("요금 납부·조회", "요그"); /* on the way to 금 */
  FITS ("명의 변경·정보 수정", "ㅁㅇㅂㄱ");
  FITS ("고장 신고·방문 예약", "바");
  FITS_NOT ("요금 납부·조회", "ㄱㅇ");
  FITS_NOT ("요금 납부·조회", "요근");
  FITS_NOT ("요금 납부·조회", "ㅏ");
  FITS_NOT ("缴费", "ㄱ");
}

/* The whole, then the beginning, then a word, then inside. */
static void
test_order (void)
{
  const char *const names[] = { "E", "报修与上门预约", "고장 신고·방문 예약",
                                "Repairs and home visits", NULL };

  g_assert_cmpint (foyer_search_rank ("A", "a"), ==, 0);
  g_assert_cmpint (foyer_search_rank ("Repairs and home visits", "rep"), ==, 1);
  g_assert_cmpint (foyer_search_rank ("Repairs and home visits", "home"), ==, 2);
  g_assert_cmpint (foyer_search_rank ("Repairs and home visits", "ome"), ==, 3);
  g_assert_cmpint (foyer_search_rank ("报修与上门预约", "bx"), ==, 1);
  g_assert_cmpint (foyer_search_rank ("报修与上门预约", "smyy"), ==, 3);
  g_assert_cmpint (foyer_search_rank_any (names, "e"), ==, 0);
  g_assert_cmpint (foyer_search_rank_any (names, "visits"), ==, 2);
  g_assert_cmpint (foyer_search_rank_any (names, "qqq"), ==, -1);
}

/* Every character of GB 2312 is found by the first letter of some reading. */
static void
test_covers (void)
{
  guint n = 0;

  for (int high = 0xb0; high < 0xf8; high++)
    for (int low = 0xa1; low < 0xff; low++)
      {
        const char bytes[] = { (char) high, (char) low, '\0' };
        g_autofree char *character = g_convert (bytes, 2, "UTF-8", "GB2312", NULL, NULL, NULL);
        gboolean found = FALSE;

        if (character == NULL)
          continue;
        for (char letter[2] = "a"; letter[0] <= 'z'; letter[0]++)
          found |= foyer_search_rank (character, letter) == 1;
        if (!found)
          g_error ("%s has no reading", character);
        n++;
      }
  g_assert_cmpuint (n, ==, 6763);
}

/* Whatever is typed: long, broken, not of this world. */
static void
test_odd (void)
{
  g_autofree char *many = g_strnfill (5000, 'a');

  FITS_NOT ("缴费", many);
  FITS_NOT (many, "b");
  FITS_NOT ("\xff\xfe", "a");
  FITS ("阿阿阿阿阿阿阿阿阿阿阿阿阿阿阿阿阿阿", "aaaaaaaaaaaaaaaaaa");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hall/search/own-script", test_own_script);
  g_test_add_func ("/hall/search/pinyin", test_pinyin);
  g_test_add_func ("/hall/search/consonants", test_consonants);
  g_test_add_func ("/hall/search/order", test_order);
  g_test_add_func ("/hall/search/covers", test_covers);
  g_test_add_func ("/hall/search/odd", test_odd);
  return g_test_run ();
}
