/* How kinds of visits and days are shown: icons and short words. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/foyer-time.h"

G_BEGIN_DECLS

/* A symbolic icon for the kind of visit; a house for those that are not known. (transfer none) */
const char *foyer_plan_look_type_icon (const char *code);

/* "Mon 2 Mar" in the language of the interface. (transfer full) */
char *foyer_plan_look_format_day (FoyerTime time, GTimeZone *zone);
/* "Monday, 2 March 2026" (transfer full) */
char *foyer_plan_look_format_date (FoyerTime time, GTimeZone *zone);
/* "2026-03-02" (transfer full) */
char *foyer_plan_look_get_date (FoyerTime time, GTimeZone *zone);
gboolean foyer_plan_look_is_same_day (FoyerTime one, FoyerTime other, GTimeZone *zone);

G_END_DECLS
