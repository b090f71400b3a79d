/* A hall appointment: a time at which a number is called without a second queue (states 2.5). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/foyer-record.h"
#include "base/foyer-time.h"
#include "hall/foyer-hours.h"

G_BEGIN_DECLS

typedef enum
{
  FOYER_APPOINTMENT_BOOKED,
  FOYER_APPOINTMENT_CHECKED_IN,
  FOYER_APPOINTMENT_MISSED,
  FOYER_APPOINTMENT_CANCELLED,
} FoyerAppointmentState;

extern const char *const foyer_appointment_states[];

/* Why a number became an appointment (states 2.2). */
typedef enum
{
  FOYER_GROUND_FAULT, /* a long one */
  FOYER_GROUND_CUSTOMER,
  FOYER_GROUND_MANAGER, /* who decided it: nobody who holds a number is just refused (5/D12) */
  FOYER_N_GROUNDS,
} FoyerGround;

extern const char *const foyer_grounds[];

/* The phone number is personal: it is kept apart, under the subject "appointment:ID". */
typedef struct
{
  gint64 id;
  int state;
  char *service;
  FoyerTime time; /* 0: to be agreed on the phone */
  gint64 ticket;  /* that was converted into it; 0 booked without one */
  FoyerTime created_at;
  gint64 fault; /* a long one that made it; 0 none */
  FoyerTime checked_in_at;
  gint64 came_as; /* ticket of the check-in; 0 not yet */
  char *because;  /* of foyer_grounds; %NULL: of before they were told, or booked */
  char *reason;
  char *approved_by;
} FoyerAppointment;

extern const FoyerRecordType foyer_appointment_type;

void foyer_appointment_free (FoyerAppointment *appointment);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerAppointment, foyer_appointment_free)

/* A booked one whose day is over is missed. @day: of its time, %NULL when it has none; @today. */
FoyerAppointmentState foyer_appointment_get_state (const FoyerAppointment *appointment,
                                                   const char *day,
                                                   const char *today);
/* Whether it can be checked in today: bad-state with a sentence when not. */
gboolean foyer_appointment_check_in (const FoyerAppointment *appointment,
                                     const char *day,
                                     const char *today,
                                     GError **error);
/* Whether two telephone numbers are one, however they are written: their digits count. */
gboolean foyer_appointment_is_phone (const char *one, const char *other);
/* A digit at least; usage. */
gboolean foyer_appointment_check_phone (const char *phone, GError **error);
/* Which ground it was, also when that was not told yet; only for one that was a number. */
FoyerGround foyer_appointment_get_ground (const FoyerAppointment *appointment);
/* A long fault must be there; a manager decides once the hall issues no more numbers, or of a
 * number that is left of another day (S4 五.13). bad-state. */
gboolean foyer_appointment_check_ground (FoyerGround ground,
                                         gboolean long_fault,
                                         FoyerHallState hall,
                                         gboolean left_over,
                                         GError **error);
/* Only a booked one; bad-state. */
gboolean foyer_appointment_check_booked (const FoyerAppointment *appointment, GError **error);

G_END_DECLS
