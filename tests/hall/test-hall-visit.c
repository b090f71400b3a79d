/* Home visits: which step leads where, what has to be written down, how arrivals count
 * (states 2.5).
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-visit.h"

#include "base/foyer-error.h"
#include "hall/foyer-visit-data.h"

/* Every step, as "from>to" for each state that allows it; what is not here is refused. */
static const struct
{
  FoyerVisitStep step;
  const char *moves;
} expected[] = {
  { FOYER_VISIT_PLAN, "draft>proposed" },
  { FOYER_VISIT_WITHDRAW, "proposed>draft" },
  { FOYER_VISIT_CONFIRM, "proposed>confirmed" },
  { FOYER_VISIT_REMIND, "confirmed>reminded" },
  { FOYER_VISIT_DEPART, "confirmed>en-route reminded>en-route" },
  { FOYER_VISIT_TELL_LATE, "confirmed>confirmed reminded>reminded en-route>en-route" },
  { FOYER_VISIT_ARRIVE, "en-route>arrived" },
  { FOYER_VISIT_KNOCK, "arrived>knocking knocking>knocking" },
  { FOYER_VISIT_PHONE, "knocking>phoning phoning>phoning door-open-absent>phoning" },
  { FOYER_VISIT_WAIT, "phoning>wait-at-door" },
  { FOYER_VISIT_LEAVE_NOTE, "phoning>note-left wait-at-door>note-left" },
  { FOYER_VISIT_RETRY, "note-left>note-left" },
  { FOYER_VISIT_FIND_OPEN, "arrived>door-open-absent knocking>door-open-absent" },
  { FOYER_VISIT_ENTER, "knocking>entered wait-at-door>entered" },
  { FOYER_VISIT_WORK, "entered>working" },
  { FOYER_VISIT_FINISH, "entered>done working>done third-party>done" },
  { FOYER_VISIT_END_PARTIAL, "entered>partial working>partial" },
  { FOYER_VISIT_PASS_ON, "entered>other-dept working>other-dept" },
  { FOYER_VISIT_NAME_PARTY, "entered>third-party working>third-party" },
  { FOYER_VISIT_END_CAUSE, "entered>customer-cause working>customer-cause" },
  { FOYER_VISIT_END_VIOLATION, "entered>violation working>violation" },
  { FOYER_VISIT_END_NOT_ACCEPTED, "entered>not-accepted working>not-accepted" },
  { FOYER_VISIT_END_DAMAGE, "entered>damage working>damage" },
  { FOYER_VISIT_REFUSE, "knocking>refused-entry wait-at-door>refused-entry entered>refused-entry" },
  { FOYER_VISIT_MOVE, "proposed>rescheduled confirmed>rescheduled reminded>rescheduled "
                      "en-route>rescheduled phoning>rescheduled wait-at-door>rescheduled "
                      "note-left>rescheduled" },
  { FOYER_VISIT_CANCEL, "draft>cancelled proposed>cancelled confirmed>cancelled "
                        "reminded>cancelled" },
  { FOYER_VISIT_LAPSE, "note-left>lapsed" },
  { FOYER_VISIT_ADJUST, "proposed>proposed confirmed>confirmed reminded>reminded "
                        "en-route>en-route" },
  { FOYER_VISIT_REACH, "draft>draft proposed>proposed confirmed>confirmed reminded>reminded "
                       "en-route>en-route arrived>arrived knocking>knocking phoning>phoning "
                       "wait-at-door>wait-at-door note-left>note-left "
                       "door-open-absent>door-open-absent entered>entered working>working" },
};

/* The state to which @moves lead from @state, %NULL when they do not. */
static char *
find_move (const char *moves, const char *state)
{
  g_auto (GStrv) words = g_strsplit (moves, " ", -1);
  g_autofree char *start = g_strconcat (state, ">", NULL);

  for (char **word = words; *word != NULL; word++)
    if (g_str_has_prefix (*word, start))
      return g_strdup (*word + strlen (start));
  return NULL;
}

static void
test_steps (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (expected), ==, FOYER_VISIT_N_STEPS);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    for (int state = 0; state < FOYER_VISIT_N_STATES; state++)
      {
        g_autofree char *to = find_move (expected[i].moves, foyer_visit_states[state]);
        g_autoptr (GError) error = NULL;
        FoyerVisitState next = FOYER_VISIT_N_STATES;
        gboolean done =
            foyer_visit_step ((FoyerVisitState) state, expected[i].step, 7, &next, &error);

        g_test_message ("step %u from %s", i, foyer_visit_states[state]);
        g_assert_true (done == (to != NULL));
        if (done)
          g_assert_cmpstr (foyer_visit_states[next], ==, to);
        else
          {
            g_assert_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE);
            g_assert_nonnull (strstr (error->message, "7"));
            g_assert_cmpint (next, ==, FOYER_VISIT_N_STATES);
          }
      }
}

/* Every state can be reached from a draft, and only the terminal ones lead nowhere. */
static void
test_reach (void)
{
  gboolean reached[FOYER_VISIT_N_STATES] = { TRUE };

  for (int round = 0; round < FOYER_VISIT_N_STATES; round++)
    for (int state = 0; state < FOYER_VISIT_N_STATES; state++)
      for (int step = 0; reached[state] && step < FOYER_VISIT_N_STEPS; step++)
        {
          FoyerVisitState next;

          if (foyer_visit_step ((FoyerVisitState) state, (FoyerVisitStep) step, 1, &next, NULL))
            reached[next] = TRUE;
        }
  for (int state = 0; state < FOYER_VISIT_N_STATES; state++)
    {
      gboolean leads = FALSE;

      g_test_message ("%s", foyer_visit_states[state]);
      g_assert_true (reached[state]);
      for (int step = 0; step < FOYER_VISIT_N_STEPS; step++)
        {
          FoyerVisitState next;

          leads |=
              foyer_visit_step ((FoyerVisitState) state, (FoyerVisitStep) step, 1, &next, NULL);
        }
      /* Another's pipe is explained; every other ending is one. */
      g_assert_true (leads == (foyer_visit_is_open ((FoyerVisitState) state) ||
                               state == FOYER_VISIT_THIRD_PARTY));
    }
}

static void
test_groups (void)
{
  g_assert_false (foyer_visit_is_planned (FOYER_VISIT_DRAFT));
  g_assert_true (foyer_visit_is_planned (FOYER_VISIT_PROPOSED));
  g_assert_true (foyer_visit_is_planned (FOYER_VISIT_WORKING));
  /* The technician has gone on; the note stays open. */
  g_assert_false (foyer_visit_is_planned (FOYER_VISIT_NOTE_LEFT));
  g_assert_true (foyer_visit_is_open (FOYER_VISIT_NOTE_LEFT));
  g_assert_false (foyer_visit_is_open (FOYER_VISIT_RESCHEDULED));
  g_assert_true (foyer_visit_is_outcome (FOYER_VISIT_DONE));
  g_assert_false (foyer_visit_is_outcome (FOYER_VISIT_REFUSED_ENTRY));
  g_assert_false (foyer_visit_is_under_way (FOYER_VISIT_REMINDED));
  g_assert_true (foyer_visit_is_under_way (FOYER_VISIT_EN_ROUTE));
}

/* What is given, and what is then still asked for: the mandatory data of states 2.5. */
static const struct
{
  FoyerVisitStep step;
  FoyerVisitState state;
  const char *given, *missing;
} data_cases[] = {
  { FOYER_VISIT_ENTER, FOYER_VISIT_KNOCKING, "", "--id-shown, --purpose-told, --consent" },
  { FOYER_VISIT_ENTER, FOYER_VISIT_KNOCKING, "id-shown purpose-told", "--consent" },
  { FOYER_VISIT_ENTER, FOYER_VISIT_KNOCKING, "id-shown purpose-told consent", NULL },
  { FOYER_VISIT_FINISH, FOYER_VISIT_WORKING, "",
    "--tidied, --opinion=…, --contact-left, --new-value=…" },
  { FOYER_VISIT_FINISH, FOYER_VISIT_WORKING, "tidied opinion=fine contact-left", "--new-value=…" },
  { FOYER_VISIT_FINISH, FOYER_VISIT_WORKING, "tidied opinion=fine contact-left new-value=17",
    NULL },
  { FOYER_VISIT_FINISH, FOYER_VISIT_WORKING, "tidied opinion= contact-left new-value=17",
    "--opinion=…" },
  /* Explained to the customer, a third party's pipe needs nothing more. */
  { FOYER_VISIT_FINISH, FOYER_VISIT_THIRD_PARTY, "", "--explained" },
  { FOYER_VISIT_FINISH, FOYER_VISIT_THIRD_PARTY, "explained", NULL },
  { FOYER_VISIT_END_PARTIAL, FOYER_VISIT_WORKING, "next-steps=pipe promised=2026-03-09",
    "--agreed" },
  { FOYER_VISIT_END_PARTIAL, FOYER_VISIT_WORKING, "",
    "--next-steps=…, --promised=YYYY-MM-DD, --agreed" },
  { FOYER_VISIT_END_PARTIAL, FOYER_VISIT_WORKING, "next-steps=pipe promised=2026-03-09 agreed",
    NULL },
  { FOYER_VISIT_PASS_ON, FOYER_VISIT_WORKING, "", "--department=…" },
  { FOYER_VISIT_NAME_PARTY, FOYER_VISIT_WORKING, "",
    "--party=…, --customer-told, --party-told, --basis=…" },
  { FOYER_VISIT_NAME_PARTY, FOYER_VISIT_WORKING, "party=estate customer-told basis=law",
    "--party-told" },
  { FOYER_VISIT_NAME_PARTY, FOYER_VISIT_WORKING, "party=estate customer-told party-told",
    "--basis=…" },
  { FOYER_VISIT_NAME_PARTY, FOYER_VISIT_WORKING, "party=estate customer-told party-told basis=law",
    NULL },
  { FOYER_VISIT_END_CAUSE, FOYER_VISIT_WORKING, "", "--signature" },
  { FOYER_VISIT_END_VIOLATION, FOYER_VISIT_WORKING, "", "--basis=…" },
  { FOYER_VISIT_END_NOT_ACCEPTED, FOYER_VISIT_WORKING, "", "--corrections=…" },
  { FOYER_VISIT_END_DAMAGE, FOYER_VISIT_WORKING, "", "--choice=…" },
  { FOYER_VISIT_REFUSE, FOYER_VISIT_ENTERED, "", "--reason=…" },
  { FOYER_VISIT_LAPSE, FOYER_VISIT_NOTE_LEFT, "", "--reason=…" },
  { FOYER_VISIT_MOVE, FOYER_VISIT_CONFIRMED, "", "--agreed" },
  { FOYER_VISIT_CANCEL, FOYER_VISIT_CONFIRMED, "", "--reason=…" },
  { FOYER_VISIT_ARRIVE, FOYER_VISIT_EN_ROUTE, "", NULL },
};

static const char *
look_up (const char *name, gpointer user_data)
{
  return g_hash_table_lookup (user_data, name);
}

static GHashTable *
read_given (const char *given)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) words = g_strsplit (given, " ", -1);

  for (char **word = words; *word != NULL; word++)
    {
      g_auto (GStrv) pair = g_strsplit (*word, "=", 2);

      if (**word != '\0')
        g_hash_table_insert (table, g_strdup (pair[0]), g_strdup (pair[1] != NULL ? pair[1] : ""));
    }
  return table;
}

/* S0-WO-4.2 and the others of states 2.5: what each step must be told. */
static void
test_data (void)
{
  static char *values[] = { (char *) "new-value", NULL };
  const FoyerVisitType type = { .code = (char *) "t", .values = values };

  for (guint i = 0; i < G_N_ELEMENTS (data_cases); i++)
    {
      g_autoptr (GHashTable) given = read_given (data_cases[i].given);
      g_autoptr (GError) error = NULL;
      gboolean done = foyer_visit_check_data (data_cases[i].step, data_cases[i].state, &type,
                                              look_up, given, &error);

      g_test_message ("case %u: %s", i, data_cases[i].given);
      g_assert_true (done == (data_cases[i].missing == NULL));
      if (done)
        continue;
      g_assert_error (error, FOYER_ERROR, FOYER_ERROR_REASON_REQUIRED);
      g_assert_nonnull (strstr (error->message, data_cases[i].missing));
    }
}

static void
test_data_dates (void)
{
  g_autoptr (GHashTable) given = read_given ("next-steps=pipe promised=tomorrow agreed");
  g_autoptr (GError) error = NULL;

  g_assert_false (foyer_visit_check_data (FOYER_VISIT_END_PARTIAL, FOYER_VISIT_WORKING, NULL,
                                          look_up, given, &error));
  g_assert_error (error, FOYER_ERROR, FOYER_ERROR_USAGE);
}

/* S0-WO-4.1b: EARLY_OK five minutes before or more, TIGHT up to the start, LATE after it (5/D5). */
static void
test_punctuality (void)
{
  static const struct
  {
    gint64 seconds; /* after the start */
    FoyerPunctuality expected;
  } cases[] = {
    { -3600, FOYER_PUNCTUALITY_EARLY }, { -301, FOYER_PUNCTUALITY_EARLY },
    { -300, FOYER_PUNCTUALITY_EARLY },  { -299, FOYER_PUNCTUALITY_TIGHT },
    { 0, FOYER_PUNCTUALITY_TIGHT },     { 1, FOYER_PUNCTUALITY_LATE },
  };
  FoyerVisit visit = { .start = 1000000 * FOYER_SECOND };

  g_assert_cmpint (foyer_visit_get_punctuality (&visit, 300), ==, FOYER_PUNCTUALITY_NONE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      visit.arrived_at = visit.start + cases[i].seconds * FOYER_SECOND;
      g_assert_cmpint (foyer_visit_get_punctuality (&visit, 300), ==, cases[i].expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hall/visit/steps", test_steps);
  g_test_add_func ("/hall/visit/reach", test_reach);
  g_test_add_func ("/hall/visit/groups", test_groups);
  g_test_add_func ("/hall/visit/data", test_data);
  g_test_add_func ("/hall/visit/data-dates", test_data_dates);
  g_test_add_func ("/hall/visit/punctuality", test_punctuality);
  return g_test_run ();
}
