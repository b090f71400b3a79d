/* Tells when nobody has touched a window for a while. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _FoyerIdleWatch FoyerIdleWatch;
typedef void (*FoyerIdleFunc) (gpointer data);

/* Watches keys, pointer and touch of @window; does nothing before it is started. */
FoyerIdleWatch *foyer_idle_watch_new (GtkWidget *window, FoyerIdleFunc func, gpointer data);
void foyer_idle_watch_free (FoyerIdleWatch *watch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerIdleWatch, foyer_idle_watch_free)

/* Calls the function once, @seconds after the last touch; 0 never. */
void foyer_idle_watch_start (FoyerIdleWatch *watch, gint64 seconds);

G_END_DECLS
