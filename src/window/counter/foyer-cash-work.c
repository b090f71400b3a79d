/* The cash check of one counter as its window has it: read after each entry of the journal, changed
 * by commands one after another. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/counter/foyer-cash-work.h"

#include "base/foyer-json.h"
#include "store/foyer-journal.h"

struct _FoyerCashWork
{
  GObject parent_instance;
  FoyerWindowContext *context;
  gint64 counter;
  FoyerConfig *config; /* whose currency is told of */
  JsonObject *view;    /* what "cash.show" answered, or %NULL */
  FoyerCash *cash;     /* while it is open */
  GCancellable *cancellable;
  gboolean reading, read_again;
};

enum
{
  CHANGED,
  REFUSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FoyerCashWork, foyer_cash_work, G_TYPE_OBJECT)

static void read_check (FoyerCashWork *self);

/* --- reading --- */

/* The record in the answer, which tells more than it: %NULL when it is closed. */
static FoyerCash *
read_cash (JsonObject *view)
{
  g_autoptr (FoyerCash) cash = foyer_record_new (&foyer_cash_type);
  g_autoptr (JsonObject) fields = json_object_new ();

  cash->due = cash->given = -1; /* null there when nobody knows */
  for (guint i = 0; i < foyer_cash_type.n_fields; i++)
    {
      const FoyerField *field = &foyer_cash_type.fields[i];
      JsonNode *node = json_object_get_member (view, field->name);

      if (node != NULL && !json_node_is_null (node) && !(field->flags & FOYER_FIELD_INTERNAL))
        json_object_set_member (fields, field->name, json_node_copy (node));
    }
  if (!foyer_json_apply_to_record (fields, &foyer_cash_type, cash, NULL) ||
      !foyer_cash_is_open (cash->state))
    return NULL;
  return g_steal_pointer (&cash);
}

/* As it is now; the one before lives until nobody is told of it any more. */
static void
keep_config (FoyerCashWork *self)
{
  const FoyerConfig *config =
      foyer_hall_model_get_config (foyer_window_context_get_model (self->context));
  g_autoptr (FoyerConfig) before = g_steal_pointer (&self->config);

  self->config = config != NULL ? foyer_config_ref ((FoyerConfig *) config) : NULL;
}

static void
take_view (FoyerCashWork *self, JsonObject *view)
{
  g_autoptr (FoyerCash) cash = view != NULL ? read_cash (view) : NULL;

  keep_config (self);
  g_clear_pointer (&self->view, json_object_unref);
  g_clear_pointer (&self->cash, foyer_cash_free);
  self->view = view != NULL ? json_object_ref (view) : NULL;
  self->cash = g_steal_pointer (&cash);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerCashWork) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);
  gboolean again = self->read_again;

  self->reading = self->read_again = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  /* Refused: this counter has counted nothing yet. */
  take_view (self, answer != NULL ? json_object_get_object_member (answer, "cash") : NULL);
  if (again)
    read_check (self);
}

static void
read_check (FoyerCashWork *self)
{
  g_autoptr (FoyerCommand) command = NULL;

  if (self->reading)
    {
      self->read_again = TRUE;
      return;
    }
  self->reading = TRUE;
  command = foyer_cash_work_command (self, "cash.show");
  g_clear_pointer (&command->request, g_free); /* nothing is done */
  foyer_window_context_run_async (self->context, command, self->cancellable, read_cb,
                                  g_object_ref (self));
}

static void
committed_cb (FoyerCashWork *self, GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const FoyerEntry *entry = g_ptr_array_index (entries, i);

      if (entry->counter == self->counter && g_str_has_prefix (entry->kind, "cash."))
        {
          read_check (self);
          return;
        }
    }
}

/* --- what is known --- */

const FoyerCash *
foyer_cash_work_get_cash (FoyerCashWork *self)
{
  return self->cash;
}

const FoyerCurrency *
foyer_cash_work_get_currency (FoyerCashWork *self)
{
  return self->config != NULL ? self->config->currency : NULL;
}

const char *
foyer_cash_work_get_number (FoyerCashWork *self)
{
  return self->cash != NULL && self->cash->till == FOYER_TILL_NONE
             ? json_object_get_string_member_with_default (self->view, "ticket", NULL)
             : NULL;
}

static gint64
find_count (JsonObject *view, const char *lines, FoyerMoney denomination)
{
  JsonArray *array = json_object_get_array_member (view, lines);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *line = json_array_get_object_element (array, i);

      if (json_object_get_int_member (line, "denomination") == denomination)
        return json_object_get_int_member (line, "count");
    }
  return 0;
}

gint64
foyer_cash_work_get_count (FoyerCashWork *self, FoyerMoney denomination)
{
  return self->cash != NULL ? find_count (self->view, "lines", denomination) : 0;
}

gint64
foyer_cash_work_get_change_count (FoyerCashWork *self, FoyerMoney denomination)
{
  return self->cash != NULL ? find_count (self->view, "change_lines", denomination) : 0;
}

FoyerMoney
foyer_cash_work_get_pass (FoyerCashWork *self, gint64 round)
{
  JsonArray *passes =
      self->cash != NULL ? json_object_get_array_member (self->view, "passes") : NULL;

  for (guint i = 0; passes != NULL && i < json_array_get_length (passes); i++)
    {
      JsonObject *pass = json_array_get_object_element (passes, i);

      if (json_object_get_int_member (pass, "round") == round)
        return json_object_get_int_member (pass, "counted");
    }
  return -1;
}

/* --- commands --- */

FoyerCommand *
foyer_cash_work_command (FoyerCashWork *self, const char *verb)
{
  FoyerCommand *command = foyer_window_context_command (self->context, verb);

  return foyer_command_integer (command, "counter", self->counter);
}

static void
done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerCashWork) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);

  if (answer != NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  g_signal_emit (self, signals[REFUSED], 0, error->message);
  /* What was typed is not what holds. */
  g_signal_emit (self, signals[CHANGED], 0);
}

void
foyer_cash_work_run (FoyerCashWork *self, const FoyerCommand *command)
{
  foyer_window_context_run_async (self->context, command, NULL, done_cb, g_object_ref (self));
}

/* --- the object --- */

static void
foyer_cash_work_dispose (GObject *object)
{
  FoyerCashWork *self = FOYER_CASH_WORK (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (foyer_cash_work_parent_class)->dispose (object);
}

static void
foyer_cash_work_finalize (GObject *object)
{
  FoyerCashWork *self = FOYER_CASH_WORK (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->view, json_object_unref);
  g_clear_pointer (&self->cash, foyer_cash_free);
  g_clear_pointer (&self->config, foyer_config_unref);
  G_OBJECT_CLASS (foyer_cash_work_parent_class)->finalize (object);
}

static void
foyer_cash_work_class_init (FoyerCashWorkClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = foyer_cash_work_dispose;
  G_OBJECT_CLASS (klass)->finalize = foyer_cash_work_finalize;
  signals[CHANGED] = g_signal_new ("changed", FOYER_TYPE_CASH_WORK, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[REFUSED] = g_signal_new ("refused", FOYER_TYPE_CASH_WORK, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
foyer_cash_work_init (FoyerCashWork *self)
{
  self->cancellable = g_cancellable_new ();
}

FoyerCashWork *
foyer_cash_work_new (FoyerWindowContext *context, gint64 counter)
{
  FoyerCashWork *self = g_object_new (FOYER_TYPE_CASH_WORK, NULL);
  FoyerEngine *engine = foyer_window_context_get_engine (context);

  self->context = g_object_ref (context);
  self->counter = counter;
  g_signal_connect_object (engine, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (engine, "restarted", G_CALLBACK (read_check), self, G_CONNECT_SWAPPED);
  read_check (self);
  return self;
}
