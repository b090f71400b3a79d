/* A form that a customer fills in, with a sample of how (S4 五.4). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-form-sample.h"

static void
clear_names (FoyerNames *names)
{
  for (guint i = 0; i < FOYER_N_LANGUAGES; i++)
    g_clear_pointer (&names->in[i], g_free);
}

static void
line_free (gpointer data)
{
  FoyerFormSampleLine *line = data;

  clear_names (&line->names);
  clear_names (&line->sample);
  g_free (line);
}

FoyerFormSample *
foyer_form_sample_new (void)
{
  FoyerFormSample *form = g_new0 (FoyerFormSample, 1);

  form->lines = g_ptr_array_new_with_free_func (line_free);
  return form;
}

FoyerFormSampleLine *
foyer_form_sample_add_line (FoyerFormSample *form)
{
  FoyerFormSampleLine *line = g_new0 (FoyerFormSampleLine, 1);

  g_ptr_array_add (form->lines, line);
  return line;
}

void
foyer_form_sample_free (FoyerFormSample *form)
{
  clear_names (&form->names);
  g_ptr_array_unref (form->lines);
  g_free (form);
}
