/* Where this station prints its slips, and printing the slip of a number. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "desktop/foyer-printer.h"
#include "desktop/foyer-roll.h"
#include "model/foyer-hall-model.h"

G_BEGIN_DECLS

/* What the station's settings say. Texts are the struct's own. */
typedef struct
{
  FoyerPrintWay way;
  char *place; /* queue or folder; "" or %NULL: nothing is printed here */
  FoyerRollWidth width;
  char *text; /* the hall's own line under a slip */
} FoyerSlips;

FoyerSlips *
foyer_slips_new (FoyerPrintWay way, const char *place, gboolean narrow, const char *text);
FoyerSlips *foyer_slips_copy (const FoyerSlips *slips);
void foyer_slips_free (FoyerSlips *slips);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerSlips, foyer_slips_free)

/* Whether a slip comes out when a number is issued here. */
gboolean foyer_slips_are_printed (const FoyerSlips *slips);

/* Prints the slip of @ticket (as an answer has it). @large: for low vision. The number is valid
 * whether a slip comes or not. Finish with foyer_print_finish(). */
void foyer_slips_print_async (const FoyerSlips *slips,
                              FoyerHallModel *model,
                              JsonObject *ticket,
                              gboolean large,
                              gboolean reprint,
                              GAsyncReadyCallback callback,
                              gpointer data);

/* The same for an appointment just booked: its number, when and for what. */
void foyer_slips_print_appointment_async (const FoyerSlips *slips,
                                          FoyerHallModel *model,
                                          JsonObject *appointment,
                                          FoyerLanguage language,
                                          gboolean large,
                                          GAsyncReadyCallback callback,
                                          gpointer data);

G_END_DECLS
