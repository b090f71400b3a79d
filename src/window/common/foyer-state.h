/* States and classes as word, icon and style: one table for all windows. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @nick is a state of a counter, a ticket, the hall or an announcement, "cash-check" or "fault".
 * The word is translated; the icon is a symbolic one of these resources; the style is a CSS class
 * ("state-ready"). Unknown nicks give "". (transfer none) */
const char *foyer_state_get_word (const char *nick);
const char *foyer_state_get_icon (const char *nick);
const char *foyer_state_get_style (const char *nick);

/* @nick is one of foyer_classes; "ordinary" has no icon (""). (transfer none) */
const char *foyer_class_get_word (const char *nick);
const char *foyer_class_get_icon (const char *nick);

G_END_DECLS
