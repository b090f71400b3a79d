/* What a customer needs, as icons with words: class, hearing, language. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/foyer-ticket-item.h"

G_BEGIN_DECLS

#define FOYER_TYPE_CLASS_MARKS (foyer_class_marks_get_type ())
G_DECLARE_FINAL_TYPE (FoyerClassMarks, foyer_class_marks, FOYER, CLASS_MARKS, GtkWidget)

/**
 * FoyerClassMarks:
 *
 * Properties: "ticket" (FoyerTicketItem or %NULL) whose marks are shown and followed; "words"
 * (gboolean, default %TRUE): with words, else icons whose words are tooltip and accessible name.
 */

GtkWidget *foyer_class_marks_new (void);
/* The language that needs no mark: the hall's own. At first the interface's. */
void foyer_class_marks_set_usual_language (FoyerClassMarks *self, FoyerLanguage language);
void foyer_class_marks_set_ticket (FoyerClassMarks *self, FoyerTicketItem *ticket);

G_END_DECLS
