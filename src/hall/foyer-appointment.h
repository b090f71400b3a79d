/* A hall appointment: a time at which a number is called without a second queue (states 2.5). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/foyer-record.h"
#include "base/foyer-time.h"

G_BEGIN_DECLS

typedef enum
{
  FOYER_APPOINTMENT_BOOKED,
  FOYER_APPOINTMENT_CHECKED_IN,
  FOYER_APPOINTMENT_MISSED,
  FOYER_APPOINTMENT_CANCELLED,
} FoyerAppointmentState;

extern const char *const foyer_appointment_states[];

/* The phone number is personal: it is kept apart, under the subject "appointment:ID". */
typedef struct
{
  gint64 id;
  int state;
  char *service;
  FoyerTime time; /* 0: to be agreed on the phone */
  gint64 ticket;  /* that was converted into it; 0 booked without one */
  FoyerTime created_at;
} FoyerAppointment;

extern const FoyerRecordType foyer_appointment_type;

G_END_DECLS
