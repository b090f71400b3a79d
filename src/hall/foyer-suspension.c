/* Suspending a counter: its record, who approves it, and who serves its customers meanwhile. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-suspension.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"

#define AT(member, name, type, flags)                                                              \
  FOYER_FIELD_AT (FoyerSuspension, member, name, FOYER_FIELD_##type, flags, NULL)
#define OPTIONAL FOYER_FIELD_OPTIONAL

static const FoyerField suspension_fields[] = {
  AT (id, "id", INTEGER, FOYER_FIELD_KEY),
  AT (day, "day", TEXT, 0),
  AT (counter, "counter", INTEGER, 0),
  AT (staff, "staff", TEXT, OPTIONAL),
  AT (reason, "reason", TEXT, 0),
  AT (approved_by, "approved_by", TEXT, OPTIONAL),
  AT (since, "since", TIME, 0),
  AT (until, "until", TIME, OPTIONAL),
  AT (ended_at, "ended_at", TIME, OPTIONAL),
};

const FoyerRecordType foyer_suspension_type = { "suspension", sizeof (FoyerSuspension),
                                                G_N_ELEMENTS (suspension_fields), suspension_fields,
                                                TRUE };

void
foyer_suspension_free (FoyerSuspension *suspension)
{
  foyer_record_free (&foyer_suspension_type, suspension);
}

typedef struct
{
  gint64 number;
  guint in_common;
} Alternative;

static int
compare_alternatives (gconstpointer a, gconstpointer b)
{
  const Alternative *one = a, *other = b;

  if (one->in_common != other->in_common)
    return one->in_common > other->in_common ? -1 : 1;
  return one->number < other->number ? -1 : one->number > other->number;
}

static guint
count_in_common (const FoyerCounterPlan *plan, const FoyerCounterPlan *other)
{
  guint n = 0;

  for (guint i = 0; i < plan->offers->len; i++)
    n += foyer_counter_plan_offers (other, g_array_index (plan->offers, FoyerOffer, i).service);
  return n;
}

GArray *
foyer_suspension_list_alternatives (const FoyerConfig *config, GPtrArray *counters, gint64 number)
{
  const FoyerCounterPlan *plan = foyer_config_find_counter (config, number, NULL);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Alternative));
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; plan != NULL && i < counters->len; i++)
    {
      const FoyerCounter *counter = g_ptr_array_index (counters, i);
      const FoyerCounterPlan *other = foyer_config_find_counter (config, counter->number, NULL);
      Alternative alternative = { counter->number,
                                  other != NULL ? count_in_common (plan, other) : 0 };

      if (counter->number != number && alternative.in_common > 0 &&
          foyer_counter_takes_customers (counter))
        g_array_append_val (found, alternative);
    }
  g_array_sort (found, compare_alternatives);
  for (guint i = 0; i < found->len; i++)
    g_array_append_val (numbers, g_array_index (found, Alternative, i).number);
  return numbers;
}

gboolean
foyer_suspension_is_covered (const FoyerConfig *config,
                             GPtrArray *counters,
                             gint64 number,
                             const char *service)
{
  for (guint i = 0; i < counters->len; i++)
    {
      const FoyerCounter *other = g_ptr_array_index (counters, i);
      const FoyerCounterPlan *plan = foyer_config_find_counter (config, other->number, NULL);

      if (other->number != number && plan != NULL && foyer_counter_takes_customers (other) &&
          foyer_counter_plan_offers (plan, service))
        return TRUE;
    }
  return FALSE;
}

FoyerApproval
foyer_suspension_get_approval (const FoyerConfig *config,
                               GPtrArray *counters,
                               gint64 number,
                               const gint64 *waiting,
                               const char *reason,
                               gint64 length_s,
                               const char **service)
{
  const FoyerCounterPlan *plan = foyer_config_find_counter (config, number, NULL);
  const FoyerReason *known = foyer_config_find_suspend_reason (config, reason);
  const char *left_alone = NULL;

  *service = NULL;
  if (length_s > config->settings.suspend_limit_s)
    return FOYER_APPROVAL_TOO_LONG;
  for (guint i = 0; plan != NULL && i < plan->offers->len; i++)
    {
      const char *offered = g_array_index (plan->offers, FoyerOffer, i).service;

      if (foyer_suspension_is_covered (config, counters, number, offered))
        continue;
      left_alone = offered;
      if (waiting[i] == 0)
        continue;
      *service = offered;
      return FOYER_APPROVAL_UNCOVERED;
    }
  *service = left_alone;
  return left_alone != NULL && known != NULL && known->relief ? FOYER_APPROVAL_NO_RELIEF
                                                              : FOYER_APPROVAL_NOT_NEEDED;
}

gboolean
foyer_suspension_check_approver (const FoyerConfig *config,
                                 const char *approver,
                                 const char *actor,
                                 const char *clerk,
                                 GError **error)
{
  const FoyerStaff *member = foyer_config_find_staff (config, approver, error);

  if (member == NULL)
    return FALSE;
  if (member->role != FOYER_ROLE_MANAGER && member->role != FOYER_ROLE_DUTY_MANAGER)
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_ACCESS_DENIED,
                   _ ("Staff number %s may not approve a suspension. Nothing was changed; ask a "
                      "manager."),
                   approver);
      return FALSE;
    }
  if (g_strcmp0 (approver, actor) == 0 || g_strcmp0 (approver, clerk) == 0)
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_ACCESS_DENIED,
                   _ ("Nobody approves their own suspension. Nothing was changed; ask another "
                      "manager than %s."),
                   approver);
      return FALSE;
    }
  return TRUE;
}

gint64
foyer_suspension_get_usual_length (const FoyerConfig *config, const char *reason)
{
  const FoyerReason *known = foyer_config_find_suspend_reason (config, reason);

  return known != NULL && known->length_s > 0
             ? MIN (known->length_s, config->settings.suspend_limit_s)
             : config->settings.suspend_limit_s;
}

gint64
foyer_suspension_get_overdue (const FoyerCounter *counter, FoyerTime now)
{
  if (counter->state != FOYER_COUNTER_SUSPENDED || counter->suspended_until == 0)
    return 0;
  return MAX (0, (now - counter->suspended_until) / FOYER_SECOND);
}
