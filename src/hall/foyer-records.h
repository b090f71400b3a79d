/* Every kind of record that the hall keeps. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-announcement.h"
#include "hall/foyer-appointment.h"
#include "hall/foyer-cash.h"
#include "hall/foyer-checklist.h"
#include "hall/foyer-counter.h"
#include "hall/foyer-fault.h"
#include "hall/foyer-found.h"
#include "hall/foyer-hours.h"
#include "hall/foyer-rating.h"
#include "hall/foyer-register.h"
#include "hall/foyer-suspension.h"
#include "hall/foyer-ticket.h"
#include "hall/foyer-visit.h"

G_BEGIN_DECLS

/* The hall's configuration as it is stored: one JSON document without names of persons. */
typedef struct
{
  gint64 id; /* always 1 */
  gint64 revision;
  char *json;
} FoyerConfigRecord;

extern const FoyerRecordType foyer_config_type;

/* Ends with %NULL; a record only points to records of types before its own. */
extern const FoyerRecordType *const foyer_record_types[];

/* The type whose rows lie in the table @name, or %NULL. */
const FoyerRecordType *foyer_record_type_find (const char *name);

G_END_DECLS
