/* Claiming a time for a home visit: booking, planning, moving. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-visit-book.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "engine/foyer-visit-contact.h"
#include "engine/foyer-visit-plan.h"
#include "engine/foyer-visit-steps.h"
#include "engine/foyer-visit-view.h"
#include "hall/foyer-calendar.h"
#include "store/foyer-queries.h"
#include "store/foyer-visit-queries.h"

/* Nobody promises a visit for later; such a time is a slip of the pen. */
#define FARTHEST (366 * G_TIME_SPAN_DAY)
/* More than any order has. */
#define MOST_METERS 100000

static gboolean
refuse (GError **error, FoyerError code, const char *sentence)
{
  g_set_error_literal (error, FOYER_ERROR, (int) code, sentence);
  return FALSE;
}

/* Nothing, or only blanks. */
static gboolean
is_blank (const char *text)
{
  return text == NULL || text[strspn (text, " \t\r\n")] == '\0';
}

/* Lead time and limit of an installation; what breaks them is marked, when a manager allowed it. */
static gboolean
check_promises (FoyerWork *work,
                FoyerVisit *visit,
                const FoyerVisitType *type,
                const char *approver,
                GError **error)
{
  gboolean approved = approver != NULL;

  if (visit->start <= work->now)
    return refuse (error, FOYER_ERROR_LEAD_TIME,
                   _ ("This time has passed already. Nothing was changed; choose another one."));
  if (visit->start - work->now > FARTHEST)
    return refuse (error, FOYER_ERROR_LIMIT_REACHED,
                   _ ("This time is more than a year away. Nothing was changed; choose an earlier "
                      "one."));
  if (!foyer_visit_check_lead (work->config, type, (FoyerVisitClass) visit->class, work->now,
                               visit->start, approved, &visit->lead_breach, error) ||
      !foyer_visit_check_limit (work->config, visit->install_by, visit->start, approved,
                                &visit->limit_breach, error))
    return FALSE;
  if (visit->lead_breach || visit->limit_breach)
    foyer_set_text (&visit->approved_by, approver);
  return TRUE;
}

/* Checks that @visit's time is free and may be; nobody else can take it before this transaction is
 * over. */
static gboolean
claim (FoyerWork *work, FoyerVisit *visit, const FoyerVisitType *type, GError **error)
{
  const char *approver;

  return foyer_visit_get_approver (work, FALSE, &approver, error) &&
         check_promises (work, visit, type, approver, error) &&
         foyer_visit_plan_check (work, visit, type, error);
}

/* Start, length and technician as the arguments give them; what they leave open stays. */
static gboolean
read_slot (FoyerWork *work, FoyerVisit *visit, const FoyerVisitType *type, GError **error)
{
  gint64 minutes = foyer_work_get_integer (work, "minutes");
  FoyerTime length =
      visit->end > visit->start ? visit->end - visit->start : type->mean_s * FOYER_SECOND;
  FoyerTime start;

  if (!foyer_work_get_time (work, "start", &start, error))
    return FALSE;
  if (minutes < 0 || minutes > 12 * 60)
    return refuse (error, FOYER_ERROR_USAGE,
                   _ ("A visit takes 1 to 720 minutes. Nothing was changed."));
  if (minutes > 0)
    length = minutes * FOYER_MINUTE;
  if (start != 0)
    visit->start = start;
  visit->end = visit->start + length;
  if (foyer_work_get_text (work, "technician") != NULL)
    foyer_set_text (&visit->technician, foyer_work_get_text (work, "technician"));
  return TRUE;
}

/* The day of the order, from which an installation counts. */
static gboolean
read_installation (FoyerWork *work, FoyerVisit *visit, GError **error)
{
  const char *ordered = foyer_work_get_text (work, "ordered");
  char today[11];

  if (ordered != NULL && !foyer_date_is_valid (ordered))
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                   _ ("“%s” is not a date. Nothing was changed."), ordered);
      return FALSE;
    }
  foyer_calendar_get_date (work->config, work->now, today);
  if (ordered != NULL && strcmp (ordered, today) > 0)
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                   _ ("Nothing can have been ordered on %s already. Nothing was changed."),
                   ordered);
      return FALSE;
    }
  visit->install_by =
      foyer_visit_get_install_by (work->config, ordered != NULL ? ordered : today, visit->meters);
  return TRUE;
}

/* S0 meter 7(3): below the share of occupied homes a switch is the manager's decision. */
static gboolean
check_occupancy (FoyerWork *work, FoyerVisit *visit, const FoyerVisitType *type, GError **error)
{
  gint64 occupancy = foyer_work_get_integer (work, "occupancy");
  const char *approver;

  if (type->min_occupancy == 0 || !json_object_has_member (work->arguments, "occupancy"))
    return TRUE;
  if (occupancy < 0 || occupancy > 100)
    return refuse (error, FOYER_ERROR_USAGE,
                   _ ("The share of occupied homes is 0 to 100. Nothing was changed."));
  visit->details = g_strdup_printf ("{\"occupancy\":%d}", (int) occupancy);
  if (occupancy >= type->min_occupancy)
    return TRUE;
  if (!foyer_visit_get_approver (work, FALSE, &approver, error))
    return FALSE;
  if (approver == NULL)
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_APPROVAL_REQUIRED,
                   _ ("Fewer than %d %% of the homes are occupied; a manager decides whether to "
                      "switch. Nothing was changed."),
                   (int) type->min_occupancy);
      return FALSE;
    }
  foyer_set_text (&visit->approved_by, approver);
  return TRUE;
}

/* The ticket that is served while the visit is booked: its holder's language goes with it. */
static gboolean
read_ticket (FoyerWork *work, FoyerVisit *visit, GError **error)
{
  const char *number = foyer_work_get_text (work, "ticket");
  g_autoptr (FoyerTicket) ticket = NULL;

  if (number == NULL)
    return TRUE;
  ticket = foyer_query_ticket (work->database, number, NULL, work->day->day, error);
  if (ticket == NULL)
    return FALSE;
  visit->ticket = ticket->id;
  visit->language = ticket->language;
  return TRUE;
}

static gboolean
read_follows (FoyerWork *work, FoyerVisit *visit, GError **error)
{
  g_autoptr (FoyerVisit) former = NULL;

  visit->follows = foyer_work_get_integer (work, "follows");
  if (visit->follows == 0)
    return TRUE;
  former = foyer_query_visit (work->database, visit->follows, error);
  return former != NULL;
}

/* Everything of a new visit but its time. */
static FoyerVisit *
read_visit (FoyerWork *work, const FoyerVisitType *type, GError **error)
{
  g_autoptr (FoyerVisit) visit = foyer_record_new (&foyer_visit_type);
  const char *reason = foyer_work_get_text (work, "reason");
  const gint64 meters = foyer_work_get_integer (work, "meters");

  visit->district =
      foyer_config_find_district (work->config, foyer_work_get_text (work, "district"), error);
  if (visit->district == NULL)
    return NULL;
  if (meters < 0 || meters > MOST_METERS)
    {
      refuse (error, FOYER_ERROR_USAGE, _ ("So many meters cannot be. Nothing was changed."));
      return NULL;
    }
  if (!foyer_query_last_visit (work->database, &visit->id, error))
    return NULL;
  visit->id++;
  visit->type = g_strdup (type->code);
  visit->class = foyer_work_get_choice (work, "class", foyer_visit_classes, FOYER_VISIT_HOUSEHOLD);
  visit->wished = g_strdup (foyer_work_get_text (work, "wish"));
  visit->language =
      foyer_work_get_choice (work, "language", foyer_languages, (int) work->config->languages[0]);
  visit->meters = MAX (meters, 1);
  visit->booked_at = work->now;
  if (!read_ticket (work, visit, error) || !read_follows (work, visit, error) ||
      !check_occupancy (work, visit, type, error) ||
      (type->installation && !read_installation (work, visit, error)))
    return NULL;
  if (is_blank (reason) && type->needs_reason)
    reason = foyer_names_get (&type->reasons, (FoyerLanguage) visit->language);
  if (is_blank (reason) && type->needs_reason)
    {
      refuse (error, FOYER_ERROR_REASON_REQUIRED,
              _ ("The customer is told why such a visit is; give the reason. Nothing was "
                 "changed."));
      return NULL;
    }
  visit->reason = g_strdup (reason);
  return g_steal_pointer (&visit);
}

static gboolean
store_person (FoyerWork *work, const FoyerVisit *visit, GError **error)
{
  g_autofree char *subject = foyer_visit_get_subject (visit->id);
  FoyerPerson person = {
    .name = (char *) foyer_work_get_text (work, "customer"),
    .phone = (char *) foyer_work_get_text (work, "phone"),
    .address = (char *) foyer_work_get_text (work, "address"),
    .note = (char *) foyer_work_get_text (work, "address-note"),
  };

  if (!foyer_visit_contact_read (work, &person.contact, error))
    return FALSE;
  if (is_blank (person.phone) || is_blank (person.address))
    return refuse (error, FOYER_ERROR_USAGE,
                   _ ("A home visit needs a phone number and an address. Nothing was changed."));
  if (is_blank (person.name))
    return refuse (error, FOYER_ERROR_USAGE,
                   _ ("A home visit needs the name of the customer. Nothing was changed."));
  return foyer_person_store (work->database, subject, &person, error);
}

gboolean
foyer_visit_run_book (FoyerWork *work, GError **error)
{
  const FoyerVisitType *type =
      foyer_config_find_visit_type (work->config, foyer_work_get_text (work, "type"), error);
  g_autoptr (FoyerVisit) visit = NULL;

  if (type == NULL || (visit = read_visit (work, type, error)) == NULL ||
      !read_slot (work, visit, type, error) || !claim (work, visit, type, error) ||
      !store_person (work, visit, error))
    return FALSE;
  visit->state = FOYER_VISIT_PROPOSED;
  if (foyer_work_get_flag (work, "agreed"))
    {
      visit->state = FOYER_VISIT_CONFIRMED;
      visit->confirmed_at = work->now;
    }
  return foyer_work_put (work, &foyer_visit_type, NULL, visit, error) &&
         foyer_work_record (work, "visit.booked", NULL, 0, error) &&
         foyer_answer_visit (work, visit, error);
}

gboolean
foyer_visit_run_draft (FoyerWork *work, GError **error)
{
  const FoyerVisitType *type =
      foyer_config_find_visit_type (work->config, foyer_work_get_text (work, "type"), error);
  g_autoptr (FoyerVisit) visit = NULL;

  if (type == NULL || (visit = read_visit (work, type, error)) == NULL ||
      !store_person (work, visit, error))
    return FALSE;
  return foyer_work_put (work, &foyer_visit_type, NULL, visit, error) &&
         foyer_work_record (work, "visit.drafted", NULL, 0, error) &&
         foyer_answer_visit (work, visit, error);
}

static const FoyerVisitType *
require_type (FoyerWork *work, FoyerVisitSteps *steps, GError **error)
{
  return steps->type != NULL
             ? steps->type
             : foyer_config_find_visit_type (work->config, steps->before->type, error);
}

gboolean
foyer_visit_run_plan (FoyerWork *work, GError **error)
{
  g_auto (FoyerVisitSteps) steps = { 0 };
  const FoyerVisitType *type;

  if (!foyer_visit_steps_start (work, &steps, FOYER_VISIT_PLAN, error) ||
      (type = require_type (work, &steps, error)) == NULL ||
      !read_slot (work, steps.after, type, error) || !claim (work, steps.after, type, error))
    return FALSE;
  if (foyer_work_get_flag (work, "agreed"))
    {
      steps.after->state = FOYER_VISIT_CONFIRMED;
      steps.after->confirmed_at = work->now;
    }
  return foyer_visit_steps_finish (work, &steps, "visit.planned", error);
}

gboolean
foyer_visit_run_withdraw (FoyerWork *work, GError **error)
{
  g_auto (FoyerVisitSteps) steps = { 0 };

  if (!foyer_visit_steps_start (work, &steps, FOYER_VISIT_WITHDRAW, error))
    return FALSE;
  g_clear_pointer (&steps.after->technician, g_free);
  steps.after->start = steps.after->end = 0;
  steps.after->lead_breach = steps.after->limit_breach = FALSE;
  return foyer_visit_steps_finish (work, &steps, "visit.withdrawn", error);
}

/* The row that replaces @before at another time: all of what is known, nothing of what happened. */
static FoyerVisit *
make_successor (const FoyerVisit *before, FoyerTime now)
{
  FoyerVisit *visit = foyer_record_new (&foyer_visit_type);

  visit->state = FOYER_VISIT_CONFIRMED;
  visit->type = g_strdup (before->type);
  visit->class = before->class;
  visit->technician = g_strdup (before->technician);
  visit->start = before->start;
  visit->end = before->end;
  visit->district = g_strdup (before->district);
  visit->wished = g_strdup (before->wished);
  visit->reason = g_strdup (before->reason);
  visit->language = before->language;
  visit->meters = before->meters;
  visit->install_by = g_strdup (before->install_by);
  visit->ticket = before->ticket;
  visit->previous = before->id;
  visit->follows = before->follows;
  visit->moves = before->moves + 1;
  visit->company_moves = before->company_moves;
  visit->booked_at = before->booked_at;
  visit->confirmed_at = now;
  return visit;
}

/* Who wanted the move, why, and whether a manager has to allow it (S2 八.2). */
static gboolean
check_move (FoyerWork *work, FoyerVisitSteps *steps, FoyerVisit *next, GError **error)
{
  const char *reason = foyer_work_get_text (work, "reason"), *approver;
  gint64 most = work->config->visits->settings.company_moves;

  steps->after->by = foyer_work_get_choice (work, "by", foyer_visit_bys, FOYER_VISIT_BY_NOBODY);
  if (steps->after->by == FOYER_VISIT_BY_NOBODY)
    return refuse (error, FOYER_ERROR_USAGE,
                   _ ("Say who wanted the move: --by=customer or --by=company. Nothing was "
                      "changed."));
  if (is_blank (reason))
    return refuse (error, FOYER_ERROR_REASON_REQUIRED,
                   _ ("A visit is moved for a reason that is told; give it with --reason. Nothing "
                      "was changed."));
  if (steps->before->state == FOYER_VISIT_PHONING && !steps->before->reached)
    return refuse (error, FOYER_ERROR_BAD_STATE,
                   _ ("The customer was not reached; leave a door note. Nothing was changed."));
  if (!foyer_visit_get_approver (work, TRUE, &approver, error))
    return FALSE;
  foyer_set_text (&steps->after->why, reason);
  if (steps->after->by != FOYER_VISIT_BY_COMPANY)
    return TRUE;
  next->company_moves++;
  if (next->company_moves <= most)
    return TRUE;
  if (approver == NULL)
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_APPROVAL_REQUIRED,
                   g_dngettext (GETTEXT_PACKAGE,
                                "The company has moved this visit %d time already; once more is a "
                                "manager’s decision. Nothing was changed.",
                                "The company has moved this visit %d times already; once more is a "
                                "manager’s decision. Nothing was changed.",
                                (gulong) steps->before->company_moves),
                   (int) steps->before->company_moves);
      return FALSE;
    }
  foyer_set_text (&steps->after->approved_by, approver);
  return TRUE;
}

static gboolean
copy_person (FoyerWork *work, gint64 from, gint64 to, GError **error)
{
  g_autofree char *source = foyer_visit_get_subject (from);
  g_autofree char *target = foyer_visit_get_subject (to);
  g_auto (FoyerPerson) person = { 0 };

  return foyer_person_load (work->database, source, &person, error) &&
         foyer_person_store (work->database, target, &person, error);
}

/* Takes back the move that made @steps->before: its visit stands again where it was. */
static gboolean
take_back (FoyerWork *work, FoyerVisitSteps *steps, FoyerVisit *next, GError **error)
{
  g_autoptr (FoyerVisit) former = NULL;

  if (steps->before->previous == 0)
    return refuse (error, FOYER_ERROR_BAD_STATE,
                   _ ("This visit was not moved; there is nothing to take back. Nothing was "
                      "changed."));
  former = foyer_query_visit (work->database, steps->before->previous, error);
  if (former == NULL)
    return FALSE;
  foyer_set_text (&next->technician, former->technician);
  next->start = former->start;
  next->end = former->end;
  next->moves = former->moves;
  next->company_moves = former->company_moves;
  return TRUE;
}

gboolean
foyer_visit_run_move (FoyerWork *work, GError **error)
{
  g_auto (FoyerVisitSteps) steps = { 0 };
  g_autoptr (FoyerVisit) next = NULL;
  const FoyerVisitType *type;
  gboolean undo = foyer_work_get_flag (work, "undo");

  if (!foyer_visit_steps_start (work, &steps, FOYER_VISIT_MOVE, error) ||
      (type = require_type (work, &steps, error)) == NULL)
    return FALSE;
  if (!undo && foyer_work_get_text (work, "start") == NULL)
    return refuse (error, FOYER_ERROR_USAGE,
                   _ ("Say when: --start=2026-03-02T09:00:00+08:00. Nothing was changed."));
  next = make_successor (steps.before, work->now);
  if (!check_move (work, &steps, next, error) ||
      !(undo ? take_back (work, &steps, next, error) : read_slot (work, next, type, error)))
    return FALSE;
  if (foyer_work_get_text (work, "wish") != NULL)
    foyer_set_text (&next->wished, foyer_work_get_text (work, "wish"));
  /* The time that this visit gives up is free for it. */
  next->id = steps.before->id;
  if (!claim (work, next, type, error) ||
      !foyer_query_last_visit (work->database, &next->id, error))
    return FALSE;
  next->id++;
  steps.after->next = next->id;
  steps.after->ended_at = work->now;
  return copy_person (work, steps.before->id, next->id, error) &&
         foyer_work_put (work, &foyer_visit_type, steps.before, steps.after, error) &&
         foyer_work_put (work, &foyer_visit_type, NULL, next, error) &&
         foyer_work_record (work, "visit.moved", NULL, 0, error) &&
         foyer_answer_visit (work, next, error);
}

/* Another technician, or another planned length: the promise to the customer stays. */
gboolean
foyer_visit_run_adjust (FoyerWork *work, GError **error)
{
  g_auto (FoyerVisitSteps) steps = { 0 };
  const FoyerVisitType *type;

  if (!foyer_visit_steps_start (work, &steps, FOYER_VISIT_ADJUST, error) ||
      (type = require_type (work, &steps, error)) == NULL ||
      !read_slot (work, steps.after, type, error) ||
      !foyer_visit_plan_check (work, steps.after, type, error))
    return FALSE;
  return foyer_visit_steps_finish (work, &steps, "visit.adjusted", error);
}

gboolean
foyer_visit_run_cancel (FoyerWork *work, GError **error)
{
  g_auto (FoyerVisitSteps) steps = { 0 };
  const char *approver;

  if (!foyer_visit_steps_start (work, &steps, FOYER_VISIT_CANCEL, error) ||
      !foyer_visit_get_approver (work, TRUE, &approver, error))
    return FALSE;
  steps.after->by = foyer_work_get_choice (work, "by", foyer_visit_bys, FOYER_VISIT_BY_NOBODY);
  if (steps.after->by == FOYER_VISIT_BY_NOBODY)
    return refuse (error, FOYER_ERROR_USAGE,
                   _ ("Say who cancels: --by=customer or --by=company. Nothing was changed."));
  if (steps.after->by == FOYER_VISIT_BY_COMPANY && approver == NULL)
    return refuse (error, FOYER_ERROR_APPROVAL_REQUIRED,
                   _ ("A visit that was agreed is cancelled by the company only with a manager. "
                      "Nothing was changed; move it, or ask one."));
  if (steps.after->by == FOYER_VISIT_BY_COMPANY)
    foyer_set_text (&steps.after->approved_by, approver);
  foyer_set_text (&steps.after->why, foyer_work_get_text (work, "reason"));
  steps.after->ended_at = work->now;
  return foyer_visit_steps_finish (work, &steps, "visit.cancelled", error);
}
