/* Records to rows and back, for every kind of record alike. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/foyer-record.h"
#include "store/foyer-database.h"

G_BEGIN_DECLS

/* Fills @record from the row that has its key fields; @found says whether there is one. */
gboolean foyer_rows_load (FoyerDatabase *database,
                          const FoyerRecordType *type,
                          FoyerRecord record,
                          gboolean *found,
                          GError **error);
gboolean foyer_rows_insert (FoyerDatabase *database,
                            const FoyerRecordType *type,
                            gconstpointer record,
                            GError **error);
/* Writes the fields of @mask to the row with @record's key. */
gboolean foyer_rows_update (FoyerDatabase *database,
                            const FoyerRecordType *type,
                            gconstpointer record,
                            guint64 mask,
                            GError **error);

/* A statement that yields whole rows of @type: "SELECT … FROM type " and @clause. */
sqlite3_stmt *foyer_rows_select (FoyerDatabase *database,
                                 const FoyerRecordType *type,
                                 const char *clause,
                                 GError **error);
/* The present row of such a statement into the cleared @record. */
void foyer_rows_read (sqlite3_stmt *statement, const FoyerRecordType *type, FoyerRecord record);

/* All rows of a bound statement, as an array of new records. @free_record frees one. */
GPtrArray *foyer_rows_collect (FoyerDatabase *database,
                               sqlite3_stmt *statement,
                               const FoyerRecordType *type,
                               GDestroyNotify free_record,
                               GError **error);
/* The first row of a bound statement, or %NULL without error when there is none. */
FoyerRecord foyer_rows_first (FoyerDatabase *database,
                              sqlite3_stmt *statement,
                              const FoyerRecordType *type,
                              GError **error);

G_END_DECLS
