/* The lists of opening and closing, and the lost property, over a window of the staff. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/day/foyer-day-window.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-json.h"
#include "foyer-day-resources.h"
#include "window/common/foyer-common.h"
#include "window/common/foyer-form.h"
#include "window/common/foyer-format.h"
#include "window/common/foyer-label.h"

struct _FoyerDayWindow
{
  AdwWindow parent_instance;
  AdwViewStack *stack;
  AdwToastOverlay *toasts;
  AdwPreferencesGroup *opening_group, *closing_group, *found_group;
  FoyerWindowContext *context;
  FoyerDayListsModel *lists;
  GCancellable *questions;
  GPtrArray *rows[3]; /* as they stand in the groups */
  char *shown[3];     /* what they show */
};

G_DEFINE_FINAL_TYPE (FoyerDayWindow, foyer_day_window, ADW_TYPE_WINDOW)

#define FOUND_PAGE FOYER_N_DAY_LISTS

static AdwPreferencesGroup *
get_group (FoyerDayWindow *self, guint page)
{
  AdwPreferencesGroup *const groups[] = { self->opening_group, self->closing_group,
                                          self->found_group };

  return groups[page];
}

/* --- commands --- */

static void
done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerDayWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);

  if (answer == NULL && self->context != NULL)
    foyer_common_show_toast (self->toasts, error->message);
}

static void
run (FoyerDayWindow *self, FoyerCommand *command)
{
  foyer_window_context_run_async (self->context, command, NULL, done_cb, g_object_ref (self));
}

static void
tick_cb (GtkButton *button, FoyerDayWindow *self)
{
  g_autoptr (FoyerCommand) command = foyer_window_context_command (self->context, "checklist.tick");

  foyer_command_text (command, "item", g_object_get_data (G_OBJECT (button), "foyer-item"));
  run (self, command);
}

/* A question about one row, whose answers become arguments of a command. */
typedef struct
{
  char *verb;
  char *item; /* or %NULL */
  gint64 id;  /* or 0 */
  gboolean flagged;
} Ask;

static void
ask_free (Ask *ask)
{
  g_free (ask->verb);
  g_free (ask->item);
  g_free (ask);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Ask, ask_free)

static void
asked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  FoyerDayWindow *self = FOYER_DAY_WINDOW (object);
  g_autoptr (Ask) ask = data;
  g_autoptr (GHashTable) answers = foyer_form_finish (result, NULL);
  g_autoptr (FoyerCommand) command = NULL;
  GHashTableIter iter;
  gpointer name, value;

  if (answers == NULL || self->context == NULL)
    return;
  command = foyer_window_context_command (self->context, ask->verb);
  if (ask->item != NULL)
    foyer_command_flag (foyer_command_text (command, "item", ask->item), "bad", TRUE);
  if (ask->id != 0)
    foyer_command_integer (command, "id", ask->id);
  g_hash_table_iter_init (&iter, answers);
  while (g_hash_table_iter_next (&iter, &name, &value))
    if (g_str_equal (name, "signed"))
      foyer_command_flag (command, name, TRUE);
    else
      foyer_command_text (command, name, value);
  run (self, command);
}

static void
ask_form (
    FoyerDayWindow *self, const char *verb, const char *item, gint64 id, const FoyerForm *form)
{
  Ask *ask = g_new0 (Ask, 1);

  ask->verb = g_strdup (verb);
  ask->item = g_strdup (item);
  ask->id = id;
  foyer_form_async (GTK_WINDOW (self), form, self->questions, asked_cb, ask);
}

static void
bad_cb (GtkButton *button, FoyerDayWindow *self)
{
  const FoyerFormField fields[] = {
    { "note", FOYER_FORM_TEXT, _ ("What is not in order"), TRUE, NULL, NULL, NULL },
    { NULL, 0, NULL, FALSE, NULL, NULL, NULL },
  };
  const FoyerForm form = { .heading = g_object_get_data (G_OBJECT (button), "foyer-title"),
                           .body = _ ("The hall opens all the same; the manager reads it."),
                           .accept = _ ("_Note it"),
                           .fields = fields };

  ask_form (self, "checklist.tick", g_object_get_data (G_OBJECT (button), "foyer-item"), 0, &form);
}

static void
add_found_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const FoyerFormField fields[] = {
    { "what", FOYER_FORM_TEXT, _ ("What it is, as its owner would describe it"), TRUE, NULL, NULL,
      NULL },
    { "place", FOYER_FORM_TEXT, _ ("Where it was found"), FALSE, NULL, NULL, NULL },
    { NULL, 0, NULL, FALSE, NULL, NULL, NULL },
  };
  const FoyerForm form = { .heading = _ ("Something was found"),
                           .body = _ ("No names: they are asked for when it is given back."),
                           .accept = _ ("_Register"),
                           .fields = fields };

  ask_form (FOYER_DAY_WINDOW (widget), "found.add", NULL, 0, &form);
}

static gint64
get_id (GtkButton *button)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (button), "foyer-id");
}

static void
keep_cb (GtkButton *button, FoyerDayWindow *self)
{
  const FoyerFormField fields[] = {
    { "where", FOYER_FORM_TEXT, _ ("Where it is kept"), TRUE, NULL, NULL, NULL },
    { NULL, 0, NULL, FALSE, NULL, NULL, NULL },
  };
  const FoyerForm form = { .heading = _ ("Keep it safely"),
                           .accept = _ ("_Keep"),
                           .fields = fields };

  ask_form (self, "found.keep", NULL, get_id (button), &form);
}

static void
return_cb (GtkButton *button, FoyerDayWindow *self)
{
  const FoyerFormField fields[] = {
    { "to", FOYER_FORM_TEXT, _ ("Name of the owner"), TRUE, NULL, NULL, NULL },
    { "phone", FOYER_FORM_TEXT, _ ("Telephone"), FALSE, NULL, NULL, NULL },
    { "signed", FOYER_FORM_TICK, _ ("The owner described it and signed"), TRUE, NULL, NULL, NULL },
    { NULL, 0, NULL, FALSE, NULL, NULL, NULL },
  };
  const FoyerForm form = { .heading = _ ("Give it back"),
                           .accept = _ ("_Give back"),
                           .fields = fields };

  ask_form (self, "found.return", NULL, get_id (button), &form);
}

static void
hand_over_cb (GtkButton *button, FoyerDayWindow *self)
{
  const FoyerFormField fields[] = {
    { "to", FOYER_FORM_TEXT, _ ("Which office takes it"), TRUE, NULL, NULL, NULL },
    { "reason", FOYER_FORM_TEXT, _ ("Why it goes before 30 days are over"), FALSE, NULL, NULL,
      NULL },
    { NULL, 0, NULL, FALSE, NULL, NULL, NULL },
  };
  const FoyerForm form = { .heading = _ ("Hand it over"),
                           .accept = _ ("_Hand over"),
                           .fields = fields };

  ask_form (self, "found.hand-over", NULL, get_id (button), &form);
}

/* --- rows --- */

static GtkWidget *
add_button (GtkWidget *row, const char *label, const char *title, GCallback clicked, gpointer self)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "foyer-title", g_strdup (title), g_free);
  g_signal_connect (button, "clicked", clicked, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

/* "08:21" of a contract's time */
static char *
get_clock (JsonObject *object, const char *name)
{
  const char *iso = json_object_get_string_member_with_default (object, name, NULL);

  return iso != NULL && strlen (iso) >= 16 ? g_strndup (iso + 11, 5) : NULL;
}

static GtkWidget *
create_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *clean = subtitle != NULL ? g_markup_escape_text (subtitle, -1) : NULL;
  g_autofree char *clean_title = g_markup_escape_text (title, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), clean_title);
  if (clean != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), clean);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  return row;
}

static const struct
{
  const char *state, *icon, *class, *word;
} states[] = {
  { "open", "foyer-waiting-symbolic", "dim-label", N_ ("not looked at yet") },
  { "good", "foyer-done-symbolic", "success", N_ ("in order") },
  { "bad", "foyer-fault-symbolic", "error", N_ ("not in order") },
};

static void
add_state (GtkWidget *row, guint state)
{
  GtkWidget *image = gtk_image_new_from_icon_name (states[state].icon);

  gtk_widget_add_css_class (image, states[state].class);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (states[state].word), -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
}

/* State in words, who and when, and what was said. */
static char *
describe_point (JsonObject *item, guint state)
{
  g_autofree char *clock = get_clock (item, "at");
  const char *note = json_object_get_string_member_with_default (item, "note", NULL);
  const char *staff = json_object_get_string_member_with_default (item, "staff", NULL);
  GString *text = g_string_new (_ (states[state].word));

  if (clock != NULL)
    g_string_append_printf (text, " · %s", clock);
  if (staff != NULL)
    {
      g_autofree char *who = g_strdup_printf (_ ("Staff number %s"), staff);

      g_string_append_printf (text, " · %s", who);
    }
  if (json_object_get_boolean_member_with_default (item, "late", FALSE))
    g_string_append_printf (text, " · %s", _ ("late"));
  if (note != NULL)
    g_string_append_printf (text, "\n%s", note);
  return g_string_free (text, FALSE);
}

static GtkWidget *
create_point (FoyerDayWindow *self, JsonObject *item)
{
  JsonObject *names = json_object_get_object_member (item, "names");
  const char *title = json_object_get_string_member_with_default (
      names, foyer_languages[foyer_language_of_interface ()], "");
  const char *code = json_object_get_string_member (item, "item");
  const gboolean device = g_str_equal (json_object_get_string_member (item, "by"), "device");
  g_autofree char *subtitle = NULL;
  GtkWidget *row, *button;
  guint state = 0;

  while (!g_str_equal (states[state].state, json_object_get_string_member (item, "state")))
    state++;
  subtitle = describe_point (item, state);
  row = create_row (*title != '\0' ? title : code, subtitle);
  add_state (row, state);
  if (state != 1 && (!device || state == 2))
    {
      button = add_button (row, _ ("In order"), title, G_CALLBACK (tick_cb), self);
      g_object_set_data_full (G_OBJECT (button), "foyer-item", g_strdup (code), g_free);
    }
  if (!device)
    {
      button = add_button (row, _ ("Not in order…"), title, G_CALLBACK (bad_cb), self);
      g_object_set_data_full (G_OBJECT (button), "foyer-item", g_strdup (code), g_free);
    }
  return row;
}

static GtkWidget *
create_found (FoyerDayWindow *self, JsonObject *found)
{
  static const struct
  {
    const char *label;
    GCallback clicked;
    const char *verb;
  } steps[] = {
    { N_ ("Keep…"), G_CALLBACK (keep_cb), "found.keep" },
    { N_ ("Give back…"), G_CALLBACK (return_cb), "found.return" },
    { N_ ("Hand over…"), G_CALLBACK (hand_over_cb), "found.hand-over" },
  };
  const FoyerSession *session = foyer_window_context_get_session (self->context);
  const char *what = json_object_get_string_member (found, "what");
  const char *place = json_object_get_string_member_with_default (found, "place", NULL);
  const char *note = json_object_get_string_member_with_default (found, "note", NULL);
  g_autofree char *kept = note != NULL ? g_strdup_printf (_ ("kept: %s"), note) : NULL;
  g_autofree char *subtitle = g_strdup_printf (
      "%s%s%s%s%s", json_object_get_string_member (found, "day"), place != NULL ? " · " : "",
      place != NULL ? place : "", kept != NULL ? " · " : "", kept != NULL ? kept : "");
  GtkWidget *row = create_row (what, subtitle);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (session != NULL && foyer_access_may (session->role, steps[i].verb))
      {
        GtkWidget *button = add_button (row, _ (steps[i].label), what, steps[i].clicked, self);
        gint64 id = json_object_get_int_member (found, "id");

        g_object_set_data_full (G_OBJECT (button), "foyer-id", g_memdup2 (&id, sizeof id), g_free);
      }
  return row;
}

static char *
describe_list (JsonObject *list)
{
  const char *state = json_object_get_string_member (list, "state");
  g_autofree char *due = get_clock (list, "due_at");
  JsonArray *open = json_object_get_array_member (list, "exceptions");

  if (g_str_equal (state, "complete"))
    return g_strdup (_ ("Everything is in order."));
  if (g_str_equal (state, "exceptions"))
    return g_strdup_printf (
        _ ("The hall opened with %u points open or not in order; they are noted."),
        json_array_get_length (open));
  if (due == NULL)
    return g_strdup_printf (_ ("%u points are open or not in order."),
                            json_array_get_length (open));
  /* Translators: a count of points, then a time of the day */
  return g_strdup_printf (_ ("%u points are open or not in order; to be done by %s."),
                          json_array_get_length (open), due);
}

/* The focus stays on the row that changed, or goes to the one in its place. */
static void
fill (FoyerDayWindow *self, guint page, GPtrArray *rows)
{
  AdwPreferencesGroup *group = get_group (self, page);

  for (guint i = 0; i < self->rows[page]->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (self->rows[page], i));
  g_ptr_array_set_size (self->rows[page], 0);
  for (guint i = 0; i < rows->len; i++)
    {
      adw_preferences_group_add (group, g_ptr_array_index (rows, i));
      g_ptr_array_add (self->rows[page], g_ptr_array_index (rows, i));
    }
}

/* Whether what is shown is another thing than @text. */
static gboolean
is_news (FoyerDayWindow *self, guint page, char *text)
{
  g_autofree char *now = text;

  if (g_strcmp0 (self->shown[page], now) == 0)
    return FALSE;
  foyer_set_text (&self->shown[page], now);
  return TRUE;
}

static void
show_list (FoyerDayWindow *self, FoyerDayList list)
{
  JsonObject *known = foyer_day_lists_model_get (self->lists, list);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autofree char *sentence = NULL;
  JsonArray *items;

  if (known == NULL || !is_news (self, list, foyer_json_to_text (known)))
    return;
  items = json_object_get_array_member (known, "items");
  for (guint i = 0; i < json_array_get_length (items); i++)
    g_ptr_array_add (rows, create_point (self, json_array_get_object_element (items, i)));
  sentence = describe_list (known);
  adw_preferences_group_set_description (get_group (self, list), sentence);
  fill (self, list, rows);
}

static void
show_found (FoyerDayWindow *self)
{
  JsonArray *found = foyer_day_lists_model_get_found (self->lists);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (JsonNode) node = NULL;

  if (found == NULL)
    return;
  node = json_node_init_array (json_node_alloc (), found);
  if (!is_news (self, FOUND_PAGE, json_to_string (node, FALSE)))
    return;
  for (guint i = 0; i < json_array_get_length (found); i++)
    g_ptr_array_add (rows, create_found (self, json_array_get_object_element (found, i)));
  if (rows->len == 0)
    g_ptr_array_add (rows, create_row (_ ("Nothing is kept here"),
                                       _ ("What is found in the hall and registered stands here "
                                          "until its owner or an office has it.")));
  fill (self, FOUND_PAGE, rows);
}

static void
show (FoyerDayWindow *self)
{
  show_list (self, FOYER_LIST_OPENING);
  show_list (self, FOYER_LIST_CLOSING);
  show_found (self);
}

/* --- the window --- */

static void
test_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *staff = foyer_window_context_get_staff (FOYER_DAY_WINDOW (widget)->context);

  g_action_group_activate_action (G_ACTION_GROUP (g_application_get_default ()), "test-devices",
                                  g_variant_new_string (staff != NULL ? staff : ""));
}

static void
foyer_day_window_dispose (GObject *object)
{
  FoyerDayWindow *self = FOYER_DAY_WINDOW (object);

  g_cancellable_cancel (self->questions);
  if (self->lists != NULL)
    g_signal_handlers_disconnect_by_data (self->lists, self);
  g_clear_object (&self->lists);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (foyer_day_window_parent_class)->dispose (object);
}

static void
foyer_day_window_finalize (GObject *object)
{
  FoyerDayWindow *self = FOYER_DAY_WINDOW (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->rows); i++)
    {
      g_ptr_array_unref (self->rows[i]);
      g_free (self->shown[i]);
    }
  g_object_unref (self->questions);
  G_OBJECT_CLASS (foyer_day_window_parent_class)->finalize (object);
}

static void
foyer_day_window_class_init (FoyerDayWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  foyer_common_init ();
  g_resources_register (foyer_day_get_resource ());
  G_OBJECT_CLASS (klass)->dispose = foyer_day_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = foyer_day_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/foyerhall/Foyer/ui/day/day-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerDayWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, FoyerDayWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, FoyerDayWindow, opening_group);
  gtk_widget_class_bind_template_child (widget_class, FoyerDayWindow, closing_group);
  gtk_widget_class_bind_template_child (widget_class, FoyerDayWindow, found_group);
  gtk_widget_class_install_action (widget_class, "day.test", NULL, test_cb);
  gtk_widget_class_install_action (widget_class, "day.add-found", NULL, add_found_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "day.test", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "day.add-found",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
foyer_day_window_init (FoyerDayWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->questions = g_cancellable_new ();
  for (guint i = 0; i < G_N_ELEMENTS (self->rows); i++)
    self->rows[i] = g_ptr_array_new ();
}

/* From the last minutes on it is the closing one, also where a manager keeps the hall open longer.
 */
static const char *
choose_page (FoyerHallModel *model)
{
  const FoyerTime now = foyer_hall_model_get_now (model);
  FoyerTime opens, closes;

  g_object_get (model, "opens", &opens, "closes", &closes, NULL);
  switch (foyer_hall_model_get_state (model))
    {
    case FOYER_HALL_LAST_MINUTES:
    case FOYER_HALL_DRAINING:
    case FOYER_HALL_EARLY_STOP:
      return "closing";
    case FOYER_HALL_CLOSED:
      return now < opens ? "opening" : "closing";
    default:
      return closes != 0 && now >= closes ? "closing" : "opening";
    }
}

GtkWidget *
foyer_day_window_new (GtkWindow *parent, FoyerWindowContext *context, const char *page)
{
  FoyerDayWindow *self = g_object_new (FOYER_TYPE_DAY_WINDOW, "transient-for", parent, "modal",
                                       TRUE, "destroy-with-parent", TRUE, NULL);

  self->context = g_object_ref (context);
  self->lists = foyer_day_lists_model_new (foyer_window_context_get_engine (context));
  g_signal_connect_object (self->lists, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  adw_view_stack_set_visible_child_name (
      self->stack, *page != '\0' ? page : choose_page (foyer_window_context_get_model (context)));
  show (self);
  return GTK_WIDGET (self);
}

/* --- what is said elsewhere --- */

char *
foyer_day_window_tell (FoyerDayListsModel *lists, FoyerHallModel *model)
{
  const FoyerHallState state = foyer_hall_model_get_state (model);
  const FoyerDayList list = state == FOYER_HALL_PREPARING ? FOYER_LIST_OPENING : FOYER_LIST_CLOSING;
  guint n = foyer_day_lists_model_count_open (lists, list);
  gint64 closes = 0;

  if (state == FOYER_HALL_PREPARING)
    n += foyer_day_lists_model_count_bad (lists, list);
  if (n == 0)
    return NULL;
  if (state == FOYER_HALL_PREPARING)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE,
                     "The hall opens soon: %u point of the opening list is not in order (Ctrl+L).",
                     "The hall opens soon: %u points of the opening list are not in order "
                     "(Ctrl+L).",
                     n),
        n);
  g_object_get (model, "closes", &closes, NULL);
  if (closes == 0 || foyer_hall_model_get_now (model) < closes)
    return NULL;
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "Before you go: look for lost property; %u point of the closing list is open "
                   "(Ctrl+L).",
                   "Before you go: look for lost property; %u points of the closing list are open "
                   "(Ctrl+L).",
                   n),
      n);
}
