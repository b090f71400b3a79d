/* One announcement as it is handed to the voice: what to say, in which languages, how. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "voice/foyer-message.h"

#include "voice/foyer-pcm.h"

static void
segment_free (gpointer data)
{
  FoyerSegment *segment = data;

  g_free (segment->ticket);
  g_free (segment->text);
  g_free (segment);
}

static gpointer
segment_copy (gconstpointer data, gpointer user_data)
{
  FoyerSegment *copy = g_memdup2 (data, sizeof *copy);

  copy->ticket = g_strdup (copy->ticket);
  copy->text = g_strdup (copy->text);
  return copy;
}

FoyerMessage *
foyer_message_new (void)
{
  FoyerMessage *message = g_new0 (FoyerMessage, 1);

  message->segments = g_ptr_array_new_with_free_func (segment_free);
  message->repeat = 1;
  message->chime = TRUE;
  message->rate = 1.0;
  message->hearing_rate = 0.8;
  message->hearing_gain_db = 6.0;
  return message;
}

FoyerMessage *
foyer_message_new_sound (const GArray *pcm)
{
  FoyerMessage *message = foyer_message_new ();

  message->sound = foyer_pcm_to_s16 (pcm);
  return message;
}

FoyerMessage *
foyer_message_copy (const FoyerMessage *message)
{
  FoyerMessage *copy = g_memdup2 (message, sizeof *message);

  if (copy->sound != NULL)
    g_bytes_ref (copy->sound);
  copy->segments = g_ptr_array_copy (message->segments, segment_copy, NULL);
  return copy;
}

void
foyer_message_free (FoyerMessage *message)
{
  g_clear_pointer (&message->sound, g_bytes_unref);
  g_ptr_array_unref (message->segments);
  g_free (message);
}

void
foyer_message_add_call (FoyerMessage *message,
                        FoyerVoiceLanguage language,
                        FoyerCallKind kind,
                        const char *ticket,
                        guint counter,
                        guint counter_before)
{
  FoyerSegment *segment = g_new0 (FoyerSegment, 1);

  segment->language = language;
  segment->kind = kind;
  segment->ticket = g_strdup (ticket);
  segment->counter = counter;
  segment->counter_before = counter_before;
  g_ptr_array_add (message->segments, segment);
}

void
foyer_message_add_text (FoyerMessage *message, FoyerVoiceLanguage language, const char *text)
{
  FoyerSegment *segment = g_new0 (FoyerSegment, 1);

  segment->language = language;
  segment->kind = FOYER_CALL_NOTICE;
  segment->text = g_strdup (text);
  g_ptr_array_add (message->segments, segment);
}
