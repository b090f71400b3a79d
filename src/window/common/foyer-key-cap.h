/* The key that does what a button does, drawn as its cap. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_KEY_CAP (foyer_key_cap_get_type ())
G_DECLARE_FINAL_TYPE (FoyerKeyCap, foyer_key_cap, FOYER, KEY_CAP, GtkWidget)

/* Property "accelerator": as gtk_accelerator_parse() reads it ("F9", "<Control>f"). Decoration for
 * the eye: hidden from assistive technology, where the button itself names its key. */
GtkWidget *foyer_key_cap_new (const char *accelerator);

G_END_DECLS
