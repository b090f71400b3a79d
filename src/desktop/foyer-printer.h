/* The printers of this machine, and printing on one of them without a dialog. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desktop/foyer-roll.h"

G_BEGIN_DECLS

/* Everything here asks CUPS from a thread of its own and answers on the caller's main context. */

typedef enum
{
  FOYER_PRINTER_READY,
  FOYER_PRINTER_PRINTING,
  FOYER_PRINTER_OUT_OF_PAPER,
  FOYER_PRINTER_JAMMED,
  FOYER_PRINTER_COVER_OPEN,
  FOYER_PRINTER_OFFLINE,
  FOYER_PRINTER_STOPPED, /* by a person, or by CUPS after an error */
  FOYER_PRINTER_REJECTING,
  FOYER_PRINTER_N_STATES,
} FoyerPrinterState;

typedef struct
{
  char *queue;       /* CUPS's name of it */
  char *description; /* for people; may be "" */
  FoyerPrinterState state;
  char *told;   /* what the printer or CUPS says of itself; "" nothing */
  gboolean raw; /* takes bytes as they are: dots, no PDF */
  gboolean is_default;
} FoyerPrinter;

void foyer_printer_free (FoyerPrinter *printer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerPrinter, foyer_printer_free)

/* Whether it would print now. */
gboolean foyer_printer_state_is_good (FoyerPrinterState state);
/* A sentence about @queue, translated. (transfer full) */
char *foyer_printer_state_tell (FoyerPrinterState state, const char *queue);

/* All queues of the print system, sorted by name: an array of FoyerPrinter, empty when there is
 * none. %FOYER_ERROR_FAULT when the print system does not answer. (transfer full) */
void
foyer_printer_list_async (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GPtrArray *foyer_printer_list_finish (GAsyncResult *result, GError **error);

/* One queue; %FOYER_ERROR_FAULT also when there is no such queue. (transfer full) */
void foyer_printer_query_async (const char *queue,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data);
FoyerPrinter *foyer_printer_query_finish (GAsyncResult *result, GError **error);

typedef enum
{
  FOYER_PRINT_TO_FILE, /* no printer: a PDF in a folder */
  FOYER_PRINT_AS_PDF,
  FOYER_PRINT_AS_DOTS, /* ESC/POS, on a raw queue */
} FoyerPrintWay;

typedef struct
{
  FoyerPrintWay way;
  const char *place; /* folder, or queue */
  guint patience_s;  /* how long a printer may take; 0: 30 seconds */
} FoyerPrintTarget;

/**
 * foyer_print_roll_async:
 * @roll: (transfer full): what to print
 *
 * Draws and prints @roll, and answers when it is on paper as far as CUPS can know (a bare printer
 * on a raw queue takes its bytes and tells nothing). A printer that is missing, stopped, out of
 * paper, open, or silent for longer than patience is an error with a sentence (%FOYER_ERROR_FAULT);
 * the job is then withdrawn, so that printing again does not print twice.
 */
void foyer_print_roll_async (FoyerRoll *roll,
                             const FoyerPrintTarget *target,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data);
/* The same for a finished PDF of A4 pages; dots are %FOYER_ERROR_USAGE. */
void foyer_print_pdf_async (GBytes *pdf,
                            const char *title,
                            const FoyerPrintTarget *target,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data);
/* The path of the file written, or "" for what went to a printer. (transfer full) */
char *foyer_print_finish (GAsyncResult *result, GError **error);

G_END_DECLS
