/* The line on top of the board: the hall, its state, what to know, the time. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/board/foyer-board-top.h"

typedef struct
{
  int column, row, width;
} Place;

void
foyer_board_top_arrange (GtkGrid *top, gboolean portrait)
{
  static const Place wide[] = { { 0, 0, 1 }, { 1, 0, 1 }, { 2, 0, 1 }, { 3, 0, 1 } };
  static const Place high[] = { { 0, 0, 2 }, { 0, 1, 1 }, { 1, 1, 2 }, { 2, 0, 1 } };
  GtkLayoutManager *manager = gtk_widget_get_layout_manager (GTK_WIDGET (top));
  const Place *place = portrait ? high : wide;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (top)); child != NULL;
       child = gtk_widget_get_next_sibling (child), place++)
    g_object_set (gtk_layout_manager_get_layout_child (manager, child), "column", place->column,
                  "row", place->row, "column-span", place->width, NULL);
}
