/* Hall appointments at a desk: who comes when, booked, agreed, checked in. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/day/foyer-appointments-window.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-json.h"
#include "foyer-day-resources.h"
#include "hall/foyer-calendar.h"
#include "window/common/foyer-common.h"
#include "window/common/foyer-form.h"
#include "window/common/foyer-label.h"

struct _FoyerAppointmentsWindow
{
  AdwWindow parent_instance;
  AdwToastOverlay *toasts;
  AdwPreferencesGroup *today_group, *later_group, *missed_group;
  FoyerWindowContext *context;
  GCancellable *questions;
  GPtrArray *rows; /* of all groups, each with its group as "foyer-group" */
  char *shown;
  /* What is being booked: */
  gint64 id; /* of an appointment that gets a time; 0 a new one */
  char *service, *day;
};

G_DEFINE_FINAL_TYPE (FoyerAppointmentsWindow, foyer_appointments_window, ADW_TYPE_WINDOW)

static void load (FoyerAppointmentsWindow *self);

static FoyerHallModel *
get_model (FoyerAppointmentsWindow *self)
{
  return foyer_window_context_get_model (self->context);
}

/* --- commands --- */

static void
done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerAppointmentsWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);
  g_autofree char *sentence = NULL;

  if (self->context == NULL)
    return;
  if (answer != NULL && json_object_has_member (answer, "ticket"))
    /* Translators: %s is a number of the queue */
    sentence = g_strdup_printf (
        _ ("Checked in as %s."),
        json_object_get_string_member (json_object_get_object_member (answer, "ticket"), "number"));
  else if (answer != NULL)
    sentence = g_strdup (_ ("Done."));
  foyer_common_show_toast (self->toasts, answer != NULL ? sentence : error->message);
  load (self);
}

static void
run (FoyerAppointmentsWindow *self, FoyerCommand *command)
{
  foyer_window_context_run_async (self->context, command, NULL, done_cb, g_object_ref (self));
}

static gint64
get_id (GtkButton *button)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (button), "foyer-id");
}

static void
run_on (GtkButton *button, FoyerAppointmentsWindow *self, const char *verb)
{
  g_autoptr (FoyerCommand) command = foyer_window_context_command (self->context, verb);

  foyer_command_integer (command, "id", get_id (button));
  run (self, command);
}

static void
check_in_cb (GtkButton *button, FoyerAppointmentsWindow *self)
{
  run_on (button, self, "appointment.check-in");
}

static void
cancel_cb (GtkButton *button, FoyerAppointmentsWindow *self)
{
  run_on (button, self, "appointment.cancel");
}

/* --- checked in by what the customer says --- */

static void
said_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  FoyerAppointmentsWindow *self = FOYER_APPOINTMENTS_WINDOW (object);
  g_autoptr (GHashTable) answers = foyer_form_finish (result, NULL);
  g_autoptr (FoyerCommand) command = NULL;
  const char *said;

  if (answers == NULL || self->context == NULL)
    return;
  said = g_hash_table_lookup (answers, "said");
  command = foyer_window_context_command (self->context, "appointment.check-in");
  foyer_command_text (command, "phone", said);
  if (strlen (said) <= 6 && strspn (said, "0123456789") == strlen (said))
    foyer_command_integer (command, "id", g_ascii_strtoll (said, NULL, 10));
  run (self, command);
}

static void
check_in_said_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const FoyerFormField fields[] = {
    { "said", FOYER_FORM_TEXT, _ ("Number of the appointment, or telephone"), TRUE, NULL, NULL,
      NULL },
    { NULL, 0, NULL, FALSE, NULL, NULL, NULL },
  };
  const FoyerForm form = { .heading = _ ("Check in"),
                           .body =
                               _ ("The number is called within the appointment’s time; there is "
                                  "no second queue."),
                           .accept = _ ("_Check in"),
                           .fields = fields };

  foyer_form_async (GTK_WINDOW (widget), &form, FOYER_APPOINTMENTS_WINDOW (widget)->questions,
                    said_cb, NULL);
}

/* --- booked: the matter, the day, a free time and the telephone --- */

static void
time_chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  FoyerAppointmentsWindow *self = FOYER_APPOINTMENTS_WINDOW (object);
  g_autoptr (GHashTable) answers = foyer_form_finish (result, NULL);
  g_autoptr (FoyerCommand) command = NULL;

  if (answers == NULL || self->context == NULL)
    return;
  command = foyer_window_context_command (self->context,
                                          self->id != 0 ? "appointment.agree" : "appointment.book");
  foyer_command_text (command, "time", g_hash_table_lookup (answers, "time"));
  if (self->id != 0)
    foyer_command_integer (command, "id", self->id);
  else
    {
      foyer_command_text (command, "service", self->service);
      foyer_command_text (command, "phone", g_hash_table_lookup (answers, "phone"));
    }
  run (self, command);
}

static void
ask_time (FoyerAppointmentsWindow *self, JsonArray *slots)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new (), labels = g_strv_builder_new ();
  g_auto (GStrv) value_list = NULL, label_list = NULL;
  const char *first = NULL;

  for (guint i = 0; i < json_array_get_length (slots); i++)
    {
      JsonObject *slot = json_array_get_object_element (slots, i);
      const char *time = json_object_get_string_member (slot, "time");
      gint64 free_places = json_object_get_int_member (slot, "free");
      g_autofree char *label = NULL;

      if (free_places == 0)
        continue;
      first = first != NULL ? first : time;
      /* Translators: a time of the day, then how many places are free */
      label = g_strdup_printf (_ ("%.5s (%d free)"), time + 11, (int) free_places);
      g_strv_builder_add (values, time);
      g_strv_builder_add (labels, label);
    }
  if (first == NULL)
    {
      foyer_common_show_toast (self->toasts,
                               _ ("Nothing is free on that day. Choose another one."));
      return;
    }
  value_list = g_strv_builder_end (values);
  label_list = g_strv_builder_end (labels);
  {
    const FoyerFormField phone = {
      "phone", FOYER_FORM_TEXT, _ ("Telephone"), TRUE, NULL, NULL, NULL
    };
    const FoyerFormField end = { NULL, 0, NULL, FALSE, NULL, NULL, NULL };
    const FoyerFormField fields[] = {
      { "time", FOYER_FORM_CHOICE, _ ("Time"), TRUE, first, (const char *const *) value_list,
        (const char *const *) label_list },
      self->id == 0 ? phone : end,
      end,
    };
    const FoyerForm form = { .heading = self->day, .accept = _ ("_Book"), .fields = fields };

    foyer_form_async (GTK_WINDOW (self), &form, self->questions, time_chosen_cb, NULL);
  }
}

static void
slots_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerAppointmentsWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);

  if (self->context == NULL)
    return;
  if (answer == NULL)
    foyer_common_show_toast (self->toasts, error->message);
  else
    ask_time (self, json_object_get_array_member (answer, "slots"));
}

static void
day_chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  FoyerAppointmentsWindow *self = FOYER_APPOINTMENTS_WINDOW (object);
  g_autoptr (GHashTable) answers = foyer_form_finish (result, NULL);
  g_autoptr (FoyerCommand) command = NULL;

  if (answers == NULL || self->context == NULL)
    return;
  foyer_set_text (&self->service, g_hash_table_lookup (answers, "service"));
  foyer_set_text (&self->day, g_hash_table_lookup (answers, "day"));
  command = foyer_window_context_command (self->context, "appointment.slots");
  foyer_command_text (command, "service", self->service);
  foyer_command_text (command, "day", self->day);
  foyer_window_context_run_async (self->context, command, NULL, slots_cb, g_object_ref (self));
}

/* Days on which the hall is open, as far as one may book. */
static char **
list_days (FoyerAppointmentsWindow *self, const FoyerConfig *config)
{
  g_autoptr (GStrvBuilder) days = g_strv_builder_new ();

  for (int i = 0; i <= config->settings.appointment_days; i++)
    {
      g_autofree char *day = foyer_date_add_days (foyer_hall_model_get_day (get_model (self)), i);
      const FoyerHours hours = foyer_calendar_get_hours (config, day);

      if (hours.opens != hours.closes && foyer_time_from_date (day, hours.closes, config->zone) >
                                             foyer_hall_model_get_now (get_model (self)))
        g_strv_builder_add (days, day);
    }
  return g_strv_builder_end (days);
}

static void
ask_day (FoyerAppointmentsWindow *self, gint64 id, const char *service)
{
  const FoyerConfig *config = foyer_hall_model_get_config (get_model (self));
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new (), names = g_strv_builder_new ();
  g_auto (GStrv) days = list_days (self, config), code_list = NULL, name_list = NULL;

  self->id = id;
  for (guint i = 0; i < config->services->len; i++)
    {
      const FoyerService *one = g_ptr_array_index (config->services, i);
      g_autofree char *name = g_strdup_printf (
          "%s  %s", one->code, foyer_names_get (&one->names, foyer_language_of_interface ()));

      if (service != NULL && !g_str_equal (one->code, service))
        continue;
      g_strv_builder_add (codes, one->code);
      g_strv_builder_add (names, name);
    }
  code_list = g_strv_builder_end (codes);
  name_list = g_strv_builder_end (names);
  if (*days == NULL || *code_list == NULL)
    {
      foyer_common_show_toast (self->toasts,
                               _ ("The hall is closed on all days that may be booked."));
      return;
    }
  {
    const FoyerFormField fields[] = {
      { "service", FOYER_FORM_CHOICE, _ ("Service"), TRUE, code_list[0],
        (const char *const *) code_list, (const char *const *) name_list },
      { "day", FOYER_FORM_CHOICE, _ ("Day"), TRUE, days[0], (const char *const *) days,
        (const char *const *) days },
      { NULL, 0, NULL, FALSE, NULL, NULL, NULL },
    };
    const FoyerForm form = { .heading = _ ("Appointment"),
                             .accept = _ ("_Free times…"),
                             .fields = fields };

    foyer_form_async (GTK_WINDOW (self), &form, self->questions, day_chosen_cb, NULL);
  }
}

static void
book_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_day (FOYER_APPOINTMENTS_WINDOW (widget), 0, NULL);
}

static void
agree_cb (GtkButton *button, FoyerAppointmentsWindow *self)
{
  ask_day (self, get_id (button), g_object_get_data (G_OBJECT (button), "foyer-service"));
}

/* --- the list --- */

static void
add_button (GtkWidget *row,
            const char *label,
            const char *title,
            JsonObject *appointment,
            GCallback clicked,
            gpointer self)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, title);
  gint64 id = json_object_get_int_member (appointment, "id");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "foyer-id", g_memdup2 (&id, sizeof id), g_free);
  g_object_set_data_full (G_OBJECT (button), "foyer-service",
                          g_strdup (json_object_get_string_member (appointment, "service")),
                          g_free);
  g_signal_connect (button, "clicked", clicked, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static const char *
get_service_name (FoyerAppointmentsWindow *self, const char *code)
{
  FoyerServiceItem *service = foyer_hall_model_find_service (get_model (self), code);

  return service != NULL ? foyer_service_item_get_name (service, foyer_language_of_interface ())
                         : code;
}

static const char *
get_word (const char *state)
{
  static const struct
  {
    const char *state, *word;
  } words[] = {
    { "checked-in", N_ ("checked in") },
    { "missed", N_ ("missed") },
    { "cancelled", N_ ("cancelled") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].state, state))
      return _ (words[i].word);
  return NULL;
}

static void
add_row (FoyerAppointmentsWindow *self, JsonObject *appointment, GPtrArray *rows)
{
  const char *state = json_object_get_string_member (appointment, "state");
  const char *time = json_object_get_string_member_with_default (appointment, "time", NULL);
  const char *today = foyer_hall_model_get_day (get_model (self));
  const char *phone = json_object_get_string_member_with_default (appointment, "phone", "");
  const char *word = get_word (state);
  const gboolean booked = g_str_equal (state, "booked");
  const gboolean is_today = time != NULL && g_str_has_prefix (time, today);
  AdwPreferencesGroup *group = is_today                        ? self->today_group
                               : g_str_equal (state, "missed") ? self->missed_group
                                                               : self->later_group;
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *when = time != NULL ? g_strdup_printf ("%.10s %.5s", time, time + 11)
                                       : g_strdup (_ ("time to be agreed"));
  /* Translators: a time, then the number of the appointment */
  g_autofree char *title = g_strdup_printf (_ ("%s · no. %d"), is_today ? when + 11 : when,
                                            (int) json_object_get_int_member (appointment, "id"));
  g_autofree char *subtitle = g_strdup_printf (
      "%s · %s%s%s",
      get_service_name (self, json_object_get_string_member (appointment, "service")), phone,
      word != NULL ? " · " : "", word != NULL ? word : "");
  g_autofree char *clean = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), clean);
  if (booked && (is_today || time == NULL))
    add_button (row, _ ("Check in"), title, appointment, G_CALLBACK (check_in_cb), self);
  if (booked || g_str_equal (state, "missed"))
    add_button (row, time == NULL ? _ ("Agree a time…") : _ ("Other time…"), title, appointment,
                G_CALLBACK (agree_cb), self);
  if (booked)
    add_button (row, _ ("Cancel"), title, appointment, G_CALLBACK (cancel_cb), self);
  g_object_set_data (G_OBJECT (row), "foyer-group", group);
  g_ptr_array_add (rows, row);
}

static void
show_rows (FoyerAppointmentsWindow *self, GPtrArray *rows)
{
  gboolean any_today = FALSE, any_later = FALSE, any_missed = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      adw_preferences_group_remove (g_object_get_data (G_OBJECT (row), "foyer-group"), row);
    }
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (rows, i);
      AdwPreferencesGroup *group = g_object_get_data (G_OBJECT (row), "foyer-group");

      adw_preferences_group_add (group, row);
      g_ptr_array_add (self->rows, row);
      any_today |= group == self->today_group;
      any_later |= group == self->later_group;
      any_missed |= group == self->missed_group;
    }
  adw_preferences_group_set_description (self->today_group,
                                         any_today ? NULL : _ ("Nobody has an appointment today."));
  gtk_widget_set_visible (GTK_WIDGET (self->later_group), any_later);
  gtk_widget_set_visible (GTK_WIDGET (self->missed_group), any_missed);
}

static void
listed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerAppointmentsWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autofree char *text = answer != NULL ? foyer_json_to_text (answer) : NULL;
  JsonArray *list;

  if (self->context == NULL)
    return;
  if (answer == NULL)
    {
      foyer_common_show_toast (self->toasts, error->message);
      return;
    }
  if (g_strcmp0 (text, self->shown) == 0)
    return;
  foyer_set_text (&self->shown, text);
  list = json_object_get_array_member (answer, "appointments");
  for (guint i = 0; i < json_array_get_length (list); i++)
    add_row (self, json_array_get_object_element (list, i), rows);
  show_rows (self, rows);
}

/* With yesterday's and those of the week before, which were missed. */
static void
load (FoyerAppointmentsWindow *self)
{
  g_autoptr (FoyerCommand) command =
      foyer_window_context_command (self->context, "appointment.list");

  g_clear_pointer (&command->request, g_free);
  foyer_command_flag (command, "missed", TRUE);
  foyer_window_context_run_async (self->context, command, NULL, listed_cb, g_object_ref (self));
}

static void
committed_cb (FoyerEngine *engine, GPtrArray *entries, FoyerAppointmentsWindow *self)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const FoyerEntry *entry = g_ptr_array_index (entries, i);

      if (g_str_has_prefix (entry->kind, "appointment.") ||
          g_str_equal (entry->kind, "ticket.issued") ||
          g_str_equal (entry->kind, "ticket.converted"))
        {
          load (self);
          return;
        }
    }
}

/* --- the window --- */

static void
foyer_appointments_window_dispose (GObject *object)
{
  FoyerAppointmentsWindow *self = FOYER_APPOINTMENTS_WINDOW (object);

  g_cancellable_cancel (self->questions);
  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (foyer_window_context_get_engine (self->context), self);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (foyer_appointments_window_parent_class)->dispose (object);
}

static void
foyer_appointments_window_finalize (GObject *object)
{
  FoyerAppointmentsWindow *self = FOYER_APPOINTMENTS_WINDOW (object);

  g_ptr_array_unref (self->rows);
  g_object_unref (self->questions);
  g_free (self->shown);
  g_free (self->service);
  g_free (self->day);
  G_OBJECT_CLASS (foyer_appointments_window_parent_class)->finalize (object);
}

static void
foyer_appointments_window_class_init (FoyerAppointmentsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  foyer_common_init ();
  g_resources_register (foyer_day_get_resource ());
  G_OBJECT_CLASS (klass)->dispose = foyer_appointments_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = foyer_appointments_window_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/foyerhall/Foyer/ui/day/appointments-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerAppointmentsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, FoyerAppointmentsWindow, today_group);
  gtk_widget_class_bind_template_child (widget_class, FoyerAppointmentsWindow, later_group);
  gtk_widget_class_bind_template_child (widget_class, FoyerAppointmentsWindow, missed_group);
  gtk_widget_class_install_action (widget_class, "appointments.book", NULL, book_cb);
  gtk_widget_class_install_action (widget_class, "appointments.check-in", NULL, check_in_said_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK,
                                       "appointments.book", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, GDK_CONTROL_MASK,
                                       "appointments.check-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
foyer_appointments_window_init (FoyerAppointmentsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->questions = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
}

GtkWidget *
foyer_appointments_window_new (GtkWindow *parent, FoyerWindowContext *context)
{
  FoyerAppointmentsWindow *self =
      g_object_new (FOYER_TYPE_APPOINTMENTS_WINDOW, "transient-for", parent, "modal", TRUE,
                    "destroy-with-parent", TRUE, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (foyer_window_context_get_engine (context), "committed",
                           G_CALLBACK (committed_cb), self, 0);
  load (self);
  return GTK_WIDGET (self);
}
