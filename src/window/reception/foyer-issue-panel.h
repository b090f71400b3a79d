/* What will be issued at the reception: for whom, called how; and what was issued last. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "window/common/foyer-window-context.h"

G_BEGIN_DECLS

#define FOYER_TYPE_ISSUE_PANEL (foyer_issue_panel_get_type ())
G_DECLARE_FINAL_TYPE (FoyerIssuePanel, foyer_issue_panel, FOYER, ISSUE_PANEL, GtkWidget)

/* Signal "changed": what will be issued is another thing now. Its button has the action
 * "reception.issue", which its window must have. */

/* %NULL: none is chosen yet. */
void foyer_issue_panel_set_service (FoyerIssuePanel *self, FoyerServiceItem *service);
/* (transfer none) */
FoyerServiceItem *foyer_issue_panel_get_service (FoyerIssuePanel *self);
/* The service that is chosen is one of several on one number: the next one chosen comes after it.
 */
void foyer_issue_panel_keep_matter (FoyerIssuePanel *self);
/* In which language the next number is called. */
FoyerLanguage foyer_issue_panel_get_language (FoyerIssuePanel *self);
/* Those kept so, in order. (element-type FoyerServiceItem) (transfer full) */
GPtrArray *foyer_issue_panel_get_matters (FoyerIssuePanel *self);
void foyer_issue_panel_set_matters (FoyerIssuePanel *self, GPtrArray *matters);
/* Ordinary, one matter, hearing well, @language. */
void foyer_issue_panel_reset (FoyerIssuePanel *self, FoyerLanguage language);
/* What is chosen but for the service, to bring it back by foyer_issue_panel_restore().
 * (transfer full) */
GVariant *foyer_issue_panel_save (FoyerIssuePanel *self);
void foyer_issue_panel_restore (FoyerIssuePanel *self, GVariant *saved);
/* Presses the toggle of the key @digit (0 … 9). */
void foyer_issue_panel_press (FoyerIssuePanel *self, int digit);

/* Why nothing can be issued as it stands, a sentence; %NULL when it can. (transfer none) */
const char *foyer_issue_panel_get_obstacle (FoyerIssuePanel *self);
/* Whether the reason of an urgent number is all that is missing; puts the focus there. */
gboolean foyer_issue_panel_lacks_reason (FoyerIssuePanel *self);
void foyer_issue_panel_ask_reason (FoyerIssuePanel *self);
/* Gives @command of "ticket.issue" what is chosen. */
void foyer_issue_panel_fill (FoyerIssuePanel *self, FoyerCommand *command);
/* Shows the number of an answer of "ticket.issue", and where its holder is to go; @staffed: some
 * counter serves it now. */
void foyer_issue_panel_show_issued (FoyerIssuePanel *self, JsonObject *answer, gboolean staffed);
/* What one says with it, in the customer's language; @said may be %NULL. */
void foyer_issue_panel_say (FoyerIssuePanel *self, FoyerLanguage language, const char *said);
/* Shows @number (may be %NULL) and @sentence in its place: what is done otherwise at the desk. */
void foyer_issue_panel_show_done (FoyerIssuePanel *self, const char *number, const char *sentence);
/* What the button says of itself while it cannot be pressed, or can (%NULL). */
void foyer_issue_panel_set_hint (FoyerIssuePanel *self, const char *obstacle);

G_END_DECLS
