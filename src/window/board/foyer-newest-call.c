/* The newest call of the board: the number, the counter, and where to go in words. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/board/foyer-newest-call.h"

#include "window/board/foyer-board-words.h"
#include "window/common/foyer-label.h"

struct _FoyerNewestCall
{
  AdwBin parent_instance;
  GtkBox *line, *plate, *sentences;
  GtkWidget *arrow;
  GtkLabel *number, *counter_word, *counter;
  GtkLabel *sentence, *hall_sentence;
  guint attention; /* ends it */
  guint turn;      /* the same animation begins anew only under another name */
  gboolean portrait;
};

G_DEFINE_FINAL_TYPE (FoyerNewestCall, foyer_newest_call, ADW_TYPE_BIN)

/* As long as the animations of board.css. */
#define ATTENTION_MS 6000
#define STILL_MS     2500

static const char *const attention_classes[] = { "attend-0", "attend-1", "flash-0", "flash-1",
                                                 "inverted" };

static void
stop_attention (FoyerNewestCall *self)
{
  g_clear_handle_id (&self->attention, g_source_remove);
  for (guint i = 0; i < G_N_ELEMENTS (attention_classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), attention_classes[i]);
}

static gboolean
attention_over (gpointer data)
{
  FoyerNewestCall *self = data;

  self->attention = 0;
  stop_attention (self);
  return G_SOURCE_REMOVE;
}

void
foyer_newest_call_attend (FoyerNewestCall *self, gboolean flash)
{
  gboolean moving;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &moving,
                NULL);
  stop_attention (self);
  self->turn = 1 - self->turn;
  if (!moving)
    gtk_widget_add_css_class (GTK_WIDGET (self), "inverted");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), attention_classes[(flash ? 2 : 0) + self->turn]);
  self->attention = g_timeout_add (moving ? ATTENTION_MS : STILL_MS, attention_over, self);
}

static void
show_sentence (GtkLabel *label,
               FoyerCallItem *call,
               FoyerLanguage language,
               const FoyerConfig *config)
{
  gint64 calls;
  g_autofree char *sentence = NULL;

  g_object_get (call, "calls", &calls, NULL);
  sentence = foyer_board_sentence (language, foyer_call_item_get_counter (call),
                                   foyer_call_item_get_counter_before (call), calls,
                                   config->settings.max_calls);
  foyer_label_set_text_in (label, language, sentence);
}

void
foyer_newest_call_show (FoyerNewestCall *self, FoyerCallItem *call, const FoyerConfig *config)
{
  g_autofree char *counter = NULL;
  FoyerLanguage language;

  if (call == NULL || config == NULL)
    {
      stop_attention (self);
      gtk_label_set_text (self->number, "");
      gtk_label_set_text (self->counter, "");
      return;
    }
  language = foyer_call_item_get_language (call);
  counter = g_strdup_printf ("%" G_GINT64_FORMAT, foyer_call_item_get_counter (call));
  gtk_label_set_text (self->number, foyer_call_item_get_number (call));
  gtk_label_set_text (self->counter, counter);
  foyer_label_set_text_in (self->counter_word, language, foyer_board_counter_word (language));
  show_sentence (self->sentence, call, language, config);
  /* On a high screen its line is kept free: what stands below must not move. */
  if (language != config->languages[0])
    show_sentence (self->hall_sentence, call, config->languages[0], config);
  else
    gtk_label_set_text (self->hall_sentence, self->portrait ? " " : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hall_sentence),
                          *gtk_label_get_text (self->hall_sentence) != '\0');
}

void
foyer_newest_call_set_portrait (FoyerNewestCall *self, gboolean portrait)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->line),
                                  portrait ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->plate),
                                  portrait ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->sentences),
                                  portrait ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_visible (self->arrow, !portrait);
  self->portrait = portrait;
}

static void
foyer_newest_call_dispose (GObject *object)
{
  FoyerNewestCall *self = FOYER_NEWEST_CALL (object);

  g_clear_handle_id (&self->attention, g_source_remove);
  G_OBJECT_CLASS (foyer_newest_call_parent_class)->dispose (object);
}

static void
foyer_newest_call_class_init (FoyerNewestCallClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_newest_call_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/foyerhall/Foyer/ui/board/newest-call.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerNewestCall, line);
  gtk_widget_class_bind_template_child (widget_class, FoyerNewestCall, plate);
  gtk_widget_class_bind_template_child (widget_class, FoyerNewestCall, sentences);
  gtk_widget_class_bind_template_child (widget_class, FoyerNewestCall, arrow);
  gtk_widget_class_bind_template_child (widget_class, FoyerNewestCall, number);
  gtk_widget_class_bind_template_child (widget_class, FoyerNewestCall, counter_word);
  gtk_widget_class_bind_template_child (widget_class, FoyerNewestCall, counter);
  gtk_widget_class_bind_template_child (widget_class, FoyerNewestCall, sentence);
  gtk_widget_class_bind_template_child (widget_class, FoyerNewestCall, hall_sentence);
  gtk_widget_class_set_css_name (widget_class, "foyer-newest-call");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
foyer_newest_call_init (FoyerNewestCall *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
