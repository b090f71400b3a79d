/* Tells when nobody has touched a window for a while. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/common/foyer-idle-watch.h"

struct _FoyerIdleWatch
{
  FoyerIdleFunc func;
  gpointer data;
  gint64 seconds;
  gint64 touched; /* monotonic time */
  guint timer;
};

static gboolean
touched_cb (FoyerIdleWatch *watch)
{
  watch->touched = g_get_monotonic_time ();
  return GDK_EVENT_PROPAGATE;
}

static void arm (FoyerIdleWatch *watch, gint64 microseconds);

/* Touches only leave their time: the timer asks when it is due and waits for the rest. */
static gboolean
due_cb (gpointer data)
{
  FoyerIdleWatch *watch = data;
  gint64 left = watch->touched + watch->seconds * G_USEC_PER_SEC - g_get_monotonic_time ();

  watch->timer = 0;
  if (left > 0)
    arm (watch, left);
  else
    watch->func (watch->data);
  return G_SOURCE_REMOVE;
}

static void
arm (FoyerIdleWatch *watch, gint64 microseconds)
{
  watch->timer = g_timeout_add ((guint) (microseconds / 1000 + 1), due_cb, watch);
}

FoyerIdleWatch *
foyer_idle_watch_new (GtkWidget *window, FoyerIdleFunc func, gpointer data)
{
  FoyerIdleWatch *watch = g_new0 (FoyerIdleWatch, 1);
  GtkEventController *events = gtk_event_controller_legacy_new ();

  watch->func = func;
  watch->data = data;
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (events, "event", G_CALLBACK (touched_cb), watch);
  gtk_widget_add_controller (window, events);
  return watch;
}

void
foyer_idle_watch_free (FoyerIdleWatch *watch)
{
  g_clear_handle_id (&watch->timer, g_source_remove);
  g_free (watch);
}

void
foyer_idle_watch_start (FoyerIdleWatch *watch, gint64 seconds)
{
  g_clear_handle_id (&watch->timer, g_source_remove);
  watch->seconds = seconds;
  touched_cb (watch);
  if (seconds > 0)
    arm (watch, seconds * G_USEC_PER_SEC);
}
