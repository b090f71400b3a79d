/* Signing in by PIN, and the demo's staff (design “Who may”). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/foyer-error.h"
#include "engine/foyer-hall-config.h"
#include "engine/foyer-session.h"
#include "test-hall.h"

static void
set_pin (TestHall *hall, const char *staff, const char *pin)
{
  g_autoptr (GError) error = NULL;

  test_hall_reopen (hall);
  foyer_session_set_pin (hall->executor, staff, pin, &error);
  g_assert_no_error (error);
}

/* Tries to sign in at the hall's present. */
static FoyerSession *
sign_in (TestHall *hall, const char *staff, const char *pin)
{
  g_autoptr (GError) error = NULL;
  FoyerSession *session;

  test_hall_reopen (hall);
  session = foyer_session_open (hall->executor, staff, pin, &error);
  if (session == NULL)
    g_assert_error (error, FOYER_ERROR, FOYER_ERROR_ACCESS_DENIED);
  return session;
}

static gboolean
may_enter (TestHall *hall, const char *pin)
{
  FoyerSession *session = sign_in (hall, "1021", pin);
  gboolean entered = session != NULL;

  g_clear_pointer (&session, foyer_session_free);
  return entered;
}

/* S1-CC-1 */
static void
test_sign_in (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  g_autoptr (GError) error = NULL;
  FoyerSession *session;

  /* Nobody enters without a PIN that was set. */
  g_assert_null (sign_in (hall, "1001", ""));
  set_pin (hall, "1001", "1234");
  session = sign_in (hall, "1001", "1234");
  g_assert_nonnull (session);
  g_assert_cmpstr (session->staff, ==, "1001");
  g_assert_cmpstr (session->name, ==, "Gu Minglan");
  g_assert_cmpint (session->role, ==, FOYER_ROLE_MANAGER);
  g_assert_false (session->must_change_pin);
  foyer_session_free (session);
  g_assert_null (foyer_session_open (hall->executor, "4711", "1234", &error));
  g_assert_error (error, FOYER_ERROR, FOYER_ERROR_NO_SUCH_STAFF);
  /* The hash is all that is kept, and nothing of it is in the journal. */
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM pin WHERE hash LIKE '%1234%'"), ==,
                   0);
  for (guint i = 0; i < 3; i++)
    {
      static const char *const bad[] = { "123", "12345678901234", "12a4" };
      g_clear_error (&error);
      g_assert_false (foyer_session_set_pin (hall->executor, "1001", bad[i], &error));
      g_assert_error (error, FOYER_ERROR, FOYER_ERROR_USAGE);
    }
}

/* Five wrong PINs lock the number for a minute, each further one for twice as long. */
static void
test_lock (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);

  set_pin (hall, "1021", "1234");
  for (guint i = 0; i < 4; i++)
    g_assert_false (may_enter (hall, "0000"));
  g_assert_true (may_enter (hall, "1234"));
  for (guint i = 0; i < 5; i++)
    g_assert_false (may_enter (hall, "0000"));
  g_assert_false (may_enter (hall, "1234"));
  test_hall_pass (hall, 59);
  g_assert_false (may_enter (hall, "1234"));
  test_hall_pass (hall, 1);
  g_assert_false (may_enter (hall, "0000"));
  test_hall_pass (hall, 119);
  g_assert_false (may_enter (hall, "1234"));
  test_hall_pass (hall, 1);
  g_assert_true (may_enter (hall, "1234"));
  for (guint i = 0; i < 5; i++)
    g_assert_false (may_enter (hall, "0000"));
  test_hall_do (hall, "staff.list");
  g_assert_true (json_object_get_boolean_member (
      json_array_get_object_element (json_object_get_array_member (hall->answer, "staff"), 3),
      "locked"));
  test_hall_refuse (hall, "no-such-staff", "staff.unlock 4711");
  test_hall_do (hall, "staff.unlock 1021");
  g_assert_true (may_enter (hall, "1234"));
  /* Each wrong PIN, and each attempt while locked, is in the access log. */
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM access WHERE actor = '1021'"), ==,
                   4 + 5 + 2 + 1 + 1 + 5);
  test_hall_check (hall);
}

/* The demo's PINs are “demo”, and must be changed outside of it (demo-hall 6.4). */
static void
test_demo (void)
{
  g_autoptr (TestHall) hall = test_hall_new_demo ();
  FoyerSession *session = sign_in (hall, "1021", foyer_hall_demo_pin);

  g_assert_nonnull (session);
  g_assert_false (session->must_change_pin);
  foyer_session_free (session);
  test_hall_do (hall, "hall.configure '{\"hall\":{\"zone\":\"Asia/Shanghai\"}}'");
  session = sign_in (hall, "1021", foyer_hall_demo_pin);
  g_assert_true (session->must_change_pin);
  foyer_session_free (session);
  test_hall_refuse (hall, "access-denied", "counter.open 1 --staff=1021 --as=1021 --via=window");
  set_pin (hall, "1021", "9753");
  session = sign_in (hall, "1021", "9753");
  g_assert_false (session->must_change_pin);
  foyer_session_free (session);
}

/* Whoever knows the old PIN chooses a new one; wrong ones count as at a sign-in. */
static void
test_change (void)
{
  g_autoptr (TestHall) hall = test_hall_new_demo ();
  static const struct
  {
    const char *pin, *new_pin;
    FoyerError code;
  } bad[] = {
    { "1111", "9753", FOYER_ERROR_ACCESS_DENIED },
    { "2580", "2580", FOYER_ERROR_USAGE },
    { "2580", "97", FOYER_ERROR_USAGE },
    { "2580", "97a3", FOYER_ERROR_USAGE },
    { "2580", "1234567890123", FOYER_ERROR_USAGE },
  };
  g_autoptr (GError) error = NULL;

  test_hall_do (hall, "hall.configure '{\"hall\":{\"zone\":\"Asia/Shanghai\"}}'");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_clear_error (&error);
      g_assert_false (
          foyer_session_change_pin (hall->executor, "1021", bad[i].pin, bad[i].new_pin, &error));
      g_assert_error (error, FOYER_ERROR, (int) bad[i].code);
    }
  g_clear_error (&error);
  g_assert_true (foyer_session_change_pin (hall->executor, "1021", "2580", "9753", &error));
  g_assert_no_error (error);
  g_assert_false (may_enter (hall, "2580"));
  g_assert_true (may_enter (hall, "9753"));
  test_hall_do (hall, "counter.open 1 --staff=1021 --as=1021 --via=window");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/staff/sign-in", test_sign_in);
  g_test_add_func ("/engine/staff/lock", test_lock);
  g_test_add_func ("/engine/staff/demo-6.4", test_demo);
  g_test_add_func ("/engine/staff/change", test_change);
  return g_test_run ();
}
