/* The line with what one says now: in the customer's language and in the clerk's. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "window/common/foyer-window-context.h"

#include <gtk/gtk.h>

#include "hall/foyer-phrase.h"

G_BEGIN_DECLS

#define FOYER_TYPE_COURTESY_LINE (foyer_courtesy_line_get_type ())
G_DECLARE_FINAL_TYPE (FoyerCourtesyLine, foyer_courtesy_line, FOYER, COURTESY_LINE, GtkWidget)

/* A hint and never a question (D14): it stands in its own place, takes no focus, and goes with one
 * key or with the moment it is about. */

/* Follows @counter; %NULL when nobody is signed in. */
void foyer_courtesy_line_set_counter (FoyerCourtesyLine *self,
                                      FoyerWindowContext *context,
                                      FoyerCounterItem *counter);
/* The service takes longer than promised, or not. */
void foyer_courtesy_line_set_slow (FoyerCourtesyLine *self, gboolean slow);
/* Opens all phrases, to choose one that the line then shows. */
void foyer_courtesy_line_open_phrases (FoyerCourtesyLine *self);
/* Whoever was sent straight here was not seen for a minute, or was. */
void foyer_courtesy_line_set_unnoticed (FoyerCourtesyLine *self, gboolean unnoticed);
/* To somebody whose number was not called: the way to @counters (element-type gint64), or, when
 * there are none, that it will be their turn (Q01, Q02). @language is theirs; -1: not known. */
void foyer_courtesy_line_show_way (FoyerCourtesyLine *self, int language, GArray *counters);
/* @phrase to whoever is here, or in the hall's language; @facts may be %NULL. */
void foyer_courtesy_line_say (FoyerCourtesyLine *self,
                              const FoyerPhrase *phrase,
                              const FoyerPhraseFacts *facts);
/* Takes the present hint away until the next moment. */
void foyer_courtesy_line_dismiss (FoyerCourtesyLine *self);

G_END_DECLS
