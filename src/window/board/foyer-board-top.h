/* The line on top of the board: the hall, its state, what to know, the time. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @top holds name, line, notes and clock, in this order: beside each other, or in @portrait the
 * line and the notes below. */
void foyer_board_top_arrange (GtkGrid *top, gboolean portrait);

G_END_DECLS
