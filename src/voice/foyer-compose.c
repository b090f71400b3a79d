/* From an announcement row to what is said: languages, repeats, volume, as the hall wants it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "voice/foyer-compose.h"

#include <string.h>

#include "voice/foyer-synth.h"

FoyerVoiceLanguage
foyer_compose_language (int language)
{
  static const FoyerVoiceLanguage map[] = {
    [FOYER_LANGUAGE_ZH] = FOYER_VOICE_ZH,
    [FOYER_LANGUAGE_KO] = FOYER_VOICE_KO,
    [FOYER_LANGUAGE_EN] = FOYER_VOICE_EN,
  };

  return map[language];
}

static FoyerCallKind
get_call_kind (const FoyerAnnouncement *announcement)
{
  if (announcement->hearing)
    return FOYER_CALL_HEARING;
  if (announcement->counter_before != 0)
    return FOYER_CALL_REASSIGNED;
  if (announcement->last)
    return FOYER_CALL_LAST;
  return announcement->calls > 1 ? FOYER_CALL_SECOND : FOYER_CALL_FIRST;
}

static void
set_manner (FoyerMessage *message,
            const FoyerConfig *config,
            const FoyerAnnouncement *announcement,
            const FoyerOccasion *occasion)
{
  const FoyerVoicePlan *plan = config->voice;

  for (int i = 0; i < FOYER_N_LANGUAGES; i++)
    message->reading.ticket[foyer_compose_language (i)] =
        plan->cardinal[i] ? FOYER_READING_CARDINAL : FOYER_READING_DIGITS;
  message->reading.zh_one_is_yao = plan->zh_yao;
  message->reading.ko_zero_is_yeong = plan->ko_yeong;
  message->hearing = announcement->hearing;
  message->hearing_rate = (double) plan->hearing_percent / 100.0;
  message->hearing_gain_db = (double) plan->hearing_gain_db;
  if (occasion == NULL)
    return;
  message->repeat = foyer_voice_plan_get_repeat (plan, announcement, occasion->n_waiting);
  /* An emergency is as loud as by day. */
  if (announcement->kind != FOYER_ANNOUNCEMENT_EMERGENCY)
    message->gain_db = foyer_voice_plan_get_gain_db (
        plan, occasion->station, foyer_time_to_wall (occasion->now, config->zone).minute);
}

/* The hall's own notice, in all of its languages. */
static void
add_notice (FoyerMessage *message, const FoyerConfig *config, const FoyerAnnouncement *announcement)
{
  const int notice = foyer_nick_find (foyer_notices, announcement->notice);

  for (guint i = 0; notice >= 0 && i < config->n_languages; i++)
    foyer_message_add_text (
        message, foyer_compose_language ((int) config->languages[i]),
        foyer_voice_plan_get_notice (config->voice, (FoyerNotice) notice, config->languages[i]));
}

static void
add_call (FoyerMessage *message, const FoyerConfig *config, const FoyerAnnouncement *announcement)
{
  FoyerLanguage languages[FOYER_N_LANGUAGES];
  const guint n = foyer_voice_plan_list_languages (config->voice, config->languages[0],
                                                   announcement, languages);

  for (guint i = 0; i < n; i++)
    foyer_message_add_call (message, foyer_compose_language ((int) languages[i]),
                            get_call_kind (announcement), announcement->number,
                            (guint) announcement->counter, (guint) announcement->counter_before);
}

FoyerMessage *
foyer_compose (const FoyerConfig *config,
               const FoyerAnnouncement *announcement,
               const FoyerOccasion *occasion)
{
  FoyerMessage *message = foyer_message_new ();

  set_manner (message, config, announcement, occasion);
  if (occasion != NULL &&
      foyer_voice_plan_is_quiet (config->voice, announcement, occasion->closed,
                                 foyer_time_to_wall (occasion->now, config->zone).minute))
    return message;
  if (announcement->number != NULL)
    add_call (message, config, announcement);
  else
    add_notice (message, config, announcement);
  /* Free text, or a notice of a later version. */
  if (message->segments->len == 0)
    foyer_message_add_text (message, foyer_compose_language (announcement->language),
                            announcement->text);
  return message;
}

void
foyer_preview_free (FoyerPreview *preview)
{
  g_free (preview->words);
  g_free (preview);
}

static FoyerPreview *
preview_segment (const FoyerMessage *message, const FoyerSegment *segment)
{
  FoyerPreview *preview = g_new0 (FoyerPreview, 1);
  g_autofree char *text = foyer_call_text (segment->language, segment->kind, segment->ticket,
                                           segment->counter, segment->counter_before, segment->text,
                                           message->hearing, &message->reading, NULL);
  g_auto (GStrv) words = NULL;
  g_autofree char *speakable =
      foyer_synth_filter (segment->language, text != NULL ? text : "", &preview->cut);
  g_autoptr (GString) line = g_string_new (NULL);

  preview->language = segment->language;
  preview->silent = !foyer_synth_has_words (speakable);
  /* What was left out leaves blanks behind. */
  words = g_strsplit (speakable, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", words[i]);
  preview->words = g_strdup (line->str);
  return preview;
}

GPtrArray *
foyer_compose_preview (const FoyerMessage *message)
{
  GPtrArray *previews = g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_preview_free);

  for (guint i = 0; i < message->segments->len; i++)
    g_ptr_array_add (previews, preview_segment (message, g_ptr_array_index (message->segments, i)));
  return previews;
}
