/* Whose turn it is to write, by flock. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/foyer-turn.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* flock has no time limit of its own, and asking again and again would starve whoever asks among
 * those who wait in the kernel's queue. So the wait is broken off by a signal to this thread. */
#define WAKE SIGRTMIN

/* A signal that comes a moment before flock begins to wait is lost: another follows. */
#define WAKE_AGAIN_NS (50 * 1000 * 1000)

static void
wake (int number)
{
}

static gboolean
arm (timer_t *timer, gint64 patience_us)
{
  static gsize ready;
  struct sigevent event = { .sigev_notify = SIGEV_THREAD_ID, .sigev_signo = WAKE };
  const struct itimerspec when = {
    .it_value = { .tv_sec = patience_us / G_USEC_PER_SEC,
                  .tv_nsec = patience_us % G_USEC_PER_SEC * 1000 },
    .it_interval = { .tv_nsec = WAKE_AGAIN_NS },
  };

  if (g_once_init_enter (&ready))
    {
      const struct sigaction action = { .sa_handler = wake };

      sigaction (WAKE, &action, NULL);
      g_once_init_leave (&ready, 1);
    }
  event._sigev_un._tid = gettid ();
  if (timer_create (CLOCK_MONOTONIC, &event, timer) != 0)
    return FALSE;
  timer_settime (*timer, 0, &when, NULL);
  return TRUE;
}

gboolean
foyer_turn_take (int fd, gint64 patience_us)
{
  const gint64 end = g_get_monotonic_time () + MAX (patience_us, 1);
  timer_t timer;
  gboolean armed = arm (&timer, MAX (patience_us, 1));
  gboolean taken;

  do
    taken = flock (fd, LOCK_EX) == 0;
  while (!taken && errno == EINTR && g_get_monotonic_time () < end);
  if (armed)
    timer_delete (timer);
  return taken;
}

void
foyer_turn_end (int fd)
{
  flock (fd, LOCK_UN);
}

/* A line of /proc/locks: "3: FLOCK  ADVISORY  WRITE 4711 fe:00:1311234 0 EOF"; who waits has "->"
 * before the kind. */
static pid_t
read_holder (const char *line, guint64 inode)
{
  int process;
  unsigned long long file;
  char after;

  return sscanf (line, "%*s FLOCK ADVISORY WRITE %d %*x:%*x:%llu%c", &process, &file, &after) ==
                     3 &&
                 file == inode
             ? process
             : 0;
}

pid_t
foyer_turn_get_holder (int fd)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  struct stat file;
  pid_t holder = 0;

  if (fstat (fd, &file) != 0 || !g_file_get_contents ("/proc/locks", &text, NULL, NULL))
    return 0;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL && holder == 0; i++)
    holder = read_holder (lines[i], file.st_ino);
  return holder;
}
