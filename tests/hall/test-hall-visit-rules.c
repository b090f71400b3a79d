/* When a home visit may be: notice, limits, hours, travel, absences (states 2.5, deadlines 12,
 * 30-38, settled D5, D20, D21; DST, midnight, month ends). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-visit-rules.h"

#include "base/foyer-error.h"
#include "hall/foyer-calendar.h"

#define MINUTES(hours, minutes) ((hours) *60 + (minutes))

static FoyerVisitType replacement = {
  .code = (char *) "replacement",
  .mean_s = 1800,
  .lead_days = 1,
  .special_lead_days = 3,
  .invite = TRUE,
  .skill = (char *) "meter",
};
static FoyerVisitType leak = { .code = (char *) "leak", .mean_s = 2700, .skill = (char *) "leak" };

static FoyerConfig *
make_config (const char *zone)
{
  FoyerConfig *config = foyer_config_new ();
  FoyerTechnician *technician = g_new0 (FoyerTechnician, 1);
  FoyerWay way = { g_strdup ("north"), g_strdup ("south"), 20 * 60 };
  FoyerHoliday *holiday = g_new0 (FoyerHoliday, 1);

  g_time_zone_unref (config->zone);
  config->zone = g_time_zone_new_identifier (zone);
  for (int i = 0; i < 6; i++)
    config->hours[i] = (FoyerHours){ MINUTES (8, 30), MINUTES (17, 0) };
  technician->id = g_strdup ("2101");
  technician->district = g_strdup ("north");
  technician->skills = g_strsplit ("meter leak", " ", -1);
  technician->hours = (FoyerHours){ MINUTES (8, 0), MINUTES (17, 0) };
  g_ptr_array_add (config->visits->technicians, technician);
  g_array_append_val (config->visits->travel.ways, way);
  config->visits->travel.default_s = 14 * 60;
  config->visits->travel.same_s = 8 * 60;
  g_strlcpy (holiday->date, "2026-03-10", 11);
  g_strlcpy (holiday->to, "2026-03-10", 11);
  holiday->closed = TRUE;
  g_ptr_array_add (config->holidays, holiday);
  return config;
}

static FoyerTime
at (const FoyerConfig *config, const char *date, int minute)
{
  return foyer_time_from_date (date, minute, config->zone);
}

/* What the technician does on 4 March: 10:00-10:30 in the north, 13:00-14:00 absent, 15:00-15:30 in
 * the south. */
static GArray *
make_spans (const FoyerConfig *config)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (FoyerVisitSpan));
  FoyerVisitSpan list[] = {
    { 1, at (config, "2026-03-04", MINUTES (10, 0)), at (config, "2026-03-04", MINUTES (10, 30)),
      "north" },
    { 0, at (config, "2026-03-04", MINUTES (13, 0)), at (config, "2026-03-04", MINUTES (14, 0)),
      NULL },
    { 2, at (config, "2026-03-04", MINUTES (15, 0)), at (config, "2026-03-04", MINUTES (15, 30)),
      "south" },
  };

  g_array_append_vals (spans, list, G_N_ELEMENTS (list));
  return spans;
}

static void
test_fit (void)
{
  static const struct
  {
    const char *date;
    int from, length;
    const char *district;
    FoyerVisitFit fit;
    gint64 other;
  } cases[] = {
    { "2026-03-04", MINUTES (8, 0), 30, "north", FOYER_FIT_YES, 0 },
    { "2026-03-04", MINUTES (7, 59), 30, "north", FOYER_FIT_HOURS, 0 },
    { "2026-03-04", MINUTES (16, 30), 30, "south", FOYER_FIT_YES, 0 },
    { "2026-03-04", MINUTES (16, 31), 30, "south", FOYER_FIT_HOURS, 0 },
    { "2026-03-04", MINUTES (10, 0), 30, "north", FOYER_FIT_OVERLAP, 1 },
    { "2026-03-04", MINUTES (9, 45), 60, "north", FOYER_FIT_OVERLAP, 1 },
    { "2026-03-04", MINUTES (10, 10), 5, "north", FOYER_FIT_OVERLAP, 1 },
    /* 10:30 + 8 minutes on the way, to be there at 10:43 - 5. */
    { "2026-03-04", MINUTES (10, 43), 30, "north", FOYER_FIT_YES, 0 },
    { "2026-03-04", MINUTES (10, 42), 30, "north", FOYER_FIT_TRAVEL_BEFORE, 1 },
    /* 20 minutes to the south. */
    { "2026-03-04", MINUTES (10, 55), 30, "south", FOYER_FIT_YES, 0 },
    { "2026-03-04", MINUTES (10, 54), 30, "south", FOYER_FIT_TRAVEL_BEFORE, 1 },
    /* A district that the table does not know: 14 minutes. */
    { "2026-03-04", MINUTES (10, 49), 30, "west", FOYER_FIT_YES, 0 },
    { "2026-03-04", MINUTES (10, 48), 30, "west", FOYER_FIT_TRAVEL_BEFORE, 1 },
    /* To be at 10:00 - 5 in the north again. */
    { "2026-03-04", MINUTES (9, 17), 30, "north", FOYER_FIT_YES, 0 },
    { "2026-03-04", MINUTES (9, 18), 30, "north", FOYER_FIT_TRAVEL_AFTER, 1 },
    { "2026-03-04", MINUTES (12, 45), 30, "north", FOYER_FIT_ABSENT, 0 },
    /* Nobody travels to an absence. */
    { "2026-03-04", MINUTES (12, 30), 30, "north", FOYER_FIT_YES, 0 },
    { "2026-03-04", MINUTES (14, 0), 30, "north", FOYER_FIT_YES, 0 },
    { "2026-03-08", MINUTES (10, 0), 30, "north", FOYER_FIT_DAY_OFF, 0 }, /* Sunday */
    { "2026-03-10", MINUTES (10, 0), 30, "north", FOYER_FIT_DAY_OFF, 0 }, /* holiday */
    { "2026-03-02", MINUTES (9, 0), 30, "north", FOYER_FIT_PAST, 0 },
  };
  g_autoptr (FoyerConfig) config = make_config ("Asia/Shanghai");
  const FoyerTechnician *technician = foyer_config_find_technician (config, "2101", NULL);
  g_autoptr (GArray) spans = make_spans (config);
  FoyerTime now = at (config, "2026-03-02", MINUTES (10, 0));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FoyerTime start = at (config, cases[i].date, cases[i].from);
      FoyerVisitSpan slot = { 9, start, start + cases[i].length * FOYER_MINUTE, cases[i].district };
      const FoyerVisitSpan *other;
      g_autoptr (GError) error = NULL;

      g_test_message ("case %u", i);
      g_assert_cmpint (
          foyer_visit_fit (config, technician, &replacement, FALSE, &slot, spans, now, &other), ==,
          cases[i].fit);
      g_assert_cmpint (other != NULL ? other->id : 0, ==, cases[i].other);
      if (cases[i].fit == FOYER_FIT_YES)
        continue;
      foyer_visit_fit_set_error (config, cases[i].fit, &slot, "2101", other, &error);
      g_assert_error (error, FOYER_ERROR, FOYER_ERROR_SLOT_TAKEN);
      g_assert_nonnull (strstr (error->message, cases[i].date));
    }
}

/* A visit that is moved does not stand in its own way. */
static void
test_fit_itself (void)
{
  g_autoptr (FoyerConfig) config = make_config ("Asia/Shanghai");
  const FoyerTechnician *technician = foyer_config_find_technician (config, "2101", NULL);
  g_autoptr (GArray) spans = make_spans (config);
  FoyerTime start = at (config, "2026-03-04", MINUTES (10, 15));
  FoyerVisitSpan slot = { 1, start, start + 30 * FOYER_MINUTE, "north" };

  g_assert_cmpint (foyer_visit_fit (config, technician, &replacement, FALSE, &slot, spans, 0, NULL),
                   ==, FOYER_FIT_YES);
}

static void
test_skills (void)
{
  g_autoptr (FoyerConfig) config = make_config ("Asia/Shanghai");
  FoyerTechnician *technician = g_ptr_array_index (config->visits->technicians, 0);
  FoyerVisitType anybody = { .code = (char *) "any" }, acceptance = leak;

  acceptance.skill = (char *) "acceptance";
  g_assert_true (foyer_technician_can (technician, &replacement, FALSE));
  g_assert_true (foyer_technician_can (technician, &anybody, FALSE));
  g_assert_false (foyer_technician_can (technician, &acceptance, FALSE));
  g_assert_false (foyer_technician_can (technician, &acceptance, TRUE));
  g_strfreev (technician->skills);
  technician->skills = g_strsplit ("special", " ", -1);
  g_assert_true (foyer_technician_can (technician, &acceptance, TRUE));
  g_assert_false (foyer_technician_can (technician, &acceptance, FALSE));
  g_assert_true (foyer_technician_serves (technician, "north"));
  g_assert_false (foyer_technician_serves (technician, "south"));
  foyer_set_text (&technician->district, "all");
  g_assert_true (foyer_technician_serves (technician, "south"));
}

/* S0 meter 8(1): never on the same day, a day ahead, three days for special customers; counted in
 * days, not in hours (5/D20). */
static void
test_lead (void)
{
  static const struct
  {
    const FoyerVisitType *type;
    FoyerVisitClass class;
    const char *date;
    int minute;
    gboolean approved, done, breach;
  } cases[] = {
    { &replacement, FOYER_VISIT_HOUSEHOLD, "2026-02-27", MINUTES (23, 59), FALSE, FALSE, TRUE },
    { &replacement, FOYER_VISIT_HOUSEHOLD, "2026-02-27", MINUTES (23, 59), TRUE, FALSE, TRUE },
    /* Ten minutes later, but on the next day, over the end of a month. */
    { &replacement, FOYER_VISIT_HOUSEHOLD, "2026-02-28", MINUTES (0, 9), FALSE, TRUE, FALSE },
    { &replacement, FOYER_VISIT_SPECIAL, "2026-02-28", MINUTES (9, 0), FALSE, FALSE, TRUE },
    { &replacement, FOYER_VISIT_SPECIAL, "2026-02-28", MINUTES (9, 0), TRUE, TRUE, TRUE },
    { &replacement, FOYER_VISIT_SPECIAL, "2026-03-01", MINUTES (9, 0), FALSE, FALSE, TRUE },
    { &replacement, FOYER_VISIT_SPECIAL, "2026-03-02", MINUTES (9, 0), FALSE, TRUE, FALSE },
    { &replacement, FOYER_VISIT_ORGANISATION, "2026-02-28", MINUTES (9, 0), FALSE, TRUE, FALSE },
    { &leak, FOYER_VISIT_HOUSEHOLD, "2026-02-27", MINUTES (23, 59), FALSE, TRUE, FALSE },
    { &leak, FOYER_VISIT_SPECIAL, "2026-02-27", MINUTES (23, 59), FALSE, TRUE, FALSE },
  };
  g_autoptr (FoyerConfig) config = make_config ("Asia/Shanghai");
  FoyerTime now = at (config, "2026-02-27", MINUTES (23, 58));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean breach;

      g_test_message ("case %u", i);
      g_assert_true (foyer_visit_check_lead (config, cases[i].type, cases[i].class, now,
                                             at (config, cases[i].date, cases[i].minute),
                                             cases[i].approved, &breach, &error) == cases[i].done);
      g_assert_true (breach == cases[i].breach);
      if (!cases[i].done)
        g_assert_error (error, FOYER_ERROR, FOYER_ERROR_LEAD_TIME);
    }
}

/* S0-ME-7.1, 5/D21: one meter 3 days, more than 20 seven working days, between by setting. */
static void
test_limits (void)
{
  static const struct
  {
    const char *ordered;
    gint64 meters;
    const char *by;
  } cases[] = {
    { "2026-03-02", 1, "2026-03-05" },
    { "2026-03-02", 2, "2026-03-05" },
    { "2026-03-02", 20, "2026-03-05" },
    /* Seven working days: over the weekend and the holiday on the 10th. */
    { "2026-03-02", 21, "2026-03-12" },
    { "2026-02-27", 1, "2026-03-02" },
  };
  g_autoptr (FoyerConfig) config = make_config ("Asia/Shanghai");
  g_autofree char *more = NULL;
  gboolean breach;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *by = foyer_visit_get_install_by (config, cases[i].ordered, cases[i].meters);
      g_autoptr (GError) error = NULL;

      g_assert_cmpstr (by, ==, cases[i].by);
      /* The last minute of the last day is in time. */
      g_assert_true (foyer_visit_check_limit (
          config, by, foyer_calendar_get_end (config, by) - FOYER_MINUTE, FALSE, &breach, NULL));
      g_assert_false (breach);
      g_assert_false (foyer_visit_check_limit (config, by, foyer_calendar_get_end (config, by),
                                               FALSE, &breach, &error));
      g_assert_error (error, FOYER_ERROR, FOYER_ERROR_LIMIT_REACHED);
      g_assert_true (foyer_visit_check_limit (config, by, foyer_calendar_get_end (config, by), TRUE,
                                              &breach, NULL));
      g_assert_true (breach);
    }
  config->visits->settings.install_between_days = 5;
  more = foyer_visit_get_install_by (config, "2026-03-02", 2);
  g_assert_cmpstr (more, ==, "2026-03-07");
  g_assert_true (foyer_visit_check_limit (config, NULL, 1, FALSE, &breach, NULL));
}

/* The clock is put forward at 02:00 on 29 March and back at 03:00 on 25 October: a visit in the
 * morning is at its time on the wall, and its notice is counted in days. */
static void
test_clock_change (void)
{
  static const char *const days[][2] = { { "2026-03-28", "2026-03-29" },
                                         { "2026-10-24", "2026-10-25" } };
  g_autoptr (FoyerConfig) config = make_config ("Europe/Berlin");
  const FoyerTechnician *technician = foyer_config_find_technician (config, "2101", NULL);
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (FoyerVisitSpan));

  config->hours[6] = config->hours[0];
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      FoyerTime now = at (config, days[i][0], MINUTES (23, 30));
      FoyerTime start = at (config, days[i][1], MINUTES (8, 0));
      FoyerVisitSpan slot = { 1, start, start + 30 * FOYER_MINUTE, "north" };
      FoyerVisit visit = { .start = start };
      FoyerWallTime wall;

      g_assert_cmpint (foyer_visit_get_notice (config, now, start), ==, 1);
      g_assert_cmpint (
          foyer_visit_fit (config, technician, &replacement, FALSE, &slot, none, now, NULL), ==,
          FOYER_FIT_YES);
      wall = foyer_time_to_wall (foyer_visit_get_arrive_by (config, &visit), config->zone);
      g_assert_cmpint (wall.minute, ==, MINUTES (7, 55));
      wall = foyer_time_to_wall (foyer_visit_get_invite_from (config, &replacement, &visit),
                                 config->zone);
      g_assert_cmpint (wall.minute, ==, 0);
      g_assert_cmpint (foyer_visit_get_notice (config, now, at (config, days[i][1], 0) - 1), ==, 0);
    }
}

/* A night shift: after midnight it is still the day on which it began. */
static void
test_midnight (void)
{
  g_autoptr (FoyerConfig) config = make_config ("Asia/Shanghai");
  FoyerTechnician *technician = g_ptr_array_index (config->visits->technicians, 0);
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (FoyerVisitSpan));
  FoyerTime start = at (config, "2026-03-07", MINUTES (24, 30)); /* Sunday 00:30 */
  FoyerVisitSpan slot = { 1, start, start + 30 * FOYER_MINUTE, "north" };

  technician->hours = (FoyerHours){ MINUTES (18, 0), MINUTES (26, 0) };
  g_assert_cmpint (foyer_visit_fit (config, technician, &leak, FALSE, &slot, none, 0, NULL), ==,
                   FOYER_FIT_DAY_OFF);
  config->day_start = MINUTES (4, 0);
  g_assert_cmpint (foyer_visit_fit (config, technician, &leak, FALSE, &slot, none, 0, NULL), ==,
                   FOYER_FIT_YES);
  slot.end = at (config, "2026-03-07", MINUTES (26, 1));
  g_assert_cmpint (foyer_visit_fit (config, technician, &leak, FALSE, &slot, none, 0, NULL), ==,
                   FOYER_FIT_HOURS);
}

/* S0 meter 7(2), 8(1): invited the day before at the latest. */
static void
test_invitation (void)
{
  g_autoptr (FoyerConfig) config = make_config ("Asia/Shanghai");
  FoyerVisit visit = { .start = at (config, "2026-03-04", MINUTES (9, 0)) };
  FoyerTime before = at (config, "2026-03-03", MINUTES (23, 59));
  FoyerTime same = at (config, "2026-03-04", MINUTES (0, 0));

  g_assert_false (foyer_visit_is_invitation_missed (config, &replacement, &visit, before));
  g_assert_true (foyer_visit_is_invitation_missed (config, &replacement, &visit, same));
  g_assert_false (foyer_visit_is_invitation_missed (config, &leak, &visit, same));
  visit.reminded_at = before;
  g_assert_false (foyer_visit_is_invitation_missed (config, &replacement, &visit, same));
  visit.reminded_at = same;
  g_assert_true (foyer_visit_is_invitation_missed (config, &replacement, &visit, same));
}

/* What was planned and cannot be any more is found; what goes on already stays. */
static void
test_conflicts (void)
{
  g_autoptr (FoyerConfig) config = make_config ("Asia/Shanghai");
  g_autoptr (GPtrArray) absences = g_ptr_array_new ();
  FoyerVisit visit = {
    .id = 1,
    .state = FOYER_VISIT_CONFIRMED,
    .technician = (char *) "2101",
    .start = at (config, "2026-03-04", MINUTES (9, 0)),
    .end = at (config, "2026-03-04", MINUTES (9, 30)),
  };
  FoyerAbsence absence = {
    .technician = (char *) "2101",
    .from = at (config, "2026-03-04", MINUTES (9, 29)),
    .to = at (config, "2026-03-04", MINUTES (12, 0)),
  };

  g_assert_cmpint (foyer_visit_find_conflict (config, &visit, absences), ==, FOYER_FIT_YES);
  g_ptr_array_add (absences, &absence);
  g_assert_cmpint (foyer_visit_find_conflict (config, &visit, absences), ==, FOYER_FIT_ABSENT);
  absence.cancelled = TRUE;
  g_assert_cmpint (foyer_visit_find_conflict (config, &visit, absences), ==, FOYER_FIT_YES);
  visit.start += 6 * G_TIME_SPAN_DAY;
  visit.end += 6 * G_TIME_SPAN_DAY;
  g_assert_cmpint (foyer_visit_find_conflict (config, &visit, absences), ==, FOYER_FIT_DAY_OFF);
  visit.state = FOYER_VISIT_WORKING;
  g_assert_cmpint (foyer_visit_find_conflict (config, &visit, absences), ==, FOYER_FIT_YES);
  visit.state = FOYER_VISIT_CANCELLED;
  g_assert_cmpint (foyer_visit_find_conflict (config, &visit, absences), ==, FOYER_FIT_YES);
  visit.state = FOYER_VISIT_CONFIRMED;
  visit.technician = (char *) "2199";
  g_assert_cmpint (foyer_visit_find_conflict (config, &visit, absences), ==, FOYER_FIT_NO_SKILL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hall/visit-rules/fit", test_fit);
  g_test_add_func ("/hall/visit-rules/fit-itself", test_fit_itself);
  g_test_add_func ("/hall/visit-rules/skills", test_skills);
  g_test_add_func ("/hall/visit-rules/lead", test_lead);
  g_test_add_func ("/hall/visit-rules/limits", test_limits);
  g_test_add_func ("/hall/visit-rules/clock-change", test_clock_change);
  g_test_add_func ("/hall/visit-rules/midnight", test_midnight);
  g_test_add_func ("/hall/visit-rules/invitation", test_invitation);
  g_test_add_func ("/hall/visit-rules/conflicts", test_conflicts);
  return g_test_run ();
}
