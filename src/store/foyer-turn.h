/* Whose turn it is to write: one process at a time, in the order of asking, and never waited for
 * without an end. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include <sys/types.h>

G_BEGIN_DECLS

/* Takes the turn on the open file @fd, waiting at most @patience_us for others. FALSE: somebody
 * keeps it, as a program does that was stopped by a debugger or with Ctrl+Z. May be called on any
 * thread. */
gboolean foyer_turn_take (int fd, gint64 patience_us);
void foyer_turn_end (int fd);
/* The process that has the turn; 0 when nobody has, or the system does not tell. */
pid_t foyer_turn_get_holder (int fd);

G_END_DECLS
