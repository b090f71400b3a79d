/* What is kept beside the journal: personal fields, PIN hashes, request keys, refused attempts. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/foyer-time.h"
#include "store/foyer-database.h"

G_BEGIN_DECLS

/* Personal fields of @subject ("staff:1021", "appointment:7"); %NULL leaves a field as it is. */
gboolean foyer_vault_set_person (FoyerDatabase *database,
                                 const char *subject,
                                 const char *name,
                                 const char *phone,
                                 GError **error);
/* (transfer full), %NULL when there is none */
gboolean
foyer_vault_get_name (FoyerDatabase *database, const char *subject, char **name, GError **error);
/* The same of the telephone number. */
gboolean
foyer_vault_get_phone (FoyerDatabase *database, const char *subject, char **phone, GError **error);
gboolean foyer_vault_remove_person (FoyerDatabase *database, const char *subject, GError **error);

typedef struct
{
  char *hash; /* %NULL: no PIN was ever set */
  gboolean must_change;
  gint64 failures; /* in a row */
  FoyerTime locked_until;
} FoyerPin;

void foyer_pin_clear (FoyerPin *pin);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FoyerPin, foyer_pin_clear)

gboolean
foyer_vault_get_pin (FoyerDatabase *database, const char *staff, FoyerPin *pin, GError **error);
gboolean foyer_vault_set_pin (FoyerDatabase *database,
                              const char *staff,
                              const FoyerPin *pin,
                              GError **error);
gboolean foyer_vault_remove_pin (FoyerDatabase *database, const char *staff, GError **error);

/* The answer that was given to the request @id and the fingerprint of its command; both %NULL when
 * it is new. (transfer full) */
gboolean foyer_vault_find_request (
    FoyerDatabase *database, const char *id, char **fingerprint, char **answer, GError **error);
/* Remembers a request, and forgets some of those older than @before. */
gboolean foyer_vault_keep_request (FoyerDatabase *database,
                                   const char *id,
                                   const char *fingerprint,
                                   const char *answer,
                                   FoyerTime at,
                                   FoyerTime before,
                                   GError **error);

gboolean foyer_vault_note_refusal (FoyerDatabase *database,
                                   FoyerTime at,
                                   const char *actor,
                                   const char *command,
                                   const char *why,
                                   GError **error);

G_END_DECLS
