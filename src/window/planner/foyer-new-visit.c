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

/* One time that can be chosen. */
typedef struct
{
  char *technician;
  FoyerTime start, end;
} Slot;

struct _FoyerNewVisit
{
  AdwWindow parent_instance;
  AdwEntryRow *customer_row, *phone_row, *address_row, *note_row, *wish_row, *reason_row;
  AdwEntryRow *hours_row;
  AdwComboRow *district_row, *type_row, *class_row;
  GtkCheckButton *read_back_check;
  GtkSwitch *agreed_switch;
  GtkListBox *proposals;
  GtkLabel *error_label;
  FoyerWindowContext *context;
  FoyerPlanDesk *desk;
  GPtrArray *districts;
  char *ticket; /* number of the customer's, or %NULL */
  FoyerLanguage language;
  FoyerPlanVisit *booked;
  Slot slot; /* chosen in the plan; start 0: none */
  GCancellable *asking;
  FoyerGuard busy;
  gboolean filling;
  gboolean proposing; /* the times that are shown were found for something else */
};

G_DEFINE_FINAL_TYPE (FoyerNewVisit, foyer_new_visit, ADW_TYPE_WINDOW)

static guint booked_signal;

static void
slot_free (gpointer data)
{
  Slot *slot = data;

  g_free (slot->technician);
  g_free (slot);
}

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

static void
show_error (FoyerNewVisit *self, const char *sentence)
{
  gtk_label_set_text (self->error_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), sentence != NULL);
}

static const Slot *
get_chosen (FoyerNewVisit *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->proposals);

  return row != NULL ? g_object_get_data (G_OBJECT (row), "foyer-slot") : NULL;
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
                                 known && !self->proposing && get_chosen (self) != NULL);
}

/* --- proposals --- */

static GtkWidget *
make_line (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_slot (FoyerNewVisit *self, const Slot *slot, const char *why)
{
  const FoyerConfig *config = get_config (self);
  g_autofree char *day = foyer_plan_look_format_day (slot->start, config->zone);
  g_autofree char *hours = foyer_format_hours (slot->start, slot->end, config->zone);
  g_autofree char *when = g_strdup_printf ("%s  %s", day, hours);
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  Slot *copy = g_memdup2 (slot, sizeof *slot);

  copy->technician = g_strdup (slot->technician);
  g_object_set_data_full (G_OBJECT (row), "foyer-slot", copy, slot_free);
  gtk_box_append (GTK_BOX (box), make_line (when, "heading"));
  gtk_box_append (GTK_BOX (box), make_line (self->desk != NULL ? foyer_plan_desk_get_name (
                                                                     self->desk, slot->technician)
                                                               : slot->technician,
                                            NULL));
  gtk_box_append (GTK_BOX (box), make_line (why, "dim-label"));
  gtk_widget_add_css_class (box, "visit-proposal");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_append (self->proposals, row);
}

static FoyerTime
read_time (JsonObject *object, const char *name)
{
  FoyerTime time = 0;

  foyer_time_from_iso8601 (json_object_get_string_member_with_default (object, name, ""), &time,
                           NULL);
  return time;
}

static void
clear_proposals (FoyerNewVisit *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->proposals, 0)) != NULL)
    gtk_list_box_remove (self->proposals, GTK_WIDGET (row));
  if (self->slot.start != 0)
    add_slot (self, &self->slot, _ ("Chosen in the plan"));
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
  JsonArray *array;

  if (self->context == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->proposing = FALSE;
  clear_proposals (self);
  if (answer == NULL)
    {
      show_error (self, error->message);
      choose_first (self);
      return;
    }
  array = json_object_get_array_member (answer, "proposals");
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *proposal = json_array_get_object_element (array, i);
      Slot slot = { (char *) json_object_get_string_member (proposal, "technician"),
                    read_time (proposal, "start"), read_time (proposal, "end") };

      add_slot (self, &slot, json_object_get_string_member (proposal, "why"));
    }
  choose_first (self);
}

static const char *
get_class (FoyerNewVisit *self)
{
  return foyer_visit_classes[MIN (adw_combo_row_get_selected (self->class_row), 2u)];
}

static void
propose (FoyerNewVisit *self)
{
  g_autoptr (FoyerCommand) command = NULL;

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  self->proposing = get_district (self) != NULL && get_type_chosen (self) != NULL;
  update_actions (self);
  if (!self->proposing)
    {
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
  foyer_command_integer (command, "limit", 8);
  foyer_window_context_run_async (self->context, command, self->asking, proposed_cb,
                                  g_object_ref (self));
}

static void
changed_cb (FoyerNewVisit *self, gpointer detail, GObject *row)
{
  if (self->filling || self->context == NULL)
    return;
  if (row == (GObject *) self->district_row || row == (GObject *) self->type_row ||
      row == (GObject *) self->class_row)
    propose (self);
  /* Another number has not been read back yet. */
  if (row == (GObject *) self->phone_row)
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
    propose (self);
}

static void
chosen_cb (FoyerNewVisit *self)
{
  update_actions (self);
}

/* --- booking --- */

static void
booked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerNewVisit) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);

  foyer_guard_leave (&self->busy);
  if (self->context == NULL)
    return;
  if (answer == NULL)
    {
      show_error (self, error->message);
      /* Somebody was faster: what is free now. */
      if (g_error_matches (error, FOYER_ERROR, FOYER_ERROR_SLOT_TAKEN))
        {
          self->slot.start = 0;
          propose (self);
        }
      update_actions (self);
      return;
    }
  self->booked = foyer_plan_visit_new (json_object_get_object_member (answer, "visit"));
  if (self->booked != NULL)
    g_signal_emit (self, booked_signal, 0, foyer_plan_visit_get_id (self->booked));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
add_text (FoyerCommand *command, const char *name, AdwEntryRow *row)
{
  if (*get_text (row) != '\0')
    foyer_command_text (command, name, get_text (row));
}

static void
send (FoyerNewVisit *self, const Slot *slot)
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
      if (gtk_switch_get_active (self->agreed_switch))
        foyer_command_flag (command, "agreed", TRUE);
    }
  update_actions (self);
  foyer_window_context_run_async (self->context, command, NULL, booked_cb, g_object_ref (self));
}

static void
book_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerNewVisit *self = FOYER_NEW_VISIT (widget);

  if (get_chosen (self) != NULL)
    send (self, get_chosen (self));
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

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->context);
  g_clear_object (&self->desk);
  g_clear_object (&self->booked);
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
    CHILD (customer_row), CHILD (phone_row),       CHILD (address_row),   CHILD (note_row),
    CHILD (wish_row),     CHILD (reason_row),      CHILD (district_row),  CHILD (type_row),
    CHILD (class_row),    CHILD (proposals),       CHILD (agreed_switch), CHILD (error_label),
    CHILD (hours_row),    CHILD (read_back_check),
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
