/* The hall's configuration as JSON: reading, checking, merging. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-config-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/foyer-error.h"
#include "base/foyer-json.h"
#include "engine/foyer-config-money.h"
#include "engine/foyer-config-rating.h"
#include "engine/foyer-config-reader.h"
#include "engine/foyer-voice-json.h"

/* The order in which a configuration is written. Those without a reader here belong to parts of the
 * hall that read them themselves; they are kept word for word. */
static const struct
{
  const char *name;
  GType (*type) (void);
} keys[] = {
  { "hall", json_object_get_type },       { "services", json_array_get_type },
  { "counters", json_array_get_type },    { "staff", json_array_get_type },
  { "classes", json_object_get_type },    { "technicians", json_array_get_type },
  { "visit_types", json_array_get_type }, { "travel", json_object_get_type },
  { "holidays", json_array_get_type },    { "currency", json_object_get_type },
  { "voice", json_object_get_type },      { "rating", json_object_get_type },
  { "settings", json_object_get_type },
};

#define DAY_MINUTES (24 * 60)

static const char *const weekdays[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun", NULL };

#define fail foyer_config_fail

JsonObject *
foyer_config_merge (JsonObject *present, JsonObject *change, GError **error)
{
  g_autoptr (JsonObject) merged = json_object_new ();
  g_autoptr (GList) members = json_object_get_members (change);

  if (!foyer_config_check_shape (change, error))
    {
      foyer_config_tell (error);
      return NULL;
    }
  for (GList *l = members; l != NULL; l = l->next)
    {
      gboolean known = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
        known |= g_str_equal (keys[i].name, l->data);
      if (!known)
        {
          fail (error, l->data, _ ("this key is not known"));
          foyer_config_tell (error);
          return NULL;
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      JsonObject *from = json_object_has_member (change, keys[i].name) ? change : present;
      JsonNode *node = json_object_get_member (from, keys[i].name);

      if (node == NULL)
        continue;
      if (json_node_get_value_type (node) != keys[i].type ())
        {
          fail (error, keys[i].name, _ ("it has a value of the wrong kind"));
          foyer_config_tell (error);
          return NULL;
        }
      json_object_set_member (merged, keys[i].name, json_node_copy (node));
    }
  return g_steal_pointer (&merged);
}

static const char *
get_text_element (JsonArray *array, guint i)
{
  JsonNode *node = json_array_get_element (array, i);

  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static gboolean
read_hours (JsonObject *hall, FoyerConfig *config, GError **error)
{
  JsonObject *hours;

  if (!foyer_json_get_object (hall, "hours", &hours, error))
    return FALSE;
  if (hours != NULL)
    {
      g_autoptr (GList) names = json_object_get_members (hours);

      for (GList *l = names; l != NULL; l = l->next)
        if (foyer_nick_find (weekdays, l->data) < 0)
          return fail (error, l->data, _ ("a weekday is one of mon, tue, wed, thu, fri, sat, sun"));
    }
  for (guint i = 0; hours != NULL && i < 7; i++)
    {
      JsonArray *span;

      if (!foyer_json_get_array (hours, weekdays[i], &span, error))
        return FALSE;
      if (span == NULL)
        continue;
      if (json_array_get_length (span) != 2)
        return fail (error, weekdays[i], _ ("two times are expected"));
      if (!foyer_config_read_minute (get_text_element (span, 0), &config->hours[i].opens, error) ||
          !foyer_config_read_minute (get_text_element (span, 1), &config->hours[i].closes, error))
        return foyer_config_under (error, "%s", weekdays[i]);
      if (config->hours[i].opens >= config->hours[i].closes)
        return fail (error, weekdays[i], _ ("the hall opens before it closes"));
    }
  return TRUE;
}

static gboolean
read_languages (JsonObject *hall, FoyerConfig *config, GError **error)
{
  JsonArray *languages;
  guint n;

  if (!foyer_json_get_array (hall, "languages", &languages, error))
    return FALSE;
  if (languages == NULL)
    return TRUE;
  n = json_array_get_length (languages);
  if (n < 1 || n > FOYER_N_LANGUAGES)
    return fail (error, "languages", _ ("one to three of zh, ko, en are expected"));
  for (guint i = 0; i < n; i++)
    {
      int language = foyer_nick_find (foyer_languages, get_text_element (languages, i));
      if (language < 0)
        return fail (error, "languages", _ ("one to three of zh, ko, en are expected"));
      for (guint k = 0; k < i; k++)
        if (config->languages[k] == (FoyerLanguage) language)
          return fail (error, "languages", _ ("one to three of zh, ko, en are expected"));
      config->languages[i] = (FoyerLanguage) language;
    }
  config->n_languages = n;
  return TRUE;
}

/* Opening hours lie within one business day, or its numbers would be split. */
static gboolean
check_hours (const FoyerConfig *config, GError **error)
{
  if (config->day_start >= DAY_MINUTES)
    return fail (error, "hall.day_start", _ ("a time such as 08:30 is expected"));
  for (guint i = 0; i < 7; i++)
    if (config->hours[i].opens != config->hours[i].closes &&
        (config->hours[i].opens < config->day_start ||
         config->hours[i].closes > config->day_start + DAY_MINUTES))
      {
        fail (error, weekdays[i], _ ("the hall opens and closes within one business day"));
        return foyer_config_under (error, "hall.hours");
      }
  return TRUE;
}

static gboolean
read_hall (JsonObject *json, FoyerConfig *config, GError **error)
{
  const char *zone, *day_start, *hotline;
  JsonObject *hall;

  if (!foyer_json_get_object (json, "hall", &hall, error))
    return FALSE;
  if (hall == NULL)
    return TRUE;
  if (!foyer_json_get_text (hall, "zone", &zone, error) ||
      !foyer_json_get_text (hall, "day_start", &day_start, error) ||
      !foyer_json_get_text (hall, "hotline", &hotline, error) ||
      !foyer_json_get_boolean (hall, "demo", &config->demo, error) ||
      !foyer_config_read_names (hall, "names", &config->names, error) ||
      !foyer_config_read_names (hall, "utility", &config->utility, error) ||
      !read_languages (hall, config, error))
    return foyer_config_under (error, "hall");
  if (!read_hours (hall, config, error))
    return foyer_config_under (error, "hall.hours");
  if (hotline != NULL && *hotline != '\0')
    foyer_set_text (&config->hotline, hotline);
  if (zone != NULL)
    {
      GTimeZone *found = g_time_zone_new_identifier (zone);
      if (found == NULL)
        return fail (error, "hall.zone", _ ("this time zone is not known"));
      g_time_zone_unref (config->zone);
      config->zone = found;
      foyer_set_text (&config->zone_id, zone);
    }
  if (day_start != NULL && !foyer_config_read_minute (day_start, &config->day_start, error))
    return foyer_config_under (error, "hall.day_start");
  return check_hours (config, error);
}

static gboolean
is_code (const char *code)
{
  gsize length = code != NULL ? strlen (code) : 0;

  if (length < 1 || length > 3)
    return FALSE;
  for (const char *p = code; *p != '\0'; p++)
    if (!g_ascii_isupper (*p))
      return FALSE;
  return TRUE;
}

static gboolean
read_service (JsonObject *json, FoyerConfig *config, GError **error)
{
  FoyerService *service = g_new0 (FoyerService, 1);
  const char *code;

  g_ptr_array_add (config->services, service);
  if (!foyer_json_get_text (json, "code", &code, error))
    return FALSE;
  if (!is_code (code))
    return fail (error, "code", _ ("a code is one to three capital letters"));
  if (config->services->len > 1)
    for (guint i = 0; i + 1 < config->services->len; i++)
      if (g_str_equal (((FoyerService *) g_ptr_array_index (config->services, i))->code, code))
        return fail (error, "code", _ ("there are two services with this code"));
  service->code = g_strdup (code);
  if (!foyer_config_read_names (json, "names", &service->names, error) ||
      !foyer_json_get_integer (json, "target_s", 15 * 60, &service->target_s, error) ||
      !foyer_json_get_integer (json, "limit_s", 0, &service->limit_s, error) ||
      !foyer_json_get_integer (json, "mean_s", 5 * 60, &service->mean_s, error) ||
      !foyer_json_get_boolean (json, "self_service", &service->self_service, error) ||
      !foyer_config_read_form (json, service, error))
    return FALSE;
  return foyer_config_check_length (service->target_s, "target_s", error) &&
         foyer_config_check_length (service->limit_s, "limit_s", error) &&
         foyer_config_check_length (service->mean_s, "mean_s", error);
}

static gboolean
read_offers (JsonObject *json, FoyerConfig *config, FoyerCounterPlan *plan, GError **error)
{
  JsonArray *services;
  JsonObject *delays;

  if (!foyer_json_get_array (json, "services", &services, error) ||
      !foyer_json_get_object (json, "delay_s", &delays, error))
    return FALSE;
  for (guint i = 0; services != NULL && i < json_array_get_length (services); i++)
    {
      const char *code = get_text_element (services, i);
      const FoyerService *service =
          code != NULL ? foyer_config_find_service (config, code, NULL) : NULL;
      FoyerOffer offer = { 0 };

      if (service == NULL)
        {
          fail (error, "", _ ("there is no such service"));
          return foyer_config_under (error, "services[%u]", i);
        }
      if (foyer_counter_plan_offers (plan, service->code))
        {
          fail (error, "", _ ("a counter names it twice"));
          return foyer_config_under (error, "services[%u]", i);
        }
      if (delays != NULL && !foyer_json_get_integer (delays, code, 0, &offer.delay_s, error))
        return FALSE;
      if (!foyer_config_check_length (offer.delay_s, code, error))
        return FALSE;
      offer.service = g_strdup (service->code);
      g_array_append_val (plan->offers, offer);
    }
  return TRUE;
}

static gboolean
read_counter (JsonObject *json, FoyerConfig *config, GError **error)
{
  FoyerCounterPlan *plan;
  gint64 number;

  if (!foyer_json_get_integer (json, "number", 0, &number, error))
    return FALSE;
  if (number < 1 || number > 99)
    return fail (error, "number", _ ("a counter's number is 1 to 99"));
  if (foyer_config_find_counter (config, number, NULL) != NULL)
    return fail (error, "number", _ ("there are two counters with one number"));
  plan = foyer_counter_plan_new (number);
  g_ptr_array_add (config->counters, plan);
  return read_offers (json, config, plan, error) && foyer_config_read_roster (json, plan, error) &&
         foyer_json_get_boolean (json, "accessible", &plan->accessible, error);
}

static gboolean
read_staff (JsonObject *json, FoyerConfig *config, GError **error)
{
  FoyerStaff *staff = g_new0 (FoyerStaff, 1);
  const char *id, *role, *name;
  int value;

  g_ptr_array_add (config->staff, staff);
  if (!foyer_json_get_text (json, "id", &id, error) ||
      !foyer_json_get_text (json, "role", &role, error) ||
      !foyer_json_get_text (json, "name", &name, error))
    return FALSE;
  if (id == NULL || *id == '\0')
    return fail (error, "id", _ ("a staff number is missing"));
  for (guint i = 0; i + 1 < config->staff->len; i++)
    if (g_str_equal (((FoyerStaff *) g_ptr_array_index (config->staff, i))->id, id))
      return fail (error, "id", _ ("two persons have this staff number"));
  value = role != NULL ? foyer_nick_find (foyer_roles, role) : FOYER_ROLE_CLERK;
  if (value < 0)
    {
      g_autofree char *known = g_strjoinv (", ", (char **) foyer_roles);
      g_autofree char *what = g_strdup_printf (_ ("it is one of %s"), known);
      return fail (error, "role", what);
    }
  staff->id = g_strdup (id);
  staff->name = g_strdup (name);
  staff->role = (FoyerRole) value;
  return TRUE;
}

static gboolean
read_classes (JsonObject *json, FoyerConfig *config, GError **error)
{
  JsonObject *classes, *class;

  if (!foyer_json_get_object (json, "classes", &classes, error))
    return FALSE;
  if (classes != NULL)
    {
      g_autoptr (GList) names = json_object_get_members (classes);

      for (GList *l = names; l != NULL; l = l->next)
        if (foyer_nick_find (foyer_classes, l->data) < 0)
          {
            fail (error, l->data, _ ("this key is not known"));
            return foyer_config_under (error, "classes");
          }
    }
  for (int i = 0; classes != NULL && i < FOYER_N_CLASSES; i++)
    {
      if (!foyer_json_get_object (classes, foyer_classes[i], &class, error))
        return FALSE;
      if (class != NULL && !foyer_json_get_integer (class, "credit_s", config->credit_s[i],
                                                    &config->credit_s[i], error))
        return FALSE;
      if (!foyer_config_check_length (config->credit_s[i], foyer_classes[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_settings (JsonObject *json, FoyerSettings *settings, GError **error)
{
  const struct
  {
    const char *name;
    gint64 *value;
  } numbers[] = {
    { "recall_interval_s", &settings->recall_interval_s },
    { "max_calls", &settings->max_calls },
    { "preparing_s", &settings->preparing_s },
    { "last_minutes_s", &settings->last_minutes_s },
    { "restore_after", &settings->restore_after },
    { "idle_lock_s", &settings->idle_lock_s },
    { "busy_wait_s", &settings->busy_wait_s },
    { "suspend_limit_s", &settings->suspend_limit_s },
    { "fault_threshold_s", &settings->fault_threshold_s },
    { "appointment_window_s", &settings->appointment_window_s },
    { "appointment_slot_s", &settings->appointment_slot_s },
    { "appointment_capacity", &settings->appointment_capacity },
    { "appointment_days", &settings->appointment_days },
  };
  const struct
  {
    const char *name;
    gboolean *value;
  } flags[] = {
    { "hold_frees_counter", &settings->hold_frees_counter },
    { "ticks_required", &settings->ticks_required },
    { "appointment_kiosk", &settings->appointment_kiosk },
  };
  JsonObject *object;

  if (!foyer_json_get_object (json, "settings", &object, error))
    return FALSE;
  for (guint i = 0; object != NULL && i < G_N_ELEMENTS (numbers); i++)
    {
      if (!foyer_json_get_integer (object, numbers[i].name, *numbers[i].value, numbers[i].value,
                                   error))
        return FALSE;
      if (!foyer_config_check_length (*numbers[i].value, numbers[i].name, error))
        return FALSE;
    }
  for (guint i = 0; object != NULL && i < G_N_ELEMENTS (flags); i++)
    if (json_object_has_member (object, flags[i].name) &&
        !foyer_json_get_boolean (object, flags[i].name, flags[i].value, error))
      return FALSE;
  return settings->max_calls >= 1 || fail (error, "settings.max_calls", _ ("it is 1 at least"));
}

static gboolean
read_reason (JsonObject *json, FoyerConfig *config, GError **error)
{
  FoyerReason *reason = g_new0 (FoyerReason, 1);
  const char *code;

  g_ptr_array_add (config->suspend_reasons, reason);
  if (!foyer_json_get_text (json, "code", &code, error))
    return FALSE;
  if (code == NULL || *code == '\0')
    return fail (error, "code", _ ("a reason has no code"));
  for (guint i = 0; i + 1 < config->suspend_reasons->len; i++)
    if (g_str_equal (((FoyerReason *) g_ptr_array_index (config->suspend_reasons, i))->code, code))
      return fail (error, "code", _ ("there are two reasons with this code"));
  reason->code = g_strdup (code);
  return foyer_config_read_names (json, "names", &reason->names, error) &&
         foyer_json_get_integer (json, "length_s", 0, &reason->length_s, error) &&
         foyer_config_check_length (reason->length_s, code, error) &&
         foyer_json_get_boolean (json, "relief", &reason->relief, error);
}

/* A list that is given replaces the built-in one. */
static gboolean
read_suspend_reasons (JsonObject *json, FoyerConfig *config, GError **error)
{
  JsonObject *settings;

  if (!foyer_json_get_object (json, "settings", &settings, error))
    return FALSE;
  if (settings == NULL || !json_object_has_member (settings, "suspend_reasons"))
    return TRUE;
  g_ptr_array_set_size (config->suspend_reasons, 0);
  return foyer_config_read_each (settings, "suspend_reasons", read_reason, config, error) ||
         foyer_config_under (error, "settings");
}

static gboolean
read_all (JsonObject *json, FoyerConfig *config, GError **error)
{
  return read_hall (json, config, error) &&
         foyer_config_read_each (json, "services", read_service, config, error) &&
         foyer_config_read_each (json, "counters", read_counter, config, error) &&
         foyer_config_read_each (json, "staff", read_staff, config, error) &&
         read_classes (json, config, error) && read_settings (json, &config->settings, error) &&
         read_suspend_reasons (json, config, error) &&
         foyer_config_read_checklist (json, config, error) &&
         foyer_config_read_currency (json, config, error) &&
         foyer_config_read_rating (json, &config->rating, error) &&
         foyer_voice_json_read (json, config->voice, error) &&
         foyer_config_read_holidays (json, config, error) &&
         foyer_config_read_visits (json, config, error);
}

FoyerConfig *
foyer_config_from_json (JsonObject *json, GError **error)
{
  g_autoptr (FoyerConfig) config = foyer_config_new ();

  if (read_all (json, config, error))
    return g_steal_pointer (&config);
  foyer_config_tell (error);
  return NULL;
}

FoyerConfig *
foyer_config_from_text (const char *text, GError **error)
{
  g_autoptr (JsonObject) json = foyer_json_parse_object (text, error);

  return json != NULL ? foyer_config_from_json (json, error) : NULL;
}
