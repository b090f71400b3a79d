/* Notifications of one window: shown while it is not in front, closed when no longer true. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "desktop/foyer-notifier.h"

G_BEGIN_DECLS

typedef struct _FoyerNotices FoyerNotices;

/* The person pressed a button of the notification @key (of this window); the window is in front
 * already. */
typedef void (*FoyerNoticesFunc) (const char *key, const char *action, gpointer data);

/* @window must live as long as the notices. All windows of a program share one notifier. */
FoyerNotices *foyer_notices_new (GtkWindow *window, FoyerNoticesFunc func, gpointer data);
/* Closes what is still shown. */
void foyer_notices_free (FoyerNotices *notices);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerNotices, foyer_notices_free)

/* What @notice says is so now. It is shown once, when the window is not in front, and not again
 * before it was untrue. */
void foyer_notices_set (FoyerNotices *notices, const FoyerDesktopNotice *notice);
/* It is not so (any more). */
void foyer_notices_unset (FoyerNotices *notices, const char *key);
void foyer_notices_clear (FoyerNotices *notices);

G_END_DECLS
