/* A hall appointment: a time at which a number is called without a second queue (states 2.5). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-appointment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/foyer-error.h"

const char *const foyer_appointment_states[] = { "booked", "checked-in", "missed", "cancelled",
                                                 NULL };

const char *const foyer_grounds[] = { "fault", "customer", "manager", NULL };

#define AT(member, name, type, flags, nicks)                                                       \
  FOYER_FIELD_AT (FoyerAppointment, member, name, FOYER_FIELD_##type, flags, nicks)

static const FoyerField fields[] = {
  AT (id, "id", INTEGER, FOYER_FIELD_KEY, NULL),
  AT (state, "state", ENUM, 0, foyer_appointment_states),
  AT (service, "service", TEXT, 0, NULL),
  AT (time, "time", TIME, FOYER_FIELD_OPTIONAL, NULL),
  AT (ticket, "ticket", INTEGER, FOYER_FIELD_OPTIONAL | FOYER_FIELD_INTERNAL, NULL),
  AT (created_at, "created_at", TIME, 0, NULL),
  AT (fault, "fault", INTEGER, FOYER_FIELD_OPTIONAL, NULL),
  AT (checked_in_at, "checked_in_at", TIME, FOYER_FIELD_OPTIONAL, NULL),
  AT (came_as, "came_as", INTEGER, FOYER_FIELD_OPTIONAL | FOYER_FIELD_INTERNAL, NULL),
  AT (because, "because", TEXT, FOYER_FIELD_OPTIONAL, NULL),
  AT (reason, "reason", TEXT, FOYER_FIELD_OPTIONAL, NULL),
  AT (approved_by, "approved_by", TEXT, FOYER_FIELD_OPTIONAL, NULL),
};

const FoyerRecordType foyer_appointment_type = { "appointment", sizeof (FoyerAppointment),
                                                 G_N_ELEMENTS (fields), fields, TRUE };

void
foyer_appointment_free (FoyerAppointment *appointment)
{
  foyer_record_free (&foyer_appointment_type, appointment);
}

FoyerAppointmentState
foyer_appointment_get_state (const FoyerAppointment *appointment,
                             const char *day,
                             const char *today)
{
  if (appointment->state == FOYER_APPOINTMENT_BOOKED && day != NULL && strcmp (day, today) < 0)
    return FOYER_APPOINTMENT_MISSED;
  return (FoyerAppointmentState) appointment->state;
}

FoyerGround
foyer_appointment_get_ground (const FoyerAppointment *appointment)
{
  const int told = foyer_nick_find (foyer_grounds, appointment->because);

  if (told >= 0)
    return (FoyerGround) told;
  return appointment->fault != 0 ? FOYER_GROUND_FAULT : FOYER_GROUND_CUSTOMER;
}

gboolean
foyer_appointment_check_ground (FoyerGround ground,
                                gboolean long_fault,
                                FoyerHallState hall,
                                gboolean left_over,
                                GError **error)
{
  if (ground == FOYER_GROUND_FAULT && !long_fault)
    g_set_error_literal (
        error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
        _ ("There is no fault that lasts long. Nothing was changed; an appointment "
           "may be the customer's wish."));
  else if (ground == FOYER_GROUND_MANAGER && !left_over && hall != FOYER_HALL_EARLY_STOP &&
           !foyer_hall_is_over (hall))
    g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
                         _ ("The hall is open: whoever has a number is served today. Nothing was "
                            "changed; a manager decides this once no more numbers are issued."));
  else
    return TRUE;
  return FALSE;
}

gboolean
foyer_appointment_check_booked (const FoyerAppointment *appointment, GError **error)
{
  if (appointment->state == FOYER_APPOINTMENT_BOOKED)
    return TRUE;
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
               appointment->state == FOYER_APPOINTMENT_CANCELLED
                   ? _ ("Appointment %d was cancelled. Nothing was changed.")
                   : _ ("Appointment %d was checked in already. Nothing was changed."),
               (int) appointment->id);
  return FALSE;
}

gboolean
foyer_appointment_check_in (const FoyerAppointment *appointment,
                            const char *day,
                            const char *today,
                            GError **error)
{
  if (!foyer_appointment_check_booked (appointment, error))
    return FALSE;
  if (day == NULL || strcmp (day, today) == 0)
    return TRUE;
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
               strcmp (day, today) < 0
                   ? _ ("Appointment %d was on %s and is over. Nothing was changed; issue an "
                        "ordinary number.")
                   : _ ("Appointment %d is on %s, not today. Nothing was changed."),
               (int) appointment->id, day);
  return FALSE;
}

static char *
get_digits (const char *phone)
{
  GString *digits = g_string_new (NULL);

  for (const char *c = phone; *c != '\0'; c++)
    if (g_ascii_isdigit (*c))
      g_string_append_c (digits, *c);
  return g_string_free (digits, FALSE);
}

gboolean
foyer_appointment_is_phone (const char *one, const char *other)
{
  g_autofree char *first = get_digits (one), *second = get_digits (other);

  return *first != '\0' && strcmp (first, second) == 0;
}

gboolean
foyer_appointment_check_phone (const char *phone, GError **error)
{
  g_autofree char *digits = get_digits (phone);

  if (*digits != '\0')
    return TRUE;
  g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                       _ ("An appointment needs a phone number. Nothing was booked."));
  return FALSE;
}
