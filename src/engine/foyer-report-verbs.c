/* Verbs of reports: one day, or a stretch of days split by service, counter, staff, hour or day. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/foyer-error.h"
#include "engine/foyer-report.h"
#include "engine/foyer-save.h"
#include "engine/foyer-verb.h"

static gboolean
check_date (const char *date, GError **error)
{
  if (foyer_date_is_valid (date))
    return TRUE;
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
               _ ("“%s” is not a date. Nothing was changed."), date);
  return FALSE;
}

static gboolean
run_day (FoyerWork *work, GError **error)
{
  const char *day = foyer_work_get_text (work, "day");
  FoyerSpan span;

  if (day == NULL)
    day = work->day->day;
  if (!check_date (day, error))
    return FALSE;
  span = (FoyerSpan){ day, day };
  json_object_set_string_member (work->answer, "day", day);
  return foyer_report_fill (work, &span, FOYER_REPORT_BY_SERVICE, error) &&
         foyer_report_add_lists (work, day, error);
}

/* A cell of letters may be anything; one that begins like a formula must not be taken for one. */
static void
add_cell (GString *csv, const char *text, gboolean is_number)
{
  gboolean is_formula = !is_number && *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;

  if (!is_formula && strpbrk (text, ",\"\r\n;") == NULL)
    {
      g_string_append (csv, text);
      return;
    }
  g_string_append (csv, is_formula ? "\"'" : "\"");
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
    }
  g_string_append_c (csv, '"');
}

/* As many digits as a figure has, whatever the language. */
static char *
write_fraction (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (text, sizeof text, "%.4g", value));
}

static void
add_line (GString *csv, JsonObject *row, gboolean is_head)
{
  const char *between = "";
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, row);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      gboolean is_text = json_node_get_value_type (node) == G_TYPE_STRING;
      g_autofree char *text = is_head                       ? g_strdup (name)
                              : JSON_NODE_HOLDS_NULL (node) ? g_strdup ("")
                              : is_text                     ? g_strdup (json_node_get_string (node))
                              : json_node_get_value_type (node) == G_TYPE_DOUBLE
                                  ? write_fraction (json_node_get_double (node))
                                  : json_to_string (node, FALSE);

      g_string_append (csv, between);
      add_cell (csv, text, !is_head && !is_text);
      between = ",";
    }
  g_string_append (csv, "\r\n");
}

char *
foyer_report_to_csv (JsonArray *groups)
{
  g_autoptr (GString) csv = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (groups); i++)
    {
      JsonObject *row = json_array_get_object_element (groups, i);

      if (i == 0)
        add_line (csv, row, TRUE);
      add_line (csv, row, FALSE);
    }
  return g_string_free (g_steal_pointer (&csv), FALSE);
}

/* Whoever may read the report may write it where they may write; not readable for others. */
static gboolean
write_csv (
    FoyerWork *work, const FoyerSpan *span, FoyerReportBy by, const char *path, GError **error)
{
  JsonArray *groups = json_object_get_array_member (work->answer, "groups");
  g_autoptr (JsonArray) none = json_array_new ();
  g_autofree char *csv = NULL;

  /* An empty file would say nothing, not even that there was nothing. */
  if (json_array_get_length (groups) == 0)
    json_array_add_object_element (none, foyer_report_view_none (work, span, by));
  csv = foyer_report_to_csv (json_array_get_length (groups) > 0 ? groups : none);
  if (!foyer_save_file (path, csv, -1, error))
    return FALSE;
  json_object_set_string_member (work->answer, "csv", path);
  return TRUE;
}

static gboolean
run_range (FoyerWork *work, GError **error)
{
  FoyerSpan span = { foyer_work_get_text (work, "from"), foyer_work_get_text (work, "to") };
  const char *path = foyer_work_get_text (work, "csv");
  int by = foyer_work_get_choice (work, "by", foyer_report_bys, FOYER_REPORT_BY_DAY);

  if (!check_date (span.from, error) || !check_date (span.to, error))
    return FALSE;
  if (strcmp (span.from, span.to) > 0)
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                   _ ("%s lies behind %s. Nothing was changed."), span.from, span.to);
      return FALSE;
    }
  json_object_set_string_member (work->answer, "from", span.from);
  json_object_set_string_member (work->answer, "to", span.to);
  json_object_set_string_member (work->answer, "by", foyer_report_bys[by]);
  return foyer_report_fill (work, &span, (FoyerReportBy) by, error) &&
         (path == NULL || write_csv (work, &span, (FoyerReportBy) by, path, error));
}

static const FoyerArgument day_arguments[] = {
  { "day", FOYER_ARGUMENT_TEXT, 0, NULL },
  { NULL, 0, 0, NULL },
};
static const FoyerArgument range_arguments[] = {
  { "from", FOYER_ARGUMENT_TEXT, FOYER_ARGUMENT_REQUIRED, NULL },
  { "to", FOYER_ARGUMENT_TEXT, FOYER_ARGUMENT_REQUIRED, NULL },
  { "by", FOYER_ARGUMENT_CHOICE, 0, foyer_report_bys },
  { "csv", FOYER_ARGUMENT_TEXT, 0, NULL },
  { NULL, 0, 0, NULL },
};

const FoyerVerb foyer_report_verbs[] = {
  { "report.day", FOYER_VERB_READ, run_day, day_arguments },
  { "report.range", FOYER_VERB_READ, run_range, range_arguments },
  { NULL, 0, NULL, NULL },
};
