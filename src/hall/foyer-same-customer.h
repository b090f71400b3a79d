/* Whether two home visits go to one address, or to one customer (S3 4.2). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Either may be %NULL; nothing is like nothing. */

/* The same letters and figures in the same order; blanks, marks and case do not count. */
gboolean foyer_address_is_same (const char *one, const char *other);
/* The same figures, and enough of them to be somebody's number. */
gboolean foyer_phone_is_same (const char *one, const char *other);

G_END_DECLS
