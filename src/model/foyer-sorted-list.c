/* A list model that keeps its items sorted and tells of each change by one position. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/foyer-sorted-list.h"

struct _FoyerSortedList
{
  GObject parent_instance;
  GType item_type;
  GCompareDataFunc compare;
  gpointer user_data;
  GSequence *items;
  GHashTable *places; /* item → its iterator */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FoyerSortedList,
                               foyer_sorted_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return FOYER_SORTED_LIST (model)->item_type;
}

static guint
get_n_items (GListModel *model)
{
  return foyer_sorted_list_get_length (FOYER_SORTED_LIST (model));
}

static gpointer
get_item (GListModel *model, guint position)
{
  FoyerSortedList *self = FOYER_SORTED_LIST (model);
  GSequenceIter *iter = g_sequence_get_iter_at_pos (self->items, (int) position);

  return g_sequence_iter_is_end (iter) ? NULL : g_object_ref (g_sequence_get (iter));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
foyer_sorted_list_finalize (GObject *object)
{
  FoyerSortedList *self = FOYER_SORTED_LIST (object);

  g_hash_table_unref (self->places);
  g_sequence_free (self->items);
  G_OBJECT_CLASS (foyer_sorted_list_parent_class)->finalize (object);
}

static void
foyer_sorted_list_class_init (FoyerSortedListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = foyer_sorted_list_finalize;
}

static void
foyer_sorted_list_init (FoyerSortedList *self)
{
  self->items = g_sequence_new (g_object_unref);
  self->places = g_hash_table_new (NULL, NULL);
}

FoyerSortedList *
foyer_sorted_list_new (GType item_type, GCompareDataFunc compare, gpointer user_data)
{
  FoyerSortedList *self = g_object_new (FOYER_TYPE_SORTED_LIST, NULL);

  self->item_type = item_type;
  self->compare = compare;
  self->user_data = user_data;
  return self;
}

static gboolean
is_in_order (FoyerSortedList *self, GSequenceIter *iter)
{
  GSequenceIter *before = g_sequence_iter_prev (iter);
  GSequenceIter *after = g_sequence_iter_next (iter);
  gpointer item = g_sequence_get (iter);

  return (before == iter || self->compare (g_sequence_get (before), item, self->user_data) < 0) &&
         (g_sequence_iter_is_end (after) ||
          self->compare (item, g_sequence_get (after), self->user_data) < 0);
}

static void
take_out (FoyerSortedList *self, gpointer item, GSequenceIter *iter)
{
  int position = g_sequence_iter_get_position (iter);

  g_hash_table_remove (self->places, item);
  g_sequence_remove (iter);
  g_list_model_items_changed (G_LIST_MODEL (self), (guint) position, 1, 0);
}

void
foyer_sorted_list_place (FoyerSortedList *self, gpointer item)
{
  g_autoptr (GObject) kept = g_object_ref (item);
  GSequenceIter *iter = g_hash_table_lookup (self->places, item);

  if (iter != NULL && is_in_order (self, iter))
    return;
  if (iter != NULL)
    take_out (self, item, iter);
  iter =
      g_sequence_insert_sorted (self->items, g_object_ref (item), self->compare, self->user_data);
  g_hash_table_insert (self->places, item, iter);
  g_list_model_items_changed (G_LIST_MODEL (self), (guint) g_sequence_iter_get_position (iter), 0,
                              1);
}

void
foyer_sorted_list_remove (FoyerSortedList *self, gpointer item)
{
  GSequenceIter *iter = g_hash_table_lookup (self->places, item);

  if (iter != NULL)
    take_out (self, item, iter);
}

void
foyer_sorted_list_clear (FoyerSortedList *self)
{
  guint length = foyer_sorted_list_get_length (self);

  if (length == 0)
    return;
  g_hash_table_remove_all (self->places);
  g_sequence_remove_range (g_sequence_get_begin_iter (self->items),
                           g_sequence_get_end_iter (self->items));
  g_list_model_items_changed (G_LIST_MODEL (self), 0, length, 0);
}

gboolean
foyer_sorted_list_contains (FoyerSortedList *self, gpointer item)
{
  return g_hash_table_contains (self->places, item);
}

guint
foyer_sorted_list_get_length (FoyerSortedList *self)
{
  return (guint) g_sequence_get_length (self->items);
}

gpointer
foyer_sorted_list_get_last (FoyerSortedList *self)
{
  GSequenceIter *end = g_sequence_get_end_iter (self->items);

  return g_sequence_iter_is_begin (end) ? NULL : g_sequence_get (g_sequence_iter_prev (end));
}
