/* The cash check at the counter: counting by denomination, and what follows (states 2.4). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/counter/foyer-cash-panel.h"

#include <glib/gi18n-lib.h>

#include "window/common/foyer-common.h"
#include "window/common/foyer-guard.h"
#include "window/counter/foyer-cash-actions.h"
#include "window/counter/foyer-cash-button.h"
#include "window/counter/foyer-cash-dialogs.h"
#include "window/counter/foyer-cash-row.h"

struct _FoyerCashPanel
{
  GtkWidget parent_instance;
  GtkLabel *title_label, *pass_label, *instruction_label, *rows_label;
  GtkLabel *due_title, *due_label, *counted_label, *difference_label, *change_label;
  GtkWidget *change_title, *rows_box, *actions_box;
  GtkCheckButton *reminded_check;
  GtkWidget *buttons[FOYER_CASH_N_ACTIONS];
  FoyerGuard guards[FOYER_CASH_N_ACTIONS]; /* of keys */

  FoyerCashWork *work;
  GPtrArray *rows;               /* of FoyerCashRow, borrowed */
  const FoyerCurrency *currency; /* that the rows were made for */
  GCancellable *questions;
  gint64 cash, round; /* which check and pass the rows show */
  int state;
  gboolean shows_change; /* the rows hold what goes out, not what came in */
  gboolean begins_anew;  /* all goes back: the rows are empty already, and the focus is there */
  gboolean focus_due;
};

G_DEFINE_FINAL_TYPE (FoyerCashPanel, foyer_cash_panel, GTK_TYPE_WIDGET)

static const FoyerCash *
get_cash (FoyerCashPanel *self)
{
  return self->work != NULL ? foyer_cash_work_get_cash (self->work) : NULL;
}

static GtkWindow *
get_window (FoyerCashPanel *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* --- the rows --- */

/* What the pieces in the rows come to, as the person has them. */
static FoyerMoney
sum_rows (FoyerCashPanel *self)
{
  FoyerMoney sum = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      FoyerCashRow *row = g_ptr_array_index (self->rows, i);
      FoyerMoney amount = 0;

      if (!foyer_money_multiply (foyer_cash_row_get_denomination (row),
                                 foyer_cash_row_get_count (row), &amount) ||
          !foyer_money_add (sum, amount, &sum))
        return FOYER_MONEY_MAX;
    }
  return sum;
}

/* "2000=3" of each row that holds something. */
static GStrv
list_rows (FoyerCashPanel *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->rows->len; i++)
    {
      FoyerCashRow *row = g_ptr_array_index (self->rows, i);
      g_autofree char *line =
          g_strdup_printf ("%" G_GINT64_FORMAT "=%" G_GINT64_FORMAT,
                           foyer_cash_row_get_denomination (row), foyer_cash_row_get_count (row));

      if (foyer_cash_row_get_count (row) > 0)
        g_strv_builder_add (builder, line);
    }
  return g_strv_builder_end (builder);
}

static void update_actions (FoyerCashPanel *self);

/* What was received goes to the hall piece by piece, so that the customer sees it grow; what is to
 * be handed out goes there when it is. */
static void
row_counted_cb (FoyerCashPanel *self, FoyerCashRow *row)
{
  const FoyerCash *cash = get_cash (self);
  g_autofree char *line = NULL;
  g_autoptr (FoyerCommand) command = NULL;

  if (cash == NULL)
    return;
  if (foyer_cash_shows_change (cash))
    {
      update_actions (self);
      return;
    }
  line = g_strdup_printf ("%" G_GINT64_FORMAT "=%" G_GINT64_FORMAT,
                          foyer_cash_row_get_denomination (row), foyer_cash_row_get_count (row));
  command = foyer_cash_work_command (self->work, "cash.count");
  foyer_command_texts (command, "lines", (const char *const[]){ line, NULL });
  foyer_cash_work_run (self->work, command);
}

static void
make_rows (FoyerCashPanel *self, const FoyerCurrency *currency)
{
  if (self->currency == currency)
    return;
  self->currency = currency;
  for (guint i = 0; i < self->rows->len; i++)
    gtk_box_remove (GTK_BOX (self->rows_box), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; currency != NULL && i < currency->denominations->len; i++)
    {
      GtkWidget *row = foyer_cash_row_new (
          currency, &g_array_index (currency->denominations, FoyerDenomination, i));

      g_signal_connect_swapped (row, "counted", G_CALLBACK (row_counted_cb), self);
      gtk_box_append (GTK_BOX (self->rows_box), row);
      g_ptr_array_add (self->rows, row);
    }
}

static int
get_focus_row (FoyerCashPanel *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (foyer_cash_row_has_focus (g_ptr_array_index (self->rows, i)))
      return (int) i;
  return -1;
}

static void
commit_rows (FoyerCashPanel *self)
{
  int row = get_focus_row (self);

  if (row >= 0)
    foyer_cash_row_commit (g_ptr_array_index (self->rows, row));
}

static gboolean
move_row (FoyerCashPanel *self, int by)
{
  int row = get_focus_row (self);

  if (row < 0)
    return FALSE;
  commit_rows (self);
  row = CLAMP (row + by, 0, (int) self->rows->len - 1);
  gtk_widget_grab_focus (g_ptr_array_index (self->rows, row));
  return TRUE;
}

/* The next pass may be typed before the journal has told of it. */
static void
begin_anew (FoyerCashPanel *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    foyer_cash_row_set_count (g_ptr_array_index (self->rows, i), 0);
  gtk_widget_grab_focus (g_ptr_array_index (self->rows, 0));
  self->begins_anew = TRUE;
}

/* What is half typed is not lost, unless the rows come to be about something else. */
static gboolean
may_set (FoyerCashPanel *self, FoyerCashRow *row, const FoyerCash *cash, gboolean is_other)
{
  gboolean change = foyer_cash_shows_change (cash);
  gboolean same_pieces = self->cash == cash->id && !change && !self->shows_change;

  return is_other ? !same_pieces || !foyer_cash_row_is_typing (row)
                  : !change && !foyer_cash_row_has_focus (row);
}

/* Another pass, or the change, begins in the first row; what the person is typing in is left alone
 * as long as it is about the same. */
static void
update_rows (FoyerCashPanel *self, const FoyerCash *cash)
{
  gboolean change = foyer_cash_shows_change (cash);
  gboolean closed = cash->state == FOYER_CASH_HANDOVER || cash->state == FOYER_CASH_SUSPECT;
  gboolean is_other =
      self->cash != cash->id || self->round != cash->round || self->state != cash->state;

  for (guint i = 0; i < self->rows->len; i++)
    {
      FoyerCashRow *row = g_ptr_array_index (self->rows, i);
      FoyerMoney piece = foyer_cash_row_get_denomination (row);
      gboolean returned = cash->state == FOYER_CASH_RETURNED || cash->state == FOYER_CASH_SHORT;

      if (may_set (self, row, cash, is_other))
        foyer_cash_row_set_count (row, change ? foyer_cash_work_get_change_count (self->work, piece)
                                       : returned ? 0
                                                  : foyer_cash_work_get_count (self->work, piece));
    }
  if (closed)
    foyer_common_take_focus (self->rows_box);
  gtk_widget_set_sensitive (self->rows_box, !closed);
  self->focus_due |= is_other;
  self->cash = cash->id;
  self->round = cash->round;
  self->state = cash->state;
  self->shows_change = change;
}

/* --- the amounts --- */

static void
set_amount (FoyerCashPanel *self, GtkLabel *label, FoyerMoney amount, gboolean known)
{
  g_autofree char *text = known ? foyer_money_format (self->currency, amount) : NULL;

  gtk_label_set_text (label, known ? text : "–");
}

static void
update_amounts (FoyerCashPanel *self, const FoyerCash *cash)
{
  gboolean customer = cash->till == FOYER_TILL_NONE;
  gboolean known = cash->given >= 0;
  FoyerMoney difference = foyer_cash_get_difference (cash);

  gtk_label_set_text (self->due_title, customer ? C_ ("cash", "Due") : C_ ("cash", "Expected"));
  set_amount (self, self->due_label, cash->due, known);
  set_amount (self, self->counted_label, cash->counted, TRUE);
  set_amount (self, self->difference_label, difference, known);
  set_amount (self, self->change_label, foyer_cash_get_change (cash), TRUE);
  gtk_widget_set_visible (self->change_title, customer);
  gtk_widget_set_visible (GTK_WIDGET (self->change_label), customer);
  if (known && difference != 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->difference_label), "over-limit");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->difference_label), "over-limit");
}

static void
update_words (FoyerCashPanel *self, const FoyerCash *cash)
{
  const char *number = foyer_cash_work_get_number (self->work);
  FoyerMoney before = foyer_cash_work_get_pass (self->work, cash->round - 1);
  g_autofree char *title = number != NULL ? g_strdup_printf (C_ ("cash", "Cash check · %s"), number)
                                          : g_strdup (C_ ("cash", "Count of the till"));
  g_autofree char *sum = before >= 0 ? foyer_money_format (self->currency, before) : NULL;
  g_autofree char *pass =
      sum != NULL
          /* Translators: the number of this pass, and what the one before it came to */
          ? g_strdup_printf (_ ("Pass %d · before: %s"), (int) cash->round, sum)
          : g_strdup_printf (_ ("Pass %d"), (int) cash->round);
  g_autofree char *instruction = foyer_cash_get_instruction (cash, self->currency);

  gtk_label_set_text (self->title_label, title);
  gtk_label_set_text (self->pass_label, pass);
  gtk_label_set_text (self->instruction_label, instruction);
  gtk_label_set_text (self->rows_label, foyer_cash_shows_change (cash)
                                            ? C_ ("cash", "Pieces to give back")
                                            : C_ ("cash", "Pieces that lie here"));
}

/* --- the actions --- */

static void
update_actions (FoyerCashPanel *self)
{
  const FoyerCash *cash = get_cash (self);
  FoyerCashAction next = cash != NULL ? foyer_cash_action_get_next (cash) : FOYER_CASH_N_ACTIONS;
  gboolean asks_reminder = cash != NULL && cash->till == FOYER_TILL_NONE &&
                           foyer_cash_action_is_offered (FOYER_CASH_ACTION_FINISH, cash);
  gboolean fits = cash != NULL && (!foyer_cash_shows_change (cash) ||
                                   sum_rows (self) == foyer_cash_get_change (cash));

  gtk_widget_set_visible (GTK_WIDGET (self->reminded_check), asks_reminder);
  for (FoyerCashAction i = 0; i < FOYER_CASH_N_ACTIONS; i++)
    {
      gboolean offered = cash != NULL && foyer_cash_action_is_offered (i, cash);
      const char *obstacle =
          offered ? foyer_cash_action_get_obstacle (
                        i, cash, gtk_check_button_get_active (self->reminded_check), fits)
                  : NULL;
      GtkWidget *child = gtk_widget_get_parent (self->buttons[i]);

      gtk_widget_set_visible (child, offered);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), foyer_cash_action_get_name (i),
                                     offered && obstacle == NULL);
      gtk_widget_set_tooltip_text (self->buttons[i], obstacle);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      obstacle != NULL ? obstacle : "", -1);
      if (i == next)
        gtk_widget_add_css_class (self->buttons[i], "suggested-action");
      else
        gtk_widget_remove_css_class (self->buttons[i], "suggested-action");
    }
}

/* Where the next key is meant to go: the first row of a pass, the reminder, or the next step. */
static void
move_focus (FoyerCashPanel *self, const FoyerCash *cash)
{
  FoyerCashAction next = foyer_cash_action_get_next (cash);

  if (!self->focus_due)
    return;
  self->focus_due = FALSE;
  if (self->begins_anew && cash->state == FOYER_CASH_RETURNED && get_focus_row (self) >= 0)
    {
      self->begins_anew = FALSE; /* whoever types is perhaps in the second row by now */
      return;
    }
  self->begins_anew = FALSE;
  if (gtk_widget_get_visible (GTK_WIDGET (self->reminded_check)))
    gtk_widget_grab_focus (GTK_WIDGET (self->reminded_check));
  else if (cash->state == FOYER_CASH_SUSPECT && next != FOYER_CASH_N_ACTIONS)
    gtk_widget_grab_focus (self->buttons[next]);
  else if (get_focus_row (self) < 0 || cash->state == FOYER_CASH_RETURNED ||
           foyer_cash_shows_change (cash))
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, 0));
}

static void
update (FoyerCashPanel *self)
{
  const FoyerCash *cash = get_cash (self);

  make_rows (self, self->work != NULL ? foyer_cash_work_get_currency (self->work) : NULL);
  if (cash != NULL && self->currency != NULL)
    {
      if (self->cash != cash->id || cash->state == FOYER_CASH_COUNTING)
        gtk_check_button_set_active (self->reminded_check, FALSE);
      update_rows (self, cash);
      update_amounts (self, cash);
      update_words (self, cash);
    }
  else
    {
      self->cash = 0;
      foyer_common_take_focus (self->rows_box);
      g_cancellable_cancel (self->questions);
      g_clear_object (&self->questions);
      self->questions = g_cancellable_new ();
    }
  update_actions (self);
  if (cash != NULL && self->currency != NULL)
    move_focus (self, cash);
}

/* Commands that need no question. */
static const struct
{
  FoyerCashAction action;
  const char *verb, *argument, *value; /* a flag when there is no value */
} plain[] = {
  { FOYER_CASH_ACTION_RETURN, "cash.return", NULL, NULL },
  { FOYER_CASH_ACTION_FINISH, "cash.finish", "reminded", NULL },
  { FOYER_CASH_ACTION_REPLACED, "cash.resolve", "outcome", "replaced" },
  { FOYER_CASH_ACTION_TAKEN_BACK, "cash.resolve", "outcome", "taken-back" },
  { FOYER_CASH_ACTION_SENT_TO_BANK, "cash.resolve", "outcome", "sent-to-bank" },
};

static void
plain_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerCashPanel *self = FOYER_CASH_PANEL (widget);
  const FoyerCash *cash = get_cash (self);

  commit_rows (self);
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      g_autoptr (FoyerCommand) command = NULL;

      if (cash == NULL || !g_str_equal (name, foyer_cash_action_get_name (plain[i].action)))
        continue;
      command = foyer_cash_work_command (self->work, plain[i].verb);
      if (plain[i].value != NULL)
        foyer_command_text (command, plain[i].argument, plain[i].value);
      else if (plain[i].argument != NULL && cash->till == FOYER_TILL_NONE)
        foyer_command_flag (command, plain[i].argument, TRUE);
      foyer_cash_work_run (self->work, command);
      if (plain[i].action == FOYER_CASH_ACTION_RETURN)
        begin_anew (self);
    }
}

static void
change_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerCashPanel *self = FOYER_CASH_PANEL (widget);
  const FoyerCash *cash = get_cash (self);
  g_autoptr (FoyerCommand) command = NULL;

  commit_rows (self);
  command = foyer_cash_work_command (self->work, "cash.change");
  if (cash != NULL && foyer_cash_shows_change (cash))
    {
      g_auto (GStrv) lines = list_rows (self);

      foyer_command_texts (command, "lines", (const char *const *) lines);
    }
  foyer_cash_work_run (self->work, command);
}

/* After a recount the surplus goes back at once; before it only with the customer's agreement. */
static void
refund_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerCashPanel *self = FOYER_CASH_PANEL (widget);
  const FoyerCash *cash = get_cash (self);
  g_autoptr (FoyerCommand) command = NULL;

  if (cash == NULL || cash->state != FOYER_CASH_OVER)
    {
      foyer_cash_ask_refund (self->work, get_window (self), self->questions);
      return;
    }
  command = foyer_cash_work_command (self->work, "cash.refund");
  foyer_cash_work_run (self->work, command);
}

static void
ask_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const struct
  {
    FoyerCashAction action;
    void (*ask) (FoyerCashWork *work, GtkWindow *parent, GCancellable *questions);
  } questions[] = {
    { FOYER_CASH_ACTION_SUSPECT, foyer_cash_ask_suspect },
    { FOYER_CASH_ACTION_SHORT, foyer_cash_ask_short },
    { FOYER_CASH_ACTION_ABANDON, foyer_cash_ask_abandon },
  };
  FoyerCashPanel *self = FOYER_CASH_PANEL (widget);

  commit_rows (self);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    if (g_str_equal (name, foyer_cash_action_get_name (questions[i].action)))
      questions[i].ask (self->work, get_window (self), self->questions);
}

/* --- keys --- */

/* The action that a key stands for now: one key, one place. At once, as no button does by itself:
 * the next key may be a digit already. */
static gboolean
press (FoyerCashPanel *self, const char *key)
{
  const FoyerCash *cash = get_cash (self);
  FoyerCashAction i = cash != NULL ? foyer_cash_action_get_next (cash) : FOYER_CASH_N_ACTIONS;

  /* The first of the keys is the next step, whichever that is. */
  if (!g_str_equal (key, "F5") || i == FOYER_CASH_N_ACTIONS)
    for (i = 0; i < FOYER_CASH_N_ACTIONS; i++)
      if (g_strcmp0 (foyer_cash_action_get_key (i), key) == 0 &&
          gtk_widget_get_visible (gtk_widget_get_parent (self->buttons[i])))
        break;
  if (i < FOYER_CASH_N_ACTIONS && foyer_guard_enter (&self->guards[i]))
    {
      commit_rows (self);
      gtk_widget_activate_action (GTK_WIDGET (self), foyer_cash_action_get_name (i), NULL);
      foyer_guard_leave (&self->guards[i]);
    }
  return TRUE; /* of this panel all the same: not of what lies behind it */
}

static gboolean
key_pressed_cb (FoyerCashPanel *self, guint key, guint code, GdkModifierType modifiers)
{
  const char *cap = foyer_cash_button_get_key (key);

  if ((modifiers & gtk_accelerator_get_default_mod_mask ()) != 0 || get_cash (self) == NULL)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_KP_Multiply)
    {
      if (!gtk_widget_get_visible (GTK_WIDGET (self->reminded_check)))
        return GDK_EVENT_STOP; /* no digit either */
      gtk_check_button_set_active (self->reminded_check,
                                   !gtk_check_button_get_active (self->reminded_check));
      return GDK_EVENT_STOP;
    }
  if (key == GDK_KEY_Down || key == GDK_KEY_KP_Enter || key == GDK_KEY_Return)
    return move_row (self, 1);
  if (key == GDK_KEY_Up)
    return move_row (self, -1);
  return cap != NULL ? press (self, cap) : GDK_EVENT_PROPAGATE;
}

/* --- the widget --- */

static void
foyer_cash_panel_dispose (GObject *object)
{
  FoyerCashPanel *self = FOYER_CASH_PANEL (object);

  foyer_cash_panel_set_work (self, NULL);
  g_cancellable_cancel (self->questions);
  g_clear_object (&self->questions);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  foyer_common_dispose_template (GTK_WIDGET (self), FOYER_TYPE_CASH_PANEL);
  G_OBJECT_CLASS (foyer_cash_panel_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    FoyerCashAction action;
    GtkWidgetActionActivateFunc activate;
  } others[] = {
    { FOYER_CASH_ACTION_CHANGE, change_cb }, { FOYER_CASH_ACTION_REFUND, refund_cb },
    { FOYER_CASH_ACTION_SUSPECT, ask_cb },   { FOYER_CASH_ACTION_SHORT, ask_cb },
    { FOYER_CASH_ACTION_ABANDON, ask_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    gtk_widget_class_install_action (widget_class, foyer_cash_action_get_name (plain[i].action),
                                     NULL, plain_cb);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    gtk_widget_class_install_action (widget_class, foyer_cash_action_get_name (others[i].action),
                                     NULL, others[i].activate);
}

static void
foyer_cash_panel_class_init (FoyerCashPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_cash_panel_dispose;
  gtk_widget_class_set_css_name (widget_class, "foyer-cash-panel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/foyerhall/Foyer/ui/counter/cash-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerCashPanel, title_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerCashPanel, pass_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerCashPanel, instruction_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerCashPanel, rows_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerCashPanel, rows_box);
  gtk_widget_class_bind_template_child (widget_class, FoyerCashPanel, due_title);
  gtk_widget_class_bind_template_child (widget_class, FoyerCashPanel, due_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerCashPanel, counted_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerCashPanel, difference_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerCashPanel, change_title);
  gtk_widget_class_bind_template_child (widget_class, FoyerCashPanel, change_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerCashPanel, reminded_check);
  gtk_widget_class_bind_template_child (widget_class, FoyerCashPanel, actions_box);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
  install_actions (widget_class);
}

static void
foyer_cash_panel_init (FoyerCashPanel *self)
{
  GtkEventController *keys;

  self->rows = g_ptr_array_new ();
  self->questions = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (FoyerCashAction i = 0; i < FOYER_CASH_N_ACTIONS; i++)
    {
      self->buttons[i] = foyer_cash_button_new (i);
      gtk_flow_box_append (GTK_FLOW_BOX (self->actions_box), self->buttons[i]);
      gtk_widget_set_focusable (gtk_widget_get_parent (self->buttons[i]), FALSE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (self->buttons[i])),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      foyer_cash_action_get_label (i), -1);
    }
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  update_actions (self);
}

void
foyer_cash_panel_set_work (FoyerCashPanel *self, FoyerCashWork *work)
{
  if (self->work == work)
    return;
  if (self->work != NULL)
    g_signal_handlers_disconnect_by_data (self->work, self);
  g_set_object (&self->work, work);
  if (work == NULL)
    return;
  g_signal_connect_swapped (work, "changed", G_CALLBACK (update), self);
  update (self);
}
