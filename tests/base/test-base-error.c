/* The words and exit statuses that the command-line contract promises. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/foyer-error.h"

static const struct
{
  FoyerError cause;
  const char *code;
  int exit_status;
} contract[] = {
  { FOYER_ERROR_NO_SUCH_COUNTER, "no-such-counter", 1 },
  { FOYER_ERROR_NO_SUCH_SERVICE, "no-such-service", 1 },
  { FOYER_ERROR_NO_SUCH_TICKET, "no-such-ticket", 1 },
  { FOYER_ERROR_NO_SUCH_STAFF, "no-such-staff", 1 },
  { FOYER_ERROR_COUNTER_NOT_READY, "counter-not-ready", 1 },
  { FOYER_ERROR_NOBODY_WAITING, "nobody-waiting", 1 },
  { FOYER_ERROR_HALL_CLOSED, "hall-closed", 1 },
  { FOYER_ERROR_BAD_STATE, "bad-state", 1 },
  { FOYER_ERROR_BAD_AMOUNT, "bad-amount", 1 },
  { FOYER_ERROR_SLOT_TAKEN, "slot-taken", 1 },
  { FOYER_ERROR_LEAD_TIME, "lead-time", 1 },
  { FOYER_ERROR_REASON_REQUIRED, "reason-required", 1 },
  { FOYER_ERROR_APPROVAL_REQUIRED, "approval-required", 1 },
  { FOYER_ERROR_LIMIT_REACHED, "limit-reached", 1 },
  { FOYER_ERROR_REQUEST_REUSED, "request-reused", 1 },
  { FOYER_ERROR_ACCESS_DENIED, "access-denied", 1 },
  { FOYER_ERROR_USAGE, "usage", 2 },
  { FOYER_ERROR_NO_DATABASE, "no-database", 3 },
  { FOYER_ERROR_NOT_A_DATABASE, "not-a-database", 3 },
  { FOYER_ERROR_DATABASE_NEWER, "database-newer", 3 },
  { FOYER_ERROR_DATABASE_CORRUPT, "database-corrupt", 3 },
  { FOYER_ERROR_DATABASE_BUSY, "database-busy", 3 },
  { FOYER_ERROR_DATABASE_ON_NETWORK, "database-on-network", 3 },
  { FOYER_ERROR_DISK_FULL, "disk-full", 3 },
  { FOYER_ERROR_NOT_AVAILABLE, "not-available", 3 },
};

static void
test_contract (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (contract); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (FOYER_ERROR, (int) contract[i].cause, "x");

      g_assert_cmpstr (foyer_error_get_code (error), ==, contract[i].code);
      g_assert_cmpint (foyer_error_get_exit_status (error), ==, contract[i].exit_status);
    }
}

/* Whatever else goes wrong is a fault. */
static void
test_other (void)
{
  g_autoptr (GError) file = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_NOENT, "x");
  g_autoptr (GError) unknown = g_error_new_literal (FOYER_ERROR, 999, "x");
  g_autoptr (GError) negative = g_error_new_literal (FOYER_ERROR, -1, "x");
  const GError *const errors[] = { file, unknown, negative };

  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      g_assert_cmpstr (foyer_error_get_code (errors[i]), ==, "fault");
      g_assert_cmpint (foyer_error_get_exit_status (errors[i]), ==, 3);
    }
}

/* What a program can use goes along with the error wherever it is handed to. */
static void
test_details (void)
{
  GError *error = g_error_new_literal (FOYER_ERROR, FOYER_ERROR_SLOT_TAKEN, "x");
  g_autoptr (GError) file = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_NOENT, "x");
  g_autoptr (GError) copy = NULL;
  g_autoptr (GError) final = NULL;

  g_assert_null (foyer_error_get_details (error));
  g_assert_null (foyer_error_get_details (file));
  foyer_error_set_details (error, "{\"proposals\":[]}");
  copy = g_error_copy (error);
  g_propagate_error (&final, error);
  g_assert_cmpstr (foyer_error_get_details (copy), ==, "{\"proposals\":[]}");
  g_assert_cmpstr (foyer_error_get_details (final), ==, "{\"proposals\":[]}");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/error/contract", test_contract);
  g_test_add_func ("/base/error/other", test_other);
  g_test_add_func ("/base/error/details", test_details);
  return g_test_run ();
}
