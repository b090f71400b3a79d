/* A customer's wish for the time of a visit, read from its words (S2 八.1). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FOYER_PART_ANY,
  FOYER_PART_MORNING, /* begins before noon */
  FOYER_PART_AFTERNOON,
} FoyerPartOfDay;

#define FOYER_WISH_SPANS 4

/* Minutes after midnight, from included, to not. */
typedef struct
{
  int from, to;
} FoyerMinutes;

typedef struct
{
  char from[11], to[11]; /* dates; "" open */
  FoyerPartOfDay part;
  int minute;                            /* the exact time; -1 none */
  FoyerMinutes hours;                    /* at home within these; 0, 0 any */
  FoyerMinutes not_at[FOYER_WISH_SPANS]; /* forbidden hours */
  guint n_not_at;
  gboolean understood; /* every word was */
} FoyerVisitWish;

/* Reads words parted by spaces, commas or semicolons: "morning", "afternoon", "14:30",
 * "09:00-11:30", "not 12:00-14:00", "2026-03-05", "2026-03-05/2026-03-09", "2026-03-05T14:30".
 * In Chinese and Korean as well: "上午，不要12:00-14:00", "오후, 12:00-14:00 제외". Words that mean
 * nothing here are for people; @wish->understood is then %FALSE. @text may be %NULL. */
void foyer_visit_wish_read (const char *text, FoyerVisitWish *wish);

/* Whether a visit from @minute for @length minutes is forbidden by it. */
gboolean foyer_visit_wish_forbids (const FoyerVisitWish *wish, int minute, int length);
/* Whether this is what was wished. */
gboolean
foyer_visit_wish_is_met (const FoyerVisitWish *wish, const char *date, int minute, int length);

G_END_DECLS
