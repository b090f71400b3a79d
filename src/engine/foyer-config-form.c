/* The configuration's key "form" of a service: what its customers fill in, and a sample. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "engine/foyer-config-reader.h"

/* What fits on the second screen, and on a sheet of paper beside the form. */
#define MOST_LINES 12

static gboolean
is_empty (const FoyerNames *names)
{
  for (guint i = 0; i < FOYER_N_LANGUAGES; i++)
    if (names->in[i] != NULL && *names->in[i] != '\0')
      return FALSE;
  return TRUE;
}

static gboolean
read_line (JsonNode *node, const char *place, FoyerFormSample *form, GError **error)
{
  FoyerFormSampleLine *line;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return foyer_config_fail (error, place, _ ("an object is expected"));
  line = foyer_form_sample_add_line (form);
  if (!foyer_config_read_names (json_node_get_object (node), "names", &line->names, error) ||
      !foyer_config_read_names (json_node_get_object (node), "sample", &line->sample, error))
    return FALSE;
  return (!is_empty (&line->names) && !is_empty (&line->sample)) ||
         foyer_config_fail (error, place, _ ("a field has a name and a sample"));
}

gboolean
foyer_config_read_form (JsonObject *json, FoyerService *service, GError **error)
{
  JsonObject *object;
  JsonArray *lines;

  if (!foyer_json_get_object (json, "form", &object, error))
    return FALSE;
  if (object == NULL)
    return TRUE;
  service->form = foyer_form_sample_new ();
  if (!foyer_config_read_names (object, "names", &service->form->names, error) ||
      !foyer_json_get_array (object, "lines", &lines, error))
    return FALSE;
  if (is_empty (&service->form->names))
    return foyer_config_fail (error, "form.names", _ ("a form has a name"));
  if (lines != NULL && json_array_get_length (lines) > MOST_LINES)
    return foyer_config_fail (error, "form.lines", _ ("at most 12 lines are expected"));
  for (guint i = 0; lines != NULL && i < json_array_get_length (lines); i++)
    {
      g_autofree char *place = g_strdup_printf ("form.lines[%u]", i);

      if (!read_line (json_array_get_element (lines, i), place, service->form, error))
        return FALSE;
    }
  return TRUE;
}
