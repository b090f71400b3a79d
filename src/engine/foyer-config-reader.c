/* Reading parts of a configuration: where a mistake is, and what the parts have in common. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-config-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/foyer-error.h"

#define DAY_S (24 * 60 * 60)

/* While the configuration is being read: its message is the place, a line's end, and the mistake.
 */
static G_DEFINE_QUARK (foyer - config - mistake, mistake)

gboolean
foyer_config_fail (GError **error, const char *place, const char *what)
{
  g_set_error (error, mistake_quark (), 0, "%s\n%s", place, what);
  return FALSE;
}

gboolean
foyer_config_under (GError **error, const char *format, ...)
{
  g_autofree char *above = NULL;
  va_list arguments;
  char *message;

  if (error == NULL || *error == NULL || (*error)->domain != mistake_quark ())
    return FALSE;
  va_start (arguments, format);
  above = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  message = (*error)->message;
  (*error)->message = g_strconcat (above, g_ascii_isalnum (*message) ? "." : "", message, NULL);
  g_free (message);
  return FALSE;
}

void
foyer_config_tell (GError **error)
{
  g_auto (GStrv) parts = NULL;

  if (error == NULL || *error == NULL || (*error)->domain != mistake_quark ())
    return;
  parts = g_strsplit ((*error)->message, "\n", 2);
  g_clear_error (error);
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
               _ ("The configuration is wrong at “%s”: %s. Nothing was changed."), parts[0],
               parts[1]);
}

gboolean
foyer_config_check_length (gint64 seconds, const char *place, GError **error)
{
  return (seconds >= 0 && seconds <= DAY_S) ||
         foyer_config_fail (error, place, _ ("it lies between 0 and 86400"));
}

gboolean
foyer_config_read_names (JsonObject *json, const char *key, FoyerNames *names, GError **error)
{
  JsonObject *texts;

  if (!foyer_json_get_object (json, key, &texts, error))
    return FALSE;
  for (int i = 0; texts != NULL && i < FOYER_N_LANGUAGES; i++)
    {
      const char *text;
      if (!foyer_json_get_text (texts, foyer_languages[i], &text, error))
        return FALSE;
      names->in[i] = g_strdup (text);
    }
  return TRUE;
}

gboolean
foyer_config_read_minute (const char *text, int *minute, GError **error)
{
  gboolean well_formed = text != NULL && strlen (text) == 5 && text[2] == ':';

  for (guint i = 0; well_formed && i < 5; i++)
    well_formed = i == 2 || g_ascii_isdigit (text[i]);
  if (well_formed)
    *minute = (text[0] - '0') * 600 + (text[1] - '0') * 60 + (text[3] - '0') * 10 + text[4] - '0';
  return (well_formed && text[3] < '6' && *minute <= 36 * 60) ||
         foyer_config_fail (error, "", _ ("a time such as 08:30 is expected"));
}

gboolean
foyer_config_read_each (JsonObject *json,
                        const char *key,
                        gboolean (*read) (JsonObject *element, FoyerConfig *config, GError **error),
                        FoyerConfig *config,
                        GError **error)
{
  JsonArray *array;

  if (!foyer_json_get_array (json, key, &array, error))
    return FALSE;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_OBJECT (node))
        return foyer_config_fail (error, key, _ ("an object is expected"));
      if (!read (json_node_get_object (node), config, error))
        return foyer_config_under (error, "%s[%u]", key, i);
    }
  return TRUE;
}
