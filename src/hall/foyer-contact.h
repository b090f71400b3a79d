/* How a customer is reached: whether the number was read back, and when one may ring (S0-HL-7). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-ticket.h"
#include "hall/foyer-visit-wish.h"

G_BEGIN_DECLS

#define FOYER_RING_SPANS 4

/* Hours of a day; none were named when there are no spans. One that ends before it begins goes on
 * past midnight. */
typedef struct
{
  FoyerMinutes spans[FOYER_RING_SPANS];
  guint n_spans;
} FoyerRingHours;

/* All zero: nothing was said. A plain value; the spans that are not used are zero. */
typedef struct
{
  gboolean read_back; /* the number was said back to the customer and was right */
  gboolean any_time;
  FoyerRingHours good;  /* the customer may be rung in these alone */
  FoyerRingHours quiet; /* and not in these */
} FoyerContact;

/* "09:00-11:30, 14-16"; nothing and %NULL are no hours. %FALSE, and @hours is none, when it cannot
 * be understood. */
gboolean foyer_ring_hours_read (const char *text, FoyerRingHours *hours);
/* "09:00-11:30, 14:00-16:00"; "" for none. (transfer full) */
char *foyer_ring_hours_write (const FoyerRingHours *hours);

/* Hours as people write them into one field, in any of the hall's languages: "09:00-11:30, not
 * 12:00-14:00", "any time", "随时", "12:00-14:00 제외". @contact->read_back stays as it is. %FALSE,
 * and no hours, when it cannot be understood. */
gboolean foyer_contact_read (const char *text, FoyerContact *contact);
/* The same for people, so that it can be read again; "" when nothing was said. (transfer full) */
char *foyer_contact_write (const FoyerContact *contact, FoyerLanguage language);

/* The customer asked not to be rung at @minute after midnight. */
gboolean foyer_contact_is_quiet (const FoyerContact *contact, int minute);

G_END_DECLS
