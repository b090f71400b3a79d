/* Writing down a new home visit: who, where, what, the wish, and the best times for it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/planner/foyer-new-visit.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "foyer-planner-resources.h"
#include "hall/foyer-visit-config.h"
#include "hall/foyer-visit.h"
#include "window/common/foyer-common.h"
#include "window/common/foyer-format.h"
#include "window/common/foyer-guard.h"
#include "window/common/foyer-label.h"
#include "window/planner/foyer-plan-look.h"
#include "window/planner/foyer-visit-menu.h"
#include "window/planner/foyer-visit-reach.h"
#include "window/planner/foyer-visit-times.h"

#define TYPING_MS 500

struct _FoyerNewVisit
{
  AdwWindow parent_instance;
  AdwEntryRow *customer_row, *phone_row, *address_row, *note_row, *wish_row, *reason_row;
  AdwEntryRow *hours_row;
  AdwComboRow *district_row, *type_row, *class_row;
  GtkCheckButton *read_back_check, *agreed_check;
  GtkListBox *proposals;
  GtkLabel *error_label, *others_label;
  FoyerWindowContext *context;
  FoyerPlanDesk *desk;
  GPtrArray *districts;
  char *asked_for; /* address and number for which times were proposed */
  char *ticket;    /* number of the customer's, or %NULL */
  FoyerLanguage language;
  FoyerPlanVisit *booked;
  FoyerVisitTime slot; /* chosen in the plan; start 0: none */
  GCancellable *asking;
  guint closing; /* source: once it is booked */
  gint64 sent_at;
  guint typing; /* source: soon after the last letter of address or number */
  FoyerGuard busy;
  gboolean filling, keeping;
  gboolean proposing; /* the times that are shown were found for something else */
};

G_DEFINE_FINAL_TYPE (FoyerNewVisit, foyer_new_visit, ADW_TYPE_WINDOW)

static guint booked_signal;

static const FoyerConfig *
get_config (FoyerNewVisit *self)
{
  return foyer_hall_model_get_config (foyer_window_context_get_model (self->context));
}

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

/* The first entry stands for none: nobody is sent to a place that nobody chose. */
static const char *
get_district (FoyerNewVisit *self)
{
  guint i = adw_combo_row_get_selected (self->district_row);

  return i > 0 && i <= self->districts->len ? g_ptr_array_index (self->districts, i - 1) : NULL;
}

static const FoyerVisitType *
get_type_chosen (FoyerNewVisit *self)
{
  GPtrArray *types = get_config (self)->visits->types;
  guint i = adw_combo_row_get_selected (self->type_row);

  return i > 0 && i <= types->len ? g_ptr_array_index (types, i - 1) : NULL;
}

/* %NULL: nothing is to be said. */
static void
show_sentence (GtkLabel *label, const char *sentence)
{
  gtk_label_set_text (label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (label), sentence != NULL);
}

static void
show_error (FoyerNewVisit *self, const char *sentence)
{
  show_sentence (self->error_label, sentence);
}

static void
update_actions (FoyerNewVisit *self)
{
  gboolean known;

  /* The rows go before the window does, and the choice among the times changes with them. */
  if (self->context == NULL)
    return;
  known = *get_text (self->customer_row) != '\0' && *get_text (self->phone_row) != '\0' &&
          *get_text (self->address_row) != '\0' && get_district (self) != NULL &&
          get_type_chosen (self) != NULL && !self->busy.busy;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "new-visit.draft", known);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "new-visit.book",
                                 known && !self->proposing &&
                                     foyer_visit_times_get_chosen (self->proposals) != NULL);
}

/* --- proposals --- */

static void
clear_proposals (FoyerNewVisit *self)
{
  foyer_visit_times_clear (self->proposals);
  if (self->slot.start != 0)
    foyer_visit_times_add (self->proposals, get_config (self), self->desk, &self->slot,
                           _ ("Chosen in the plan"));
}

static void
choose_first (FoyerNewVisit *self)
{
  gtk_list_box_select_row (self->proposals, gtk_list_box_get_row_at_index (self->proposals, 0));
  update_actions (self);
}

static void
proposed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerNewVisit) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);
  g_autofree char *others = NULL;
  g_autoptr (FoyerVisitTime) chosen = NULL;

  if (self->context == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->proposing = FALSE;
  chosen = self->keeping ? foyer_visit_times_copy_chosen (self->proposals) : NULL;
  clear_proposals (self);
  if (answer == NULL)
    {
      show_error (self, error->message);
      choose_first (self);
      return;
    }
  foyer_visit_times_take (self->proposals, get_config (self), self->desk, answer);
  others = foyer_visit_times_tell_others (get_config (self), answer);
  show_sentence (self->others_label, others);
  if (chosen == NULL || !foyer_visit_times_choose (self->proposals, chosen))
    choose_first (self);
}

static const char *
get_class (FoyerNewVisit *self)
{
  return foyer_visit_classes[MIN (adw_combo_row_get_selected (self->class_row), 2u)];
}

/* What the times were proposed for beside the wish. (transfer full) */
static char *
get_place (FoyerNewVisit *self)
{
  return g_strdup_printf ("%s\n%s", get_text (self->address_row), get_text (self->phone_row));
}

/* @keeping: what was chosen by hand stays chosen, as nothing else is wished. */
static void
propose (FoyerNewVisit *self, gboolean keeping)
{
  g_autofree char *place = get_place (self);
  g_autoptr (FoyerCommand) command = NULL;

  self->keeping = keeping;
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  self->proposing = get_district (self) != NULL && get_type_chosen (self) != NULL;
  update_actions (self);
  if (!self->proposing)
    {
      show_sentence (self->others_label, NULL);
      clear_proposals (self);
      choose_first (self);
      return;
    }
  command = foyer_window_context_command (self->context, "visit.propose");
  foyer_command_text (command, "type", get_type_chosen (self)->code);
  foyer_command_text (command, "district", get_district (self));
  foyer_command_text (command, "class", get_class (self));
  if (*get_text (self->wish_row) != '\0')
    foyer_command_text (command, "wish", get_text (self->wish_row));
  foyer_set_text (&self->asked_for, place);
  foyer_command_text (command, "address", get_text (self->address_row));
  foyer_command_text (command, "phone", get_text (self->phone_row));
  foyer_command_integer (command, "limit", 8);
  foyer_window_context_run_async (self->context, command, self->asking, proposed_cb,
                                  g_object_ref (self));
}

/* Who goes there already is to be known before a time is agreed (S3 4.2). */
static gboolean
typed_cb (gpointer data)
{
  FoyerNewVisit *self = data;
  g_autofree char *place = get_place (self);

  self->typing = 0;
  if (!self->busy.busy && get_district (self) != NULL && get_type_chosen (self) != NULL &&
      g_strcmp0 (place, self->asked_for) != 0)
    propose (self, TRUE);
  return G_SOURCE_REMOVE;
}

/* Something was chosen in one of the rows. */
static void
changed_cb (FoyerNewVisit *self)
{
  if (self->filling || self->context == NULL)
    return;
  propose (self, FALSE);
  update_actions (self);
}

/* Something was written into @row. */
static void
written_cb (FoyerNewVisit *self, AdwEntryRow *row)
{
  if (self->context == NULL)
    return;
  if (row == self->address_row || row == self->phone_row)
    {
      g_clear_handle_id (&self->typing, g_source_remove);
      self->typing = g_timeout_add (TYPING_MS, typed_cb, self);
    }
  /* Another number has not been read back yet. */
  if (row == self->phone_row)
    {
      gtk_check_button_set_active (self->read_back_check, FALSE);
      gtk_widget_set_sensitive (GTK_WIDGET (self->read_back_check),
                                *get_text (self->phone_row) != '\0');
    }
  update_actions (self);
}

static void
wish_cb (FoyerNewVisit *self)
{
  if (!self->filling && self->context != NULL)
    propose (self, FALSE);
}

static void
chosen_cb (FoyerNewVisit *self)
{
  update_actions (self);
}

/* --- booking --- */

static gboolean
close_cb (gpointer data)
{
  FoyerNewVisit *self = data;

  self->closing = 0;
  gtk_window_destroy (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

/* The second half of a double press falls on this dialog, not on what lies below it. */
static void
close_soon (FoyerNewVisit *self)
{
  int double_click_ms;
  gint64 passed_ms = (g_get_monotonic_time () - self->sent_at) / 1000;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-double-click-time",
                &double_click_ms, NULL);
  self->closing = g_timeout_add ((guint) CLAMP (double_click_ms - passed_ms, 0, double_click_ms),
                                 close_cb, self);
}

static void
booked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerNewVisit) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);

  if (self->context == NULL)
    return;
  if (answer == NULL)
    {
      foyer_guard_leave (&self->busy);
      show_error (self, error->message);
      /* Somebody was faster: what is free now. */
      if (g_error_matches (error, FOYER_ERROR, FOYER_ERROR_SLOT_TAKEN))
        {
          self->slot.start = 0;
          propose (self, FALSE);
        }
      update_actions (self);
      return;
    }
  self->booked = foyer_plan_visit_new (json_object_get_object_member (answer, "visit"));
  if (self->booked != NULL)
    g_signal_emit (self, booked_signal, 0, foyer_plan_visit_get_id (self->booked));
  close_soon (self);
}

static void
add_text (FoyerCommand *command, const char *name, AdwEntryRow *row)
{
  if (*get_text (row) != '\0')
    foyer_command_text (command, name, get_text (row));
}

static void
send (FoyerNewVisit *self, const FoyerVisitTime *slot)
{
  g_autoptr (FoyerCommand) command = NULL;
  FoyerContact contact = { .read_back = gtk_check_button_get_active (self->read_back_check) };

  if (!foyer_contact_read (get_text (self->hours_row), &contact))
    {
      show_error (self, foyer_visit_reach_get_refusal ());
      gtk_widget_grab_focus (GTK_WIDGET (self->hours_row));
      return;
    }
  if (!foyer_guard_enter (&self->busy))
    return;
  self->sent_at = g_get_monotonic_time ();
  /* What is booked is what was seen. */
  g_clear_handle_id (&self->typing, g_source_remove);
  show_error (self, NULL);
  command =
      foyer_window_context_command (self->context, slot != NULL ? "visit.book" : "visit.draft");
  add_text (command, "customer", self->customer_row);
  add_text (command, "phone", self->phone_row);
  add_text (command, "address", self->address_row);
  add_text (command, "address-note", self->note_row);
  add_text (command, "wish", self->wish_row);
  add_text (command, "reason", self->reason_row);
  foyer_visit_reach_add (command, &contact, FALSE);
  foyer_command_text (command, "district", get_district (self));
  foyer_command_text (command, "type", get_type_chosen (self)->code);
  foyer_command_text (command, "class", get_class (self));
  if (self->ticket != NULL)
    {
      foyer_command_text (command, "ticket", self->ticket);
      foyer_command_text (command, "language", foyer_languages[self->language]);
    }
  if (slot != NULL)
    {
      g_autofree char *start = foyer_time_to_iso8601 (slot->start, NULL);

      foyer_command_text (command, "technician", slot->technician);
      foyer_command_text (command, "start", start);
      foyer_command_integer (command, "minutes", (slot->end - slot->start) / FOYER_MINUTE);
      if (gtk_check_button_get_active (self->agreed_check))
        foyer_command_flag (command, "agreed", TRUE);
    }
  update_actions (self);
  foyer_window_context_run_async (self->context, command, NULL, booked_cb, g_object_ref (self));
}

static void
book_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerNewVisit *self = FOYER_NEW_VISIT (widget);

  if (foyer_visit_times_get_chosen (self->proposals) != NULL)
    send (self, foyer_visit_times_get_chosen (self->proposals));
}

static void
draft_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  send (FOYER_NEW_VISIT (widget), NULL);
}

/* --- the object --- */

static void
foyer_new_visit_dispose (GObject *object)
{
  FoyerNewVisit *self = FOYER_NEW_VISIT (object);

  g_clear_handle_id (&self->typing, g_source_remove);
  g_clear_handle_id (&self->closing, g_source_remove);
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->context);
  g_clear_object (&self->desk);
  g_clear_object (&self->booked);
  g_clear_pointer (&self->asked_for, g_free);
  g_clear_pointer (&self->ticket, g_free);
  g_clear_pointer (&self->districts, g_ptr_array_unref);
  g_clear_pointer (&self->slot.technician, g_free);
  G_OBJECT_CLASS (foyer_new_visit_parent_class)->dispose (object);
}

/* Escape does not take back what was sent: whoever booked hears what came of it. */
static gboolean
foyer_new_visit_close_request (GtkWindow *window)
{
  return FOYER_NEW_VISIT (window)->busy.busy ||
         GTK_WINDOW_CLASS (foyer_new_visit_parent_class)->close_request (window);
}

static void
foyer_new_visit_class_init (FoyerNewVisitClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const FoyerTemplateChild children[] = {
#define CHILD(name) { #name, G_STRUCT_OFFSET (FoyerNewVisit, name) }
    CHILD (customer_row), CHILD (phone_row),    CHILD (address_row),     CHILD (note_row),
    CHILD (wish_row),     CHILD (reason_row),   CHILD (district_row),    CHILD (type_row),
    CHILD (class_row),    CHILD (proposals),    CHILD (agreed_check),    CHILD (error_label),
    CHILD (hours_row),    CHILD (others_label), CHILD (read_back_check),
#undef CHILD
    { NULL, 0 },
  };

  foyer_common_init ();
  g_resources_register (foyer_planner_get_resource ());
  G_OBJECT_CLASS (klass)->dispose = foyer_new_visit_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = foyer_new_visit_close_request;
  booked_signal = g_signal_new ("booked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  foyer_common_bind_template (widget_class, "/io/github/foyerhall/Foyer/ui/planner/new-visit.ui",
                              children, NULL);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, written_cb);
  gtk_widget_class_bind_template_callback (widget_class, wish_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_install_action (widget_class, "new-visit.book", NULL, book_cb);
  gtk_widget_class_install_action (widget_class, "new-visit.draft", NULL, draft_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "new-visit.book", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
foyer_new_visit_init (FoyerNewVisit *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill (FoyerNewVisit *self)
{
  const FoyerConfig *config = get_config (self);
  const char *const classes[] = { _ ("Household"), _ ("Organisation"),
                                  _ ("Special customer (hospital, heat plant)"), NULL };
  g_autoptr (GtkStringList) districts = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) types = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (classes);

  self->filling = TRUE;
  gtk_string_list_append (districts, _ ("Choose"));
  for (guint i = 0; i < self->districts->len; i++)
    gtk_string_list_append (districts, foyer_visit_word (g_ptr_array_index (self->districts, i)));
  gtk_string_list_append (types, _ ("Choose"));
  for (guint i = 0; i < config->visits->types->len; i++)
    gtk_string_list_append (
        types,
        foyer_names_get (&((FoyerVisitType *) g_ptr_array_index (config->visits->types, i))->names,
                         foyer_language_of_interface ()));
  adw_combo_row_set_model (self->district_row, G_LIST_MODEL (districts));
  adw_combo_row_set_model (self->type_row, G_LIST_MODEL (types));
  adw_combo_row_set_model (self->class_row, G_LIST_MODEL (kinds));
  self->filling = FALSE;
}

GtkWidget *
foyer_new_visit_new (GtkWindow *parent, FoyerWindowContext *context, FoyerPlanDesk *desk)
{
  FoyerNewVisit *self = g_object_new (FOYER_TYPE_NEW_VISIT, "transient-for", parent, NULL);

  self->context = g_object_ref (context);
  g_set_object (&self->desk, desk);
  self->districts = foyer_config_list_districts (get_config (self));
  fill (self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->hours_row),
                                 foyer_visit_reach_get_field_name ());
  foyer_common_ignore_key_repeat (GTK_WIDGET (self));
  update_actions (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->customer_row));
  return GTK_WIDGET (self);
}

void
foyer_new_visit_set_slot (FoyerNewVisit *self,
                          const char *technician,
                          FoyerTime start,
                          FoyerTime end)
{
  foyer_set_text (&self->slot.technician, technician);
  self->slot.start = start;
  self->slot.end = end;
  clear_proposals (self);
  choose_first (self);
}

void
foyer_new_visit_set_ticket (FoyerNewVisit *self, const char *number, FoyerLanguage language)
{
  g_autofree char *title = g_strdup_printf (_ ("New visit for %s"), number);

  foyer_set_text (&self->ticket, number);
  self->language = language;
  gtk_window_set_title (GTK_WINDOW (self), title);
}

FoyerWindowContext *
foyer_new_visit_get_context (FoyerNewVisit *self)
{
  return self->context;
}

FoyerPlanVisit *
foyer_new_visit_get_booked (FoyerNewVisit *self)
{
  return self->booked;
}
