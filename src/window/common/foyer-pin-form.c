/* Asks a member of staff for a new PIN, and changes it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/common/foyer-pin-form.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "hall/foyer-access.h"
#include "window/common/foyer-form.h"

typedef struct
{
  FoyerEngine *engine;
  char *staff;
  char *pin; /* the present one, or %NULL while it is asked */
} Change;

static void
change_free (Change *change)
{
  g_object_unref (change->engine);
  g_free (change->staff);
  g_free (change->pin);
  g_free (change);
}

static void ask (GTask *task, const char *refusal);

static gboolean
check_cb (GHashTable *answers, gpointer data, GError **error)
{
  const char *pin = g_hash_table_lookup (answers, "new");

  if (pin == NULL || !foyer_access_check_new_pin (pin, error))
    return FALSE;
  if (g_strcmp0 (pin, g_hash_table_lookup (answers, "again")) == 0)
    return TRUE;
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE, "%s",
               _ ("The two new PINs are not the same. Type the new PIN twice."));
  return FALSE;
}

static void
changed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;

  if (foyer_engine_change_pin_finish (FOYER_ENGINE (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else if (!g_task_return_error_if_cancelled (task))
    ask (g_steal_pointer (&task), error->message);
}

static void
answered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Change *change = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) answers = foyer_form_finish (result, &error);
  const char *pin;

  if (answers == NULL)
    {
      if (error != NULL)
        g_task_return_error (task, g_steal_pointer (&error));
      else
        g_task_return_boolean (task, FALSE);
      return;
    }
  pin = change->pin != NULL ? change->pin : g_hash_table_lookup (answers, "old");
  foyer_engine_change_pin_async (change->engine, change->staff, pin,
                                 g_hash_table_lookup (answers, "new"),
                                 g_task_get_cancellable (task), changed_cb, g_object_ref (task));
}

static void
ask (GTask *task, const char *refusal)
{
  Change *change = g_task_get_task_data (task);
  const FoyerFormField fields[] = {
    { .name = "old", .type = FOYER_FORM_PIN, .label = _ ("Present PIN"), .required = TRUE },
    { .name = "new", .type = FOYER_FORM_PIN, .label = _ ("New PIN"), .required = TRUE },
    { .name = "again", .type = FOYER_FORM_PIN, .label = _ ("New PIN once more"), .required = TRUE },
    { NULL },
  };
  const FoyerForm form = {
    .heading = _ ("Choose a PIN of your own"),
    .body = refusal != NULL ? refusal
            : change->pin != NULL
                ? _ ("The present PIN is known to others. It opens nothing until you have chosen "
                     "another one, of four to twelve digits.")
                : _ ("Four to twelve digits that nobody else knows."),
    .accept = _ ("Cha_nge PIN"),
    .fields = change->pin != NULL ? fields + 1 : fields,
    .check = check_cb,
  };

  foyer_form_async (g_task_get_source_object (task), &form, g_task_get_cancellable (task),
                    answered_cb, task);
}

void
foyer_pin_form_async (GtkWindow *parent,
                      FoyerEngine *engine,
                      const char *staff,
                      const char *pin,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);
  const Change change = { g_object_ref (engine), g_strdup (staff), g_strdup (pin) };

  g_task_set_source_tag (task, foyer_pin_form_async);
  g_task_set_task_data (task, g_memdup2 (&change, sizeof change), (GDestroyNotify) change_free);
  ask (task, NULL);
}

gboolean
foyer_pin_form_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
