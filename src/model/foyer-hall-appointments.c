/* The hall's appointments of today, as far as a counter must know of them: when the next one comes.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/foyer-json.h"
#include "model/foyer-hall-lists.h"

static void
put (FoyerHallLists *self, FoyerAppointment *appointment)
{
  gint64 *id = g_memdup2 (&appointment->id, sizeof appointment->id);

  g_hash_table_replace (self->appointments, id, appointment);
}

void
foyer_hall_lists_sync_appointments (FoyerHallLists *self, const FoyerSnapshot *snapshot)
{
  g_hash_table_remove_all (self->appointments);
  for (guint i = 0; i < snapshot->appointments->len; i++)
    put (self, foyer_record_copy (&foyer_appointment_type,
                                  g_ptr_array_index (snapshot->appointments, i)));
}

gboolean
foyer_hall_lists_apply_appointment (FoyerHallLists *self, JsonObject *fields)
{
  gint64 id = json_object_get_int_member_with_default (fields, "id", 0);
  const FoyerAppointment *known = g_hash_table_lookup (self->appointments, &id);
  g_autoptr (FoyerAppointment) appointment = NULL;

  /* One of a day that is not shown. */
  if (known == NULL && !json_object_has_member (fields, "service"))
    return TRUE;
  appointment = known != NULL ? foyer_record_copy (&foyer_appointment_type, known)
                              : foyer_record_new (&foyer_appointment_type);
  if (!foyer_json_apply_to_record (fields, &foyer_appointment_type, appointment, NULL))
    return FALSE;
  put (self, g_steal_pointer (&appointment));
  return TRUE;
}

static FoyerTime
get_end_of_day (FoyerHallLists *self)
{
  g_autofree char *next = foyer_date_add_days (self->day, 1);

  return foyer_time_from_date (next, self->config->day_start, self->config->zone);
}

const FoyerAppointment *
foyer_hall_lists_find_appointment (FoyerHallLists *self, const char *const *services, FoyerTime now)
{
  const FoyerAppointment *found = NULL, *appointment;
  GHashTableIter iter;
  FoyerTime from, to;

  if (self->config == NULL)
    return NULL;
  from = now - self->config->settings.appointment_window_s * FOYER_SECOND;
  to = get_end_of_day (self);
  g_hash_table_iter_init (&iter, self->appointments);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &appointment))
    if (appointment->state == FOYER_APPOINTMENT_BOOKED && appointment->time > from &&
        appointment->time < to && g_strv_contains (services, appointment->service) &&
        (found == NULL || appointment->time < found->time ||
         (appointment->time == found->time && appointment->id < found->id)))
      found = appointment;
  return found;
}
