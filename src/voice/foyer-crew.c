/* Threads at work for somebody who may go before they are done. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "voice/foyer-crew.h"

struct _FoyerCrew
{
  gatomicrefcount ref_count;
  GMutex lock;
  GCond done;
  guint at_work; /* under lock */
};

typedef struct
{
  FoyerCrew *crew;
  void (*work) (gpointer owner, gpointer data);
  gpointer owner;
  GDestroyNotify release;
  gpointer data;
} Job;

FoyerCrew *
foyer_crew_new (void)
{
  FoyerCrew *crew = g_new0 (FoyerCrew, 1);

  g_atomic_ref_count_init (&crew->ref_count);
  g_mutex_init (&crew->lock);
  g_cond_init (&crew->done);
  return crew;
}

void
foyer_crew_unref (FoyerCrew *crew)
{
  if (!g_atomic_ref_count_dec (&crew->ref_count))
    return;
  g_mutex_clear (&crew->lock);
  g_cond_clear (&crew->done);
  g_free (crew);
}

static gpointer
run (gpointer data)
{
  g_autofree Job *job = data;

  job->work (job->owner, job->data);
  g_mutex_lock (&job->crew->lock);
  job->crew->at_work--;
  g_cond_broadcast (&job->crew->done);
  g_mutex_unlock (&job->crew->lock);
  job->release (job->owner);
  foyer_crew_unref (job->crew);
  return NULL;
}

void
foyer_crew_start (FoyerCrew *crew,
                  const char *name,
                  void (*work) (gpointer owner, gpointer data),
                  gpointer owner,
                  GDestroyNotify release,
                  gpointer data)
{
  Job *job = g_new (Job, 1);

  *job = (Job){ crew, work, owner, release, data };
  g_atomic_ref_count_inc (&crew->ref_count);
  g_mutex_lock (&crew->lock);
  crew->at_work++;
  g_mutex_unlock (&crew->lock);
  g_thread_unref (g_thread_new (name, run, job));
}

void
foyer_crew_wait (FoyerCrew *crew, gint64 end)
{
  gboolean in_time = TRUE;

  g_mutex_lock (&crew->lock);
  while (in_time && crew->at_work > 0)
    in_time = g_cond_wait_until (&crew->done, &crew->lock, end);
  g_mutex_unlock (&crew->lock);
}
