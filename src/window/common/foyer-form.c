/* A question with several answers: texts, choices, numbers and ticks in one dialog. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/common/foyer-form.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "window/common/foyer-key-cap.h"

/* One field as it stands in the dialog. */
typedef struct
{
  char *name;
  FoyerFormFieldType type;
  gboolean required;
  GStrv values;
  char *decider; /* name of the choice that decides whether it is there; %NULL none */
  GStrv when;    /* the values with which it is */
  GtkWidget *row;
  GtkWidget *tick;
} Field;

typedef struct
{
  GtkWidget *dialog; /* borrowed; lives until its response */
  GtkWidget *sentence;
  GPtrArray *fields; /* of Field */
  FoyerFormCheck check;
  gpointer check_data;
  gulong cancelled;
} Question;

static void
field_free (Field *field)
{
  g_free (field->name);
  g_free (field->decider);
  g_strfreev (field->values);
  g_strfreev (field->when);
  g_free (field);
}

static void
question_free (Question *question)
{
  g_ptr_array_unref (question->fields);
  g_free (question);
}

/* (transfer full), %NULL for no answer */
static char *
get_answer (const Field *field)
{
  g_autofree char *text = NULL;

  if (field->type == FOYER_FORM_TICK)
    return gtk_check_button_get_active (GTK_CHECK_BUTTON (field->tick)) ? g_strdup ("1") : NULL;
  if (field->type == FOYER_FORM_CHOICE)
    {
      guint chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (field->row));

      return chosen != GTK_INVALID_LIST_POSITION ? g_strdup (field->values[chosen]) : NULL;
    }
  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (field->row))));
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/* A field may depend on a choice before it. */
static gboolean
is_there (Question *question, const Field *field)
{
  for (guint i = 0; field->decider != NULL && i < question->fields->len; i++)
    {
      const Field *other = g_ptr_array_index (question->fields, i);
      g_autofree char *chosen = NULL;

      if (!g_str_equal (other->name, field->decider))
        continue;
      chosen = get_answer (other);
      return chosen != NULL && g_strv_contains ((const char *const *) field->when, chosen);
    }
  return TRUE;
}

static GHashTable *
get_answers (Question *question, gboolean *complete)
{
  GHashTable *answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  *complete = TRUE;
  for (guint i = 0; i < question->fields->len; i++)
    {
      const Field *field = g_ptr_array_index (question->fields, i);
      const gboolean there = is_there (question, field);
      char *answer = there ? get_answer (field) : NULL;

      if (answer != NULL)
        g_hash_table_insert (answers, g_strdup (field->name), answer);
      else if (field->required && there)
        *complete = FALSE;
    }
  return answers;
}

static void
update (Question *question)
{
  gboolean complete;
  g_autoptr (GHashTable) answers = get_answers (question, &complete);
  g_autoptr (GError) error = NULL;
  gboolean good = complete && (question->check == NULL ||
                               question->check (answers, question->check_data, &error));

  for (guint i = 0; i < question->fields->len; i++)
    {
      const Field *field = g_ptr_array_index (question->fields, i);

      gtk_widget_set_visible (field->row, is_there (question, field));
    }
  gtk_label_set_text (GTK_LABEL (question->sentence), error != NULL ? error->message : "");
  gtk_widget_set_visible (question->sentence, error != NULL);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (question->dialog), "accept", good);
}

/* A number has digits; an amount may have one point, which some keypads write as a comma. */
static void
insert_text_cb (
    GtkEditable *editable, const char *text, int length, int *position, gpointer may_have_point)
{
  g_autofree char *clean = g_strndup (text, length < 0 ? strlen (text) : (gsize) length);
  gboolean has_point = strchr (gtk_editable_get_text (editable), '.') != NULL;
  char *end = clean;

  g_strdelimit (clean, ",", '.');
  for (const char *c = clean; *c != '\0'; c++)
    {
      gboolean is_point = *c == '.' && may_have_point != NULL && !has_point;

      if (g_ascii_isdigit (*c) || is_point)
        *end++ = *c;
      has_point |= is_point;
    }
  *end = '\0';
  if (g_strcmp0 (clean, text) == 0)
    return;
  g_signal_stop_emission_by_name (editable, "insert-text");
  if (*clean != '\0')
    gtk_editable_insert_text (editable, clean, -1, position);
}

static void
set_up_entry (Field *field, const FoyerFormField *wanted)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (field->row));

  g_object_set (text, "activates-default", TRUE, NULL);
  if (wanted->type == FOYER_FORM_NUMBER || wanted->type == FOYER_FORM_AMOUNT)
    {
      g_signal_connect (text, "insert-text", G_CALLBACK (insert_text_cb),
                        GINT_TO_POINTER (wanted->type == FOYER_FORM_AMOUNT));
      gtk_text_set_input_purpose (GTK_TEXT (text), GTK_INPUT_PURPOSE_NUMBER);
    }
  if (wanted->initial != NULL)
    gtk_editable_set_text (GTK_EDITABLE (field->row), wanted->initial);
}

static void
set_up_chosen_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_label_new (NULL));
}

static void
bind_chosen_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* What is chosen, whole: the row's own way cuts off names of more than twenty letters. */
static void
show_whole (AdwComboRow *row)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_chosen_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_chosen_cb), NULL);
  adw_combo_row_set_list_factory (row, adw_combo_row_get_factory (row));
  adw_combo_row_set_factory (row, factory);
}

static void
set_up_choice (Field *field, const FoyerFormField *wanted)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (wanted->labels);

  field->values = g_strdupv ((char **) wanted->values);
  show_whole (ADW_COMBO_ROW (field->row));
  adw_combo_row_set_model (ADW_COMBO_ROW (field->row), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (field->row),
                              wanted->required ? 0 : GTK_INVALID_LIST_POSITION);
  for (guint i = 0; wanted->initial != NULL && wanted->values[i] != NULL; i++)
    if (g_str_equal (wanted->values[i], wanted->initial))
      adw_combo_row_set_selected (ADW_COMBO_ROW (field->row), i);
}

static void
set_up_tick (Field *field, const FoyerFormField *wanted, int number)
{
  char digit[] = { (char) ('0' + number), '\0' };

  field->tick = gtk_check_button_new ();
  gtk_check_button_set_active (GTK_CHECK_BUTTON (field->tick), wanted->initial != NULL);
  gtk_widget_set_valign (field->tick, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (field->row), field->tick);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (field->row), field->tick);
  if (number <= 9)
    adw_action_row_add_suffix (ADW_ACTION_ROW (field->row), foyer_key_cap_new (digit));
  gtk_accessible_update_property (GTK_ACCESSIBLE (field->tick), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  wanted->label, -1);
}

static Field *
field_new (const FoyerFormField *wanted, int *n_ticks)
{
  static GtkWidget *(*const makers[]) (void) = {
    [FOYER_FORM_TEXT] = adw_entry_row_new,   [FOYER_FORM_NUMBER] = adw_entry_row_new,
    [FOYER_FORM_AMOUNT] = adw_entry_row_new, [FOYER_FORM_CHOICE] = adw_combo_row_new,
    [FOYER_FORM_TICK] = adw_action_row_new,  [FOYER_FORM_PIN] = adw_password_entry_row_new,
  };
  Field *field = g_new0 (Field, 1);

  field->name = g_strdup (wanted->name);
  field->type = wanted->type;
  field->required = wanted->required;
  if (wanted->when != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (wanted->when, "=", 2);

      field->decider = g_strdup (parts[0]);
      field->when = g_strsplit (parts[1], ",", -1);
    }
  field->row = makers[wanted->type]();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (field->row), wanted->label);
  if (wanted->type == FOYER_FORM_CHOICE)
    set_up_choice (field, wanted);
  else if (wanted->type == FOYER_FORM_TICK)
    set_up_tick (field, wanted, ++*n_ticks);
  else
    set_up_entry (field, wanted);
  return field;
}

static void
watch (Question *question, Field *field)
{
  if (field->type == FOYER_FORM_TICK)
    g_signal_connect_swapped (field->tick, "toggled", G_CALLBACK (update), question);
  else if (field->type == FOYER_FORM_CHOICE)
    g_signal_connect_swapped (field->row, "notify::selected", G_CALLBACK (update), question);
  else
    g_signal_connect_swapped (field->row, "changed", G_CALLBACK (update), question);
}

/* More than this many rows scroll where the screen is low; as many ticks stand in two columns. */
#define MANY         5
#define FIELDS_WIDTH 420

static GtkWidget *
make_scrollable (GtkWidget *list)
{
  GtkWidget *window = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (window), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (window), 220);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), list);
  gtk_widget_set_vexpand (window, TRUE);
  return window;
}

static GtkWidget *
make_list (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  return list;
}

static guint
count_ticks (const FoyerFormField *wanted)
{
  guint n = 0;

  while (wanted[n].name != NULL && wanted[n].type == FOYER_FORM_TICK)
    n++;
  return n;
}

/* Many ticks one below the other would not fit on a low screen. */
static void
begin_columns (GtkWidget *rows, GtkWidget *columns[2])
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  for (guint i = 0; i < 2; i++)
    {
      columns[i] = make_list ();
      gtk_box_append (GTK_BOX (box), columns[i]);
    }
  gtk_box_append (GTK_BOX (rows), box);
}

/* The rows in one list, but for ticks in columns: these part it. (transfer floating) */
static GtkWidget *
make_rows (Question *question, const FoyerFormField *wanted)
{
  GtkWidget *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *columns[2], *list = NULL;
  guint n_in_columns = 0, place = 0;
  int n_ticks = 0;

  for (; wanted->name != NULL; wanted++)
    {
      Field *field = field_new (wanted, &n_ticks);

      g_ptr_array_add (question->fields, field);
      if (place == n_in_columns && count_ticks (wanted) > MANY)
        {
          n_in_columns = count_ticks (wanted);
          place = 0;
          list = NULL;
          begin_columns (rows, columns);
        }
      if (place < n_in_columns)
        {
          guint column = place++ < (n_in_columns + 1) / 2 ? 0 : 1;

          gtk_list_box_append (GTK_LIST_BOX (columns[column]), field->row);
          continue;
        }
      if (list == NULL)
        {
          list = make_list ();
          gtk_box_append (GTK_BOX (rows), list);
        }
      gtk_list_box_append (GTK_LIST_BOX (list), field->row);
    }
  return rows;
}

/* Those that come and go take each other's place. */
static guint
count_fixed (Question *question)
{
  guint n = 0;

  for (guint i = 0; i < question->fields->len; i++)
    n += ((const Field *) g_ptr_array_index (question->fields, i))->decider == NULL;
  return n;
}

static GtkWidget *
make_warning (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "form-warning");
  return label;
}

static GtkWidget *
make_fields (Question *question, const FoyerForm *form)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *rows = make_rows (question, form->fields);
  const gboolean many = count_fixed (question) > MANY;

  question->sentence = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (question->sentence), TRUE);
  gtk_label_set_xalign (GTK_LABEL (question->sentence), 0);
  gtk_widget_add_css_class (question->sentence, "error");
  gtk_widget_set_visible (rows, question->fields->len > 0);
  /* So that the names of services are not cut off beside their titles. */
  gtk_widget_set_size_request (box, question->fields->len > 0 ? FIELDS_WIDTH : -1, -1);
  if (many)
    gtk_widget_add_css_class (rows, "many-fields");
  if (form->warning != NULL)
    gtk_box_append (GTK_BOX (box), make_warning (form->warning));
  gtk_box_append (GTK_BOX (box), many ? make_scrollable (rows) : rows);
  gtk_box_append (GTK_BOX (box), question->sentence);
  return box;
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  g_autoptr (GTask) task = data;
  Question *question = g_task_get_task_data (task);
  g_autoptr (GHashTable) answers = NULL;
  gboolean complete;

  /* One answer: closing the dialog tells another one, and so does a key that bounced. */
  g_signal_handlers_disconnect_by_func (dialog, response_cb, data);
  g_cancellable_disconnect (g_task_get_cancellable (task), question->cancelled);
  for (guint i = 0; i < question->fields->len; i++)
    {
      Field *field = g_ptr_array_index (question->fields, i);

      g_signal_handlers_disconnect_by_data (field->tick != NULL ? field->tick : field->row,
                                            question);
    }
  gtk_window_set_focus (GTK_WINDOW (dialog),
                        NULL); /* GTK complains of an entry that goes with it */
  if (g_task_return_error_if_cancelled (task))
    return;
  answers = get_answers (question, &complete);
  g_task_return_pointer (
      task, g_str_equal (response, "accept") && complete ? g_steal_pointer (&answers) : NULL,
      (GDestroyNotify) g_hash_table_unref);
}

static gboolean
close_cb (gpointer data)
{
  gtk_window_close (data);
  return G_SOURCE_REMOVE;
}

/* g_cancellable_disconnect() may not be called from here, which closing would do. */
static void
cancelled_cb (GCancellable *cancellable, GtkWidget *dialog)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, close_cb, g_object_ref (dialog), g_object_unref);
}

/* A keypad is enough: a digit ticks the tick of its number, or chooses the entry of its number
 * where the focus is; Enter accepts once everything is there. */
static gboolean
press_digit (Question *question, int digit)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (question->dialog));
  int tick = 0;

  if (focus != NULL && GTK_IS_TEXT (focus))
    return FALSE;
  for (guint i = 0; i < question->fields->len; i++)
    {
      const Field *field = g_ptr_array_index (question->fields, i);

      if (field->type == FOYER_FORM_TICK && ++tick == digit)
        {
          gtk_widget_activate (field->tick);
          return TRUE;
        }
      if (field->type == FOYER_FORM_CHOICE && digit <= (int) g_strv_length (field->values) &&
          focus != NULL && (focus == field->row || gtk_widget_is_ancestor (focus, field->row)))
        {
          adw_combo_row_set_selected (ADW_COMBO_ROW (field->row), (guint) digit - 1);
          return TRUE;
        }
    }
  return FALSE;
}

/* Enter goes on to the next field while something is still missing. */
static gboolean
go_on (Question *question, GtkWidget *focus)
{
  gboolean found = FALSE;

  for (guint i = 0; i < question->fields->len; i++)
    {
      const Field *field = g_ptr_array_index (question->fields, i);

      if (found && gtk_widget_get_visible (field->row))
        return gtk_widget_grab_focus (field->tick != NULL ? field->tick : field->row);
      found |= focus == field->row || gtk_widget_is_ancestor (focus, field->row);
    }
  return FALSE;
}

static gboolean
key_pressed_cb (Question *question, guint key, guint code, GdkModifierType modifiers)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (question->dialog);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (dialog));

  if ((modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && focus != NULL &&
      GTK_IS_CHECK_BUTTON (focus) && adw_message_dialog_get_response_enabled (dialog, "accept"))
    {
      adw_message_dialog_response (dialog, "accept");
      gtk_window_close (GTK_WINDOW (dialog));
      return GDK_EVENT_STOP;
    }
  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && focus != NULL &&
      !adw_message_dialog_get_response_enabled (dialog, "accept"))
    return go_on (question, focus);
  if (key >= GDK_KEY_1 && key <= GDK_KEY_9)
    return press_digit (question, (int) (key - GDK_KEY_0));
  if (key >= GDK_KEY_KP_1 && key <= GDK_KEY_KP_9)
    return press_digit (question, (int) (key - GDK_KEY_KP_0));
  return GDK_EVENT_PROPAGATE;
}

static void
watch_keys (Question *question)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), question);
  gtk_widget_add_controller (question->dialog, keys);
}

/* The letter behind the underline, or 0. */
static gunichar
get_mnemonic (const char *label)
{
  const char *line = strchr (label, '_');

  return line != NULL ? g_unichar_tolower (g_utf8_get_char (line + 1)) : 0;
}

static AdwMessageDialog *
make_dialog (GtkWindow *parent, const FoyerForm *form)
{
  AdwMessageDialog *dialog =
      ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, form->heading, form->body));
  const char *cancel = _ ("_Cancel");

  /* Two of one letter would only take turns with the focus; Escape cancels too. */
  if (form->cancel != NULL)
    cancel = form->cancel;
  else if (get_mnemonic (cancel) == get_mnemonic (form->accept))
    cancel = _ ("Cancel");
  adw_message_dialog_add_responses (dialog, "cancel", cancel, "accept", form->accept, NULL);
  adw_message_dialog_set_response_appearance (
      dialog, "accept", form->destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "accept");
  adw_message_dialog_set_close_response (dialog, "cancel");
  return dialog;
}

void
foyer_form_async (GtkWindow *parent,
                  const FoyerForm *form,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);
  AdwMessageDialog *dialog = make_dialog (parent, form);

  g_task_set_source_tag (task, foyer_form_async);
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);
  question->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) field_free);
  question->dialog = GTK_WIDGET (dialog);
  question->check = form->check;
  question->check_data = form->check_data;
  adw_message_dialog_set_extra_child (dialog, make_fields (question, form));
  for (guint i = 0; i < question->fields->len; i++)
    watch (question, g_ptr_array_index (question->fields, i));
  update (question);
  watch_keys (question);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  if (cancellable != NULL)
    question->cancelled =
        g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), dialog, NULL);
  if (question->fields->len > 0)
    {
      const Field *first = g_ptr_array_index (question->fields, 0);

      gtk_window_set_focus (GTK_WINDOW (dialog), first->tick != NULL ? first->tick : first->row);
    }
  gtk_window_present (GTK_WINDOW (dialog));
}

GHashTable *
foyer_form_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
