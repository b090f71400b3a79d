/* A unit of work: what one command sees, changes and answers inside its transaction. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/foyer-json.h"
#include "hall/foyer-config.h"
#include "hall/foyer-records.h"
#include "store/foyer-database.h"
#include "store/foyer-journal.h"

G_BEGIN_DECLS

/**
 * FoyerWork:
 *
 * Handed to a verb's function, which must not keep it. Rows are changed through foyer_work_put()
 * only, so that each change is in the journal entry that foyer_work_record() then writes.
 */
typedef struct
{
  FoyerDatabase *database;
  FoyerConfig *config;
  FoyerTime now;
  const FoyerDay *day; /* the business day of now */
  gboolean was_ahead;  /* a later day was opened before: the clock was wrong then or is now */
  const char *actor;   /* staff number or %NULL */
  const char *via;
  JsonObject *arguments;
  JsonObject *answer;
  JsonObject *data; /* of the entry being made: facts may be added */
  FoyerJournalHead head;
  gboolean config_changed;
} FoyerWork;

/* Arguments; absent ones are %NULL, 0 or %FALSE. */
const char *foyer_work_get_text (FoyerWork *work, const char *name);
gint64 foyer_work_get_integer (FoyerWork *work, const char *name);
gboolean foyer_work_get_flag (FoyerWork *work, const char *name);
/* Index of the choice, @fallback when absent. */
int
foyer_work_get_choice (FoyerWork *work, const char *name, const char *const *choices, int fallback);
JsonArray *foyer_work_get_texts (FoyerWork *work, const char *name);

/* Writes the row of @after: a new one when @before is %NULL, else the fields that differ. */
gboolean foyer_work_put (FoyerWork *work,
                         const FoyerRecordType *type,
                         gconstpointer before,
                         gconstpointer after,
                         GError **error);
/* Writes the journal entry of all that was put since the last one. @ticket (a number) may be %NULL,
 * @counter 0. */
gboolean foyer_work_record (
    FoyerWork *work, const char *kind, const char *ticket, gint64 counter, GError **error);

/* Applies one entry's changes to the tables of @database, as foyer_work_put() did: this is how a
 * journal is replayed. */
gboolean foyer_work_replay (FoyerDatabase *database, const FoyerEntry *entry, GError **error);

/* Calls @func for every record in an entry's @data: its type and its changed fields. */
typedef gboolean (*FoyerChangeFunc) (const FoyerRecordType *type,
                                     JsonObject *fields,
                                     gpointer user_data,
                                     GError **error);
gboolean
foyer_change_foreach (JsonObject *data, FoyerChangeFunc func, gpointer user_data, GError **error);

G_END_DECLS
