/* One step of one home visit: the frame of most of its commands. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-visit-steps.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "engine/foyer-visit-view.h"
#include "hall/foyer-visit-data.h"
#include "store/foyer-visit-queries.h"

void
foyer_visit_steps_clear (FoyerVisitSteps *steps)
{
  g_clear_pointer (&steps->before, foyer_visit_free);
  g_clear_pointer (&steps->after, foyer_visit_free);
}

/* A FoyerDatumFunc: what the command's arguments say. */
static const char *
look_up (const char *name, gpointer user_data)
{
  FoyerWork *work = user_data;
  JsonNode *node = json_object_get_member (work->arguments, name);

  if (node == NULL)
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node) ? "" : NULL;
  return json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static void
keep_detail (FoyerWork *work, JsonObject *details, const char *name)
{
  const char *text = look_up (name, work);
  g_autofree char *member = g_strdelimit (g_strdup (name), "-", '_');

  if (text == NULL)
    return;
  if (*text == '\0')
    json_object_set_boolean_member (details, member, TRUE);
  else
    json_object_set_string_member (details, member, text);
}

static gboolean
keep_details (FoyerWork *work, FoyerVisitSteps *steps, GError **error)
{
  g_autoptr (JsonObject) details = steps->before->details != NULL
                                       ? foyer_json_parse_object (steps->before->details, error)
                                       : json_object_new ();

  if (details == NULL)
    return FALSE;
  for (const FoyerDatum *datum = foyer_visit_step_get_data (steps->step); datum->name != NULL;
       datum++)
    keep_detail (work, details, datum->name);
  if (steps->step == FOYER_VISIT_FINISH)
    {
      keep_detail (work, details, "explained");
      for (const char *const *value = foyer_visit_values; *value != NULL; value++)
        keep_detail (work, details, *value);
    }
  if (json_object_get_size (details) > 0)
    {
      g_free (steps->after->details);
      steps->after->details = foyer_json_to_text (details);
    }
  return TRUE;
}

gboolean
foyer_visit_steps_start (FoyerWork *work,
                         FoyerVisitSteps *steps,
                         FoyerVisitStep step,
                         GError **error)
{
  FoyerVisitState next;

  steps->step = step;
  steps->before = foyer_query_visit (work->database, foyer_work_get_integer (work, "id"), error);
  if (steps->before == NULL ||
      !foyer_visit_step (steps->before->state, step, steps->before->id, &next, error))
    return FALSE;
  steps->type = foyer_config_find_visit_type (work->config, steps->before->type, NULL);
  if (!foyer_visit_check_data (step, steps->before->state, steps->type, look_up, work, error))
    return FALSE;
  steps->after = foyer_visit_copy (steps->before);
  steps->after->state = (int) next;
  return keep_details (work, steps, error);
}

gboolean
foyer_visit_steps_finish (FoyerWork *work, FoyerVisitSteps *steps, const char *kind, GError **error)
{
  return foyer_work_put (work, &foyer_visit_type, steps->before, steps->after, error) &&
         foyer_work_record (work, kind, NULL, 0, error) &&
         foyer_answer_visit (work, steps->after, error);
}

static gboolean
may_approve (const FoyerStaff *staff)
{
  return staff->role == FOYER_ROLE_MANAGER || staff->role == FOYER_ROLE_DUTY_MANAGER;
}

gboolean
foyer_visit_get_approver (FoyerWork *work, gboolean or_actor, const char **approver, GError **error)
{
  const char *named = foyer_work_get_text (work, "approved-by");
  const FoyerStaff *staff;

  *approver = NULL;
  if (named == NULL)
    {
      staff = or_actor && work->actor != NULL
                  ? foyer_config_find_staff (work->config, work->actor, NULL)
                  : NULL;
      if (staff != NULL && may_approve (staff))
        *approver = staff->id;
      return TRUE;
    }
  staff = foyer_config_find_staff (work->config, named, error);
  if (staff == NULL)
    return FALSE;
  if (!may_approve (staff))
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_APPROVAL_REQUIRED,
                   _ ("Staff number %s cannot allow this; a manager can. Nothing was changed."),
                   named);
      return FALSE;
    }
  *approver = staff->id;
  return TRUE;
}

gboolean
foyer_work_get_time (FoyerWork *work, const char *name, FoyerTime *time, GError **error)
{
  const char *text = foyer_work_get_text (work, name);

  *time = 0;
  return text == NULL || foyer_time_from_iso8601 (text, time, error);
}
