/* What all windows of one process work in: engine, model, and the station's voice. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "voice/foyer-station.h"
#include "window/common/foyer-window-context.h"

G_BEGIN_DECLS

typedef struct _FoyerPremises FoyerPremises;

/* Where the hall's file lies: @option, else $FOYER_DATABASE, else the setting "database", else
 * hall.db in the folder "foyer" of the user's data. (transfer full) */
char *foyer_premises_choose_path (const char *option, GSettings *settings);

/* Opens the hall @path and loads its first state. */
void foyer_premises_open_async (const char *path,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
FoyerPremises *foyer_premises_open_finish (GAsyncResult *result, GError **error);

/* For one more window. (transfer full) */
FoyerWindowContext *foyer_premises_create_context (FoyerPremises *premises);

/* Calls @func for each context that is alive. */
void foyer_premises_foreach_context (FoyerPremises *premises,
                                     void (*func) (FoyerWindowContext *context, gpointer data),
                                     gpointer data);

/* From now on this process is one of those that speak for @station, and every context knows whether
 * it is heard. The loudspeaker is what @settings say, and follows them. Once is enough, more does
 * no harm. */
void
foyer_premises_start_speaking (FoyerPremises *premises, const char *station, GSettings *settings);

/* %NULL while this process does not speak. (transfer none) */
FoyerStation *foyer_premises_get_station (FoyerPremises *premises);
/* The hall's own. */
FoyerLanguage foyer_premises_get_hall_language (FoyerPremises *premises);
FoyerVoiceLanguage foyer_premises_get_language (FoyerPremises *premises);

/* Stops speaking, waits for commands under way, and lets go of everything. */
void foyer_premises_close (FoyerPremises *premises);

G_END_DECLS
