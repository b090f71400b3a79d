/* The customer's second screen. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/customer/foyer-customer-window.h"

#include <glib/gi18n-lib.h>

#include "foyer-customer-resources.h"
#include "window/common/foyer-common.h"
#include "window/common/foyer-label.h"
#include "window/common/foyer-public-frame.h"
#include "window/customer/foyer-customer-window-private.h"
#include "window/customer/foyer-customer-words.h"
#include "window/customer/foyer-screen-line.h"

G_DEFINE_FINAL_TYPE (FoyerCustomerWindow, foyer_customer_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  RATED,
  DECLINED,
  EXPLAINED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

enum
{
  THERE = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/* After a touch the customer's finger is gone this soon. */
#define GIVE_BACK_MS 300

FoyerTime
foyer_customer_window_get_now (FoyerCustomerWindow *self)
{
  return self->context != NULL
             ? foyer_hall_model_get_now (foyer_window_context_get_model (self->context))
             : g_get_real_time ();
}

/* --- the countdown --- */

static gboolean tick (gpointer data);

static void
show_countdown (FoyerCustomerWindow *self)
{
  gboolean asks = self->state == FOYER_SCREEN_RATING || self->state == FOYER_SCREEN_REASONS;
  FoyerTime left = self->until - foyer_customer_window_get_now (self);
  g_autofree char *seconds = NULL, *text = NULL;

  g_clear_handle_id (&self->tick, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self->countdown), asks && self->until != 0);
  if (!asks || self->until == 0 || left <= 0)
    return;
  seconds = g_strdup_printf ("%d", (int) ((left + FOYER_SECOND - 1) / FOYER_SECOND));
  text = foyer_customer_say_with (self->language, FOYER_SAYS_CLOSES_IN, seconds);
  foyer_label_set_text_in (self->countdown, self->language, text);
  self->tick =
      g_timeout_add ((guint) (left % FOYER_SECOND / G_TIME_SPAN_MILLISECOND) + 1, tick, self);
}

static gboolean
tick (gpointer data)
{
  FoyerCustomerWindow *self = data;

  self->tick = 0;
  show_countdown (self);
  return G_SOURCE_REMOVE;
}

/* --- what is shown --- */

static const char *
get_page (FoyerScreenState state)
{
  switch (state)
    {
    case FOYER_SCREEN_CASH:
      return "cash";
    case FOYER_SCREEN_RATING:
      return "rating";
    case FOYER_SCREEN_REASONS:
      return "reasons";
    default:
      return "sentence";
    }
}

static void
show_style (FoyerCustomerWindow *self, const FoyerCustomerView *view)
{
  g_autofree char *before = g_strconcat ("screen-", foyer_screen_states[self->state], NULL);
  g_autofree char *now = g_strconcat ("screen-", foyer_screen_states[view->state], NULL);
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_remove_css_class (widget, before);
  gtk_widget_add_css_class (widget, now);
  if (view->large)
    gtk_widget_add_css_class (widget, "large-text");
  else
    gtk_widget_remove_css_class (widget, "large-text");
}

static void
show_strip (FoyerCustomerWindow *self, const FoyerCustomerView *view)
{
  FoyerLanguage language = view->language;

  gtk_widget_set_visible (self->strip, view->state != FOYER_SCREEN_IDLE || view->demo);
  foyer_label_set_text_in (self->counter_word, language, view->counter_word);
  foyer_label_set_text_in (self->counter_number, language, view->counter);
  foyer_label_set_text_in (self->staff, language, view->staff != NULL ? view->staff : "");
  foyer_label_set_text_in (self->demo, language,
                           view->demo ? foyer_customer_say (language, FOYER_SAYS_DEMO) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->demo), view->demo);
  foyer_label_set_text_in (self->ticket_number, language,
                           view->number != NULL && !view->heading_is_number ? view->number : "");
  /* The plate says it large. */
  gtk_widget_set_opacity (GTK_WIDGET (self->counter_word), view->state != FOYER_SCREEN_IDLE);
  gtk_widget_set_opacity (GTK_WIDGET (self->counter_number), view->state != FOYER_SCREEN_IDLE);
  gtk_widget_set_opacity (GTK_WIDGET (self->staff), view->state != FOYER_SCREEN_IDLE);
}

static void
show_page (FoyerCustomerWindow *self, const FoyerCustomerView *view)
{
  gboolean fresh = view->state != self->state || g_strcmp0 (view->number, self->number) != 0;

  switch (view->state)
    {
    case FOYER_SCREEN_CASH:
      foyer_cash_page_show (self->cash_page, view);
      break;
    case FOYER_SCREEN_RATING:
      if (fresh)
        foyer_rating_page_reset (self->rating_page);
      foyer_rating_page_show (self->rating_page, view);
      break;
    case FOYER_SCREEN_REASONS:
      if (fresh)
        foyer_reasons_page_reset (self->reasons_page);
      foyer_reasons_page_show (self->reasons_page, view);
      break;
    default:
      foyer_sentence_page_show (self->sentence_page, view);
    }
  /* What a customer chose and typed is nobody else's business. */
  if (fresh && self->state == FOYER_SCREEN_REASONS)
    foyer_reasons_page_reset (self->reasons_page);
  gtk_stack_set_visible_child_name (self->stack, get_page (view->state));
}

void
foyer_customer_window_show (FoyerCustomerWindow *self, const FoyerCustomerView *view)
{
  g_autofree char *title = g_strdup_printf (_ ("Second Screen of Counter %d"), (int) self->counter);

  gtk_window_set_title (GTK_WINDOW (self), title);
  show_style (self, view);
  show_strip (self, view);
  show_page (self, view);
  if (view->state != self->state)
    foyer_public_frame_refit (self->frame);
  self->state = view->state;
  self->language = view->language;
  self->until = view->until;
  foyer_set_text (&self->number, view->number);
  show_countdown (self);
}

const char *
foyer_customer_window_get_number (FoyerCustomerWindow *self)
{
  return self->number;
}

/* --- its monitor --- */

static void
take_hold (FoyerCustomerWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (self->hold != NULL || self->context == NULL)
    return;
  self->hold = foyer_screen_hold_new (
      foyer_engine_get_path (foyer_window_context_get_engine (self->context)), self->counter,
      &error);
  if (self->hold == NULL)
    g_message ("The counter cannot know of its second screen: %s", error->message);
}

static void
on_there (FoyerCustomerWindow *self)
{
  if (foyer_public_place_is_there (self->place))
    take_hold (self);
  else
    g_clear_pointer (&self->hold, foyer_screen_hold_free);
  g_object_notify_by_pspec (G_OBJECT (self), properties[THERE]);
}

void
foyer_customer_window_place (FoyerCustomerWindow *self)
{
  foyer_public_place_show (self->place);
}

gboolean
foyer_customer_window_is_there (FoyerCustomerWindow *self)
{
  return foyer_public_place_is_there (self->place);
}

static GtkWindow *
find_window_of_clerk (FoyerCustomerWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  for (GList *link = application != NULL ? gtk_application_get_windows (application) : NULL;
       link != NULL; link = link->next)
    if (!FOYER_IS_CUSTOMER_WINDOW (link->data) && gtk_widget_get_mapped (link->data))
      return link->data;
  return NULL;
}

static GdkMonitor *
get_monitor_of (gpointer window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  return surface != NULL
             ? gdk_display_get_monitor_at_surface (gdk_surface_get_display (surface), surface)
             : NULL;
}

/* A touch took the keys from the clerk's window; here nobody needs them. */
static gboolean
give_keys_back (gpointer data)
{
  FoyerCustomerWindow *self = data;
  GtkWindow *clerk = find_window_of_clerk (self);

  self->back = 0;
  if (gtk_window_is_active (GTK_WINDOW (self)) && clerk != NULL &&
      get_monitor_of (clerk) != get_monitor_of (self))
    gtk_window_present (clerk);
  return G_SOURCE_REMOVE;
}

static void
on_active (FoyerCustomerWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)) && self->back == 0)
    self->back = g_timeout_add (GIVE_BACK_MS, give_keys_back, self);
}

/* --- what is pressed --- */

/* Also the clerk's keys, should they arrive here: a rating is the customer's own. */
static gboolean
ignore_key (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType modifiers)
{
  return GDK_EVENT_STOP;
}

static gboolean
foyer_customer_window_close_request (GtkWindow *window)
{
  return GDK_EVENT_STOP;
}

static void
on_rated (FoyerCustomerWindow *self, int score)
{
  g_signal_emit (self, signals[RATED], 0, score);
}

static void
on_declined (FoyerCustomerWindow *self)
{
  g_signal_emit (self, signals[DECLINED], 0);
}

static void
on_explained (FoyerCustomerWindow *self, const char *reasons, const char *phone)
{
  g_signal_emit (self, signals[EXPLAINED], 0, reasons, phone);
}

/* --- beginning and end --- */

static void
foyer_customer_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, foyer_customer_window_is_there (FOYER_CUSTOMER_WINDOW (object)));
}

static void
foyer_customer_window_dispose (GObject *object)
{
  FoyerCustomerWindow *self = FOYER_CUSTOMER_WINDOW (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_handle_id (&self->back, g_source_remove);
  g_clear_pointer (&self->hold, foyer_screen_hold_free);
  g_clear_object (&self->place);
  g_clear_object (&self->context);
  g_clear_pointer (&self->number, g_free);
  G_OBJECT_CLASS (foyer_customer_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, FoyerCustomerWindow, frame);
  gtk_widget_class_bind_template_child (widget_class, FoyerCustomerWindow, strip);
  gtk_widget_class_bind_template_child (widget_class, FoyerCustomerWindow, counter_word);
  gtk_widget_class_bind_template_child_full (widget_class, "counter", FALSE,
                                             G_STRUCT_OFFSET (FoyerCustomerWindow, counter_number));
  gtk_widget_class_bind_template_child (widget_class, FoyerCustomerWindow, staff);
  gtk_widget_class_bind_template_child_full (widget_class, "number", FALSE,
                                             G_STRUCT_OFFSET (FoyerCustomerWindow, ticket_number));
  gtk_widget_class_bind_template_child (widget_class, FoyerCustomerWindow, demo);
  gtk_widget_class_bind_template_child (widget_class, FoyerCustomerWindow, countdown);
  gtk_widget_class_bind_template_child (widget_class, FoyerCustomerWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, FoyerCustomerWindow, sentence_page);
  gtk_widget_class_bind_template_child (widget_class, FoyerCustomerWindow, cash_page);
  gtk_widget_class_bind_template_child (widget_class, FoyerCustomerWindow, rating_page);
  gtk_widget_class_bind_template_child (widget_class, FoyerCustomerWindow, reasons_page);
}

static void
foyer_customer_window_class_init (FoyerCustomerWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = foyer_customer_window_get_property;
  G_OBJECT_CLASS (klass)->dispose = foyer_customer_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = foyer_customer_window_close_request;
  properties[THERE] =
      g_param_spec_boolean ("there", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPERTIES, properties);
  signals[RATED] = g_signal_new ("rated", FOYER_TYPE_CUSTOMER_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[DECLINED] = g_signal_new ("declined", FOYER_TYPE_CUSTOMER_WINDOW, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[EXPLAINED] =
      g_signal_new ("explained", FOYER_TYPE_CUSTOMER_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  foyer_common_init ();
  foyer_customer_get_resource (); /* so that the linker keeps it */
  g_type_ensure (FOYER_TYPE_PUBLIC_FRAME);
  g_type_ensure (FOYER_TYPE_CASH_PAGE);
  g_type_ensure (FOYER_TYPE_RATING_PAGE);
  g_type_ensure (FOYER_TYPE_REASONS_PAGE);
  g_type_ensure (FOYER_TYPE_SENTENCE_PAGE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/foyerhall/Foyer/ui/customer/customer-window.ui");
  bind_children (widget_class);
}

static void
foyer_customer_window_init (FoyerCustomerWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->rating_page, "rated", G_CALLBACK (on_rated), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rating_page, "declined", G_CALLBACK (on_declined), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reasons_page, "turned", G_CALLBACK (foyer_public_frame_refit),
                           self->frame, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reasons_page, "answered", G_CALLBACK (on_explained), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (on_active), NULL);
}

GtkWidget *
foyer_customer_window_new (GtkApplication *application,
                           FoyerWindowContext *context,
                           gint64 counter,
                           const char *connector)
{
  FoyerCustomerWindow *self =
      g_object_new (FOYER_TYPE_CUSTOMER_WINDOW, "application", application, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_set_object (&self->context, context);
  self->counter = counter;
  self->place = foyer_public_place_new (GTK_WINDOW (self), connector);
  g_signal_connect_object (self->place, "notify::there", G_CALLBACK (on_there), self,
                           G_CONNECT_SWAPPED);
  /* Added last, it is asked before the keys of the program. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (ignore_key), NULL);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  return GTK_WIDGET (self);
}
