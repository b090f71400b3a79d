/* Records of every kind, with random values: compared, copied, written as JSON and read back. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/foyer-error.h"
#include "base/foyer-json.h"
#include "hall/foyer-records.h"

#define BIT(i) (G_GUINT64_CONSTANT (1) << (i))

static int
count_nicks (const FoyerField *field)
{
  return (int) g_strv_length ((char **) field->nicks);
}

static void
set_randomly (const FoyerField *field, FoyerRecord record)
{
  static const char *const texts[] = { "", "A", "“上海” \"quoted\" \\ \n", "null", "0", "한국어" };
  static const char *const json[] = { "null", "[]", "{\"a\":[1,2.5,true,null,\"x\"]}", "\"text\"" };
  gboolean empty = field->flags & FOYER_FIELD_OPTIONAL && g_test_rand_int_range (0, 3) == 0;

  if (field->type == FOYER_FIELD_TEXT)
    foyer_field_set_text (field, record,
                          empty ? NULL : texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))]);
  else if (field->type == FOYER_FIELD_JSON)
    foyer_field_set_text (field, record, json[g_test_rand_int_range (1, G_N_ELEMENTS (json))]);
  else if (field->type == FOYER_FIELD_ENUM)
    foyer_field_set_integer (field, record, g_test_rand_int_range (0, count_nicks (field)));
  else if (field->type == FOYER_FIELD_BOOLEAN)
    foyer_field_set_integer (field, record, g_test_rand_int_range (0, 2));
  else
    foyer_field_set_integer (field, record,
                             empty ? 0
                                   : (gint64) g_test_rand_int_range (1, G_MAXINT32) * 1000 +
                                         g_test_rand_int_range (0, 1000));
}

static FoyerRecord
draw_record (const FoyerRecordType *type)
{
  FoyerRecord record = foyer_record_new (type);

  for (guint i = 0; i < type->n_fields; i++)
    set_randomly (&type->fields[i], record);
  return record;
}

static void
test_copy (gconstpointer data)
{
  const FoyerRecordType *type = data;
  FoyerRecord record = draw_record (type), copy = foyer_record_copy (type, record);

  g_assert_cmpuint (foyer_record_diff (type, record, copy), ==, 0);
  for (guint i = 0; i < type->n_fields; i++)
    if (foyer_field_is_text (&type->fields[i]) &&
        foyer_field_get_text (&type->fields[i], record) != NULL)
      g_assert_true (foyer_field_get_text (&type->fields[i], record) !=
                     foyer_field_get_text (&type->fields[i], copy));
  foyer_record_clear (type, record);
  for (guint i = 0; i < type->size; i++)
    g_assert_cmpint (((guint8 *) record)[i], ==, 0);
  foyer_record_free (type, record);
  foyer_record_free (type, copy);
  foyer_record_free (type, NULL);
}

/* Each field alone is found; all of them when there was nothing. */
static void
test_diff (gconstpointer data)
{
  const FoyerRecordType *type = data;

  for (guint i = 0; i < type->n_fields; i++)
    {
      const FoyerField *field = &type->fields[i];
      FoyerRecord before = draw_record (type), after = foyer_record_copy (type, before);

      g_assert_cmpint (foyer_record_find_field (type, field->name), ==, (int) i);
      if (foyer_field_is_text (field))
        foyer_field_set_text (field, after, "something else");
      else if (field->type == FOYER_FIELD_BOOLEAN || field->type == FOYER_FIELD_ENUM)
        foyer_field_set_integer (field, after, foyer_field_get_integer (field, before) == 0);
      else
        foyer_field_set_integer (field, after, foyer_field_get_integer (field, before) + 1);
      g_assert_cmpuint (foyer_record_diff (type, before, after), ==, BIT (i));
      foyer_record_free (type, before);
      foyer_record_free (type, after);
    }
  g_assert_cmpuint (type->n_fields, <, 64);
  g_assert_cmpint (foyer_record_find_field (type, "nothing"), ==, -1);
}

/* Written whole and read into an empty record, or in part over what was there before. */
static void
test_json (gconstpointer data)
{
  const FoyerRecordType *type = data;

  for (guint i = 0; i < 200; i++)
    {
      FoyerRecord record = draw_record (type), other = draw_record (type);
      FoyerRecord read = foyer_record_new (type);
      guint64 mask = foyer_record_diff (type, other, record);
      g_autoptr (JsonObject) whole = json_object_new (), part = json_object_new ();
      g_autoptr (JsonObject) parsed = NULL;
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("America/New_York");

      foyer_json_add_record (whole, type, record, G_MAXUINT64, FALSE, i % 2 == 0 ? zone : NULL);
      text = foyer_json_to_text (whole);
      parsed = foyer_json_parse_object (text, &error);
      g_assert_no_error (error);
      foyer_json_apply_to_record (parsed, type, read, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (foyer_record_diff (type, record, read), ==, 0);

      foyer_json_add_record (part, type, record, mask, FALSE, NULL);
      foyer_json_apply_to_record (part, type, other, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (foyer_record_diff (type, record, other), ==, 0);
      foyer_record_free (type, record);
      foyer_record_free (type, other);
      foyer_record_free (type, read);
    }
}

/* What is internal is not in an answer; what is not known, or of a wrong kind, is not taken. */
static void
test_json_edges (gconstpointer data)
{
  const FoyerRecordType *type = data;
  FoyerRecord record = draw_record (type);
  g_autoptr (JsonObject) answer = json_object_new (), unknown = json_object_new ();
  g_autoptr (GError) error = NULL;

  foyer_json_add_record (answer, type, record, G_MAXUINT64, TRUE, NULL);
  for (guint i = 0; i < type->n_fields; i++)
    {
      const FoyerField *field = &type->fields[i];
      g_autoptr (JsonObject) wrong = json_object_new ();

      g_assert_true (json_object_has_member (answer, field->name) ==
                     !(field->flags & FOYER_FIELD_INTERNAL));
      json_object_set_array_member (wrong, field->name, json_array_new ());
      g_assert_true (foyer_json_apply_to_record (wrong, type, record, NULL) ==
                     (field->type == FOYER_FIELD_JSON));
      if (field->type != FOYER_FIELD_ENUM && field->type != FOYER_FIELD_TIME)
        continue;
      json_object_set_string_member (wrong, field->name, "no such thing");
      g_assert_false (foyer_json_apply_to_record (wrong, type, record, NULL));
    }
  json_object_set_int_member (unknown, "nothing", 1);
  g_assert_false (foyer_json_apply_to_record (unknown, type, record, &error));
  g_assert_error (error, FOYER_ERROR, FOYER_ERROR_USAGE);
  foyer_record_free (type, record);
}

/* The key comes first, and a set of fields fits its mask. */
static void
test_types (void)
{
  for (guint i = 0; foyer_record_types[i] != NULL; i++)
    {
      const FoyerRecordType *type = foyer_record_types[i];
      guint64 key = foyer_record_get_key_mask (type);

      g_assert_true (foyer_record_type_find (type->name) == type);
      g_assert_true ((key & BIT (0)) != 0 && (key & (key + 1)) == 0);
      for (guint k = 0; k < type->n_fields; k++)
        g_assert_true ((type->fields[k].type == FOYER_FIELD_ENUM) ==
                       (type->fields[k].nicks != NULL));
    }
  g_assert_null (foyer_record_type_find ("nothing"));
}

static void
test_set_text (void)
{
  char *slot = NULL;

  foyer_set_text (&slot, "abcdef");
  foyer_set_text (&slot, slot + 2);
  g_assert_cmpstr (slot, ==, "cdef");
  foyer_set_text (&slot, NULL);
  g_assert_null (slot);
}

static void
add (const char *name, const FoyerRecordType *type, GTestDataFunc func)
{
  g_autofree char *path = g_strdup_printf ("/base/record/%s/%s", name, type->name);

  g_test_add_data_func (path, type, func);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/record/types", test_types);
  g_test_add_func ("/base/record/set-text", test_set_text);
  for (guint i = 0; foyer_record_types[i] != NULL; i++)
    {
      add ("copy", foyer_record_types[i], test_copy);
      add ("diff", foyer_record_types[i], test_diff);
      add ("json", foyer_record_types[i], test_json);
      add ("json-edges", foyer_record_types[i], test_json_edges);
    }
  return g_test_run ();
}
