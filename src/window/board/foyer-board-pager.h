/* A list of the board, a few at a time: long ones page by themselves, calmly. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FOYER_TYPE_BOARD_PAGER (foyer_board_pager_get_type ())
G_DECLARE_FINAL_TYPE (FoyerBoardPager, foyer_board_pager, FOYER, BOARD_PAGER, AdwBin)

/* Shows @model; @create makes the widget of one item. @name is what the list is called aloud. */
void foyer_board_pager_set_model (FoyerBoardPager *self,
                                  GListModel *model,
                                  GtkFlowBoxCreateWidgetFunc create,
                                  const char *name);

/* To the next page, as it goes by itself every few seconds; after the last one comes the first. */
void foyer_board_pager_turn (FoyerBoardPager *self);

/* So many items at a time, in so many columns. */
void foyer_board_pager_set_page (FoyerBoardPager *self, guint per_page, guint columns);

G_END_DECLS
