/* Hearing something at this desk, which is not the hall's loudspeaker. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/voice/foyer-listen.h"

static void
ensure_announcer (FoyerListener *listener)
{
  const FoyerAnnouncerOptions options = { .packs = listener->packs };

  if (listener->announcer == NULL)
    listener->announcer = foyer_announcer_new (&options);
}

void
foyer_listener_play (FoyerListener *listener,
                     const FoyerMessage *message,
                     FoyerAnnouncedFunc done,
                     gpointer user_data)
{
  ensure_announcer (listener);
  foyer_announcer_cancel_all (listener->announcer);
  foyer_announcer_submit (listener->announcer, ++listener->id, message, FOYER_PRIORITY_NOTICE, done,
                          user_data);
}

char *
foyer_listener_write (const FoyerPreview *preview)
{
  static const struct
  {
    const char *spoken, *written;
  } marks[] = { { ", ", "，" }, { ". ", "。" }, { "? ", "？" }, { "! ", "！" },
                { ",", "，" },  { ".", "。" },  { "?", "？" },  { "!", "！" } };
  g_autoptr (GString) text = g_string_new (preview->words);

  for (guint i = 0; preview->language == FOYER_VOICE_ZH && i < G_N_ELEMENTS (marks); i++)
    g_string_replace (text, marks[i].spoken, marks[i].written, 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
foyer_listener_set_device (FoyerListener *listener, const char *device)
{
  ensure_announcer (listener);
  foyer_announcer_set_device (listener->announcer,
                              device != NULL && *device != '\0' ? device : NULL);
}

void
foyer_listener_clear (FoyerListener *listener)
{
  if (listener->announcer != NULL)
    foyer_announcer_close (listener->announcer);
  g_clear_object (&listener->announcer);
  g_clear_pointer (&listener->packs, foyer_voice_packs_unref);
}
