/* A page of words: a sign, a heading, a sentence, lines, and a note. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "window/customer/foyer-customer-view.h"

G_BEGIN_DECLS

#define FOYER_TYPE_SENTENCE_PAGE (foyer_sentence_page_get_type ())
G_DECLARE_FINAL_TYPE (FoyerSentencePage, foyer_sentence_page, FOYER, SENTENCE_PAGE, AdwBin)

void foyer_sentence_page_show (FoyerSentencePage *self, const FoyerCustomerView *view);

G_END_DECLS
