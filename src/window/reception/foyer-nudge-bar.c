/* What the reception should do now, as sentences. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/reception/foyer-nudge-bar.h"

#include <glib/gi18n-lib.h>

#include "hall/foyer-nudge.h"
#include "hall/foyer-roster.h"
#include "window/common/foyer-format.h"
#include "window/day/foyer-day-window.h"

/* More than so many at once nobody can do. */
#define MOST_SENTENCES 3

struct _FoyerNudgeBar
{
  GtkWidget parent_instance;
  FoyerHallModel *model;
  FoyerDayListsModel *lists; /* or %NULL */
  guint wake;                /* source of the next moment at which a sentence may come by itself */
  char *shown;
};

G_DEFINE_FINAL_TYPE (FoyerNudgeBar, foyer_nudge_bar, GTK_TYPE_WIDGET)

static void update (FoyerNudgeBar *self);

static char *
say_called (FoyerNudge nudge, FoyerTicketItem *item)
{
  const FoyerTicket *ticket = foyer_ticket_item_get_ticket (item);
  const char *number = foyer_ticket_item_get_number (item);

  if (nudge == FOYER_NUDGE_FETCH)
    return g_strdup_printf (_ ("%s does not hear well: please fetch them to counter %d."), number,
                            (int) ticket->counter);
  return g_strdup_printf (_ ("%s was called and has not come: please lead them to counter %d."),
                          number, (int) ticket->counter);
}

/* Those at counters one by one; those who wait too long in one sentence. */
static void
add_tickets (FoyerNudgeBar *self, GPtrArray *sentences, FoyerTime now, FoyerTime *wake)
{
  GListModel *tickets = foyer_hall_model_get_tickets (self->model);
  g_autoptr (FoyerTicketItem) longest = NULL;
  g_autofree char *waited = NULL;
  guint n_overdue = 0;

  for (guint i = 0; i < g_list_model_get_n_items (tickets); i++)
    {
      g_autoptr (FoyerTicketItem) item = g_list_model_get_item (tickets, i);
      const FoyerTicket *ticket = foyer_ticket_item_get_ticket (item);
      FoyerTime next;
      FoyerNudge nudge = foyer_nudge_get (ticket, now, &next);

      if (next != 0)
        *wake = MIN (*wake, next);
      if (nudge == FOYER_NUDGE_OVERDUE && n_overdue++ == 0)
        longest = g_object_ref (item);
      else if (nudge == FOYER_NUDGE_FETCH || nudge == FOYER_NUDGE_LEAD)
        g_ptr_array_add (sentences, say_called (nudge, item));
    }
  if (longest == NULL)
    return;
  waited = foyer_format_waited (foyer_ticket_item_get_ticket (longest)->issued_at, now);
  g_ptr_array_add (
      sentences,
      /* Translators: %u customers; %s a number, then a duration such as "12 min" */
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u waits longer than promised: %s, for %s.",
                                    "%u wait longer than promised; %s has waited %s.", n_overdue),
                       n_overdue, foyer_ticket_item_get_number (longest), waited));
}

static void
add_cover (FoyerNudgeBar *self, GPtrArray *sentences)
{
  const FoyerConfig *config = foyer_hall_model_get_config (self->model);
  GListModel *services = foyer_hall_model_get_services (self->model);
  GListModel *items = foyer_hall_model_get_counters (self->model);
  g_autoptr (GPtrArray) counters = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (FoyerCounterItem) item = g_list_model_get_item (items, i);
      g_ptr_array_add (counters, (gpointer) foyer_counter_item_get_counter (item));
    }
  for (guint i = 0; i < g_list_model_get_n_items (services); i++)
    {
      g_autoptr (FoyerServiceItem) service = g_list_model_get_item (services, i);
      const char *code = foyer_service_item_get_code (service);
      FoyerCover cover = foyer_cover_get (config, counters, code);
      gint64 waiting = foyer_service_item_get_waiting (service);

      if (cover == FOYER_COVER_NONE && waiting > 0)
        g_ptr_array_add (sentences,
                         g_strdup_printf (_ ("Nobody serves %s now, and %d wait for it: please "
                                             "tell the duty manager."),
                                          code, (int) waiting));
      else if (cover == FOYER_COVER_ENDING)
        g_ptr_array_add (
            sentences,
            g_strdup_printf (_ ("Soon nobody will serve %s: every counter for it is with its "
                                "last customer."),
                             code));
    }
}

/* S2 五.4: what the roster leaves without a counter, before it comes; what begins and ends together
 * in one sentence. */
static void
add_gaps (FoyerNudgeBar *self, GPtrArray *sentences, FoyerTime now, FoyerTime *wake)
{
  const FoyerConfig *config = foyer_hall_model_get_config (self->model);
  g_autoptr (GArray) gaps = foyer_roster_list_gaps (config, foyer_hall_model_get_day (self->model));
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) spans = g_ptr_array_new ();

  for (guint i = 0; i < config->services->len; i++)
    {
      const FoyerService *service = g_ptr_array_index (config->services, i);
      const FoyerGap *gap = foyer_roster_find_gap (gaps, service->code, now, wake);
      GString *codes;
      char *span;

      if (gap == NULL)
        continue;
      span = foyer_format_hours (gap->from, gap->to, config->zone);
      codes = g_hash_table_lookup (told, span);
      if (codes == NULL)
        {
          codes = g_string_new (service->code);
          g_ptr_array_add (spans, span);
          g_hash_table_insert (told, span, codes);
          continue;
        }
      g_string_append_printf (codes, ", %s", service->code);
      g_free (span);
    }
  for (guint i = 0; i < spans->len; i++)
    {
      g_autofree char *codes =
          g_string_free (g_hash_table_lookup (told, g_ptr_array_index (spans, i)), FALSE);

      g_ptr_array_add (sentences,
                       /* Translators: a time span such as 12:00–12:45, then services */
                       g_strdup_printf (_ ("%s: nobody is planned for %s. Offer an appointment, or "
                                           "ask the duty manager."),
                                        (char *) g_ptr_array_index (spans, i), codes));
    }
}

static void
add_lists (FoyerNudgeBar *self, GPtrArray *sentences)
{
  char *sentence = self->lists != NULL ? foyer_day_window_tell (self->lists, self->model) : NULL;

  if (sentence != NULL)
    g_ptr_array_add (sentences, sentence);
}

static void
show (FoyerNudgeBar *self, GPtrArray *sentences)
{
  g_autofree char *text = NULL;
  GtkWidget *child;

  if (sentences->len > MOST_SENTENCES)
    g_ptr_array_set_size (sentences, MOST_SENTENCES);
  gtk_widget_set_visible (GTK_WIDGET (self), sentences->len > 0);
  g_ptr_array_add (sentences, NULL);
  text = g_strjoinv ("\n", (char **) sentences->pdata);
  if (g_strcmp0 (self->shown, text) == 0)
    return;
  foyer_set_text (&self->shown, text);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  for (guint i = 0; g_ptr_array_index (sentences, i) != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (g_ptr_array_index (sentences, i));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_widget_set_parent (label, GTK_WIDGET (self));
    }
}

static void
wake_cb (gpointer data)
{
  FoyerNudgeBar *self = data;

  self->wake = 0;
  update (self);
}

static void
update (FoyerNudgeBar *self)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  FoyerTime now, wake = G_MAXINT64;

  g_clear_handle_id (&self->wake, g_source_remove);
  if (self->model != NULL && foyer_hall_model_get_loaded (self->model))
    {
      now = foyer_hall_model_get_now (self->model);
      add_tickets (self, sentences, now, &wake);
      add_lists (self, sentences);
      add_cover (self, sentences);
      add_gaps (self, sentences, now, &wake);
      if (wake != G_MAXINT64)
        self->wake = g_timeout_add_once (
            (guint) CLAMP ((wake - now) / G_TIME_SPAN_MILLISECOND + 50, 50, G_MAXINT), wake_cb,
            self);
    }
  show (self, sentences);
}

static void
foyer_nudge_bar_dispose (GObject *object)
{
  FoyerNudgeBar *self = FOYER_NUDGE_BAR (object);
  GtkWidget *child;

  g_clear_handle_id (&self->wake, g_source_remove);
  foyer_nudge_bar_set_model (self, NULL);
  foyer_nudge_bar_set_lists (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (foyer_nudge_bar_parent_class)->dispose (object);
}

static void
foyer_nudge_bar_finalize (GObject *object)
{
  g_free (FOYER_NUDGE_BAR (object)->shown);
  G_OBJECT_CLASS (foyer_nudge_bar_parent_class)->finalize (object);
}

static void
foyer_nudge_bar_class_init (FoyerNudgeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_nudge_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = foyer_nudge_bar_finalize;
  gtk_widget_class_set_css_name (widget_class, "foyer-nudge-bar");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
foyer_nudge_bar_init (FoyerNudgeBar *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
foyer_nudge_bar_set_model (FoyerNudgeBar *self, FoyerHallModel *model)
{
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_set_object (&self->model, model);
  if (model == NULL)
    return;
  g_signal_connect_object (model, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

void
foyer_nudge_bar_set_lists (FoyerNudgeBar *self, FoyerDayListsModel *lists)
{
  if (self->lists != NULL)
    g_signal_handlers_disconnect_by_data (self->lists, self);
  g_set_object (&self->lists, lists);
  if (lists != NULL)
    g_signal_connect_object (lists, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}
