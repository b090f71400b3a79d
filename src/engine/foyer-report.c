/* The figures of a stretch of days as JSON. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-report.h"

#include "engine/foyer-rating-steps.h"
#include "hall/foyer-calendar.h"
#include "hall/foyer-figures.h"

const char *const foyer_report_bys[] = { "service", "counter", "staff", "hour", "day", NULL };

typedef struct
{
  FoyerWork *work;
  FoyerReportBy by;
  gboolean hides_today;
  FoyerFigures *all;
  GHashTable *groups;  /* key → FoyerFigures */
  GHashTable *reasons; /* code of a rating's reason → count */
  GHashTable *last;    /* day → when its last customer was done */
} Report;

static void
set_spread (JsonObject *object, const char *prefix, const FoyerSpread *spread, const char *over)
{
  const struct
  {
    const char *name;
    gint64 value;
  } members[] = {
    { "count", spread->count }, { "mean_s", spread->mean }, { "median_s", spread->median },
    { "p90_s", spread->p90 },   { "max_s", spread->max },   { over, spread->over },
  };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *name = g_strconcat (prefix, members[i].name, NULL);
      json_object_set_int_member (object, name, members[i].value);
    }
}

/* Ten-thousandths as a fraction. */
static void
set_share (JsonObject *object, const char *name, gint64 part, gint64 whole)
{
  if (whole > 0)
    json_object_set_double_member (object, name,
                                   (double) foyer_figures_share (part, whole) / 10000.0);
  else
    json_object_set_null_member (object, name);
}

static JsonObject *
view_tickets (const FoyerFigures *figures)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "issued", figures->issued);
  for (int i = 0; i < FOYER_TICKET_N_STATES; i++)
    json_object_set_int_member (object, foyer_ticket_states[i], figures->states[i]);
  return object;
}

static JsonObject *
view_classes (const FoyerFigures *figures)
{
  JsonObject *object = json_object_new ();

  for (int i = 0; i < FOYER_N_CLASSES; i++)
    json_object_set_int_member (object, foyer_classes[i], figures->classes[i]);
  return object;
}

static JsonObject *
view_spread (const FoyerSpread *spread, const char *over)
{
  JsonObject *object = json_object_new ();
  g_autofree char *share = g_strconcat ("share_", over, NULL);

  set_spread (object, "", spread, over);
  set_share (object, share, spread->over, spread->count);
  return object;
}

/* Who did not answer is in none of the scores; whose score is hidden from the one who asks is in
 * none of the means. */
static void
set_ratings (JsonObject *object, const FoyerFigures *figures, gint64 low, gint64 levels)
{
  gint64 answered = foyer_figures_get_answered (figures);
  gint64 known = 0, sum = 0, satisfied = 0;

  for (gint64 score = 1; score <= 5; score++)
    {
      known += figures->scores[score];
      sum += score * figures->scores[score];
      satisfied += score > low && score >= levels - 1 ? figures->scores[score] : 0;
    }
  json_object_set_int_member (object, "invited", foyer_figures_get_invited (figures));
  json_object_set_int_member (object, "answered", answered);
  json_object_set_int_member (object, "declined", figures->ratings[FOYER_RATING_DECLINED]);
  json_object_set_int_member (object, "timed_out", figures->ratings[FOYER_RATING_TIMED_OUT]);
  json_object_set_int_member (object, "not_possible", figures->ratings[FOYER_RATING_NOT_POSSIBLE]);
  json_object_set_int_member (object, "open", figures->ratings[FOYER_RATING_INVITED]);
  set_share (object, "response_rate", answered, foyer_figures_get_invited (figures));
  if (known > 0)
    json_object_set_double_member (object, "mean_score",
                                   (double) ((sum * 100 + known / 2) / known) / 100);
  else
    json_object_set_null_member (object, "mean_score");
  set_share (object, "satisfied_share", satisfied, known);
}

static JsonObject *
view_ratings (const Report *report)
{
  const FoyerRatingPlan *plan = &report->work->config->rating;
  JsonObject *object = json_object_new (), *scores = json_object_new (),
             *reasons = json_object_new ();
  g_autoptr (GList) codes =
      g_list_sort (g_hash_table_get_keys (report->reasons), (GCompareFunc) strcmp);

  set_ratings (object, report->all, plan->low_score, plan->levels);
  for (gint64 score = plan->levels; score >= 1; score--)
    {
      g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, score);
      json_object_set_int_member (scores, name, report->all->scores[score]);
    }
  for (GList *l = codes; l != NULL; l = l->next)
    json_object_set_int_member (reasons, l->data,
                                GPOINTER_TO_INT (g_hash_table_lookup (report->reasons, l->data)));
  json_object_set_object_member (object, "scores", scores);
  json_object_set_object_member (object, "reasons", reasons);
  return object;
}

static char *
get_group (const Report *report, const FoyerTicketFact *fact)
{
  switch (report->by)
    {
    case FOYER_REPORT_BY_SERVICE:
      return g_strdup (fact->service);
    case FOYER_REPORT_BY_COUNTER:
      return fact->counter > 0 ? g_strdup_printf ("%02" G_GINT64_FORMAT, fact->counter)
                               : g_strdup ("–");
    case FOYER_REPORT_BY_STAFF:
      return g_strdup (fact->staff != NULL ? fact->staff : "–");
    case FOYER_REPORT_BY_HOUR:
      return g_strdup_printf (
          "%02d", foyer_time_to_wall (fact->issued_at, report->work->config->zone).minute / 60);
    case FOYER_REPORT_BY_DAY:
    default:
      return g_strdup (fact->day);
    }
}

static FoyerFigures *
find_group (Report *report, const FoyerTicketFact *fact)
{
  g_autofree char *key = get_group (report, fact);
  FoyerFigures *figures = g_hash_table_lookup (report->groups, key);

  if (figures == NULL)
    {
      figures = foyer_figures_new ();
      g_hash_table_insert (report->groups, g_steal_pointer (&key), figures);
    }
  return figures;
}

static void
count_reasons (Report *report, const char *text)
{
  g_auto (GStrv) codes = g_strsplit (text, ",", -1);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      int count = GPOINTER_TO_INT (g_hash_table_lookup (report->reasons, codes[i]));

      g_hash_table_replace (report->reasons, g_strdup (codes[i]), GINT_TO_POINTER (count + 1));
    }
}

static void
note_last (Report *report, const FoyerTicketFact *fact)
{
  FoyerTime *last = g_hash_table_lookup (report->last, fact->day);

  if (last == NULL)
    {
      last = g_new0 (FoyerTime, 1);
      g_hash_table_insert (report->last, g_strdup (fact->day), last);
    }
  if (fact->state == FOYER_TICKET_COMPLETED)
    *last = MAX (*last, fact->finished_at);
}

static void
take_fact (const FoyerTicketFact *original, gpointer data)
{
  Report *report = data;
  FoyerTicketFact fact = *original;

  /* Whoever may not see today's scores sees that customers rated, not how (5/D46). */
  if (report->hides_today && strcmp (fact.day, report->work->day->day) >= 0)
    {
      fact.score = 0;
      fact.reasons = NULL;
    }
  foyer_figures_add (report->all, report->work->config, &fact, report->work->now);
  foyer_figures_add (find_group (report, &fact), report->work->config, &fact, report->work->now);
  if (fact.reasons != NULL)
    count_reasons (report, fact.reasons);
  note_last (report, &fact);
}

static JsonObject *
view_group (const Report *report, const char *key, const FoyerFigures *figures)
{
  const FoyerRatingPlan *plan = &report->work->config->rating;
  FoyerSpread waits = foyer_figures_get_waits (figures);
  FoyerSpread services = foyer_figures_get_services (figures);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, foyer_report_bys[report->by], key);
  json_object_set_int_member (object, "issued", figures->issued);
  json_object_set_int_member (object, "completed", figures->states[FOYER_TICKET_COMPLETED]);
  json_object_set_int_member (object, "no_show", figures->states[FOYER_TICKET_NO_SHOW]);
  json_object_set_int_member (object, "cancelled", figures->states[FOYER_TICKET_CANCELLED]);
  json_object_set_int_member (object, "converted", figures->states[FOYER_TICKET_CONVERTED]);
  set_spread (object, "wait_", &waits, "over_target");
  set_spread (object, "service_", &services, "over_limit");
  set_ratings (object, figures, plan->low_score, plan->levels);
  return object;
}

JsonObject *
foyer_report_view_none (FoyerWork *work, const FoyerSpan *span, FoyerReportBy by)
{
  const Report report = { .work = work, .by = by };
  const gboolean is_day = by == FOYER_REPORT_BY_DAY && g_str_equal (span->from, span->to);
  g_autoptr (FoyerFigures) figures = foyer_figures_new ();

  return view_group (&report, is_day ? span->from : "–", figures);
}

static void
add_groups (Report *report)
{
  g_autoptr (GList) keys =
      g_list_sort (g_hash_table_get_keys (report->groups), (GCompareFunc) strcmp);
  JsonArray *array = json_array_new ();

  for (GList *l = keys; l != NULL; l = l->next)
    json_array_add_object_element (
        array, view_group (report, l->data, g_hash_table_lookup (report->groups, l->data)));
  json_object_set_array_member (report->work->answer, "groups", array);
}

/* How long after the published end of each day its last customer was done (S4 五.13). */
static gint64
get_overtime (const Report *report)
{
  const FoyerConfig *config = report->work->config;
  GHashTableIter iter;
  gpointer day, last;
  gint64 overtime = 0;

  g_hash_table_iter_init (&iter, report->last);
  while (g_hash_table_iter_next (&iter, &day, &last))
    {
      const FoyerHours hours = foyer_calendar_get_hours (config, day);
      FoyerTime closes = foyer_time_from_date (day, hours.closes, config->zone);

      if (hours.opens != hours.closes)
        overtime += MAX (*(FoyerTime *) last - closes, 0) / FOYER_SECOND;
    }
  return overtime;
}

static gboolean
add_figures (Report *report, const FoyerSpan *span, GError **error)
{
  JsonObject *answer = report->work->answer;
  FoyerSpread waits, services;
  gint64 advised, diverted, made, open;

  if (!foyer_query_facts (report->work->database, span, take_fact, report, error) ||
      !foyer_query_tallies (report->work->database, span, &advised, &diverted, error) ||
      !foyer_query_callbacks (report->work->database, span, &made, &open, error))
    return FALSE;
  waits = foyer_figures_get_waits (report->all);
  services = foyer_figures_get_services (report->all);
  json_object_set_object_member (answer, "tickets", view_tickets (report->all));
  json_object_set_object_member (answer, "classes", view_classes (report->all));
  json_object_set_object_member (answer, "waits", view_spread (&waits, "over_target"));
  json_object_set_object_member (answer, "service_times", view_spread (&services, "over_limit"));
  json_object_set_object_member (answer, "ratings", view_ratings (report));
  json_object_set_int_member (answer, "callbacks", made);
  json_object_set_int_member (answer, "callbacks_open", open);
  json_object_set_int_member (answer, "advised", advised);
  json_object_set_int_member (answer, "diverted", diverted);
  json_object_set_int_member (answer, "overtime_s", get_overtime (report));
  add_groups (report);
  return TRUE;
}

/* With these two somebody else can later see that nothing before was altered. */
static gboolean
add_head (FoyerWork *work, GError **error)
{
  FoyerJournalHead head;

  if (!foyer_journal_get_head (work->database, &head, error))
    return FALSE;
  json_object_set_int_member (work->answer, "seq", head.seq);
  json_object_set_string_member (work->answer, "hash", head.hash);
  return TRUE;
}

gboolean
foyer_report_fill (FoyerWork *work, const FoyerSpan *span, FoyerReportBy by, GError **error)
{
  g_autoptr (FoyerFigures) all = foyer_figures_new ();
  g_autoptr (GHashTable) groups =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) foyer_figures_free);
  g_autoptr (GHashTable) reasons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Report report = {
    .work = work, .by = by, .all = all, .groups = groups, .reasons = reasons, .last = last
  };

  report.hides_today = foyer_rating_is_hidden (work, work->day->day);
  return add_figures (&report, span, error) && foyer_report_add_registers (work, span, error) &&
         add_head (work, error);
}
