/* When a home visit may be: lead times, limits, travel and the technician's own time. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-visit-rules.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "hall/foyer-calendar.h"

/* Above this many meters an installation has working days (S0 meter 7(1)). */
#define LARGE_INSTALLATION 20

int
foyer_visit_span_compare (gconstpointer a, gconstpointer b)
{
  const FoyerVisitSpan *first = a, *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return first->id < second->id ? -1 : first->id > second->id;
}

gboolean
foyer_visit_span_is_reachable (const FoyerConfig *config,
                               const FoyerVisitSpan *before,
                               const FoyerVisitSpan *after)
{
  const FoyerVisitConfig *visits = config->visits;
  gint64 way_s;

  if (before->id == 0 || after->id == 0)
    return before->end <= after->start;
  way_s = foyer_travel_get (&visits->travel, before->district, after->district) +
          visits->travel.buffer_s + visits->settings.arrive_early_s;
  return before->end + way_s * FOYER_SECOND <= after->start;
}

/* How @slot stands to one piece that is taken. */
static FoyerVisitFit
fit_span (const FoyerConfig *config, const FoyerVisitSpan *slot, const FoyerVisitSpan *span)
{
  if (slot->start < span->end && slot->end > span->start)
    return span->id == 0 ? FOYER_FIT_ABSENT : FOYER_FIT_OVERLAP;
  if (span->end <= slot->start)
    return foyer_visit_span_is_reachable (config, span, slot) ? FOYER_FIT_YES
                                                              : FOYER_FIT_TRAVEL_BEFORE;
  return foyer_visit_span_is_reachable (config, slot, span) ? FOYER_FIT_YES
                                                            : FOYER_FIT_TRAVEL_AFTER;
}

static FoyerVisitFit
fit_hours (const FoyerConfig *config, const FoyerHours *own, const FoyerVisitSpan *slot)
{
  /* A shift that ends after midnight is one of the day on which it began. */
  g_autofree char *date =
      foyer_time_get_business_day (slot->start, config->zone, config->day_start);
  FoyerHours hall;

  hall = foyer_calendar_get_hours (config, date);
  if (hall.opens == hall.closes)
    return FOYER_FIT_DAY_OFF;
  return slot->start >= foyer_time_from_date (date, own->opens, config->zone) &&
                 slot->end <= foyer_time_from_date (date, own->closes, config->zone)
             ? FOYER_FIT_YES
             : FOYER_FIT_HOURS;
}

FoyerVisitFit
foyer_visit_fit (const FoyerConfig *config,
                 const FoyerTechnician *technician,
                 const FoyerVisitType *type,
                 gboolean special,
                 const FoyerVisitSpan *slot,
                 const GArray *spans,
                 FoyerTime now,
                 const FoyerVisitSpan **other)
{
  FoyerVisitFit fit;

  if (other != NULL)
    *other = NULL;
  if (slot->start <= now)
    return FOYER_FIT_PAST;
  if (!foyer_technician_can (technician, type, special))
    return FOYER_FIT_NO_SKILL;
  fit = fit_hours (config, &technician->hours, slot);
  for (guint i = 0; fit == FOYER_FIT_YES && i < spans->len; i++)
    {
      const FoyerVisitSpan *span = &g_array_index (spans, FoyerVisitSpan, i);

      if (span->id != 0 && span->id == slot->id)
        continue;
      fit = fit_span (config, slot, span);
      if (fit != FOYER_FIT_YES && other != NULL)
        *other = span;
    }
  return fit;
}

static const char *
get_fit_sentence (FoyerVisitFit fit)
{
  static const char *const sentences[] = {
    [FOYER_FIT_YES] = "",
    [FOYER_FIT_PAST] =
        N_ ("%s of %s has passed already. Nothing was changed; choose another time."),
    [FOYER_FIT_NO_SKILL] =
        N_ ("At %s technician %s cannot be sent: such visits are not theirs. Nothing was changed; "
            "choose another technician."),
    [FOYER_FIT_DAY_OFF] = N_ ("On the day of %s nobody works, technician %s neither. Nothing was "
                              "changed; choose another day."),
    [FOYER_FIT_HOURS] =
        N_ ("%s is outside the working hours of technician %s. Nothing was changed; "
            "choose another time."),
    [FOYER_FIT_ABSENT] =
        N_ ("At %s technician %s is absent. Nothing was changed; choose another time or "
            "technician."),
    [FOYER_FIT_OVERLAP] = N_ (
        "At %s technician %s is at another customer’s. Nothing was changed; choose another time "
        "or technician."),
    [FOYER_FIT_TRAVEL_BEFORE] = N_ (
        "At %s technician %s cannot be there five minutes before, coming from the visit before. "
        "Nothing was changed; choose a later time."),
    [FOYER_FIT_TRAVEL_AFTER] = N_ (
        "From %s technician %s would come late to the next visit. Nothing was changed; choose an "
        "earlier time."),
  };

  return _ (sentences[fit]);
}

void
foyer_visit_fit_set_error (const FoyerConfig *config,
                           FoyerVisitFit fit,
                           const FoyerVisitSpan *slot,
                           const char *technician,
                           const FoyerVisitSpan *other,
                           GError **error)
{
  g_autofree char *sentence = NULL;
  char text[FOYER_TIME_TEXT_SIZE], when[17], named[24] = "";

  foyer_time_write (slot->start, config->zone, text);
  text[10] = ' ';
  g_strlcpy (when, text, sizeof when);
  if (other != NULL && other->id != 0)
    g_snprintf (named, sizeof named, " (%d)", (int) other->id);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  sentence = g_strdup_printf (get_fit_sentence (fit), when, technician);
#pragma GCC diagnostic pop
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_SLOT_TAKEN, "%s%s", sentence, named);
}

gint64
foyer_visit_get_lead (const FoyerVisitType *type, FoyerVisitClass class)
{
  return class == FOYER_VISIT_SPECIAL ? MAX (type->lead_days, type->special_lead_days)
                                      : type->lead_days;
}

gint64
foyer_visit_get_notice (const FoyerConfig *config, FoyerTime now, FoyerTime start)
{
  char today[11], date[11];

  foyer_calendar_get_date (config, now, today);
  foyer_calendar_get_date (config, start, date);
  return foyer_calendar_days_between (today, date);
}

gboolean
foyer_visit_check_lead (const FoyerConfig *config,
                        const FoyerVisitType *type,
                        FoyerVisitClass class,
                        FoyerTime now,
                        FoyerTime start,
                        gboolean approved,
                        gboolean *breach,
                        GError **error)
{
  gint64 lead = foyer_visit_get_lead (type, class);
  gint64 notice = foyer_visit_get_notice (config, now, start);

  *breach = notice < lead;
  if (!*breach || (approved && notice >= 1))
    return TRUE;
  if (notice < 1)
    g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_LEAD_TIME,
                         _ ("Such a visit is announced before its day; it cannot be today. Nothing "
                            "was changed; choose a later day."));
  else
    g_set_error (error, FOYER_ERROR, FOYER_ERROR_LEAD_TIME,
                 g_dngettext (GETTEXT_PACKAGE,
                              "This customer is told %d day ahead of such a visit. Nothing was "
                              "changed; choose a later day, or let a manager allow it.",
                              "This customer is told %d days ahead of such a visit. Nothing was "
                              "changed; choose a later day, or let a manager allow it.",
                              (gulong) lead),
                 (int) lead);
  return FALSE;
}

char *
foyer_visit_get_install_by (const FoyerConfig *config, const char *ordered, gint64 meters)
{
  const FoyerVisitSettings *settings = &config->visits->settings;

  if (meters > LARGE_INSTALLATION)
    return foyer_calendar_add_working_days (config, ordered, (int) settings->install_large_days);
  return foyer_calendar_add_days (
      ordered, (int) (meters > 1 ? settings->install_between_days : settings->install_single_days));
}

gboolean
foyer_visit_check_limit (const FoyerConfig *config,
                         const char *install_by,
                         FoyerTime start,
                         gboolean approved,
                         gboolean *breach,
                         GError **error)
{
  char date[11];

  foyer_calendar_get_date (config, start, date);
  *breach = install_by != NULL && strcmp (date, install_by) > 0;
  if (!*breach || approved)
    return TRUE;
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_LIMIT_REACHED,
               _ ("This installation is due by %s. Nothing was changed; choose an earlier day, or "
                  "let a manager allow it."),
               install_by);
  return FALSE;
}

FoyerTime
foyer_visit_get_arrive_by (const FoyerConfig *config, const FoyerVisit *visit)
{
  return visit->start - config->visits->settings.arrive_early_s * FOYER_SECOND;
}

static FoyerTime
get_day_begin (const FoyerConfig *config, FoyerTime time, int days)
{
  g_autofree char *day = NULL;
  char date[11];

  foyer_calendar_get_date (config, time, date);
  day = foyer_date_add_days (date, days);
  return foyer_time_from_date (day, 0, config->zone);
}

FoyerTime
foyer_visit_get_invite_from (const FoyerConfig *config,
                             const FoyerVisitType *type,
                             const FoyerVisit *visit)
{
  return type->invite && visit->start != 0 ? get_day_begin (config, visit->start, -1) : 0;
}

gboolean
foyer_visit_is_invitation_missed (const FoyerConfig *config,
                                  const FoyerVisitType *type,
                                  const FoyerVisit *visit,
                                  FoyerTime now)
{
  FoyerTime begin;

  if (!type->invite || visit->start == 0)
    return FALSE;
  begin = get_day_begin (config, visit->start, 0);
  return visit->reminded_at != 0 ? visit->reminded_at >= begin : now >= begin;
}

FoyerVisitFit
foyer_visit_find_conflict (const FoyerConfig *config,
                           const FoyerVisit *visit,
                           const GPtrArray *absences)
{
  const FoyerTechnician *technician;
  FoyerVisitSpan slot = { .id = visit->id, .start = visit->start, .end = visit->end };

  if (!foyer_visit_is_planned (visit->state) || foyer_visit_is_under_way (visit->state))
    return FOYER_FIT_YES;
  technician = foyer_config_find_technician (config, visit->technician, NULL);
  if (technician == NULL)
    return FOYER_FIT_NO_SKILL;
  for (guint i = 0; i < absences->len; i++)
    {
      const FoyerAbsence *absence = g_ptr_array_index (absences, i);

      if (!absence->cancelled && g_str_equal (absence->technician, visit->technician) &&
          absence->from < visit->end && absence->to > visit->start)
        return FOYER_FIT_ABSENT;
    }
  return fit_hours (config, &technician->hours, &slot);
}
