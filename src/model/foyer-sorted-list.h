/* A list model that keeps its items sorted and tells of each change by one position. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define FOYER_TYPE_SORTED_LIST (foyer_sorted_list_get_type ())
G_DECLARE_FINAL_TYPE (FoyerSortedList, foyer_sorted_list, FOYER, SORTED_LIST, GObject)

/* @compare gets @user_data, which must outlive the list, and never finds two items equal. */
FoyerSortedList *
foyer_sorted_list_new (GType item_type, GCompareDataFunc compare, gpointer user_data);

/* Brings @item to its place: inserts it, moves it if it is out of order with its neighbours, or
 * does nothing. To be called after each change of what it is sorted by, one item at a time. */
void foyer_sorted_list_place (FoyerSortedList *self, gpointer item);
/* Does nothing when @item is not in the list. */
void foyer_sorted_list_remove (FoyerSortedList *self, gpointer item);
void foyer_sorted_list_clear (FoyerSortedList *self);
gboolean foyer_sorted_list_contains (FoyerSortedList *self, gpointer item);
guint foyer_sorted_list_get_length (FoyerSortedList *self);
/* The last item, %NULL of an empty list. (transfer none) */
gpointer foyer_sorted_list_get_last (FoyerSortedList *self);

G_END_DECLS
