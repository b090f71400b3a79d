/* A question with several answers: texts, choices, numbers and ticks in one dialog. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  FOYER_FORM_TEXT,
  FOYER_FORM_NUMBER, /* digits only */
  FOYER_FORM_AMOUNT, /* digits and one point: for a check of the asker's own */
  FOYER_FORM_CHOICE,
  FOYER_FORM_TICK,
  FOYER_FORM_PIN,
} FoyerFormFieldType;

/* All texts are translated already. */
typedef struct
{
  const char *name; /* of the answer */
  FoyerFormFieldType type;
  const char *label;
  gboolean required;         /* a text that is not empty; a tick that is set */
  const char *initial;       /* text, number, or value of a choice; a tick: not %NULL is set */
  const char *const *values; /* CHOICE: %NULL-terminated, with as many labels */
  const char *const *labels;
  /* "outcome=refused,case": only there while the choice of that name has one of these values, and
   * otherwise no answer; %NULL: always there. */
  const char *when;
} FoyerFormField;

/* %FALSE and a sentence when @answers cannot be taken as they are: the sentence is shown below the
 * fields and the dialog stays. */
typedef gboolean (*FoyerFormCheck) (GHashTable *answers, gpointer data, GError **error);

typedef struct
{
  const char *heading;
  const char *body;    /* may be %NULL */
  const char *warning; /* stands out above the fields; may be %NULL */
  const char *accept;  /* label of the button, with mnemonic */
  const char *cancel;  /* of the other one, where "Cancel" could be taken for the deed; or %NULL */
  gboolean destructive;
  const FoyerFormField *fields; /* ends with a name of %NULL */
  FoyerFormCheck check;         /* may be %NULL */
  gpointer check_data;          /* must live as long as @parent, or until the answer */
} FoyerForm;

/* Asks over @parent, which is the source of the result; @form is copied where it is needed longer.
 * Cancelling closes the dialog. */
void foyer_form_async (GtkWindow *parent,
                       const FoyerForm *form,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data);

/* The answers by name; a tick is there ("1") or not, an empty text is not there. %NULL when the
 * person went back (no error) or the question was withdrawn. (transfer full) */
GHashTable *foyer_form_finish (GAsyncResult *result, GError **error);

G_END_DECLS
