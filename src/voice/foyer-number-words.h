/* How ticket numbers and counters are read aloud in Mandarin, Korean and English. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The languages the voice speaks; also the index of every per-language table of this room. */
typedef enum
{
  FOYER_VOICE_ZH,
  FOYER_VOICE_KO,
  FOYER_VOICE_EN,
} FoyerVoiceLanguage;

#define FOYER_N_VOICE_LANGUAGES (FOYER_VOICE_EN + 1)

/* Accepts "zh", "ko", "en" and longer forms such as "zh_CN" or "ko-KR"; FALSE for anything else,
 * NULL included. */
gboolean foyer_voice_language_from_code (const char *code, FoyerVoiceLanguage *language);

/* "zh", "ko" or "en"; static. */
const char *foyer_voice_language_code (FoyerVoiceLanguage language);

typedef enum
{
  FOYER_READING_DIGITS,   /* A015: A zero one five; zeros are kept */
  FOYER_READING_CARDINAL, /* A015: A fifteen; leading zeros are dropped */
} FoyerReading;

/* What a hall may choose. All zero is the default: tickets digit by digit, yi, gong. */
typedef struct
{
  FoyerReading ticket[FOYER_N_VOICE_LANGUAGES];
  gboolean zh_one_is_yao;    /* ticket digit 1 as yao instead of yi */
  gboolean ko_zero_is_yeong; /* 0 as yeong instead of gong */
} FoyerReadingOptions;

/*
 * Both return an array of static token strings, free with g_ptr_array_unref(). Tokens are "A".."Z",
 * "0".."9", "yao", "yeong", "10", "100", "1000" and in English "11".."19", "20".."90" too. A
 * recorded voice pack holds one clip per token. Characters of TICKET that are neither ASCII letters
 * nor digits are left out. OPTIONS may be NULL (the defaults). A number above 9999 is read digit by
 * digit.
 */
GPtrArray *foyer_number_words_read_ticket (FoyerVoiceLanguage language,
                                           const char *ticket,
                                           const FoyerReadingOptions *options);
GPtrArray *foyer_number_words_read_number (FoyerVoiceLanguage language, guint number);

/* The tokens spelled out, so that no synthesizer has to interpret a digit. Free with g_free(). */
char *foyer_number_words_spell (FoyerVoiceLanguage language, GPtrArray *tokens);

/* read and spell in one. Free with g_free(). */
char *foyer_number_words_ticket (FoyerVoiceLanguage language,
                                 const char *ticket,
                                 const FoyerReadingOptions *options);
char *foyer_number_words_number (FoyerVoiceLanguage language, guint number);

G_END_DECLS
