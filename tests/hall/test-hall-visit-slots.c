/* Wishes and proposals: the customer's wish first, then what is near and what is spread (S2 八.1).
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-visit-propose.h"

#include "hall/foyer-calendar.h"
#include "hall/foyer-same-customer.h"

#define MINUTES(hours, minutes) ((hours) *60 + (minutes))

/* --- wishes --- */

static void
test_wish_words (void)
{
  static const struct
  {
    const char *text, *from, *to;
    FoyerPartOfDay part;
    int minute, hours_from, hours_to;
    guint n_not_at;
    gboolean understood;
  } cases[] = {
    { NULL, "", "", FOYER_PART_ANY, -1, 0, 0, 0, TRUE },
    { "", "", "", FOYER_PART_ANY, -1, 0, 0, 0, TRUE },
    { "morning", "", "", FOYER_PART_MORNING, -1, 0, 0, 0, TRUE },
    { "2026-03-05 PM", "2026-03-05", "2026-03-05", FOYER_PART_AFTERNOON, -1, 0, 0, 0, TRUE },
    { "下午", "", "", FOYER_PART_AFTERNOON, -1, 0, 0, 0, TRUE },
    { "오전", "", "", FOYER_PART_MORNING, -1, 0, 0, 0, TRUE },
    { "14:30", "", "", FOYER_PART_ANY, MINUTES (14, 30), 0, 0, 0, TRUE },
    { "2026-03-05T9:15", "2026-03-05", "2026-03-05", FOYER_PART_ANY, MINUTES (9, 15), 0, 0, 0,
      TRUE },
    { "2026-03-05/2026-03-09", "2026-03-05", "2026-03-09", FOYER_PART_ANY, -1, 0, 0, 0, TRUE },
    { "09:00-11:30, not 10:00-10:30; not 12:00-14:00", "", "", FOYER_PART_ANY, -1, MINUTES (9, 0),
      MINUTES (11, 30), 2, TRUE },
    { "2026-03-05上午，不要10:00-10:30、9:00～9:30", "2026-03-05", "2026-03-05", FOYER_PART_MORNING,
      -1, 0, 0, 2, TRUE },
    { "9：00-11：30，不要上午", "", "", FOYER_PART_ANY, -1, MINUTES (9, 0), MINUTES (11, 30), 1,
      TRUE },
    { "오후, 12:00-14:00 제외", "", "", FOYER_PART_AFTERNOON, -1, 0, 0, 1, TRUE },
    { "09:00-11:30, 2026-03-05", "2026-03-05", "2026-03-05", FOYER_PART_ANY, -1, MINUTES (9, 0),
      MINUTES (11, 30), 0, TRUE },
    { "not 10:00-10:30 and 12:00-13:00", "", "", FOYER_PART_ANY, -1, 0, 0, 2, TRUE },
    { "不在家", "", "", FOYER_PART_ANY, -1, 0, 0, 0, FALSE },
    { "제외 not", "", "", FOYER_PART_ANY, -1, 0, 0, 0, FALSE },
    { "not morning", "", "", FOYER_PART_ANY, -1, 0, 0, 1, TRUE },
    { "afternoon, grandmother is at home", "", "", FOYER_PART_AFTERNOON, -1, 0, 0, 0, FALSE },
    { "2026-02-30", "", "", FOYER_PART_ANY, -1, 0, 0, 0, FALSE },
    { "25:00 9:61 12:00-11:00 not", "", "", FOYER_PART_ANY, -1, 0, 0, 0, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FoyerVisitWish wish;

      g_test_message ("%s", cases[i].text);
      foyer_visit_wish_read (cases[i].text, &wish);
      g_assert_cmpstr (wish.from, ==, cases[i].from);
      g_assert_cmpstr (wish.to, ==, cases[i].to);
      g_assert_cmpint (wish.part, ==, cases[i].part);
      g_assert_cmpint (wish.minute, ==, cases[i].minute);
      g_assert_cmpint (wish.hours.from, ==, cases[i].hours_from);
      g_assert_cmpint (wish.hours.to, ==, cases[i].hours_to);
      g_assert_cmpuint (wish.n_not_at, ==, cases[i].n_not_at);
      g_assert_true (wish.understood == cases[i].understood);
    }
}

/* S0-WO-3b, S2-8.1: the customer's wish comes first. */
static void
test_wish_met (void)
{
  static const struct
  {
    const char *wish, *date;
    int minute;
    gboolean met, forbidden;
  } cases[] = {
    { "morning", "2026-03-05", MINUTES (11, 45), TRUE, FALSE },
    { "morning", "2026-03-05", MINUTES (12, 0), FALSE, FALSE },
    { "afternoon", "2026-03-05", MINUTES (12, 0), TRUE, FALSE },
    { "10:00", "2026-03-05", MINUTES (10, 0), TRUE, FALSE },
    { "10:00", "2026-03-05", MINUTES (10, 15), FALSE, FALSE },
    { "2026-03-05", "2026-03-06", MINUTES (10, 0), FALSE, FALSE },
    { "09:00-10:00", "2026-03-05", MINUTES (9, 30), TRUE, FALSE },
    { "09:00-10:00", "2026-03-05", MINUTES (9, 31), FALSE, FALSE },
    { "not 12:00-14:00", "2026-03-05", MINUTES (11, 30), TRUE, FALSE },
    { "not 12:00-14:00", "2026-03-05", MINUTES (11, 31), FALSE, TRUE },
    { "not 12:00-14:00", "2026-03-05", MINUTES (14, 0), TRUE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FoyerVisitWish wish;

      g_test_message ("case %u", i);
      foyer_visit_wish_read (cases[i].wish, &wish);
      g_assert_true (foyer_visit_wish_is_met (&wish, cases[i].date, cases[i].minute, 30) ==
                     cases[i].met);
      g_assert_true (foyer_visit_wish_forbids (&wish, cases[i].minute, 30) == cases[i].forbidden);
    }
}

/* --- proposals --- */

static FoyerVisitType type = {
  .code = (char *) "leak",
  .mean_s = 30 * 60,
  .skill = (char *) "leak",
};

static void
add_technician (FoyerConfig *config, const char *id, const char *district, const char *skills)
{
  FoyerTechnician *technician = g_new0 (FoyerTechnician, 1);

  technician->id = g_strdup (id);
  technician->district = g_strdup (district);
  technician->skills = g_strsplit (skills, " ", -1);
  technician->hours = (FoyerHours){ MINUTES (8, 0), MINUTES (17, 0) };
  g_ptr_array_add (config->visits->technicians, technician);
}

/* 2101 in the north, 2102 in the south, 2103 everywhere; 2104 does something else. */
static FoyerConfig *
make_config (const char *zone)
{
  FoyerConfig *config = foyer_config_new ();

  g_time_zone_unref (config->zone);
  config->zone = g_time_zone_new_identifier (zone);
  for (int i = 0; i < 5; i++)
    config->hours[i] = (FoyerHours){ MINUTES (8, 30), MINUTES (17, 0) };
  add_technician (config, "2101", "north", "leak");
  add_technician (config, "2102", "south", "leak");
  add_technician (config, "2103", "all", "leak");
  add_technician (config, "2104", "north", "meter");
  return config;
}

static GPtrArray *
make_spans (const FoyerConfig *config)
{
  GPtrArray *spans = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < config->visits->technicians->len; i++)
    g_ptr_array_add (spans, g_array_new (FALSE, FALSE, sizeof (FoyerVisitSpan)));
  return spans;
}

static void
take (const FoyerConfig *config, GPtrArray *spans, guint index, const char *date, int from, int to)
{
  FoyerVisitSpan span = { 100, foyer_time_from_date (date, from, config->zone),
                          foyer_time_from_date (date, to, config->zone), "north" };

  g_array_append_val ((GArray *) g_ptr_array_index (spans, index), span);
}

static FoyerVisitRequest
make_request (const FoyerConfig *config, const char *wish)
{
  FoyerVisitRequest request = {
    .type = &type,
    .district = "north",
    .from = "2026-03-02",
    .to = "2026-03-13",
    .now = foyer_time_from_date ("2026-03-02", MINUTES (10, 0), config->zone),
    .limit = 6,
  };

  foyer_visit_wish_read (wish, &request.wish);
  return request;
}

/* "2026-03-02 10:15 2101" */
static char *
name (const FoyerConfig *config, const FoyerVisitProposal *proposal)
{
  char text[FOYER_TIME_TEXT_SIZE];

  foyer_time_write (proposal->start, config->zone, text);
  return g_strdup_printf ("%.10s %.5s %s", text, text + 11, proposal->technician);
}

static void
assert_first (const FoyerConfig *config, GArray *proposals, const char *expected)
{
  g_autofree char *first = NULL;

  g_assert_cmpuint (proposals->len, >, 0);
  first = name (config, &g_array_index (proposals, FoyerVisitProposal, 0));
  g_assert_cmpstr (first, ==, expected);
}

static void
test_best (void)
{
  static const struct
  {
    const char *wish, *first;
    gboolean as_wished;
  } cases[] = {
    /* The next quarter of an hour, in the technician's own district. */
    { "", "2026-03-02 10:15 2101", TRUE },
    { "afternoon", "2026-03-02 12:00 2101", TRUE },
    { "2026-03-04 10:30", "2026-03-04 10:30 2101", TRUE },
    { "2026-03-04 not 08:00-10:00", "2026-03-04 10:00 2101", TRUE },
    { "2026-03-04 15:00-15:30", "2026-03-04 15:00 2101", TRUE },
    /* A Sunday is no working day: the day next to it. */
    { "2026-03-08 10:00", "2026-03-09 10:00 2101", FALSE },
  };
  g_autoptr (FoyerConfig) config = make_config ("Asia/Shanghai");
  g_autoptr (GPtrArray) spans = make_spans (config);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FoyerVisitRequest request = make_request (config, cases[i].wish);
      g_autoptr (GArray) proposals = foyer_visit_propose (config, &request, spans);

      g_test_message ("%s", cases[i].wish);
      assert_first (config, proposals, cases[i].first);
      g_assert_true (g_array_index (proposals, FoyerVisitProposal, 0).as_wished ==
                     cases[i].as_wished);
    }
}

/* A wish that 2101 cannot meet is met by somebody farther away, before another time is offered. */
static void
test_wish_before_way (void)
{
  g_autoptr (FoyerConfig) config = make_config ("Asia/Shanghai");
  g_autoptr (GPtrArray) spans = make_spans (config);
  FoyerVisitRequest request = make_request (config, "2026-03-04 10:00");
  g_autoptr (GArray) proposals = NULL, none = NULL;
  g_autofree char *why = NULL;

  take (config, spans, 0, "2026-03-04", MINUTES (9, 30), MINUTES (10, 30));
  proposals = foyer_visit_propose (config, &request, spans);
  assert_first (config, proposals, "2026-03-04 10:00 2103");
  why = foyer_visit_proposal_explain (&g_array_index (proposals, FoyerVisitProposal, 0));
  g_assert_nonnull (strstr (why, "As wished"));
  request.technician = "2104";
  none = foyer_visit_propose (config, &request, spans);
  g_assert_cmpuint (none->len, ==, 0);
}

/* Of two who could come, the one with the emptier day does. */
static void
test_load (void)
{
  g_autoptr (FoyerConfig) config = make_config ("Asia/Shanghai");
  g_autoptr (GPtrArray) spans = NULL;
  FoyerVisitRequest request = make_request (config, "2026-03-04 15:00");
  g_autoptr (GArray) proposals = NULL;

  add_technician (config, "2105", "north", "leak");
  spans = make_spans (config);
  take (config, spans, 0, "2026-03-04", MINUTES (8, 0), MINUTES (8, 30));
  proposals = foyer_visit_propose (config, &request, spans);
  assert_first (config, proposals, "2026-03-04 15:00 2105");
  g_assert_cmpuint (g_array_index (proposals, FoyerVisitProposal, 0).load, ==, 0);
  g_assert_cmpint (g_array_index (proposals, FoyerVisitProposal, 0).travel_s, ==, -1);
}

static void
test_lead_and_limit (void)
{
  g_autoptr (FoyerConfig) config = make_config ("Asia/Shanghai");
  g_autoptr (GPtrArray) spans = make_spans (config);
  FoyerVisitRequest request = make_request (config, "");
  FoyerVisitType late = type;
  g_autoptr (GArray) proposals = NULL, after = NULL, limited = NULL;

  late.lead_days = 1;
  late.special_lead_days = 3;
  request.type = &late;
  proposals = foyer_visit_propose (config, &request, spans);
  assert_first (config, proposals, "2026-03-03 08:00 2101");
  request.class = FOYER_VISIT_SPECIAL;
  after = foyer_visit_propose (config, &request, spans);
  assert_first (config, after, "2026-03-05 08:00 2101");
  /* After the last day only when there is nothing before it, and said so. */
  request.install_by = "2026-03-04";
  limited = foyer_visit_propose (config, &request, spans);
  g_assert_false (g_array_index (limited, FoyerVisitProposal, 0).within_limit);
}

/* A second visit to an address goes with the first: next to it by whoever goes there, at its time
 * by somebody else, but not before the customer's own wish (S3 4.2, S2 八.1). */
static void
test_beside (void)
{
  static const struct
  {
    const char *wish, *technician, *first;
    gboolean beside;
  } cases[] = {
    { "", "2101", "2026-03-05 09:15 2101", TRUE },
    { "morning", "2101", "2026-03-05 09:15 2101", TRUE },
    /* Who goes there does not do such visits: the same time, by somebody else. */
    { "", "2104", "2026-03-05 10:00 2101", TRUE },
    { "afternoon", "2101", "2026-03-02 12:00 2101", FALSE },
    { "2026-03-04", "2101", "2026-03-04 08:00 2101", FALSE },
    { "2026-03-05 16:00", "2101", "2026-03-05 16:00 2101", FALSE },
  };
  g_autoptr (FoyerConfig) config = make_config ("Asia/Shanghai");
  const FoyerTime start = foyer_time_from_date ("2026-03-05", MINUTES (10, 0), config->zone);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) spans = make_spans (config);
      FoyerVisitRequest request = make_request (config, cases[i].wish);
      g_autoptr (GArray) proposals = NULL;
      const FoyerVisitProposal *first;
      g_autofree char *why = NULL;

      take (config, spans, (guint) (cases[i].technician[3] - '1'), "2026-03-05", MINUTES (10, 0),
            MINUTES (10, 30));
      request.beside = (FoyerVisitSpan){ 100, start, start + 30 * FOYER_MINUTE, NULL };
      request.beside_technician = cases[i].technician;
      proposals = foyer_visit_propose (config, &request, spans);
      g_test_message ("case %u", i);
      assert_first (config, proposals, cases[i].first);
      first = &g_array_index (proposals, FoyerVisitProposal, 0);
      g_assert_cmpint (first->beside, ==, cases[i].beside ? 100 : 0);
      why = foyer_visit_proposal_explain (first);
      g_assert_true ((strstr (why, "together with visit 100") != NULL) == cases[i].beside);
    }
}

/* However it was written down; an extension is nobody's number. */
static void
test_same_customer (void)
{
  g_assert_true (foyer_address_is_same ("12 Mill Lane", "12, mill-lane"));
  g_assert_true (foyer_address_is_same ("青石路18号3幢502", "青石路 １８ 号 3 幢 502"));
  g_assert_false (foyer_address_is_same ("12 Mill Lane", "1 Mill Lane"));
  g_assert_false (foyer_address_is_same ("", ""));
  g_assert_false (foyer_address_is_same (NULL, NULL));
  g_assert_false (foyer_address_is_same ("—", "-"));
  g_assert_true (foyer_phone_is_same ("000-555-0101", "000 5550101"));
  g_assert_false (foyer_phone_is_same ("000-555-0101", "000-555-0102"));
  g_assert_false (foyer_phone_is_same ("101", "101"));
  g_assert_false (foyer_phone_is_same (NULL, NULL));
}

/* Whatever the plan: each proposal is possible, none is twice, the best come first. */
static void
check_random (const char *zone, const char *from, guint32 seed)
{
  g_autoptr (FoyerConfig) config = make_config (zone);
  g_autoptr (GPtrArray) spans = make_spans (config);
  g_autoptr (GRand) chance = g_rand_new_with_seed (seed);
  FoyerVisitRequest request = make_request (config, seed % 2 == 0 ? "afternoon" : "");
  g_autoptr (GArray) proposals = NULL;
  g_autofree char *to = foyer_date_add_days (from, 10);

  config->hours[5] = config->hours[6] = config->hours[0];
  g_strlcpy (request.from, from, sizeof request.from);
  g_strlcpy (request.to, to, sizeof request.to);
  request.now = foyer_time_from_date (from, MINUTES (9, 7), config->zone);
  request.limit = 40;
  for (guint i = 0; i < spans->len; i++)
    for (int day = 0; day <= 10; day++)
      for (int minute = MINUTES (8, 0); minute < MINUTES (16, 0); minute += 45)
        if (g_rand_boolean (chance))
          {
            g_autofree char *date = foyer_date_add_days (from, day);

            take (config, spans, i, date, minute, minute + g_rand_int_range (chance, 10, 40));
          }
  proposals = foyer_visit_propose (config, &request, spans);
  g_assert_cmpuint (proposals->len, >, 0);
  for (guint i = 0; i < proposals->len; i++)
    {
      const FoyerVisitProposal *one = &g_array_index (proposals, FoyerVisitProposal, i);
      FoyerVisitSpan slot = { -1, one->start, one->end, request.district };
      guint lane = (guint) (one->technician[3] - '1');

      g_assert_cmpint (
          foyer_visit_fit (config, foyer_config_find_technician (config, one->technician, NULL),
                           &type, FALSE, &slot, g_ptr_array_index (spans, lane), request.now, NULL),
          ==, FOYER_FIT_YES);
      g_assert_cmpint (foyer_time_to_wall (one->start, config->zone).minute % 15, ==, 0);
      if (i > 0)
        g_assert_cmpint (one->cost, >=, (one - 1)->cost);
      for (guint k = 0; k < i; k++)
        {
          const FoyerVisitProposal *other = &g_array_index (proposals, FoyerVisitProposal, k);

          g_assert_false (other->start == one->start &&
                          g_str_equal (other->technician, one->technician));
        }
    }
}

static void
test_random (void)
{
  for (guint32 seed = 1; seed <= 20; seed++)
    {
      check_random ("Asia/Shanghai", "2026-03-02", seed);
      /* Both changes of the clock lie within the days looked at, and the end of a year. */
      check_random ("Europe/Berlin", "2026-03-25", seed);
      check_random ("Europe/Berlin", "2026-10-20", seed);
      check_random ("America/New_York", "2026-12-28", seed);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hall/visit-slots/wish-words", test_wish_words);
  g_test_add_func ("/hall/visit-slots/wish-met", test_wish_met);
  g_test_add_func ("/hall/visit-slots/best", test_best);
  g_test_add_func ("/hall/visit-slots/wish-before-way", test_wish_before_way);
  g_test_add_func ("/hall/visit-slots/load", test_load);
  g_test_add_func ("/hall/visit-slots/lead-and-limit", test_lead_and_limit);
  g_test_add_func ("/hall/visit-slots/beside", test_beside);
  g_test_add_func ("/hall/visit-slots/same-customer", test_same_customer);
  g_test_add_func ("/hall/visit-slots/random", test_random);
  return g_test_run ();
}
