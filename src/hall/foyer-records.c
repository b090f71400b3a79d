/* Every kind of record that the hall keeps. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-records.h"

static const FoyerField config_fields[] = {
  FOYER_FIELD_AT (FoyerConfigRecord, id, "id", FOYER_FIELD_INTEGER, FOYER_FIELD_KEY, NULL),
  FOYER_FIELD_AT (FoyerConfigRecord, revision, "revision", FOYER_FIELD_INTEGER, 0, NULL),
  FOYER_FIELD_AT (FoyerConfigRecord, json, "json", FOYER_FIELD_JSON, 0, NULL),
};

const FoyerRecordType foyer_config_type = { "config", sizeof (FoyerConfigRecord),
                                            G_N_ELEMENTS (config_fields), config_fields, TRUE };

const FoyerRecordType *const foyer_record_types[] = {
  &foyer_config_type,     &foyer_day_type,          &foyer_tally_type,
  &foyer_ticket_type,     &foyer_item_type,         &foyer_counter_type,
  &foyer_rating_type,     &foyer_fault_type,        &foyer_appointment_type,
  &foyer_suspension_type, &foyer_announcement_type, &foyer_cash_type,
  &foyer_cash_line_type,  &foyer_suspect_type,      &foyer_register_type,
  &foyer_callback_type,   &foyer_visit_type,        &foyer_absence_type,
  &foyer_checked_type,    &foyer_found_type,        NULL,
};

const FoyerRecordType *
foyer_record_type_find (const char *name)
{
  for (guint i = 0; foyer_record_types[i] != NULL; i++)
    if (g_str_equal (foyer_record_types[i]->name, name))
      return foyer_record_types[i];
  return NULL;
}
