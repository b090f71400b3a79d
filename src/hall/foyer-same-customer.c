/* Whether two home visits go to one address, or to one customer (S3 4.2). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-same-customer.h"

/* Shorter ones are extensions, or were not written down whole. */
#define LEAST_FIGURES 6

/* What counts of @text. (transfer full) */
static char *
get_core (const char *text, gboolean figures_only)
{
  g_autofree char *usual = g_utf8_normalize (text != NULL ? text : "", -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (usual != NULL ? usual : "", -1);
  GString *core = g_string_new (NULL);

  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (figures_only ? g_unichar_isdigit (letter) : g_unichar_isalnum (letter))
        g_string_append_unichar (core, letter);
    }
  return g_string_free (core, FALSE);
}

gboolean
foyer_address_is_same (const char *one, const char *other)
{
  g_autofree char *first = get_core (one, FALSE);
  g_autofree char *second = get_core (other, FALSE);

  return *first != '\0' && g_str_equal (first, second);
}

gboolean
foyer_phone_is_same (const char *one, const char *other)
{
  g_autofree char *first = get_core (one, TRUE);
  g_autofree char *second = get_core (other, TRUE);

  return g_utf8_strlen (first, -1) >= LEAST_FIGURES && g_str_equal (first, second);
}
