/* Runs commands on one connection: access, turn, transaction, idempotency, day. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "base/foyer-time.h"
#include "hall/foyer-config.h"
#include "store/foyer-database.h"

G_BEGIN_DECLS

/**
 * FoyerCommand:
 *
 * What is asked of the hall. @via is "ctl" (whoever may read the file may act as anyone) or
 * "window" (the actor's role is asked of the table of access first) or "screen" (a customer's
 * second screen: no actor, and only what a customer may) or "system".
 */
typedef struct
{
  char *name; /* "counter.call" */
  JsonObject *arguments;
  char *actor; /* staff number; may be %NULL for "ctl" and "system" */
  char *via;
  char *request; /* idempotency key; may be %NULL */
  FoyerTime now; /* 0: as the executor's clock says */
} FoyerCommand;

FoyerCommand *foyer_command_new (const char *name, const char *via);
FoyerCommand *foyer_command_copy (const FoyerCommand *command);
void foyer_command_free (FoyerCommand *command);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerCommand, foyer_command_free)

/* Chainable: each gives the command one argument. */
FoyerCommand *foyer_command_text (FoyerCommand *command, const char *name, const char *value);
FoyerCommand *foyer_command_integer (FoyerCommand *command, const char *name, gint64 value);
FoyerCommand *foyer_command_flag (FoyerCommand *command, const char *name, gboolean value);
FoyerCommand *
foyer_command_texts (FoyerCommand *command, const char *name, const char *const *values);

typedef struct _FoyerExecutor FoyerExecutor;

/* An executor belongs to one thread at a time. @clock may be %NULL: the system's. */
FoyerExecutor *foyer_executor_open (const char *path,
                                    FoyerDatabaseMode mode,
                                    const FoyerClock *clock,
                                    GError **error);
void foyer_executor_close (FoyerExecutor *executor);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerExecutor, foyer_executor_close)

/* Does @command; the answer is the contract's JSON object. Once this returns an answer of a command
 * that changes something, its transaction is on disk. A refusal or fault changes nothing.
 * (transfer full) */
JsonObject *
foyer_executor_run (FoyerExecutor *executor, const FoyerCommand *command, GError **error);

/* Keeps @refusal of @command in the access log if it is an attempt at what the actor may not do. A
 * run does so itself, but for one on a connection of reading, which cannot. */
void foyer_executor_note_refusal (FoyerExecutor *executor,
                                  const FoyerCommand *command,
                                  const GError *refusal);

/* The request of a command that is no verb, or has no transaction of its own: @answer is set to the
 * first answer when it was done before, else to %NULL; another command's request is an error. A
 * command without one is never recalled. */
gboolean foyer_executor_recall (FoyerExecutor *executor,
                                const FoyerCommand *command,
                                JsonObject **answer,
                                GError **error);
gboolean foyer_executor_remember (FoyerExecutor *executor,
                                  const FoyerCommand *command,
                                  JsonObject *answer,
                                  GError **error);

/* Many commands in one transaction, for filling a hall with past days. Every command between begin
 * and end is kept or none. */
gboolean foyer_executor_begin_bulk (FoyerExecutor *executor, GError **error);
gboolean foyer_executor_end_bulk (FoyerExecutor *executor, gboolean keep, GError **error);

FoyerDatabase *foyer_executor_get_database (FoyerExecutor *executor);
/* The configuration as of the last command. (transfer none) */
FoyerConfig *foyer_executor_get_config (FoyerExecutor *executor, GError **error);
FoyerTime foyer_executor_get_now (FoyerExecutor *executor);

G_END_DECLS
