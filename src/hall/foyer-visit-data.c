/* What has to be written down for a step of a home visit to be possible (states 2.5). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-visit-data.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "hall/foyer-visit-words.h"

#define MOST_DATA 6

#define TICK(name)                                                                                 \
  {                                                                                                \
    name, FOYER_DATUM_TICK, TRUE                                                                   \
  }
#define TEXT(name)                                                                                 \
  {                                                                                                \
    name, FOYER_DATUM_TEXT, TRUE                                                                   \
  }
#define DATE(name)                                                                                 \
  {                                                                                                \
    name, FOYER_DATUM_DATE, TRUE                                                                   \
  }
#define ALSO(name)                                                                                 \
  {                                                                                                \
    name, FOYER_DATUM_TEXT, FALSE                                                                  \
  }

static const FoyerDatum data[FOYER_VISIT_N_STEPS][MOST_DATA] = {
  [FOYER_VISIT_DEPART] = { { "packed", FOYER_DATUM_TICK, FALSE } },
  [FOYER_VISIT_LEAVE_NOTE] = { ALSO ("place") },
  [FOYER_VISIT_ENTER] = { TICK ("id-shown"), TICK ("purpose-told"), TICK ("consent") },
  [FOYER_VISIT_FINISH] = { TICK ("tidied"), TEXT ("opinion"), TICK ("contact-left") },
  [FOYER_VISIT_END_PARTIAL] = { TEXT ("next-steps"), DATE ("promised"), TICK ("agreed") },
  [FOYER_VISIT_PASS_ON] = { TEXT ("department") },
  [FOYER_VISIT_NAME_PARTY] = { TEXT ("party"), TICK ("customer-told"), TICK ("party-told"),
                               TEXT ("basis"), ALSO ("advice") },
  [FOYER_VISIT_END_CAUSE] = { TICK ("signature") },
  [FOYER_VISIT_END_VIOLATION] = { TEXT ("basis") },
  [FOYER_VISIT_END_NOT_ACCEPTED] = { TEXT ("corrections") },
  [FOYER_VISIT_END_DAMAGE] = { TEXT ("choice") },
  [FOYER_VISIT_REFUSE] = { TEXT ("reason") },
  [FOYER_VISIT_LAPSE] = { TEXT ("reason") },
  [FOYER_VISIT_MOVE] = { TICK ("agreed") },
  [FOYER_VISIT_CANCEL] = { TEXT ("reason") },
};

/* Whoever was told that it is somebody else's pipe has nothing to sign. */
static const FoyerDatum explained[] = { TICK ("explained"), { NULL, 0, FALSE } };

const char *const foyer_visit_values[] = {
  "old-value", "new-value",   "start-value", "master-value", "sub-value",   "value",
  "signature", "lids-closed", "documents",   "price-told",   "note-number", NULL,
};

const FoyerDatum *
foyer_visit_step_get_data (FoyerVisitStep step)
{
  return data[step];
}

static void
add_missing (GString *missing, const char *name, FoyerDatumKind kind)
{
  g_string_append_printf (missing, "%s--%s%s", missing->len > 0 ? ", " : "", name,
                          kind == FOYER_DATUM_TICK   ? ""
                          : kind == FOYER_DATUM_DATE ? "=YYYY-MM-DD"
                                                     : "=…");
}

static gboolean
is_given (const char *text, FoyerDatumKind kind)
{
  /* Blanks say nothing. */
  return text != NULL && (kind == FOYER_DATUM_TICK || text[strspn (text, " \t\r\n")] != '\0');
}

gboolean
foyer_visit_check_data (FoyerVisitStep step,
                        FoyerVisitState state,
                        const FoyerVisitType *type,
                        FoyerDatumFunc lookup,
                        gpointer user_data,
                        GError **error)
{
  gboolean only_explained = step == FOYER_VISIT_FINISH && state == FOYER_VISIT_THIRD_PARTY;
  g_autoptr (GString) missing = g_string_new (NULL);

  for (const FoyerDatum *datum = only_explained ? explained : data[step]; datum->name != NULL;
       datum++)
    {
      const char *text = lookup (datum->name, user_data);

      if (datum->required && !is_given (text, datum->kind))
        add_missing (missing, datum->name, datum->kind);
      else if (datum->kind == FOYER_DATUM_DATE && text != NULL && !foyer_date_is_valid (text))
        {
          g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                       _ ("“%s” is not a date. Nothing was changed."), text);
          return FALSE;
        }
    }
  if (step == FOYER_VISIT_FINISH && !only_explained && type != NULL)
    for (char **value = type->values; *value != NULL; value++)
      if (!is_given (lookup (*value, user_data), FOYER_DATUM_TEXT))
        add_missing (missing, *value, FOYER_DATUM_TEXT);
  if (missing->len == 0)
    return TRUE;
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_REASON_REQUIRED,
               _ ("For “%s” this has to be written down: %s. Nothing was changed."),
               foyer_word_visit_step (step), missing->str);
  return FALSE;
}
