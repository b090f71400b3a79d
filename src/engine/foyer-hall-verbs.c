/* Verbs of the hall as a whole: status, configuration, exceptions to the timetable, end of day. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "engine/foyer-config-json.h"
#include "engine/foyer-day.h"
#include "engine/foyer-fault.h"
#include "engine/foyer-hall-config.h"
#include "engine/foyer-queue.h"
#include "engine/foyer-verb.h"
#include "engine/foyer-view.h"
#include "hall/foyer-roster.h"
#include "hall/foyer-spoken.h"
#include "store/foyer-queries.h"

static JsonArray *
view_services (FoyerWork *work, GError **error)
{
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; i < work->config->services->len; i++)
    {
      const FoyerService *service = g_ptr_array_index (work->config->services, i);
      JsonObject *object, *names;
      gint64 waiting, ahead, wait_s;

      if (!foyer_query_waiting (work->database, service->code, &waiting, error) ||
          !foyer_queue_estimate (work, service,
                                 foyer_calling_get_due (work->now, service->target_s, 0), &ahead,
                                 &wait_s, error))
        return NULL;
      object = json_object_new ();
      names = json_object_new ();
      for (int k = 0; k < FOYER_N_LANGUAGES; k++)
        json_object_set_string_member (names, foyer_languages[k],
                                       foyer_names_get (&service->names, (FoyerLanguage) k));
      json_object_set_string_member (object, "code", service->code);
      json_object_set_string_member (object, "name",
                                     foyer_names_get (&service->names, work->config->languages[0]));
      json_object_set_object_member (object, "names", names);
      json_object_set_int_member (object, "waiting", waiting);
      json_object_set_int_member (object, "estimated_wait_s", wait_s);
      json_array_add_object_element (array, object);
    }
  return g_steal_pointer (&array);
}

/* S2 五.4: what the roster of the day leaves without a counter. */
static JsonArray *
view_gaps (FoyerWork *work)
{
  g_autoptr (GArray) gaps = foyer_roster_list_gaps (work->config, work->day->day);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < gaps->len; i++)
    {
      const FoyerGap *gap = &g_array_index (gaps, FoyerGap, i);
      g_autofree char *from = foyer_time_to_iso8601 (gap->from, work->config->zone);
      g_autofree char *to = foyer_time_to_iso8601 (gap->to, work->config->zone);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "service", gap->service);
      json_object_set_string_member (object, "from", from);
      json_object_set_string_member (object, "to", to);
      json_array_add_object_element (array, object);
    }
  return array;
}

static gboolean
run_status (FoyerWork *work, GError **error)
{
  const FoyerVerb *list = foyer_verb_find ("counter.list");
  FoyerHallDay day;
  JsonArray *services;
  gint64 pending;

  if (!foyer_day_get_state (work, &day, error))
    return FALSE;
  json_object_set_string_member (work->answer, "day", work->day->day);
  json_object_set_string_member (work->answer, "state", foyer_hall_states[day.state]);
  if (!foyer_fault_answer_status (work, error))
    return FALSE;
  services = view_services (work, error);
  if (services == NULL)
    return FALSE;
  json_object_set_array_member (work->answer, "services", services);
  json_object_set_array_member (work->answer, "coverage_gaps", view_gaps (work));
  if (!list->run (work, error) ||
      !foyer_query_pending_announcements (work->database, &pending, error))
    return FALSE;
  json_object_set_int_member (work->answer, "announcements_pending", pending);
  return TRUE;
}

static gboolean
run_configure (FoyerWork *work, GError **error)
{
  g_autoptr (JsonObject) change =
      foyer_json_parse_object (foyer_work_get_text (work, "config"), error);

  return change != NULL && foyer_hall_configure (work, change, error) &&
         foyer_hall_export (work, work->answer, error);
}

static gboolean
run_export (FoyerWork *work, GError **error)
{
  return foyer_hall_export (work, work->answer, error);
}

static gboolean
set_exception (FoyerWork *work, FoyerException exception, const char *kind, GError **error)
{
  const char *reason = foyer_work_get_text (work, "reason");
  const gboolean again = work->day->exception == (int) exception;
  FoyerDay after = *work->day;
  FoyerHallDay day;
  gboolean taken;

  if (reason == NULL || *reason == '\0')
    {
      g_set_error_literal (
          error, FOYER_ERROR, FOYER_ERROR_REASON_REQUIRED,
          _ ("An exception to the timetable needs a reason. Nothing was changed."));
      return FALSE;
    }
  after.exception = (int) exception;
  after.reason = (char *) reason;
  if (exception == FOYER_EXCEPTION_OPEN)
    after.closed = FALSE;
  if (!foyer_work_put (work, &foyer_day_type, work->day, &after, error))
    return FALSE;
  work->day = &after;
  if (!foyer_day_get_state (work, &day, error) ||
      !foyer_queue_take_back (work, FOYER_NOTICE_EARLY_STOP, "changed", &taken, error))
    return FALSE;
  /* S08: to whoever is there. */
  if (day.state == FOYER_HALL_EARLY_STOP && (!again || taken) &&
      !foyer_queue_tell_early_stop (work, reason, error))
    return FALSE;
  if (!foyer_work_record (work, kind, NULL, 0, error))
    return FALSE;
  json_object_set_string_member (work->answer, "day", after.day);
  json_object_set_string_member (work->answer, "state", foyer_hall_states[day.state]);
  return TRUE;
}

static gboolean
run_open (FoyerWork *work, GError **error)
{
  return set_exception (work, FOYER_EXCEPTION_OPEN, "hall.opened", error);
}

static gboolean
run_close (FoyerWork *work, GError **error)
{
  return set_exception (work, FOYER_EXCEPTION_CLOSED, "hall.closed", error);
}

static gboolean
run_stop_issuing (FoyerWork *work, GError **error)
{
  return set_exception (work, FOYER_EXCEPTION_STOPPED, "hall.stopped", error);
}

/* S4 五.13: nobody with a number is dropped by the end of a day. */
static gboolean
run_rollover (FoyerWork *work, GError **error)
{
  g_autoptr (GPtrArray) open = foyer_query_open_tickets (work->database, error);
  FoyerDay after = *work->day;

  if (open == NULL)
    return FALSE;
  if (open->len > 0)
    {
      const FoyerTicket *first = g_ptr_array_index (open, 0);
      char number[FOYER_NUMBER_SIZE];

      foyer_number_write (first->prefix, first->serial, number);
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
                   g_dngettext (GETTEXT_PACKAGE,
                                "%d number is still open (%s). The day stays open; serve it, "
                                "or make an appointment of it.",
                                "%d numbers are still open (%s first). The day stays open; serve "
                                "them, or make appointments of them.",
                                (gulong) open->len),
                   (int) open->len, number);
      return FALSE;
    }
  after.closed = TRUE;
  if (!foyer_work_put (work, &foyer_day_type, work->day, &after, error) ||
      !foyer_work_record (work, "day.closed", NULL, 0, error))
    return FALSE;
  json_object_set_string_member (work->answer, "day", after.day);
  json_object_set_string_member (work->answer, "state", foyer_hall_states[FOYER_HALL_CLOSED]);
  return TRUE;
}

static const FoyerArgument configure_arguments[] = {
  { "config", FOYER_ARGUMENT_FILE, FOYER_ARGUMENT_POSITIONAL | FOYER_ARGUMENT_REQUIRED, NULL },
  { NULL, 0, 0, NULL },
};
static const FoyerArgument reason_arguments[] = {
  { "reason", FOYER_ARGUMENT_TEXT, 0, NULL },
  { NULL, 0, 0, NULL },
};

const FoyerVerb foyer_hall_verbs[] = {
  { "hall.status", FOYER_VERB_READ, run_status, NULL },
  { "hall.configure", FOYER_VERB_SETUP, run_configure, configure_arguments },
  { "hall.export", FOYER_VERB_READ, run_export, NULL },
  { "hall.open", FOYER_VERB_WRITE, run_open, reason_arguments },
  { "hall.close", FOYER_VERB_WRITE, run_close, reason_arguments },
  { "hall.stop-issuing", FOYER_VERB_WRITE, run_stop_issuing, reason_arguments },
  { "hall.rollover", FOYER_VERB_WRITE, run_rollover, NULL },
  { NULL, 0, NULL, NULL },
};
