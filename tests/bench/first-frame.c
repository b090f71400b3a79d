/* Runs a program and measures the time to its first mapped window and to the first pixels in it,
 * and its memory once it is at rest. Wants an X display of its own, without a window manager. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <X11/Xlib.h>
#include <X11/extensions/Xdamage.h>
#include <errno.h>
#include <glib.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define PATIENCE (30 * G_TIME_SPAN_SECOND)

typedef struct
{
  Display *display;
  int damage_base;
  pid_t child;
  gint64 start;
  double mapped_ms, drawn_ms;
  guint n_damages;
} Watch;

/* A window may be gone before it is asked about. */
static int
ignore_error (Display *display, XErrorEvent *event)
{
  return 0;
}

static double
get_ms (const Watch *watch)
{
  return (double) (g_get_monotonic_time () - watch->start) / 1000;
}

static void
on_mapped (Watch *watch, const XMapEvent *event)
{
  XWindowAttributes attributes;

  /* Neither menus nor the small windows of toolkits. */
  if (watch->mapped_ms > 0 || event->override_redirect ||
      !XGetWindowAttributes (watch->display, event->window, &attributes) || attributes.width < 20)
    return;
  watch->mapped_ms = get_ms (watch);
  XDamageCreate (watch->display, event->window, XDamageReportRawRectangles);
  XSync (watch->display, False);
}

static gboolean
wait_for_event (Watch *watch)
{
  struct pollfd poll_fd = { .fd = ConnectionNumber (watch->display), .events = POLLIN };

  while (XPending (watch->display) == 0)
    {
      if (get_ms (watch) * 1000 > (double) PATIENCE ||
          waitpid (watch->child, NULL, WNOHANG) == watch->child)
        return FALSE;
      poll (&poll_fd, 1, 200);
    }
  return TRUE;
}

static gboolean
watch_first_frame (Watch *watch)
{
  while (watch->drawn_ms <= 0 && wait_for_event (watch))
    {
      XEvent event;

      XNextEvent (watch->display, &event);
      if (event.type == MapNotify)
        on_mapped (watch, &event.xmap);
      /* The first report is the whole window, as it is when the watching begins. */
      else if (event.type == watch->damage_base + XDamageNotify && watch->n_damages++ > 0)
        watch->drawn_ms = get_ms (watch);
    }
  return watch->drawn_ms > 0;
}

/* In MiB: what is resident, and what is this process's alone. */
static void
read_memory (pid_t pid, double *resident, double *private)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/smaps_rollup", (int) pid);
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;

  *resident = *private = 0;
  if (!g_file_get_contents (path, &content, NULL, NULL))
    return;
  lines = g_strsplit (content, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      const char *colon = strchr (*line, ':');
      double mib = colon != NULL ? g_ascii_strtod (colon + 1, NULL) / 1024 : 0;

      if (g_str_has_prefix (*line, "Rss:"))
        *resident = mib;
      else if (g_str_has_prefix (*line, "Private_"))
        *private += mib;
    }
}

static void
end_child (pid_t child)
{
  kill (child, SIGTERM);
  for (int i = 0; i < 30; i++)
    {
      if (waitpid (child, NULL, WNOHANG) != 0)
        return;
      g_usleep (100000);
    }
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
}

int
main (int argc, char **argv)
{
  Watch watch = { .display = XOpenDisplay (NULL) };
  double resident, private;
  int error_base;
  gboolean drawn;

  if (argc < 3)
    g_error ("usage: first-frame REST_MS PROGRAM [ARGUMENTS...]");
  if (watch.display == NULL ||
      !XDamageQueryExtension (watch.display, &watch.damage_base, &error_base))
    return 77;
  XSetErrorHandler (ignore_error);
  XSelectInput (watch.display, DefaultRootWindow (watch.display), SubstructureNotifyMask);
  XSync (watch.display, False);
  watch.start = g_get_monotonic_time ();
  watch.child = fork ();
  if (watch.child == 0)
    {
      execvp (argv[2], argv + 2);
      _exit (127);
    }
  drawn = watch_first_frame (&watch);
  g_usleep ((gulong) atoi (argv[1]) * 1000);
  read_memory (watch.child, &resident, &private);
  end_child (watch.child);
  if (!drawn)
    return 1;
  printf ("%.1f %.1f %.1f %.1f\n", watch.mapped_ms, watch.drawn_ms, resident, private);
  return 0;
}
