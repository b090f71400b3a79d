/* Following the journal: one load, the entries after it, and another load where that is not enough.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/foyer-follower.h"

struct _FoyerFollower
{
  GObject parent_instance;
  FoyerEngine *engine;
  gpointer model; /* borrowed; %NULL after the end */
  const FoyerFollowerFuncs *funcs;
  char *fault;
  gint64 seq;         /* of the last entry that is in */
  GPtrArray *pending; /* arrays of entries that came while a load was under way */
  gboolean loaded, loading, load_again;
};

G_DEFINE_FINAL_TYPE (FoyerFollower, foyer_follower, G_TYPE_OBJECT)

static void
foyer_follower_finalize (GObject *object)
{
  FoyerFollower *self = FOYER_FOLLOWER (object);

  g_clear_object (&self->engine);
  g_clear_pointer (&self->pending, g_ptr_array_unref);
  g_free (self->fault);
  G_OBJECT_CLASS (foyer_follower_parent_class)->finalize (object);
}

static void
foyer_follower_class_init (FoyerFollowerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = foyer_follower_finalize;
}

static GPtrArray *
new_pending (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
}

static void
foyer_follower_init (FoyerFollower *self)
{
  self->pending = new_pending ();
}

static void
set_fault (FoyerFollower *self, const char *sentence)
{
  if (g_strcmp0 (self->fault, sentence) == 0)
    return;
  foyer_set_text (&self->fault, sentence);
  self->funcs->fault_changed (self->model);
}

/* Whether @entries could be told in full. */
static gboolean
apply (FoyerFollower *self, GPtrArray *entries)
{
  g_autoptr (GPtrArray) fresh = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      const FoyerEntry *entry = g_ptr_array_index (entries, i);

      if (entry->seq <= self->seq)
        continue;
      self->seq = entry->seq;
      g_ptr_array_add (fresh, (gpointer) entry);
    }
  return fresh->len == 0 || self->funcs->apply (self->model, fresh);
}

static void
apply_pending (FoyerFollower *self)
{
  g_autoptr (GPtrArray) pending = g_steal_pointer (&self->pending);
  gboolean known = TRUE;

  self->pending = new_pending ();
  for (guint i = 0; known && self->model != NULL && i < pending->len; i++)
    known = apply (self, g_ptr_array_index (pending, i));
  if (!known)
    foyer_follower_load (self);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerFollower) self = data;
  g_autoptr (GObject) model = self->model != NULL ? g_object_ref (self->model) : NULL;
  g_autoptr (GError) error = NULL;
  gboolean taken;

  self->loading = FALSE;
  if (model == NULL)
    return;
  /* What was asked for before is not wanted any more. */
  if (self->load_again)
    {
      foyer_follower_load (self);
      return;
    }
  taken = self->funcs->take (model, result, &error);
  if (self->model == NULL)
    return;
  set_fault (self, taken ? NULL : error->message);
  if (taken)
    apply_pending (self);
}

void
foyer_follower_load (FoyerFollower *self)
{
  if (self->model == NULL)
    return;
  self->load_again = self->loading;
  if (self->loading)
    return;
  self->loading = TRUE;
  self->funcs->load (self->model, loaded_cb, g_object_ref (self));
}

static void
committed_cb (FoyerFollower *self, GPtrArray *entries)
{
  g_autoptr (GObject) model = g_object_ref (self->model);

  if (self->loading)
    {
      g_ptr_array_add (self->pending, g_ptr_array_ref (entries));
      return;
    }
  set_fault (self, NULL);
  if (!self->loaded || !apply (self, entries))
    foyer_follower_load (self);
}

static void
restarted_cb (FoyerFollower *self)
{
  g_ptr_array_set_size (self->pending, 0);
  foyer_follower_load (self);
}

static void
fault_cb (FoyerFollower *self, GError *error)
{
  set_fault (self, error->message);
}

FoyerFollower *
foyer_follower_new (FoyerEngine *engine, gpointer model, const FoyerFollowerFuncs *funcs)
{
  FoyerFollower *self = g_object_new (FOYER_TYPE_FOLLOWER, NULL);

  self->engine = g_object_ref (engine);
  self->model = model;
  self->funcs = funcs;
  g_signal_connect_object (engine, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (engine, "restarted", G_CALLBACK (restarted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (engine, "fault", G_CALLBACK (fault_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
foyer_follower_stop (FoyerFollower *self)
{
  self->model = NULL;
  g_signal_handlers_disconnect_by_data (self->engine, self);
  g_object_unref (self);
}

gboolean
foyer_follower_begin (FoyerFollower *self, gint64 seq)
{
  gboolean first = !self->loaded;

  self->seq = seq;
  self->loaded = TRUE;
  return first;
}

gboolean
foyer_follower_is_loaded (FoyerFollower *self)
{
  return self->loaded;
}

const char *
foyer_follower_get_fault (FoyerFollower *self)
{
  return self->fault;
}
