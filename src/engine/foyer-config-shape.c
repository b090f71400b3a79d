/* The shape of a configuration: which keys there are, what kind of value each has, in which bounds.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "base/foyer-time.h"
#include "engine/foyer-config-reader.h"

#define DAY_S (24 * 60 * 60)

typedef enum
{
  OBJECT,
  ARRAY,
  TEXT,
  FLAG,
  NUMBER,
  DATE,
  MINUTE, /* "08:30" */
  NAMES,  /* a text for each language */
} Kind;

/* "[]" stands for any element, "*" for any member. */
static const struct
{
  const char *path;
  Kind kind;
  gint64 least, most;
} shapes[] = {
  { "hall", OBJECT, 0, 0 },
  { "hall.names", NAMES, 0, 0 },
  { "hall.utility", NAMES, 0, 0 },
  { "hall.hotline", TEXT, 0, 0 },
  { "hall.zone", TEXT, 0, 0 },
  { "hall.day_start", MINUTE, 0, 0 },
  { "hall.demo", FLAG, 0, 0 },
  { "hall.languages", ARRAY, 0, 0 },
  { "hall.languages[]", TEXT, 0, 0 },
  { "hall.hours", OBJECT, 0, 0 },
  { "hall.hours.*", ARRAY, 0, 0 },
  { "hall.hours.*[]", MINUTE, 0, 0 },
  { "services", ARRAY, 0, 0 },
  { "services[]", OBJECT, 0, 0 },
  { "services[].code", TEXT, 0, 0 },
  { "services[].names", NAMES, 0, 0 },
  { "services[].target_s", NUMBER, 0, DAY_S },
  { "services[].limit_s", NUMBER, 0, DAY_S },
  { "services[].mean_s", NUMBER, 0, DAY_S },
  { "services[].self_service", FLAG, 0, 0 },
  { "services[].form", OBJECT, 0, 0 },
  { "services[].form.names", NAMES, 0, 0 },
  { "services[].form.lines", ARRAY, 0, 0 },
  { "services[].form.lines[]", OBJECT, 0, 0 },
  { "services[].form.lines[].names", NAMES, 0, 0 },
  { "services[].form.lines[].sample", NAMES, 0, 0 },
  { "counters", ARRAY, 0, 0 },
  { "counters[]", OBJECT, 0, 0 },
  { "counters[].number", NUMBER, 1, 99 },
  { "counters[].accessible", FLAG, 0, 0 },
  { "counters[].services", ARRAY, 0, 0 },
  { "counters[].services[]", TEXT, 0, 0 },
  { "counters[].delay_s", OBJECT, 0, 0 },
  { "counters[].delay_s.*", NUMBER, 0, DAY_S },
  { "counters[].staffed", OBJECT, 0, 0 },
  { "counters[].staffed.mon", ARRAY, 0, 0 },
  { "counters[].staffed.tue", ARRAY, 0, 0 },
  { "counters[].staffed.wed", ARRAY, 0, 0 },
  { "counters[].staffed.thu", ARRAY, 0, 0 },
  { "counters[].staffed.fri", ARRAY, 0, 0 },
  { "counters[].staffed.sat", ARRAY, 0, 0 },
  { "counters[].staffed.sun", ARRAY, 0, 0 },
  { "counters[].staffed.*[]", ARRAY, 0, 0 },
  { "counters[].staffed.*[][]", MINUTE, 0, 0 },
  { "staff", ARRAY, 0, 0 },
  { "staff[]", OBJECT, 0, 0 },
  { "staff[].id", TEXT, 0, 0 },
  { "staff[].name", TEXT, 0, 0 },
  { "staff[].role", TEXT, 0, 0 },
  { "staff[].languages", ARRAY, 0, 0 },
  { "staff[].languages[]", TEXT, 0, 0 },
  { "classes", OBJECT, 0, 0 },
  { "classes.*", OBJECT, 0, 0 },
  { "classes.*.credit_s", NUMBER, 0, DAY_S },
  { "technicians", ARRAY, 0, 0 },
  { "technicians[]", OBJECT, 0, 0 },
  { "technicians[].id", TEXT, 0, 0 },
  { "technicians[].name", TEXT, 0, 0 },
  { "technicians[].district", TEXT, 0, 0 },
  { "technicians[].from", MINUTE, 0, 0 },
  { "technicians[].to", MINUTE, 0, 0 },
  { "technicians[].skills", ARRAY, 0, 0 },
  { "technicians[].skills[]", TEXT, 0, 0 },
  { "visit_types", ARRAY, 0, 0 },
  { "visit_types[]", OBJECT, 0, 0 },
  { "visit_types[].code", TEXT, 0, 0 },
  { "visit_types[].names", NAMES, 0, 0 },
  { "visit_types[].reasons", NAMES, 0, 0 },
  { "visit_types[].skill", TEXT, 0, 0 },
  { "visit_types[].mean_s", NUMBER, 60, DAY_S },
  { "visit_types[].lead_days", NUMBER, 0, 366 },
  { "visit_types[].special_lead_days", NUMBER, 0, 366 },
  { "visit_types[].min_occupancy", NUMBER, 0, 100 },
  { "visit_types[].invite", FLAG, 0, 0 },
  { "visit_types[].installation", FLAG, 0, 0 },
  { "visit_types[].needs_reason", FLAG, 0, 0 },
  { "visit_types[].values", ARRAY, 0, 0 },
  { "visit_types[].values[]", TEXT, 0, 0 },
  { "visit_types[].packing", ARRAY, 0, 0 },
  { "visit_types[].packing[]", TEXT, 0, 0 },
  { "travel", OBJECT, 0, 0 },
  { "travel.default_s", NUMBER, 0, DAY_S },
  { "travel.same_s", NUMBER, 0, DAY_S },
  { "travel.buffer_s", NUMBER, 0, DAY_S },
  { "travel.between", ARRAY, 0, 0 },
  { "travel.between[]", OBJECT, 0, 0 },
  { "travel.between[].from", TEXT, 0, 0 },
  { "travel.between[].to", TEXT, 0, 0 },
  { "travel.between[].s", NUMBER, 0, DAY_S },
  { "holidays", ARRAY, 0, 0 },
  { "holidays[]", OBJECT, 0, 0 },
  { "holidays[].date", DATE, 0, 0 },
  { "holidays[].to", DATE, 0, 0 },
  { "holidays[].names", NAMES, 0, 0 },
  { "holidays[].kind", TEXT, 0, 0 },
  { "holidays[].closed", FLAG, 0, 0 },
  { "holidays[].greeting", FLAG, 0, 0 },
  { "settings", OBJECT, 0, 0 },
  { "settings.recall_interval_s", NUMBER, 0, DAY_S },
  { "settings.max_calls", NUMBER, 1, 100 },
  { "settings.preparing_s", NUMBER, 0, DAY_S },
  { "settings.last_minutes_s", NUMBER, 0, DAY_S },
  { "settings.restore_after", NUMBER, 0, 1000 },
  { "settings.idle_lock_s", NUMBER, 0, DAY_S },
  { "settings.busy_wait_s", NUMBER, 0, DAY_S },
  { "settings.suspend_limit_s", NUMBER, 0, DAY_S },
  { "settings.fault_threshold_s", NUMBER, 0, DAY_S },
  { "settings.appointment_window_s", NUMBER, 0, DAY_S },
  { "settings.appointment_slot_s", NUMBER, 60, DAY_S },
  { "settings.appointment_capacity", NUMBER, 1, 1000 },
  { "settings.appointment_days", NUMBER, 0, 366 },
  { "settings.appointment_kiosk", FLAG, 0, 0 },
  { "settings.hold_frees_counter", FLAG, 0, 0 },
  { "settings.ticks_required", FLAG, 0, 0 },
  { "settings.suspend_reasons", ARRAY, 0, 0 },
  { "settings.suspend_reasons[]", OBJECT, 0, 0 },
  { "settings.suspend_reasons[].code", TEXT, 0, 0 },
  { "settings.suspend_reasons[].names", NAMES, 0, 0 },
  { "settings.suspend_reasons[].length_s", NUMBER, 0, DAY_S },
  { "settings.suspend_reasons[].relief", FLAG, 0, 0 },
  { "settings.checklist", ARRAY, 0, 0 },
  { "settings.checklist[]", OBJECT, 0, 0 },
  { "settings.checklist[].code", TEXT, 0, 0 },
  { "settings.checklist[].names", NAMES, 0, 0 },
  { "settings.checklist[].list", TEXT, 0, 0 },
  { "settings.arrive_early_s", NUMBER, 0, 7200 },
  { "settings.max_wait_s", NUMBER, 0, 7200 },
  { "settings.company_moves", NUMBER, 0, 100 },
  { "settings.note_reminder_days", NUMBER, 0, 100 },
  { "settings.install_single_days", NUMBER, 0, 100 },
  { "settings.install_between_days", NUMBER, 0, 100 },
  { "settings.install_large_days", NUMBER, 0, 100 },
};

/* These have readers that tell a path themselves. */
static const char *const others[] = { "voice", "rating", "currency", NULL };

/* Index of the shape of @pattern, of which the last member may be any; -1 when there is none. */
static int
find (const char *pattern, const char *parent, const char *tail)
{
  g_autofree char *any = tail != NULL ? g_strconcat (parent, ".*", tail, NULL) : NULL;
  int found = -1;

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      if (g_str_equal (shapes[i].path, pattern))
        return (int) i;
      if (any != NULL && g_str_equal (shapes[i].path, any))
        found = (int) i;
    }
  return found;
}

static gboolean
check_kind (JsonNode *node, guint shape, const char *place, GError **error)
{
  static const GType types[] = {
    [TEXT] = G_TYPE_STRING, [FLAG] = G_TYPE_BOOLEAN,  [NUMBER] = G_TYPE_INT64,
    [DATE] = G_TYPE_STRING, [MINUTE] = G_TYPE_STRING,
  };
  const Kind kind = shapes[shape].kind;
  gboolean good;
  int minute;

  if (kind == OBJECT || kind == NAMES)
    good = JSON_NODE_HOLDS_OBJECT (node);
  else if (kind == ARRAY)
    good = JSON_NODE_HOLDS_ARRAY (node);
  else
    good = json_node_get_value_type (node) == types[kind];
  if (!good)
    return foyer_config_fail (error, place, _ ("it has a value of the wrong kind"));
  if (kind == NUMBER && (json_node_get_int (node) < shapes[shape].least ||
                         json_node_get_int (node) > shapes[shape].most))
    {
      /* Translators: of a number in the configuration */
      g_autofree char *what = g_strdup_printf (_ ("it lies between %d and %d"),
                                               (int) shapes[shape].least, (int) shapes[shape].most);
      return foyer_config_fail (error, place, what);
    }
  if (kind == DATE && !foyer_date_is_valid (json_node_get_string (node)))
    return foyer_config_fail (error, place, _ ("a date such as 2026-02-17 is expected"));
  if (kind == MINUTE && !foyer_config_read_minute (json_node_get_string (node), &minute, NULL))
    return foyer_config_fail (error, place, _ ("a time such as 08:30 is expected"));
  return TRUE;
}

static gboolean
check_names (JsonObject *names, const char *place, GError **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, names);
  while (json_object_iter_next (&iter, &name, &node))
    {
      g_autofree char *own = g_strconcat (place, ".", name, NULL);

      if (foyer_nick_find (foyer_languages, name) < 0)
        return foyer_config_fail (error, own, _ ("this key is not known"));
      if (!JSON_NODE_HOLDS_NULL (node) && json_node_get_value_type (node) != G_TYPE_STRING)
        return foyer_config_fail (error, own, _ ("it has a value of the wrong kind"));
    }
  return TRUE;
}

static gboolean check_node (JsonNode *node, guint shape, const char *place, GError **error);

static gboolean
check_members (JsonObject *object, const char *parent, const char *place, GError **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      g_autofree char *pattern = g_strconcat (parent, ".", name, NULL);
      g_autofree char *own = g_strconcat (place, ".", name, NULL);
      int shape = find (pattern, parent, "");

      if (shape < 0)
        return foyer_config_fail (error, own, _ ("this key is not known"));
      if (!JSON_NODE_HOLDS_NULL (node) && !check_node (node, (guint) shape, own, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_elements (JsonArray *array, const char *parent, const char *place, GError **error)
{
  g_autofree char *pattern = g_strconcat (parent, "[]", NULL);
  const char *dot = strrchr (parent, '.');
  g_autofree char *above = dot != NULL ? g_strndup (parent, (gsize) (dot - parent)) : NULL;
  const char *brackets = dot != NULL ? strchr (dot, '[') : NULL;
  g_autofree char *tail =
      above != NULL ? g_strconcat (brackets != NULL ? brackets : "", "[]", NULL) : NULL;
  int shape = find (pattern, above, tail);

  for (guint i = 0; shape >= 0 && i < json_array_get_length (array); i++)
    {
      g_autofree char *own = g_strdup_printf ("%s[%u]", place, i);

      if (!check_node (json_array_get_element (array, i), (guint) shape, own, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_node (JsonNode *node, guint shape, const char *place, GError **error)
{
  if (!check_kind (node, shape, place, error))
    return FALSE;
  if (shapes[shape].kind == NAMES)
    return check_names (json_node_get_object (node), place, error);
  if (shapes[shape].kind == OBJECT)
    return check_members (json_node_get_object (node), shapes[shape].path, place, error);
  if (shapes[shape].kind == ARRAY)
    return check_elements (json_node_get_array (node), shapes[shape].path, place, error);
  return TRUE;
}

gboolean
foyer_config_check_shape (JsonObject *json, GError **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, json);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      int shape = find (name, NULL, NULL);

      if (g_strv_contains (others, name))
        continue;
      if (shape < 0)
        return foyer_config_fail (error, name, _ ("this key is not known"));
      if (!JSON_NODE_HOLDS_NULL (node) && !check_node (node, (guint) shape, name, error))
        return FALSE;
    }
  return TRUE;
}
