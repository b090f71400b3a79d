/* The engine of a program with windows. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-engine.h"

#include "base/foyer-digest.h"
#include "base/foyer-error.h"
#include "store/foyer-journal.h"
#include "engine/foyer-feed.h"
#include "engine/foyer-verb.h"
#include "engine/foyer-worker.h"

struct _FoyerEngine
{
  GObject parent_instance;
  char *path;
  FoyerClock clock;
  FoyerWorker *writer, *reader;
  FoyerFeed *feed;
  gint64 seq; /* of the last entry that was published */
  gint64 generation;
  gboolean reading, rung_again;
};

G_DEFINE_FINAL_TYPE (FoyerEngine, foyer_engine, G_TYPE_OBJECT)

enum
{
  COMMITTED,
  RESTARTED,
  FAULT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What a reading of the feed found. */
typedef struct
{
  FoyerJournalHead head;
  GPtrArray *entries;
} Tidings;

static void
tidings_free (gpointer data)
{
  Tidings *tidings = data;

  g_clear_pointer (&tidings->entries, g_ptr_array_unref);
  g_free (tidings);
}

/* On the reader's thread: the head and the entries in one state of the database. */
static gpointer
read_tidings (FoyerExecutor *executor, gpointer data, GError **error)
{
  FoyerDatabase *database = foyer_executor_get_database (executor);
  gint64 since = *(gint64 *) data;
  Tidings *tidings = g_new0 (Tidings, 1);

  if (foyer_database_begin_read (database, error))
    {
      if (foyer_journal_get_head (database, &tidings->head, error))
        tidings->entries = foyer_journal_list (database, since, 0, error);
      foyer_database_end_read (database);
    }
  if (tidings->entries == NULL)
    g_clear_pointer (&tidings, tidings_free);
  return tidings;
}

static void read_feed (FoyerEngine *self);

static void
publish (FoyerEngine *self, Tidings *tidings)
{
  if (tidings->head.generation != self->generation)
    {
      self->generation = tidings->head.generation;
      self->seq = tidings->head.seq;
      g_signal_emit (self, signals[RESTARTED], 0);
      return;
    }
  if (tidings->entries->len == 0)
    return;
  self->seq = tidings->head.seq;
  g_signal_emit (self, signals[COMMITTED], 0, tidings->entries);
}

static void
feed_read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  FoyerEngine *self = FOYER_ENGINE (object);
  g_autoptr (GError) error = NULL;
  Tidings *tidings = g_task_propagate_pointer (G_TASK (result), &error);

  self->reading = FALSE;
  /* What was read before the engine was closed is news to nobody any more. */
  if (self->feed != NULL && tidings != NULL)
    publish (self, tidings);
  else if (self->feed != NULL)
    g_signal_emit (self, signals[FAULT], 0, error);
  g_clear_pointer (&tidings, tidings_free);
  if (self->rung_again && self->feed != NULL)
    read_feed (self);
}

static void
read_feed (FoyerEngine *self)
{
  GTask *task;

  self->rung_again = self->reading;
  if (self->reading)
    return;
  self->reading = TRUE;
  task = g_task_new (self, NULL, feed_read_cb, NULL);
  g_task_set_priority (task, G_PRIORITY_HIGH);
  foyer_worker_push (self->reader, task, read_tidings, g_memdup2 (&self->seq, sizeof self->seq),
                     g_free, tidings_free);
}

static void
on_rung (gpointer data)
{
  read_feed (data);
}

static void
foyer_engine_finalize (GObject *object)
{
  FoyerEngine *self = FOYER_ENGINE (object);

  foyer_engine_close (self);
  g_free (self->path);
  G_OBJECT_CLASS (foyer_engine_parent_class)->finalize (object);
}

static void
foyer_engine_class_init (FoyerEngineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = foyer_engine_finalize;
  signals[COMMITTED] = g_signal_new ("committed", FOYER_TYPE_ENGINE, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  signals[RESTARTED] = g_signal_new ("restarted", FOYER_TYPE_ENGINE, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
  signals[FAULT] = g_signal_new ("fault", FOYER_TYPE_ENGINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
foyer_engine_init (FoyerEngine *self)
{
}

/* On the opening thread. */
static gpointer
read_head (FoyerExecutor *executor, gpointer data, GError **error)
{
  FoyerJournalHead *head = g_new0 (FoyerJournalHead, 1);

  if (!foyer_journal_get_head (foyer_executor_get_database (executor), head, error))
    g_clear_pointer (&head, g_free);
  return head;
}

static void
reader_ready_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  FoyerEngine *self = FOYER_ENGINE (object);
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autofree FoyerJournalHead *head = g_task_propagate_pointer (G_TASK (result), &error);

  if (head != NULL)
    self->feed = foyer_feed_new (self->path, on_rung, self, &error);
  if (self->feed == NULL)
    {
      foyer_engine_close (self);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  self->seq = head->seq;
  self->generation = head->generation;
  /* Something may have been committed between the reading and the watch. */
  read_feed (self);
  g_task_return_pointer (task, g_object_ref (self), g_object_unref);
}

/* The writer brings an older schema up to date; only then the reader opens it. */
static void
writer_ready_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  FoyerEngine *self = FOYER_ENGINE (object);
  g_autoptr (GError) error = NULL;
  g_autofree gpointer head = g_task_propagate_pointer (G_TASK (result), &error);
  GTask *task = data;

  if (head == NULL)
    {
      foyer_engine_close (self);
      g_task_return_error (task, g_steal_pointer (&error));
      g_object_unref (task);
      return;
    }
  self->reader = foyer_worker_new ("reader", self->path, FOYER_DATABASE_READ, &self->clock);
  foyer_worker_push (self->reader, g_task_new (self, NULL, reader_ready_cb, task), read_head, NULL,
                     NULL, g_free);
}

void
foyer_engine_open_async (const char *path,
                         const FoyerClock *clock,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (FoyerEngine) self = g_object_new (FOYER_TYPE_ENGINE, NULL);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, foyer_engine_open_async);
  self->path = g_strdup (path);
  if (clock != NULL)
    self->clock = *clock;
  self->writer = foyer_worker_new ("writer", path, FOYER_DATABASE_WRITE, &self->clock);
  foyer_worker_push (self->writer, g_task_new (self, NULL, writer_ready_cb, task), read_head, NULL,
                     NULL, g_free);
}

FoyerEngine *
foyer_engine_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
run_command (FoyerExecutor *executor, gpointer data, GError **error)
{
  return foyer_executor_run (executor, data, error);
}

static gpointer
note_refusal (FoyerExecutor *executor, gpointer data, GError **error)
{
  GTask *read = data;
  g_autoptr (GError) refusal =
      g_error_new_literal (FOYER_ERROR, FOYER_ERROR_ACCESS_DENIED, "refused");

  foyer_executor_note_refusal (executor, g_task_get_task_data (read), refusal);
  return NULL;
}

/* The reader's connection cannot write: what it had to refuse the writer notes. */
static void
read_done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  FoyerEngine *self = FOYER_ENGINE (object);
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  JsonObject *answer = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, FOYER_ERROR, FOYER_ERROR_ACCESS_DENIED) && self->writer != NULL)
    foyer_worker_push (self->writer, g_task_new (self, NULL, NULL, NULL), note_refusal,
                       g_object_ref (result), g_object_unref, NULL);
  if (answer != NULL)
    g_task_return_pointer (task, answer, (GDestroyNotify) json_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
foyer_engine_run_async (FoyerEngine *engine,
                        const FoyerCommand *command,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (engine, cancellable, callback, user_data);
  const FoyerVerb *verb = foyer_verb_find (command->name);
  gboolean reads = verb != NULL && verb->kind == FOYER_VERB_READ;

  g_task_set_source_tag (task, foyer_engine_run_async);
  if (reads)
    {
      task = g_task_new (engine, cancellable, read_done_cb, task);
      g_task_set_task_data (task, foyer_command_copy (command),
                            (GDestroyNotify) foyer_command_free);
    }
  foyer_worker_push (reads ? engine->reader : engine->writer, task, run_command,
                     foyer_command_copy (command), (GDestroyNotify) foyer_command_free,
                     (GDestroyNotify) json_object_unref);
}

JsonObject *
foyer_engine_run_finish (FoyerEngine *engine, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, engine), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
load_snapshot (FoyerExecutor *executor, gpointer data, GError **error)
{
  return foyer_snapshot_load (executor, error);
}

void
foyer_engine_load_async (FoyerEngine *engine,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (engine, cancellable, callback, user_data);

  g_task_set_source_tag (task, foyer_engine_load_async);
  foyer_worker_push (engine->reader, task, load_snapshot, NULL, NULL,
                     (GDestroyNotify) foyer_snapshot_free);
}

FoyerSnapshot *
foyer_engine_load_finish (FoyerEngine *engine, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, engine), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
sign_in (FoyerExecutor *executor, gpointer data, GError **error)
{
  char **words = data;
  FoyerSession *session = foyer_session_open (executor, words[0], words[1], error);

  foyer_pin_forget (words[1]);
  return session;
}

void
foyer_engine_sign_in_async (FoyerEngine *engine,
                            const char *staff,
                            const char *pin,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (engine, cancellable, callback, user_data);
  const char *words[] = { staff, pin, NULL };

  g_task_set_source_tag (task, foyer_engine_sign_in_async);
  foyer_worker_push (engine->writer, task, sign_in, g_strdupv ((char **) words),
                     (GDestroyNotify) g_strfreev, (GDestroyNotify) foyer_session_free);
}

FoyerSession *
foyer_engine_sign_in_finish (FoyerEngine *engine, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, engine), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
change_pin (FoyerExecutor *executor, gpointer data, GError **error)
{
  char **words = data;
  gboolean done = foyer_session_change_pin (executor, words[0], words[1], words[2], error);

  foyer_pin_forget (words[1]);
  foyer_pin_forget (words[2]);
  return done ? executor : NULL;
}

void
foyer_engine_change_pin_async (FoyerEngine *engine,
                               const char *staff,
                               const char *pin,
                               const char *new_pin,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = g_task_new (engine, cancellable, callback, user_data);
  const char *words[] = { staff, pin, new_pin, NULL };

  g_task_set_source_tag (task, foyer_engine_change_pin_async);
  foyer_worker_push (engine->writer, task, change_pin, g_strdupv ((char **) words),
                     (GDestroyNotify) g_strfreev, NULL);
}

gboolean
foyer_engine_change_pin_finish (FoyerEngine *engine, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, engine), FALSE);
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

FoyerTime
foyer_engine_get_now (FoyerEngine *engine)
{
  return foyer_clock_get_now (&engine->clock);
}

const char *
foyer_engine_get_path (FoyerEngine *engine)
{
  return engine->path;
}

void
foyer_engine_close (FoyerEngine *engine)
{
  g_clear_pointer (&engine->feed, foyer_feed_free);
  g_clear_pointer (&engine->writer, foyer_worker_stop);
  g_clear_pointer (&engine->reader, foyer_worker_stop);
}
