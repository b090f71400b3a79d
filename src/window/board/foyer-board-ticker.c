/* The board's lowest line: one sentence after the other, calmly. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/board/foyer-board-ticker.h"

#include "window/common/foyer-label.h"

/* A sentence is read twice in this time. */
#define SHOWN_MS 10000
/* Waits longer than this are told to everybody (K06), in steps of so many minutes. */
#define BUSY_MIN 15
#define STEP_MIN 5
/* So many numbers are told that their turn is near: more would not come round in time. */
#define MOST_NEARLY 4

struct _FoyerBoardTicker
{
  GtkWidget parent_instance;
  GtkStack *stack;
  GtkLabel *labels[2]; /* the one that shows, and the next one */
  GArray *notices;     /* of FoyerBoardNotice */
  guint place, front;
  guint turn; /* source */
};

G_DEFINE_FINAL_TYPE (FoyerBoardTicker, foyer_board_ticker, GTK_TYPE_WIDGET)

/* --- what there is to say --- */

static void
clear_notice (gpointer data)
{
  g_free (((FoyerBoardNotice *) data)->text);
}

static void
add_phrase (GArray *notices, FoyerWindowContext *context, const char *id, FoyerPhraseFacts *facts)
{
  const FoyerConfig *config =
      foyer_hall_model_get_config (foyer_window_context_get_model (context));
  const FoyerPhrase *phrase =
      foyer_phrase_book_find (foyer_window_context_get_phrases (context), id);

  for (guint i = 0; phrase != NULL && i < config->n_languages; i++)
    {
      FoyerBoardNotice notice = { config->languages[i],
                                  foyer_phrase_fill (phrase, config->languages[i], facts) };
      if (notice.text != NULL)
        g_array_append_val (notices, notice);
    }
}

/* The longest wait of the services that are served, in minutes. */
static gint64
get_longest_wait (FoyerHallModel *model)
{
  GListModel *services = foyer_hall_model_get_services (model);
  gint64 longest = 0;

  for (guint i = 0; i < g_list_model_get_n_items (services); i++)
    {
      g_autoptr (FoyerServiceItem) service = g_list_model_get_item (services, i);

      if (foyer_service_item_get_staffed (service) > 0 &&
          foyer_service_item_get_waiting (service) > 0)
        longest = MAX (longest, foyer_service_item_get_estimated_wait_s (service) / 60);
    }
  return longest;
}

/* What the hall says of its end: an early one, or the usual one. */
static const char *
choose_end (FoyerHallModel *model, GTimeZone *zone, FoyerPhraseFacts *facts)
{
  const char *reason;
  FoyerTime stopped = foyer_hall_model_get_stop (model, &reason);

  if (stopped == 0)
    return "S05";
  foyer_phrase_facts_set_text (facts, "reason", reason);
  foyer_phrase_facts_set_clock (facts, "time", stopped, zone);
  return "S08";
}

/* K04: the next few numbers, each in its own language, so that papers are in hand. Who is the very
 * next is called in a moment. */
static void
add_nearly (GArray *notices, FoyerWindowContext *context, guint nearly)
{
  GListModel *waiting = foyer_hall_model_get_waiting (foyer_window_context_get_model (context));
  const FoyerPhrase *phrase =
      foyer_phrase_book_find (foyer_window_context_get_phrases (context), "K04");
  g_autoptr (GHashTable) ahead = g_hash_table_new (g_str_hash, g_str_equal);
  guint shown = 0;

  for (guint i = 0; i < g_list_model_get_n_items (waiting) && shown < MOST_NEARLY; i++)
    {
      g_autoptr (FoyerTicketItem) item = g_list_model_get_item (waiting, i);
      const FoyerTicket *ticket = foyer_ticket_item_get_ticket (item);
      const guint before = GPOINTER_TO_UINT (g_hash_table_lookup (ahead, ticket->service));
      g_autoptr (FoyerPhraseFacts) facts = foyer_phrase_facts_new ();
      FoyerBoardNotice notice = { (FoyerLanguage) ticket->language, NULL };
      char number[FOYER_NUMBER_SIZE];

      g_hash_table_replace (ahead, ticket->service, GUINT_TO_POINTER (before + 1));
      if (before == 0 || before > nearly)
        continue;
      foyer_number_write (ticket->prefix, ticket->serial, number);
      foyer_phrase_facts_set_text (facts, "ticket", number);
      foyer_phrase_facts_set_number (facts, "ahead", before);
      notice.text = foyer_phrase_fill (phrase, notice.language, facts);
      if (notice.text == NULL)
        continue;
      g_array_append_val (notices, notice);
      shown++;
    }
}

GArray *
foyer_board_list_notices (FoyerWindowContext *context, const char *const *own, guint nearly)
{
  FoyerHallModel *model = foyer_window_context_get_model (context);
  const FoyerConfig *config = foyer_hall_model_get_config (model);
  FoyerHallState state = foyer_hall_model_get_state (model);
  GArray *notices = g_array_new (FALSE, TRUE, sizeof (FoyerBoardNotice));
  g_autoptr (FoyerPhraseFacts) facts = foyer_phrase_facts_new ();
  gint64 wait;

  g_array_set_clear_func (notices, clear_notice);
  if (config == NULL || state == FOYER_HALL_CLOSED)
    return notices;
  wait = get_longest_wait (model);
  foyer_phrase_facts_set_number (facts, "wait", (wait + STEP_MIN - 1) / STEP_MIN * STEP_MIN);
  if (state == FOYER_HALL_DRAINING || state == FOYER_HALL_EARLY_STOP)
    add_phrase (notices, context, choose_end (model, config->zone, facts), facts);
  else if (wait > BUSY_MIN)
    add_phrase (notices, context, "K06", facts);
  if (nearly > 0)
    add_nearly (notices, context, nearly);
  for (; own != NULL && *own != NULL; own++)
    {
      FoyerBoardNotice notice = { config->languages[0], g_strdup (*own) };
      if (**own != '\0')
        g_array_append_val (notices, notice);
      else
        g_free (notice.text);
    }
  return notices;
}

/* --- the line --- */

static void show (FoyerBoardTicker *self);

static void
turn_cb (gpointer data)
{
  FoyerBoardTicker *self = data;

  self->turn = 0;
  self->place = (self->place + 1) % self->notices->len;
  show (self);
}

static void
show (FoyerBoardTicker *self)
{
  const FoyerBoardNotice *notice;

  g_clear_handle_id (&self->turn, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self), self->notices->len > 0);
  if (self->notices->len == 0)
    return;
  notice = &g_array_index (self->notices, FoyerBoardNotice, self->place);
  if (g_strcmp0 (gtk_label_get_text (self->labels[self->front]), notice->text) != 0)
    {
      self->front = 1 - self->front;
      foyer_label_set_text_in (self->labels[self->front], notice->language, notice->text);
      gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->labels[self->front]));
    }
  if (self->notices->len > 1)
    self->turn = g_timeout_add_once (SHOWN_MS, turn_cb, self);
}

static gboolean
are_equal (GArray *a, GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (g_array_index (a, FoyerBoardNotice, i).text,
                      g_array_index (b, FoyerBoardNotice, i).text))
      return FALSE;
  return TRUE;
}

void
foyer_board_ticker_take_notices (FoyerBoardTicker *self, GArray *notices)
{
  const char *shown = gtk_label_get_text (self->labels[self->front]);

  if (are_equal (self->notices, notices))
    {
      g_array_unref (notices);
      return;
    }
  g_array_unref (self->notices);
  self->notices = notices;
  self->place = 0;
  for (guint i = 0; i < notices->len; i++)
    if (g_str_equal (g_array_index (notices, FoyerBoardNotice, i).text, shown))
      self->place = i;
  show (self);
}

static void
foyer_board_ticker_dispose (GObject *object)
{
  FoyerBoardTicker *self = FOYER_BOARD_TICKER (object);

  g_clear_handle_id (&self->turn, g_source_remove);
  if (self->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  self->stack = NULL;
  G_OBJECT_CLASS (foyer_board_ticker_parent_class)->dispose (object);
}

static void
foyer_board_ticker_finalize (GObject *object)
{
  g_array_unref (FOYER_BOARD_TICKER (object)->notices);
  G_OBJECT_CLASS (foyer_board_ticker_parent_class)->finalize (object);
}

static void
foyer_board_ticker_class_init (FoyerBoardTickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_board_ticker_dispose;
  G_OBJECT_CLASS (klass)->finalize = foyer_board_ticker_finalize;
  gtk_widget_class_set_css_name (widget_class, "foyer-board-ticker");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
foyer_board_ticker_init (FoyerBoardTicker *self)
{
  self->notices = g_array_new (FALSE, TRUE, sizeof (FoyerBoardNotice));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_transition_type (self->stack, GTK_STACK_TRANSITION_TYPE_CROSSFADE);
  gtk_stack_set_transition_duration (self->stack, 600);
  for (guint i = 0; i < G_N_ELEMENTS (self->labels); i++)
    {
      self->labels[i] = GTK_LABEL (gtk_label_new (NULL));
      gtk_label_set_wrap (self->labels[i], TRUE);
      gtk_label_set_lines (self->labels[i], 2);
      gtk_label_set_ellipsize (self->labels[i], PANGO_ELLIPSIZE_END);
      gtk_label_set_justify (self->labels[i], GTK_JUSTIFY_CENTER);
      gtk_stack_add_child (self->stack, GTK_WIDGET (self->labels[i]));
    }
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
