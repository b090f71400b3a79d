/* All that one may say, on demand (phrase panel): to be read out, or chosen. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/common/foyer-phrase-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "window/common/foyer-common.h"
#include "window/common/foyer-label.h"
#include "window/common/foyer-phrase-row.h"

struct _FoyerPhraseWindow
{
  AdwWindow parent_instance;
  GtkDropDown *language_drop;
  GtkEditable *search_entry;
  GtkStack *stack;
  GtkListBox *list;

  FoyerPhraseFacts *facts;
  GPtrArray *phrases; /* of const FoyerPhrase, by id */
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (FoyerPhraseWindow, foyer_phrase_window, ADW_TYPE_WINDOW)

/* By the letter that an id begins with, in the order of a visit. */
static const struct
{
  char letter;
  const char *heading;
} groups[] = {
  { 'G', N_ ("Reception") },
  { 'K', N_ ("Calls") },
  { 'C', N_ ("Serving") },
  { 'M', N_ ("Money") },
  { 'N', N_ ("Special needs") },
  { 'Q', N_ ("Order of the queue") },
  { 'X', N_ ("Difficult situations") },
  { 'F', N_ ("Faults") },
  { 'S', N_ ("Pauses and closing time") },
  { 'R', N_ ("Rating") },
  { 'B', N_ ("Farewell") },
  { 'L', N_ ("Lost property") },
  { 'V', N_ ("Home visits") },
  { 'W', N_ ("Promises and callbacks") },
  { 'T', N_ ("Telephone") },
  { 'O', N_ ("Notices") },
};

static guint
get_group (const FoyerPhrase *phrase)
{
  guint group = 0;

  while (group < G_N_ELEMENTS (groups) && groups[group].letter != *phrase->id)
    group++;
  return group;
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const FoyerPhrase *one = *(const FoyerPhrase *const *) a;
  const FoyerPhrase *other = *(const FoyerPhrase *const *) b;
  const int by_group = (int) get_group (one) - (int) get_group (other);

  return by_group != 0 ? by_group : strcmp (one->id, other->id);
}

static void
head (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const FoyerPhrase *phrase = foyer_phrase_row_get_phrase (FOYER_PHRASE_ROW (row));
  const guint group = get_group (phrase);
  GtkWidget *label;

  if (before != NULL && *foyer_phrase_row_get_phrase (FOYER_PHRASE_ROW (before))->id == *phrase->id)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  if (gtk_list_box_row_get_header (row) != NULL)
    return;
  label = gtk_label_new (group < G_N_ELEMENTS (groups) ? _ (groups[group].heading) : "");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_start (label, 14);
  gtk_widget_set_margin_bottom (label, 4);
  gtk_list_box_row_set_header (row, label);
}

static gboolean
matches (GtkListBoxRow *row, gpointer data)
{
  FoyerPhraseWindow *self = data;

  return foyer_phrase_row_matches (FOYER_PHRASE_ROW (row),
                                   gtk_editable_get_text (self->search_entry));
}

/* The first row that is shown. */
static GtkListBoxRow *
get_first (FoyerPhraseWindow *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (matches (row, self))
      return row;
  return NULL;
}

static void
search_cb (FoyerPhraseWindow *self)
{
  GtkListBoxRow *first = get_first (self);

  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_invalidate_headers (self->list);
  gtk_list_box_select_row (self->list, first);
  gtk_stack_set_visible_child_name (self->stack, first != NULL ? "list" : "empty");
}

static void
activated_cb (FoyerPhraseWindow *self, GtkListBoxRow *row)
{
  g_signal_emit (self, chosen_signal, 0, foyer_phrase_row_get_phrase (FOYER_PHRASE_ROW (row))->id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
first_cb (FoyerPhraseWindow *self)
{
  GtkListBoxRow *first = get_first (self);

  if (first != NULL)
    activated_cb (self, first);
}

static void
language_cb (FoyerPhraseWindow *self)
{
  const FoyerLanguage language = (FoyerLanguage) gtk_drop_down_get_selected (self->language_drop);
  GtkListBoxRow *row;

  if (self->phrases == NULL)
    return;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < self->phrases->len; i++)
    {
      GtkWidget *said = foyer_phrase_row_new (self->phrases->pdata[i], language, self->facts);

      if (said != NULL)
        gtk_list_box_append (self->list, said);
    }
  search_cb (self);
}

static void
foyer_phrase_window_finalize (GObject *object)
{
  FoyerPhraseWindow *self = FOYER_PHRASE_WINDOW (object);

  g_clear_pointer (&self->facts, foyer_phrase_facts_free);
  g_clear_pointer (&self->phrases, g_ptr_array_unref);
  G_OBJECT_CLASS (foyer_phrase_window_parent_class)->finalize (object);
}

static void
foyer_phrase_window_class_init (FoyerPhraseWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const FoyerTemplateChild children[] = {
#define CHILD(name) { #name, G_STRUCT_OFFSET (FoyerPhraseWindow, name) }
    CHILD (language_drop), CHILD (search_entry), CHILD (stack), CHILD (list),
#undef CHILD
    { NULL, 0 },
  };
  static const FoyerTemplateCallback callbacks[] = {
    { "language_cb", G_CALLBACK (language_cb) },
    { "search_cb", G_CALLBACK (search_cb) },
    { "first_cb", G_CALLBACK (first_cb) },
    { "activated_cb", G_CALLBACK (activated_cb) },
    { "gtk_window_close", G_CALLBACK (gtk_window_close) },
    { NULL, NULL },
  };

  foyer_common_init ();
  G_OBJECT_CLASS (klass)->finalize = foyer_phrase_window_finalize;
  chosen_signal = g_signal_new ("chosen", FOYER_TYPE_PHRASE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  foyer_common_bind_template (widget_class, "/io/github/foyerhall/Foyer/ui/common/phrase-window.ui",
                              children, callbacks);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
foyer_phrase_window_init (FoyerPhraseWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Whoever has gone down the list types on. */
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search_entry),
                                           GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, head, NULL, NULL);
  gtk_list_box_set_filter_func (self->list, matches, self, NULL);
}

GtkWidget *
foyer_phrase_window_new (GtkWindow *parent,
                         FoyerWindowContext *context,
                         guint audience,
                         FoyerLanguage language,
                         FoyerPhraseFacts *facts)
{
  FoyerPhraseWindow *self = g_object_new (FOYER_TYPE_PHRASE_WINDOW, "transient-for", parent,
                                          "destroy-with-parent", TRUE, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (FoyerLanguage i = 0; i < FOYER_N_LANGUAGES; i++)
    gtk_string_list_append (names, foyer_language_get_name (i));
  gtk_drop_down_set_model (self->language_drop, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->language_drop, language);
  self->facts = facts;
  self->phrases = foyer_phrase_book_list (foyer_window_context_get_phrases (context), audience);
  g_ptr_array_sort (self->phrases, compare_groups);
  language_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  return GTK_WIDGET (self);
}
