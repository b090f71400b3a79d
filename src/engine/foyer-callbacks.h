/* Calls that are owed, as other commands make and end them (states 2.8). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-work.h"

G_BEGIN_DECLS

/* Writes @callback as a new one, due now or later; gives it its id. @phone may be %NULL: it is a
 * person's, and no part of the journal. */
gboolean
foyer_callback_open (FoyerWork *work, FoyerCallback *callback, const char *phone, GError **error);
/* The call was made, or is not owed any more: its number is forgotten. @after gets what it is now;
 * it borrows the texts of @before. */
gboolean foyer_callback_close (FoyerWork *work,
                               const FoyerCallback *before,
                               FoyerCallback *after,
                               GError **error);

/* Sets "callback" of the answer, with the telephone number. */
gboolean foyer_callback_answer (FoyerWork *work, const FoyerCallback *callback, GError **error);

G_END_DECLS
