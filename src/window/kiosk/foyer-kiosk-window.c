/* The window of the kiosk: strangers take their numbers here, by touch. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "foyer-kiosk-resources.h"
#include "window/common/foyer-common.h"
#include "window/common/foyer-label.h"
#include "window/kiosk/foyer-kiosk-window-private.h"

G_DEFINE_FINAL_TYPE (FoyerKioskWindow, foyer_kiosk_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  CONTEXT = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/* The lock waits as long as a question does. */
#define LOCK_PATIENCE_S 40

static void go (FoyerKioskWindow *self, FoyerKioskPage page);

static FoyerHallModel *
get_model (FoyerKioskWindow *self)
{
  return foyer_window_context_get_model (self->context);
}

static FoyerKioskPage
get_rest (FoyerKioskWindow *self)
{
  FoyerHallModel *model = get_model (self);
  const FoyerFault *system = foyer_hall_model_get_system_fault (model, 0);
  gboolean fault =
      !foyer_hall_model_get_loaded (model) || foyer_hall_model_get_fault (model) != NULL;

  /* A closed hall says that it is closed; of one counter's fault the others make up. */
  if (system != NULL && system->counter == 0 &&
      foyer_hall_may_issue (foyer_hall_model_get_state (model)))
    fault = TRUE;
  return foyer_kiosk_get_rest (foyer_hall_model_get_state (model), fault);
}

/* Nobody stands here: the next customer finds nothing of the one before. */
static void
rest (FoyerKioskWindow *self)
{
  const FoyerConfig *config = foyer_hall_model_get_config (get_model (self));

  self->language = config != NULL ? config->languages[0] : FOYER_LANGUAGE_ZH;
  g_ptr_array_set_size (self->services, 0);
  self->appointed = FALSE;
  g_clear_pointer (&self->slots, json_array_unref);
  g_clear_pointer (&self->answer, json_object_unref);
  g_clear_pointer (&self->request, g_free);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->large_button), FALSE);
  self->locked = FALSE;
  foyer_kiosk_lock_reset (self->lock);
  go (self, get_rest (self));
}

static void
patience_cb (gpointer data)
{
  FoyerKioskWindow *self = data;

  self->patience = 0;
  rest (self);
}

static void
arm_patience (FoyerKioskWindow *self)
{
  guint seconds = self->locked ? LOCK_PATIENCE_S : foyer_kiosk_get_patience_s (self->page);

  g_clear_handle_id (&self->patience, g_source_remove);
  if (seconds > 0)
    self->patience = g_timeout_add_once (seconds * 1000, patience_cb, self);
}

static void
go (FoyerKioskWindow *self, FoyerKioskPage page)
{
  self->page = page;
  foyer_kiosk_window_fill (self);
  arm_patience (self);
}

/* Also told apart by time: a hand that trembles, a screen that is stuck. */
static gboolean
is_one_press (FoyerKioskWindow *self)
{
  gint64 now = g_get_monotonic_time ();
  gboolean quiet = now - self->last_press >= FOYER_KIOSK_QUIET;

  self->last_press = now;
  return quiet;
}

/* --- the number --- */

typedef struct
{
  FoyerKioskWindow *window;
  JsonObject *answer; /* whose slip it is */
} Print;

/* F06: without paper the number is valid all the same. */
static void
printed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Print *print = data;
  g_autoptr (FoyerKioskWindow) self = print->window;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = foyer_print_finish (result, &error);

  if (path == NULL)
    {
      g_message ("A slip was not printed: %s", error->message);
      if (self->context != NULL && self->answer == print->answer && !self->locked)
        {
          self->printed = FALSE;
          foyer_kiosk_window_fill (self);
        }
    }
  json_object_unref (print->answer);
}

static void
print_slip (FoyerKioskWindow *self)
{
  const FoyerSlips *slips = foyer_window_context_get_slips (self->context);
  gboolean large = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->large_button));
  Print *print;

  self->printed = foyer_slips_are_printed (slips);
  if (!self->printed)
    return;
  print = g_new0 (Print, 1);
  print->window = g_object_ref (self);
  print->answer = json_object_ref (self->answer);
  if (self->page == FOYER_KIOSK_BOOKING)
    foyer_slips_print_appointment_async (
        slips, get_model (self), json_object_get_object_member (self->answer, "appointment"),
        self->language, large, printed_cb, print);
  else
    foyer_slips_print_async (slips, get_model (self),
                             json_object_get_object_member (self->answer, "ticket"), large, FALSE,
                             printed_cb, print);
}

void
foyer_kiosk_window_take_answer (FoyerKioskWindow *self, JsonObject *answer)
{
  if (self->context == NULL ||
      (self->page != FOYER_KIOSK_ISSUING && self->page != FOYER_KIOSK_BOOKING))
    {
      g_clear_pointer (&answer, json_object_unref);
      return;
    }
  g_clear_pointer (&self->answer, json_object_unref);
  self->answer = answer;
  if (answer != NULL)
    print_slip (self);
  go (self,
      foyer_kiosk_step (self->page, answer != NULL ? FOYER_KIOSK_ISSUED : FOYER_KIOSK_REFUSE));
}

static void
issued_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerKioskWindow) self = data;
  g_autoptr (GError) error = NULL;
  JsonObject *answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);

  if (answer == NULL)
    g_message ("No number was issued: %s", error->message);
  foyer_kiosk_window_take_answer (self, answer);
}

/* Nobody is signed in at a kiosk: the hall itself acts. One way through is one thing, however often
 * it is sent. */
FoyerCommand *
foyer_kiosk_window_command (FoyerKioskWindow *self, const char *name)
{
  FoyerCommand *command = foyer_command_new (name, "kiosk");

  command->request = g_strdup (self->request);
  return command;
}

static void
issue (FoyerKioskWindow *self, int help)
{
  g_autoptr (FoyerCommand) command = foyer_kiosk_window_command (self, "ticket.issue");
  g_autoptr (GPtrArray) services = g_ptr_array_copy (self->services, NULL, NULL);

  g_ptr_array_set_free_func (services, NULL);
  g_ptr_array_add (services, NULL);
  foyer_command_texts (command, "services", (const char *const *) services->pdata);
  foyer_command_text (command, "class",
                      foyer_classes[help < FOYER_N_CLASSES ? help : FOYER_CLASS_ORDINARY]);
  foyer_command_text (command, "language", foyer_languages[self->language]);
  foyer_command_flag (command, "hearing", help == FOYER_KIOSK_HEARING);
  foyer_command_flag (command, "direct", TRUE);
  foyer_engine_run_async (foyer_window_context_get_engine (self->context), command, NULL, issued_cb,
                          g_object_ref (self));
}

static void
diverted_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);

  if (answer == NULL)
    g_message ("A way to the machine was not counted: %s", error->message);
}

/* S0 hall 1(2): who is sent to the machine is counted. */
static void
divert (FoyerKioskWindow *self)
{
  g_autoptr (FoyerCommand) command = foyer_kiosk_window_command (self, "ticket.divert");

  foyer_command_text (command, "service", g_ptr_array_index (self->services, 0));
  foyer_engine_run_async (foyer_window_context_get_engine (self->context), command, NULL,
                          diverted_cb, NULL);
}

static FoyerKioskStep
take_service (FoyerKioskWindow *self, int position)
{
  g_autoptr (FoyerServiceItem) service =
      g_list_model_get_item (foyer_hall_model_get_services (get_model (self)), (guint) position);
  gboolean simple = FALSE;

  /* It is gone: the question is asked anew. */
  if (service == NULL)
    return FOYER_KIOSK_ISSUED;
  g_object_get (service, "self-service", &simple, NULL);
  simple &= self->services->len == 0;
  g_ptr_array_add (self->services, g_strdup (foyer_service_item_get_code (service)));
  return simple ? FOYER_KIOSK_SIMPLE : FOYER_KIOSK_SERVICE;
}

void
foyer_kiosk_window_choose (FoyerKioskWindow *self, FoyerKioskChoice choice, int value)
{
  static const FoyerKioskStep steps[] = {
    [FOYER_KIOSK_CHOICE_LANGUAGE] = FOYER_KIOSK_TOUCH,
    [FOYER_KIOSK_CHOICE_SERVICE] = FOYER_KIOSK_SERVICE,
    [FOYER_KIOSK_CHOICE_NUMBER] = FOYER_KIOSK_NUMBER,
    [FOYER_KIOSK_CHOICE_MACHINE] = FOYER_KIOSK_DIVERT,
    [FOYER_KIOSK_CHOICE_ANOTHER] = FOYER_KIOSK_ANOTHER,
    [FOYER_KIOSK_CHOICE_ISSUE] = FOYER_KIOSK_ISSUE,
    [FOYER_KIOSK_CHOICE_APPOINTMENT] = FOYER_KIOSK_APPOINTMENT,
    [FOYER_KIOSK_CHOICE_BOOK] = FOYER_KIOSK_BOOK,
    [FOYER_KIOSK_CHOICE_DAY] = FOYER_KIOSK_DAY,
    [FOYER_KIOSK_CHOICE_TIME] = FOYER_KIOSK_TIME,
    [FOYER_KIOSK_CHOICE_ENTER] = FOYER_KIOSK_ENTER,
  };
  FoyerKioskStep step = steps[choice];

  if (!is_one_press (self) || foyer_kiosk_step (self->page, step) == self->page)
    return;
  if (choice == FOYER_KIOSK_CHOICE_LANGUAGE || choice == FOYER_KIOSK_CHOICE_BOOK)
    {
      self->language = (FoyerLanguage) value;
      g_free (self->request);
      self->request = g_uuid_string_random ();
    }
  else if (choice == FOYER_KIOSK_CHOICE_SERVICE && self->page == FOYER_KIOSK_BOOK_SERVICE)
    {
      if (take_service (self, value) == FOYER_KIOSK_ISSUED)
        return;
      foyer_kiosk_window_load_slots (self);
    }
  else if (choice == FOYER_KIOSK_CHOICE_SERVICE)
    step = take_service (self, value);
  else if (choice == FOYER_KIOSK_CHOICE_DAY || choice == FOYER_KIOSK_CHOICE_TIME)
    self->slot = (guint) value;
  else if (choice == FOYER_KIOSK_CHOICE_ENTER && self->page == FOYER_KIOSK_CHECK_IN)
    foyer_kiosk_window_check_in (self);
  else if (choice == FOYER_KIOSK_CHOICE_ENTER)
    foyer_kiosk_window_book (self);
  else if (choice == FOYER_KIOSK_CHOICE_MACHINE)
    divert (self);
  else if (choice == FOYER_KIOSK_CHOICE_ISSUE)
    issue (self, value);
  go (self, foyer_kiosk_step (self->page, step));
}

static void
next_cb (FoyerKioskWindow *self)
{
  foyer_kiosk_window_choose (self,
                             self->page == FOYER_KIOSK_NEED ? FOYER_KIOSK_CHOICE_APPOINTMENT
                                                            : FOYER_KIOSK_CHOICE_ANOTHER,
                             0);
}

static void
entered_cb (FoyerKioskWindow *self)
{
  foyer_kiosk_window_choose (self, FOYER_KIOSK_CHOICE_ENTER, 0);
}

static void
done_cb (FoyerKioskWindow *self)
{
  if (is_one_press (self) && foyer_kiosk_step (self->page, FOYER_KIOSK_DONE) != self->page)
    rest (self);
}

static void
large_cb (FoyerKioskWindow *self)
{
  GtkWidget *kiosk = NULL;

  g_object_get (self->frame, "child", &kiosk, NULL);
  if (kiosk == NULL)
    return;
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->large_button)))
    gtk_widget_add_css_class (kiosk, "large");
  else
    gtk_widget_remove_css_class (kiosk, "large");
  g_object_unref (kiosk);
  foyer_public_frame_refit (FOYER_PUBLIC_FRAME (self->frame));
  arm_patience (self);
}

/* --- the lock --- */

static void
show_lock (FoyerKioskWindow *self)
{
  if (self->page == FOYER_KIOSK_ISSUING)
    return;
  self->locked = TRUE;
  foyer_kiosk_lock_reset (self->lock);
  gtk_widget_set_visible (self->foot, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "leave");
  foyer_public_frame_refit (FOYER_PUBLIC_FRAME (self->frame));
  arm_patience (self);
}

static void
opened_cb (FoyerKioskWindow *self)
{
  self->may_leave = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
declined_cb (FoyerKioskWindow *self)
{
  rest (self);
}

static gboolean
foyer_kiosk_window_close_request (GtkWindow *window)
{
  FoyerKioskWindow *self = FOYER_KIOSK_WINDOW (window);

  if (!self->may_leave)
    {
      show_lock (self);
      return TRUE;
    }
  return GTK_WINDOW_CLASS (foyer_kiosk_window_parent_class)->close_request (window);
}

static gboolean
is_moving (guint key)
{
  static const guint keys[] = { GDK_KEY_Tab,   GDK_KEY_ISO_Left_Tab, GDK_KEY_Up,
                                GDK_KEY_Down,  GDK_KEY_Left,         GDK_KEY_Right,
                                GDK_KEY_space, GDK_KEY_Return,       GDK_KEY_KP_Enter };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (key == keys[i])
      return TRUE;
  return FALSE;
}

/* A keyboard may move and press; whatever else somebody tries means nothing here. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType modifiers,
                FoyerKioskWindow *self)
{
  gboolean plain = (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) == 0;

  arm_patience (self);
  if (plain && self->locked && foyer_kiosk_lock_press (self->lock, key))
    return GDK_EVENT_STOP;
  if (plain && (self->page == FOYER_KIOSK_CHECK_IN || self->page == FOYER_KIOSK_BOOK_PHONE) &&
      foyer_kiosk_keypad_press (self->keypad, key))
    return GDK_EVENT_STOP;
  return plain && is_moving (key) ? GDK_EVENT_PROPAGATE : GDK_EVENT_STOP;
}

/* --- the hall --- */

static void
hall_changed_cb (FoyerKioskWindow *self)
{
  const FoyerConfig *config = foyer_hall_model_get_config (get_model (self));
  FoyerKioskPage wanted = get_rest (self);

  if (config != NULL)
    foyer_label_set_text_in (self->hall_name, config->languages[0],
                             foyer_names_get (&config->names, config->languages[0]));
  if (foyer_kiosk_is_booking (self->page) && wanted != FOYER_KIOSK_FAULT)
    return;
  if (self->locked || foyer_kiosk_is_underway (self->page) ||
      (wanted == self->page && wanted != FOYER_KIOSK_FAULT))
    return;
  /* Somebody who is choosing goes on, unless there is nothing to be had any more. */
  if (wanted != FOYER_KIOSK_ATTRACT || self->page >= FOYER_KIOSK_CLOSED)
    rest (self);
}

static void
turned_cb (FoyerKioskWindow *self)
{
  gboolean portrait;

  g_object_get (self->frame, "portrait", &portrait, NULL);
  if (portrait)
    gtk_widget_add_css_class (self->frame, "portrait");
  else
    gtk_widget_remove_css_class (self->frame, "portrait");
  foyer_kiosk_window_fill (self);
}

static void
set_context (FoyerKioskWindow *self, FoyerWindowContext *context)
{
  static const char *const followed[] = {
    "notify::hall-state",        "notify::fault",    "notify::opens", "notify::system-fault",
    "notify::system-fault-long", "notify::revision", "notify::loaded"
  };
  FoyerHallModel *model = foyer_window_context_get_model (context);

  self->context = g_object_ref (context);
  foyer_kiosk_lock_set_context (self->lock, context);
  for (guint i = 0; i < G_N_ELEMENTS (followed); i++)
    g_signal_connect_object (model, followed[i], G_CALLBACK (hall_changed_cb), self,
                             G_CONNECT_SWAPPED);
  hall_changed_cb (self);
  rest (self);
}

static void
foyer_kiosk_window_constructed (GObject *object)
{
  FoyerKioskWindow *self = FOYER_KIOSK_WINDOW (object);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *touch = gtk_gesture_click_new (), *hold = gtk_gesture_long_press_new ();

  G_OBJECT_CLASS (foyer_kiosk_window_parent_class)->constructed (object);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (touch), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (touch, "pressed", G_CALLBACK (arm_patience), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (touch));
  /* The way out for whoever has no keyboard: a long touch on the hall's name. */
  gtk_gesture_long_press_set_delay_factor (GTK_GESTURE_LONG_PRESS (hold), 2);
  g_signal_connect_swapped (hold, "pressed", G_CALLBACK (show_lock), self);
  gtk_widget_add_controller (GTK_WIDGET (self->hall_name), GTK_EVENT_CONTROLLER (hold));
  g_signal_connect_object (self->frame, "notify::portrait", G_CALLBACK (turned_cb), self,
                           G_CONNECT_SWAPPED);
  foyer_common_ignore_key_repeat (GTK_WIDGET (self));
}

static void
foyer_kiosk_window_set_property (GObject *object,
                                 guint property_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  set_context (FOYER_KIOSK_WINDOW (object), g_value_get_object (value));
}

static void
foyer_kiosk_window_dispose (GObject *object)
{
  FoyerKioskWindow *self = FOYER_KIOSK_WINDOW (object);

  g_clear_handle_id (&self->patience, g_source_remove);
  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (get_model (self), self);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (foyer_kiosk_window_parent_class)->dispose (object);
}

static void
foyer_kiosk_window_finalize (GObject *object)
{
  FoyerKioskWindow *self = FOYER_KIOSK_WINDOW (object);

  g_ptr_array_unref (self->services);
  g_clear_pointer (&self->answer, json_object_unref);
  g_clear_pointer (&self->slots, json_array_unref);
  g_free (self->request);
  G_OBJECT_CLASS (foyer_kiosk_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  static const FoyerTemplateChild children[] = {
#define CHILD(name) { #name, G_STRUCT_OFFSET (FoyerKioskWindow, name) }
    CHILD (frame),        CHILD (rest_box),     CHILD (foot),           CHILD (back_button),
    CHILD (next_button),  CHILD (large_button), CHILD (stack),          CHILD (hall_name),
    CHILD (answer_title), CHILD (chosen_label), CHILD (question_label), CHILD (number_label),
    CHILD (where_label),  CHILD (answer_label), CHILD (slip_label),     CHILD (choices),
    CHILD (lock),         CHILD (keypad),
#undef CHILD
    { NULL, 0 },
  };
  static const FoyerTemplateCallback callbacks[] = {
    { "large_cb", G_CALLBACK (large_cb) },
    { "done_cb", G_CALLBACK (done_cb) },
    { "next_cb", G_CALLBACK (next_cb) },
    { "entered_cb", G_CALLBACK (entered_cb) },
    { "opened_cb", G_CALLBACK (opened_cb) },
    { "declined_cb", G_CALLBACK (declined_cb) },
    { NULL, NULL },
  };

  foyer_common_bind_template (widget_class, "/io/github/foyerhall/Foyer/ui/kiosk/kiosk-window.ui",
                              children, callbacks);
}

static void
foyer_kiosk_window_class_init (FoyerKioskWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  foyer_common_init ();
  g_resources_register (foyer_kiosk_get_resource ());
  g_type_ensure (FOYER_TYPE_PUBLIC_FRAME);
  g_type_ensure (FOYER_TYPE_KIOSK_LOCK);
  g_type_ensure (FOYER_TYPE_KIOSK_KEYPAD);
  object_class->constructed = foyer_kiosk_window_constructed;
  object_class->set_property = foyer_kiosk_window_set_property;
  object_class->dispose = foyer_kiosk_window_dispose;
  object_class->finalize = foyer_kiosk_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = foyer_kiosk_window_close_request;
  properties[CONTEXT] =
      g_param_spec_object ("context", NULL, NULL, FOYER_TYPE_WINDOW_CONTEXT,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
foyer_kiosk_window_init (FoyerKioskWindow *self)
{
  self->services = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
foyer_kiosk_window_new (GtkApplication *application, FoyerWindowContext *context)
{
  return g_object_new (FOYER_TYPE_KIOSK_WINDOW, "application", application, "context", context,
                       NULL);
}
