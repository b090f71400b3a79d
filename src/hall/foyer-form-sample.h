/* A form that a customer fills in, with a sample of how (S4 五.4). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-voice-plan.h"

G_BEGIN_DECLS

typedef struct
{
  FoyerNames names;  /* of the field */
  FoyerNames sample; /* what one would write there */
} FoyerFormSampleLine;

typedef struct
{
  FoyerNames names; /* of the form */
  GPtrArray *lines; /* of FoyerFormSampleLine, as on the paper */
} FoyerFormSample;

FoyerFormSample *foyer_form_sample_new (void);
/* An empty line at the end. (transfer none) */
FoyerFormSampleLine *foyer_form_sample_add_line (FoyerFormSample *form);
void foyer_form_sample_free (FoyerFormSample *form);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerFormSample, foyer_form_sample_free)

G_END_DECLS
