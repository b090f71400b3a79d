/* One of the last calls on the board: a number, its counter, what became of it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/foyer-call-item.h"

G_BEGIN_DECLS

#define FOYER_TYPE_CALL_ROW (foyer_call_row_get_type ())
G_DECLARE_FINAL_TYPE (FoyerCallRow, foyer_call_row, FOYER, CALL_ROW, AdwBin)

GtkWidget *foyer_call_row_new (FoyerCallItem *call);

G_END_DECLS
