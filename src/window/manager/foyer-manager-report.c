/* The report of a day as rows of words and figures. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/manager/foyer-manager-report.h"

#include <glib/gi18n-lib.h>

#include "window/common/foyer-format.h"
#include "window/common/foyer-label.h"

#define NOTHING "–"

typedef enum
{
  COUNT,
  DURATION, /* seconds; nothing to tell where "count" of its group is 0 */
  SHARE,    /* of 1, or null */
  SCORE,    /* or null */
} Unit;

static const struct
{
  const char *group; /* %NULL: at the top */
  const char *member;
  const char *caption;
  Unit unit;
} figures[] = {
  { "tickets", "issued", N_ ("Numbers issued"), COUNT },
  { "tickets", "completed", N_ ("Served"), COUNT },
  { "tickets", "no-show", N_ ("Missed"), COUNT },
  { "waits", "median_s", N_ ("Usual wait"), DURATION },
  { "waits", "p90_s", N_ ("Nine of ten waited at most"), DURATION },
  { "waits", "max_s", N_ ("Longest wait"), DURATION },
  { "waits", "share_over_target", N_ ("Waited longer than promised"), SHARE },
  { "service_times", "median_s", N_ ("Usual time at the counter"), DURATION },
  { "ratings", "answered", N_ ("Ratings given"), COUNT },
  { "ratings", "satisfied_share", N_ ("Satisfied"), SHARE },
  { "ratings", "mean_score", N_ ("Mean rating"), SCORE },
  { "conversions", "fault", N_ ("Appointments because of a fault"), COUNT },
  { "conversions", "customer", N_ ("Appointments at the customer's wish"), COUNT },
  { "conversions", "manager", N_ ("Appointments by a manager's decision"), COUNT },
  { NULL, "callbacks_open", N_ ("Callbacks still owed"), COUNT },
  { NULL, "advised", N_ ("Advice without a number"), COUNT },
  { NULL, "diverted", N_ ("Sent to the machine"), COUNT },
};

static char *
write_value (JsonObject *group, const char *member, Unit unit)
{
  JsonNode *node = json_object_get_member (group, member);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node) ||
      (unit == DURATION && json_object_get_int_member_with_default (group, "count", 0) == 0))
    return g_strdup (NOTHING);
  switch (unit)
    {
    case DURATION:
      return foyer_format_stopwatch (json_node_get_int (node));
    case SHARE:
      return g_strdup_printf (_ ("%d %%"), (int) (json_node_get_double (node) * 100 + 0.5));
    case SCORE:
      return g_strdup_printf ("%.1f", json_node_get_double (node));
    case COUNT:
    default:
      return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
    }
}

gboolean
foyer_manager_report_get_figure (JsonObject *report, guint index, char **caption, char **value)
{
  JsonObject *group = report;

  if (index >= G_N_ELEMENTS (figures))
    return FALSE;
  if (figures[index].group != NULL)
    group = json_object_get_object_member (report, figures[index].group);
  *caption = g_strdup (_ (figures[index].caption));
  *value = group != NULL ? write_value (group, figures[index].member, figures[index].unit)
                         : g_strdup (NOTHING);
  return TRUE;
}

/* Exceptions */

static const char *
get_text (JsonObject *row, const char *member)
{
  JsonNode *node = json_object_get_member (row, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
                 json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : "";
}

static int
get_counter (JsonObject *row)
{
  return (int) json_object_get_int_member_with_default (row, "counter", 0);
}

/* "10:42" of a contract's time */
static char *
get_clock (const char *iso)
{
  return strlen (iso) >= 16 ? g_strndup (iso + 11, 5) : g_strdup (NOTHING);
}

static char *
say_order (JsonObject *row, const FoyerConfig *config)
{
  const char *kind = get_text (row, "kind"), *ticket = get_text (row, "ticket");
  const char *reason = get_text (row, "reason");
  g_autofree char *text = NULL;

  if (g_str_equal (kind, "restored"))
    /* Translators: %s is a number of the queue */
    text = g_strdup_printf (_ ("%s was put back into the queue"), ticket);
  else if (g_str_equal (kind, "urgent"))
    text = g_strdup_printf (_ ("%s was issued as urgent"), ticket);
  else
    text =
        g_strdup_printf (_ ("%s was called out of turn to counter %d"), ticket, get_counter (row));
  if (*reason == '\0')
    return g_steal_pointer (&text);
  /* Translators: what happened, then the reason that was given */
  return g_strdup_printf (_ ("%s (%s)"), text, reason);
}

static char *
say_suspension (JsonObject *row, const FoyerConfig *config)
{
  gint64 length = json_object_get_int_member_with_default (row, "length_s", 0);
  const char *code = get_text (row, "reason");
  const FoyerReason *reason = foyer_config_find_suspend_reason (config, code);
  const char *name =
      reason != NULL ? foyer_names_get (&reason->names, foyer_language_of_interface ()) : code;

  if (*get_text (row, "ended_at") == '\0')
    /* Translators: a counter's number; then the reason */
    return g_strdup_printf (_ ("Counter %d is suspended (%s)"), get_counter (row), name);
  /* Translators: a counter's number and minutes; then the reason */
  return g_strdup_printf (_ ("Counter %d was suspended for %d min (%s)"), get_counter (row),
                          (int) ((length + 59) / 60), name);
}

static char *
say_difference (JsonObject *row, const FoyerConfig *config)
{
  return g_strdup_printf (_ ("Counter %d has a difference in its cash"), get_counter (row));
}

static char *
say_suspect (JsonObject *row, const FoyerConfig *config)
{
  return g_strdup_printf (_ ("Counter %d had a doubtful note"), get_counter (row));
}

/* S2 五.4: the hall opens on the minute; what was not in order then is told. */
static char *
say_list (JsonObject *row, const FoyerConfig *config)
{
  JsonArray *items = json_object_get_array_member (row, "items");
  const char *language = foyer_languages[foyer_language_of_interface ()];
  g_autoptr (GString) points = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);

      if (points->len > 0)
        /* Translators: between the members of a list */
        g_string_append (points, C_ ("list", ", "));
      g_string_append (points, json_object_get_string_member (
                                   json_object_get_object_member (item, "names"), language));
    }
  /* Translators: %s names points of the opening list */
  return g_strdup_printf (_ ("The hall opened without these in order: %s"), points->str);
}

/* S0 hall 2(3) */
static char *
say_refusal (JsonObject *row, const FoyerConfig *config)
{
  /* Translators: a number of the queue, a service, and the reason; then what was offered instead */
  return g_strdup_printf (_ ("%s: %s was refused (%s); instead: %s"), get_text (row, "ticket"),
                          get_text (row, "service"), get_text (row, "reason"),
                          get_text (row, "alternative"));
}

/* S4 五.13 */
static char *
say_conversion (JsonObject *row, const FoyerConfig *config)
{
  /* Translators: a number of the queue, a staff number, and the reason */
  return g_strdup_printf (_ ("%s became an appointment by decision of %s (%s)"),
                          get_text (row, "ticket"), get_text (row, "approved_by"),
                          get_text (row, "reason"));
}

/* S1 26: who asked for the manager, where, and what was done. */
static char *
say_manager_asked (JsonObject *row, const FoyerConfig *config)
{
  static const struct
  {
    const char *kind, *words;
  } ways[] = {
    { "manager-tried", N_ ("asked for the manager; the clerk tried first") },
    { "manager-calls", N_ ("asked for the manager, who was to call") },
    { "manager-comes", N_ ("asked for the manager, who was to come") },
    { "manager-quiet", N_ ("asked for the manager, who was to come: very upset") },
  };
  const char *number = get_text (row, "ticket");
  g_autofree char *place =
      get_counter (row) > 0 ? foyer_format_counter (get_counter (row)) : g_strdup (_ ("Reception"));
  g_autofree char *who = *number != '\0' ? g_strjoin (" · ", number, place, NULL) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_str_equal (ways[i].kind, get_text (row, "kind")))
      return g_strdup_printf ("%s: %s", who != NULL ? who : place, _ (ways[i].words));
  return g_strdup (place);
}

static const struct
{
  const char *member, *time;
  char *(*say) (JsonObject *row, const FoyerConfig *config);
} lists[] = {
  { "exceptions", "at", say_order },
  { "lists", "at", say_list },
  { "suspensions", "since", say_suspension },
  { "cash_differences", "at", say_difference },
  { "suspect_notes", "at", say_suspect },
  { "refusals", "at", say_refusal },
  { "decided_conversions", "at", say_conversion },
  { "manager_asked", "created_at", say_manager_asked },
};

static int
compare (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(char *const *) b, *(char *const *) a);
}

GPtrArray *
foyer_manager_report_list_exceptions (JsonObject *report, const FoyerConfig *config)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      JsonArray *rows = json_object_has_member (report, lists[i].member)
                            ? json_object_get_array_member (report, lists[i].member)
                            : NULL;

      for (guint k = 0; rows != NULL && k < json_array_get_length (rows); k++)
        {
          JsonObject *row = json_array_get_object_element (rows, k);
          g_autofree char *clock = get_clock (get_text (row, lists[i].time));
          g_autofree char *sentence = lists[i].say (row, config);

          g_ptr_array_add (sentences, g_strdup_printf ("%s  %s", clock, sentence));
        }
    }
  g_ptr_array_sort (sentences, compare);
  return sentences;
}
