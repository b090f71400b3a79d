/* The visit itself, from the reminder to what came of it (states 2.5). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-visit-door.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "engine/foyer-visit-contact.h"
#include "engine/foyer-visit-plan.h"
#include "engine/foyer-visit-steps.h"
#include "hall/foyer-calendar.h"
#include "store/foyer-visit-queries.h"

const char *const foyer_visit_outcomes[] = { "done",         "customer-cause", "violation",
                                             "not-accepted", "damage",         NULL };

/* The guard and the facts of one step beside those that the tables know; %NULL none. */
typedef gboolean (*StepFunc) (FoyerWork *work,
                              const FoyerVisit *before,
                              FoyerVisit *after,
                              GError **error);

static gboolean
refuse (GError **error, FoyerError code, const char *sentence)
{
  g_set_error_literal (error, FOYER_ERROR, (int) code, sentence);
  return FALSE;
}

static gboolean
run (FoyerWork *work, FoyerVisitStep step, const char *kind, StepFunc func, GError **error)
{
  g_auto (FoyerVisitSteps) steps = { 0 };

  return foyer_visit_steps_start (work, &steps, step, error) &&
         (func == NULL || func (work, steps.before, steps.after, error)) &&
         foyer_visit_steps_finish (work, &steps, kind, error);
}

/* A step for which the customer is rung: whoever does it in quiet hours is warned. */
static gboolean
run_by_phone (FoyerWork *work, FoyerVisitStep step, const char *kind, StepFunc func, GError **error)
{
  return run (work, step, kind, func, error) &&
         foyer_visit_contact_warn (work, foyer_work_get_integer (work, "id"), error);
}

static gboolean
confirm (FoyerWork *work, const FoyerVisit *before, FoyerVisit *after, GError **error)
{
  after->confirmed_at = work->now;
  return TRUE;
}

gboolean
foyer_visit_run_confirm (FoyerWork *work, GError **error)
{
  return run (work, FOYER_VISIT_CONFIRM, "visit.confirmed", confirm, error);
}

static gboolean
remind (FoyerWork *work, const FoyerVisit *before, FoyerVisit *after, GError **error)
{
  const char *result = foyer_work_get_text (work, "result");

  after->reminded_at = work->now;
  foyer_set_text (&after->reminded, result != NULL ? result : "reached");
  return TRUE;
}

gboolean
foyer_visit_run_remind (FoyerWork *work, GError **error)
{
  return run_by_phone (work, FOYER_VISIT_REMIND, "visit.reminded", remind, error);
}

static gboolean
depart (FoyerWork *work, const FoyerVisit *before, FoyerVisit *after, GError **error)
{
  after->departed_at = work->now;
  return TRUE;
}

gboolean
foyer_visit_run_depart (FoyerWork *work, GError **error)
{
  return run (work, FOYER_VISIT_DEPART, "visit.departed", depart, error);
}

/* V04: the customer hears of the delay before the agreed time. */
static gboolean
tell_late (FoyerWork *work, const FoyerVisit *before, FoyerVisit *after, GError **error)
{
  gint64 minutes = foyer_work_get_integer (work, "minutes");

  if (minutes < 1 || minutes > 12 * 60)
    return refuse (error, FOYER_ERROR_USAGE,
                   _ ("Say in how many minutes the technician comes: --minutes=20. Nothing was "
                      "changed."));
  after->expected_at = work->now + minutes * FOYER_MINUTE;
  return TRUE;
}

gboolean
foyer_visit_run_late (FoyerWork *work, GError **error)
{
  return run_by_phone (work, FOYER_VISIT_TELL_LATE, "visit.late-told", tell_late, error);
}

static gboolean
arrive (FoyerWork *work, const FoyerVisit *before, FoyerVisit *after, GError **error)
{
  after->arrived_at = work->now;
  return TRUE;
}

gboolean
foyer_visit_run_arrive (FoyerWork *work, GError **error)
{
  return run (work, FOYER_VISIT_ARRIVE, "visit.arrived", arrive, error);
}

/* One round of three knocks, at the agreed time and not before (5/D5, S2 八.6). */
static gboolean
knock (FoyerWork *work, const FoyerVisit *before, FoyerVisit *after, GError **error)
{
  char start[FOYER_TIME_TEXT_SIZE];

  if (before->knocks >= FOYER_VISIT_ROUNDS)
    return refuse (error, FOYER_ERROR_LIMIT_REACHED,
                   _ ("Three rounds were knocked; telephone the customer now. Nothing was "
                      "changed."));
  if (work->now < before->start && !foyer_work_get_flag (work, "early-agreed"))
    {
      foyer_time_write (before->start, work->config->zone, start);
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
                   _ ("The customer expects the knock at %.5s. Nothing was changed; wait, or say "
                      "that the customer agreed to an earlier time."),
                   start + 11);
      return FALSE;
    }
  after->knocks++;
  return TRUE;
}

gboolean
foyer_visit_run_knock (FoyerWork *work, GError **error)
{
  return run (work, FOYER_VISIT_KNOCK, "visit.knocked", knock, error);
}

static gboolean
phone (FoyerWork *work, const FoyerVisit *before, FoyerVisit *after, GError **error)
{
  if (before->state == FOYER_VISIT_KNOCKING && before->knocks < FOYER_VISIT_ROUNDS)
    return refuse (error, FOYER_ERROR_BAD_STATE,
                   _ ("Knock three rounds before telephoning. Nothing was changed."));
  after->phones++;
  after->reached = foyer_work_get_flag (work, "reached");
  return TRUE;
}

static gboolean
phone_again (FoyerWork *work, const FoyerVisit *before, FoyerVisit *after, GError **error)
{
  if (before->retries >= 1)
    return refuse (error, FOYER_ERROR_LIMIT_REACHED,
                   _ ("The customer was telephoned after the door note already; wait for the call "
                      "back. Nothing was changed."));
  after->retries++;
  after->phones++;
  after->reached = foyer_work_get_flag (work, "reached");
  return TRUE;
}

gboolean
foyer_visit_run_phone (FoyerWork *work, GError **error)
{
  g_autoptr (FoyerVisit) visit =
      foyer_query_visit (work->database, foyer_work_get_integer (work, "id"), error);

  if (visit == NULL)
    return FALSE;
  return visit->state == FOYER_VISIT_NOTE_LEFT
             ? run_by_phone (work, FOYER_VISIT_RETRY, "visit.phoned", phone_again, error)
             : run_by_phone (work, FOYER_VISIT_PHONE, "visit.phoned", phone, error);
}

/* Whether the technician's next visit is still reached in time when this one starts at @start. */
static gboolean
check_next (FoyerWork *work, const FoyerVisit *visit, FoyerTime start, GError **error)
{
  FoyerVisitSpan slot = { visit->id, start, start + (visit->end - visit->start), visit->district };
  g_autoptr (FoyerVisitPlan) plan =
      foyer_visit_plan_load (work, visit->technician, slot.start, slot.end, error);
  const GArray *spans;

  if (plan == NULL)
    return FALSE;
  spans = foyer_visit_plan_get_spans (plan, work->config, visit->technician);
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const FoyerVisitSpan *span = &g_array_index (spans, FoyerVisitSpan, i);

      if (span->id == visit->id || span->start < visit->start ||
          foyer_visit_span_is_reachable (work->config, &slot, span))
        continue;
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_LIMIT_REACHED,
                   _ ("After waiting so long the technician would come late to visit %d. Nothing "
                      "was changed; wait less, or agree another time."),
                   (int) span->id);
      return FALSE;
    }
  return TRUE;
}

/* 5/D33: at most twenty minutes, and the next customer does not wait for it. */
static gboolean
wait_at_door (FoyerWork *work, const FoyerVisit *before, FoyerVisit *after, GError **error)
{
  gint64 most_s = work->config->visits->settings.max_wait_s;
  FoyerTime latest = work->now + most_s * FOYER_SECOND, until;

  if (!before->reached)
    return refuse (error, FOYER_ERROR_BAD_STATE,
                   _ ("The customer was not reached; nobody says how long to wait. Nothing was "
                      "changed; leave a door note."));
  if (!foyer_work_get_time (work, "until", &until, error))
    return FALSE;
  if (until == 0)
    until = latest;
  if (until > latest || until < work->now)
    {
      g_set_error (
          error, FOYER_ERROR, FOYER_ERROR_LIMIT_REACHED,
          g_dngettext (GETTEXT_PACKAGE,
                       "A technician waits at the door for %d minute at the most. Nothing "
                       "was changed; agree another time.",
                       "A technician waits at the door for %d minutes at the most. Nothing "
                       "was changed; agree another time.",
                       (gulong) (most_s / 60)),
          (int) (most_s / 60));
      return FALSE;
    }
  after->wait_until = until;
  return check_next (work, before, until, error);
}

gboolean
foyer_visit_run_wait (FoyerWork *work, GError **error)
{
  return run (work, FOYER_VISIT_WAIT, "visit.waiting", wait_at_door, error);
}

/* S2 八.4: only after knocking and telephoning; the number lets the customer ask for it. */
static gboolean
leave_note (FoyerWork *work, const FoyerVisit *before, FoyerVisit *after, GError **error)
{
  if (before->state == FOYER_VISIT_PHONING && before->reached)
    return refuse (error, FOYER_ERROR_BAD_STATE,
                   _ ("The customer was reached: wait, or agree another time. Nothing was "
                      "changed."));
  if (before->state == FOYER_VISIT_WAIT_AT_DOOR && work->now < before->wait_until)
    return refuse (error, FOYER_ERROR_BAD_STATE,
                   _ ("The customer was promised that somebody waits. Nothing was changed; leave "
                      "the note when that time is over."));
  if (!foyer_query_last_note (work->database, &after->note, error))
    return FALSE;
  after->note++;
  after->noted_at = work->now;
  return TRUE;
}

gboolean
foyer_visit_run_note (FoyerWork *work, GError **error)
{
  return run (work, FOYER_VISIT_LEAVE_NOTE, "visit.note-left", leave_note, error);
}

gboolean
foyer_visit_run_absent (FoyerWork *work, GError **error)
{
  return run (work, FOYER_VISIT_FIND_OPEN, "visit.door-open", NULL, error);
}

static gboolean
enter (FoyerWork *work, const FoyerVisit *before, FoyerVisit *after, GError **error)
{
  after->entered_at = work->now;
  return TRUE;
}

gboolean
foyer_visit_run_enter (FoyerWork *work, GError **error)
{
  return run (work, FOYER_VISIT_ENTER, "visit.entered", enter, error);
}

gboolean
foyer_visit_run_work (FoyerWork *work, GError **error)
{
  return run (work, FOYER_VISIT_WORK, "visit.working", NULL, error);
}

static gboolean
end (FoyerWork *work, const FoyerVisit *before, FoyerVisit *after, GError **error)
{
  after->ended_at = work->now;
  return TRUE;
}

/* S4 七.10: restored or paid, as the customer chooses. */
static gboolean
end_damage (FoyerWork *work, const FoyerVisit *before, FoyerVisit *after, GError **error)
{
  const char *choice = foyer_work_get_text (work, "choice");

  if (!g_str_equal (choice, "restore") && !g_str_equal (choice, "compensate"))
    return refuse (error, FOYER_ERROR_USAGE,
                   _ ("The customer chooses: --choice=restore or --choice=compensate. Nothing was "
                      "changed."));
  return end (work, before, after, error);
}

gboolean
foyer_visit_run_finish (FoyerWork *work, GError **error)
{
  static const struct
  {
    FoyerVisitStep step;
    const char *kind;
    StepFunc func;
  } outcomes[] = {
    { FOYER_VISIT_FINISH, "visit.done", end },
    { FOYER_VISIT_END_CAUSE, "visit.customer-cause", end },
    { FOYER_VISIT_END_VIOLATION, "visit.violation", end },
    { FOYER_VISIT_END_NOT_ACCEPTED, "visit.not-accepted", end },
    { FOYER_VISIT_END_DAMAGE, "visit.damage", end_damage },
  };
  int outcome = foyer_work_get_choice (work, "outcome", foyer_visit_outcomes, 0);

  G_STATIC_ASSERT (G_N_ELEMENTS (outcomes) == G_N_ELEMENTS (foyer_visit_outcomes) - 1);
  return run (work, outcomes[outcome].step, outcomes[outcome].kind, outcomes[outcome].func, error);
}

/* S0 WO 4(2): what was promised becomes a deadline. */
static gboolean
end_partial (FoyerWork *work, const FoyerVisit *before, FoyerVisit *after, GError **error)
{
  const char *promised = foyer_work_get_text (work, "promised");
  char today[11];

  foyer_calendar_get_date (work->config, work->now, today);
  if (strcmp (promised, today) < 0)
    return refuse (error, FOYER_ERROR_USAGE,
                   _ ("The promised day lies in the past. Nothing was changed."));
  foyer_set_text (&after->promised, promised);
  return end (work, before, after, error);
}

gboolean
foyer_visit_run_partial (FoyerWork *work, GError **error)
{
  return run (work, FOYER_VISIT_END_PARTIAL, "visit.partial", end_partial, error);
}

gboolean
foyer_visit_run_other_dept (FoyerWork *work, GError **error)
{
  return run (work, FOYER_VISIT_PASS_ON, "visit.other-dept", end, error);
}

gboolean
foyer_visit_run_third_party (FoyerWork *work, GError **error)
{
  return run (work, FOYER_VISIT_NAME_PARTY, "visit.third-party", end, error);
}

gboolean
foyer_visit_run_refuse (FoyerWork *work, GError **error)
{
  return run (work, FOYER_VISIT_REFUSE, "visit.entry-refused", end, error);
}

static gboolean
lapse (FoyerWork *work, const FoyerVisit *before, FoyerVisit *after, GError **error)
{
  const char *approver;

  if (!foyer_visit_get_approver (work, TRUE, &approver, error))
    return FALSE;
  if (approver == NULL)
    return refuse (error, FOYER_ERROR_APPROVAL_REQUIRED,
                   _ ("A door note is given up by a manager only. Nothing was changed."));
  foyer_set_text (&after->approved_by, approver);
  foyer_set_text (&after->why, foyer_work_get_text (work, "reason"));
  return end (work, before, after, error);
}

gboolean
foyer_visit_run_lapse (FoyerWork *work, GError **error)
{
  return run (work, FOYER_VISIT_LAPSE, "visit.lapsed", lapse, error);
}
