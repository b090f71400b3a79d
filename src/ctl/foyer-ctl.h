/* foyerctl: what its parts share. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-executor.h"

G_BEGIN_DECLS

/* One command line, or one line of a batch. */
typedef struct
{
  char *database; /* path; set for the whole program only */
  gboolean json;
  gboolean version;
  gboolean help;         /* the synopsis of @words is asked for, no command */
  char *name;            /* "counter.call"; %NULL when no command was named */
  FoyerTime now;         /* 0: the system's */
  GHashTable *own;       /* options of commands that are not verbs: name -> value, owned */
  GPtrArray *words;      /* positional ones of those; owned */
  FoyerCommand *command; /* of a verb; %NULL for another command */
} FoyerCtlLine;

void foyer_ctl_line_free (FoyerCtlLine *line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerCtlLine, foyer_ctl_line_free)

/* Reads the words of a command line (%NULL-terminated, without the program's name). Global options
 * of @defaults (may be %NULL) hold where @words has none of its own. Unknown words are
 * %FOYER_ERROR_USAGE, verbs of the contract that are not built yet %FOYER_ERROR_NOT_AVAILABLE. */
FoyerCtlLine *foyer_ctl_parse (char **words, const FoyerCtlLine *defaults, GError **error);
/* The global options alone, whatever else is wrong with the line: so that an error can be printed
 * as it was asked for. */
gboolean foyer_ctl_wants_json (char **words);

/* Prints an answer on standard output: one line of JSON, or aligned text. */
void foyer_ctl_print (JsonObject *answer, gboolean json);
/* An error as answers hold it. (transfer full) */
JsonObject *foyer_ctl_view_error (const GError *error);
/* Prints a refusal or fault where the contract wants it; gives the exit status. */
int foyer_ctl_print_error (const GError *error, gboolean json);

/* Where the hall's file lies when the line does not say. (transfer full) */
char *foyer_ctl_get_database (const FoyerCtlLine *line);

/* Commands that are more than a verb of the engine. Each gives the exit status. */
typedef int (*FoyerCtlFunc) (const FoyerCtlLine *line);

int foyer_ctl_hall_init (const FoyerCtlLine *line);
int foyer_ctl_demo_fill (const FoyerCtlLine *line);
int foyer_ctl_journal_list (const FoyerCtlLine *line);
int foyer_ctl_journal_follow (const FoyerCtlLine *line);
int foyer_ctl_announce_run (const FoyerCtlLine *line);
int foyer_ctl_announce_speak (const FoyerCtlLine *line);
int foyer_ctl_announce_preview (const FoyerCtlLine *line);
int foyer_ctl_announce_devices (const FoyerCtlLine *line);
int foyer_ctl_announce_say (const FoyerCtlLine *line);
int foyer_ctl_set_pin (const FoyerCtlLine *line);
int foyer_ctl_batch (const FoyerCtlLine *line);
int foyer_ctl_help (const FoyerCtlLine *line);

const char *foyer_ctl_line_get (const FoyerCtlLine *line, const char *option);

G_END_DECLS
