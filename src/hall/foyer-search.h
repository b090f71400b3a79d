/* Finding a name by what somebody types: in its own script, by pinyin or by initial consonants. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How well @typed fits @name, lower is better; -1 when it does not. Case, spaces and widths do not
 * count. Chinese characters are found by pinyin without tones, written in full ("jiaofei"), as
 * initials ("jf") or mixed ("jfei"); Korean syllables by their initial consonants ("ㅇㄱ") or while
 * they are being put together ("요그"). An empty @typed fits everything. (S0 hall 1(2)) */
int foyer_search_rank (const char *name, const char *typed);

/* The best rank of @typed among @names (%NULL-terminated), -1 none. */
int foyer_search_rank_any (const char *const *names, const char *typed);

G_END_DECLS
