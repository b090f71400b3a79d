/* One question to the person, with or without a reason to be given. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/common/foyer-prompt.h"

#include "window/common/foyer-form.h"

void
foyer_prompt_async (GtkWindow *parent,
                    const FoyerPrompt *prompt,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  const FoyerFormField fields[] = {
    { .name = prompt->reason != NULL ? "reason" : NULL,
      .type = FOYER_FORM_TEXT,
      .label = prompt->reason,
      .required = TRUE },
    { NULL },
  };
  const FoyerForm form = {
    .heading = prompt->heading,
    .body = prompt->body,
    .accept = prompt->accept,
    .destructive = prompt->destructive,
    .fields = fields,
  };

  foyer_form_async (parent, &form, cancellable, callback, user_data);
}

char *
foyer_prompt_finish (GAsyncResult *result, GError **error)
{
  g_autoptr (GHashTable) answers = foyer_form_finish (result, error);
  const char *reason = answers != NULL ? g_hash_table_lookup (answers, "reason") : NULL;

  if (answers == NULL)
    return NULL;
  return g_strdup (reason != NULL ? reason : "");
}
