/* Who acts: a member of staff who signed in with a PIN. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-session.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-digest.h"
#include "base/foyer-error.h"
#include "store/foyer-vault.h"

#define FREE_TRIES   4
#define LONGEST_LOCK (60 * FOYER_MINUTE)

void
foyer_session_free (FoyerSession *session)
{
  g_free (session->staff);
  g_free (session->name);
  g_free (session);
}

static gboolean
store_pin (FoyerDatabase *database, const char *staff, const FoyerPin *pin, GError **error)
{
  if (!foyer_database_begin (database, error))
    return FALSE;
  if (foyer_vault_set_pin (database, staff, pin, error))
    return foyer_database_commit (database, error);
  foyer_database_rollback (database);
  return FALSE;
}

/* An attempt that failed is kept with the other refused ones. */
static gboolean
note_attempt (FoyerExecutor *executor, const char *staff, const char *why, GError **error)
{
  FoyerDatabase *database = foyer_executor_get_database (executor);

  return foyer_vault_note_refusal (database, foyer_executor_get_now (executor), staff, "sign-in",
                                   why, error);
}

static gboolean
check_not_locked (const FoyerPin *pin, const char *staff, FoyerTime now, GError **error)
{
  int minutes = (int) ((pin->locked_until - now + FOYER_MINUTE - 1) / FOYER_MINUTE);

  if (pin->locked_until <= now)
    return TRUE;
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_ACCESS_DENIED,
               g_dngettext (GETTEXT_PACKAGE,
                            "After too many wrong PINs staff number %s is locked for %d minute.",
                            "After too many wrong PINs staff number %s is locked for %d minutes.",
                            (gulong) minutes),
               staff, minutes);
  return FALSE;
}

/* One more wrong PIN: counted, and from the fifth on the number is locked for a while. */
static void
count_failure (FoyerPin *pin, FoyerTime now)
{
  pin->failures++;
  if (pin->failures > FREE_TRIES)
    {
      gint64 doublings = MIN (pin->failures - FREE_TRIES - 1, 6);
      pin->locked_until = now + MIN (FOYER_MINUTE << doublings, LONGEST_LOCK);
    }
}

/* Counts and notes a failed attempt on what the tables hold now: others may be trying as well. */
static gboolean
keep_failure (FoyerExecutor *executor, const char *staff, FoyerPin *pin, GError **error)
{
  FoyerDatabase *database = foyer_executor_get_database (executor);
  FoyerTime now = foyer_executor_get_now (executor);

  foyer_pin_clear (pin);
  if (!foyer_vault_get_pin (database, staff, pin, error))
    return FALSE;
  if (pin->locked_until > now)
    return note_attempt (executor, staff, "locked", error);
  count_failure (pin, now);
  /* Who never had a PIN has nothing to count on. */
  return note_attempt (executor, staff, "wrong-pin", error) &&
         (pin->hash == NULL || foyer_vault_set_pin (database, staff, pin, error));
}

/* Always %FALSE with an error; @pin is what was counted. */
static gboolean
refuse (FoyerExecutor *executor, const char *staff, FoyerPin *pin, GError **error)
{
  FoyerDatabase *database = foyer_executor_get_database (executor);

  if (!foyer_database_begin (database, error))
    return FALSE;
  if (!keep_failure (executor, staff, pin, error))
    {
      foyer_database_rollback (database);
      return FALSE;
    }
  if (!foyer_database_commit (database, error))
    return FALSE;
  if (pin->hash == NULL || check_not_locked (pin, staff, foyer_executor_get_now (executor), error))
    g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_ACCESS_DENIED,
                         _ ("Staff number and PIN do not belong together. Nobody was signed in."));
  return FALSE;
}

FoyerSession *
foyer_session_open (FoyerExecutor *executor, const char *staff, const char *pin, GError **error)
{
  FoyerDatabase *database = foyer_executor_get_database (executor);
  FoyerConfig *config = foyer_executor_get_config (executor, error);
  FoyerTime now = foyer_executor_get_now (executor);
  g_autofree char *subject = g_strconcat ("staff:", staff, NULL);
  g_auto (FoyerPin) known = { 0 };
  g_autoptr (FoyerSession) session = NULL;
  const FoyerStaff *member;

  if (config == NULL)
    return NULL;
  member = foyer_config_find_staff (config, staff, error);
  if (member == NULL || !foyer_vault_get_pin (database, staff, &known, error))
    return NULL;
  if (known.hash == NULL || known.locked_until > now || !foyer_pin_verify (known.hash, pin))
    {
      refuse (executor, staff, &known, error);
      return NULL;
    }
  if (known.failures > 0)
    {
      known.failures = 0;
      known.locked_until = 0;
      if (!store_pin (database, staff, &known, error))
        return NULL;
    }
  session = g_new0 (FoyerSession, 1);
  session->staff = g_strdup (member->id);
  session->role = member->role;
  session->must_change_pin = known.must_change && !config->demo;
  if (!foyer_vault_get_name (database, subject, &session->name, error))
    return NULL;
  return g_steal_pointer (&session);
}

gboolean
foyer_session_set_pin (FoyerExecutor *executor, const char *staff, const char *pin, GError **error)
{
  FoyerConfig *config = foyer_executor_get_config (executor, error);
  FoyerPin fresh = { 0 };
  gboolean done;

  if (config == NULL || foyer_config_find_staff (config, staff, error) == NULL ||
      !foyer_access_check_new_pin (pin, error))
    return FALSE;
  fresh.hash = foyer_pin_hash (pin);
  done = fresh.hash != NULL &&
         store_pin (foyer_executor_get_database (executor), staff, &fresh, error);
  g_free (fresh.hash);
  return done;
}

gboolean
foyer_session_change_pin (FoyerExecutor *executor,
                          const char *staff,
                          const char *pin,
                          const char *new_pin,
                          GError **error)
{
  g_autoptr (FoyerSession) session = NULL;

  if (!foyer_access_check_new_pin (new_pin, error))
    return FALSE;
  if (strcmp (pin, new_pin) == 0)
    {
      g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                           _ ("The new PIN is the old one. Nothing was changed; choose another."));
      return FALSE;
    }
  session = foyer_session_open (executor, staff, pin, error);
  return session != NULL && foyer_session_set_pin (executor, staff, new_pin, error);
}
