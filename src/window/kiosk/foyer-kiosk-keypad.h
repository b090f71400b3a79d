/* Digits to be touched: the number of an appointment, or a telephone number. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "hall/foyer-ticket.h"

G_BEGIN_DECLS

#define FOYER_TYPE_KIOSK_KEYPAD (foyer_kiosk_keypad_get_type ())
G_DECLARE_FINAL_TYPE (FoyerKioskKeypad, foyer_kiosk_keypad, FOYER, KIOSK_KEYPAD, GtkWidget)

/* Signal "entered": enough digits are there, and they are meant. */

/* Empty, asking @question in @language; "entered" needs @least digits. */
void foyer_kiosk_keypad_reset (FoyerKioskKeypad *self,
                               FoyerLanguage language,
                               const char *question,
                               guint least);
const char *foyer_kiosk_keypad_get_digits (FoyerKioskKeypad *self);
/* A key of a keyboard; %FALSE when it means nothing here. */
gboolean foyer_kiosk_keypad_press (FoyerKioskKeypad *self, guint key);

G_END_DECLS
