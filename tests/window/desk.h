/* A window of reception or counter on a real hall, and somebody to sit at it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "hall-fixture.h"
#include "window/common/foyer-window-context.h"

typedef struct
{
  HallFixture hall;
  FoyerWindowContext *context;
  GtkWidget *window;
} Desk;

/* For g_test_add(): the counter's number as test data, 0 the reception. */
void desk_set_up (Desk *desk, gconstpointer data);
/* At a time of one's own, as in hall_fixture_set_up(). */
void desk_set_up_at (Desk *desk, gint64 counter, const char *time);
void desk_tear_down (Desk *desk, gconstpointer data);
gpointer desk_get_child (GtkWidget *widget, const char *name);
gboolean desk_is_at_work (gpointer window);
void desk_press_sign_in (Desk *desk, const char *staff, const char *pin);
void desk_sign_in (Desk *desk, const char *staff);
gboolean desk_has_error (gpointer window);
void desk_check_names (GtkWidget *widget, guint *n_checked);
void desk_test_silence_is_told (Desk *desk, gconstpointer data);
/* Sets every tick of the question that is open, or comes, and accepts it. */
void desk_accept_question (Desk *desk);
