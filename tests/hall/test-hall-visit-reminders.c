/* What a planner is told of, and from when on (states 2.5: V03, V04, door notes, deadlines). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-visit-reminder.h"

#include "hall/foyer-calendar.h"

#define MINUTES(hours, minutes) ((hours) *60 + (minutes))

typedef struct
{
  FoyerConfig *config;
  GPtrArray *visits, *absences;
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  static const struct
  {
    const char *code;
    gboolean invite;
  } codes[] = { { "replacement", TRUE }, { "leak", FALSE } };
  FoyerTechnician *technician = g_new0 (FoyerTechnician, 1);

  desk->config = foyer_config_new ();
  g_time_zone_unref (desk->config->zone);
  desk->config->zone = g_time_zone_new_identifier ("Asia/Shanghai");
  for (int i = 0; i < 6; i++)
    desk->config->hours[i] = (FoyerHours){ MINUTES (8, 30), MINUTES (17, 0) };
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      FoyerVisitType *type = g_new0 (FoyerVisitType, 1);

      type->code = g_strdup (codes[i].code);
      type->invite = codes[i].invite;
      g_ptr_array_add (desk->config->visits->types, type);
    }
  technician->id = g_strdup ("2101");
  technician->skills = g_new0 (char *, 1);
  technician->hours = (FoyerHours){ MINUTES (8, 0), MINUTES (17, 0) };
  g_ptr_array_add (desk->config->visits->technicians, technician);
  desk->visits = g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_visit_free);
  desk->absences = g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_absence_free);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  foyer_config_unref (desk->config);
  g_ptr_array_unref (desk->visits);
  g_ptr_array_unref (desk->absences);
}

static FoyerTime
at (Desk *desk, const char *date, int minute)
{
  return foyer_time_from_date (date, minute, desk->config->zone);
}

static FoyerVisit *
add (Desk *desk, const char *type, FoyerVisitState state, const char *date, int minute)
{
  FoyerVisit *visit = foyer_record_new (&foyer_visit_type);

  visit->id = (gint64) desk->visits->len + 1;
  visit->type = g_strdup (type);
  visit->state = (int) state;
  visit->technician = g_strdup ("2101");
  visit->district = g_strdup ("north");
  visit->start = at (desk, date, minute);
  visit->end = visit->start + 30 * FOYER_MINUTE;
  g_ptr_array_add (desk->visits, visit);
  return visit;
}

/* "invitation 1, late 2" at @now; and that @next is the first moment at which this changes. */
static void
assert_reminders (Desk *desk, FoyerTime now, const char *expected)
{
  FoyerTime next;
  g_autoptr (GArray) found =
      foyer_visit_find_reminders (desk->config, desk->visits, desk->absences, now, &next);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const FoyerReminder *reminder = &g_array_index (found, FoyerReminder, i);

      g_string_append_printf (text, "%s%s %d", i > 0 ? ", " : "",
                              foyer_reminder_kinds[reminder->kind], (int) reminder->visit);
    }
  g_assert_cmpstr (text->str, ==, expected);
  g_assert_true (next == 0 || next > now);
}

static FoyerTime
get_next (Desk *desk, FoyerTime now)
{
  FoyerTime next;
  g_autoptr (GArray) found =
      foyer_visit_find_reminders (desk->config, desk->visits, desk->absences, now, &next);

  return next;
}

static void
test_invitation (Desk *desk, gconstpointer data)
{
  FoyerVisit *visit =
      add (desk, "replacement", FOYER_VISIT_CONFIRMED, "2026-03-05", MINUTES (9, 0));

  add (desk, "leak", FOYER_VISIT_CONFIRMED, "2026-03-05", MINUTES (11, 0));
  assert_reminders (desk, at (desk, "2026-03-03", MINUTES (23, 59)), "");
  g_assert_cmpint (get_next (desk, at (desk, "2026-03-03", MINUTES (23, 59))), ==,
                   at (desk, "2026-03-04", 0));
  assert_reminders (desk, at (desk, "2026-03-04", 0), "invitation 1");
  assert_reminders (desk, at (desk, "2026-03-04", MINUTES (23, 59)), "invitation 1");
  visit->state = FOYER_VISIT_REMINDED;
  assert_reminders (desk, at (desk, "2026-03-04", MINUTES (12, 0)), "");
}

/* Day of the note = 0; from day 2 on (deadlines, 5/D20). */
static void
test_note (Desk *desk, gconstpointer data)
{
  FoyerVisit *visit = add (desk, "leak", FOYER_VISIT_NOTE_LEFT, "2026-02-27", MINUTES (9, 0));

  visit->noted_at = at (desk, "2026-02-27", MINUTES (9, 20));
  assert_reminders (desk, at (desk, "2026-02-28", MINUTES (23, 59)), "");
  assert_reminders (desk, at (desk, "2026-03-01", 0), "note 1");
  visit->state = FOYER_VISIT_RESCHEDULED;
  assert_reminders (desk, at (desk, "2026-03-01", 0), "");
}

static void
test_deadline (Desk *desk, gconstpointer data)
{
  FoyerVisit *partial = add (desk, "leak", FOYER_VISIT_PARTIAL, "2026-03-02", MINUTES (9, 0));
  FoyerVisit *draft = add (desk, "leak", FOYER_VISIT_DRAFT, "2026-03-02", MINUTES (9, 0));

  partial->promised = g_strdup ("2026-03-06");
  draft->install_by = g_strdup ("2026-03-05");
  draft->start = draft->end = 0;
  assert_reminders (desk, at (desk, "2026-03-03", MINUTES (23, 59)), "");
  assert_reminders (desk, at (desk, "2026-03-04", 0), "deadline 2");
  assert_reminders (desk, at (desk, "2026-03-05", 0), "deadline 2, deadline 1");
  draft->state = FOYER_VISIT_CONFIRMED;
  assert_reminders (desk, at (desk, "2026-03-05", 0), "deadline 1");
}

/* V04: told before the agreed time, as soon as it is plain that arrive-by cannot be kept. */
static void
test_delay (Desk *desk, gconstpointer data)
{
  FoyerVisit *first = add (desk, "leak", FOYER_VISIT_WORKING, "2026-03-02", MINUTES (9, 0));
  FoyerVisit *second = add (desk, "leak", FOYER_VISIT_CONFIRMED, "2026-03-02", MINUTES (10, 0));
  FoyerTime edge = at (desk, "2026-03-02", MINUTES (9, 47));

  /* Eight minutes on the way, to be there at 9:55. */
  first->entered_at = at (desk, "2026-03-02", MINUTES (9, 5));
  assert_reminders (desk, edge, "");
  assert_reminders (desk, edge + 1, "late 2");
  /* It began late and takes half an hour. */
  first->entered_at = at (desk, "2026-03-02", MINUTES (9, 18));
  assert_reminders (desk, at (desk, "2026-03-02", MINUTES (9, 20)), "late 2");
  second->expected_at = at (desk, "2026-03-02", MINUTES (10, 10));
  assert_reminders (desk, at (desk, "2026-03-02", MINUTES (9, 20)), "");
  /* And later still than was told. */
  assert_reminders (desk, at (desk, "2026-03-02", MINUTES (10, 30)), "late 2");
  second->state = FOYER_VISIT_ARRIVED;
  assert_reminders (desk, at (desk, "2026-03-02", MINUTES (10, 30)), "");
}

static void
test_rebook (Desk *desk, gconstpointer data)
{
  FoyerAbsence *absence = foyer_record_new (&foyer_absence_type);

  add (desk, "leak", FOYER_VISIT_CONFIRMED, "2026-03-05", MINUTES (9, 0));
  absence->technician = g_strdup ("2101");
  absence->from = at (desk, "2026-03-05", 0);
  absence->to = at (desk, "2026-03-06", 0);
  assert_reminders (desk, at (desk, "2026-03-02", 0), "");
  g_ptr_array_add (desk->absences, absence);
  assert_reminders (desk, at (desk, "2026-03-02", 0), "rebook 1");
}

#define ADD(name, func) g_test_add (name, Desk, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/hall/visit-reminders/invitation", test_invitation);
  ADD ("/hall/visit-reminders/note", test_note);
  ADD ("/hall/visit-reminders/deadline", test_deadline);
  ADD ("/hall/visit-reminders/delay", test_delay);
  ADD ("/hall/visit-reminders/rebook", test_rebook);
  return g_test_run ();
}
