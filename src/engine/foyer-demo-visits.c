/* Home visits of the demo hall's past days, and those that are still to come. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-demo-visits.h"

#include <math.h>

#include "base/foyer-error.h"
#include "hall/foyer-calendar.h"
#include "hall/foyer-visit-rules.h"
#include "store/foyer-visit-queries.h"

#define MINUTES(hours, minutes) ((hours) *60 + (minutes))

/* Visits a day and their spread (demo-hall 6.5). */
#define VOLUME    22
#define DEVIATION 4

/* Shares of the kinds, and the spread of their length in seconds. */
static const struct
{
  const char *code;
  double share, deviation_s;
} kinds[] = {
  { "meter-replacement", 0.26, 600 }, { "leak", 0.24, 1200 },        { "in-home", 0.12, 1200 },
  { "meter-test", 0.14, 480 },        { "acceptance", 0.09, 720 },   { "switch", 0.02, 1500 },
  { "re-read", 0.08, 300 },           { "home-service", 0.05, 600 },
};

static const char *const families[] = { "安", "白", "成", "杜", "方", "顾", "何", "江",
                                        "林", "孟", "沈", "陶", "许", "叶", "周", "邹" };
static const char *const given[] = { "明", "静", "文", "秀兰", "国华", "雨桐", "建平", "思源" };
static const char *const streets[] = { "青石路", "柳荫街", "望江里", "松涛苑", "南桥新村" };
static const char *const customer_reasons[] = { "不在家", "时间不便", "家里有事" };
static const char *const company_reasons[] = { "抢修", "人员生病", "缺少配件" };

/* Something that happens at a whole minute. */
typedef struct
{
  FoyerTime time;
  guint order; /* of what happens in the same minute */
  FoyerCommand *command;
} Action;

struct _FoyerDemoVisits
{
  FoyerExecutor *executor;
  const FoyerConfig *config;
  GPtrArray *districts;
  GRand *chance;
  GQueue actions; /* of Action, by time */
  guint order;
  char *day;
  FoyerTime now; /* what was played last */
  gint64 count;
};

static void
free_action (gpointer data)
{
  Action *action = data;

  foyer_command_free (action->command);
  g_free (action);
}

FoyerDemoVisits *
foyer_demo_visits_new (FoyerExecutor *executor, const FoyerConfig *config, guint32 seed)
{
  FoyerDemoVisits *self = g_new0 (FoyerDemoVisits, 1);

  self->executor = executor;
  self->config = config;
  self->districts = foyer_config_list_districts (config);
  if (self->districts->len == 0)
    g_ptr_array_add (self->districts, g_strdup ("old-town"));
  self->chance = g_rand_new_with_seed (seed ^ 0x76697369);
  g_queue_init (&self->actions);
  return self;
}

void
foyer_demo_visits_free (FoyerDemoVisits *self)
{
  g_queue_clear_full (&self->actions, free_action);
  g_ptr_array_unref (self->districts);
  g_rand_free (self->chance);
  g_free (self->day);
  g_free (self);
}

gint64
foyer_demo_visits_get_count (FoyerDemoVisits *self)
{
  return self->count;
}

/* --- chance --- */

static gboolean
happens (FoyerDemoVisits *self, double share)
{
  return g_rand_double (self->chance) < share;
}

static int
draw (FoyerDemoVisits *self, int from, int to)
{
  return g_rand_int_range (self->chance, from, to + 1);
}

static double
draw_normal (FoyerDemoVisits *self)
{
  double u = 1.0 - g_rand_double (self->chance);

  return sqrt (-2 * log (u)) * cos (2 * G_PI * g_rand_double (self->chance));
}

#define pick(self, list) ((list)[draw (self, 0, (int) G_N_ELEMENTS (list) - 1)])

static int
by_time (gconstpointer a, gconstpointer b, gpointer data)
{
  const Action *one = a, *other = b;

  if (one->time != other->time)
    return one->time < other->time ? -1 : 1;
  return one->order < other->order ? -1 : one->order > other->order;
}

/* At @time, put off to the next whole minute; never before what was played already. */
static FoyerCommand *
plan (FoyerDemoVisits *self, FoyerTime time, const char *verb, gint64 id)
{
  Action *action = g_new0 (Action, 1);

  time = MAX (time, self->now);
  action->time = (time + FOYER_MINUTE - 1) / FOYER_MINUTE * FOYER_MINUTE;
  action->order = self->order++;
  action->command = foyer_command_new (verb, "system");
  if (id != 0)
    foyer_command_integer (action->command, "id", id);
  g_queue_insert_sorted (&self->actions, action, by_time, NULL);
  return action->command;
}

/* --- asking for a visit --- */

static const char *
draw_kind (FoyerDemoVisits *self)
{
  double left = g_rand_double (self->chance);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      left -= kinds[i].share;
      if (left < 0)
        return kinds[i].code;
    }
  return kinds[0].code;
}

static void
add_person (FoyerDemoVisits *self, FoyerCommand *command)
{
  g_autofree char *name = g_strconcat (pick (self, families), pick (self, given), NULL);
  int number = draw (self, 0, 9999);
  g_autofree char *phone = g_strdup_printf ("000-555-%04d", number);
  g_autofree char *address =
      g_strdup_printf ("%s%d号%d栋%d0%d", pick (self, streets), draw (self, 1, 99),
                       draw (self, 1, 14), draw (self, 1, 6), draw (self, 1, 4));

  foyer_command_text (command, "customer", name);
  foyer_command_text (command, "phone", phone);
  foyer_command_text (command, "address", address);
  /* Some sleep at noon, some work late, most do not mind. */
  foyer_command_flag (command, "read-back", number % 10 != 9);
  if (number % 5 == 0)
    foyer_command_text (command, "quiet-hours", "12:00-14:00");
  else if (number % 5 == 1)
    foyer_command_text (command, "good-hours", "17:30-20:30");
  else
    foyer_command_flag (command, "any-time", TRUE);
}

/* 40 of 100 wish for a morning, 35 for an afternoon, the others for an exact time. */
static void
add_wish (FoyerDemoVisits *self, FoyerCommand *command)
{
  double share = g_rand_double (self->chance);
  g_autofree char *exact =
      g_strdup_printf ("%02d:%02d", draw (self, 8, 16), draw (self, 0, 3) * 15);

  foyer_command_text (command, "wish",
                      share < 0.40   ? "morning"
                      : share < 0.75 ? "afternoon"
                                     : exact);
}

static FoyerCommand *
plan_request (FoyerDemoVisits *self, FoyerTime time, const char *kind)
{
  FoyerCommand *command = plan (self, time, "demo.visit", 0);

  foyer_command_text (command, "type", kind);
  foyer_command_text (
      command, "district",
      g_ptr_array_index (self->districts, draw (self, 0, (int) self->districts->len - 1)));
  /* Leaks are seen to at once, the rest within some days. */
  foyer_command_integer (command, "ahead",
                         g_str_equal (kind, "leak") ? draw (self, 0, 1) : draw (self, 1, 5));
  foyer_command_flag (command, "agreed", TRUE);
  add_wish (self, command);
  add_person (self, command);
  if (happens (self, 0.04) && g_str_equal (kind, "meter-replacement"))
    foyer_command_text (command, "class", "special");
  return command;
}

static void
plan_requests (FoyerDemoVisits *self, const char *day)
{
  int n = (int) (VOLUME + DEVIATION * draw_normal (self));

  for (int i = 0; i < n; i++)
    plan_request (self,
                  foyer_time_from_date (day, draw (self, MINUTES (8, 40), MINUTES (16, 20)),
                                        self->config->zone),
                  draw_kind (self));
}

/* --- what becomes of a visit --- */

static double
get_deviation (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].code, code))
      return kinds[i].deviation_s;
  return 600;
}

/* Lognormal around the planned length, in whole minutes, within @most. */
static FoyerTime
draw_length (FoyerDemoVisits *self, const FoyerVisit *visit, FoyerTime most)
{
  double mean = (double) (visit->end - visit->start) / FOYER_SECOND;
  double deviation = get_deviation (visit->type);
  double variance = log (1 + deviation * deviation / (mean * mean));
  double length = exp (log (mean) - variance / 2 + sqrt (variance) * draw_normal (self));

  return CLAMP ((FoyerTime) (length * FOYER_SECOND), 5 * FOYER_MINUTE,
                MAX (most, 5 * FOYER_MINUTE));
}

/* 88 of 100 five minutes early or more, 8 within the last five, 4 late. */
static FoyerTime
draw_arrival (FoyerDemoVisits *self, const FoyerVisit *visit)
{
  double share = g_rand_double (self->chance);

  if (share < 0.88)
    return visit->start - draw (self, 5, 12) * FOYER_MINUTE;
  if (share < 0.96)
    return visit->start - draw (self, 0, 4) * FOYER_MINUTE;
  return visit->start + draw (self, 1, 15) * FOYER_MINUTE;
}

static void
plan_done (FoyerDemoVisits *self, const FoyerVisit *visit, FoyerTime time)
{
  const FoyerVisitType *type = foyer_config_find_visit_type (self->config, visit->type, NULL);
  FoyerCommand *command = plan (self, time, "visit.finish", visit->id);

  foyer_command_flag (command, "tidied", TRUE);
  foyer_command_flag (command, "contact-left", TRUE);
  foyer_command_text (command, "opinion", happens (self, 0.8) ? "满意" : "没有意见");
  for (char **value = type != NULL ? type->values : NULL; value != NULL && *value != NULL; value++)
    {
      g_autofree char *reading = g_strdup_printf ("%05d", draw (self, 0, 99999));

      foyer_command_text (command, *value, reading);
    }
}

/* 9 of 100 leave work over, 5 are a third party's, 3 another department's. */
static void
plan_outcome (FoyerDemoVisits *self, const FoyerVisit *visit, const char *day, FoyerTime time)
{
  double share = g_rand_double (self->chance);
  FoyerCommand *command;

  if (share < 0.09)
    {
      g_autofree char *promised = foyer_date_add_days (day, 5);

      command = plan (self, time, "visit.partial", visit->id);
      foyer_command_text (command, "next-steps", "更换管件");
      foyer_command_text (command, "promised", promised);
      foyer_command_flag (command, "agreed", TRUE);
      command = plan_request (self, time + FOYER_MINUTE, visit->type);
      foyer_command_integer (command, "follows", visit->id);
    }
  else if (share < 0.14)
    {
      command = plan (self, time, "visit.third-party", visit->id);
      foyer_command_text (command, "party", "物业");
      foyer_command_flag (command, "customer-told", TRUE);
      foyer_command_flag (command, "party-told", TRUE);
      foyer_command_text (command, "basis", "城市供水条例");
      foyer_command_flag (plan (self, time + FOYER_MINUTE, "visit.finish", visit->id), "explained",
                          TRUE);
    }
  else if (share < 0.17)
    foyer_command_text (plan (self, time, "visit.other-dept", visit->id), "department", "管网部");
  else
    plan_done (self, visit, time);
}

static void
plan_move (FoyerDemoVisits *self, FoyerTime time, gint64 id, gboolean by_company)
{
  FoyerCommand *command = plan (self, time, "demo.move", id);

  foyer_command_text (command, "by", by_company ? "company" : "customer");
  foyer_command_text (command, "reason",
                      by_company ? pick (self, company_reasons) : pick (self, customer_reasons));
  foyer_command_flag (command, "agreed", TRUE);
}

/* Of those who are not at home 60 of 100 are reached; 45 of these ask to wait, the others for
 * another day. Who is not reached finds a note, and mostly calls back. */
static void
plan_nobody (FoyerDemoVisits *self, const FoyerVisit *visit, FoyerTime time)
{
  gboolean reached = happens (self, 0.60);

  for (int i = 1; i < FOYER_VISIT_ROUNDS; i++)
    plan (self, time + i * FOYER_MINUTE, "visit.knock", visit->id);
  foyer_command_flag (plan (self, time + 4 * FOYER_MINUTE, "visit.phone", visit->id), "reached",
                      reached);
  if (reached)
    {
      plan_move (self, time + 6 * FOYER_MINUTE, visit->id, FALSE);
      return;
    }
  foyer_command_text (plan (self, time + 6 * FOYER_MINUTE, "visit.note", visit->id), "place",
                      "门把手");
  if (happens (self, 0.75))
    plan_move (self, time + 6 * FOYER_MINUTE + draw (self, 60, 40 * 60) * FOYER_MINUTE, visit->id,
               FALSE);
}

static void
plan_visit (FoyerDemoVisits *self, const FoyerVisit *visit, const FoyerVisit *next, const char *day)
{
  static const char *const ticks[] = { "id-shown", "purpose-told", "consent" };
  FoyerCommand *command;
  FoyerTime arrives = draw_arrival (self, visit);
  FoyerTime knocks = MAX (arrives, visit->start);
  FoyerTime latest = next != NULL ? next->start - 25 * FOYER_MINUTE : G_MAXINT64 / 2;

  foyer_command_flag (
      plan (self, arrives - draw (self, 8, 20) * FOYER_MINUTE, "visit.depart", visit->id), "packed",
      TRUE);
  plan (self, arrives, "visit.arrive", visit->id);
  plan (self, knocks, "visit.knock", visit->id);
  if (happens (self, 0.07))
    {
      plan_nobody (self, visit, knocks);
      return;
    }
  command = plan (self, knocks + FOYER_MINUTE, "visit.enter", visit->id);
  for (guint i = 0; i < G_N_ELEMENTS (ticks); i++)
    foyer_command_flag (command, ticks[i], TRUE);
  plan (self, knocks + 2 * FOYER_MINUTE, "visit.work", visit->id);
  plan_outcome (self, visit, day,
                knocks + 3 * FOYER_MINUTE + draw_length (self, visit, latest - knocks));
}

static int
by_technician (gconstpointer a, gconstpointer b)
{
  const FoyerVisit *one = *(FoyerVisit *const *) a, *other = *(FoyerVisit *const *) b;
  int order = g_strcmp0 (one->technician, other->technician);

  if (order != 0)
    return order;
  return one->start < other->start ? -1 : one->start > other->start;
}

static GPtrArray *
load_agreed (FoyerDemoVisits *self, const char *day, GError **error)
{
  GPtrArray *visits =
      foyer_query_planned_visits (foyer_executor_get_database (self->executor), NULL,
                                  foyer_time_from_date (day, 0, self->config->zone),
                                  foyer_calendar_get_end (self->config, day), error);

  if (visits != NULL)
    g_ptr_array_sort (visits, by_technician);
  return visits;
}

static gboolean
plan_visits (FoyerDemoVisits *self, const char *day, GError **error)
{
  g_autoptr (GPtrArray) visits = load_agreed (self, day, error);

  for (guint i = 0; visits != NULL && i < visits->len; i++)
    {
      const FoyerVisit *visit = g_ptr_array_index (visits, i);
      const FoyerVisit *next = i + 1 < visits->len ? g_ptr_array_index (visits, i + 1) : NULL;

      if (next != NULL && g_strcmp0 (next->technician, visit->technician) != 0)
        next = NULL;
      plan_visit (self, visit, next, day);
    }
  return visits != NULL;
}

/* The day before: invitations, and those who cannot keep the time. */
static gboolean
plan_eve (FoyerDemoVisits *self, const char *day, GError **error)
{
  g_autofree char *next = foyer_date_add_days (day, 1);
  g_autoptr (GPtrArray) visits = load_agreed (self, next, error);

  for (guint i = 0; visits != NULL && i < visits->len; i++)
    {
      const FoyerVisit *visit = g_ptr_array_index (visits, i);
      const FoyerVisitType *type = foyer_config_find_visit_type (self->config, visit->type, NULL);
      FoyerTime time = foyer_time_from_date (day, draw (self, MINUTES (14, 0), MINUTES (16, 30)),
                                             self->config->zone);
      double share = g_rand_double (self->chance);

      if (share < 0.105)
        plan_move (self, time, visit->id, share < 0.025);
      else if (type != NULL && type->invite)
        foyer_command_text (plan (self, time, "visit.remind", visit->id), "result", "reached");
    }
  return visits != NULL;
}

/* Who called while nobody was there to answer is answered in the morning. */
static void
put_off (FoyerDemoVisits *self, const char *day)
{
  FoyerTime morning = foyer_time_from_date (day, MINUTES (8, 35), self->config->zone);

  for (GList *l = self->actions.head; l != NULL; l = l->next)
    ((Action *) l->data)->time = MAX (((Action *) l->data)->time, morning);
  g_queue_sort (&self->actions, by_time, NULL);
}

gboolean
foyer_demo_visits_start_day (FoyerDemoVisits *self, const char *day, GError **error)
{
  foyer_set_text (&self->day, day);
  put_off (self, day);
  if (self->config->visits->technicians->len == 0 || self->config->visits->types->len == 0)
    return TRUE;
  plan_requests (self, day);
  return plan_visits (self, day, error) && plan_eve (self, day, error);
}

/* What chance brought about may have been overtaken: a visit was moved before it was reminded of.
 */
static gboolean
is_rule (const GError *refusal)
{
  return refusal->domain == FOYER_ERROR && foyer_error_get_exit_status (refusal) == 1;
}

/* A visit that was agreed just now for today, or for tomorrow, was not there when the day was
 * drawn. */
static gboolean
plan_new (FoyerDemoVisits *self, FoyerTime now, JsonObject *answer, GError **error)
{
  JsonObject *object = json_object_get_object_member (answer, "visit");
  g_autoptr (FoyerVisit) visit =
      foyer_query_visit (foyer_executor_get_database (self->executor),
                         json_object_get_int_member (object, "id"), error);
  const FoyerVisitType *type;
  char date[11];

  if (visit == NULL)
    return FALSE;
  type = foyer_config_find_visit_type (self->config, visit->type, NULL);
  foyer_calendar_get_date (self->config, visit->start, date);
  if (g_str_equal (date, self->day))
    plan_visit (self, visit, NULL, date);
  else if (foyer_calendar_days_between (self->day, date) == 1 && type != NULL && type->invite)
    foyer_command_text (plan (self, now + 10 * FOYER_MINUTE, "visit.remind", visit->id), "result",
                        "reached");
  return TRUE;
}

gboolean
foyer_demo_visits_play (FoyerDemoVisits *self, FoyerTime until, GError **error)
{
  Action *action;

  while ((action = g_queue_peek_head (&self->actions)) != NULL && action->time <= until)
    {
      g_autoptr (GError) refusal = NULL;
      g_autoptr (JsonObject) answer = NULL;

      g_queue_pop_head (&self->actions);
      self->now = action->time;
      action->command->now = action->time;
      answer = foyer_executor_run (self->executor, action->command, &refusal);
      if (answer != NULL && g_str_has_prefix (action->command->name, "demo."))
        {
          self->count += g_str_equal (action->command->name, "demo.visit");
          if (!plan_new (self, action->time, answer, &refusal))
            g_clear_pointer (&answer, json_object_unref);
        }
      free_action (action);
      if (answer == NULL && !is_rule (refusal))
        {
          g_propagate_error (error, g_steal_pointer (&refusal));
          return FALSE;
        }
    }
  return TRUE;
}
