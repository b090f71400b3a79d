/* What a customer needs, as icons with words: class, hearing, language. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/common/foyer-class-marks.h"

#include <glib/gi18n-lib.h>

#include "window/common/foyer-label.h"
#include "window/common/foyer-state.h"

struct _FoyerClassMarks
{
  GtkWidget parent_instance;
  FoyerTicketItem *ticket;
  FoyerLanguage usual;
  gboolean words;
};

G_DEFINE_FINAL_TYPE (FoyerClassMarks, foyer_class_marks, GTK_TYPE_WIDGET)

enum
{
  TICKET = 1,
  WORDS,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
clear (FoyerClassMarks *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static GtkLabel *
add_mark (FoyerClassMarks *self, const char *icon, const char *word, gboolean urgent)
{
  GtkWidget *mark = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  GtkWidget *label = gtk_label_new (word);

  gtk_widget_add_css_class (mark, "class-mark");
  if (urgent)
    gtk_widget_add_css_class (mark, "urgent");
  gtk_box_append (GTK_BOX (mark), image);
  gtk_box_append (GTK_BOX (mark), label);
  gtk_widget_set_visible (label, self->words);
  gtk_widget_set_tooltip_text (mark, word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->words ? "" : word, -1);
  gtk_widget_set_parent (mark, GTK_WIDGET (self));
  return GTK_LABEL (label);
}

static void
update (FoyerClassMarks *self)
{
  const FoyerTicket *ticket;
  FoyerLanguage language;

  clear (self);
  if (self->ticket == NULL)
    return;
  ticket = foyer_ticket_item_get_ticket (self->ticket);
  if (ticket->class != FOYER_CLASS_ORDINARY)
    add_mark (self, foyer_class_get_icon (foyer_classes[ticket->class]),
              foyer_class_get_word (foyer_classes[ticket->class]),
              ticket->class == FOYER_CLASS_URGENT);
  if (ticket->hearing)
    add_mark (self, "foyer-hearing-symbolic", _ ("Hard of hearing"), FALSE);
  language = (FoyerLanguage) ticket->language;
  if (language != self->usual)
    {
      GtkLabel *label =
          add_mark (self, "foyer-language-symbolic", foyer_language_get_name (language), FALSE);

      /* One sign stands for all languages: the word tells which. */
      foyer_label_set_language (label, language);
      gtk_widget_set_visible (GTK_WIDGET (label), TRUE);
      gtk_widget_set_visible (gtk_widget_get_prev_sibling (GTK_WIDGET (label)), self->words);
    }
}

static void
ticket_notify_cb (FoyerTicketItem *ticket, GParamSpec *pspec, FoyerClassMarks *self)
{
  static const char *const shown[] = { "class", "hearing", "language", NULL };

  if (g_strv_contains (shown, pspec->name))
    update (self);
}

static void
foyer_class_marks_get_property (GObject *object,
                                guint property_id,
                                GValue *value,
                                GParamSpec *pspec)
{
  FoyerClassMarks *self = FOYER_CLASS_MARKS (object);

  if (property_id == TICKET)
    g_value_set_object (value, self->ticket);
  else if (property_id == WORDS)
    g_value_set_boolean (value, self->words);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
foyer_class_marks_set_property (GObject *object,
                                guint property_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  FoyerClassMarks *self = FOYER_CLASS_MARKS (object);

  if (property_id == TICKET)
    foyer_class_marks_set_ticket (self, g_value_get_object (value));
  else if (property_id == WORDS)
    {
      self->words = g_value_get_boolean (value);
      update (self);
    }
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
foyer_class_marks_dispose (GObject *object)
{
  FoyerClassMarks *self = FOYER_CLASS_MARKS (object);

  if (self->ticket != NULL)
    g_signal_handlers_disconnect_by_data (self->ticket, self);
  g_clear_object (&self->ticket);
  clear (self);
  G_OBJECT_CLASS (foyer_class_marks_parent_class)->dispose (object);
}

static void
foyer_class_marks_class_init (FoyerClassMarksClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = foyer_class_marks_get_property;
  object_class->set_property = foyer_class_marks_set_property;
  object_class->dispose = foyer_class_marks_dispose;
  properties[TICKET] =
      g_param_spec_object ("ticket", NULL, NULL, FOYER_TYPE_TICKET_ITEM,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[WORDS] = g_param_spec_boolean (
      "words", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_CONSTRUCT);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_css_name (widget_class, "foyer-class-marks");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
foyer_class_marks_init (FoyerClassMarks *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->usual = foyer_language_of_interface ();
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
}

GtkWidget *
foyer_class_marks_new (void)
{
  return g_object_new (FOYER_TYPE_CLASS_MARKS, NULL);
}

void
foyer_class_marks_set_ticket (FoyerClassMarks *self, FoyerTicketItem *ticket)
{
  if (self->ticket == ticket)
    return;
  if (self->ticket != NULL)
    g_signal_handlers_disconnect_by_data (self->ticket, self);
  g_set_object (&self->ticket, ticket);
  if (ticket != NULL)
    g_signal_connect (ticket, "notify", G_CALLBACK (ticket_notify_cb), self);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[TICKET]);
}

void
foyer_class_marks_set_usual_language (FoyerClassMarks *self, FoyerLanguage language)
{
  if (self->usual == language)
    return;
  self->usual = language;
  update (self);
}
