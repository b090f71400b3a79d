/* A number becomes an appointment at the reception: after a long fault, on the customer's wish, or
 * because a manager decides it at the end of the day (S4 5.10, 5.13; 5/D12). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/reception/foyer-reception-window-private.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-json.h"
#include "hall/foyer-appointment.h"
#include "hall/foyer-callback.h"
#include "window/common/foyer-common.h"
#include "window/common/foyer-form.h"

#define LATER   "later" /* the time is agreed on the phone */
#define MANAGER "manager"
/* As many free times are offered at once. */
#define MOST_TIMES 40

/* One number on its way to becoming an appointment. */
typedef struct
{
  FoyerReceptionWindow *window;
  char *number;
  int language;
  gboolean long_fault;
  gboolean left_over; /* of another day */
  GHashTable *answers;
} Errand;

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->window);
  g_free (errand->number);
  g_clear_pointer (&errand->answers, g_hash_table_unref);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static FoyerHallModel *
get_model (FoyerReceptionWindow *self)
{
  return foyer_window_context_get_model (self->context);
}

static gboolean
is_manager (FoyerReceptionWindow *self)
{
  const FoyerSession *session = foyer_window_context_get_session (self->context);

  return session != NULL && foyer_access_may (session->role, "hall.stop-issuing");
}

/* --- the command --- */

/* The number with its time, and what one says to whoever a manager sends home. */
static void
show_converted (Errand *errand)
{
  FoyerReceptionWindow *self = errand->window;
  const char *text = g_hash_table_lookup (errand->answers, "time");
  const char *because = g_hash_table_lookup (errand->answers, "because");
  g_autofree char *clock = NULL;
  FoyerTime time;

  if (foyer_time_from_iso8601 (text, &time, NULL))
    clock =
        foyer_callback_write_promise (time, foyer_hall_model_get_config (get_model (self))->zone,
                                      foyer_hall_model_get_now (get_model (self)));
  foyer_issue_panel_show_done (self->issue_panel, errand->number,
                               clock != NULL ? clock : _ ("Agreed later on the phone"));
  foyer_reception_window_say_converted (self, errand->language,
                                        g_str_equal (because, MANAGER) ? text : NULL);
}

static void
converted_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Errand) errand = data;
  FoyerReceptionWindow *self = errand->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);

  foyer_guard_leave (&self->changing);
  if (self->context == NULL)
    return;
  if (answer != NULL)
    show_converted (errand);
  else
    foyer_common_show_toast (self->toasts, error->message);
  foyer_reception_window_update_actions (self);
}

static void
convert (Errand *errand, const char *approver)
{
  static const char *const names[] = { "because", "phone", "reason" };
  FoyerReceptionWindow *self = errand->window;
  const char *time = g_hash_table_lookup (errand->answers, "time");
  g_autoptr (FoyerCommand) command = NULL;

  if (!foyer_guard_enter (&self->changing))
    {
      errand_free (errand);
      return;
    }
  command = foyer_window_context_command (self->context, "ticket.convert");
  foyer_command_text (command, "number", errand->number);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_hash_table_contains (errand->answers, names[i]))
      foyer_command_text (command, names[i], g_hash_table_lookup (errand->answers, names[i]));
  if (!g_str_equal (time, LATER))
    foyer_command_text (command, "time", time);
  if (approver != NULL)
    foyer_command_text (command, "approved-by", approver);
  foyer_window_context_run_async (self->context, command, NULL, converted_cb, errand);
}

/* The manager's PIN is right, or is not. */
static void
approver_known_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Errand) errand = data;
  FoyerReceptionWindow *self = errand->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerSession) session =
      foyer_engine_sign_in_finish (FOYER_ENGINE (object), result, &error);

  if (self->context == NULL)
    return;
  if (session == NULL)
    foyer_common_show_toast (self->toasts, error->message);
  else
    convert (g_steal_pointer (&errand), session->staff);
}

static void
answered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Errand) errand = data;
  FoyerReceptionWindow *self = errand->window;
  GHashTable *answers = errand->answers = foyer_form_finish (result, NULL);
  const char *staff;

  if (answers == NULL || self->context == NULL)
    return;
  staff = g_hash_table_lookup (answers, "staff");
  if (staff != NULL)
    foyer_engine_sign_in_async (foyer_window_context_get_engine (self->context), staff,
                                g_hash_table_lookup (answers, "pin"), NULL, approver_known_cb,
                                g_steal_pointer (&errand));
  else
    convert (g_steal_pointer (&errand), NULL);
}

/* --- the question --- */

static void
list_times (FoyerReceptionWindow *self, JsonArray *slots, GStrv *values, GStrv *labels)
{
  const FoyerConfig *config = foyer_hall_model_get_config (get_model (self));
  g_autoptr (GStrvBuilder) value_builder = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) label_builder = g_strv_builder_new ();
  guint n_times = 0;

  g_strv_builder_add (value_builder, LATER);
  g_strv_builder_add (label_builder, _ ("Agreed later on the phone"));
  for (guint i = 0; i < json_array_get_length (slots) && n_times < MOST_TIMES; i++)
    {
      JsonObject *slot = json_array_get_object_element (slots, i);
      const char *text = json_object_get_string_member (slot, "time");
      g_autofree char *label = NULL;
      FoyerTime time;

      if (json_object_get_int_member (slot, "free") == 0 ||
          !foyer_time_from_iso8601 (text, &time, NULL))
        continue;
      label = foyer_callback_write_promise (time, config->zone,
                                            foyer_hall_model_get_now (get_model (self)));
      g_strv_builder_add (value_builder, text);
      g_strv_builder_add (label_builder, label);
      n_times++;
    }
  *values = g_strv_builder_end (value_builder);
  *labels = g_strv_builder_end (label_builder);
}

/* The grounds that can hold now, the one that does first. */
static void
list_grounds (const Errand *errand, GStrv *values, GStrv *labels)
{
  static const char *const names[FOYER_N_GROUNDS] = {
    [FOYER_GROUND_FAULT] = N_ ("A fault that lasts long"),
    [FOYER_GROUND_CUSTOMER] = N_ ("The customer prefers it"),
    [FOYER_GROUND_MANAGER] = N_ ("A manager decides it: not possible today"),
  };
  static const FoyerGround order[] = { FOYER_GROUND_FAULT, FOYER_GROUND_MANAGER,
                                       FOYER_GROUND_CUSTOMER };
  const FoyerHallState hall = foyer_hall_model_get_state (get_model (errand->window));
  g_autoptr (GStrvBuilder) value_builder = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) label_builder = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (foyer_appointment_check_ground (order[i], errand->long_fault, hall, errand->left_over,
                                        NULL))
      {
        g_strv_builder_add (value_builder, foyer_grounds[order[i]]);
        g_strv_builder_add (label_builder, _ (names[order[i]]));
      }
  *values = g_strv_builder_end (value_builder);
  *labels = g_strv_builder_end (label_builder);
}

static void
ask (Errand *errand, JsonArray *slots)
{
  FoyerReceptionWindow *self = errand->window;
  g_autofree char *heading = g_strdup_printf (_ ("An appointment for %s?"), errand->number);
  const char *when = "because=" MANAGER;
  g_auto (GStrv) times = NULL, time_labels = NULL, grounds = NULL, ground_labels = NULL;
  FoyerFormField fields[] = {
    { .name = "because", .type = FOYER_FORM_CHOICE, .label = _ ("Why"), .required = TRUE },
    { .name = "time", .type = FOYER_FORM_CHOICE, .label = _ ("Time"), .required = TRUE },
    { .name = "phone", .type = FOYER_FORM_TEXT, .label = _ ("Telephone"), .required = TRUE },
    { "reason", FOYER_FORM_TEXT, _ ("Reason"), TRUE, NULL, NULL, NULL, when },
    { "staff", FOYER_FORM_NUMBER, _ ("Manager's staff number"), TRUE, NULL, NULL, NULL, when },
    { "pin", FOYER_FORM_PIN, _ ("PIN"), TRUE, NULL, NULL, NULL, when },
    { NULL },
  };
  const FoyerForm form = {
    .heading = heading,
    .body = _ ("The number leaves the queue. At the appointed time there is no second queue."),
    .accept = _ ("_Book"),
    .fields = fields,
  };

  list_grounds (errand, &grounds, &ground_labels);
  list_times (self, slots, &times, &time_labels);
  fields[0].values = (const char *const *) grounds;
  fields[0].labels = (const char *const *) ground_labels;
  fields[1].values = (const char *const *) times;
  fields[1].labels = (const char *const *) time_labels;
  fields[1].initial = times[1]; /* the first free one, if there is any */
  if (is_manager (self))
    fields[4].name = NULL;
  foyer_form_async (GTK_WINDOW (self), &form, self->questions, answered_cb, errand);
}

static void
slots_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Errand) errand = data;
  FoyerReceptionWindow *self = errand->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);

  if (self->context == NULL || foyer_window_context_get_session (self->context) == NULL)
    return;
  if (answer == NULL)
    foyer_common_show_toast (self->toasts, error->message);
  else
    ask (g_steal_pointer (&errand), json_object_get_array_member (answer, "slots"));
}

void
foyer_reception_window_convert (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerReceptionWindow *self = FOYER_RECEPTION_WINDOW (widget);
  FoyerTicketItem *ticket = foyer_ticket_list_get_selected (self->queue_list);
  g_autoptr (FoyerCommand) command = NULL;
  Errand *errand;

  if (ticket == NULL)
    return;
  errand = g_new0 (Errand, 1);
  errand->window = g_object_ref (self);
  errand->number = g_strdup (foyer_ticket_item_get_number (ticket));
  errand->language = foyer_ticket_item_get_ticket (ticket)->language;
  errand->left_over = g_strcmp0 (foyer_ticket_item_get_ticket (ticket)->day,
                                 foyer_hall_model_get_day (get_model (self))) < 0;
  g_object_get (get_model (self), "system-fault-long", &errand->long_fault, NULL);
  command = foyer_window_context_command (self->context, "appointment.slots");
  foyer_command_text (command, "service", foyer_ticket_item_get_ticket (ticket)->service);
  foyer_window_context_run_async (self->context, command, NULL, slots_cb, errand);
}
