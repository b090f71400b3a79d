/* A file system for SQLite that fails when a test says so, and does not wait for the disk. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From now on every connection of this process goes through it. Without @syncs nothing waits for
 * the disk: a test that does not pull the plug need not. May be called again. */
void test_vfs_install (gboolean syncs);

/* The @step-th write, sync or truncation from now on (1: the next one) and all after it fail with
 * @code, such as SQLITE_FULL, until test_vfs_heal(). */
void test_vfs_fail_at (gint64 step, int code);
/* Ends the failing; answers whether anything failed. */
gboolean test_vfs_heal (void);

G_END_DECLS
