/* A hall appointment: a time at which a number is called without a second queue (states 2.5). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-appointment.h"

const char *const foyer_appointment_states[] = { "booked", "checked-in", "missed", "cancelled",
                                                 NULL };

#define AT(member, name, type, flags, nicks)                                                       \
  FOYER_FIELD_AT (FoyerAppointment, member, name, FOYER_FIELD_##type, flags, nicks)

static const FoyerField fields[] = {
  AT (id, "id", INTEGER, FOYER_FIELD_KEY, NULL),
  AT (state, "state", ENUM, 0, foyer_appointment_states),
  AT (service, "service", TEXT, 0, NULL),
  AT (time, "time", TIME, FOYER_FIELD_OPTIONAL, NULL),
  AT (ticket, "ticket", INTEGER, FOYER_FIELD_OPTIONAL | FOYER_FIELD_INTERNAL, NULL),
  AT (created_at, "created_at", TIME, 0, NULL),
};

const FoyerRecordType foyer_appointment_type = { "appointment", sizeof (FoyerAppointment),
                                                 G_N_ELEMENTS (fields), fields, TRUE };
