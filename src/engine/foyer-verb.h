/* A verb: one thing that can be asked of the hall, its arguments, and the function that does it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-work.h"

G_BEGIN_DECLS

typedef enum
{
  FOYER_ARGUMENT_TEXT,
  FOYER_ARGUMENT_INTEGER,
  FOYER_ARGUMENT_FLAG,
  FOYER_ARGUMENT_CHOICE, /* one of choices */
  FOYER_ARGUMENT_TEXTS,  /* one or more; takes the rest of a command line */
  FOYER_ARGUMENT_FILE,   /* a text on a command line, never part of a request's fingerprint */
} FoyerArgumentType;

typedef enum
{
  FOYER_ARGUMENT_OPTION = 0,
  FOYER_ARGUMENT_POSITIONAL = 1 << 0,
  FOYER_ARGUMENT_REQUIRED = 1 << 1,
} FoyerArgumentFlags;

typedef struct
{
  const char *name;
  FoyerArgumentType type;
  FoyerArgumentFlags flags;
  const char *const *choices;
} FoyerArgument;

typedef enum
{
  FOYER_VERB_WRITE, /* in the writer's transaction; the first one of a business day opens it */
  FOYER_VERB_SETUP, /* in the writer's transaction; is not part of any day */
  FOYER_VERB_READ,  /* in a transaction of reading */
  FOYER_VERB_ALONE, /* works on the database itself, in no transaction: backup, restore, check */
} FoyerVerbKind;

/* Does the verb: reads work->arguments, fills work->answer. On %FALSE with an error nothing that
 * was written stays. */
typedef gboolean (*FoyerVerbFunc) (FoyerWork *work, GError **error);

typedef struct
{
  const char *name; /* "counter.call"; "backup" */
  FoyerVerbKind kind;
  FoyerVerbFunc run;
  const FoyerArgument *arguments; /* ends with a name of %NULL; may be %NULL */
} FoyerVerb;

/* %NULL when there is no such verb. */
const FoyerVerb *foyer_verb_find (const char *name);
/* All verbs, in the order of their groups; calls @func for each. */
void foyer_verb_foreach (void (*func) (const FoyerVerb *verb, gpointer data), gpointer data);

/* %FOYER_ERROR_USAGE when @arguments lacks a required one, has an unknown one, or one of a wrong
 * kind. */
gboolean foyer_verb_check_arguments (const FoyerVerb *verb, JsonObject *arguments, GError **error);

/* The tables, one per capability; each ends with a name of %NULL. */
extern const FoyerVerb foyer_hall_verbs[];
extern const FoyerVerb foyer_ticket_verbs[];
extern const FoyerVerb foyer_desk_verbs[];
extern const FoyerVerb foyer_counter_verbs[];
extern const FoyerVerb foyer_customer_verbs[];
extern const FoyerVerb foyer_suspend_verbs[];
extern const FoyerVerb foyer_announce_verbs[];
extern const FoyerVerb foyer_upkeep_verbs[];
extern const FoyerVerb foyer_staff_verbs[];
extern const FoyerVerb foyer_cash_verbs[];
extern const FoyerVerb foyer_visit_verbs[];
extern const FoyerVerb foyer_absence_verbs[];
extern const FoyerVerb foyer_calendar_verbs[];
extern const FoyerVerb foyer_rating_verbs[];
extern const FoyerVerb foyer_report_verbs[];
extern const FoyerVerb foyer_callback_verbs[];
extern const FoyerVerb foyer_manager_verbs[];
extern const FoyerVerb foyer_screen_verbs[];
extern const FoyerVerb foyer_fault_verbs[];
extern const FoyerVerb foyer_appointment_verbs[];
extern const FoyerVerb foyer_checklist_verbs[];
extern const FoyerVerb foyer_found_verbs[];

/* Verbs that only other parts of the program give: not for a command line. */
gboolean foyer_verb_is_internal (const FoyerVerb *verb);

G_END_DECLS
