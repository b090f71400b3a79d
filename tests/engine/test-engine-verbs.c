/* The tables of verbs: arguments that can be written, and a grant for whatever a window may give.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/foyer-error.h"
#include "engine/foyer-verb.h"
#include "hall/foyer-access.h"
#include "test-hall.h"

static void
check_verb (const FoyerVerb *verb, gpointer data)
{
  gboolean granted = FALSE, optional = FALSE;

  g_test_message ("%s", verb->name);
  ++*(guint *) data;
  g_assert_nonnull (verb->run);
  g_assert_true (foyer_verb_find (verb->name) == verb);
  for (int role = 0; role < FOYER_N_ROLES; role++)
    granted |= foyer_access_may ((FoyerRole) role, verb->name);
  granted |= foyer_access_may_screen (verb->name);
  g_assert_true (granted == !foyer_verb_is_internal (verb));
  for (const FoyerArgument *argument = verb->arguments; argument != NULL && argument->name != NULL;
       argument++)
    {
      g_assert_true ((argument->type == FOYER_ARGUMENT_CHOICE) == (argument->choices != NULL));
      if (!(argument->flags & FOYER_ARGUMENT_POSITIONAL))
        continue;
      /* What stands without a name comes first to last, and no optional one before another. */
      g_assert_false (optional);
      optional = !(argument->flags & FOYER_ARGUMENT_REQUIRED);
      if (argument->type == FOYER_ARGUMENT_TEXTS)
        optional = TRUE;
    }
}

static void
test_tables (void)
{
  guint n = 0;

  foyer_verb_foreach (check_verb, &n);
  g_assert_cmpuint (n, >, 30);
  g_assert_null (foyer_verb_find ("ticket"));
  g_assert_null (foyer_verb_find (""));
}

/* Values of a wrong kind never reach a verb. */
static void
test_kinds (void)
{
  static const struct
  {
    const char *verb, *arguments;
  } bad[] = {
    { "counter.call", "{\"counter\":\"1\"}" },
    { "counter.call", "{\"counter\":1.5}" },
    { "counter.call", "{\"counter\":null}" },
    { "counter.call", "{\"counter\":[1]}" },
    { "counter.call", "{}" },
    { "counter.call", "{\"counter\":1,\"ticket\":5}" },
    { "ticket.issue", "{\"services\":\"A\"}" },
    { "ticket.issue", "{\"services\":[]}" },
    { "ticket.issue", "{\"services\":[5]}" },
    { "ticket.issue", "{\"services\":[null]}" },
    { "ticket.issue", "{\"services\":[{}]}" },
    { "ticket.issue", "{\"services\":[\"A\"],\"hearing\":\"yes\"}" },
    { "ticket.issue", "{\"services\":[\"A\"],\"class\":5}" },
    { "ticket.issue", "{\"services\":[\"A\"],\"class\":\"\"}" },
    { "ticket.show", "{\"number\":{}}" },
    { "journal.list", "{\"since\":true}" },
  };
  g_autoptr (TestHall) hall = test_hall_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (FoyerCommand) command = foyer_command_new (bad[i].verb, "ctl");
      g_autoptr (JsonObject) answer = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s %s", bad[i].verb, bad[i].arguments);
      json_object_unref (command->arguments);
      command->arguments = foyer_json_parse_object (bad[i].arguments, &error);
      g_assert_no_error (error);
      answer = foyer_executor_run (hall->executor, command, &error);
      g_assert_error (error, FOYER_ERROR, FOYER_ERROR_USAGE);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/verbs/tables", test_tables);
  g_test_add_func ("/engine/verbs/kinds", test_kinds);
  return g_test_run ();
}
