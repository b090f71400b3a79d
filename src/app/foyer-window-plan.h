/* Which window was asked for: "board", "counter=3". */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FOYER_WINDOW_RECEPTION,
  FOYER_WINDOW_BOARD,
  FOYER_WINDOW_COUNTER,
  FOYER_WINDOW_KIOSK,
  FOYER_WINDOW_PLANNER,
  FOYER_WINDOW_MANAGER,
  FOYER_WINDOW_CUSTOMER,
  FOYER_WINDOW_STUDIO,
  FOYER_N_WINDOWS,
} FoyerWindowKind;

typedef struct
{
  FoyerWindowKind kind;
  gint64 counter; /* of kinds that belong to a counter, else 0 */
} FoyerWindowPlan;

/* Reads @text. %FOYER_ERROR_USAGE when it names no window, %FOYER_ERROR_NOT_AVAILABLE when it names
 * one that this version does not have. */
gboolean foyer_window_plan_parse (const char *text, FoyerWindowPlan *plan, GError **error);

/* As foyer_window_plan_parse() reads it. (transfer full) */
char *foyer_window_plan_write (const FoyerWindowPlan *plan);

G_END_DECLS
