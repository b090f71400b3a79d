/* One call that is owed, in words: what the list of calls tells of it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/common/foyer-owed-call.h"

#include <glib/gi18n-lib.h>

#include "window/common/foyer-format.h"

#define NOTHING "–"

/* %NULL when there is none. */
static const char *
find_text (JsonObject *call, const char *member)
{
  JsonNode *node = json_object_get_member (call, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static const char *
get_text (JsonObject *call, const char *member)
{
  const char *text = find_text (call, member);

  return text != NULL ? text : NOTHING;
}

FoyerCallback
foyer_owed_call_read (JsonObject *call)
{
  FoyerCallback callback = {
    .kind = foyer_nick_find (foyer_callback_kinds, get_text (call, "kind")),
    .state = foyer_nick_find (foyer_callback_states, get_text (call, "state")),
  };

  foyer_time_from_iso8601 (get_text (call, "due_at"), &callback.due_at, NULL);
  return callback;
}

gboolean
foyer_owed_call_is_page (JsonObject *call)
{
  return foyer_callback_is_page ((FoyerCallbackKind) foyer_owed_call_read (call).kind);
}

char *
foyer_owed_call_get_key (JsonObject *call)
{
  return g_strdup_printf ("callback-%" G_GINT64_FORMAT, json_object_get_int_member (call, "id"));
}

static char *
format_due (JsonObject *call, GTimeZone *zone, FoyerTime now)
{
  return foyer_callback_write_promise (foyer_owed_call_read (call).due_at, zone, now);
}

/* S1 26: where a customer asks for the manager, who it is, and what it is about. */
char *
foyer_owed_call_say_page (JsonObject *call)
{
  const gint64 counter = json_object_get_int_member_with_default (call, "counter", 0);
  const char *number = find_text (call, "ticket"), *reason = find_text (call, "reason");
  g_autofree char *place =
      counter > 0 ? foyer_format_counter (counter) : g_strdup (_ ("Reception"));
  g_autoptr (GString) who = g_string_new (place);

  if (number != NULL)
    g_string_append_printf (who, " · %s", number);
  if (reason != NULL)
    g_string_append_printf (who, " · %s", reason);
  /* Translators: %s is a place, a number and a matter, "Counter 3 · A012 · the bill" */
  return g_strdup_printf (
      foyer_owed_call_read (call).kind == FOYER_CALLBACK_MANAGER_QUIET
          ? _ ("%s: a customer who is very upset asks for you now. Find a quiet place to talk.")
          : _ ("%s: a customer asks for you now."),
      who->str);
}

void
foyer_owed_call_tell (JsonObject *call, GTimeZone *zone, FoyerTime now, char **summary, char **body)
{
  g_autofree char *due = format_due (call, zone, now);

  switch (foyer_owed_call_read (call).kind)
    {
    case FOYER_CALLBACK_PROMISE:
      /* Translators: %s is a number, "A012" */
      *summary = g_strdup_printf (_ ("An answer to %s is due"), get_text (call, "ticket"));
      /* Translators: a staff number, and a time of day */
      *body = g_strdup_printf (_ ("Staff number %s promised it until %s."),
                               get_text (call, "staff"), due);
      break;
    case FOYER_CALLBACK_MANAGER_COMES:
    case FOYER_CALLBACK_MANAGER_QUIET:
      *summary = g_strdup (_ ("A customer asked for the manager"));
      *body = foyer_owed_call_say_page (call);
      break;
    case FOYER_CALLBACK_MANAGER_CALLS:
      *summary = g_strdup (_ ("A customer asked for the manager"));
      *body = g_strdup (_ ("The customer would like to be called."));
      break;
    default:
      /* Translators: %s is a number, "A012" */
      *summary = g_strdup_printf (_ ("%s was not content"), get_text (call, "ticket"));
      *body = g_strdup (_ ("The customer would like to be called."));
      break;
    }
}

char *
foyer_owed_call_say_promises (JsonObject *first, gint64 count, GTimeZone *zone, FoyerTime now)
{
  g_autofree char *due = format_due (first, zone, now);

  if (count > 1)
    /* Translators: a count of answers; a number, "A012"; a time of day */
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%d promised answer is due, the first to %s by %s (Ctrl+T).",
                     "%d promised answers are due, the first to %s by %s (Ctrl+T).",
                     (gulong) count),
        (int) count, get_text (first, "ticket"), due);
  /* Translators: a number, "A012"; a time of day */
  return g_strdup_printf (
      foyer_owed_call_read (first).due_at < now
          ? _ ("The answer to %s was promised until %s and is overdue (Ctrl+T).")
          : _ ("The answer to %s is promised until %s (Ctrl+T)."),
      get_text (first, "ticket"), due);
}

char *
foyer_owed_call_get_heading (JsonObject *call)
{
  if (foyer_owed_call_is_page (call))
    return g_strdup (_ ("A customer asked for the manager"));
  /* Translators: %s is a number, "A012" */
  return g_strdup_printf (_ ("Call the customer of %s"), get_text (call, "ticket"));
}

/* The number to call, and what is owed; who promised it has told the customer their own number. */
char *
foyer_owed_call_describe (JsonObject *call, GTimeZone *zone, FoyerTime now)
{
  const char *phone = get_text (call, "phone");
  g_autofree char *due = format_due (call, zone, now);

  switch (foyer_owed_call_read (call).kind)
    {
    case FOYER_CALLBACK_MANAGER_COMES:
    case FOYER_CALLBACK_MANAGER_QUIET:
      return foyer_owed_call_say_page (call);
    case FOYER_CALLBACK_MANAGER_CALLS:
      /* Translators: a telephone number; what the call is about; a time of day */
      return g_strdup_printf (_ ("%s\nThe customer asked for the manager: %s. Promised until %s. "
                                 "The telephone number is forgotten once the call is made."),
                              phone, get_text (call, "reason"), due);
    case FOYER_CALLBACK_PROMISE:
      /* Translators: a telephone number; what is to be answered; a staff number; a time of day */
      return g_strdup_printf (_ ("%s\nTo be answered: %s. Staff number %s promised it until %s. "
                                 "The telephone number is forgotten once the call is made."),
                              phone, get_text (call, "reason"), get_text (call, "staff"), due);
    default:
      /* Translators: a telephone number and a time of day */
      return g_strdup_printf (
          _ ("%s\nPromised until %s. The telephone number is forgotten once the call is made."),
          phone, due);
    }
}

char *
foyer_owed_call_get_line (JsonObject *call, GTimeZone *zone, FoyerTime now)
{
  static const char *const kinds[] = {
    [FOYER_CALLBACK_LOW_RATING] = N_ ("was not content"),
    [FOYER_CALLBACK_PROMISE] = N_ ("promised answer"),
    [FOYER_CALLBACK_MANAGER_CALLS] = N_ ("asked for the manager"),
    [FOYER_CALLBACK_MANAGER_COMES] = N_ ("asks for you now"),
    [FOYER_CALLBACK_MANAGER_QUIET] = N_ ("asks for you now"),
  };
  const int kind = foyer_owed_call_read (call).kind;
  const gboolean known = kind >= 0 && kind < (int) G_N_ELEMENTS (kinds) && kinds[kind] != NULL;
  g_autofree char *due = format_due (call, zone, now);

  return g_strdup_printf ("%s  %s  %s", due, get_text (call, "ticket"),
                          known ? _ (kinds[kind]) : "");
}
