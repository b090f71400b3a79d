/* Faults of the business system at the reception: reported, told to be over, and appointments
 * offered to those who wait (S4 5.10, 5/D26). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/reception/foyer-reception-window-private.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-json.h"
#include "window/common/foyer-common.h"
#include "window/common/foyer-fault-words.h"
#include "window/common/foyer-form.h"

#define NEW     "new"
#define OFFER   "offer"
#define MINUTES "10"

/* An answer under way; numbers: those that are still to be offered an appointment. */
typedef struct
{
  FoyerReceptionWindow *window;
  GPtrArray *numbers;
  char *done; /* said when it went well; may be %NULL */
} Errand;

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->window);
  g_ptr_array_unref (errand->numbers);
  g_free (errand->done);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static Errand *
make_errand (FoyerReceptionWindow *self, GPtrArray *numbers, const char *done)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->window = g_object_ref (self);
  errand->numbers =
      numbers != NULL ? g_ptr_array_ref (numbers) : g_ptr_array_new_with_free_func (g_free);
  errand->done = g_strdup (done);
  return errand;
}

static FoyerHallModel *
get_model (FoyerReceptionWindow *self)
{
  return foyer_window_context_get_model (self->context);
}

static void offer_next (FoyerReceptionWindow *self, GPtrArray *numbers);

static void
done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Errand) errand = data;
  FoyerReceptionWindow *self = errand->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);

  if (self->context == NULL)
    return;
  if (answer == NULL)
    foyer_common_show_toast (self->toasts, error->message);
  else if (errand->done != NULL)
    foyer_common_show_toast (self->toasts, errand->done);
  offer_next (self, errand->numbers);
}

/* --- appointments, one by one --- */

static void
phone_given_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Errand) errand = data;
  FoyerReceptionWindow *self = FOYER_RECEPTION_WINDOW (object);
  g_autoptr (GHashTable) answers = foyer_form_finish (result, NULL);
  g_autoptr (FoyerCommand) command = NULL;
  g_autofree char *number = NULL, *done = NULL;
  const char *phone;

  /* Who cancels stops offering. */
  if (answers == NULL || self->context == NULL)
    return;
  number = g_ptr_array_steal_index (errand->numbers, 0);
  phone = g_hash_table_lookup (answers, "phone");
  if (phone == NULL)
    {
      offer_next (self, errand->numbers);
      return;
    }
  done = g_strdup_printf (_ ("%s is to be given an appointment."), number);
  command = foyer_window_context_command (self->context, "ticket.convert");
  foyer_command_text (command, "number", number);
  foyer_command_text (command, "phone", phone);
  foyer_window_context_run_async (self->context, command, NULL, done_cb,
                                  make_errand (self, errand->numbers, done));
}

static void
offer_next (FoyerReceptionWindow *self, GPtrArray *numbers)
{
  const FoyerFormField fields[] = {
    { "phone", FOYER_FORM_TEXT, _ ("Telephone"), FALSE, NULL, NULL, NULL },
    { NULL, 0, NULL, FALSE, NULL, NULL, NULL },
  };
  g_autofree char *heading = NULL;
  FoyerForm form = {
    .body = _ ("The telephone number is enough: the time is agreed later. Leave it empty if the "
               "customer would rather wait; the place in the queue stays."),
    .accept = _ ("_Next"),
    .fields = fields,
  };

  if (numbers->len == 0)
    return;
  heading =
      g_strdup_printf (_ ("An appointment for %s?"), (const char *) g_ptr_array_index (numbers, 0));
  form.heading = heading;
  foyer_form_async (GTK_WINDOW (self), &form, self->questions, phone_given_cb,
                    make_errand (self, numbers, NULL));
}

static void
collect_numbers (JsonObject *fault, GPtrArray *numbers)
{
  JsonArray *waiting = json_object_get_array_member (fault, "waiting");

  for (guint i = 0; i < json_array_get_length (waiting); i++)
    {
      const char *number = json_array_get_string_element (waiting, i);

      if (!g_ptr_array_find_with_equal_func (numbers, number, g_str_equal, NULL))
        g_ptr_array_add (numbers, g_strdup (number));
    }
}

static void
listed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Errand) errand = data;
  FoyerReceptionWindow *self = errand->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);
  JsonArray *faults;

  if (self->context == NULL)
    return;
  if (answer == NULL)
    {
      foyer_common_show_toast (self->toasts, error->message);
      return;
    }
  faults = json_object_get_array_member (answer, "faults");
  for (guint i = 0; i < json_array_get_length (faults); i++)
    collect_numbers (json_array_get_object_element (faults, i), errand->numbers);
  if (errand->numbers->len == 0)
    foyer_common_show_toast (self->toasts, _ ("Nobody waits because of the fault."));
  offer_next (self, errand->numbers);
}

/* --- reporting one --- */

static void
reported_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  FoyerReceptionWindow *self = FOYER_RECEPTION_WINDOW (object);
  g_autoptr (GHashTable) answers = foyer_form_finish (result, NULL);
  g_autoptr (FoyerCommand) command = NULL;

  if (answers == NULL || self->context == NULL)
    return;
  command = foyer_window_context_command (self->context, "fault.open");
  foyer_command_text (command, "scope", g_hash_table_lookup (answers, "scope"));
  foyer_command_text (command, "reason", g_hash_table_lookup (answers, "reason"));
  foyer_command_integer (command, "minutes",
                         g_ascii_strtoll (g_hash_table_lookup (answers, "minutes"), NULL, 10));
  foyer_window_context_run_async (self->context, command, NULL, done_cb,
                                  make_errand (self, NULL, _ ("The fault is told everywhere.")));
}

static void
report (FoyerReceptionWindow *self)
{
  const FoyerConfig *config = foyer_hall_model_get_config (get_model (self));
  g_autoptr (GStrvBuilder) values = g_strv_builder_new (), labels = g_strv_builder_new ();
  g_auto (GStrv) value_list = NULL, label_list = NULL;

  g_strv_builder_add (values, "hall");
  g_strv_builder_add (labels, _ ("The whole hall"));
  for (guint i = 0; i < config->counters->len; i++)
    {
      const FoyerCounterPlan *plan = g_ptr_array_index (config->counters, i);
      g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, plan->number);
      g_autofree char *label = g_strdup_printf (_ ("Counter %d"), (int) plan->number);

      g_strv_builder_add (values, value);
      g_strv_builder_add (labels, label);
    }
  value_list = g_strv_builder_end (values);
  label_list = g_strv_builder_end (labels);
  {
    const FoyerFormField fields[] = {
      { "scope", FOYER_FORM_CHOICE, _ ("Where"), TRUE, "hall", (const char *const *) value_list,
        (const char *const *) label_list },
      { "minutes", FOYER_FORM_NUMBER, _ ("Minutes until it works again"), TRUE, MINUTES, NULL,
        NULL },
      { "reason", FOYER_FORM_TEXT, _ ("What does not work"), TRUE, NULL, NULL, NULL },
      { NULL, 0, NULL, FALSE, NULL, NULL, NULL },
    };
    const FoyerForm form = {
      .heading = _ ("System fault"),
      .body = _ ("Board, kiosk, counters and second screens say so. Every number keeps its place."),
      .accept = _ ("_Report"),
      .fields = fields,
    };

    foyer_form_async (GTK_WINDOW (self), &form, self->questions, reported_cb, NULL);
  }
}

/* --- what is known --- */

static void
chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  FoyerReceptionWindow *self = FOYER_RECEPTION_WINDOW (object);
  g_autoptr (GHashTable) answers = foyer_form_finish (result, NULL);
  g_autoptr (FoyerCommand) command = NULL;
  const char *what;

  if (answers == NULL || self->context == NULL)
    return;
  what = g_hash_table_lookup (answers, "what");
  if (g_strcmp0 (what, NEW) == 0)
    {
      report (self);
      return;
    }
  if (g_strcmp0 (what, OFFER) == 0)
    {
      command = foyer_window_context_command (self->context, "fault.list");
      foyer_window_context_run_async (self->context, command, NULL, listed_cb,
                                      make_errand (self, NULL, NULL));
      return;
    }
  command = foyer_window_context_command (self->context, "fault.close");
  foyer_command_integer (command, "id", g_ascii_strtoll (what, NULL, 10));
  foyer_window_context_run_async (
      self->context, command, NULL, done_cb,
      make_errand (self, NULL, _ ("It works again: the numbers go on in their order.")));
}

/* One answer for each open fault that it is over, then what else can be done. */
static void
add_answers (FoyerReceptionWindow *self, gboolean is_long, char ***values, char ***labels)
{
  GPtrArray *faults = foyer_hall_model_get_system_faults (get_model (self));
  g_autoptr (GStrvBuilder) value = g_strv_builder_new (), label = g_strv_builder_new ();

  for (guint i = 0; i < faults->len; i++)
    {
      const FoyerFault *fault = g_ptr_array_index (faults, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, fault->id);
      g_autofree char *text = NULL;

      if (fault->closed_at != 0)
        continue;
      if (fault->counter != 0)
        text = g_strdup_printf (_ ("Counter %d works again"), (int) fault->counter);
      g_strv_builder_add (value, id);
      g_strv_builder_add (label, text != NULL ? text : _ ("It works again"));
    }
  g_strv_builder_add (value, NEW);
  g_strv_builder_add (label, _ ("Report another fault"));
  if (is_long)
    {
      g_strv_builder_add (value, OFFER);
      g_strv_builder_add (label, _ ("Offer appointments to those who wait"));
    }
  *values = g_strv_builder_end (value);
  *labels = g_strv_builder_end (label);
}

char *
foyer_reception_window_tell_faults (FoyerReceptionWindow *self)
{
  const FoyerConfig *config = foyer_hall_model_get_config (get_model (self));
  const FoyerTime now = foyer_hall_model_get_now (get_model (self));
  GPtrArray *faults = foyer_hall_model_get_system_faults (get_model (self));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < faults->len; i++)
    {
      g_autofree char *told = foyer_fault_tell (g_ptr_array_index (faults, i), now, config->zone);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", told);
    }
  return g_string_free (text, FALSE);
}

void
foyer_reception_window_system_fault (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerReceptionWindow *self = FOYER_RECEPTION_WINDOW (widget);
  const FoyerConfig *config = foyer_hall_model_get_config (get_model (self));
  const FoyerFault *fault = foyer_hall_model_get_system_fault (get_model (self), 0);
  g_autofree char *told = NULL, *id = NULL;
  g_auto (GStrv) values = NULL, labels = NULL;
  gboolean is_long;

  if (config == NULL || foyer_window_context_get_session (self->context) == NULL)
    return;
  if (fault == NULL)
    {
      report (self);
      return;
    }
  id = g_strdup_printf ("%" G_GINT64_FORMAT, fault->id);
  told = foyer_reception_window_tell_faults (self);
  g_object_get (get_model (self), "system-fault-long", &is_long, NULL);
  add_answers (self, is_long, &values, &labels);
  {
    const FoyerFormField fields[] = {
      { "what", FOYER_FORM_CHOICE, _ ("What now"), TRUE, is_long ? OFFER : id,
        (const char *const *) values, (const char *const *) labels },
      { NULL, 0, NULL, FALSE, NULL, NULL, NULL },
    };
    const FoyerForm form = {
      .heading = _ ("System fault"), .body = told, .accept = _ ("_Go on"), .fields = fields
    };

    foyer_form_async (GTK_WINDOW (self), &form, self->questions, chosen_cb, NULL);
  }
}
