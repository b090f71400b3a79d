/* Which sinks the sound output tries, and in which order. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "voice/foyer-sinks.h"

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

gboolean
foyer_sink_hides_server (const FoyerSink *sink)
{
  return sink->kind == FOYER_SINK_ALSA && sink->text == NULL;
}
