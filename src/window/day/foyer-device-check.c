/* The opening checklist's own part: the real devices are tested, and what they answer is ticked. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/day/foyer-device-check.h"

#include <glib/gi18n-lib.h>

#include "desktop/foyer-devices.h"
#include "engine/foyer-screen-presence.h"
#include "voice/foyer-announcer.h"

/* A day of a large hall takes about 30 MB; a backup as much as the file. */
#define LEAST_FREE (G_GUINT64_CONSTANT (500) * 1000 * 1000)
/* Below this nobody hears it: the dither of a silent output. */
#define AUDIBLE 64

struct _FoyerDeviceCheck
{
  GObject parent_instance;
  FoyerWindowContext *context;
  FoyerAnnouncer *announcer;
  GCancellable *cancellable;
  char *device, *staff;
  int gain_db;
  FoyerVoiceLanguage language;
  guint step;
  gboolean running;
  int samples; /* heard ones, counted on the audio thread */
};

G_DEFINE_FINAL_TYPE (FoyerDeviceCheck, foyer_device_check, G_TYPE_OBJECT)

enum
{
  RUNNING = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void next (FoyerDeviceCheck *self);

static const char *
get_path (FoyerDeviceCheck *self)
{
  return foyer_engine_get_path (foyer_window_context_get_engine (self->context));
}

/* --- what was found goes into the hall's file --- */

static void
ticked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerDeviceCheck) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);

  if (answer == NULL)
    g_message ("A test of a device was not noted: %s", error->message);
  self->step++;
  next (self);
}

static void
tick (FoyerDeviceCheck *self, const char *item, gboolean good, const char *sentence)
{
  g_autoptr (FoyerCommand) command = NULL;

  if (self->context == NULL)
    return;
  command = foyer_command_new ("checklist.tick", "system");
  command->actor = g_strdup (self->staff);
  command->request = g_uuid_string_random ();
  foyer_command_text (command, "item", item);
  foyer_command_text (command, "note", sentence);
  foyer_command_flag (command, "bad", !good);
  foyer_engine_run_async (foyer_window_context_get_engine (self->context), command, NULL, ticked_cb,
                          g_object_ref (self));
}

/* --- the loudspeaker --- */

static void
heard_cb (const gint16 *samples, guint n_samples, gboolean voice, gpointer data)
{
  FoyerDeviceCheck *self = data;
  int loud = 0;

  for (guint i = 0; voice && i < n_samples; i++)
    loud += samples[i] > AUDIBLE || samples[i] < -AUDIBLE;
  if (loud > 0)
    g_atomic_int_add (&self->samples, loud);
}

static void
played_cb (const FoyerAnnounced *announced, gpointer data)
{
  FoyerDeviceCheck *self = data;
  const int samples = g_atomic_int_get (&self->samples);
  const gboolean spoken = announced->as == FOYER_ANNOUNCED_SPOKEN;
  g_autofree char *good = g_strdup_printf (
      /* Translators: %.1f seconds; %d samples of sound */
      _ ("A call was played for %.1f s; %d samples of sound went to the loudspeaker."),
      announced->seconds, samples);

  if (spoken && samples > 0)
    tick (self, "voice", TRUE, good);
  else
    tick (self, "voice", FALSE,
          !spoken && announced->why != NULL ? announced->why
                                            : _ ("A call was played, and no sound came out."));
}

static void
test_voice (FoyerDeviceCheck *self)
{
  const FoyerAnnouncerOptions options = {
    .output = { .device = *self->device != '\0' ? self->device : NULL,
                .tap = heard_cb,
                .tap_data = self },
  };
  g_autoptr (FoyerMessage) message = foyer_message_new ();

  foyer_message_add_call (message, self->language, FOYER_CALL_FIRST, "A015", 3, 0);
  message->gain_db = self->gain_db;
  g_atomic_int_set (&self->samples, 0);
  self->announcer = foyer_announcer_new (&options);
  foyer_announcer_submit (self->announcer, 1, message, FOYER_PRIORITY_NOTICE, played_cb, self);
}

static void
close_voice (FoyerDeviceCheck *self)
{
  if (self->announcer != NULL)
    foyer_announcer_close (self->announcer);
  g_clear_object (&self->announcer);
}

/* --- printer, disk --- */

static void
answered_cb (FoyerDeviceCheck *self, const char *item, GAsyncResult *result)
{
  g_autoptr (FoyerDeviceAnswer) answer = foyer_device_ask_finish (result, NULL);

  if (answer != NULL)
    tick (self, item, answer->good, answer->sentence);
}

static void
printer_answered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerDeviceCheck) self = data;

  answered_cb (self, "printer", result);
}

static void
disk_answered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerDeviceCheck) self = data;

  answered_cb (self, "disk", result);
}

static void
test_printer (FoyerDeviceCheck *self)
{
  const FoyerSlips *slips = foyer_window_context_get_slips (self->context);

  if (!foyer_slips_are_printed (slips))
    tick (self, "printer", TRUE, _ ("No printer of slips is set on this station."));
  else if (slips->way == FOYER_PRINT_TO_FILE)
    foyer_device_ask_disk_async (slips->place, 1, self->cancellable, printer_answered_cb,
                                 g_object_ref (self));
  else
    foyer_device_ask_printer_async (slips->place, self->cancellable, printer_answered_cb,
                                    g_object_ref (self));
}

static void
test_disk (FoyerDeviceCheck *self)
{
  g_autofree char *folder = g_path_get_dirname (get_path (self));

  foyer_device_ask_disk_async (folder, LEAST_FREE, self->cancellable, disk_answered_cb,
                               g_object_ref (self));
}

/* --- the hall's file --- */

static void
checked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerDeviceCheck) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);

  tick (self, "database", answer != NULL,
        answer != NULL ? _ ("The hall’s file is whole, and its journal agrees with it.")
                       : error->message);
}

static void
test_database (FoyerDeviceCheck *self)
{
  g_autoptr (FoyerCommand) command = foyer_command_new ("check", "system");

  foyer_engine_run_async (foyer_window_context_get_engine (self->context), command,
                          self->cancellable, checked_cb, g_object_ref (self));
}

/* --- second screens --- */

static void
append_number (GString *list, gint64 number)
{
  g_string_append_printf (list, "%s%" G_GINT64_FORMAT, list->len > 0 ? ", " : "", number);
}

static void
test_screens (FoyerDeviceCheck *self)
{
  const FoyerConfig *config =
      foyer_hall_model_get_config (foyer_window_context_get_model (self->context));
  g_autoptr (GString) there = g_string_new (NULL), missing = g_string_new (NULL);
  g_autofree char *sentence = NULL;

  for (guint i = 0; config != NULL && i < config->counters->len; i++)
    {
      gint64 number = ((FoyerCounterPlan *) g_ptr_array_index (config->counters, i))->number;

      append_number (foyer_screen_is_present (get_path (self), number) ? there : missing, number);
    }
  if (missing->len == 0)
    sentence = g_strdup_printf (_ ("Every counter has its second screen: %s."), there->str);
  else if (there->len == 0)
    sentence = g_strdup_printf (_ ("No second screen is there; counters: %s."), missing->str);
  else
    sentence = g_strdup_printf (_ ("Second screens are missing at counters %s; there: %s."),
                                missing->str, there->str);
  tick (self, "screens", missing->len == 0, sentence);
}

/* --- one after the other --- */

static void
set_running (FoyerDeviceCheck *self, gboolean running)
{
  self->running = running;
  g_object_notify_by_pspec (G_OBJECT (self), properties[RUNNING]);
}

static void
next (FoyerDeviceCheck *self)
{
  static void (*const tests[]) (FoyerDeviceCheck * self) = { test_voice, test_printer,
                                                             test_database, test_disk,
                                                             test_screens };

  close_voice (self);
  if (self->context == NULL)
    return;
  if (self->step < G_N_ELEMENTS (tests))
    tests[self->step](self);
  else
    set_running (self, FALSE);
}

void
foyer_device_check_start (FoyerDeviceCheck *self, const char *staff)
{
  if (self->running)
    return;
  foyer_set_text (&self->staff, staff);
  self->step = 0;
  set_running (self, TRUE);
  next (self);
}

static void
foyer_device_check_get_property (GObject *object,
                                 guint property_id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  g_value_set_boolean (value, FOYER_DEVICE_CHECK (object)->running);
}

static void
foyer_device_check_dispose (GObject *object)
{
  FoyerDeviceCheck *self = FOYER_DEVICE_CHECK (object);

  g_cancellable_cancel (self->cancellable);
  close_voice (self);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (foyer_device_check_parent_class)->dispose (object);
}

static void
foyer_device_check_finalize (GObject *object)
{
  FoyerDeviceCheck *self = FOYER_DEVICE_CHECK (object);

  g_object_unref (self->cancellable);
  g_free (self->device);
  g_free (self->staff);
  G_OBJECT_CLASS (foyer_device_check_parent_class)->finalize (object);
}

static void
foyer_device_check_class_init (FoyerDeviceCheckClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = foyer_device_check_get_property;
  object_class->dispose = foyer_device_check_dispose;
  object_class->finalize = foyer_device_check_finalize;
  properties[RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
foyer_device_check_init (FoyerDeviceCheck *self)
{
  self->cancellable = g_cancellable_new ();
}

FoyerDeviceCheck *
foyer_device_check_new (FoyerWindowContext *context,
                        const char *device,
                        int gain_db,
                        FoyerVoiceLanguage language)
{
  FoyerDeviceCheck *self = g_object_new (FOYER_TYPE_DEVICE_CHECK, NULL);

  self->context = g_object_ref (context);
  self->device = g_strdup (device != NULL ? device : "");
  self->gain_db = gain_db;
  self->language = language;
  return self;
}
