/* Which sinks the sound output tries, and in which order. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "voice/foyer-sinks.h"

#include "base/foyer-error.h"

static void
sink_free (gpointer data)
{
  FoyerSink *sink = data;

  g_free (sink->text);
  g_free (sink);
}

static void
add_sink (GPtrArray *sinks, FoyerSinkKind kind, const char *text)
{
  FoyerSink *sink = g_new (FoyerSink, 1);

  *sink = (FoyerSink){ kind, g_strdup (text) };
  g_ptr_array_add (sinks, sink);
}

GPtrArray *
foyer_sinks_list (const char *device, const char *const *descriptions, gboolean *described)
{
  const char *configured = g_getenv ("FOYER_AUDIO_SINK");
  const char *const from_environment[] = { configured, NULL };
  GPtrArray *sinks = g_ptr_array_new_with_free_func (sink_free);

  if (configured != NULL && *configured != '\0')
    descriptions = from_environment;
  *described = descriptions != NULL;
  for (guint i = 0; descriptions != NULL && descriptions[i] != NULL; i++)
    add_sink (sinks, FOYER_SINK_DESCRIBED, descriptions[i]);
  if (descriptions != NULL)
    return sinks;
  if (device != NULL)
    {
      add_sink (sinks, FOYER_SINK_PULSE, device);
      add_sink (sinks, FOYER_SINK_ALSA, device);
    }
  add_sink (sinks, FOYER_SINK_PULSE, NULL);
  add_sink (sinks, FOYER_SINK_ALSA, NULL);
  return sinks;
}

/* ALSA's default device is the sound server, where there is one, and hides how it fares. */
static gboolean
hides_server (const FoyerSink *sink)
{
  return sink->kind == FOYER_SINK_ALSA && sink->text == NULL;
}

FoyerLine *
foyer_sinks_open (
    GPtrArray *sinks, FoyerSinkOpenFunc open, gpointer data, gboolean *named, GError **error)
{
  FoyerLine *line = NULL;
  GError *first_error = NULL;
  gboolean server_reached = FALSE;

  for (guint i = 0; line == NULL && i < sinks->len; i++)
    {
      const FoyerSink *sink = g_ptr_array_index (sinks, i);
      g_autoptr (GError) own_error = NULL;

      if (hides_server (sink) && server_reached)
        continue;
      *named = sink->text != NULL && sink->kind != FOYER_SINK_DESCRIBED;
      line = open (sink, data, &own_error);
      /* A server that lacks the named device may still have others. */
      if (line == NULL && sink->kind == FOYER_SINK_PULSE && sink->text == NULL)
        server_reached = g_error_matches (own_error, FOYER_ERROR, FOYER_ERROR_FAULT);
      if (first_error == NULL)
        first_error = g_steal_pointer (&own_error);
    }
  if (line != NULL)
    g_clear_error (&first_error);
  else
    g_propagate_error (error, first_error);
  return line;
}
