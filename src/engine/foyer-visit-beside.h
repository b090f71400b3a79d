/* Visits that go to the same address, or customer, as one that is being booked (S3 4.2). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-work.h"
#include "hall/foyer-visit-propose.h"

G_BEGIN_DECLS

/* Sets the member "also_open" of the answer: the open visits to the address or the telephone number
 * of the arguments, and lets @request look for a time beside the next of them that has one. Without
 * such arguments there is no such member. */
gboolean foyer_visit_beside_find (FoyerWork *work, FoyerVisitRequest *request, GError **error);

G_END_DECLS
