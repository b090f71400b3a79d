/* Signing in at a window by staff number and PIN. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "window/common/foyer-window-context.h"

G_BEGIN_DECLS

#define FOYER_TYPE_SIGN_IN_PAGE (foyer_sign_in_page_get_type ())
G_DECLARE_FINAL_TYPE (FoyerSignInPage, foyer_sign_in_page, FOYER, SIGN_IN_PAGE, GtkWidget)

/**
 * FoyerSignInPage:
 *
 * Properties: "context" (FoyerWindowContext), "title" and "description" (text), "busy" (gboolean,
 * read-only).
 *
 * Signal "signed-in": the context has a session now. A window that cannot go on with it says why
 * by foyer_sign_in_page_show_error() and signs out.
 */

GtkWidget *foyer_sign_in_page_new (FoyerWindowContext *context);
void foyer_sign_in_page_set_context (FoyerSignInPage *self, FoyerWindowContext *context);
/* Whose number the hint of a demo hall names: the member of staff at @index among those of @role,
 * or the last of them. */
void foyer_sign_in_page_set_hint (FoyerSignInPage *self, FoyerRole role, guint index);
/* Empties the PIN and shows @sentence; %NULL takes an earlier one away. */
void foyer_sign_in_page_show_error (FoyerSignInPage *self, const char *sentence);
/* Empties both entries and puts the focus into the first one. */
void foyer_sign_in_page_reset (FoyerSignInPage *self);

G_END_DECLS
