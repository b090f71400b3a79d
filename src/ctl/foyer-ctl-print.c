/* Answers for people (aligned text) and for programs (one line of JSON). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>

#include "base/foyer-error.h"
#include "base/foyer-json.h"
#include "ctl/foyer-ctl.h"

/* Columns that are worth a place on a line, in this order. */
static const char *const columns[] = {
  "seq",
  "day",
  "hour",
  "date",
  "time",
  "number",
  "code",
  "id",
  "name",
  "item",
  "by",
  "at",
  "kind",
  "state",
  "service",
  "type",
  "what",
  "place",
  "scope",
  "technician",
  "start",
  "end",
  "starts",
  "ends",
  "from",
  "to",
  "district",
  "ticket",
  "counter",
  "class",
  "language",
  "role",
  "has_pin",
  "locked",
  "staff",
  "waiting",
  "estimated_wait_s",
  "issued_at",
  "due_at",
  "opened_at",
  "closed_at",
  "calls",
  "round",
  "denomination",
  "count",
  "amount",
  "counted",
  "grounds",
  "serial",
  "issued",
  "completed",
  "no_show",
  "wait_mean_s",
  "wait_p90_s",
  "service_mean_s",
  "answered",
  "response_rate",
  "mean_score",
  "score",
  "phone",
  "since",
  "told_minutes",
  "length_s",
  "approved_by",
  "actor",
  "reason",
  "why",
  "text",
  "words",
  NULL,
};

static char *
to_text (JsonNode *node)
{
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return g_strdup ("–");
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_DOUBLE)
    return g_strdup_printf ("%.4g", json_node_get_double (node));
  return json_to_string (node, FALSE);
}

static int
get_width (const char *text)
{
  int width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += g_unichar_iszerowidth (g_utf8_get_char (p)) ? 0
             : g_unichar_iswide (g_utf8_get_char (p))    ? 2
                                                         : 1;
  return width;
}

static void
print_padded (const char *text, int width)
{
  printf ("%s%*s", text, MAX (width - get_width (text), 0) + 2, "");
}

/* The widest text of each column; 0 for a column that no row has. */
static void
measure (JsonArray *rows, int *widths)
{
  for (guint c = 0; columns[c] != NULL; c++)
    for (guint r = 0; r < json_array_get_length (rows); r++)
      {
        JsonObject *row = json_array_get_object_element (rows, r);
        g_autofree char *text = NULL;

        if (!json_object_has_member (row, columns[c]))
          continue;
        text = to_text (json_object_get_member (row, columns[c]));
        widths[c] = MAX (widths[c], MAX (get_width (text), get_width (columns[c])));
      }
}

static void
print_table (JsonArray *rows)
{
  int widths[G_N_ELEMENTS (columns)] = { 0 };

  measure (rows, widths);
  for (guint c = 0; columns[c] != NULL; c++)
    if (widths[c] > 0)
      print_padded (columns[c], widths[c]);
  printf ("\n");
  for (guint r = 0; r < json_array_get_length (rows); r++)
    {
      JsonObject *row = json_array_get_object_element (rows, r);

      for (guint c = 0; columns[c] != NULL; c++)
        if (widths[c] > 0)
          {
            g_autofree char *text = to_text (json_object_get_member (row, columns[c]));
            print_padded (text, widths[c]);
          }
      printf ("\n");
    }
}

static gboolean
is_table (JsonNode *node)
{
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  array = json_node_get_array (node);
  return json_array_get_length (array) > 0 &&
         JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, 0));
}

static void
print_object (JsonObject *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      g_autofree char *text = NULL;

      if (is_table (node))
        {
          printf ("\n%s\n", name);
          print_table (json_node_get_array (node));
          continue;
        }
      if (JSON_NODE_HOLDS_OBJECT (node))
        {
          /* One thing among others is told apart by its name. */
          if (json_object_get_size (object) > 2)
            printf ("\n%s\n", name);
          print_object (json_node_get_object (node));
          continue;
        }
      text = to_text (node);
      print_padded (name, 18);
      printf ("%s\n", text);
    }
}

void
foyer_ctl_print (JsonObject *answer, gboolean json)
{
  g_autofree char *text = NULL;

  if (json)
    {
      text = foyer_json_to_text (answer);
      printf ("%s\n", text);
    }
  else
    print_object (answer);
  fflush (stdout);
}

/* Code, message, and what a program can use beside them. */
JsonObject *
foyer_ctl_view_error (const GError *error)
{
  /* A path need not be UTF-8; JSON must. */
  g_autofree char *message = g_utf8_make_valid (error->message, -1);
  const char *text = foyer_error_get_details (error);
  g_autoptr (JsonObject) details = text != NULL ? foyer_json_parse_object (text, NULL) : NULL;
  JsonObject *body = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_set_string_member (body, "code", foyer_error_get_code (error));
  json_object_set_string_member (body, "message", message);
  if (details != NULL)
    {
      json_object_iter_init_ordered (&iter, details);
      while (json_object_iter_next_ordered (&iter, &name, &node))
        json_object_set_member (body, name, json_node_copy (node));
    }
  return body;
}

int
foyer_ctl_print_error (const GError *error, gboolean json)
{
  if (json)
    {
      g_autoptr (JsonObject) answer = json_object_new ();

      json_object_set_object_member (answer, "error", foyer_ctl_view_error (error));
      foyer_ctl_print (answer, TRUE);
    }
  else
    fprintf (stderr, "foyerctl: %s\n", error->message);
  return foyer_error_get_exit_status (error);
}
