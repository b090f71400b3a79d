/* One matter on the second screen: its service and what becomes of it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "window/customer/foyer-customer-view.h"

G_BEGIN_DECLS

#define FOYER_TYPE_SCREEN_LINE (foyer_screen_line_get_type ())
G_DECLARE_FINAL_TYPE (FoyerScreenLine, foyer_screen_line, FOYER, SCREEN_LINE, AdwBin)

GtkWidget *foyer_screen_line_new (const FoyerCustomerLine *line, FoyerLanguage language);

G_END_DECLS
