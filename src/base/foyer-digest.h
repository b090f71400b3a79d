/* SHA-256 and PIN hashes, both by libsodium. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FOYER_DIGEST_SIZE 32

typedef struct
{
  guint8 bytes[FOYER_DIGEST_SIZE];
} FoyerDigest;

/* The digest of @n_parts texts (a %NULL one differs from an empty one), started from @previous when
 * that is not %NULL. No two lists of parts give the same input. */
FoyerDigest
foyer_digest_parts (const FoyerDigest *previous, const char *const *parts, guint n_parts);
char *foyer_digest_to_hex (const FoyerDigest *digest);

/* A salted hash of @pin for storing; %NULL when memory is short. Takes some 100 ms by intent, so do
 * it outside a transaction. (transfer full) */
char *foyer_pin_hash (const char *pin);
gboolean foyer_pin_verify (const char *hash, const char *pin);

/* Overwrites a text that held a PIN. */
void foyer_pin_forget (char *pin);

G_END_DECLS
