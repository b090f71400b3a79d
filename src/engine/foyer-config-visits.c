/* The configuration's holidays, technicians, kinds of home visits and travel. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "engine/foyer-config-reader.h"
#include "hall/foyer-calendar.h"
#include "hall/foyer-visit-config.h"
#include "hall/foyer-visit-data.h"

static gboolean
read_date (JsonObject *json, const char *key, const char *fallback, char date[11], GError **error)
{
  const char *text;

  if (!foyer_json_get_text (json, key, &text, error))
    return FALSE;
  if (text == NULL)
    text = fallback;
  if (!foyer_date_is_valid (text))
    return foyer_config_fail (error, key, _ ("a date such as 2026-02-17 is expected"));
  g_strlcpy (date, text, 11);
  return TRUE;
}

static gboolean
read_holiday (JsonObject *json, FoyerConfig *config, GError **error)
{
  FoyerHoliday *holiday = g_new0 (FoyerHoliday, 1);
  const char *kind;
  int value;

  g_ptr_array_add (config->holidays, holiday);
  if (!read_date (json, "date", NULL, holiday->date, error) ||
      !read_date (json, "to", holiday->date, holiday->to, error) ||
      !foyer_json_get_text (json, "kind", &kind, error))
    return FALSE;
  if (strcmp (holiday->to, holiday->date) < 0)
    return foyer_config_fail (error, "to", _ ("it ends before it begins"));
  value = kind != NULL ? foyer_nick_find (foyer_holiday_kinds, kind) : FOYER_HOLIDAY_HOLIDAY;
  if (value < 0)
    return foyer_config_fail (error, "kind", _ ("it is one of holiday, working-day"));
  holiday->kind = (FoyerHolidayKind) value;
  holiday->closed = holiday->kind == FOYER_HOLIDAY_HOLIDAY;
  if (!foyer_config_read_names (json, "names", &holiday->names, error) ||
      (json_object_has_member (json, "closed") &&
       !foyer_json_get_boolean (json, "closed", &holiday->closed, error)) ||
      !foyer_json_get_boolean (json, "greeting", &holiday->greeting, error))
    return FALSE;
  return !holiday->closed || holiday->kind == FOYER_HOLIDAY_HOLIDAY ||
         foyer_config_fail (error, "closed", _ ("a working day is not closed"));
}

gboolean
foyer_config_read_holidays (JsonObject *json, FoyerConfig *config, GError **error)
{
  return foyer_config_read_each (json, "holidays", read_holiday, config, error);
}

/* Texts of the array @key; an empty list when it is absent. */
static gboolean
read_texts (JsonObject *json, const char *key, char ***texts, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array;

  if (!foyer_json_get_array (json, key, &array, error))
    return FALSE;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        return foyer_config_fail (error, key, _ ("texts are expected"));
      g_strv_builder_add (builder, json_node_get_string (node));
    }
  *texts = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
check_staff_number (const FoyerConfig *config, const char *id, GError **error)
{
  if (id == NULL || *id == '\0')
    return foyer_config_fail (error, "id", _ ("a staff number is missing"));
  return foyer_config_find_technician (config, id, NULL) == NULL ||
         foyer_config_fail (error, "id", _ ("two persons have this staff number"));
}

static gboolean
read_technician (JsonObject *json, FoyerConfig *config, GError **error)
{
  FoyerTechnician *technician;
  const char *id, *name, *district, *from, *to;

  if (!foyer_json_get_text (json, "id", &id, error) || !check_staff_number (config, id, error) ||
      !foyer_json_get_text (json, "name", &name, error) ||
      !foyer_json_get_text (json, "district", &district, error) ||
      !foyer_json_get_text (json, "from", &from, error) ||
      !foyer_json_get_text (json, "to", &to, error))
    return FALSE;
  technician = g_new0 (FoyerTechnician, 1);
  g_ptr_array_add (config->visits->technicians, technician);
  technician->id = g_strdup (id);
  technician->name = g_strdup (name);
  technician->district = g_strdup (district);
  if (!read_texts (json, "skills", &technician->skills, error) ||
      !foyer_config_read_minute (from != NULL ? from : "08:00", &technician->hours.opens, error) ||
      !foyer_config_read_minute (to != NULL ? to : "17:00", &technician->hours.closes, error))
    return FALSE;
  return technician->hours.opens < technician->hours.closes ||
         foyer_config_fail (error, "to", _ ("the working hours end before they begin"));
}

/* Days, percentages and the like. */
static gboolean
read_count (
    JsonObject *json, const char *key, gint64 fallback, gint64 most, gint64 *value, GError **error)
{
  if (!foyer_json_get_integer (json, key, fallback, value, error))
    return FALSE;
  if (*value >= 0 && *value <= most)
    return TRUE;
  return foyer_config_fail (error, key, _ ("this number is out of bounds"));
}

static gboolean
check_type_code (const FoyerConfig *config, const char *code, GError **error)
{
  return (code != NULL && *code != '\0' &&
          foyer_config_find_visit_type (config, code, NULL) == NULL) ||
         foyer_config_fail (error, "code", _ ("each needs a code of its own"));
}

static gboolean
read_type (JsonObject *json, FoyerConfig *config, GError **error)
{
  FoyerVisitType *type;
  const char *code, *skill;

  if (!foyer_json_get_text (json, "code", &code, error) || !check_type_code (config, code, error) ||
      !foyer_json_get_text (json, "skill", &skill, error))
    return FALSE;
  type = g_new0 (FoyerVisitType, 1);
  g_ptr_array_add (config->visits->types, type);
  type->code = g_strdup (code);
  type->skill = g_strdup (skill);
  if (!read_texts (json, "values", &type->values, error) ||
      !read_texts (json, "packing", &type->packing, error) ||
      !foyer_config_read_names (json, "names", &type->names, error) ||
      !foyer_config_read_names (json, "reasons", &type->reasons, error) ||
      !foyer_json_get_integer (json, "mean_s", 30 * 60, &type->mean_s, error) ||
      !read_count (json, "lead_days", 0, 366, &type->lead_days, error) ||
      !read_count (json, "special_lead_days", 0, 366, &type->special_lead_days, error) ||
      !read_count (json, "min_occupancy", 0, 100, &type->min_occupancy, error) ||
      !foyer_json_get_boolean (json, "invite", &type->invite, error) ||
      !foyer_json_get_boolean (json, "installation", &type->installation, error) ||
      !foyer_json_get_boolean (json, "needs_reason", &type->needs_reason, error))
    return FALSE;
  for (guint i = 0; type->values[i] != NULL; i++)
    if (foyer_nick_find (foyer_visit_values, type->values[i]) < 0)
      {
        foyer_config_fail (error, "", _ ("this value is not known"));
        return foyer_config_under (error, "values[%u]", i);
      }
  return type->mean_s >= 60
             ? foyer_config_check_length (type->mean_s, "mean_s", error)
             : foyer_config_fail (error, "mean_s", _ ("a visit takes a minute at least"));
}

static gboolean
read_way (JsonObject *json, FoyerConfig *config, GError **error)
{
  const char *from, *to;
  FoyerWay way = { 0 };

  if (!foyer_json_get_text (json, "from", &from, error) ||
      !foyer_json_get_text (json, "to", &to, error) ||
      !foyer_json_get_integer (json, "s", 0, &way.travel_s, error))
    return FALSE;
  if (from == NULL || to == NULL)
    return foyer_config_fail (error, from == NULL ? "from" : "to",
                              _ ("each way has two ends: from, to"));
  way.from = g_strdup (from);
  way.to = g_strdup (to);
  g_array_append_val (config->visits->travel.ways, way);
  return foyer_config_check_length (way.travel_s, "s", error);
}

static gboolean
read_travel (JsonObject *json, FoyerConfig *config, GError **error)
{
  FoyerTravel *travel = &config->visits->travel;
  JsonObject *object;

  if (!foyer_json_get_object (json, "travel", &object, error))
    return FALSE;
  if (object == NULL)
    return TRUE;
  return foyer_json_get_integer (object, "default_s", travel->default_s, &travel->default_s,
                                 error) &&
         foyer_json_get_integer (object, "same_s", travel->same_s, &travel->same_s, error) &&
         foyer_json_get_integer (object, "buffer_s", travel->buffer_s, &travel->buffer_s, error) &&
         foyer_config_check_length (travel->default_s, "default_s", error) &&
         foyer_config_check_length (travel->same_s, "same_s", error) &&
         foyer_config_check_length (travel->buffer_s, "buffer_s", error) &&
         (foyer_config_read_each (object, "between", read_way, config, error) ||
          foyer_config_under (error, "travel"));
}

static gboolean
read_settings (JsonObject *json, FoyerVisitSettings *settings, GError **error)
{
  const struct
  {
    const char *name;
    gint64 *value;
    gint64 most;
  } numbers[] = {
    { "arrive_early_s", &settings->arrive_early_s, 7200 },
    { "max_wait_s", &settings->max_wait_s, 7200 },
    { "company_moves", &settings->company_moves, 100 },
    { "note_reminder_days", &settings->note_reminder_days, 100 },
    { "install_single_days", &settings->install_single_days, 100 },
    { "install_between_days", &settings->install_between_days, 100 },
    { "install_large_days", &settings->install_large_days, 100 },
  };
  JsonObject *object;

  if (!foyer_json_get_object (json, "settings", &object, error))
    return FALSE;
  for (guint i = 0; object != NULL && i < G_N_ELEMENTS (numbers); i++)
    if (!read_count (object, numbers[i].name, *numbers[i].value, numbers[i].most, numbers[i].value,
                     error))
      return FALSE;
  return TRUE;
}

gboolean
foyer_config_read_visits (JsonObject *json, FoyerConfig *config, GError **error)
{
  return foyer_config_read_each (json, "technicians", read_technician, config, error) &&
         foyer_config_read_each (json, "visit_types", read_type, config, error) &&
         read_travel (json, config, error) &&
         read_settings (json, &config->visits->settings, error);
}
