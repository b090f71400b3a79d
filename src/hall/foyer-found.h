/* Lost property: a thing that was found, kept, given back or handed over (S2 七.8, states 2.10). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/foyer-record.h"
#include "base/foyer-time.h"

G_BEGIN_DECLS

typedef enum
{
  FOYER_FOUND_FOUND, /* described; the owner is looked for in the hall */
  FOYER_FOUND_KEPT,
  FOYER_FOUND_RETURNED, /* to its owner, who signed */
  FOYER_FOUND_HANDED_OVER,
} FoyerFoundState;

extern const char *const foyer_found_states[];

/* Whoever it went to is a person's: "found:ID". */
typedef struct
{
  gint64 id;
  char *day; /* on which it was found */
  int state;
  char *what;
  char *place; /* where it was found */
  char *staff; /* who registered it */
  FoyerTime found_at;
  FoyerTime ended_at; /* given away; 0 still here */
  char *ended_by;     /* staff */
  char *note;         /* where it is kept, or to which office it went */
} FoyerFound;

extern const FoyerRecordType foyer_found_type;

void foyer_found_free (FoyerFound *found);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerFound, foyer_found_free)

/* Days after which it may go to the authority without a word. */
#define FOYER_FOUND_KEEP_DAYS 30

gboolean foyer_found_is_here (const FoyerFound *found);
/* Whether @found can become @next; @days it has been here, @reason may be %NULL. bad-state when it
 * is gone, reason-required when it is handed over before its time. */
gboolean foyer_found_step (
    const FoyerFound *found, FoyerFoundState next, gint64 days, const char *reason, GError **error);

G_END_DECLS
