/* The hall board: whose turn it is and where, readable from ten metres. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/board/foyer-board-window.h"

#include <glib/gi18n-lib.h>

#include "window/common/foyer-public-frame.h"
#include "window/board/foyer-board-loop.h"
#include "window/board/foyer-board-pager.h"
#include "window/board/foyer-board-ticker.h"
#include "window/board/foyer-board-top.h"
#include "window/board/foyer-board-words.h"
#include "window/board/foyer-call-row.h"
#include "window/board/foyer-counter-tile.h"
#include "window/board/foyer-newest-call.h"
#include "window/board/foyer-service-tile.h"
#include "window/common/foyer-common.h"
#include "window/common/foyer-fault-words.h"
#include "window/common/foyer-format.h"
#include "window/common/foyer-label.h"
#include "foyer-board-resources.h"

struct _FoyerBoardWindow
{
  AdwApplicationWindow parent_instance;
  FoyerWindowContext *context;
  FoyerHallModel *model;
  GSignalGroup *newest_ticket;
  FoyerPublicPlace *place; /* %NULL until it has one */
  guint clock_source;
  guint inhibition;

  GtkWidget *header, *demo, *fault, *silence;
  FoyerPublicFrame *frame;
  GtkLabel *hall_name, *hall_line, *clock;
  GtkGrid *top;
  GtkStack *stack, *last_stack;
  GtkLabel *message_1, *message_2, *message_3, *message_hours;
  FoyerNewestCall *newest;
  GtkBox *middle;
  GtkFlowBox *last_calls;
  FoyerBoardPager *counters, *services;
  FoyerBoardTicker *ticker;
  FoyerBoardLoop *loop;
  GtkWidget *calls_panel;
  GtkSliceListModel *last; /* calls below the newest */
  char **notices;          /* of this station */
  guint nearly;            /* who is told that their turn is near */
};

G_DEFINE_FINAL_TYPE (FoyerBoardWindow, foyer_board_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_CONTEXT = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

/* Beside the newest one. */
#define LAST_CALLS 6

static FoyerCallItem *
get_newest (FoyerBoardWindow *self)
{
  return g_list_model_get_item (foyer_hall_model_get_calls (self->model), 0);
}

/* The clock, and what the hall's line says of now */

static gboolean tick (gpointer data);

static void
show_time (FoyerBoardWindow *self)
{
  const FoyerConfig *config = foyer_hall_model_get_config (self->model);
  FoyerTime now = foyer_hall_model_get_now (self->model);
  FoyerTime opens, closes;
  g_autofree char *time = NULL, *line = NULL;

  if (config == NULL)
    return;
  g_object_get (self->model, "opens", &opens, "closes", &closes, NULL);
  time = foyer_format_clock (now, config->zone);
  line = foyer_board_hall_line (foyer_hall_model_get_state (self->model), opens, closes, now,
                                config->zone);
  gtk_label_set_text (self->clock, time);
  foyer_label_set_text_in (self->hall_line, foyer_language_of_interface (), line);
  /* Awake again when the minute changes, and not before. */
  g_clear_handle_id (&self->clock_source, g_source_remove);
  self->clock_source = g_timeout_add (
      (guint) ((FOYER_MINUTE - now % FOYER_MINUTE) / G_TIME_SPAN_MILLISECOND) + 1, tick, self);
}

static gboolean
tick (gpointer data)
{
  FoyerBoardWindow *self = data;

  self->clock_source = 0;
  show_time (self);
  return G_SOURCE_REMOVE;
}

/* What stands large: the newest call, or a sentence where there is none */

/* When it has hours again: today's, or those of the next day that has any. */
static gboolean
is_next_today (FoyerBoardWindow *self, FoyerTime *opens, FoyerTime *closes)
{
  g_object_get (self->model, "opens", opens, "closes", closes, NULL);
  return foyer_hall_model_get_state (self->model) != FOYER_HALL_CLOSED ||
         *opens > foyer_hall_model_get_now (self->model) ||
         !foyer_board_find_next_day (foyer_hall_model_get_config (self->model),
                                     foyer_hall_model_get_day (self->model), opens, closes);
}

static void
show_message (FoyerBoardWindow *self, char *(*say) (FoyerBoardWindow *self, FoyerLanguage language))
{
  GtkLabel *labels[FOYER_N_LANGUAGES] = { self->message_1, self->message_2, self->message_3 };
  const FoyerConfig *config = foyer_hall_model_get_config (self->model);
  g_autofree char *hours = NULL;
  FoyerTime opens, closes;

  for (guint i = 0; i < FOYER_N_LANGUAGES; i++)
    {
      g_autofree char *text = i < config->n_languages ? say (self, config->languages[i]) : NULL;

      gtk_widget_set_visible (GTK_WIDGET (labels[i]), text != NULL);
      if (text != NULL)
        foyer_label_set_text_in (labels[i], config->languages[i], text);
    }
  is_next_today (self, &opens, &closes);
  hours = foyer_format_hours (opens, closes, config->zone);
  /* On a day without hours the manager may have opened all the same. */
  gtk_label_set_text (self->message_hours, hours);
  gtk_widget_set_visible (GTK_WIDGET (self->message_hours),
                          opens != 0 ||
                              foyer_hall_model_get_state (self->model) == FOYER_HALL_CLOSED);
  gtk_stack_set_visible_child_name (self->stack, "message");
}

static char *
say_closed (FoyerBoardWindow *self, FoyerLanguage language)
{
  FoyerTime opens, closes;

  return foyer_board_closed (language, is_next_today (self, &opens, &closes) ? 0 : opens,
                             foyer_hall_model_get_config (self->model)->zone);
}

static char *
say_welcome (FoyerBoardWindow *self, FoyerLanguage language)
{
  FoyerTime opens;

  g_object_get (self->model, "opens", &opens, NULL);
  return foyer_board_welcome (language, foyer_hall_model_get_state (self->model), opens,
                              foyer_hall_model_get_config (self->model)->zone);
}

static char *
say_fault (FoyerBoardWindow *self, FoyerLanguage language)
{
  return foyer_fault_say (self->context, foyer_hall_model_get_system_fault (self->model, 0),
                          language);
}

/* The whole hall waits for the business system, and nobody was called in spite of it. */
static gboolean
stands_still (FoyerBoardWindow *self, FoyerCallItem *call)
{
  const FoyerFault *fault = foyer_hall_model_get_system_fault (self->model, 0);
  FoyerTime at = 0;

  if (call != NULL)
    g_object_get (call, "at", &at, NULL);
  return fault != NULL && fault->counter == 0 && at < fault->opened_at;
}

static void
show_newest (FoyerBoardWindow *self)
{
  const FoyerConfig *config = foyer_hall_model_get_config (self->model);
  g_autoptr (FoyerCallItem) call = get_newest (self);
  FoyerHallState state = foyer_hall_model_get_state (self->model);
  GtkWidget *before = gtk_stack_get_visible_child (self->stack);

  if (config == NULL)
    return;
  foyer_newest_call_show (self->newest, call, config);
  g_signal_group_set_target (self->newest_ticket,
                             call != NULL ? foyer_call_item_get_ticket (call) : NULL);
  if (state == FOYER_HALL_CLOSED)
    show_message (self, say_closed);
  else if (stands_still (self, call))
    show_message (self, say_fault);
  else if (call == NULL)
    show_message (self, say_welcome);
  else
    gtk_stack_set_visible_child_name (self->stack, "call");
  /* A long message may have needed more room than there was. */
  if (before != gtk_stack_get_visible_child (self->stack))
    foyer_public_frame_refit (self->frame);
  gtk_stack_set_visible_child (
      self->last_stack, g_list_model_get_n_items (foyer_hall_model_get_calls (self->model)) > 1
                            ? GTK_WIDGET (self->last_calls)
                            : gtk_widget_get_first_child (GTK_WIDGET (self->last_stack)));
}

static void
set_class (FoyerBoardWindow *self, const char *name, gboolean has)
{
  if (has)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

/* Counters that are all closed and services that nobody serves say nothing; nothing plays. */
static void
show_closed (FoyerBoardWindow *self, gboolean closed)
{
  set_class (self, "closed", closed);
  gtk_widget_set_visible (GTK_WIDGET (self->middle), !closed);
  gtk_widget_set_visible (GTK_WIDGET (self->services), !closed);
  foyer_board_loop_set_active (self->loop, !closed);
}

static void
show_hall (FoyerBoardWindow *self)
{
  const FoyerConfig *config = foyer_hall_model_get_config (self->model);
  g_autofree char *name = NULL;

  gtk_widget_set_visible (self->fault, foyer_hall_model_get_fault (self->model) != NULL);
  if (config == NULL)
    return;
  gtk_widget_set_visible (self->demo, config->demo);
  name = g_strdup_printf ("%s %s", foyer_names_get (&config->utility, config->languages[0]),
                          foyer_names_get (&config->names, config->languages[0]));
  foyer_label_set_text_in (self->hall_name, config->languages[0], g_strstrip (name));
  show_closed (self, foyer_hall_model_get_state (self->model) == FOYER_HALL_CLOSED);
  show_time (self);
  show_newest (self);
}

static void
show_notices (FoyerBoardWindow *self)
{
  foyer_board_ticker_take_notices (
      self->ticker,
      foyer_board_list_notices (self->context, (const char *const *) self->notices, self->nearly));
}

void
foyer_board_window_set_notices (FoyerBoardWindow *self, const char *const *notices, guint nearly)
{
  self->nearly = nearly;
  g_strfreev (self->notices);
  self->notices = g_strdupv ((char **) notices);
  show_notices (self);
}

void
foyer_board_window_set_loop (FoyerBoardWindow *self,
                             const char *place,
                             guint still_s,
                             double volume)
{
  foyer_board_loop_set_place (self->loop, place, still_s, volume);
}

static void
follow_gain (FoyerBoardWindow *self)
{
  double gain;

  g_object_get (self->context, "gain", &gain, NULL);
  foyer_board_loop_set_gain (self->loop, gain);
}

static void
follow_contrast (FoyerBoardWindow *self)
{
  set_class (self, "contrast",
             adw_style_manager_get_high_contrast (adw_style_manager_get_default ()));
}

static void
show_voice (FoyerBoardWindow *self)
{
  g_autofree char *reason = NULL;

  g_object_get (self->context, "voice-reason", &reason, NULL);
  gtk_widget_set_visible (self->silence, !foyer_window_context_get_audible (self->context));
  gtk_widget_set_tooltip_text (self->silence, reason);
}

/* Calls */

static void
on_called (FoyerBoardWindow *self, FoyerCallItem *call)
{
  gboolean hearing;

  g_object_get (call, "hearing", &hearing, NULL);
  show_newest (self);
  foyer_newest_call_attend (self->newest,
                            hearing || !foyer_window_context_get_audible (self->context));
}

/* It was called, but nobody heard it: the eye must do. */
static void
on_voice_of_newest (FoyerBoardWindow *self, GParamSpec *pspec, FoyerTicketItem *ticket)
{
  if (g_strcmp0 (foyer_ticket_item_get_voice (ticket), "unheard") == 0)
    foyer_newest_call_attend (self->newest, TRUE);
}

static GtkWidget *
create_call (gpointer item, gpointer data)
{
  return foyer_call_row_new (item);
}

static GtkWidget *
create_counter (gpointer item, gpointer data)
{
  return foyer_counter_tile_new (item);
}

static GtkWidget *
create_service (gpointer item, gpointer data)
{
  return foyer_service_tile_new (item);
}

/* Where it lies */

static void
set_columns (GtkFlowBox *box, guint columns)
{
  gtk_flow_box_set_max_children_per_line (box, MAX (columns, 1));
  gtk_flow_box_set_min_children_per_line (box, MAX (columns, 1));
}

/* What is read from ten metres needs its size: three rows fit under the newest call, and whatever
 * is more has pages. On a high screen the panels lie one below the other, with twice the rows. */
static void
arrange (FoyerBoardWindow *self)
{
  gboolean portrait, showing;

  g_object_get (self->frame, "portrait", &portrait, NULL);
  g_object_get (self->loop, "showing", &showing, NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->middle),
                                  portrait ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_visible (GTK_WIDGET (self->loop), showing);
  gtk_widget_set_vexpand (GTK_WIDGET (self->loop), portrait);
  gtk_widget_set_hexpand (self->calls_panel, portrait);
  set_class (self, "portrait", portrait);
  foyer_board_top_arrange (self->top, portrait);
  foyer_newest_call_set_portrait (self->newest, portrait);
  set_columns (self->last_calls, portrait ? 2 : 1);
  gtk_slice_list_model_set_size (self->last, !portrait ? LAST_CALLS / 2 : showing ? 4 : LAST_CALLS);
  foyer_board_pager_set_page (self->counters, showing ? 3 : 6, portrait || showing ? 1 : 2);
  foyer_board_pager_set_page (self->services, portrait ? 2 : 3, portrait ? 2 : 3);
  foyer_public_frame_refit (self->frame);
}

void
foyer_board_window_set_place (FoyerBoardWindow *self, FoyerPublicPlace *place)
{
  g_set_object (&self->place, place);
}

static void
toggle_fullscreen (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerBoardWindow *self = FOYER_BOARD_WINDOW (widget);

  const gboolean fullscreen = gtk_window_is_fullscreen (GTK_WINDOW (self));

  if (fullscreen)
    gtk_window_unfullscreen (GTK_WINDOW (self));
  if (self->place != NULL)
    foyer_public_place_set_loose (self->place, fullscreen);
  else if (!fullscreen)
    gtk_window_fullscreen (GTK_WINDOW (self));
}

static void
stop_inhibiting (FoyerBoardWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (self->inhibition != 0 && application != NULL)
    gtk_application_uninhibit (application, self->inhibition);
  self->inhibition = 0;
}

/* A full screen is for the public: no pointer on it, no screen saver over it. */
static void
on_fullscreened (FoyerBoardWindow *self)
{
  gboolean fullscreen = gtk_window_is_fullscreen (GTK_WINDOW (self));

  gtk_widget_set_visible (self->header, !fullscreen);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->frame), fullscreen ? "none" : NULL);
  stop_inhibiting (self);
  if (fullscreen && gtk_window_get_application (GTK_WINDOW (self)) != NULL)
    self->inhibition = gtk_application_inhibit (gtk_window_get_application (GTK_WINDOW (self)),
                                                GTK_WINDOW (self), GTK_APPLICATION_INHIBIT_IDLE,
                                                _ ("The board is shown to the public"));
}

static gboolean
foyer_board_window_close_request (GtkWindow *window)
{
  stop_inhibiting (FOYER_BOARD_WINDOW (window));
  return GTK_WINDOW_CLASS (foyer_board_window_parent_class)->close_request (window);
}

/* Beginning and end */

static void
follow_model (FoyerBoardWindow *self)
{
  GListModel *calls = foyer_hall_model_get_calls (self->model);

  self->last = gtk_slice_list_model_new (g_object_ref (calls), 1, LAST_CALLS);
  gtk_flow_box_bind_model (self->last_calls, G_LIST_MODEL (self->last), create_call, NULL, NULL);
  foyer_board_pager_set_model (self->counters, foyer_hall_model_get_counters (self->model),
                               create_counter, _ ("Counters"));
  foyer_board_pager_set_model (self->services, foyer_hall_model_get_services (self->model),
                               create_service, _ ("Services"));

  g_signal_connect_object (self->model, "notify", G_CALLBACK (show_hall), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "called", G_CALLBACK (on_called), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "changed", G_CALLBACK (show_notices), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (calls, "items-changed", G_CALLBACK (show_newest), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (foyer_hall_model_get_counters (self->model), "items-changed",
                           G_CALLBACK (arrange), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (foyer_hall_model_get_services (self->model), "items-changed",
                           G_CALLBACK (arrange), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "notify", G_CALLBACK (show_voice), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "notify::gain", G_CALLBACK (follow_gain), self,
                           G_CONNECT_SWAPPED);
  g_signal_group_connect_object (self->newest_ticket, "notify::voice",
                                 G_CALLBACK (on_voice_of_newest), self, G_CONNECT_SWAPPED);
}

static void
foyer_board_window_constructed (GObject *object)
{
  FoyerBoardWindow *self = FOYER_BOARD_WINDOW (object);

  G_OBJECT_CLASS (foyer_board_window_parent_class)->constructed (object);
  self->model = g_object_ref (foyer_window_context_get_model (self->context));
  follow_model (self);
  g_signal_connect_object (self->frame, "notify::portrait", G_CALLBACK (arrange), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->loop, "notify::showing", G_CALLBACK (arrange), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::fullscreened", G_CALLBACK (on_fullscreened), NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (follow_contrast), self, G_CONNECT_SWAPPED);
  follow_contrast (self);
  arrange (self);
  show_hall (self);
  show_notices (self);
  show_voice (self);
}

static void
foyer_board_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, FOYER_BOARD_WINDOW (object)->context);
}

static void
foyer_board_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FOYER_BOARD_WINDOW (object)->context = g_value_dup_object (value);
}

static void
foyer_board_window_dispose (GObject *object)
{
  FoyerBoardWindow *self = FOYER_BOARD_WINDOW (object);

  g_clear_handle_id (&self->clock_source, g_source_remove);
  g_clear_object (&self->newest_ticket);
  g_clear_pointer (&self->notices, g_strfreev);
  g_clear_object (&self->place);
  g_clear_object (&self->last);
  g_clear_object (&self->model);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (foyer_board_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, FoyerBoardWindow, header);
  gtk_widget_class_bind_template_child (widget_class, FoyerBoardWindow, demo);
  gtk_widget_class_bind_template_child (widget_class, FoyerBoardWindow, fault);
  gtk_widget_class_bind_template_child (widget_class, FoyerBoardWindow, silence);
  gtk_widget_class_bind_template_child (widget_class, FoyerBoardWindow, frame);
  gtk_widget_class_bind_template_child (widget_class, FoyerBoardWindow, top);
  gtk_widget_class_bind_template_child (widget_class, FoyerBoardWindow, hall_name);
  gtk_widget_class_bind_template_child (widget_class, FoyerBoardWindow, hall_line);
  gtk_widget_class_bind_template_child (widget_class, FoyerBoardWindow, clock);
  gtk_widget_class_bind_template_child (widget_class, FoyerBoardWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, FoyerBoardWindow, last_stack);
  gtk_widget_class_bind_template_child (widget_class, FoyerBoardWindow, message_1);
  gtk_widget_class_bind_template_child (widget_class, FoyerBoardWindow, message_2);
  gtk_widget_class_bind_template_child (widget_class, FoyerBoardWindow, message_3);
  gtk_widget_class_bind_template_child (widget_class, FoyerBoardWindow, message_hours);
  gtk_widget_class_bind_template_child (widget_class, FoyerBoardWindow, newest);
  gtk_widget_class_bind_template_child (widget_class, FoyerBoardWindow, middle);
  gtk_widget_class_bind_template_child (widget_class, FoyerBoardWindow, last_calls);
  gtk_widget_class_bind_template_child (widget_class, FoyerBoardWindow, counters);
  gtk_widget_class_bind_template_child (widget_class, FoyerBoardWindow, services);
  gtk_widget_class_bind_template_child (widget_class, FoyerBoardWindow, ticker);
  gtk_widget_class_bind_template_child (widget_class, FoyerBoardWindow, loop);
  gtk_widget_class_bind_template_child (widget_class, FoyerBoardWindow, calls_panel);
}

static void
foyer_board_window_class_init (FoyerBoardWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = foyer_board_window_constructed;
  object_class->get_property = foyer_board_window_get_property;
  object_class->set_property = foyer_board_window_set_property;
  object_class->dispose = foyer_board_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = foyer_board_window_close_request;

  props[PROP_CONTEXT] =
      g_param_spec_object ("context", NULL, NULL, FOYER_TYPE_WINDOW_CONTEXT,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  foyer_common_init ();
  foyer_board_get_resource (); /* so that the linker keeps it */
  g_type_ensure (FOYER_TYPE_PUBLIC_FRAME);
  g_type_ensure (FOYER_TYPE_BOARD_PAGER);
  g_type_ensure (FOYER_TYPE_BOARD_TICKER);
  g_type_ensure (FOYER_TYPE_BOARD_LOOP);
  g_type_ensure (FOYER_TYPE_NEWEST_CALL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/foyerhall/Foyer/ui/board/board-window.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "board.fullscreen", NULL, toggle_fullscreen);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F11, 0, "board.fullscreen", NULL);
}

static void
foyer_board_window_init (FoyerBoardWindow *self)
{
  self->newest_ticket = g_signal_group_new (FOYER_TYPE_TICKET_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
foyer_board_window_new (GtkApplication *application, FoyerWindowContext *context)
{
  return g_object_new (FOYER_TYPE_BOARD_WINDOW, "application", application, "context", context,
                       NULL);
}
