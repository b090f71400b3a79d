/* Appointments at the kiosk: checked in by number or telephone, booked where no number is to be had
 * (states 2.5, S2 二.2). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desktop/foyer-slip.h"
#include "window/kiosk/foyer-kiosk-window-private.h"

/* Days that are offered; more would be a list. */
#define MOST_DAYS 8
/* Short ones are the appointment's own number. */
#define LONGEST_NUMBER 6
#define LEAST_OF_PHONE 5

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

/* --- what is asked of the hall --- */

static void
answered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerKioskWindow) self = data;
  g_autoptr (GError) error = NULL;
  JsonObject *answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);

  if (answer == NULL)
    g_message ("An appointment was refused: %s", error->message);
  foyer_kiosk_window_take_answer (self, answer);
}

static void
run (FoyerKioskWindow *self, FoyerCommand *command)
{
  foyer_engine_run_async (foyer_window_context_get_engine (self->context), command, NULL,
                          answered_cb, g_object_ref (self));
}

void
foyer_kiosk_window_check_in (FoyerKioskWindow *self)
{
  g_autoptr (FoyerCommand) command = foyer_kiosk_window_command (self, "appointment.check-in");
  const char *digits = foyer_kiosk_keypad_get_digits (self->keypad);

  self->appointed = TRUE;
  foyer_command_text (command, "phone", digits);
  if (strlen (digits) <= LONGEST_NUMBER)
    foyer_command_integer (command, "id", g_ascii_strtoll (digits, NULL, 10));
  foyer_command_text (command, "language", foyer_languages[self->language]);
  run (self, command);
}

static JsonObject *
get_slot (FoyerKioskWindow *self, guint index)
{
  return json_array_get_object_element (self->slots, index);
}

void
foyer_kiosk_window_book (FoyerKioskWindow *self)
{
  g_autoptr (FoyerCommand) command = foyer_kiosk_window_command (self, "appointment.book");

  foyer_command_text (command, "service", g_ptr_array_index (self->services, 0));
  foyer_command_text (command, "time",
                      json_object_get_string_member (get_slot (self, self->slot), "time"));
  foyer_command_text (command, "phone", foyer_kiosk_keypad_get_digits (self->keypad));
  run (self, command);
}

static void
slots_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerKioskWindow) self = data;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, NULL);

  if (answer == NULL || self->context == NULL || self->page != FOYER_KIOSK_BOOK_DAY)
    return;
  g_clear_pointer (&self->slots, json_array_unref);
  self->slots = json_array_ref (json_object_get_array_member (answer, "slots"));
  foyer_kiosk_window_fill (self);
}

void
foyer_kiosk_window_load_slots (FoyerKioskWindow *self)
{
  g_autoptr (FoyerCommand) command = foyer_command_new ("appointment.slots", "kiosk");

  foyer_command_text (command, "service", g_ptr_array_index (self->services, 0));
  foyer_engine_run_async (foyer_window_context_get_engine (self->context), command, NULL, slots_cb,
                          g_object_ref (self));
}

/* --- pages --- */

/* Below what a hall says that issues no numbers: a way to an appointment in every language. */
void
foyer_kiosk_window_add_booking (FoyerKioskWindow *self)
{
  const FoyerConfig *config = foyer_hall_model_get_config (get_model (self));
  GtkWidget *box;

  if (config == NULL || !config->settings.appointment_kiosk || config->services->len == 0)
    return;
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_widget_add_css_class (box, "choices");
  gtk_widget_add_css_class (box, "booking");
  for (guint i = 0; i < config->n_languages; i++)
    gtk_box_append (GTK_BOX (box),
                    foyer_kiosk_window_make_choice (
                        self, FOYER_KIOSK_CHOICE_BOOK, (int) config->languages[i],
                        config->languages[i],
                        foyer_kiosk_word (FOYER_KIOSK_WORD_BOOK, config->languages[i]), NULL));
  gtk_box_append (GTK_BOX (self->rest_box), box);
}

static void
fill_service (FoyerKioskWindow *self)
{
  GListModel *services = foyer_hall_model_get_services (get_model (self));
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();
  gboolean portrait;

  g_object_get (self->frame, "portrait", &portrait, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (services); i++)
    {
      g_autoptr (FoyerServiceItem) service = g_list_model_get_item (services, i);

      g_ptr_array_add (buttons, foyer_kiosk_window_make_choice (
                                    self, FOYER_KIOSK_CHOICE_SERVICE, (int) i, self->language,
                                    foyer_service_item_get_name (service, self->language), NULL));
    }
  foyer_kiosk_window_ask (self, say (self, FOYER_KIOSK_WORD_WHICH_MATTER), NULL, buttons,
                          portrait ? 1 : 2);
}

static char *
describe_time (FoyerKioskWindow *self, guint slot, gboolean clock)
{
  const FoyerConfig *config = foyer_hall_model_get_config (get_model (self));
  FoyerTime time = 0;

  foyer_time_from_iso8601 (json_object_get_string_member (get_slot (self, slot), "time"), &time,
                           NULL);
  return clock ? foyer_paper_format_clock (time, config->zone)
               : foyer_paper_format_date (self->language, time, config->zone);
}

static gboolean
is_free (FoyerKioskWindow *self, guint slot)
{
  return json_object_get_int_member (get_slot (self, slot), "free") > 0;
}

static const char *
get_day (FoyerKioskWindow *self, guint slot)
{
  return json_object_get_string_member (get_slot (self, slot), "day");
}

static void
fill_day (FoyerKioskWindow *self)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();
  const char *last = NULL;
  gboolean portrait;

  g_object_get (self->frame, "portrait", &portrait, NULL);
  for (guint i = 0;
       self->slots != NULL && i < json_array_get_length (self->slots) && buttons->len < MOST_DAYS;
       i++)
    {
      g_autofree char *title = NULL;

      if (!is_free (self, i) || g_strcmp0 (last, get_day (self, i)) == 0)
        continue;
      last = get_day (self, i);
      title = describe_time (self, i, FALSE);
      g_ptr_array_add (buttons,
                       foyer_kiosk_window_make_choice (self, FOYER_KIOSK_CHOICE_DAY, (int) i,
                                                       self->language, title, NULL));
    }
  if (self->slots != NULL && buttons->len == 0)
    foyer_kiosk_window_show_answer (self, say (self, FOYER_KIOSK_WORD_NONE_FREE), NULL, NULL, NULL,
                                    NULL);
  else
    foyer_kiosk_window_ask (
        self,
        say (self, self->slots != NULL ? FOYER_KIOSK_WORD_WHICH_DAY : FOYER_KIOSK_WORD_MOMENT),
        NULL, buttons, portrait ? 2 : 4);
}

static void
fill_time (FoyerKioskWindow *self)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();
  g_autofree char *day = describe_time (self, self->slot, FALSE);
  gboolean portrait;

  g_object_get (self->frame, "portrait", &portrait, NULL);
  for (guint i = 0; i < json_array_get_length (self->slots); i++)
    {
      g_autofree char *title = NULL;

      if (!is_free (self, i) || !g_str_equal (get_day (self, i), get_day (self, self->slot)))
        continue;
      title = describe_time (self, i, TRUE);
      g_ptr_array_add (buttons,
                       foyer_kiosk_window_make_choice (self, FOYER_KIOSK_CHOICE_TIME, (int) i,
                                                       self->language, title, NULL));
    }
  foyer_kiosk_window_ask (self, say (self, FOYER_KIOSK_WORD_WHICH_TIME), day, buttons,
                          portrait ? 3 : 6);
}

static void
fill_booked (FoyerKioskWindow *self)
{
  JsonObject *appointment = json_object_get_object_member (self->answer, "appointment");
  g_autofree char *number =
      g_strdup_printf ("%d", (int) json_object_get_int_member (appointment, "id"));
  g_autofree char *day = describe_time (self, self->slot, FALSE);
  g_autofree char *clock = describe_time (self, self->slot, TRUE);
  g_autofree char *when = g_strdup_printf ("%s %s", day, clock);

  foyer_kiosk_window_show_answer (self, say (self, FOYER_KIOSK_WORD_APPOINTMENT), number, when,
                                  say (self, FOYER_KIOSK_WORD_TYPE_IT), NULL);
}

static void
ask_digits (FoyerKioskWindow *self, FoyerKioskWord question, guint least)
{
  foyer_kiosk_keypad_reset (self->keypad, self->language, say (self, question), least);
  gtk_stack_set_visible_child_name (self->stack, "keypad");
}

void
foyer_kiosk_window_fill_appointment (FoyerKioskWindow *self)
{
  if (self->page == FOYER_KIOSK_CHECK_IN)
    ask_digits (self, FOYER_KIOSK_WORD_WHICH_APPOINTMENT, 1);
  else if (self->page == FOYER_KIOSK_BOOK_PHONE)
    ask_digits (self, FOYER_KIOSK_WORD_PHONE, LEAST_OF_PHONE);
  else if (self->page == FOYER_KIOSK_BOOK_SERVICE)
    fill_service (self);
  else if (self->page == FOYER_KIOSK_BOOK_DAY)
    fill_day (self);
  else if (self->page == FOYER_KIOSK_BOOK_TIME)
    fill_time (self);
  else if (self->answer != NULL)
    fill_booked (self);
}
