/* All that one may say, on demand (phrase panel): to be read out, or chosen. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "window/common/foyer-window-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define FOYER_TYPE_PHRASE_WINDOW (foyer_phrase_window_get_type ())
G_DECLARE_FINAL_TYPE (FoyerPhraseWindow, foyer_phrase_window, FOYER, PHRASE_WINDOW, AdwWindow)

/**
 * FoyerPhraseWindow::chosen: (const char *id)
 *
 * A phrase was chosen; the window closes.
 */

/* The phrases for @audience (FoyerAudience) that need no fact but @facts (transfer full), first in
 * @language. */
GtkWidget *foyer_phrase_window_new (GtkWindow *parent,
                                    FoyerWindowContext *context,
                                    guint audience,
                                    FoyerLanguage language,
                                    FoyerPhraseFacts *facts);

G_END_DECLS
