/* The configuration's key "voice": reading and checking. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-voice-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/foyer-error.h"

/* Longer texts than this are not spoken to their end. */
#define MAX_NOTICE_CHARACTERS 300

typedef struct
{
  FoyerVoicePlan *plan;
  GString *path; /* of the value that is being read */
  GError **error;
} Reader;

static gboolean
fail (const Reader *reader, const char *what)
{
  g_set_error (reader->error, FOYER_ERROR, FOYER_ERROR_USAGE,
               _ ("The configuration is wrong at “%s”: %s. Nothing was changed."),
               reader->path->str, what);
  return FALSE;
}

static gboolean
fail_kind (const Reader *reader)
{
  return fail (reader, _ ("it has a value of the wrong kind"));
}

typedef gboolean (*ReadFunc) (Reader *reader, JsonNode *node, gpointer target);

typedef struct
{
  const char *name;
  ReadFunc read;
  gsize offset; /* in the plan, or in what TARGET points to */
} Member;

#define PLAN(member) G_STRUCT_OFFSET (FoyerVoicePlan, member)

static gboolean
read_member (Reader *reader, const Member *members, const char *name, JsonNode *node, gpointer into)
{
  for (const Member *member = members; member->name != NULL; member++)
    if (g_str_equal (member->name, name))
      return JSON_NODE_HOLDS_NULL (node) ||
             member->read (reader, node, (char *) into + member->offset);
  return fail (reader, _ ("this key is not known"));
}

/* Calls READ for each member, with the path that leads to it. */
static gboolean
read_members (Reader *reader, JsonNode *node, const Member *members, gpointer into)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail_kind (reader);
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &value))
    {
      const gsize length = reader->path->len;

      g_string_append_printf (reader->path, ".%s", name);
      if (!read_member (reader, members, name, value, into))
        return FALSE;
      g_string_truncate (reader->path, length);
    }
  return TRUE;
}

static gboolean
read_elements (Reader *reader, JsonNode *node, ReadFunc read, gpointer into)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL)
    return fail_kind (reader);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const gsize length = reader->path->len;

      g_string_append_printf (reader->path, "[%u]", i);
      if (!read (reader, json_array_get_element (array, i), into))
        return FALSE;
      g_string_truncate (reader->path, length);
    }
  return TRUE;
}

/* Values. */

static gboolean
get_text (Reader *reader, JsonNode *node, const char **text)
{
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return fail_kind (reader);
  *text = json_node_get_string (node);
  return TRUE;
}

static gboolean
read_boolean (Reader *reader, JsonNode *node, gpointer target)
{
  if (json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return fail_kind (reader);
  *(gboolean *) target = json_node_get_boolean (node);
  return TRUE;
}

static gboolean
read_integer (Reader *reader, JsonNode *node, gint64 least, gint64 most, gint64 *value)
{
  g_autofree char *what = NULL;

  if (json_node_get_value_type (node) != G_TYPE_INT64)
    return fail_kind (reader);
  *value = json_node_get_int (node);
  if (*value >= least && *value <= most)
    return TRUE;
  /* Translators: of a number in the configuration */
  what = g_strdup_printf (_ ("it lies between %d and %d"), (int) least, (int) most);
  return fail (reader, what);
}

static gboolean
read_repeat (Reader *reader, JsonNode *node, gpointer target)
{
  return read_integer (reader, node, 1, 5, target);
}

static gboolean
read_count (Reader *reader, JsonNode *node, gpointer target)
{
  return read_integer (reader, node, 0, 99, target);
}

static gboolean
read_percent (Reader *reader, JsonNode *node, gpointer target)
{
  return read_integer (reader, node, 50, 100, target);
}

static gboolean
read_louder (Reader *reader, JsonNode *node, gpointer target)
{
  return read_integer (reader, node, 0, FOYER_MAX_GAIN_DB, target);
}

static gboolean
read_gain (Reader *reader, JsonNode *node, gpointer target)
{
  gint64 gain;

  if (!read_integer (reader, node, FOYER_MIN_GAIN_DB, FOYER_MAX_GAIN_DB, &gain))
    return FALSE;
  *(int *) target = (int) gain;
  return TRUE;
}

static gboolean
read_minute (Reader *reader, JsonNode *node, gpointer target)
{
  const char *text;
  gboolean good;

  if (!get_text (reader, node, &text))
    return FALSE;
  good = strlen (text) == 5 && text[2] == ':';
  for (guint i = 0; good && i < 5; i++)
    good = i == 2 || g_ascii_isdigit (text[i]);
  if (!good || text[3] > '5' || strcmp (text, "24:00") > 0)
    return fail (reader, _ ("a time such as 08:30 is expected"));
  *(int *) target =
      (text[0] - '0') * 600 + (text[1] - '0') * 60 + (text[3] - '0') * 10 + text[4] - '0';
  return TRUE;
}

/* TARGET is a boolean: whether the text is the second of two words. */
static gboolean
read_either (Reader *reader, JsonNode *node, const char *first, const char *second, gpointer target)
{
  g_autofree char *what = NULL;
  const char *text;

  if (!get_text (reader, node, &text))
    return FALSE;
  *(gboolean *) target = g_str_equal (text, second);
  if (*(gboolean *) target || g_str_equal (text, first))
    return TRUE;
  what = g_strdup_printf (_ ("one of %s, %s is expected"), first, second);
  return fail (reader, what);
}

static gboolean
read_ticket (Reader *reader, JsonNode *node, gpointer target)
{
  return read_either (reader, node, "digits", "cardinal", target);
}

static gboolean
read_zh_one (Reader *reader, JsonNode *node, gpointer target)
{
  return read_either (reader, node, "yi", "yao", target);
}

static gboolean
read_ko_zero (Reader *reader, JsonNode *node, gpointer target)
{
  return read_either (reader, node, "gong", "yeong", target);
}

static gboolean
read_pack (Reader *reader, JsonNode *node, gpointer target)
{
  const char *text;

  if (!get_text (reader, node, &text))
    return FALSE;
  if (strchr (text, '/') != NULL || text[0] == '.')
    return fail (reader, _ ("the name of a voice’s folder is expected, without a path"));
  foyer_set_text ((char **) target, text);
  return TRUE;
}

static gboolean
read_words (Reader *reader, JsonNode *node, gpointer target)
{
  const char *text;

  if (!get_text (reader, node, &text))
    return FALSE;
  if (g_utf8_strlen (text, -1) > MAX_NOTICE_CHARACTERS)
    return fail (reader, _ ("it has more than 300 characters"));
  foyer_set_text ((char **) target, text);
  return TRUE;
}

/* Compounds. */

static gboolean
read_language (Reader *reader, JsonNode *node, gpointer target)
{
  FoyerVoicePlan *plan = reader->plan;
  const char *text;
  int language;

  if (!get_text (reader, node, &text))
    return FALSE;
  language = foyer_nick_find (foyer_languages, text);
  for (guint i = 0; i < plan->n_languages; i++)
    if (plan->languages[i] == (FoyerLanguage) language)
      language = -1;
  if (language < 0)
    return fail (reader, _ ("each of zh, ko, en at most once is expected"));
  plan->languages[plan->n_languages++] = (FoyerLanguage) language;
  return TRUE;
}

static gboolean
read_languages (Reader *reader, JsonNode *node, gpointer target)
{
  return read_elements (reader, node, read_language, target);
}

static gboolean
read_by_language (Reader *reader, JsonNode *node, ReadFunc read, gsize size, gpointer into)
{
  const Member members[] = {
    { "zh", read, FOYER_LANGUAGE_ZH * size },
    { "ko", read, FOYER_LANGUAGE_KO * size },
    { "en", read, FOYER_LANGUAGE_EN * size },
    { NULL, NULL, 0 },
  };

  return read_members (reader, node, members, into);
}

static gboolean
read_packs (Reader *reader, JsonNode *node, gpointer target)
{
  return read_by_language (reader, node, read_pack, sizeof (char *), target);
}

static gboolean
read_names (Reader *reader, JsonNode *node, gpointer target)
{
  return read_by_language (reader, node, read_words, sizeof (char *), target);
}

static gboolean
read_reading (Reader *reader, JsonNode *node, gpointer target)
{
  return read_by_language (reader, node, read_ticket, sizeof (gboolean), target);
}

static gboolean
read_hearing (Reader *reader, JsonNode *node, gpointer target)
{
  static const Member members[] = {
    { "percent", read_percent, PLAN (hearing_percent) },
    { "gain_db", read_louder, PLAN (hearing_gain_db) },
    { NULL, NULL, 0 },
  };

  return read_members (reader, node, members, reader->plan);
}

static gboolean
read_quiet_span (Reader *reader, JsonNode *node, gpointer target)
{
  static const Member members[] = {
    { "from", read_minute, G_STRUCT_OFFSET (FoyerQuiet, from) },
    { "to", read_minute, G_STRUCT_OFFSET (FoyerQuiet, to) },
    { NULL, NULL, 0 },
  };
  FoyerQuiet quiet = { -1, -1 };

  if (!read_members (reader, node, members, &quiet))
    return FALSE;
  if (quiet.from < 0 || quiet.to < 0)
    return fail (reader, _ ("two times are expected"));
  g_array_append_val (reader->plan->quiet, quiet);
  return TRUE;
}

static gboolean
read_quiet (Reader *reader, JsonNode *node, gpointer target)
{
  return read_elements (reader, node, read_quiet_span, target);
}

static gboolean
read_step (Reader *reader, JsonNode *node, gpointer target)
{
  static const Member members[] = {
    { "from", read_minute, G_STRUCT_OFFSET (FoyerVolume, from) },
    { "gain_db", read_gain, G_STRUCT_OFFSET (FoyerVolume, gain_db) },
    { NULL, NULL, 0 },
  };
  GArray *steps = target;
  FoyerVolume step = { 0, 0 };

  if (!read_members (reader, node, members, &step))
    return FALSE;
  if (steps->len > 0 && g_array_index (steps, FoyerVolume, steps->len - 1).from >= step.from)
    return fail (reader, _ ("each time is later than the one before"));
  g_array_append_val (steps, step);
  return TRUE;
}

static gboolean
read_volume (Reader *reader, JsonNode *node, gpointer target)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail_kind (reader);
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &value))
    {
      FoyerStationVolume *volume = g_new0 (FoyerStationVolume, 1);
      const gsize length = reader->path->len;

      volume->station = g_strdup (name);
      volume->steps = g_array_new (FALSE, FALSE, sizeof (FoyerVolume));
      g_ptr_array_add (reader->plan->volume, volume);
      g_string_append_printf (reader->path, ".%s", name);
      if (!read_elements (reader, value, read_step, volume->steps))
        return FALSE;
      g_string_truncate (reader->path, length);
    }
  return TRUE;
}

static gboolean
read_notices (Reader *reader, JsonNode *node, gpointer target)
{
  Member members[FOYER_N_NOTICES + 1] = { { 0 } };

  for (guint i = 0; i < FOYER_N_NOTICES; i++)
    members[i] = (Member){ foyer_notices[i], read_names, i * sizeof (FoyerNames) };
  return read_members (reader, node, members, target);
}

static const Member plan_members[] = {
  { "languages", read_languages, PLAN (languages) },
  { "own_language", read_boolean, PLAN (own_language) },
  { "own_first", read_boolean, PLAN (own_first) },
  { "repeat", read_repeat, PLAN (repeat) },
  { "repeat_while", read_count, PLAN (repeat_while) },
  { "packs", read_packs, PLAN (packs) },
  { "ticket", read_reading, PLAN (cardinal) },
  { "zh_one", read_zh_one, PLAN (zh_yao) },
  { "ko_zero", read_ko_zero, PLAN (ko_yeong) },
  { "hearing", read_hearing, 0 },
  { "quiet", read_quiet, 0 },
  { "volume", read_volume, 0 },
  { "notices", read_notices, PLAN (notices) },
  { "reopened", read_boolean, PLAN (reopened) },
  { "priority", read_boolean, PLAN (priority) },
  { NULL, NULL, 0 },
};

gboolean
foyer_voice_json_read (JsonObject *json, FoyerVoicePlan *plan, GError **error)
{
  g_autoptr (GString) path = g_string_new ("voice");
  Reader reader = { plan, path, error };
  JsonNode *node = json_object_get_member (json, "voice");

  return node == NULL || read_members (&reader, node, plan_members, plan);
}
