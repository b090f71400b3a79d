/* Verbs of calendar files: holidays and absences in, visits out. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "desktop/foyer-ical.h"
#include "engine/foyer-absence.h"
#include "engine/foyer-save.h"
#include "engine/foyer-verb.h"
#include "engine/foyer-visit-view.h"
#include "hall/foyer-calendar.h"
#include "store/foyer-visit-queries.h"

/* How far ahead a file is looked at when the command does not say. */
#define HOLIDAY_YEARS 5
#define ABSENCE_DAYS  366

static gboolean
read_range (FoyerWork *work,
            const char *first,
            const char *last,
            char from[11],
            char to[11],
            GError **error)
{
  const char *texts[] = { foyer_work_get_text (work, "from"), foyer_work_get_text (work, "to") };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL && !foyer_date_is_valid (texts[i]))
      {
        g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                     _ ("“%s” is not a date. Nothing was changed."), texts[i]);
        return FALSE;
      }
  g_strlcpy (from, texts[0] != NULL ? texts[0] : first, 11);
  g_strlcpy (to, texts[1] != NULL ? texts[1] : last, 11);
  return TRUE;
}

/* --- holidays --- */

static JsonObject *
write_holiday (const FoyerHoliday *holiday)
{
  JsonObject *object = json_object_new ();
  JsonObject *names = json_object_new ();

  json_object_set_string_member (object, "date", holiday->date);
  if (!g_str_equal (holiday->to, holiday->date))
    json_object_set_string_member (object, "to", holiday->to);
  for (int i = 0; i < FOYER_N_LANGUAGES; i++)
    if (holiday->names.in[i] != NULL)
      json_object_set_string_member (names, foyer_languages[i], holiday->names.in[i]);
  json_object_set_object_member (object, "names", names);
  json_object_set_string_member (object, "kind", foyer_holiday_kinds[holiday->kind]);
  json_object_set_boolean_member (object, "closed", holiday->closed);
  json_object_set_boolean_member (object, "greeting", holiday->greeting);
  return object;
}

/* An entry of the file takes the place of what the table has from the same day on. */
static gboolean
run_import_holidays (FoyerWork *work, GError **error)
{
  g_autoptr (JsonArray) table = foyer_holidays_load (work, error);
  g_autoptr (GPtrArray) holidays = NULL;
  g_autofree char *first = g_strdup_printf ("%.4s-01-01", work->day->day);
  g_autofree char *last = g_strdup_printf ("%d-12-31", atoi (work->day->day) + HOLIDAY_YEARS);
  char from[11], to[11];

  if (table == NULL || !read_range (work, first, last, from, to, error))
    return FALSE;
  holidays = foyer_ical_read_holidays (foyer_work_get_text (work, "file"), from, to, error);
  if (holidays == NULL)
    return FALSE;
  for (guint i = 0; i < holidays->len; i++)
    {
      const FoyerHoliday *holiday = g_ptr_array_index (holidays, i);
      g_autoptr (JsonArray) without = foyer_holidays_remove (table, holiday->date);
      g_autoptr (JsonObject) object = write_holiday (holiday);

      json_array_unref (table);
      table = foyer_holidays_insert (without, object, holiday->date);
    }
  json_object_set_int_member (work->answer, "imported", holidays->len);
  return foyer_holidays_store (work, table, error);
}

/* --- absences --- */

static gboolean
is_known (GPtrArray *absences, const char *technician, const FoyerCalendarSpan *span)
{
  for (guint i = 0; i < absences->len; i++)
    {
      const FoyerAbsence *absence = g_ptr_array_index (absences, i);

      if (g_str_equal (absence->technician, technician) && absence->from == span->start &&
          absence->to == span->end)
        return TRUE;
    }
  return FALSE;
}

static gboolean
add_absences (FoyerWork *work, const char *technician, GPtrArray *spans, gint64 *n, GError **error)
{
  g_autoptr (GPtrArray) known = foyer_query_absences (work->database, 0, error);
  FoyerAbsence absence = { .technician = (char *) technician };

  if (known == NULL || !foyer_query_last_absence (work->database, &absence.id, error))
    return FALSE;
  for (guint i = 0; i < spans->len; i++)
    {
      const FoyerCalendarSpan *span = g_ptr_array_index (spans, i);

      if (span->end <= span->start || is_known (known, technician, span))
        continue;
      absence.id++;
      absence.from = span->start;
      absence.to = span->end;
      if (!foyer_absence_store (work, &absence, *span->title != '\0' ? span->title : NULL, error))
        return FALSE;
      ++*n;
    }
  return *n == 0 || foyer_work_record (work, "absence.imported", NULL, 0, error);
}

static gboolean
run_import_absences (FoyerWork *work, GError **error)
{
  const FoyerTechnician *technician =
      foyer_config_find_technician (work->config, foyer_work_get_text (work, "technician"), error);
  g_autoptr (GPtrArray) spans = NULL;
  g_autofree char *last = NULL;
  char today[11], from[11], to[11];
  gint64 n = 0;

  if (technician == NULL)
    return FALSE;
  foyer_calendar_get_date (work->config, work->now, today);
  last = foyer_date_add_days (today, ABSENCE_DAYS);
  if (!read_range (work, today, last, from, to, error))
    return FALSE;
  spans = foyer_ical_read_absences (
      foyer_work_get_text (work, "file"), foyer_time_from_date (from, 0, work->config->zone),
      foyer_calendar_get_end (work->config, to), work->config->zone, error);
  if (spans == NULL || !add_absences (work, technician->id, spans, &n, error))
    return FALSE;
  json_object_set_int_member (work->answer, "imported", n);
  return foyer_answer_conflicts (work, error);
}

/* --- visits --- */

/* The first row of a visit that was moved: its entry in a calendar stays the same one. */
static gint64
find_root (FoyerWork *work, const FoyerVisit *visit)
{
  gint64 id = visit->id, previous = visit->previous;

  while (previous != 0 && previous < id)
    {
      g_autoptr (FoyerVisit) row = foyer_query_visit (work->database, previous, NULL);

      id = previous;
      previous = row != NULL ? row->previous : 0;
    }
  return id;
}

/* What the strings of the entries belong to. */
typedef struct
{
  GArray *entries; /* of FoyerCalendarVisit */
  GPtrArray *texts;
} Calendar;

static const char *
keep (Calendar *calendar, char *text)
{
  if (text != NULL)
    g_ptr_array_add (calendar->texts, text);
  return text;
}

static gboolean
add_entry (FoyerWork *work, Calendar *calendar, const FoyerVisit *visit, GError **error)
{
  const FoyerVisitType *type = foyer_config_find_visit_type (work->config, visit->type, NULL);
  g_autofree char *subject = foyer_visit_get_subject (visit->id);
  g_auto (FoyerPerson) person = { 0 };
  FoyerCalendarVisit entry = {
    .start = visit->start,
    .end = visit->end,
    .changed = MAX (MAX (visit->confirmed_at, visit->ended_at), visit->booked_at),
    .sequence = visit->moves,
    .cancelled = visit->state == FOYER_VISIT_CANCELLED,
  };

  if (!foyer_person_load (work->database, subject, &person, error))
    return FALSE;
  entry.uid = keep (calendar, g_strdup_printf ("visit-%d@hall", (int) find_root (work, visit)));
  entry.title = keep (
      calendar,
      g_strdup_printf ("%s (%d)",
                       type != NULL ? foyer_names_get (&type->names, work->config->languages[0])
                                    : visit->type,
                       (int) visit->id));
  entry.address = keep (calendar, g_steal_pointer (&person.address));
  g_array_append_val (calendar->entries, entry);
  return TRUE;
}

static gboolean
fill_calendar (FoyerWork *work, Calendar *calendar, GPtrArray *visits, GError **error)
{
  for (guint i = 0; i < visits->len; i++)
    {
      const FoyerVisit *visit = g_ptr_array_index (visits, i);

      if ((foyer_visit_is_planned (visit->state) || foyer_visit_is_outcome (visit->state) ||
           (visit->state == FOYER_VISIT_CANCELLED && visit->start != 0)) &&
          !add_entry (work, calendar, visit, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_calendar (FoyerWork *work, Calendar *calendar, GError **error)
{
  const char *technician = foyer_work_get_text (work, "technician");
  g_autofree char *name = technician != NULL
                              ? g_strdup_printf ("%s %s", _ ("Home visits"), technician)
                              : g_strdup (_ ("Home visits"));
  g_autoptr (GBytes) bytes = foyer_ical_write_visits (
      name, work->now, (const FoyerCalendarVisit *) (void *) calendar->entries->data,
      calendar->entries->len);
  const char *data;
  gsize size;

  json_object_set_int_member (work->answer, "visits", calendar->entries->len);
  json_object_set_string_member (work->answer, "file", foyer_work_get_text (work, "file"));
  data = g_bytes_get_data (bytes, &size);
  return foyer_save_file (foyer_work_get_text (work, "file"), data, (gssize) size, error);
}

static gboolean
run_export_visits (FoyerWork *work, GError **error)
{
  FoyerVisitFilter filter = { .technician = foyer_work_get_text (work, "technician") };
  Calendar calendar = { 0 };
  g_autoptr (GPtrArray) visits = NULL;
  g_autofree char *last = NULL;
  char today[11], from[11], to[11];
  gboolean done;

  if (filter.technician != NULL &&
      foyer_config_find_technician (work->config, filter.technician, error) == NULL)
    return FALSE;
  foyer_calendar_get_date (work->config, work->now, today);
  last = foyer_date_add_days (today, ABSENCE_DAYS);
  if (!read_range (work, today, last, from, to, error))
    return FALSE;
  filter.from = foyer_time_from_date (from, 0, work->config->zone);
  filter.to = foyer_calendar_get_end (work->config, to);
  visits = foyer_query_visits (work->database, &filter, error);
  if (visits == NULL)
    return FALSE;
  calendar.entries = g_array_new (FALSE, FALSE, sizeof (FoyerCalendarVisit));
  calendar.texts = g_ptr_array_new_with_free_func (g_free);
  done = fill_calendar (work, &calendar, visits, error) && write_calendar (work, &calendar, error);
  g_array_unref (calendar.entries);
  g_ptr_array_unref (calendar.texts);
  return done;
}

#define FILE_NAME                                                                                  \
  {                                                                                                \
    "file", FOYER_ARGUMENT_TEXT, FOYER_ARGUMENT_POSITIONAL | FOYER_ARGUMENT_REQUIRED, NULL         \
  }
#define RANGE                                                                                      \
  { "from", FOYER_ARGUMENT_TEXT, 0, NULL }, { "to", FOYER_ARGUMENT_TEXT, 0, NULL }

static const FoyerArgument holiday_arguments[] = { FILE_NAME, RANGE, { NULL, 0, 0, NULL } };
static const FoyerArgument absence_arguments[] = {
  FILE_NAME,
  { "technician", FOYER_ARGUMENT_TEXT, FOYER_ARGUMENT_REQUIRED, NULL },
  RANGE,
  { NULL, 0, 0, NULL },
};
static const FoyerArgument export_arguments[] = {
  FILE_NAME,
  { "technician", FOYER_ARGUMENT_TEXT, 0, NULL },
  RANGE,
  { NULL, 0, 0, NULL },
};

const FoyerVerb foyer_calendar_verbs[] = {
  { "holiday.import", FOYER_VERB_WRITE, run_import_holidays, holiday_arguments },
  { "absence.import", FOYER_VERB_WRITE, run_import_absences, absence_arguments },
  { "visit.export", FOYER_VERB_READ, run_export_visits, export_arguments },
  { NULL, 0, NULL, NULL },
};
