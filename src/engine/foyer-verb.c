/* A verb: one thing that can be asked of the hall, its arguments, and the function that does it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-verb.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"

static const FoyerVerb *const tables[] = {
  foyer_hall_verbs,     foyer_ticket_verbs,  foyer_desk_verbs,        foyer_counter_verbs,
  foyer_customer_verbs, foyer_suspend_verbs, foyer_announce_verbs,    foyer_upkeep_verbs,
  foyer_staff_verbs,    foyer_cash_verbs,    foyer_visit_verbs,       foyer_absence_verbs,
  foyer_rating_verbs,   foyer_screen_verbs,  foyer_report_verbs,      foyer_callback_verbs,
  foyer_calendar_verbs, foyer_fault_verbs,   foyer_appointment_verbs, foyer_checklist_verbs,
  foyer_found_verbs,    foyer_manager_verbs,
};

const FoyerVerb *
foyer_verb_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const FoyerVerb *verb = tables[i]; verb->name != NULL; verb++)
      if (g_str_equal (verb->name, name))
        return verb;
  return NULL;
}

void
foyer_verb_foreach (void (*func) (const FoyerVerb *verb, gpointer data), gpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const FoyerVerb *verb = tables[i]; verb->name != NULL; verb++)
      func (verb, data);
}

gboolean
foyer_verb_is_internal (const FoyerVerb *verb)
{
  return g_str_has_prefix (verb->name, "voice.") || g_str_has_prefix (verb->name, "demo.") ||
         g_str_equal (verb->name, "visit.board");
}

static const FoyerArgument *
find_argument (const FoyerVerb *verb, const char *name)
{
  for (const FoyerArgument *argument = verb->arguments; argument != NULL && argument->name != NULL;
       argument++)
    if (g_str_equal (argument->name, name))
      return argument;
  return NULL;
}

static gboolean
is_text (JsonNode *node)
{
  return json_node_get_value_type (node) == G_TYPE_STRING &&
         g_utf8_validate (json_node_get_string (node), -1, NULL);
}

static gboolean
are_texts (JsonNode *node)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  gboolean texts = array != NULL && json_array_get_length (array) > 0;

  for (guint i = 0; texts && i < json_array_get_length (array); i++)
    texts = is_text (json_array_get_element (array, i));
  return texts;
}

static gboolean
fits (const FoyerArgument *argument, JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  switch (argument->type)
    {
    case FOYER_ARGUMENT_INTEGER:
      return type == G_TYPE_INT64;
    case FOYER_ARGUMENT_FLAG:
      return type == G_TYPE_BOOLEAN;
    case FOYER_ARGUMENT_TEXTS:
      return are_texts (node);
    case FOYER_ARGUMENT_CHOICE:
      return type == G_TYPE_STRING &&
             foyer_nick_find (argument->choices, json_node_get_string (node)) >= 0;
    case FOYER_ARGUMENT_TEXT:
    case FOYER_ARGUMENT_FILE:
    default:
      return is_text (node);
    }
}

gboolean
foyer_verb_check_arguments (const FoyerVerb *verb, JsonObject *arguments, GError **error)
{
  /* As it is typed. */
  g_autofree char *title = g_strdelimit (g_strdup (verb->name), ".", ' ');
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, arguments);
  while (json_object_iter_next (&iter, &name, &node))
    {
      const FoyerArgument *argument = find_argument (verb, name);

      if (argument == NULL)
        {
          g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                       _ ("“%s” does not take “%s”. Nothing was changed."), title, name);
          return FALSE;
        }
      if (!fits (argument, node))
        {
          g_autofree char *choices =
              argument->choices != NULL ? g_strjoinv (", ", (char **) argument->choices) : NULL;
          if (choices != NULL)
            g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                         _ ("“%s” of “%s” is one of: %s. Nothing was changed."), name, title,
                         choices);
          else
            g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                         _ ("“%s” of “%s” has a value it cannot have. Nothing was changed."), name,
                         title);
          return FALSE;
        }
    }
  for (const FoyerArgument *argument = verb->arguments; argument != NULL && argument->name != NULL;
       argument++)
    if (argument->flags & FOYER_ARGUMENT_REQUIRED &&
        !json_object_has_member (arguments, argument->name))
      {
        g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                     _ ("“%s” needs “%s”. Nothing was changed."), title, argument->name);
        return FALSE;
      }
  return TRUE;
}
