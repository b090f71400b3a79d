/* Draws every slip and sheet in three languages, with short and with long texts, into a folder. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "desktop/foyer-form-sheet.h"
#include "desktop/foyer-receipt.h"
#include "desktop/foyer-sheet.h"
#include "desktop/foyer-slip.h"

/* Monday, 2 March 2026, 09:41 in Shanghai. */
#define MORNING (G_GINT64_CONSTANT (1772415660) * FOYER_SECOND)

static const char *folder;
static GTimeZone *zone;

static const char *const halls[2][FOYER_N_LANGUAGES] = {
  { "中心营业厅", "중앙 고객센터", "Central Service Hall" },
  { "澄溪市水务集团有限责任公司中心营业厅（含企业用户专区）",
    "맑은내시 상수도공사 중앙 고객센터 (기업 고객 전용 창구 포함)",
    "Clearbrook Water and Sewerage Company, Central Customer Service Hall" },
};
static const char *const services[2][FOYER_N_LANGUAGES] = {
  { "缴费与账单查询", "요금 납부·조회", "Payments and bill enquiries" },
  { "过户与用户信息变更\n水量与水费争议、校表\n发票与单位用户",
    "명의 변경·정보 수정\n사용량 이의·계량기 검사\n영수증·기업 고객",
    "Change of holder or details\nDisputes, meter testing\nInvoices and organisations" },
};
static const char *const texts[2][FOYER_N_LANGUAGES] = {
  { NULL, NULL, NULL },
  { "本号当日有效。缴费也可以使用自助机，导办员会陪您操作。",
    "번호표는 당일만 유효합니다. 납부는 무인 단말기에서도 하실 수 있습니다.",
    "Valid today only. Bills can also be paid at the machines; our receptionist will help you." },
};

static void
save (GBytes *bytes, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_nonnull (bytes);
  foyer_bytes_save (bytes, path, &error);
  g_assert_no_error (error);
  g_bytes_unref (bytes);
}

static void
save_roll (FoyerRoll *roll, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *pdf = g_strconcat (name, ".pdf", NULL);
  g_autofree char *dots = g_strconcat (name, ".pbm", NULL);
  g_autofree char *escpos = g_strconcat (name, ".escpos", NULL);
  g_autoptr (FoyerRaster) raster = foyer_roll_to_raster (roll, &error);
  GByteArray *picture = g_byte_array_new ();
  g_autofree char *head = NULL;

  g_assert_no_error (error);
  save (foyer_roll_to_pdf (roll, &error), pdf);
  save (foyer_raster_to_escpos (raster), escpos);
  head = g_strdup_printf ("P4\n%u %u\n", raster->width, raster->height);
  g_byte_array_append (picture, (const guint8 *) head, (guint) strlen (head));
  g_byte_array_append (picture, raster->bits, raster->width / 8 * raster->height);
  save (g_byte_array_free_to_bytes (picture), dots);
  foyer_roll_free (roll);
}

static void
draw_slips (FoyerLanguage language, int length)
{
  for (int width = 0; width < FOYER_N_ROLLS; width++)
    for (int large = 0; large < 2; large++)
      {
        FoyerSlip slip = {
          .width = (FoyerRollWidth) width,
          .large = large,
          .languages = { language, FOYER_LANGUAGE_ZH },
          .n_languages = language == FOYER_LANGUAGE_ZH || length == 0 ? 1 : 2,
          .zone = zone,
          .number = length == 0 ? "A012" : "AB1000",
          .day = "2026-03-02",
          .issued_at = MORNING,
          .counter = length == 0 && large ? 3 : 0,
          .ahead = length == 0 ? 0 : 27,
          .wait_s = length == 0 ? 200 : 4500,
          .reprint = length == 1,
        };
        g_autofree char *name = g_strdup_printf (
            "slip-%s-%s-%s-%s", foyer_languages[language], foyer_roll_widths[width],
            large ? "large" : "plain", length == 0 ? "short" : "long");

        for (int i = 0; i < FOYER_N_LANGUAGES; i++)
          {
            slip.hall[i] = halls[length][i];
            slip.services[i] = services[length][i];
            slip.text[i] = texts[length][i];
          }
        save_roll (foyer_slip_draw (&slip), name);
      }
}

static void
draw_confirmations (FoyerLanguage language, int length)
{
  static const char *const matters[] = { "水表更换", "계량기 교체", "Meter replacement" };
  static const char *const papers[] = { "房产证明、上一期账单", "소유 증명서, 최근 고지서",
                                        "proof of property, last bill" };
  static const char *const titles[] = { "需要准备的材料", "준비하실 서류", "What to bring" };
  const FoyerConfirmation confirmation = {
    .width = length == 0 ? FOYER_ROLL_58MM : FOYER_ROLL_80MM,
    .language = language,
    .zone = zone,
    .visit = length == 1,
    .hall = halls[length][language],
    .number = "207",
    .matter = matters[language],
    .from = MORNING + 26 * 60 * FOYER_MINUTE,
    .to = length == 1 ? MORNING + 28 * 60 * FOYER_MINUTE : 0,
    .staff = length == 1 ? "2101" : NULL,
    .phone = "000-96000",
    .bring = papers[language],
  };
  const char *const lines[] = { services[1][language], papers[language], NULL };
  const FoyerNote note = { .language = language,
                           .hall = halls[length][language],
                           .title = titles[language],
                           .lines = lines,
                           .foot = "000-96000" };
  g_autofree char *name = g_strdup_printf ("confirmation-%s-%d", foyer_languages[language], length);
  g_autofree char *other = g_strdup_printf ("note-%s-%d", foyer_languages[language], length);

  save_roll (foyer_confirmation_draw (&confirmation), name);
  save_roll (foyer_note_draw (&note), other);
}

static void
draw_receipt (FoyerLanguage language, int length)
{
  static const char *const reasons[] = { "缺少房产证明", "소유 증명서가 없음",
                                         "the deed is missing" };
  static const char *const ways[] = { "明天带来即可办理", "내일 가져오시면 됩니다",
                                      "bring it tomorrow" };
  const FoyerReceiptMatter matters[] = {
    { services[0][language], FOYER_ITEM_DONE, NULL, NULL },
    { services[1][language], FOYER_ITEM_REFUSED, reasons[language], ways[language] },
  };
  const FoyerReceipt receipt = {
    .width = length == 0 ? FOYER_ROLL_80MM : FOYER_ROLL_58MM,
    .language = language,
    .zone = zone,
    .hall = halls[length][language],
    .number = "A012",
    .at = MORNING,
    .counter = 3,
    .staff = "1021",
    .phone = "000-96000",
    .matters = matters,
    .n_matters = length == 0 ? 1 : G_N_ELEMENTS (matters),
  };
  g_autofree char *name = g_strdup_printf ("receipt-%s-%d", foyer_languages[language], length);

  save_roll (foyer_receipt_draw (&receipt), name);
}

static void
draw_sign (FoyerLanguage language, int length)
{
  static const gint64 counters[] = { 1, 3, 5 };
  FoyerSuspensionSheet sign = {
    .languages = { language, (language + 1) % 3, (language + 2) % 3 },
    .n_languages = 3,
    .zone = zone,
    .counter = length == 0 ? 2 : 12,
    .reason = { "系统维护", "시스템 점검", "system maintenance" },
    .until = length == 0 ? MORNING : 0,
    .alternatives = counters,
    .n_alternatives = length == 0 ? 3 : 0,
  };
  FoyerDoorNote note = {
    .languages = { language, FOYER_LANGUAGE_EN },
    .n_languages = language == FOYER_LANGUAGE_EN ? 1 : 2,
    .zone = zone,
    .utility = { "澄溪市水务集团", "맑은내시 상수도공사", "Clearbrook Water" },
    .number = "0007",
    .at = length == 0 ? MORNING : 0,
    .staff = "2101",
    .phone = "000-96000",
  };
  g_autofree char *name = g_strdup_printf ("sign-%s-%d.pdf", foyer_languages[language], length);
  g_autofree char *other = g_strdup_printf ("door-%s-%d.pdf", foyer_languages[language], length);
  g_autoptr (GError) error = NULL;

  if (length == 1)
    {
      sign.reason[0] = "营业系统正在恢复数据，工作人员已在现场处理，请稍候";
      sign.reason[1] = "업무 시스템 복구 작업 중이며 담당자가 현장에서 조치하고 있습니다";
      sign.reason[2] = "the business system is being restored and our engineers are at work on it";
    }
  save (foyer_suspension_sheet_draw (&sign, &error), name);
  save (foyer_door_note_draw (&note, &error), other);
}

static void
draw_form (FoyerLanguage language, int length)
{
  FoyerFormSample *form = foyer_form_sample_new ();
  const FoyerFormSheet sheet = {
    .form = form,
    .language = language,
    .paper = FOYER_LANGUAGE_ZH,
    .hall = halls[length][language],
  };
  g_autofree char *name = g_strdup_printf ("form-%s-%d.pdf", foyer_languages[language], length);
  g_autoptr (GError) error = NULL;

  form->names.in[FOYER_LANGUAGE_ZH] = g_strdup ("开票信息登记表");
  form->names.in[FOYER_LANGUAGE_KO] = g_strdup ("세금계산서 발행 정보 신청서");
  form->names.in[FOYER_LANGUAGE_EN] = g_strdup ("Details for invoices");
  for (int i = 0; i < (length == 0 ? 5 : 12); i++)
    {
      FoyerFormSampleLine *line = foyer_form_sample_add_line (form);

      line->names.in[FOYER_LANGUAGE_ZH] = g_strdup ("单位名称（全称）");
      line->names.in[FOYER_LANGUAGE_KO] = g_strdup ("기관 이름 (정식 명칭)");
      line->names.in[FOYER_LANGUAGE_EN] = g_strdup ("Full name of the organisation");
      line->sample.in[language] = g_strdup (halls[length][language]);
    }
  save (foyer_form_sheet_draw (&sheet, &error), name);
  foyer_form_sample_free (form);
}

static void
draw_visits (FoyerLanguage language, int length)
{
  static const char *const types[] = { "水表更换", "계량기 교체", "Meter replacement" };
  static const char *const matters[] = {
    "用户反映夜间水表仍在转动，怀疑表后漏水，已自行关阀观察三天",
    "밤에도 계량기가 돌아간다고 하시며 계량기 이후 누수가 의심되어 사흘간 밸브를 잠그고 확인하심",
    "The meter turns at night; the customer suspects a leak behind it and has kept the valve shut",
  };
  static const char *const packing[] = { "DN20", "供水条例 · 수도 조례 · Supply regulation", NULL };
  static const char *const values[] = { "m³ (1)", "m³ (2)", NULL };
  const guint n = length == 0 ? 2 : 24;
  g_autofree FoyerVisitSheet *visits = g_new0 (FoyerVisitSheet, n);
  const FoyerSheetHead head = { .language = language,
                                .zone = zone,
                                .hall = halls[length][language],
                                .technician = "2101 石",
                                .phone = "000-96000" };
  g_autofree char *name = g_strdup_printf ("visit-%s-%d.pdf", foyer_languages[language], length);
  g_autofree char *other = g_strdup_printf ("day-%s-%d.pdf", foyer_languages[language], length);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    visits[i] = (FoyerVisitSheet){
      .number = "207",
      .type = types[language],
      .start = MORNING + i * 20 * FOYER_MINUTE,
      .end = MORNING + (i * 20 + 15) * FOYER_MINUTE,
      .promised_to = length == 0 ? 0 : MORNING + (i * 20 + 120) * FOYER_MINUTE,
      .customer =
          length == 0 || i % 3 != 0 ? "骨门直" : "Bartholomew Featherstonehaugh-Cholmondeley 김",
      .phone = "000-1234567",
      .hours = length == 0 ? NULL : "09:00-11:30, 14:00-16:00 · 12:00-14:00",
      .address = length == 0 ? "春晓苑 4-302"
                             : "河东新区滨江大道二百三十八号春晓苑小区北门第十四栋二单元三〇二室",
      .district = "北岸",
      .matter = length == 0 ? NULL : matters[language],
      .wished = length == 0 ? NULL : "上午，十点以后",
      .notes = length == 0 ? NULL : matters[(language + i) % 3],
      .packing = packing,
      .values = values,
    };
  save (foyer_visit_sheet_draw (&head, &visits[0], &error), name);
  save (foyer_day_sheet_draw (&head, MORNING, visits, n, &error), other);
}

int
main (int argc, char **argv)
{
  g_assert (argc == 2);
  folder = argv[1];
  zone = g_time_zone_new_identifier ("Asia/Shanghai");
  for (int language = 0; language < FOYER_N_LANGUAGES; language++)
    for (int length = 0; length < 2; length++)
      {
        draw_slips ((FoyerLanguage) language, length);
        draw_confirmations ((FoyerLanguage) language, length);
        draw_receipt ((FoyerLanguage) language, length);
        draw_sign ((FoyerLanguage) language, length);
        draw_form ((FoyerLanguage) language, length);
        draw_visits ((FoyerLanguage) language, length);
      }
  g_time_zone_unref (zone);
  return 0;
}
