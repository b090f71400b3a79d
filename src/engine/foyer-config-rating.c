/* The configuration's key "rating": reading and checking. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-config-rating.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/foyer-error.h"
#include "base/foyer-json.h"

#define MOST_REASONS 12

static gboolean
fail (GError **error, const char *place, const char *what)
{
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
               _ ("The configuration is wrong at “%s”: %s. Nothing was changed."), place, what);
  return FALSE;
}

static gboolean
read_number (
    JsonNode *node, const char *place, gint64 least, gint64 most, gint64 *value, GError **error)
{
  g_autofree char *what = NULL;

  if (json_node_get_value_type (node) == G_TYPE_INT64 && json_node_get_int (node) >= least &&
      json_node_get_int (node) <= most)
    {
      *value = json_node_get_int (node);
      return TRUE;
    }
  what = g_strdup_printf (_ ("a whole number from %d to %d is expected"), (int) least, (int) most);
  return fail (error, place, what);
}

static gboolean
is_code (const char *code)
{
  return code != NULL && *code != '\0' && strlen (code) <= 32 &&
         strspn (code, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen (code);
}

static gboolean
is_known (const FoyerRatingPlan *plan, const char *code)
{
  for (guint i = 0; i < plan->reasons->len; i++)
    if (g_strcmp0 (((FoyerReason *) g_ptr_array_index (plan->reasons, i))->code, code) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
read_reason (JsonNode *node, guint i, FoyerRatingPlan *plan, GError **error)
{
  g_autofree char *place = g_strdup_printf ("rating.reasons[%u]", i);
  g_autofree char *code_place = g_strconcat (place, ".code", NULL);
  JsonObject *object, *names;
  FoyerReason *reason;
  const char *code;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, place, _ ("an object is expected"));
  object = json_node_get_object (node);
  if (!foyer_json_get_text (object, "code", &code, error) ||
      !foyer_json_get_object (object, "names", &names, error))
    return FALSE;
  if (!is_code (code) || is_known (plan, code))
    return fail (error, code_place, _ ("a short code of small letters is expected, each once"));
  reason = g_new0 (FoyerReason, 1);
  g_ptr_array_add (plan->reasons, reason);
  reason->code = g_strdup (code);
  for (int k = 0; names != NULL && k < FOYER_N_LANGUAGES; k++)
    {
      const char *text;

      if (!foyer_json_get_text (names, foyer_languages[k], &text, error))
        return FALSE;
      reason->names.in[k] = g_strdup (text);
    }
  return TRUE;
}

/* A list that is given replaces the built-in one. */
static gboolean
read_reasons (JsonNode *node, FoyerRatingPlan *plan, GError **error)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL || json_array_get_length (array) > MOST_REASONS)
    return fail (error, "rating.reasons", _ ("at most 12 reasons are expected"));
  g_ptr_array_set_size (plan->reasons, 0);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!read_reason (json_array_get_element (array, i), i, plan, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_member (const char *name, JsonNode *node, FoyerRatingPlan *plan, GError **error)
{
  const struct
  {
    const char *name;
    gint64 least, most;
    gint64 *value;
  } numbers[] = {
    { "levels", 3, 5, &plan->levels },
    { "open_s", 5, 600, &plan->open_s },
    { "low_score", 0, 4, &plan->low_score },
    { "thanks_s", 1, 60, &plan->thanks_s },
    { "callback_s", 60, 30 * 24 * 60 * 60, &plan->callback_s },
  };
  g_autofree char *place = g_strconcat ("rating.", name, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (g_str_equal (numbers[i].name, name))
      return read_number (node, place, numbers[i].least, numbers[i].most, numbers[i].value, error);
  if (g_str_equal (name, "reasons"))
    return read_reasons (node, plan, error);
  if (!g_str_equal (name, "spoken_invitation"))
    return fail (error, place, _ ("this key is not known"));
  if (json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return fail (error, place, _ ("true or false is expected"));
  plan->spoken_invitation = json_node_get_boolean (node);
  return TRUE;
}

gboolean
foyer_config_read_rating (JsonObject *json, FoyerRatingPlan *plan, GError **error)
{
  gboolean low_given = FALSE;
  JsonObject *object;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (!foyer_json_get_object (json, "rating", &object, error))
    return FALSE;
  if (object == NULL)
    return TRUE;
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      if (!read_member (name, node, plan, error))
        return FALSE;
      low_given |= g_str_equal (name, "low_score");
    }
  if (plan->levels == 4)
    return fail (error, "rating.levels", _ ("5 or 3 levels are expected"));
  if (!low_given && plan->levels == 3)
    plan->low_score = 1;
  return plan->low_score < plan->levels ||
         fail (error, "rating.low_score", _ ("it is below the highest level"));
}
