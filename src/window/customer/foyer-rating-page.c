/* The question for a rating: one row of faces with words. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/customer/foyer-rating-page.h"

#include "window/common/foyer-label.h"
#include "window/customer/foyer-customer-words.h"

#define BEST 5

struct _FoyerRatingPage
{
  AdwBin parent_instance;
  GtkLabel *heading;
  GtkBox *faces;
  GtkWidget *decline;
  int below; /* faces that are not shown below the worst one */
  GtkWidget *buttons[BEST];
  GtkLabel *words[BEST];
  gboolean answered;
};

G_DEFINE_FINAL_TYPE (FoyerRatingPage, foyer_rating_page, ADW_TYPE_BIN)

enum
{
  RATED,
  DECLINED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* One answer: what is pressed next is too late. */
static gboolean
answer (FoyerRatingPage *self)
{
  gboolean first = !self->answered;

  self->answered = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->faces), FALSE);
  gtk_widget_set_sensitive (self->decline, FALSE);
  return first;
}

static void
on_face (FoyerRatingPage *self, GtkWidget *button)
{
  int score = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "score"));

  if (!answer (self))
    return;
  gtk_widget_add_css_class (button, "chosen");
  g_signal_emit (self, signals[RATED], 0, score - self->below);
}

static void
on_decline (FoyerRatingPage *self)
{
  if (answer (self))
    g_signal_emit (self, signals[DECLINED], 0);
}

static void
add_face (FoyerRatingPage *self, int score)
{
  g_autofree char *icon = g_strdup_printf ("foyer-face-%d-symbolic", score);
  g_autofree char *style = g_strdup_printf ("face-%d", score);
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *image = gtk_image_new_from_icon_name (icon), *word = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (word), TRUE);
  gtk_label_set_justify (GTK_LABEL (word), GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), word);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "face");
  gtk_widget_add_css_class (button, style);
  gtk_widget_set_focusable (button, FALSE);
  g_object_set_data (G_OBJECT (button), "score", GINT_TO_POINTER (score));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_face), self, G_CONNECT_SWAPPED);
  /* The best first, as the words are read. */
  gtk_box_prepend (self->faces, button);
  self->buttons[score - 1] = button;
  self->words[score - 1] = GTK_LABEL (word);
}

static void
foyer_rating_page_class_init (FoyerRatingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[RATED] = g_signal_new ("rated", FOYER_TYPE_RATING_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[DECLINED] = g_signal_new ("declined", FOYER_TYPE_RATING_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/foyerhall/Foyer/ui/customer/rating-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerRatingPage, heading);
  gtk_widget_class_bind_template_child (widget_class, FoyerRatingPage, faces);
  gtk_widget_class_bind_template_child (widget_class, FoyerRatingPage, decline);
}

static void
foyer_rating_page_init (FoyerRatingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int score = 1; score <= BEST; score++)
    add_face (self, score);
  gtk_widget_set_focusable (self->decline, FALSE);
  g_signal_connect_object (self->decline, "clicked", G_CALLBACK (on_decline), self,
                           G_CONNECT_SWAPPED);
}

void
foyer_rating_page_show (FoyerRatingPage *self, const FoyerCustomerView *view)
{
  GtkWidget *word = gtk_label_new (NULL);

  self->below = view->levels == 3 ? 1 : 0;
  foyer_label_set_text_in (self->heading, view->language, view->heading);
  for (int score = 1; score <= BEST; score++)
    {
      const char *text = foyer_customer_say_score (view->language, score);
      GtkWidget *button = self->buttons[score - 1];

      foyer_label_set_text_in (self->words[score - 1], view->language, text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                      -1);
      gtk_widget_set_visible (button, view->levels != 3 || (score >= 2 && score <= 4));
    }
  foyer_label_set_text_in (GTK_LABEL (word), view->language,
                           foyer_customer_say (view->language, FOYER_SAYS_DECLINE));
  gtk_button_set_child (GTK_BUTTON (self->decline), word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->decline), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  foyer_customer_say (view->language, FOYER_SAYS_DECLINE), -1);
}

void
foyer_rating_page_reset (FoyerRatingPage *self)
{
  self->answered = FALSE;
  for (int score = 1; score <= BEST; score++)
    gtk_widget_remove_css_class (self->buttons[score - 1], "chosen");
  gtk_widget_set_sensitive (GTK_WIDGET (self->faces), TRUE);
  gtk_widget_set_sensitive (self->decline, TRUE);
}
