/* Personal fields of whoever a record is about, apart from the journal so that they can be blanked.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-contact.h"
#include "store/foyer-database.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  char *phone;
  char *address;
  char *note; /* gates, shoes, dogs, landmarks */
  FoyerContact contact;
} FoyerPerson;

void foyer_person_clear (FoyerPerson *person);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FoyerPerson, foyer_person_clear)

/* Writes all fields of @subject ("visit:7"). */
gboolean foyer_person_store (FoyerDatabase *database,
                             const char *subject,
                             const FoyerPerson *person,
                             GError **error);
/* All fields %NULL when nothing is known of @subject. */
gboolean foyer_person_load (FoyerDatabase *database,
                            const char *subject,
                            FoyerPerson *person,
                            GError **error);

G_END_DECLS
