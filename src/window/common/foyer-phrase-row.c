/* A phrase as it is said, and in the reader's own language. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/common/foyer-phrase-row.h"

#include "hall/foyer-search.h"
#include "window/common/foyer-label.h"

struct _FoyerPhraseRow
{
  GtkListBoxRow parent_instance;
  GtkLabel *said_label, *own_label;

  const FoyerPhrase *phrase;
};

G_DEFINE_FINAL_TYPE (FoyerPhraseRow, foyer_phrase_row, GTK_TYPE_LIST_BOX_ROW)

static void
foyer_phrase_row_class_init (FoyerPhraseRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/foyerhall/Foyer/ui/common/phrase-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerPhraseRow, said_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerPhraseRow, own_label);
}

static void
foyer_phrase_row_init (FoyerPhraseRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
foyer_phrase_row_new (const FoyerPhrase *phrase,
                      FoyerLanguage language,
                      const FoyerPhraseFacts *facts)
{
  const FoyerLanguage mine = foyer_language_of_interface ();
  g_autofree char *said = foyer_phrase_fill (phrase, language, facts);
  g_autofree char *own = mine != language ? foyer_phrase_fill (phrase, mine, facts) : NULL;
  FoyerPhraseRow *self;

  if (said == NULL)
    return NULL;
  self = g_object_new (FOYER_TYPE_PHRASE_ROW, NULL);
  self->phrase = phrase;
  foyer_label_set_text_in (self->said_label, language, said);
  foyer_label_set_text_in (self->own_label, mine, own != NULL ? own : "");
  gtk_widget_set_visible (GTK_WIDGET (self->own_label), own != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, said,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, own != NULL ? own : "", -1);
  return GTK_WIDGET (self);
}

const FoyerPhrase *
foyer_phrase_row_get_phrase (FoyerPhraseRow *self)
{
  return self->phrase;
}

gboolean
foyer_phrase_row_matches (FoyerPhraseRow *self, const char *typed)
{
  const char *const texts[] = { gtk_label_get_text (self->said_label),
                                gtk_label_get_text (self->own_label), self->phrase->id, NULL };

  return foyer_search_rank_any (texts, typed) >= 0;
}
