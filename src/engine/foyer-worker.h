/* A thread with one executor: does one thing after the other, and returns each on the main context
 * it came from. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "engine/foyer-executor.h"

G_BEGIN_DECLS

typedef struct _FoyerWorker FoyerWorker;

/* What is to be done; @data is what was pushed. %NULL with an error, or the result. */
typedef gpointer (*FoyerWorkerFunc) (FoyerExecutor *executor, gpointer data, GError **error);

/* The executor is opened on the thread, at the first thing to do; while that fails, everything that
 * is pushed fails with its error. */
FoyerWorker *foyer_worker_new (const char *name,
                               const char *path,
                               FoyerDatabaseMode mode,
                               const FoyerClock *clock);

/* Takes @task and @data; the task returns the result as a pointer that @free_result frees. */
void foyer_worker_push (FoyerWorker *worker,
                        GTask *task,
                        FoyerWorkerFunc func,
                        gpointer data,
                        GDestroyNotify free_data,
                        GDestroyNotify free_result);

/* Does what was pushed before, and ends the thread. */
void foyer_worker_stop (FoyerWorker *worker);

G_END_DECLS
