/* Commands of foyerctl that are more than a verb of the engine. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ctl/foyer-ctl.h"
#include "engine/foyer-verb.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  FoyerCtlFunc run;
  guint n_words;              /* positional words */
  const char *const *options; /* "name" a flag, "name=" with a value; %NULL-terminated */
  const char *words;          /* what the positional words are; %NULL for none */
} FoyerCtlSpecial;

/* %NULL when @name is none. */
const FoyerCtlSpecial *foyer_ctl_special_find (const char *name);
/* Adds the names of all of them to @names. */
void foyer_ctl_special_foreach (GPtrArray *names);

G_END_DECLS
