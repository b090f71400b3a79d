/* Labels that know the language of their text. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/common/foyer-label.h"

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

void
foyer_label_set_text_in (GtkLabel *label, FoyerLanguage language, const char *text)
{
  foyer_label_set_language (label, language);
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
