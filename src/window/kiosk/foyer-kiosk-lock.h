/* The lock of the kiosk: a staff number and a PIN on digits large enough to touch. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "window/common/foyer-window-context.h"

G_BEGIN_DECLS

#define FOYER_TYPE_KIOSK_LOCK (foyer_kiosk_lock_get_type ())
G_DECLARE_FINAL_TYPE (FoyerKioskLock, foyer_kiosk_lock, FOYER, KIOSK_LOCK, GtkWidget)

/* Signals: "opened", somebody who may signed in; "declined", the way back was pressed. */

void foyer_kiosk_lock_set_context (FoyerKioskLock *self, FoyerWindowContext *context);
/* Empty, asking for the staff number. */
void foyer_kiosk_lock_reset (FoyerKioskLock *self);
/* A key of a keyboard; %FALSE when it means nothing here. */
gboolean foyer_kiosk_lock_press (FoyerKioskLock *self, guint key);

G_END_DECLS
