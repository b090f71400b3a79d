/* What the manager's window shows: the sentence, the tiles, the alerts, the day. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "hall/foyer-hours.h"
#include "window/common/foyer-format.h"
#include "window/common/foyer-label.h"
#include "window/manager/foyer-manager-report.h"
#include "window/manager/foyer-manager-window-private.h"

/* Sentences */

static const char *
get_service_name (FoyerManagerWindow *self, const char *code)
{
  FoyerServiceItem *service =
      foyer_hall_model_find_service (foyer_manager_window_get_model (self), code);

  return service != NULL ? foyer_service_item_get_name (service, foyer_language_of_interface ())
                         : code;
}

static char *
say_waiting (const FoyerAttention *attention, FoyerTime now)
{
  const FoyerTicket *ticket = attention->ticket;
  g_autofree char *waited = foyer_format_waited (ticket->issued_at, now);
  char number[FOYER_NUMBER_SIZE];

  foyer_number_write (ticket->prefix, ticket->serial, number);
  if (attention->count == 1)
    /* Translators: a number of the queue; then a duration such as "12 min" */
    return g_strdup_printf (_ ("%s has waited %s, longer than promised. Open another counter."),
                            number, waited);
  /* Translators: a count of customers; a number of the queue; then a duration such as "12 min" */
  return g_strdup_printf (
      _ ("%d customers wait longer than promised; %s has waited %s. Open another counter."),
      (int) attention->count, number, waited);
}

static char *
say_gap (FoyerManagerWindow *self, const FoyerAttention *attention)
{
  const FoyerConfig *config = foyer_hall_model_get_config (foyer_manager_window_get_model (self));
  g_autofree char *span = foyer_format_hours (attention->from, attention->to, config->zone);

  /* Translators: a time span such as 12:00–12:45, then the name of a service */
  return g_strdup_printf (
      _ ("%s: nobody is planned for “%s”. Change the roster, or send somebody."), span,
      get_service_name (self, attention->service));
}

/* What is not in order is told from the time on by which it should be. */
static gint64
count_points (FoyerManagerWindow *self, FoyerTime now)
{
  JsonObject *list = foyer_day_lists_model_get (self->lists, FOYER_LIST_OPENING);
  FoyerTime due;

  if (list == NULL || json_object_get_null_member (list, "due_at") ||
      !foyer_time_from_iso8601 (json_object_get_string_member (list, "due_at"), &due, NULL) ||
      now < due)
    return 0;
  return foyer_day_lists_model_count_open (self->lists, FOYER_LIST_OPENING) +
         foyer_day_lists_model_count_bad (self->lists, FOYER_LIST_OPENING);
}

static char *
say (FoyerManagerWindow *self, const FoyerAttention *attention, FoyerTime now)
{
  switch (attention->kind)
    {
    case FOYER_ATTENTION_EMERGENCY:
      return g_strdup (_ ("An emergency is being announced. Stop it when everybody is safe."));
    case FOYER_ATTENTION_FAULT:
      return g_strdup (_ ("The hall’s file cannot be read now. What you see may be old."));
    case FOYER_ATTENTION_SILENCE:
      return g_strdup (_ ("Nobody hears the calls. Check the loudspeaker; the board shows them."));
    case FOYER_ATTENTION_SUSPENSION:
      return g_strdup_printf (
          _ ("Counter %d should be open again since %d min. Ask there, or let the reception know."),
          (int) attention->counter, (int) ((attention->seconds + 59) / 60));
    case FOYER_ATTENTION_UNCOVERED:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "Nobody serves “%s”, and %d customer waits. Open a counter for it.",
                       "Nobody serves “%s”, and %d customers wait. Open a counter for it.",
                       (gulong) attention->count),
          get_service_name (self, attention->service), (int) attention->count);
    case FOYER_ATTENTION_ENDING:
      return g_strdup_printf (_ ("Soon nobody will serve “%s”: every counter for it is with its "
                                 "last customer."),
                              get_service_name (self, attention->service));
    case FOYER_ATTENTION_GAP:
      return say_gap (self, attention);
    case FOYER_ATTENTION_CHECKLIST:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%d point of the opening list is not in order (Ctrl+L).",
                       "%d points of the opening list are not in order (Ctrl+L).",
                       (gulong) attention->count),
          (int) attention->count);
    case FOYER_ATTENTION_PAGE:
    case FOYER_ATTENTION_PROMISES:
      return foyer_manager_window_say_call (self, attention, now);
    case FOYER_ATTENTION_CALLBACKS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                           "%d customer asked for a call and has not had it yet.",
                                           "%d customers asked for a call and have not had it yet.",
                                           (gulong) attention->count),
                              (int) attention->count);
    case FOYER_ATTENTION_WAITING:
    default:
      return say_waiting (attention, now);
    }
}

/* S2 五.4: a service is left to nobody while somebody waits for it, as when its last clerk closes.
 */
static void
tell_uncovered (FoyerManagerWindow *self, GArray *list, FoyerTime now)
{
  const FoyerConfig *config = foyer_hall_model_get_config (foyer_manager_window_get_model (self));

  for (guint i = 0; i < config->services->len; i++)
    {
      const char *code = ((FoyerService *) g_ptr_array_index (config->services, i))->code;
      g_autofree char *key = g_strdup_printf ("uncovered-%s", code), *body = NULL;
      FoyerDesktopNotice notice = { .key = key, .summary = get_service_name (self, code) };

      for (guint k = 0; k < list->len && body == NULL; k++)
        {
          const FoyerAttention *attention = &g_array_index (list, FoyerAttention, k);

          if (attention->kind == FOYER_ATTENTION_UNCOVERED &&
              g_str_equal (attention->service, code))
            body = say (self, attention, now);
        }
      notice.body = body;
      notice.urgency = FOYER_URGENCY_NORMAL;
      if (body != NULL && foyer_window_context_get_session (self->context) != NULL)
        foyer_notices_set (self->notices, &notice);
      else
        foyer_notices_unset (self->notices, key);
    }
}

/* Lists */

static GtkWidget *
create_sentence (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "sentence");
  return label;
}

static void
clear_list (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

static void
show_alerts (FoyerManagerWindow *self, GPtrArray *sentences)
{
  g_autofree char *text = NULL;

  g_ptr_array_add (sentences, NULL);
  text = g_strjoinv ("\n", (char **) sentences->pdata);
  if (g_strcmp0 (text, self->shown) == 0)
    return;
  foyer_set_text (&self->shown, text);
  gtk_label_set_text (self->sentence_label, sentences->len > 1
                                                ? g_ptr_array_index (sentences, 0)
                                                : _ ("All is well. Nothing needs you now."));
  clear_list (self->alerts_list);
  for (guint i = 1; i + 1 < sentences->len; i++)
    gtk_list_box_append (self->alerts_list, create_sentence (g_ptr_array_index (sentences, i)));
  if (sentences->len <= 2)
    gtk_list_box_append (self->alerts_list,
                         create_sentence (_ ("Nothing else. What needs you after the sentence "
                                             "above stands here.")));
}

/* Tiles */

static void
set_number (GtkLabel *label, gint64 value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  gtk_label_set_text (label, text);
}

static void
show_waiting (FoyerManagerWindow *self, FoyerTime now)
{
  GListModel *waiting = foyer_hall_model_get_waiting (foyer_manager_window_get_model (self));
  FoyerTime oldest = 0;
  g_autofree char *waited = NULL, *detail = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (waiting); i++)
    {
      g_autoptr (FoyerTicketItem) item = g_list_model_get_item (waiting, i);
      FoyerTime at = foyer_ticket_item_get_ticket (item)->issued_at;

      if (oldest == 0 || at < oldest)
        oldest = at;
    }
  set_number (self->waiting_value, g_list_model_get_n_items (waiting));
  if (oldest != 0)
    {
      waited = foyer_format_waited (oldest, now);
      /* Translators: %s is a duration such as "12 min" */
      detail = g_strdup_printf (_ ("longest: %s"), waited);
    }
  gtk_label_set_text (self->waiting_detail, detail != NULL ? detail : _ ("nobody waits"));
}

static void
show_counters (FoyerManagerWindow *self, GPtrArray *counters)
{
  guint n_staffed = 0, n_busy = 0, n_suspended = 0;
  g_autofree char *of = g_strdup_printf (_ ("of %u counters"), counters->len);
  g_autofree char *names = NULL;
  g_autoptr (GString) who = g_string_new (NULL);

  for (guint i = 0; i < counters->len; i++)
    {
      const FoyerCounter *counter = g_ptr_array_index (counters, i);

      if (counter->state == FOYER_COUNTER_SUSPENDED)
        {
          n_suspended++;
          g_string_append_printf (who, "%s%d", who->len > 0 ? ", " : "", (int) counter->number);
        }
      else if (foyer_counter_is_staffed ((FoyerCounterState) counter->state))
        n_staffed++;
      if (foyer_counter_has_customer ((FoyerCounterState) counter->state))
        n_busy++;
    }
  set_number (self->counters_value, n_staffed);
  names = g_strdup_printf (_ ("%s; %u with a customer"), of, n_busy);
  gtk_label_set_text (self->counters_detail, names);
  set_number (self->suspended_value, n_suspended);
  if (who->len > 0)
    {
      /* Translators: %s are numbers of counters, "2, 5" */
      g_autofree char *detail = g_strdup_printf (_ ("counter %s"), who->str);

      gtk_label_set_text (self->suspended_detail, detail);
    }
  else
    gtk_label_set_text (self->suspended_detail, _ ("no counter"));
}

/* When the last of those who wait has been served, at the pace of late; 0: nobody can tell. */
static FoyerTime
estimate_end (FoyerManagerWindow *self, FoyerTime now)
{
  FoyerHallModel *model = foyer_manager_window_get_model (self);
  const FoyerConfig *config = foyer_hall_model_get_config (model);
  GListModel *services = foyer_hall_model_get_services (model);
  gint64 longest = 0;

  for (guint i = 0; i < g_list_model_get_n_items (services); i++)
    {
      g_autoptr (FoyerServiceItem) item = g_list_model_get_item (services, i);
      const FoyerService *service =
          foyer_config_find_service (config, foyer_service_item_get_code (item), NULL);

      if (foyer_service_item_get_waiting (item) == 0)
        continue;
      if (foyer_service_item_get_staffed (item) == 0 || service == NULL)
        return 0;
      longest = MAX (longest, foyer_service_item_get_estimated_wait_s (item) + service->mean_s);
    }
  return now + longest * FOYER_SECOND;
}

static void
show_end (FoyerManagerWindow *self, FoyerTime now)
{
  FoyerHallModel *model = foyer_manager_window_get_model (self);
  FoyerHallState state = foyer_hall_model_get_state (model);
  const FoyerConfig *config = foyer_hall_model_get_config (model);
  gboolean ends = state == FOYER_HALL_LAST_MINUTES || state == FOYER_HALL_DRAINING ||
                  state == FOYER_HALL_EARLY_STOP;
  gint64 opens, closes;
  FoyerTime end;
  g_autofree char *text = NULL;

  g_object_get (model, "opens", &opens, "closes", &closes, NULL);
  if (ends)
    {
      end = estimate_end (self, now);
      text = end != 0 ? foyer_format_clock (end, config->zone) : g_strdup ("–");
      gtk_label_set_text (self->end_caption, _ ("Expected end of work"));
      gtk_label_set_text (self->end_detail, end != 0 ? _ ("for those who wait now")
                                                     : _ ("somebody waits whom nobody serves"));
    }
  else
    {
      text = opens != closes ? foyer_format_clock (closes, config->zone) : g_strdup ("–");
      gtk_label_set_text (self->end_caption, _ ("Closes"));
      gtk_label_set_text (self->end_detail,
                          opens != closes ? _ ("by the timetable") : _ ("no hours today"));
    }
  gtk_label_set_text (self->end_value, text);
}

/* All of it */

static GPtrArray *
list_counters (FoyerHallModel *model)
{
  GListModel *items = foyer_hall_model_get_counters (model);
  GPtrArray *counters = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (FoyerCounterItem) item = g_list_model_get_item (items, i);

      g_ptr_array_add (counters, (gpointer) foyer_counter_item_get_counter (item));
    }
  return counters;
}

static GPtrArray *
list_tickets (FoyerHallModel *model, gboolean *unheard)
{
  GListModel *items = foyer_hall_model_get_tickets (model);
  GPtrArray *tickets = g_ptr_array_new ();

  *unheard = FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (FoyerTicketItem) item = g_list_model_get_item (items, i);
      const FoyerTicket *ticket = foyer_ticket_item_get_ticket (item);

      if (ticket->state == FOYER_TICKET_CALLED &&
          g_strcmp0 (foyer_ticket_item_get_voice (item), "unheard") == 0)
        *unheard = TRUE;
      g_ptr_array_add (tickets, (gpointer) ticket);
    }
  return tickets;
}

static void
wake_cb (gpointer data)
{
  FOYER_MANAGER_WINDOW (data)->wake = 0;
  foyer_manager_window_show_now (data);
}

void
foyer_manager_window_show_now (FoyerManagerWindow *self)
{
  FoyerHallModel *model = foyer_manager_window_get_model (self);
  const FoyerTime now = foyer_hall_model_get_now (model);
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) counters = NULL, tickets = NULL;
  g_autoptr (GArray) list = NULL, gaps = NULL;
  FoyerAttentionFacts facts = { 0 };
  gboolean unheard;
  FoyerTime next;

  g_clear_handle_id (&self->wake, g_source_remove);
  if (foyer_hall_model_get_config (model) == NULL)
    return;
  counters = list_counters (model);
  tickets = list_tickets (model, &unheard);
  facts.emergency = foyer_emergency_bar_get_active (self->emergency_bar);
  facts.fault = foyer_hall_model_get_fault (model) != NULL;
  facts.silent = unheard || !foyer_window_context_get_audible (self->context);
  if (self->callbacks != NULL)
    foyer_manager_window_count_calls (self, now, &facts);
  else if (self->report != NULL)
    facts.callbacks = json_object_get_int_member_with_default (self->report, "callbacks_open", 0);
  facts.points = count_points (self, now);
  facts.gaps = gaps = foyer_roster_list_gaps (foyer_hall_model_get_config (model),
                                              foyer_hall_model_get_day (model));
  list = foyer_attention_list (foyer_hall_model_get_config (model), counters, tickets, &facts, now,
                               &next);
  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add (sentences, say (self, &g_array_index (list, FoyerAttention, i), now));
  /* What is told in minutes changes with them. */
  if (list->len > 0)
    next = next != 0 ? MIN (next, now + FOYER_MINUTE) : now + FOYER_MINUTE;
  if (next != 0)
    self->wake = g_timeout_add_once (
        (guint) CLAMP ((next - now) / G_TIME_SPAN_MILLISECOND + 50, 50, G_MAXINT), wake_cb, self);
  show_alerts (self, sentences);
  foyer_manager_window_tell (self, now);
  tell_uncovered (self, list, now);
  show_waiting (self, now);
  show_counters (self, counters);
  show_end (self, now);
}

void
foyer_manager_window_show_report (FoyerManagerWindow *self)
{
  g_autoptr (GPtrArray) exceptions = foyer_manager_report_list_exceptions (
      self->report, foyer_hall_model_get_config (foyer_manager_window_get_model (self)));
  char *caption, *value;

  clear_list (self->figures_list);
  for (guint i = 0; foyer_manager_report_get_figure (self->report, i, &caption, &value); i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
      GtkWidget *name = create_sentence (caption), *figure = gtk_label_new (value);

      gtk_widget_set_hexpand (name, TRUE);
      gtk_widget_add_css_class (figure, "numeric");
      gtk_widget_add_css_class (figure, "figure");
      gtk_box_append (GTK_BOX (box), name);
      gtk_box_append (GTK_BOX (box), figure);
      gtk_list_box_append (self->figures_list, box);
      g_free (caption);
      g_free (value);
    }
  clear_list (self->exceptions_list);
  for (guint i = 0; i < exceptions->len; i++)
    gtk_list_box_append (self->exceptions_list,
                         create_sentence (g_ptr_array_index (exceptions, i)));
  if (exceptions->len == 0)
    gtk_list_box_append (self->exceptions_list,
                         create_sentence (_ ("None today. Whoever was called out of turn, "
                                             "suspensions and differences in cash stand here.")));
}

static GtkWidget *
create_counter (gpointer item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *number = gtk_label_new (NULL), *pill = foyer_state_pill_new (NULL);
  g_autofree char *text = foyer_format_counter (foyer_counter_item_get_counter (item)->number);

  gtk_label_set_text (GTK_LABEL (number), text);
  gtk_widget_set_hexpand (number, TRUE);
  gtk_label_set_xalign (GTK_LABEL (number), 0);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), pill);
  gtk_widget_add_css_class (box, "counter-cell");
  g_object_bind_property (item, "state", pill, "state", G_BINDING_SYNC_CREATE);
  return box;
}

void
foyer_manager_window_bind_counters (FoyerManagerWindow *self)
{
  gtk_flow_box_bind_model (self->counters_box,
                           foyer_hall_model_get_counters (foyer_manager_window_get_model (self)),
                           create_counter, NULL, NULL);
}
