/* The program: its options, its windows, and what they all work with. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FOYER_TYPE_APPLICATION (foyer_application_get_type ())
G_DECLARE_FINAL_TYPE (FoyerApplication, foyer_application, FOYER, APPLICATION, AdwApplication)

/**
 * FoyerApplication:
 *
 * The composition root. Without --database and --station it is one instance per session, which
 * opens further windows when it is run again; with either it is a process of its own.
 *
 * Actions: "app.open-window" (text as of --window), "app.retry", "app.about", "app.quit".
 */
FoyerApplication *foyer_application_new (void);

G_END_DECLS
