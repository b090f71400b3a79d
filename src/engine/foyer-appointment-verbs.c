/* Verbs of hall appointments: free times, booked, agreed, checked in, cancelled, listed. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "engine/foyer-issue.h"
#include "engine/foyer-verb.h"
#include "engine/foyer-view.h"
#include "hall/foyer-calendar.h"
#include "store/foyer-hall-day-queries.h"
#include "store/foyer-persons.h"
#include "store/foyer-queries.h"
#include "store/foyer-vault.h"

/* With --missed the list goes so far back. */
#define MISSED_DAYS 7

static char *
subject_of (const FoyerAppointment *appointment)
{
  return g_strdup_printf ("appointment:%" G_GINT64_FORMAT, appointment->id);
}

/* The business day of its time; %NULL when that is still to be agreed. */
static char *
day_of (FoyerWork *work, const FoyerAppointment *appointment)
{
  return appointment->time != 0
             ? foyer_time_get_business_day (appointment->time, work->config->zone,
                                            work->config->day_start)
             : NULL;
}

static JsonObject *
view_appointment (FoyerWork *work, const FoyerAppointment *appointment, GError **error)
{
  g_autofree char *subject = subject_of (appointment);
  g_autofree char *day = day_of (work, appointment);
  g_auto (FoyerPerson) person = { 0 };
  JsonObject *object;

  if (!foyer_person_load (work->database, subject, &person, error))
    return NULL;
  object = json_object_new ();
  foyer_json_add_record (object, &foyer_appointment_type, appointment, G_MAXUINT64, TRUE,
                         work->config->zone);
  json_object_set_string_member (
      object, "state",
      foyer_appointment_states[foyer_appointment_get_state (appointment, day, work->day->day)]);
  if (person.phone != NULL)
    json_object_set_string_member (object, "phone", person.phone);
  else
    json_object_set_null_member (object, "phone");
  return object;
}

static gboolean
answer_appointment (FoyerWork *work, const FoyerAppointment *appointment, GError **error)
{
  JsonObject *object = view_appointment (work, appointment, error);

  if (object == NULL)
    return FALSE;
  json_object_set_object_member (work->answer, "appointment", object);
  return TRUE;
}

/* In the future, and while the hall is open on that day. */
static gboolean
check_time (FoyerWork *work, FoyerTime time, GError **error)
{
  g_autofree char *day =
      foyer_time_get_business_day (time, work->config->zone, work->config->day_start);
  const FoyerHours hours = foyer_calendar_get_hours (work->config, day);
  const FoyerTime opens = foyer_time_from_date (day, hours.opens, work->config->zone);
  const FoyerTime closes = foyer_time_from_date (day, hours.closes, work->config->zone);

  if (time <= work->now)
    g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                         _ ("An appointment lies in the future. Nothing was booked."));
  else if (hours.opens == hours.closes || time < opens || time >= closes)
    g_set_error (error, FOYER_ERROR, FOYER_ERROR_HALL_CLOSED,
                 _ ("The hall is closed at that time on %s. Nothing was booked; choose another "
                    "time."),
                 day);
  else
    return TRUE;
  return FALSE;
}

/* How many are booked for @service in the slot that begins at @from. */
static gboolean
count_slot (FoyerWork *work, const char *service, FoyerTime from, gint64 *n, GError **error)
{
  const FoyerTime to = from + work->config->settings.appointment_slot_s * FOYER_SECOND;
  g_autoptr (GPtrArray) list = foyer_query_appointments (work->database, from, to, error);

  *n = 0;
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const FoyerAppointment *one = g_ptr_array_index (list, i);

      *n += one->time != 0 && one->state != FOYER_APPOINTMENT_CANCELLED &&
            g_str_equal (one->service, service);
    }
  return list != NULL;
}

/* The beginning of the slot in which @time lies, counted from the opening of its day. */
static FoyerTime
get_slot (FoyerWork *work, FoyerTime time)
{
  const FoyerTime length = work->config->settings.appointment_slot_s * FOYER_SECOND;
  g_autofree char *day =
      foyer_time_get_business_day (time, work->config->zone, work->config->day_start);
  const FoyerHours hours = foyer_calendar_get_hours (work->config, day);
  const FoyerTime opens = foyer_time_from_date (day, hours.opens, work->config->zone);

  return opens + (time - opens) / length * length;
}

static gboolean
check_capacity (FoyerWork *work, const char *service, FoyerTime time, GError **error)
{
  gint64 n;

  if (!count_slot (work, service, get_slot (work, time), &n, error))
    return FALSE;
  if (n < work->config->settings.appointment_capacity)
    return TRUE;
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_SLOT_TAKEN,
               _ ("All %d appointments for %s at that time are taken. Nothing was booked; choose "
                  "another time."),
               (int) work->config->settings.appointment_capacity, service);
  return FALSE;
}

/* Booking at the kiosk is the hall's choice; and nobody books for next year. */
static gboolean
check_rules (FoyerWork *work, FoyerTime time, GError **error)
{
  const FoyerSettings *settings = &work->config->settings;
  g_autofree char *last = foyer_date_add_days (work->day->day, (int) settings->appointment_days);
  g_autofree char *day =
      foyer_time_get_business_day (time, work->config->zone, work->config->day_start);

  if (g_str_equal (work->via, "kiosk") && !settings->appointment_kiosk)
    g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_ACCESS_DENIED,
                         _ ("Appointments are booked at the reception. Nothing was booked."));
  else if (strcmp (day, last) > 0)
    g_set_error (error, FOYER_ERROR, FOYER_ERROR_LEAD_TIME,
                 _ ("Appointments are booked up to %d days ahead. Nothing was booked."),
                 (int) settings->appointment_days);
  else
    return TRUE;
  return FALSE;
}

static gboolean
run_book (FoyerWork *work, GError **error)
{
  const FoyerService *service =
      foyer_config_find_service (work->config, foyer_work_get_text (work, "service"), error);
  const char *phone = foyer_work_get_text (work, "phone");
  FoyerAppointment appointment = { .state = FOYER_APPOINTMENT_BOOKED, .created_at = work->now };
  g_autofree char *subject = NULL;

  if (service == NULL ||
      !foyer_time_from_iso8601 (foyer_work_get_text (work, "time"), &appointment.time, error) ||
      !check_time (work, appointment.time, error) ||
      !foyer_appointment_check_phone (phone, error) ||
      !check_rules (work, appointment.time, error) ||
      !check_capacity (work, service->code, appointment.time, error) ||
      !foyer_query_last_appointment (work->database, &appointment.id, error))
    return FALSE;
  appointment.id++;
  appointment.service = service->code;
  subject = subject_of (&appointment);
  return foyer_work_put (work, &foyer_appointment_type, NULL, &appointment, error) &&
         foyer_vault_set_person (work->database, subject, NULL, phone, error) &&
         foyer_work_record (work, "appointment.booked", NULL, 0, error) &&
         answer_appointment (work, &appointment, error);
}

/* The time that was agreed on the phone, or another one. */
static gboolean
run_agree (FoyerWork *work, GError **error)
{
  g_autoptr (FoyerAppointment) before =
      foyer_query_appointment (work->database, foyer_work_get_integer (work, "id"), error);
  FoyerAppointment after;

  if (before == NULL || !foyer_appointment_check_booked (before, error))
    return FALSE;
  after = *before;
  if (!foyer_time_from_iso8601 (foyer_work_get_text (work, "time"), &after.time, error) ||
      !check_time (work, after.time, error) || !check_rules (work, after.time, error) ||
      !check_capacity (work, after.service, after.time, error))
    return FALSE;
  return foyer_work_put (work, &foyer_appointment_type, before, &after, error) &&
         foyer_work_record (work, "appointment.agreed", NULL, 0, error) &&
         answer_appointment (work, &after, error);
}

static gboolean
add_slots (FoyerWork *work, JsonArray *array, const char *service, const char *day, GError **error)
{
  const FoyerHours hours = foyer_calendar_get_hours (work->config, day);
  const FoyerTime opens = foyer_time_from_date (day, hours.opens, work->config->zone);
  const FoyerTime closes = foyer_time_from_date (day, hours.closes, work->config->zone);
  const FoyerTime length = work->config->settings.appointment_slot_s * FOYER_SECOND;

  for (FoyerTime time = opens; hours.opens != hours.closes && time < closes; time += length)
    {
      g_autofree char *text = foyer_time_to_iso8601 (time, work->config->zone);
      JsonObject *object;
      gint64 n;

      if (time <= work->now)
        continue;
      if (!count_slot (work, service, time, &n, error))
        return FALSE;
      object = json_object_new ();
      json_object_set_string_member (object, "time", text);
      json_object_set_string_member (object, "day", day);
      json_object_set_int_member (object, "free",
                                  MAX (work->config->settings.appointment_capacity - n, 0));
      json_array_add_object_element (array, object);
    }
  return TRUE;
}

/* Times at which a service can be had, of one day or of all that may be booked. */
static gboolean
run_slots (FoyerWork *work, GError **error)
{
  const FoyerService *service =
      foyer_config_find_service (work->config, foyer_work_get_text (work, "service"), error);
  const char *asked = foyer_work_get_text (work, "day");
  JsonArray *array = json_array_new ();

  json_object_set_array_member (work->answer, "slots", array);
  if (service == NULL)
    return FALSE;
  if (asked != NULL && !foyer_date_is_valid (asked))
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE, _ ("“%s” is not a date."), asked);
      return FALSE;
    }
  for (int i = 0; i <= work->config->settings.appointment_days; i++)
    {
      g_autofree char *day = foyer_date_add_days (work->day->day, i);

      if ((asked == NULL || g_str_equal (asked, day)) &&
          !add_slots (work, array, service->code, day, error))
        return FALSE;
    }
  return TRUE;
}

/* Of today, by its telephone number: the earliest that is still booked. */
static FoyerAppointment *
find_by_phone (FoyerWork *work, const char *phone, GError **error)
{
  const FoyerTime from =
      foyer_time_from_date (work->day->day, work->config->day_start, work->config->zone);
  g_autoptr (GPtrArray) list =
      foyer_query_appointments (work->database, from, from + 24 * 60 * FOYER_MINUTE, error);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const FoyerAppointment *one = g_ptr_array_index (list, i);
      g_autofree char *subject = subject_of (one), *known = NULL;

      if (one->state != FOYER_APPOINTMENT_BOOKED)
        continue;
      if (!foyer_vault_get_phone (work->database, subject, &known, error))
        return NULL;
      if (known != NULL && foyer_appointment_is_phone (known, phone))
        return foyer_query_appointment (work->database, one->id, error);
    }
  if (list != NULL)
    g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
                         _ ("No appointment of today has this telephone number. Nothing was "
                            "changed."));
  return NULL;
}

/* By its number, by the telephone number, or by either, as a customer types it at the kiosk. */
static FoyerAppointment *
find_asked (FoyerWork *work, GError **error)
{
  const char *phone = foyer_work_get_text (work, "phone");
  gint64 id = foyer_work_get_integer (work, "id");

  if (id == 0 && phone == NULL)
    {
      g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                           _ ("The number of the appointment or its telephone number is needed. "
                              "Nothing was changed."));
      return NULL;
    }
  if (phone != NULL)
    {
      FoyerAppointment *found = find_by_phone (work, phone, id == 0 ? error : NULL);

      if (found != NULL || id == 0)
        return found;
    }
  return foyer_query_appointment (work->database, id, error);
}

/* No second queue: the number is due at the appointed time (states 2.5). */
static gboolean
run_check_in (FoyerWork *work, GError **error)
{
  g_autoptr (FoyerAppointment) before = find_asked (work, error);
  g_autofree char *day = before != NULL ? day_of (work, before) : NULL;
  g_autoptr (FoyerTicket) ticket = NULL;
  FoyerAppointment after;
  char number[FOYER_NUMBER_SIZE];

  if (before == NULL || !foyer_appointment_check_in (before, day, work->day->day, error))
    return FALSE;
  ticket = foyer_issue_for_appointment (work, before->service, before->time, before->ticket, error);
  if (ticket == NULL)
    return FALSE;
  after = *before;
  after.state = FOYER_APPOINTMENT_CHECKED_IN;
  after.checked_in_at = work->now;
  after.came_as = ticket->id;
  foyer_number_write (ticket->prefix, ticket->serial, number);
  json_object_set_int_member (work->data, "appointment_id", after.id);
  return foyer_work_put (work, &foyer_appointment_type, before, &after, error) &&
         foyer_work_record (work, "ticket.issued", number, 0, error) &&
         foyer_answer_ticket (work, ticket, error) && answer_appointment (work, &after, error);
}

static gboolean
run_cancel (FoyerWork *work, GError **error)
{
  g_autoptr (FoyerAppointment) before =
      foyer_query_appointment (work->database, foyer_work_get_integer (work, "id"), error);
  FoyerAppointment after;

  if (before == NULL || !foyer_appointment_check_booked (before, error))
    return FALSE;
  after = *before;
  after.state = FOYER_APPOINTMENT_CANCELLED;
  return foyer_work_put (work, &foyer_appointment_type, before, &after, error) &&
         foyer_work_record (work, "appointment.cancelled", NULL, 0, error) &&
         answer_appointment (work, &after, error);
}

/* Those of a day, else of today and later, with --missed also of the week before; with them those
 * whose time is still to be agreed. */
static gboolean
run_list (FoyerWork *work, GError **error)
{
  const char *asked = foyer_work_get_text (work, "day");
  const char *day = asked != NULL ? asked : work->day->day;
  g_autoptr (GPtrArray) appointments = NULL;
  FoyerTime from, to = 0;
  JsonArray *array = json_array_new ();

  json_object_set_array_member (work->answer, "appointments", array);
  if (!foyer_date_is_valid (day))
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE, _ ("“%s” is not a date."), day);
      return FALSE;
    }
  from = foyer_time_from_date (day, work->config->day_start, work->config->zone);
  if (foyer_work_get_flag (work, "missed"))
    from -= MISSED_DAYS * G_TIME_SPAN_DAY;
  if (asked != NULL)
    to = foyer_time_from_date (day, work->config->day_start + 24 * 60, work->config->zone);
  appointments = foyer_query_appointments (work->database, from, to, error);
  for (guint i = 0; appointments != NULL && i < appointments->len; i++)
    {
      JsonObject *object = view_appointment (work, g_ptr_array_index (appointments, i), error);

      if (object == NULL)
        return FALSE;
      json_array_add_object_element (array, object);
    }
  return appointments != NULL;
}

#define ID                                                                                         \
  {                                                                                                \
    "id", FOYER_ARGUMENT_INTEGER, FOYER_ARGUMENT_POSITIONAL | FOYER_ARGUMENT_REQUIRED, NULL        \
  }

static const FoyerArgument book_arguments[] = {
  { "service", FOYER_ARGUMENT_TEXT, FOYER_ARGUMENT_REQUIRED, NULL },
  { "time", FOYER_ARGUMENT_TEXT, FOYER_ARGUMENT_REQUIRED, NULL },
  { "phone", FOYER_ARGUMENT_TEXT, FOYER_ARGUMENT_REQUIRED, NULL },
  { NULL, 0, 0, NULL },
};
static const FoyerArgument agree_arguments[] = {
  ID,
  { "time", FOYER_ARGUMENT_TEXT, FOYER_ARGUMENT_REQUIRED, NULL },
  { NULL, 0, 0, NULL },
};
static const FoyerArgument slots_arguments[] = {
  { "service", FOYER_ARGUMENT_TEXT, FOYER_ARGUMENT_REQUIRED, NULL },
  { "day", FOYER_ARGUMENT_TEXT, 0, NULL },
  { NULL, 0, 0, NULL },
};
static const FoyerArgument check_in_arguments[] = {
  { "id", FOYER_ARGUMENT_INTEGER, FOYER_ARGUMENT_POSITIONAL, NULL },
  { "phone", FOYER_ARGUMENT_TEXT, 0, NULL },
  { "class", FOYER_ARGUMENT_CHOICE, 0, foyer_classes },
  { "reason", FOYER_ARGUMENT_TEXT, 0, NULL },
  { "hearing", FOYER_ARGUMENT_FLAG, 0, NULL },
  { "language", FOYER_ARGUMENT_CHOICE, 0, foyer_languages },
  { NULL, 0, 0, NULL },
};
static const FoyerArgument cancel_arguments[] = { ID, { NULL, 0, 0, NULL } };
static const FoyerArgument list_arguments[] = {
  { "day", FOYER_ARGUMENT_TEXT, 0, NULL },
  { "missed", FOYER_ARGUMENT_FLAG, 0, NULL },
  { NULL, 0, 0, NULL },
};

const FoyerVerb foyer_appointment_verbs[] = {
  { "appointment.book", FOYER_VERB_WRITE, run_book, book_arguments },
  { "appointment.agree", FOYER_VERB_WRITE, run_agree, agree_arguments },
  { "appointment.slots", FOYER_VERB_READ, run_slots, slots_arguments },
  { "appointment.check-in", FOYER_VERB_WRITE, run_check_in, check_in_arguments },
  { "appointment.cancel", FOYER_VERB_WRITE, run_cancel, cancel_arguments },
  { "appointment.list", FOYER_VERB_READ, run_list, list_arguments },
  { NULL, 0, NULL, NULL },
};
