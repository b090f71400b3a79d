/* The pages of the kiosk: what they say and which buttons they have. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-calendar.h"
#include "window/common/foyer-fault-words.h"
#include "window/common/foyer-format.h"
#include "window/common/foyer-label.h"
#include "window/kiosk/foyer-kiosk-window-private.h"

/* From so many choices on they stand in two columns, in portrait too. */
#define MANY_CHOICES 7

static FoyerHallModel *
get_model (FoyerKioskWindow *self)
{
  return foyer_window_context_get_model (self->context);
}

static const char *
say (FoyerKioskWindow *self, FoyerKioskWord word)
{
  return foyer_kiosk_word (word, self->language);
}

static void
set_text (FoyerKioskWindow *self, GtkLabel *label, const char *text)
{
  foyer_label_set_text_in (label, self->language, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static GtkWidget *
make_label (const char *text, FoyerLanguage language, const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  foyer_label_set_text_in (GTK_LABEL (label), language, text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, class);
  return label;
}

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_widget_unparent (child);
}

/* --- buttons --- */

static void
clicked_cb (GtkButton *button, FoyerKioskWindow *self)
{
  foyer_kiosk_window_choose (
      self, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "foyer-choice")),
      GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "foyer-value")));
}

GtkWidget *
foyer_kiosk_window_make_choice (FoyerKioskWindow *self,
                                FoyerKioskChoice choice,
                                int value,
                                FoyerLanguage language,
                                const char *title,
                                const char *note)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *name = note != NULL ? g_strdup_printf ("%s, %s", title, note) : g_strdup (title);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), make_label (title, language, "choice-title"));
  if (note != NULL)
    gtk_box_append (GTK_BOX (box), make_label (note, language, "choice-note"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "choice");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "foyer-choice", GINT_TO_POINTER ((int) choice));
  g_object_set_data (G_OBJECT (button), "foyer-value", GINT_TO_POINTER (value));
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  return button;
}

static void
lay_out (FoyerKioskWindow *self, GPtrArray *buttons, int columns)
{
  clear (GTK_WIDGET (self->choices));
  /* Where there is the room, they are larger. */
  if (columns <= 2)
    gtk_widget_add_css_class (GTK_WIDGET (self->choices), "few");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->choices), "few");
  for (guint i = 0; i < buttons->len; i++)
    gtk_grid_attach (self->choices, g_ptr_array_index (buttons, i), (int) i % columns,
                     (int) i / columns, 1, 1);
}

void
foyer_kiosk_window_ask (FoyerKioskWindow *self,
                        const char *question,
                        const char *chosen,
                        GPtrArray *buttons,
                        int columns)
{
  set_text (self, self->question_label, question);
  set_text (self, self->chosen_label, chosen);
  lay_out (self, buttons, columns);
  gtk_stack_set_visible_child_name (self->stack, "question");
}

/* The buttons below each other, or in two columns where there is the width. */
static void
ask (FoyerKioskWindow *self, const char *question, const char *chosen, GPtrArray *buttons)
{
  gboolean portrait;

  g_object_get (self->frame, "portrait", &portrait, NULL);
  foyer_kiosk_window_ask (self, question, chosen, buttons,
                          buttons->len >= MANY_CHOICES || (!portrait && buttons->len > 2) ? 2 : 1);
}

/* --- at rest --- */

static void
add_rest (FoyerKioskWindow *self, FoyerKioskWord word, gboolean with_hours)
{
  const FoyerConfig *config = foyer_hall_model_get_config (get_model (self));
  g_autofree char *hours = NULL;
  gint64 opens = 0, closes = 0;

  g_object_get (get_model (self), "opens", &opens, "closes", &closes, NULL);
  if (config != NULL && opens != closes)
    hours = foyer_format_hours (opens, closes, config->zone);
  for (guint i = 0; config != NULL && i < config->n_languages; i++)
    {
      FoyerLanguage language = config->languages[i];
      g_autofree char *line = hours != NULL ? foyer_kiosk_hours (language, hours) : NULL;

      gtk_box_append (GTK_BOX (self->rest_box),
                      make_label (foyer_kiosk_word (word, language), language, "rest-title"));
      if (with_hours && line != NULL)
        gtk_box_append (GTK_BOX (self->rest_box), make_label (line, language, "rest-note"));
    }
}

static void
add_languages (FoyerKioskWindow *self)
{
  const FoyerConfig *config = foyer_hall_model_get_config (get_model (self));
  g_autoptr (GString) welcome = g_string_new (NULL);

  for (guint i = 0; config != NULL && i < config->n_languages; i++)
    g_string_append_printf (welcome, "%s%s", i > 0 ? " · " : "",
                            foyer_kiosk_word (FOYER_KIOSK_WORD_WELCOME, config->languages[i]));
  gtk_box_append (GTK_BOX (self->rest_box),
                  make_label (welcome->str, FOYER_LANGUAGE_ZH, "rest-note"));
  for (guint i = 0; config != NULL && i < config->n_languages; i++)
    {
      FoyerLanguage language = config->languages[i];
      GtkWidget *button = foyer_kiosk_window_make_choice (
          self, FOYER_KIOSK_CHOICE_LANGUAGE, (int) language, language,
          foyer_language_get_name (language), foyer_kiosk_word (FOYER_KIOSK_WORD_TOUCH, language));

      gtk_widget_add_css_class (button, "language");
      if (i == 0)
        gtk_widget_add_css_class (button, "main");
      gtk_box_append (GTK_BOX (self->rest_box), button);
    }
}

/* S07: when the hall opens next, and what can be done until then; in every language of the hall.
 * %FALSE when something of it is not known here. */
static gboolean
add_next_opening (FoyerKioskWindow *self)
{
  FoyerHallModel *model = get_model (self);
  const FoyerConfig *config = foyer_hall_model_get_config (model);
  const FoyerTime now = foyer_hall_model_get_now (model);
  g_autoptr (FoyerPhraseFacts) facts = foyer_phrase_facts_new ();
  const FoyerPhrase *phrase =
      foyer_phrase_book_find (foyer_window_context_get_phrases (self->context), "S07");
  const char *reason;
  gint64 closes = 0;
  FoyerTime opens;

  if (config == NULL || phrase == NULL || config->hotline == NULL ||
      !config->settings.appointment_kiosk)
    return FALSE;
  g_object_get (model, "closes", &closes, NULL);
  /* A manager who closed the hall closed it for the day. */
  opens = foyer_calendar_get_next_opening (
      config, foyer_hall_model_get_stop (model, &reason) != 0 ? MAX (now, closes) : now);
  if (opens == 0)
    return FALSE;
  foyer_phrase_facts_set_moment (facts, "hours", opens, now, config->zone);
  foyer_phrase_facts_set_text (facts, "phone", config->hotline);
  for (guint i = 0; i < config->n_languages; i++)
    {
      g_autofree char *text = foyer_phrase_fill (phrase, config->languages[i], facts);

      gtk_box_append (GTK_BOX (self->rest_box),
                      make_label (text, config->languages[i], i == 0 ? "rest-title" : "rest-note"));
    }
  return TRUE;
}

/* The business system is down: F02 or F04, in every language of the hall. */
static gboolean
add_system_fault (FoyerKioskWindow *self)
{
  const FoyerFault *fault = foyer_hall_model_get_system_fault (get_model (self), 0);
  const FoyerConfig *config = foyer_hall_model_get_config (get_model (self));
  gboolean said = FALSE;

  if (fault == NULL || config == NULL || foyer_hall_model_get_fault (get_model (self)) != NULL)
    return FALSE;
  for (guint i = 0; i < config->n_languages; i++)
    {
      g_autofree char *text = foyer_fault_say (self->context, fault, config->languages[i]);

      if (text == NULL)
        continue;
      gtk_box_append (GTK_BOX (self->rest_box),
                      make_label (text, config->languages[i], said ? "rest-note" : "rest-title"));
      said = TRUE;
    }
  return said;
}

static void
fill_rest (FoyerKioskWindow *self)
{
  clear (self->rest_box);
  if (self->page == FOYER_KIOSK_ATTRACT)
    add_languages (self);
  else if (self->page == FOYER_KIOSK_CLOSED)
    {
      if (!add_next_opening (self))
        add_rest (self, FOYER_KIOSK_WORD_CLOSED, TRUE);
    }
  else if (self->page == FOYER_KIOSK_EARLY_STOP)
    add_rest (self, FOYER_KIOSK_WORD_STOPPED, FALSE);
  else if (!add_system_fault (self))
    add_rest (self, FOYER_KIOSK_WORD_FAULT, FALSE);
  if (self->page == FOYER_KIOSK_CLOSED || self->page == FOYER_KIOSK_EARLY_STOP)
    foyer_kiosk_window_add_booking (self);
  gtk_stack_set_visible_child_name (self->stack, "rest");
}

/* --- questions --- */

/* The matters chosen so far, "" none. (transfer full) */
static char *
name_chosen (FoyerKioskWindow *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->services->len; i++)
    {
      FoyerServiceItem *service =
          foyer_hall_model_find_service (get_model (self), g_ptr_array_index (self->services, i));

      if (service != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? " + " : "",
                                foyer_service_item_get_name (service, self->language));
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static gboolean
is_chosen (FoyerKioskWindow *self, const char *code)
{
  for (guint i = 0; i < self->services->len; i++)
    if (g_str_equal (g_ptr_array_index (self->services, i), code))
      return TRUE;
  return FALSE;
}

static void
fill_need (FoyerKioskWindow *self)
{
  GListModel *services = foyer_hall_model_get_services (get_model (self));
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();
  g_autofree char *chosen = name_chosen (self);

  for (guint i = 0; i < g_list_model_get_n_items (services); i++)
    {
      g_autoptr (FoyerServiceItem) service = g_list_model_get_item (services, i);
      gboolean staffed = foyer_service_item_get_staffed (service) > 0;
      g_autofree char *wait =
          staffed ? foyer_kiosk_wait (self->language, foyer_service_item_get_waiting (service),
                                      foyer_service_item_get_estimated_wait_s (service))
                  : g_strdup (say (self, FOYER_KIOSK_WORD_NO_COUNTER));

      if (!is_chosen (self, foyer_service_item_get_code (service)))
        g_ptr_array_add (buttons, foyer_kiosk_window_make_choice (
                                      self, FOYER_KIOSK_CHOICE_SERVICE, (int) i, self->language,
                                      foyer_service_item_get_name (service, self->language), wait));
    }
  ask (self, say (self, FOYER_KIOSK_WORD_CHOOSE), chosen, buttons);
}

static void
fill_self_service (FoyerKioskWindow *self)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();
  g_autofree char *chosen = name_chosen (self);

  g_ptr_array_add (
      buttons, foyer_kiosk_window_make_choice (self, FOYER_KIOSK_CHOICE_MACHINE, 0, self->language,
                                               say (self, FOYER_KIOSK_WORD_USE_MACHINE), NULL));
  g_ptr_array_add (
      buttons, foyer_kiosk_window_make_choice (self, FOYER_KIOSK_CHOICE_NUMBER, 0, self->language,
                                               say (self, FOYER_KIOSK_WORD_TAKE_NUMBER), NULL));
  ask (self, say (self, FOYER_KIOSK_WORD_MACHINE_CAN), chosen, buttons);
}

static void
fill_assist (FoyerKioskWindow *self)
{
  static const struct
  {
    int value;
    FoyerKioskWord word;
  } helps[] = {
    { FOYER_CLASS_ORDINARY, FOYER_KIOSK_WORD_NO_THANKS },
    { FOYER_CLASS_ELDERLY, FOYER_KIOSK_WORD_ELDERLY },
    { FOYER_CLASS_DISABLED, FOYER_KIOSK_WORD_DISABLED },
    { FOYER_KIOSK_HEARING, FOYER_KIOSK_WORD_HEARING },
    { FOYER_CLASS_PREGNANT, FOYER_KIOSK_WORD_PREGNANT },
    { FOYER_CLASS_INFANT, FOYER_KIOSK_WORD_INFANT },
  };
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();
  g_autofree char *chosen = name_chosen (self);

  for (guint i = 0; i < G_N_ELEMENTS (helps); i++)
    {
      GtkWidget *button =
          foyer_kiosk_window_make_choice (self, FOYER_KIOSK_CHOICE_ISSUE, helps[i].value,
                                          self->language, say (self, helps[i].word), NULL);
      if (i == 0)
        gtk_widget_add_css_class (button, "main");
      g_ptr_array_add (buttons, button);
    }
  ask (self, say (self, FOYER_KIOSK_WORD_EASIER), chosen, buttons);
}

/* --- answers --- */

void
foyer_kiosk_window_show_answer (FoyerKioskWindow *self,
                                const char *title,
                                const char *number,
                                const char *where,
                                const char *text,
                                const char *slip)
{
  set_text (self, self->answer_title, title);
  set_text (self, self->number_label, number);
  set_text (self, self->where_label, where);
  set_text (self, self->answer_label, text);
  set_text (self, self->slip_label, slip);
  gtk_stack_set_visible_child_name (self->stack, "answer");
}

static char *
fill_phrase (FoyerKioskWindow *self, const char *id, FoyerPhraseFacts *facts)
{
  const FoyerPhrase *phrase =
      foyer_phrase_book_find (foyer_window_context_get_phrases (self->context), id);

  return phrase != NULL ? foyer_phrase_fill (phrase, self->language, facts) : NULL;
}

/* G03 for whoever waits, G04 for whoever goes straight to a counter. */
static void
fill_ticket (FoyerKioskWindow *self)
{
  JsonObject *ticket = json_object_get_object_member (self->answer, "ticket");
  const char *number = json_object_get_string_member (ticket, "number");
  gboolean direct =
      g_str_equal (json_object_get_string_member_with_default (ticket, "state", ""), "called");
  gint64 counter = json_object_get_int_member_with_default (ticket, "counter", 0);
  gint64 ahead = json_object_get_int_member_with_default (ticket, "ahead", 0);
  gint64 wait_s = json_object_get_int_member_with_default (ticket, "estimated_wait_s", 0);
  FoyerServiceItem *service = foyer_hall_model_find_service (
      get_model (self), json_object_get_string_member_with_default (ticket, "service", ""));
  gboolean staffed = service == NULL || foyer_service_item_get_staffed (service) > 0;
  g_autoptr (FoyerPhraseFacts) facts = foyer_phrase_facts_new ();
  g_autofree char *where = NULL, *text = NULL, *missing = NULL;

  foyer_phrase_facts_set_text (facts, "ticket", number);
  foyer_phrase_facts_set_number (facts, "ahead", ahead);
  foyer_phrase_facts_set_number (facts, "counter", counter);
  where = direct    ? foyer_kiosk_counter (self->language, counter)
          : staffed ? foyer_kiosk_minutes (self->language, wait_s)
                    : g_strdup (say (self, FOYER_KIOSK_WORD_NO_COUNTER));
  text = fill_phrase (self, direct ? "G04" : "G03", facts);
  /* A printer there is, but no slip came. */
  if (!self->printed && foyer_slips_are_printed (foyer_window_context_get_slips (self->context)))
    missing = fill_phrase (self, "F06", facts);
  foyer_kiosk_window_show_answer (self, say (self, FOYER_KIOSK_WORD_NUMBER), number, where, text,
                                  self->printed     ? say (self, FOYER_KIOSK_WORD_SLIP)
                                  : missing != NULL ? missing
                                                    : say (self, FOYER_KIOSK_WORD_NO_SLIP));
}

static void
fill_foot (FoyerKioskWindow *self)
{
  gboolean leaves = foyer_kiosk_step (self->page, FOYER_KIOSK_DONE) != self->page;
  gboolean over = foyer_kiosk_is_underway (self->page);
  gboolean more = self->page == FOYER_KIOSK_ASSIST &&
                  self->services->len <
                      g_list_model_get_n_items (foyer_hall_model_get_services (get_model (self)));

  gboolean appointed = self->page == FOYER_KIOSK_NEED && self->services->len == 0;

  gtk_widget_set_visible (self->foot, leaves || more);
  gtk_widget_set_visible (self->back_button, leaves && !self->locked);
  gtk_widget_set_visible (self->next_button, (more || appointed) && !self->locked);
  gtk_button_set_label (GTK_BUTTON (self->back_button),
                        say (self, over ? FOYER_KIOSK_WORD_DONE : FOYER_KIOSK_WORD_START_OVER));
  gtk_button_set_label (
      GTK_BUTTON (self->next_button),
      say (self, appointed ? FOYER_KIOSK_WORD_HAVE_APPOINTMENT : FOYER_KIOSK_WORD_ANOTHER));
  gtk_button_set_label (GTK_BUTTON (self->large_button), say (self, FOYER_KIOSK_WORD_LARGE));
}

void
foyer_kiosk_window_fill (FoyerKioskWindow *self)
{
  /* Large letters are as large as each page has room for. */
  foyer_public_frame_refit (FOYER_PUBLIC_FRAME (self->frame));
  fill_foot (self);
  switch (self->page)
    {
    case FOYER_KIOSK_NEED:
      fill_need (self);
      break;
    case FOYER_KIOSK_SELF_SERVICE:
      fill_self_service (self);
      break;
    case FOYER_KIOSK_ASSIST:
      fill_assist (self);
      break;
    case FOYER_KIOSK_MACHINE:
      foyer_kiosk_window_show_answer (self, say (self, FOYER_KIOSK_WORD_TO_MACHINE), NULL, NULL,
                                      NULL, NULL);
      break;
    case FOYER_KIOSK_ISSUING:
    case FOYER_KIOSK_BOOKING:
      foyer_kiosk_window_show_answer (self, say (self, FOYER_KIOSK_WORD_MOMENT), NULL, NULL, NULL,
                                      NULL);
      break;
    case FOYER_KIOSK_TICKET:
      fill_ticket (self);
      break;
    case FOYER_KIOSK_REFUSED:
      foyer_kiosk_window_show_answer (self,
                                      say (self, self->appointed       ? FOYER_KIOSK_WORD_NOT_FOUND
                                                 : self->slots != NULL ? FOYER_KIOSK_WORD_NOT_BOOKED
                                                                       : FOYER_KIOSK_WORD_REFUSED),
                                      NULL, NULL, NULL, NULL);
      break;
    case FOYER_KIOSK_CHECK_IN:
    case FOYER_KIOSK_BOOK_SERVICE:
    case FOYER_KIOSK_BOOK_DAY:
    case FOYER_KIOSK_BOOK_TIME:
    case FOYER_KIOSK_BOOK_PHONE:
    case FOYER_KIOSK_BOOKED:
      foyer_kiosk_window_fill_appointment (self);
      break;
    case FOYER_KIOSK_ATTRACT:
    case FOYER_KIOSK_CLOSED:
    case FOYER_KIOSK_EARLY_STOP:
    case FOYER_KIOSK_FAULT:
    case FOYER_KIOSK_N_PAGES:
    default:
      fill_rest (self);
    }
}
