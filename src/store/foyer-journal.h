/* The journal: what happened, in order, each entry chained to the one before it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/foyer-digest.h"
#include "base/foyer-time.h"
#include "store/foyer-database.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 seq; /* from 1, without holes */
  FoyerTime at;
  char *kind;   /* "ticket.called" */
  char *actor;  /* staff number; %NULL when nobody is named */
  char *via;    /* "ctl", "window", "system" */
  char *ticket; /* number */
  gint64 counter;
  char *data; /* JSON object: the changed fields of each record, and facts */
  char *hash; /* hexadecimal */
} FoyerEntry;

void foyer_entry_free (FoyerEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerEntry, foyer_entry_free)

/* Where the journal stands: kept in the hall's own row as well. */
typedef struct
{
  gint64 seq;
  char hash[FOYER_DIGEST_SIZE * 2 + 1];
  gint64 generation; /* raised by a restore: every reader starts anew */
} FoyerJournalHead;

gboolean foyer_journal_get_head (FoyerDatabase *database, FoyerJournalHead *head, GError **error);

/* Appends @entry behind @head, fills its seq and hash, and moves @head; in a transaction.
 * foyer_journal_set_head() stores the head once for all entries of the transaction. */
gboolean foyer_journal_append (FoyerDatabase *database,
                               FoyerEntry *entry,
                               FoyerJournalHead *head,
                               GError **error);
gboolean
foyer_journal_set_head (FoyerDatabase *database, const FoyerJournalHead *head, GError **error);

/* Entries with a seq above @since, @limit at most (0: all). (element-type FoyerEntry) */
GPtrArray *foyer_journal_list (FoyerDatabase *database, gint64 since, gint64 limit, GError **error);

/* The hash that @entry must have behind an entry with the hash @previous ("" for the first). */
char *foyer_entry_compute_hash (const FoyerEntry *entry, const char *previous);

G_END_DECLS
