/* From an announcement row to what is said: languages, repeats, volume, as the hall wants it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "voice/foyer-compose.h"

#include <string.h>

#include "hall/foyer-spoken.h"
#include "voice/foyer-synth.h"

#define TICKET_PLACE "{ticket}"

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

/* What stands behind a number, which is said with it when it is said twice. */
static const char *const number_suffixes[FOYER_N_LANGUAGES] = {
  [FOYER_LANGUAGE_ZH] = "号",
  [FOYER_LANGUAGE_KO] = "번",
  [FOYER_LANGUAGE_EN] = "",
};

static char *
write_number (const char *template, FoyerLanguage language, const char *number, gboolean twice)
{
  const char *place = strstr (template, TICKET_PLACE);
  const char *suffix = number_suffixes[language];

  if (!twice)
    return g_strdup (number);
  if (place == NULL || !g_str_has_prefix (place + strlen (TICKET_PLACE), suffix))
    suffix = "";
  return g_strconcat (number, suffix, ", ", number, NULL);
}

/* A call in the hall's own words, or %NULL. */
static char *
write_own_call (const FoyerConfig *config,
                FoyerLanguage language,
                FoyerCallKind kind,
                const char *number,
                guint counter,
                guint before,
                gboolean twice)
{
  static const FoyerSpoken phrases[] = {
    [FOYER_CALL_FIRST] = FOYER_SPOKEN_CALL,
    [FOYER_CALL_SECOND] = FOYER_SPOKEN_RECALL,
    [FOYER_CALL_LAST] = FOYER_SPOKEN_LAST_CALL,
    [FOYER_CALL_HEARING] = FOYER_SPOKEN_HEARING,
    [FOYER_CALL_REASSIGNED] = FOYER_SPOKEN_REASSIGNED,
  };
  const char *own = config->voice->wording[phrases[kind]].in[language];
  g_autoptr (FoyerPhraseFacts) facts = foyer_phrase_facts_new ();
  g_autofree char *written = NULL;

  if (own == NULL || *number == '\0')
    return NULL;
  written = write_number (own, language, number, twice);
  foyer_phrase_facts_set_text (facts, "ticket", written);
  foyer_phrase_facts_set_number (facts, "counter", before != 0 ? before : counter);
  foyer_phrase_facts_set_number (facts, "counter2", counter);
  foyer_phrase_facts_set_names (facts, "utility", &config->utility);
  foyer_phrase_facts_set_text (facts, "phone", config->hotline != NULL ? config->hotline : "");
  return foyer_spoken_write_own (config->voice, phrases[kind], language, facts);
}

void
foyer_compose_add_call (FoyerMessage *message,
                        const FoyerConfig *config,
                        FoyerLanguage language,
                        FoyerCallKind kind,
                        const char *number,
                        guint counter,
                        guint before)
{
  const FoyerVoiceLanguage voice = foyer_compose_language ((int) language);
  g_autofree char *own =
      write_own_call (config, language, kind, number, counter, before, message->hearing);

  if (own != NULL)
    foyer_message_add_text (message, voice, own);
  else
    foyer_message_add_call (message, voice, kind, number, counter, before);
}

static void
add_call (FoyerMessage *message, const FoyerConfig *config, const FoyerAnnouncement *announcement)
{
  FoyerLanguage languages[FOYER_N_LANGUAGES];
  const guint n = foyer_voice_plan_list_languages (config->voice, config->languages[0],
                                                   announcement, languages);

  for (guint i = 0; i < n; i++)
    foyer_compose_add_call (message, config, languages[i], get_call_kind (announcement),
                            announcement->number, (guint) announcement->counter,
                            (guint) announcement->counter_before);
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
