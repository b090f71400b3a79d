/* Labels that know the language of their text. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/common/foyer-label.h"

#include <string.h>

static const struct
{
  const char *tag, *name;
} languages[FOYER_N_LANGUAGES] = {
  [FOYER_LANGUAGE_ZH] = { "zh-cn", "中文" },
  [FOYER_LANGUAGE_KO] = { "ko", "한국어" },
  [FOYER_LANGUAGE_EN] = { "en", "English" },
};

void
foyer_label_set_language (GtkLabel *label, FoyerLanguage language)
{
  PangoAttrList *present = gtk_label_get_attributes (label);
  g_autoptr (PangoAttrList) attributes =
      present != NULL ? pango_attr_list_copy (present) : pango_attr_list_new ();

  pango_attr_list_change (attributes, pango_attr_language_new (pango_language_from_string (
                                          foyer_language_get_tag (language))));
  gtk_label_set_attributes (label, attributes);
}

/* Between the syllables of a word a Korean line is not broken, whatever the rules of Unicode allow.
 */
static void
keep_words_whole (GtkLabel *label, const char *text)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_copy (gtk_label_get_attributes (label));
  const char *word = text;

  while (*word != '\0')
    {
      gsize length = strcspn (word, " \n");
      PangoAttribute *attribute = pango_attr_allow_breaks_new (FALSE);

      attribute->start_index = (guint) (word - text);
      attribute->end_index = (guint) (word - text + length);
      pango_attr_list_insert (attributes, attribute);
      word += length + strspn (word + length, " \n");
    }
  gtk_label_set_attributes (label, attributes);
}

static gboolean
is_about_breaks (PangoAttribute *attribute, gpointer data)
{
  return attribute->klass->type == PANGO_ATTR_ALLOW_BREAKS;
}

void
foyer_label_set_text_in (GtkLabel *label, FoyerLanguage language, const char *text)
{
  PangoAttrList *present = gtk_label_get_attributes (label);
  PangoAttrList *taken =
      present != NULL ? pango_attr_list_filter (present, is_about_breaks, NULL) : NULL;

  g_clear_pointer (&taken, pango_attr_list_unref);
  foyer_label_set_language (label, language);
  if (language == FOYER_LANGUAGE_KO)
    keep_words_whole (label, text);
  gtk_label_set_text (label, text);
}

FoyerLanguage
foyer_language_of_interface (void)
{
  const char *const *names = g_get_language_names ();

  for (guint i = 0; names[i] != NULL; i++)
    for (int k = 0; k < FOYER_N_LANGUAGES; k++)
      if (g_str_has_prefix (names[i], foyer_languages[k]))
        return (FoyerLanguage) k;
  return FOYER_LANGUAGE_EN;
}

const char *
foyer_language_get_tag (FoyerLanguage language)
{
  return languages[language].tag;
}

const char *
foyer_language_get_name (FoyerLanguage language)
{
  return languages[language].name;
}
