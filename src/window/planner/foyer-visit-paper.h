/* Home visits on paper: the technician's day, a visit, a door note, the customer's slip. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desktop/foyer-printer.h"
#include "window/common/foyer-window-context.h"
#include "window/planner/foyer-plan-visit.h"

G_BEGIN_DECLS

typedef enum
{
  FOYER_VISIT_PAPER_SHEET, /* A4, with lines to sign on (S0 meter 7, 8) */
  FOYER_VISIT_PAPER_NOTE,  /* A4, for the door: names nobody (S2 八.4) */
  FOYER_VISIT_PAPER_SLIP,  /* what the customer takes along: window and number (S2 八.1) */
  FOYER_VISIT_N_PAPERS,
} FoyerVisitPaper;

/* A PDF, or %NULL with @error. Sheets are in the language of the interface, notes in those of the
 * hall, slips in the customer's. (transfer full) */
GBytes *foyer_visit_paper_draw (FoyerVisitPaper paper,
                                FoyerWindowContext *context,
                                FoyerPlanVisit *visit,
                                GError **error);
/* @visits (of FoyerPlanVisit, by start): those of @technician on the day of @day are taken; @name
 * is what the sheet calls the technician. (transfer full) */
GBytes *foyer_visit_paper_draw_day (FoyerWindowContext *context,
                                    const char *technician,
                                    const char *name,
                                    FoyerTime day,
                                    GPtrArray *visits,
                                    GError **error);
/* "Visit 12", as the file of @paper is called. (transfer full) */
char *foyer_visit_paper_get_title (FoyerVisitPaper paper, FoyerPlanVisit *visit);

/* Prints where the station prints its sheets; finish with foyer_print_finish(). */
void foyer_visit_paper_print_async (FoyerWindowContext *context,
                                    GBytes *pdf,
                                    const char *title,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
/* The slip comes from the printer of slips; where there is none, from that of sheets. */
void foyer_visit_paper_print_slip_async (FoyerWindowContext *context,
                                         FoyerPlanVisit *visit,
                                         GAsyncReadyCallback callback,
                                         gpointer data);
/* What to say after printing: where it is, or why not. (transfer full) */
char *foyer_visit_paper_print_finish (GAsyncResult *result);

G_END_DECLS
