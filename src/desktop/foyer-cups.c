/* Questions to CUPS that wait for the answer: only for threads of this room. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desktop/foyer-cups.h"

#include <cups/cups.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/foyer-error.h"

#define CONNECT_MS       5000
#define ANSWER_S         10
#define FIRST_PAUSE_MS   50
#define LONGEST_PAUSE_MS 1000

G_DEFINE_AUTOPTR_CLEANUP_FUNC (http_t, httpClose)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ipp_t, ippDelete)

/* Beginnings of the keywords of printer-state-reasons (RFC 8011), the gravest first. */
static const struct
{
  const char *reason;
  FoyerPrinterState state;
} reasons[] = {
  { "media-empty", FOYER_PRINTER_OUT_OF_PAPER }, { "media-needed", FOYER_PRINTER_OUT_OF_PAPER },
  { "media-jam", FOYER_PRINTER_JAMMED },         { "cover-open", FOYER_PRINTER_COVER_OPEN },
  { "door-open", FOYER_PRINTER_COVER_OPEN },     { "interlock-open", FOYER_PRINTER_COVER_OPEN },
  { "offline", FOYER_PRINTER_OFFLINE },          { "shutdown", FOYER_PRINTER_OFFLINE },
  { "timed-out", FOYER_PRINTER_OFFLINE },        { "paused", FOYER_PRINTER_STOPPED },
};

static const char *const printer_attributes[] = {
  "printer-name",           "printer-info",
  "printer-state",          "printer-state-reasons",
  "printer-state-message",  "printer-is-accepting-jobs",
  "printer-make-and-model", "document-format-supported",
};

static void
set_unreachable (GError **error)
{
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_FAULT,
               _ ("The print system does not answer (%s). Nothing was printed; what was entered "
                  "is kept."),
               cupsLastErrorString ());
}

static http_t *
connect_to_cups (GError **error)
{
  http_t *http = httpConnect2 (cupsServer (), ippPort (), NULL, AF_UNSPEC, cupsEncryption (), 1,
                               CONNECT_MS, NULL);

  if (http == NULL)
    set_unreachable (error);
  else
    httpSetTimeout (http, ANSWER_S, NULL, NULL);
  return http;
}

static char *
queue_uri (const char *queue)
{
  char uri[HTTP_MAX_URI];

  httpAssembleURIf (HTTP_URI_CODING_ALL, uri, sizeof uri, "ipp", NULL, "localhost", 0,
                    "/printers/%s", queue);
  return g_strdup (uri);
}

static const char *
text_of (ipp_t *answer, const char *name)
{
  ipp_attribute_t *attribute = ippFindAttribute (answer, name, IPP_TAG_ZERO);
  const char *text = attribute != NULL ? ippGetString (attribute, 0, NULL) : NULL;

  return text != NULL ? text : "";
}

static FoyerPrinterState
state_from_reasons (ipp_attribute_t *attribute, FoyerPrinterState state)
{
  for (guint r = 0; r < G_N_ELEMENTS (reasons); r++)
    for (int i = 0; attribute != NULL && i < ippGetCount (attribute); i++)
      {
        const char *reason = ippGetString (attribute, i, NULL);

        /* "-report" is a remark, and "media-low-warning" is no end yet. */
        if (reason != NULL && g_str_has_prefix (reason, reasons[r].reason))
          return reasons[r].state;
      }
  return state;
}

/* The attributes of one printer, from @attribute to the next separator. */
static FoyerPrinter *
read_printer (ipp_t *answer, ipp_attribute_t **next)
{
  FoyerPrinter *printer = g_new0 (FoyerPrinter, 1);
  ipp_attribute_t *state_reasons = NULL, *at = *next;
  gboolean accepting = TRUE;
  int state = IPP_PSTATE_IDLE;

  for (; at != NULL && ippGetGroupTag (at) == IPP_TAG_PRINTER; at = ippNextAttribute (answer))
    {
      const char *name = ippGetName (at);

      if (name == NULL)
        break;
      if (strcmp (name, "printer-name") == 0)
        foyer_set_text (&printer->queue, ippGetString (at, 0, NULL));
      else if (strcmp (name, "printer-info") == 0)
        foyer_set_text (&printer->description, ippGetString (at, 0, NULL));
      else if (strcmp (name, "printer-state-message") == 0)
        foyer_set_text (&printer->told, ippGetString (at, 0, NULL));
      else if (strcmp (name, "printer-make-and-model") == 0)
        printer->raw = g_strcmp0 (ippGetString (at, 0, NULL), "Local Raw Printer") == 0;
      else if (strcmp (name, "printer-state") == 0)
        state = ippGetInteger (at, 0);
      else if (strcmp (name, "printer-is-accepting-jobs") == 0)
        accepting = ippGetBoolean (at, 0) != 0;
      else if (strcmp (name, "printer-state-reasons") == 0)
        state_reasons = at;
    }
  *next = at;
  printer->state = state == IPP_PSTATE_PROCESSING ? FOYER_PRINTER_PRINTING : FOYER_PRINTER_READY;
  if (!accepting)
    printer->state = FOYER_PRINTER_REJECTING;
  if (state == IPP_PSTATE_STOPPED)
    printer->state = FOYER_PRINTER_STOPPED;
  printer->state = state_from_reasons (state_reasons, printer->state);
  if (printer->description == NULL)
    printer->description = g_strdup ("");
  if (printer->told == NULL)
    printer->told = g_strdup ("");
  return printer;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const FoyerPrinter *first = *(FoyerPrinter *const *) a, *second = *(FoyerPrinter *const *) b;

  return g_strcmp0 (first->queue, second->queue);
}

/* CUPS-Get-Printers when @queue is %NULL. */
static GPtrArray *
ask_printers (http_t *http, const char *queue, GError **error)
{
  g_autoptr (GPtrArray) printers =
      g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_printer_free);
  ipp_t *request =
      ippNewRequest (queue != NULL ? IPP_OP_GET_PRINTER_ATTRIBUTES : IPP_OP_CUPS_GET_PRINTERS);
  g_autofree char *uri = queue != NULL ? queue_uri (queue) : NULL;
  g_autoptr (ipp_t) answer = NULL;

  if (uri != NULL)
    ippAddString (request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", NULL, uri);
  ippAddStrings (request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                 G_N_ELEMENTS (printer_attributes), NULL, printer_attributes);
  answer = cupsDoRequest (http, request, "/");
  if (cupsLastError () == IPP_STATUS_ERROR_NOT_FOUND)
    return g_steal_pointer (&printers);
  if (answer == NULL || cupsLastError () > IPP_STATUS_OK_EVENTS_COMPLETE)
    {
      set_unreachable (error);
      return NULL;
    }
  for (ipp_attribute_t *at = ippFirstAttribute (answer); at != NULL;)
    {
      FoyerPrinter *printer;

      if (ippGetGroupTag (at) != IPP_TAG_PRINTER)
        {
          at = ippNextAttribute (answer);
          continue;
        }
      printer = read_printer (answer, &at);
      if (printer->queue != NULL)
        g_ptr_array_add (printers, printer);
      else
        foyer_printer_free (printer);
    }
  g_ptr_array_sort (printers, compare_names);
  return g_steal_pointer (&printers);
}

static void
mark_default (http_t *http, GPtrArray *printers)
{
  const char *name = cupsGetDefault2 (http);

  for (guint i = 0; i < printers->len; i++)
    {
      FoyerPrinter *printer = g_ptr_array_index (printers, i);

      printer->is_default = g_strcmp0 (printer->queue, name) == 0;
    }
}

GPtrArray *
foyer_cups_list (GError **error)
{
  g_autoptr (http_t) http = connect_to_cups (error);
  GPtrArray *printers = http != NULL ? ask_printers (http, NULL, error) : NULL;

  if (printers != NULL)
    mark_default (http, printers);
  return printers;
}

static FoyerPrinter *
query (http_t *http, const char *queue, GError **error)
{
  g_autoptr (GPtrArray) printers = ask_printers (http, queue, error);

  if (printers == NULL)
    return NULL;
  if (printers->len == 0)
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_FAULT,
                   _ ("There is no printer “%s”. Nothing was printed; choose another printer in "
                      "the settings."),
                   queue);
      return NULL;
    }
  return g_ptr_array_steal_index (printers, 0);
}

FoyerPrinter *
foyer_cups_query (const char *queue, GError **error)
{
  g_autoptr (http_t) http = connect_to_cups (error);

  return http != NULL ? query (http, queue, error) : NULL;
}

static gboolean
set_bad_printer (const FoyerPrinter *printer, GError **error)
{
  g_autofree char *sentence = foyer_printer_state_tell (printer->state, printer->queue);

  g_set_error (error, FOYER_ERROR, FOYER_ERROR_FAULT, _ ("%s Nothing was printed."), sentence);
  return FALSE;
}

static int
send_job (http_t *http, const FoyerCupsJob *job, GError **error)
{
  cups_option_t *options = NULL;
  int n_options = 0, id;
  gsize size;
  const char *data = g_bytes_get_data (job->bytes, &size);

  if (job->media != NULL)
    n_options = cupsAddOption ("media", job->media, n_options, &options);
  id = cupsCreateJob (http, job->queue, job->title, n_options, options);
  cupsFreeOptions (n_options, options);
  if (id > 0 &&
      cupsStartDocument (http, job->queue, id, job->title, job->format, 1) ==
          HTTP_STATUS_CONTINUE &&
      cupsWriteRequestData (http, data, size) == HTTP_STATUS_CONTINUE &&
      cupsFinishDocument (http, job->queue) <= IPP_STATUS_OK_EVENTS_COMPLETE)
    return id;
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_FAULT,
               _ ("The printer “%s” did not take the page (%s). Nothing was printed."), job->queue,
               cupsLastErrorString ());
  if (id > 0)
    cupsCancelJob2 (http, job->queue, id, 0);
  return 0;
}

static int
ask_job_state (http_t *http, const FoyerCupsJob *job, int id, char **told)
{
  static const char *const attributes[] = { "job-state", "job-printer-state-message" };
  ipp_t *request = ippNewRequest (IPP_OP_GET_JOB_ATTRIBUTES);
  g_autofree char *uri = queue_uri (job->queue);
  g_autoptr (ipp_t) answer = NULL;
  ipp_attribute_t *state;

  ippAddString (request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", NULL, uri);
  ippAddInteger (request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", id);
  ippAddString (request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", NULL,
                cupsUser ());
  ippAddStrings (request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                 G_N_ELEMENTS (attributes), NULL, attributes);
  answer = cupsDoRequest (http, request, "/");
  /* A job that CUPS no longer knows was printed: it keeps those that failed. */
  if (cupsLastError () == IPP_STATUS_ERROR_NOT_FOUND)
    return IPP_JSTATE_COMPLETED;
  state = answer != NULL ? ippFindAttribute (answer, "job-state", IPP_TAG_ENUM) : NULL;
  if (answer != NULL)
    foyer_set_text (told, text_of (answer, "job-printer-state-message"));
  return state != NULL ? ippGetInteger (state, 0) : 0;
}

/* %TRUE printed; %FALSE and an error; or %FALSE without one: ask again. */
static gboolean
look_at_job (http_t *http, const FoyerCupsJob *job, int id, GError **error)
{
  g_autofree char *told = NULL;
  g_autoptr (FoyerPrinter) printer = NULL;

  switch (ask_job_state (http, job, id, &told))
    {
    case IPP_JSTATE_COMPLETED:
      return TRUE;
    case IPP_JSTATE_STOPPED:
    case IPP_JSTATE_CANCELED:
    case IPP_JSTATE_ABORTED:
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_FAULT,
                   _ ("The printer “%s” gave up the page (%s). Look after the printer and print "
                      "again."),
                   job->queue, told != NULL && *told != '\0' ? told : "–");
      return FALSE;
    case 0:
      set_unreachable (error);
      return FALSE;
    default:
      printer = query (http, job->queue, error);
      if (printer != NULL && !foyer_printer_state_is_good (printer->state))
        set_bad_printer (printer, error);
      return FALSE;
    }
}

static gboolean
follow (http_t *http, const FoyerCupsJob *job, int id, GCancellable *cancellable, GError **error)
{
  const gint64 end = g_get_monotonic_time () + job->patience_s * FOYER_SECOND;
  guint pause_ms = FIRST_PAUSE_MS;
  GError *problem = NULL;

  while (!look_at_job (http, job, id, &problem))
    {
      if (problem == NULL && g_get_monotonic_time () > end)
        g_set_error (&problem, FOYER_ERROR, FOYER_ERROR_FAULT,
                     _ ("The printer “%s” does not answer. The page was withdrawn; look whether it "
                        "is switched on and connected, and print again."),
                     job->queue);
      if (problem == NULL)
        g_cancellable_set_error_if_cancelled (cancellable, &problem);
      if (problem != NULL)
        {
          g_propagate_error (error, problem);
          return FALSE;
        }
      g_usleep (pause_ms * 1000);
      pause_ms = MIN (pause_ms * 2, LONGEST_PAUSE_MS);
    }
  return TRUE;
}

gboolean
foyer_cups_print (const FoyerCupsJob *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (http_t) http = connect_to_cups (error);
  g_autoptr (FoyerPrinter) printer = http != NULL ? query (http, job->queue, error) : NULL;
  int id;

  if (printer == NULL)
    return FALSE;
  if (!foyer_printer_state_is_good (printer->state))
    return set_bad_printer (printer, error);
  id = send_job (http, job, error);
  if (id == 0)
    return FALSE;
  if (follow (http, job, id, cancellable, error))
    return TRUE;
  cupsCancelJob2 (http, job->queue, id, 0);
  return FALSE;
}
