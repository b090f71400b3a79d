/* Following the journal: one load, the entries after it, and another load where that is not enough.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-engine.h"

G_BEGIN_DECLS

/**
 * FoyerFollowerFuncs:
 * @load: asks for everything, asynchronously, with the callback and its data as they are given
 * @take: takes the result of @load in and calls foyer_follower_begin() with the entry that it
 *   reaches to; %FALSE with an error
 * @apply: entries of the journal, each for the first time and in order, none already loaded;
 *   %FALSE when they do not tell everything, and all must be loaded again
 * @fault_changed: foyer_follower_get_fault() answers something else
 *
 * What is different from one model that follows the journal to another. The first argument is the
 * model, which stays alive during the call.
 */
typedef struct
{
  void (*load) (gpointer model, GAsyncReadyCallback callback, gpointer data);
  gboolean (*take) (gpointer model, GAsyncResult *result, GError **error);
  gboolean (*apply) (gpointer model, const GPtrArray *entries);
  void (*fault_changed) (gpointer model);
} FoyerFollowerFuncs;

#define FOYER_TYPE_FOLLOWER (foyer_follower_get_type ())
G_DECLARE_FINAL_TYPE (FoyerFollower, foyer_follower, FOYER, FOLLOWER, GObject)

/* Loads once foyer_follower_load() is called. @model (borrowed, a #GObject) is not called any more
 * after foyer_follower_stop(). */
FoyerFollower *
foyer_follower_new (FoyerEngine *engine, gpointer model, const FoyerFollowerFuncs *funcs);
/* For the model's end; takes the reference. */
void foyer_follower_stop (FoyerFollower *self);

/* Everything anew; while a load is under way, once more after it. */
void foyer_follower_load (FoyerFollower *self);
/* All up to the entry @seq is in; %TRUE the first time. */
gboolean foyer_follower_begin (FoyerFollower *self, gint64 seq);

gboolean foyer_follower_is_loaded (FoyerFollower *self);
/* Why what is shown may be old; %NULL when it is not. */
const char *foyer_follower_get_fault (FoyerFollower *self);

G_END_DECLS
