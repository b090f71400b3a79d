/* A thread with one executor. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-worker.h"

struct _FoyerWorker
{
  char *path;
  FoyerDatabaseMode mode;
  FoyerClock clock;
  GAsyncQueue *jobs;
  GThread *thread;
};

typedef struct
{
  GTask *task; /* NULL: the end */
  FoyerWorkerFunc func;
  gpointer data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
} Job;

static void
job_free (Job *job)
{
  if (job->free_data != NULL)
    job->free_data (job->data);
  g_clear_object (&job->task);
  g_free (job);
}

static void
do_job (FoyerWorker *worker, FoyerExecutor **executor, Job *job)
{
  GError *error = NULL;
  gpointer result = NULL;

  if (g_task_return_error_if_cancelled (job->task))
    return;
  if (*executor == NULL)
    *executor = foyer_executor_open (worker->path, worker->mode, &worker->clock, &error);
  if (*executor != NULL)
    result = job->func (*executor, job->data, &error);
  if (error != NULL)
    g_task_return_error (job->task, error);
  else
    g_task_return_pointer (job->task, result, job->free_result);
}

static gpointer
run (gpointer data)
{
  FoyerWorker *worker = data;
  FoyerExecutor *executor = NULL;
  Job *job;

  while ((job = g_async_queue_pop (worker->jobs))->task != NULL)
    {
      do_job (worker, &executor, job);
      job_free (job);
    }
  job_free (job);
  foyer_executor_close (executor);
  return NULL;
}

FoyerWorker *
foyer_worker_new (const char *name,
                  const char *path,
                  FoyerDatabaseMode mode,
                  const FoyerClock *clock)
{
  FoyerWorker *worker = g_new0 (FoyerWorker, 1);

  worker->path = g_strdup (path);
  worker->mode = mode;
  worker->clock = *clock;
  worker->jobs = g_async_queue_new ();
  worker->thread = g_thread_new (name, run, worker);
  return worker;
}

void
foyer_worker_push (FoyerWorker *worker,
                   GTask *task,
                   FoyerWorkerFunc func,
                   gpointer data,
                   GDestroyNotify free_data,
                   GDestroyNotify free_result)
{
  Job *job = g_new0 (Job, 1);

  job->task = task;
  job->func = func;
  job->data = data;
  job->free_data = free_data;
  job->free_result = free_result;
  g_async_queue_push (worker->jobs, job);
}

void
foyer_worker_stop (FoyerWorker *worker)
{
  g_async_queue_push (worker->jobs, g_new0 (Job, 1));
  g_thread_join (worker->thread);
  g_async_queue_unref (worker->jobs);
  g_free (worker->path);
  g_free (worker);
}
