/* A page of words: a sign, a heading, a sentence, lines, and a note. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/customer/foyer-sentence-page.h"

#include "window/common/foyer-label.h"
#include "window/customer/foyer-screen-line.h"

struct _FoyerSentencePage
{
  AdwBin parent_instance;
  GtkWidget *plate, *words, *sign, *way;
  GtkLabel *plate_word, *plate_number, *plate_staff;
  GtkImage *icon;
  GtkLabel *heading, *sentence, *note;
  GtkBox *others, *lines;
};

G_DEFINE_FINAL_TYPE (FoyerSentencePage, foyer_sentence_page, ADW_TYPE_BIN)

/* Shape beside the words; where the words are everything there is none. */
static const char *const icons[FOYER_SCREEN_N_STATES] = {
  [FOYER_SCREEN_NEXT] = "foyer-calling-symbolic",
  [FOYER_SCREEN_FORM] = "document-edit-symbolic",
  [FOYER_SCREEN_ONE_MOMENT] = "foyer-hold-symbolic",
  [FOYER_SCREEN_THANKS] = "foyer-done-symbolic",
  [FOYER_SCREEN_SUSPENDED] = "foyer-pause-symbolic",
  [FOYER_SCREEN_LAST_CUSTOMER] = "foyer-door-symbolic",
  [FOYER_SCREEN_FAULT] = "foyer-fault-symbolic",
  [FOYER_SCREEN_CLOSED] = "foyer-door-symbolic",
};

static void
foyer_sentence_page_class_init (FoyerSentencePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/foyerhall/Foyer/ui/customer/sentence-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerSentencePage, plate);
  gtk_widget_class_bind_template_child (widget_class, FoyerSentencePage, plate_word);
  gtk_widget_class_bind_template_child (widget_class, FoyerSentencePage, plate_number);
  gtk_widget_class_bind_template_child (widget_class, FoyerSentencePage, plate_staff);
  gtk_widget_class_bind_template_child (widget_class, FoyerSentencePage, words);
  gtk_widget_class_bind_template_child (widget_class, FoyerSentencePage, sign);
  gtk_widget_class_bind_template_child (widget_class, FoyerSentencePage, icon);
  gtk_widget_class_bind_template_child (widget_class, FoyerSentencePage, way);
  gtk_widget_class_bind_template_child (widget_class, FoyerSentencePage, others);
  gtk_widget_class_bind_template_child (widget_class, FoyerSentencePage, heading);
  gtk_widget_class_bind_template_child (widget_class, FoyerSentencePage, sentence);
  gtk_widget_class_bind_template_child (widget_class, FoyerSentencePage, lines);
  gtk_widget_class_bind_template_child (widget_class, FoyerSentencePage, note);
}

static void
foyer_sentence_page_init (FoyerSentencePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_text (GtkLabel *label, FoyerLanguage language, const char *text)
{
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
  foyer_label_set_text_in (label, language, text != NULL ? text : "");
}

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
show_others (FoyerSentencePage *self, const FoyerCustomerView *view)
{
  clear (self->others);
  gtk_widget_set_visible (GTK_WIDGET (self->others), view->others != NULL);
  gtk_widget_set_visible (self->way, view->others != NULL);
  for (guint i = 0; view->others != NULL && view->others[i] != NULL; i++)
    {
      GtkWidget *number = gtk_label_new (view->others[i]);

      gtk_widget_add_css_class (number, "other");
      gtk_box_append (self->others, number);
    }
}

static void
show_lines (FoyerSentencePage *self, const FoyerCustomerView *view)
{
  clear (self->lines);
  for (guint i = 0; i < view->lines->len; i++)
    gtk_box_append (self->lines,
                    foyer_screen_line_new (g_ptr_array_index (view->lines, i), view->language));
  gtk_widget_set_visible (GTK_WIDGET (self->lines), view->lines->len > 0);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* Beside the plate and over lines words begin at the left; alone they stand in the middle. */
static void
align (FoyerSentencePage *self, gboolean middle)
{
  GtkLabel *labels[] = { self->heading, self->sentence, self->note };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gtk_label_set_xalign (labels[i], middle ? 0.5f : 0.0f);
      gtk_label_set_justify (labels[i], middle ? GTK_JUSTIFY_CENTER : GTK_JUSTIFY_LEFT);
    }
  gtk_widget_set_halign (self->sign, middle ? GTK_ALIGN_CENTER : GTK_ALIGN_START);
  gtk_widget_set_halign (GTK_WIDGET (self->note), middle ? GTK_ALIGN_CENTER : GTK_ALIGN_FILL);
  set_class (self->words, "middle", middle);
}

void
foyer_sentence_page_show (FoyerSentencePage *self, const FoyerCustomerView *view)
{
  gboolean idle = view->state == FOYER_SCREEN_IDLE;
  const char *icon = icons[view->state];

  gtk_widget_set_visible (self->plate, idle);
  show_text (self->plate_word, view->language, view->counter_word);
  show_text (self->plate_number, view->language, view->counter);
  show_text (self->plate_staff, view->language, view->staff);
  gtk_widget_set_visible (self->sign, icon != NULL);
  if (icon != NULL)
    gtk_image_set_from_icon_name (self->icon, icon);
  show_text (self->heading, view->language, view->heading);
  set_class (GTK_WIDGET (self->heading), "is-number", view->heading_is_number);
  show_text (self->sentence, view->language, view->sentence);
  show_text (self->note, view->language, view->note);
  show_others (self, view);
  show_lines (self, view);
  align (self, !idle && view->lines->len == 0);
}
