/* Digests whose parts cannot be confused, and PINs. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/foyer-digest.h"

#include <string.h>

static char *
digest (const FoyerDigest *previous, const char *a, const char *b, guint n)
{
  const char *parts[] = { a, b };
  FoyerDigest value = foyer_digest_parts (previous, parts, n);

  return foyer_digest_to_hex (&value);
}

/* No two lists of parts give the same digest. */
static void
test_parts (void)
{
  static const struct
  {
    const char *a, *b;
    guint n;
  } lists[] = {
    { "ab", "c", 2 },   { "a", "bc", 2 },   { "abc", "", 2 },   { "", "abc", 2 },
    { "abc", NULL, 2 }, { NULL, "abc", 2 }, { "abc", NULL, 1 }, { NULL, NULL, 2 },
    { "", "", 2 },      { "", NULL, 2 },    { NULL, "", 2 },    { NULL, NULL, 1 },
    { "", NULL, 1 },    { NULL, NULL, 0 },
  };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  FoyerDigest previous = { { 1 } }, none = { { 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      char *hex = digest (NULL, lists[i].a, lists[i].b, lists[i].n);

      g_assert_cmpuint (strlen (hex), ==, 64);
      g_assert_true (g_hash_table_add (seen, hex));
      g_assert_true (
          g_hash_table_add (seen, digest (&previous, lists[i].a, lists[i].b, lists[i].n)));
      g_assert_true (g_hash_table_add (seen, digest (&none, lists[i].a, lists[i].b, lists[i].n)));
    }
}

/* SHA-256 of nothing, as everybody has it. */
static void
test_known (void)
{
  g_autofree char *hex = digest (NULL, NULL, NULL, 0);

  g_assert_cmpstr (hex, ==, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

static void
test_pin (void)
{
  g_autofree char *first = foyer_pin_hash ("2580"), *second = foyer_pin_hash ("2580");
  char text[] = "2580";

  g_assert_cmpstr (first, !=, second);
  g_assert_null (strstr (first, "2580"));
  g_assert_true (foyer_pin_verify (first, "2580"));
  g_assert_true (foyer_pin_verify (second, "2580"));
  g_assert_false (foyer_pin_verify (first, "2581"));
  g_assert_false (foyer_pin_verify (first, ""));
  g_assert_false (foyer_pin_verify ("nonsense", "2580"));
  g_assert_false (foyer_pin_verify ("", "2580"));
  foyer_pin_forget (text);
  g_assert_cmpmem (text, 4, "\0\0\0\0", 4);
  foyer_pin_forget (NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/digest/parts", test_parts);
  g_test_add_func ("/base/digest/known", test_known);
  g_test_add_func ("/base/digest/pin", test_pin);
  return g_test_run ();
}
