/* A day from a file: commands with their times, run while the voice speaks what comes of them. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ctl/foyer-ctl.h"
#include "voice/foyer-station.h"

G_BEGIN_DECLS

typedef struct _FoyerCtlScript FoyerCtlScript;

/* Reads lines as "batch" takes them, each with its --now. %FOYER_ERROR_USAGE with the number of the
 * first wrong line; nothing is run then. */
FoyerCtlScript *
foyer_ctl_script_read (const char *path, const FoyerCtlLine *defaults, GError **error);
void foyer_ctl_script_free (FoyerCtlScript *script);

/* Runs it on @engine beside @station, which was made just now. The clock goes on by what is spoken
 * and else jumps to the next line: as in a hall, what happens during a call is known after it.
 * @get_samples tells how much was spoken so far; @done is called at the end. */
void foyer_ctl_script_start (FoyerCtlScript *script,
                             FoyerEngine *engine,
                             FoyerStation *station,
                             gsize (*get_samples) (gpointer data),
                             void (*done) (gpointer data),
                             gpointer data);

/* "commands" and "refused": how many lines were run and how many of them the hall refused. */
void foyer_ctl_script_report (FoyerCtlScript *script, JsonObject *answer);

G_END_DECLS
