/* Reading parts of a configuration: the day's lists, and when counters are staffed. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "engine/foyer-config-reader.h"
#include "hall/foyer-checklist.h"

#define LONGEST_CODE 32

static gboolean
is_code (const char *code)
{
  return code != NULL && *code != '\0' && strlen (code) <= LONGEST_CODE &&
         strspn (code, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen (code);
}

static gboolean
read_point (JsonObject *json, FoyerConfig *config, GError **error)
{
  FoyerPoint *point;
  const char *code, *list;

  if (!foyer_json_get_text (json, "code", &code, error) ||
      !foyer_json_get_text (json, "list", &list, error))
    return FALSE;
  if (!is_code (code) || foyer_points_find (config->points, code) != NULL)
    return foyer_config_fail (error, "code",
                              _ ("a short code of small letters is expected, each once"));
  point = g_new0 (FoyerPoint, 1);
  g_ptr_array_add (config->points, point);
  point->code = g_strdup (code);
  point->list = list != NULL ? foyer_nick_find (foyer_day_lists, list) : FOYER_LIST_OPENING;
  if (point->list < 0)
    return foyer_config_fail (error, "list", _ ("it is one of opening, closing"));
  return foyer_config_read_names (json, "names", &point->names, error);
}

/* A list that is given replaces the built-in one of what persons look at. */
gboolean
foyer_config_read_checklist (JsonObject *json, FoyerConfig *config, GError **error)
{
  JsonObject *settings;

  if (!foyer_json_get_object (json, "settings", &settings, error))
    return FALSE;
  if (settings == NULL || !json_object_has_member (settings, "checklist"))
    return TRUE;
  g_ptr_array_unref (config->points);
  config->points = foyer_points_new (FALSE);
  return foyer_config_read_each (settings, "checklist", read_point, config, error) ||
         foyer_config_under (error, "settings");
}

static const char *
get_time (JsonArray *span, guint i)
{
  JsonNode *node = json_array_get_element (span, i);

  return json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static gboolean
read_span (JsonNode *node, const char *day, GArray *spans, GError **error)
{
  JsonArray *span = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  FoyerHours hours;

  if (span == NULL || json_array_get_length (span) != 2)
    return foyer_config_fail (error, day, _ ("two times are expected"));
  if (!foyer_config_read_minute (get_time (span, 0), &hours.opens, error) ||
      !foyer_config_read_minute (get_time (span, 1), &hours.closes, error))
    return foyer_config_under (error, "%s", day);
  if (hours.opens >= hours.closes)
    return foyer_config_fail (error, day, _ ("it ends before it begins"));
  g_array_append_val (spans, hours);
  return TRUE;
}

gboolean
foyer_config_read_roster (JsonObject *counter, FoyerCounterPlan *plan, GError **error)
{
  static const char *const days[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
  JsonObject *staffed;

  if (!foyer_json_get_object (counter, "staffed", &staffed, error))
    return FALSE;
  plan->has_roster = staffed != NULL;
  for (guint i = 0; staffed != NULL && i < G_N_ELEMENTS (days); i++)
    {
      JsonArray *spans;

      if (!foyer_json_get_array (staffed, days[i], &spans, error))
        return foyer_config_under (error, "staffed");
      for (guint k = 0; spans != NULL && k < json_array_get_length (spans); k++)
        if (!read_span (json_array_get_element (spans, k), days[i], plan->staffed[i], error))
          return foyer_config_under (error, "staffed");
    }
  return TRUE;
}
