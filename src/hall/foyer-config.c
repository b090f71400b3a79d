/* What a hall is: services, counters, staff, hours and settings, as values the rules read. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-config.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "hall/foyer-calendar.h"
#include "hall/foyer-checklist.h"
#include "hall/foyer-visit-config.h"

static void
clear_names (FoyerNames *names)
{
  for (int i = 0; i < FOYER_N_LANGUAGES; i++)
    g_clear_pointer (&names->in[i], g_free);
}

static void
clear_offer (gpointer data)
{
  g_free (((FoyerOffer *) data)->service);
}

FoyerCounterPlan *
foyer_counter_plan_new (gint64 number)
{
  FoyerCounterPlan *plan = g_new0 (FoyerCounterPlan, 1);

  plan->number = number;
  plan->offers = g_array_new (FALSE, TRUE, sizeof (FoyerOffer));
  g_array_set_clear_func (plan->offers, clear_offer);
  for (int i = 0; i < 7; i++)
    plan->staffed[i] = g_array_new (FALSE, FALSE, sizeof (FoyerHours));
  return plan;
}

void
foyer_service_free (FoyerService *service)
{
  g_free (service->code);
  clear_names (&service->names);
  g_clear_pointer (&service->form, foyer_form_sample_free);
  g_free (service);
}

void
foyer_counter_plan_free (FoyerCounterPlan *plan)
{
  g_clear_pointer (&plan->offers, g_array_unref);
  for (int i = 0; i < 7; i++)
    g_clear_pointer (&plan->staffed[i], g_array_unref);
  g_free (plan);
}

void
foyer_reason_free (FoyerReason *reason)
{
  g_free (reason->code);
  clear_names (&reason->names);
  g_free (reason);
}

void
foyer_staff_free (FoyerStaff *staff)
{
  g_free (staff->id);
  g_free (staff->name);
  g_free (staff);
}

/* states 2.3; what the public reads on the sign, so it is in the hall's languages. */
static const struct
{
  const char *code, *in[FOYER_N_LANGUAGES];
  gint64 length_s;
  gboolean relief;
} suspend_reasons[] = {
  { "copying", { "复印资料", "서류 복사", "Copying documents" }, 5 * 60, FALSE },
  { "supervisor", { "请示主管", "책임자 확인", "Asking a supervisor" }, 10 * 60, FALSE },
  { "field-work", { "外出处理业务", "현장 업무", "Work outside the counter" }, 15 * 60, FALSE },
  { "device-fault", { "设备故障", "기기 고장", "Device fault" }, 15 * 60, FALSE },
  { "system-fault", { "系统故障", "시스템 장애", "System fault" }, 15 * 60, FALSE },
  { "break", { "短暂休息", "휴식·교대", "Break" }, 10 * 60, TRUE },
  { "cash-delivery", { "现金交接", "현금 인계", "Cash delivery" }, 10 * 60, FALSE },
  { "emergency", { "紧急情况", "긴급 상황", "Emergency" }, 15 * 60, FALSE },
  { "other", { "其他原因", "기타 사유", "Other reason" }, 10 * 60, FALSE },
};

static void
add_suspend_reasons (GPtrArray *reasons)
{
  for (guint i = 0; i < G_N_ELEMENTS (suspend_reasons); i++)
    {
      FoyerReason *reason = g_new0 (FoyerReason, 1);

      reason->code = g_strdup (suspend_reasons[i].code);
      for (int k = 0; k < FOYER_N_LANGUAGES; k++)
        reason->names.in[k] = g_strdup (suspend_reasons[i].in[k]);
      reason->length_s = suspend_reasons[i].length_s;
      reason->relief = suspend_reasons[i].relief;
      g_ptr_array_add (reasons, reason);
    }
}

static const struct
{
  const char *code;
  const char *in[FOYER_N_LANGUAGES];
} rating_reasons[] = {
  { "waiting", { "等待太久", "대기 시간", "The wait" } },
  { "outcome", { "办理结果", "처리 결과", "The outcome" } },
  { "explanation", { "讲解不清", "설명 부족", "The explanation" } },
  { "attitude", { "服务态度", "응대 태도", "The manner" } },
  { "environment", { "大厅环境", "이용 환경", "The surroundings" } },
  { "other", { "其他", "기타", "Something else" } },
};

static void
init_rating_plan (FoyerRatingPlan *plan)
{
  *plan = (FoyerRatingPlan){
    .levels = 5,
    .open_s = 30,
    .low_score = 2,
    .thanks_s = 5,
    .callback_s = 24 * 60 * 60,
    .reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_reason_free),
  };
  for (guint i = 0; i < G_N_ELEMENTS (rating_reasons); i++)
    {
      FoyerReason *reason = g_new0 (FoyerReason, 1);

      reason->code = g_strdup (rating_reasons[i].code);
      for (guint k = 0; k < FOYER_N_LANGUAGES; k++)
        reason->names.in[k] = g_strdup (rating_reasons[i].in[k]);
      g_ptr_array_add (plan->reasons, reason);
    }
}

FoyerConfig *
foyer_config_new (void)
{
  FoyerConfig *config = g_new0 (FoyerConfig, 1);

  g_atomic_ref_count_init (&config->ref_count);
  config->zone_id = g_strdup ("UTC");
  config->zone = g_time_zone_new_utc ();
  config->n_languages = 1;
  config->services = g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_service_free);
  config->counters = g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_counter_plan_free);
  config->staff = g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_staff_free);
  config->holidays = g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_holiday_free);
  config->visits = foyer_visit_config_new ();
  for (int i = FOYER_CLASS_ELDERLY; i < FOYER_CLASS_URGENT; i++)
    config->credit_s[i] = 10 * 60;
  config->credit_s[FOYER_CLASS_URGENT] = 15 * 60;
  config->currency = foyer_currency_new ("CNY");
  init_rating_plan (&config->rating);
  config->settings = (FoyerSettings){
    .recall_interval_s = 25,
    .max_calls = 3,
    .preparing_s = 10 * 60,
    .last_minutes_s = 15 * 60,
    .restore_after = 3,
    .idle_lock_s = 10 * 60,
    .busy_wait_s = 15 * 60,
    .suspend_limit_s = 15 * 60,
    .fault_threshold_s = 10 * 60,
    .appointment_window_s = 10 * 60,
    .appointment_slot_s = 30 * 60,
    .appointment_capacity = 2,
    .appointment_days = 14,
    .appointment_kiosk = TRUE,
    .ticks_required = TRUE,
  };
  config->suspend_reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_reason_free);
  add_suspend_reasons (config->suspend_reasons);
  config->voice = foyer_voice_plan_new ();
  config->points = foyer_points_new (TRUE);
  return config;
}

FoyerConfig *
foyer_config_ref (FoyerConfig *config)
{
  g_atomic_ref_count_inc (&config->ref_count);
  return config;
}

void
foyer_config_unref (FoyerConfig *config)
{
  if (!g_atomic_ref_count_dec (&config->ref_count))
    return;
  clear_names (&config->utility);
  clear_names (&config->names);
  g_free (config->hotline);
  g_free (config->zone_id);
  g_time_zone_unref (config->zone);
  g_ptr_array_unref (config->services);
  g_ptr_array_unref (config->counters);
  g_ptr_array_unref (config->staff);
  g_ptr_array_unref (config->suspend_reasons);
  foyer_voice_plan_free (config->voice);
  foyer_currency_free (config->currency);
  clear_names (&config->currency_names);
  g_ptr_array_unref (config->holidays);
  foyer_visit_config_free (config->visits);
  g_ptr_array_unref (config->rating.reasons);
  g_ptr_array_unref (config->points);
  g_free (config);
}

const FoyerService *
foyer_config_find_service (const FoyerConfig *config, const char *code, GError **error)
{
  for (guint i = 0; i < config->services->len; i++)
    {
      const FoyerService *service = g_ptr_array_index (config->services, i);
      if (g_ascii_strcasecmp (service->code, code) == 0)
        return service;
    }
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_NO_SUCH_SERVICE,
               _ ("There is no service “%s” in this hall. Nothing was changed."), code);
  return NULL;
}

const FoyerCounterPlan *
foyer_config_find_counter (const FoyerConfig *config, gint64 number, GError **error)
{
  for (guint i = 0; i < config->counters->len; i++)
    {
      const FoyerCounterPlan *plan = g_ptr_array_index (config->counters, i);
      if (plan->number == number)
        return plan;
    }
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_NO_SUCH_COUNTER,
               _ ("There is no counter %d in this hall. Nothing was changed."), (int) number);
  return NULL;
}

const FoyerStaff *
foyer_config_find_staff (const FoyerConfig *config, const char *id, GError **error)
{
  for (guint i = 0; i < config->staff->len; i++)
    {
      const FoyerStaff *staff = g_ptr_array_index (config->staff, i);
      if (g_str_equal (staff->id, id))
        return staff;
    }
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_NO_SUCH_STAFF,
               _ ("There is no staff number “%s” in this hall. Nothing was changed."), id);
  return NULL;
}

const FoyerReason *
foyer_config_find_suspend_reason (const FoyerConfig *config, const char *code)
{
  for (guint i = 0; i < config->suspend_reasons->len; i++)
    {
      const FoyerReason *reason = g_ptr_array_index (config->suspend_reasons, i);
      if (g_str_equal (reason->code, code))
        return reason;
    }
  return NULL;
}

gboolean
foyer_counter_plan_offers (const FoyerCounterPlan *plan, const char *service)
{
  for (guint i = 0; i < plan->offers->len; i++)
    if (g_str_equal (g_array_index (plan->offers, FoyerOffer, i).service, service))
      return TRUE;
  return FALSE;
}

const char *
foyer_names_get (const FoyerNames *names, FoyerLanguage language)
{
  if (names->in[language] != NULL)
    return names->in[language];
  for (int i = 0; i < FOYER_N_LANGUAGES; i++)
    if (names->in[i] != NULL)
      return names->in[i];
  return "";
}
