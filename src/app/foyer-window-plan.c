/* Which window was asked for. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/foyer-window-plan.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"

static const struct
{
  const char *name;
  gboolean numbered;
} kinds[FOYER_N_WINDOWS] = {
  [FOYER_WINDOW_RECEPTION] = { "reception", FALSE }, [FOYER_WINDOW_BOARD] = { "board", FALSE },
  [FOYER_WINDOW_COUNTER] = { "counter", TRUE },      [FOYER_WINDOW_KIOSK] = { "kiosk", FALSE },
  [FOYER_WINDOW_PLANNER] = { "planner", FALSE },     [FOYER_WINDOW_MANAGER] = { "manager", FALSE },
  [FOYER_WINDOW_CUSTOMER] = { "customer", TRUE },    [FOYER_WINDOW_STUDIO] = { "studio", FALSE },
};

static gboolean
read_counter (const char *text, gboolean wanted, gint64 *counter)
{
  *counter = 0;
  if (!wanted || text == NULL)
    return !wanted && text == NULL;
  return g_ascii_string_to_signed (text, 10, 1, G_MAXINT, counter, NULL);
}

/* "reception, board, counter=N" */
static char *
list_names (void)
{
  GString *names = g_string_new (NULL);

  for (guint kind = 0; kind < FOYER_N_WINDOWS; kind++)
    g_string_append_printf (names, "%s%s%s", names->len > 0 ? ", " : "", kinds[kind].name,
                            kinds[kind].numbered ? "=N" : "");
  return g_string_free (names, FALSE);
}

gboolean
foyer_window_plan_parse (const char *text, FoyerWindowPlan *plan, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "=", 2);
  g_autofree char *names = NULL;

  for (guint kind = 0; kind < FOYER_N_WINDOWS; kind++)
    {
      gint64 counter;

      if (g_strcmp0 (parts[0], kinds[kind].name) != 0 ||
          !read_counter (parts[1], kinds[kind].numbered, &counter))
        continue;
      plan->kind = kind;
      plan->counter = counter;
      return TRUE;
    }
  names = list_names ();
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
               _ ("There is no window “%s”. Windows are: %s (N is the counter’s number)."), text,
               names);
  return FALSE;
}

char *
foyer_window_plan_write (const FoyerWindowPlan *plan)
{
  if (kinds[plan->kind].numbered)
    return g_strdup_printf ("%s=%" G_GINT64_FORMAT, kinds[plan->kind].name, plan->counter);
  return g_strdup (kinds[plan->kind].name);
}
