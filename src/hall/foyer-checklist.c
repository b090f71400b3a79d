/* The lists that are gone through before the hall opens and before it is left (S2 五.3, S4 五.1).
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-checklist.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"

const char *const foyer_day_lists[] = { "opening", "closing", NULL };
const char *const foyer_run_states[] = { "opened", "partial", "complete", "exceptions", NULL };

#define AT(member, type, flags)                                                                    \
  FOYER_FIELD_AT (FoyerChecked, member, #member, FOYER_FIELD_##type, flags, NULL)

static const FoyerField fields[] = {
  AT (day, TEXT, FOYER_FIELD_KEY),
  AT (item, TEXT, FOYER_FIELD_KEY),
  AT (good, BOOLEAN, 0),
  AT (note, TEXT, FOYER_FIELD_OPTIONAL),
  AT (staff, TEXT, FOYER_FIELD_OPTIONAL),
  AT (at, TIME, 0),
};

const FoyerRecordType foyer_checked_type = { "checked", sizeof (FoyerChecked),
                                             G_N_ELEMENTS (fields), fields, TRUE };

static const struct
{
  const char *code, *in[FOYER_N_LANGUAGES];
  FoyerDayList list;
  gboolean device;
  gboolean own; /* of persons: a configuration may name others */
} known[] = {
  { "voice", { "广播叫号", "음성 호출", "Calls are heard" }, FOYER_LIST_OPENING, TRUE, FALSE },
  { "printer",
    { "号票打印机", "번호표 프린터", "Printer of slips" },
    FOYER_LIST_OPENING,
    TRUE,
    FALSE },
  { "database", { "数据库", "데이터베이스", "The hall’s file" }, FOYER_LIST_OPENING, TRUE, FALSE },
  { "disk",
    { "磁盘空间", "디스크 여유 공간", "Room on the disk" },
    FOYER_LIST_OPENING,
    TRUE,
    FALSE },
  { "screens", { "客户屏", "고객 화면", "Second screens" }, FOYER_LIST_OPENING, TRUE, FALSE },
  { "premises",
    { "入口、地面、窗口整洁", "출입구·바닥·창구 청결", "Entrance, floor and counters are clean" },
    FOYER_LIST_OPENING,
    FALSE,
    TRUE },
  { "appearance",
    { "工装、工牌、仪容", "근무복·명찰·용모", "Uniform, badge, hair tidy" },
    FOYER_LIST_OPENING,
    FALSE,
    TRUE },
  { "forms",
    { "表单、样张、笔齐备", "서식·견본·필기구 준비", "Forms, samples and pens are out" },
    FOYER_LIST_OPENING,
    FALSE,
    TRUE },
  { "lost-property",
    { "已询问并查看遗失物品", "분실물 확인", "Seats and counters looked over for lost property" },
    FOYER_LIST_CLOSING,
    FALSE,
    FALSE },
  { "promises",
    { "今天的承诺都有负责人和时间", "오늘의 약속에 담당자와 시각 지정",
      "Every promise of today has an owner and a time" },
    FOYER_LIST_CLOSING,
    FALSE,
    TRUE },
  { "desks", { "桌面已清理", "책상 정리", "Desks are cleared" }, FOYER_LIST_CLOSING, FALSE, TRUE },
};

void
foyer_point_free (FoyerPoint *point)
{
  g_free (point->code);
  for (int i = 0; i < FOYER_N_LANGUAGES; i++)
    g_free (point->names.in[i]);
  g_free (point);
}

GPtrArray *
foyer_points_new (gboolean with_own)
{
  GPtrArray *points = g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_point_free);

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      FoyerPoint *point;

      if (known[i].own && !with_own)
        continue;
      point = g_new0 (FoyerPoint, 1);
      point->code = g_strdup (known[i].code);
      point->list = (int) known[i].list;
      point->device = known[i].device;
      for (int k = 0; k < FOYER_N_LANGUAGES; k++)
        point->names.in[k] = g_strdup (known[i].in[k]);
      g_ptr_array_add (points, point);
    }
  return points;
}

const FoyerPoint *
foyer_points_find (GPtrArray *points, const char *code)
{
  for (guint i = 0; i < points->len; i++)
    {
      const FoyerPoint *point = g_ptr_array_index (points, i);

      if (g_strcmp0 (point->code, code) == 0)
        return point;
    }
  return NULL;
}

void
foyer_checked_free (FoyerChecked *checked)
{
  foyer_record_free (&foyer_checked_type, checked);
}

const FoyerChecked *
foyer_checked_find (GPtrArray *checked, const char *item)
{
  for (guint i = 0; i < checked->len; i++)
    {
      const FoyerChecked *one = g_ptr_array_index (checked, i);

      if (g_strcmp0 (one->item, item) == 0)
        return one;
    }
  return NULL;
}

static void
set_times (FoyerRun *run, const FoyerConfig *config, FoyerDayList list, const FoyerHallDay *hall)
{
  if (hall->opens == hall->closes)
    return;
  if (list == FOYER_LIST_OPENING)
    {
      run->begins = hall->opens - config->settings.preparing_s * FOYER_SECOND;
      run->due = hall->opens - FOYER_CHECKLIST_DUE_S * FOYER_SECOND;
    }
  else
    run->begins = hall->closes;
}

FoyerRun
foyer_checklist_get_run (const FoyerConfig *config,
                         GPtrArray *checked,
                         FoyerDayList list,
                         const FoyerHallDay *hall,
                         FoyerTime now)
{
  FoyerRun run = { 0 };
  guint n = 0;

  set_times (&run, config, list, hall);
  for (guint i = 0; i < config->points->len; i++)
    {
      const FoyerPoint *point = g_ptr_array_index (config->points, i);
      const FoyerChecked *one;

      if (point->list != (int) list)
        continue;
      n++;
      one = foyer_checked_find (checked, point->code);
      run.n_open += one == NULL;
      run.n_bad += one != NULL && !one->good;
    }
  if (run.n_open + run.n_bad == 0)
    run.state = FOYER_RUN_COMPLETE;
  else if (list == FOYER_LIST_OPENING && hall->opens != hall->closes && now >= hall->opens)
    run.state = FOYER_RUN_EXCEPTIONS;
  else
    run.state = run.n_open == n ? FOYER_RUN_OPENED : FOYER_RUN_PARTIAL;
  return run;
}

gboolean
foyer_checklist_check_tick (
    const FoyerConfig *config, const char *item, gboolean bad, const char *note, GError **error)
{
  if (foyer_points_find (config->points, item) == NULL)
    g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                 _ ("The checklist has no point “%s”. Nothing was changed; “checklist show” names "
                    "all of them."),
                 item);
  else if (bad && (note == NULL || *note == '\0'))
    g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_REASON_REQUIRED,
                         _ ("Say in a few words what is not in order. Nothing was changed."));
  else
    return TRUE;
  return FALSE;
}
