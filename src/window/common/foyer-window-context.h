/* What one window works with: the engine, the model, who is signed in, whether the voice is heard.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-engine.h"
#include "engine/foyer-phrases.h"
#include "model/foyer-hall-model.h"
#include "window/common/foyer-slips.h"

G_BEGIN_DECLS

#define FOYER_TYPE_WINDOW_CONTEXT (foyer_window_context_get_type ())
G_DECLARE_FINAL_TYPE (FoyerWindowContext, foyer_window_context, FOYER, WINDOW_CONTEXT, GObject)

/**
 * FoyerWindowContext:
 *
 * One for each window: its session is that window's. Properties:
 *
 * - model (FoyerHallModel), staff (text: number of who is signed in, or %NULL), signed-in
 * - audible (gboolean, writable, default %TRUE), voice-reason (text, writable): what the
 *   composition root knows of the loudspeaker
 * - gain (gdouble, writable, default 1): by what the volume of any other sound of this window is
 *   multiplied; less while a call is spoken
 */

FoyerWindowContext *foyer_window_context_new (FoyerEngine *engine, FoyerHallModel *model);

FoyerEngine *foyer_window_context_get_engine (FoyerWindowContext *self);
FoyerHallModel *foyer_window_context_get_model (FoyerWindowContext *self);
/* The hall's courtesy phrases, read once for all windows. Never %NULL. (transfer none) */
FoyerPhraseBook *foyer_window_context_get_phrases (FoyerWindowContext *self);

/* %NULL when nobody is signed in. (transfer none) */
const FoyerSession *foyer_window_context_get_session (FoyerWindowContext *self);
const char *foyer_window_context_get_staff (FoyerWindowContext *self);
/* Takes @session; %NULL signs out. */
void foyer_window_context_take_session (FoyerWindowContext *self, FoyerSession *session);

void
foyer_window_context_set_voice (FoyerWindowContext *self, gboolean audible, const char *reason);
gboolean foyer_window_context_get_audible (FoyerWindowContext *self);

/* Where slips are printed here; %NULL nowhere. (transfer none) */
const FoyerSlips *foyer_window_context_get_slips (FoyerWindowContext *self);
void foyer_window_context_set_slips (FoyerWindowContext *self, const FoyerSlips *slips);

/* Where sheets of A4 are printed here: a queue, a folder that begins with "/", or "" for the
 * person's folder of documents. Never %NULL. (transfer none) */
const char *foyer_window_context_get_sheets (FoyerWindowContext *self);
void foyer_window_context_set_sheets (FoyerWindowContext *self, const char *place);

/* A command of this window's session, with a request key of its own. (transfer full) */
FoyerCommand *foyer_window_context_command (FoyerWindowContext *self, const char *name);
/* Does @command; finish with foyer_window_context_run_finish(). */
void foyer_window_context_run_async (FoyerWindowContext *self,
                                     const FoyerCommand *command,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
JsonObject *
foyer_window_context_run_finish (FoyerWindowContext *self, GAsyncResult *result, GError **error);

G_END_DECLS
