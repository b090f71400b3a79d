/* What one window works with: the engine, the model, who is signed in, whether the voice is heard.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/common/foyer-window-context.h"

struct _FoyerWindowContext
{
  GObject parent_instance;
  FoyerEngine *engine;
  FoyerHallModel *model;
  FoyerSession *session;
  gboolean audible;
  double gain;
  char *voice_reason;
  FoyerSlips *slips; /* or %NULL */
  char *sheets;      /* or %NULL */
};

G_DEFINE_FINAL_TYPE (FoyerWindowContext, foyer_window_context, G_TYPE_OBJECT)

enum
{
  MODEL = 1,
  STAFF,
  SIGNED_IN,
  AUDIBLE,
  VOICE_REASON,
  GAIN,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
foyer_window_context_get_property (GObject *object,
                                   guint property_id,
                                   GValue *value,
                                   GParamSpec *pspec)
{
  FoyerWindowContext *self = FOYER_WINDOW_CONTEXT (object);

  switch (property_id)
    {
    case MODEL:
      g_value_set_object (value, self->model);
      break;
    case STAFF:
      g_value_set_string (value, foyer_window_context_get_staff (self));
      break;
    case SIGNED_IN:
      g_value_set_boolean (value, self->session != NULL);
      break;
    case AUDIBLE:
      g_value_set_boolean (value, self->audible);
      break;
    case VOICE_REASON:
      g_value_set_string (value, self->voice_reason);
      break;
    case GAIN:
      g_value_set_double (value, self->gain);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
foyer_window_context_set_property (GObject *object,
                                   guint property_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  FoyerWindowContext *self = FOYER_WINDOW_CONTEXT (object);

  if (property_id == AUDIBLE)
    foyer_window_context_set_voice (self, g_value_get_boolean (value), self->voice_reason);
  else if (property_id == VOICE_REASON)
    foyer_window_context_set_voice (self, self->audible, g_value_get_string (value));
  else if (property_id == GAIN)
    {
      self->gain = g_value_get_double (value);
      g_object_notify_by_pspec (object, properties[GAIN]);
    }
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
foyer_window_context_finalize (GObject *object)
{
  FoyerWindowContext *self = FOYER_WINDOW_CONTEXT (object);

  g_clear_pointer (&self->session, foyer_session_free);
  g_clear_object (&self->model);
  g_clear_object (&self->engine);
  g_free (self->voice_reason);
  g_free (self->sheets);
  g_clear_pointer (&self->slips, foyer_slips_free);
  G_OBJECT_CLASS (foyer_window_context_parent_class)->finalize (object);
}

static void
foyer_window_context_class_init (FoyerWindowContextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags reads = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags writes = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = foyer_window_context_get_property;
  object_class->set_property = foyer_window_context_set_property;
  object_class->finalize = foyer_window_context_finalize;
  properties[MODEL] = g_param_spec_object ("model", NULL, NULL, FOYER_TYPE_HALL_MODEL, reads);
  properties[STAFF] = g_param_spec_string ("staff", NULL, NULL, NULL, reads);
  properties[SIGNED_IN] = g_param_spec_boolean ("signed-in", NULL, NULL, FALSE, reads);
  properties[AUDIBLE] = g_param_spec_boolean ("audible", NULL, NULL, TRUE, writes);
  properties[VOICE_REASON] = g_param_spec_string ("voice-reason", NULL, NULL, NULL, writes);
  properties[GAIN] = g_param_spec_double ("gain", NULL, NULL, 0, 1, 1, writes);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
foyer_window_context_init (FoyerWindowContext *self)
{
  self->audible = TRUE;
  self->gain = 1;
}

FoyerWindowContext *
foyer_window_context_new (FoyerEngine *engine, FoyerHallModel *model)
{
  FoyerWindowContext *self = g_object_new (FOYER_TYPE_WINDOW_CONTEXT, NULL);

  self->engine = g_object_ref (engine);
  self->model = g_object_ref (model);
  return self;
}

FoyerEngine *
foyer_window_context_get_engine (FoyerWindowContext *self)
{
  return self->engine;
}

FoyerHallModel *
foyer_window_context_get_model (FoyerWindowContext *self)
{
  return self->model;
}

FoyerPhraseBook *
foyer_window_context_get_phrases (FoyerWindowContext *self)
{
  static const char key[] = "foyer-phrases";
  FoyerPhraseBook *book = g_object_get_data (G_OBJECT (self->engine), key);
  GPtrArray *problems;

  if (book != NULL)
    return book;
  book = foyer_phrases_load (foyer_engine_get_path (self->engine));
  problems = foyer_phrase_book_get_problems (book);
  for (guint i = 0; i < problems->len; i++)
    g_message ("%s", ((const GError *) g_ptr_array_index (problems, i))->message);
  g_object_set_data_full (G_OBJECT (self->engine), key, book,
                          (GDestroyNotify) foyer_phrase_book_free);
  return book;
}

const FoyerSession *
foyer_window_context_get_session (FoyerWindowContext *self)
{
  return self->session;
}

const char *
foyer_window_context_get_staff (FoyerWindowContext *self)
{
  return self->session != NULL ? self->session->staff : NULL;
}

void
foyer_window_context_take_session (FoyerWindowContext *self, FoyerSession *session)
{
  g_clear_pointer (&self->session, foyer_session_free);
  self->session = session;
  g_object_notify_by_pspec (G_OBJECT (self), properties[STAFF]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[SIGNED_IN]);
}

void
foyer_window_context_set_voice (FoyerWindowContext *self, gboolean audible, const char *reason)
{
  if (g_strcmp0 (self->voice_reason, reason) != 0)
    {
      foyer_set_text (&self->voice_reason, reason);
      g_object_notify_by_pspec (G_OBJECT (self), properties[VOICE_REASON]);
    }
  if (self->audible != audible)
    {
      self->audible = audible;
      g_object_notify_by_pspec (G_OBJECT (self), properties[AUDIBLE]);
    }
}

gboolean
foyer_window_context_get_audible (FoyerWindowContext *self)
{
  return self->audible;
}

const FoyerSlips *
foyer_window_context_get_slips (FoyerWindowContext *self)
{
  return self->slips;
}

void
foyer_window_context_set_slips (FoyerWindowContext *self, const FoyerSlips *slips)
{
  g_clear_pointer (&self->slips, foyer_slips_free);
  self->slips = foyer_slips_copy (slips);
}

const char *
foyer_window_context_get_sheets (FoyerWindowContext *self)
{
  return self->sheets != NULL ? self->sheets : "";
}

void
foyer_window_context_set_sheets (FoyerWindowContext *self, const char *place)
{
  foyer_set_text (&self->sheets, place);
}

FoyerCommand *
foyer_window_context_command (FoyerWindowContext *self, const char *name)
{
  FoyerCommand *command = foyer_command_new (name, "window");

  command->actor = g_strdup (foyer_window_context_get_staff (self));
  command->request = g_uuid_string_random ();
  return command;
}

void
foyer_window_context_run_async (FoyerWindowContext *self,
                                const FoyerCommand *command,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  foyer_engine_run_async (self->engine, command, cancellable, callback, user_data);
}

JsonObject *
foyer_window_context_run_finish (FoyerWindowContext *self, GAsyncResult *result, GError **error)
{
  return foyer_engine_run_finish (self->engine, result, error);
}
