/* The printer of slips of this station: which one, what it takes, and whether it prints. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "hall/foyer-ticket.h"

G_BEGIN_DECLS

#define FOYER_TYPE_PRINTER_WINDOW (foyer_printer_window_get_type ())
G_DECLARE_FINAL_TYPE (FoyerPrinterWindow, foyer_printer_window, FOYER, PRINTER_WINDOW, AdwWindow)

/* @settings: of this station; what is chosen holds at once. @language: of the test's slip. */
GtkWidget *
foyer_printer_window_new (GtkWindow *parent, GSettings *settings, FoyerLanguage language);

G_END_DECLS
