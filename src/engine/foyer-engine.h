/* The engine of a program with windows: commands and lists on threads of their own, and the feed of
 * committed events on the main context. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "engine/foyer-executor.h"
#include "engine/foyer-session.h"
#include "engine/foyer-snapshot.h"
#include "store/foyer-journal.h"

G_BEGIN_DECLS

#define FOYER_TYPE_ENGINE (foyer_engine_get_type ())
G_DECLARE_FINAL_TYPE (FoyerEngine, foyer_engine, FOYER, ENGINE, GObject)

/**
 * FoyerEngine:
 *
 * Signals, on the main context of its creation:
 *
 * - "committed" (GPtrArray of FoyerEntry): journal entries of this process and of any other on the
 *   same database, in order, each once.
 * - "restarted": the database was restored; whatever was shown must be loaded anew.
 * - "fault" (GError): the database cannot be read for now; the engine goes on trying at each
 *   change.
 *
 * Must be closed with foyer_engine_close() before it is let go.
 */

/* Opens the hall @path. Nothing of it happens on the calling thread. */
void foyer_engine_open_async (const char *path,
                              const FoyerClock *clock,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
FoyerEngine *foyer_engine_open_finish (GAsyncResult *result, GError **error);

/* Does @command (copied); commands that write are done in the order given. The answer comes once
 * the transaction is on disk; what changed comes by "committed". */
void foyer_engine_run_async (FoyerEngine *engine,
                             const FoyerCommand *command,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
JsonObject *foyer_engine_run_finish (FoyerEngine *engine, GAsyncResult *result, GError **error);

/* The state of the hall as of one journal entry, for a model to start from. */
void foyer_engine_load_async (FoyerEngine *engine,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
FoyerSnapshot *foyer_engine_load_finish (FoyerEngine *engine, GAsyncResult *result, GError **error);

/* Signs @staff in by PIN; five wrong ones lock the number for a growing time. The session says who
 * acts; it is kept in memory only. */
void foyer_engine_sign_in_async (FoyerEngine *engine,
                                 const char *staff,
                                 const char *pin,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
FoyerSession *
foyer_engine_sign_in_finish (FoyerEngine *engine, GAsyncResult *result, GError **error);

/* @staff, who knows the present @pin, chooses @new_pin; see foyer_session_change_pin(). */
void foyer_engine_change_pin_async (FoyerEngine *engine,
                                    const char *staff,
                                    const char *pin,
                                    const char *new_pin,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean foyer_engine_change_pin_finish (FoyerEngine *engine, GAsyncResult *result, GError **error);

/* The present as the hall's clock has it. */
FoyerTime foyer_engine_get_now (FoyerEngine *engine);
const char *foyer_engine_get_path (FoyerEngine *engine);

/* Waits for what is under way and ends the threads. */
void foyer_engine_close (FoyerEngine *engine);

G_END_DECLS
