/* Labels that know the language of their text. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "hall/foyer-ticket.h"

G_BEGIN_DECLS

/* Gives the text of @label its language, so that Chinese is not set in Japanese forms; other
 * attributes stay. */
void foyer_label_set_language (GtkLabel *label, FoyerLanguage language);

/* Text and language at once. */
void foyer_label_set_text_in (GtkLabel *label, FoyerLanguage language, const char *text);

/* The language of the user interface. */
FoyerLanguage foyer_language_of_interface (void);

/* A Pango language tag: "zh-cn", "ko", "en". */
const char *foyer_language_get_tag (FoyerLanguage language);
/* Its own name in itself: "中文", "한국어", "English". */
const char *foyer_language_get_name (FoyerLanguage language);

G_END_DECLS
