/* SHA-256 and PIN hashes, both by libsodium. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/foyer-digest.h"

#include <sodium.h>
#include <string.h>

G_STATIC_ASSERT (FOYER_DIGEST_SIZE == crypto_hash_sha256_BYTES);

static void
initialise (void)
{
  static gsize done;

  if (g_once_init_enter (&done))
    {
      if (sodium_init () < 0)
        g_error ("libsodium cannot be initialised");
      g_once_init_leave (&done, 1);
    }
}

FoyerDigest
foyer_digest_parts (const FoyerDigest *previous, const char *const *parts, guint n_parts)
{
  crypto_hash_sha256_state state;
  FoyerDigest digest;

  initialise ();
  crypto_hash_sha256_init (&state);
  if (previous != NULL)
    crypto_hash_sha256_update (&state, previous->bytes, FOYER_DIGEST_SIZE);
  for (guint i = 0; i < n_parts; i++)
    {
      /* The length in front keeps ("ab", "c") and ("a", "bc") apart. */
      guint64 length = parts[i] != NULL ? strlen (parts[i]) : G_MAXUINT64;
      guint64 prefix = GUINT64_TO_LE (length);

      crypto_hash_sha256_update (&state, (const guint8 *) &prefix, sizeof prefix);
      if (parts[i] != NULL)
        crypto_hash_sha256_update (&state, (const guint8 *) parts[i], length);
    }
  crypto_hash_sha256_final (&state, digest.bytes);
  return digest;
}

char *
foyer_digest_to_hex (const FoyerDigest *digest)
{
  char *hex = g_malloc (FOYER_DIGEST_SIZE * 2 + 1);

  return sodium_bin2hex (hex, FOYER_DIGEST_SIZE * 2 + 1, digest->bytes, FOYER_DIGEST_SIZE);
}

char *
foyer_pin_hash (const char *pin)
{
  char hash[crypto_pwhash_STRBYTES];

  initialise ();
  if (crypto_pwhash_str (hash, pin, strlen (pin), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                         crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
    return NULL;
  return g_strdup (hash);
}

gboolean
foyer_pin_verify (const char *hash, const char *pin)
{
  initialise ();
  return crypto_pwhash_str_verify (hash, pin, strlen (pin)) == 0;
}

void
foyer_pin_forget (char *pin)
{
  if (pin != NULL)
    sodium_memzero (pin, strlen (pin));
}
