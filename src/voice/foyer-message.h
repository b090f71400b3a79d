/* One announcement as it is handed to the voice: what to say, in which languages, how. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "voice/foyer-call-text.h"

G_BEGIN_DECLS

typedef struct
{
  FoyerVoiceLanguage language;
  FoyerCallKind kind;
  char *ticket;
  guint counter;
  guint counter_before;
  char *text;
} FoyerSegment;

typedef struct
{
  GBytes *sound;          /* 16-bit mono at 48 kHz, played as it is instead of all below; or NULL */
  GPtrArray *segments;    /* FoyerSegment, spoken in this order; none means the chime alone */
  guint repeat;           /* how often all segments are said, 1..5; default 1 */
  gboolean chime;         /* default TRUE */
  gboolean hearing;       /* poor hearing: slower, louder, the number twice; default FALSE */
  double hearing_rate;    /* of those, times rate; default 0.8 */
  double hearing_gain_db; /* added for those; default 6 */
  FoyerReadingOptions reading; /* of numbers; a recorded voice may have a reading of its own */
  double rate;                 /* 1.0 normal, smaller is slower, 0.5..1.6 */
  double gain_db;              /* 0 normal, -30..+12; peaks are limited, never clipped */
} FoyerMessage;

FoyerMessage *foyer_message_new (void);
/* A sound that is there already: a take, a word to compare. */
FoyerMessage *foyer_message_new_sound (const GArray *pcm);
FoyerMessage *foyer_message_copy (const FoyerMessage *message);
void foyer_message_free (FoyerMessage *message);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerMessage, foyer_message_free)

/* Adds a call of TICKET to COUNTER in one more language. COUNTER_BEFORE is 0 unless KIND is
 * REASSIGNED. */
void foyer_message_add_call (FoyerMessage *message,
                             FoyerVoiceLanguage language,
                             FoyerCallKind kind,
                             const char *ticket,
                             guint counter,
                             guint counter_before);

/* Adds a free text in LANGUAGE. Any text is safe here; what the voice cannot say is left out. */
void foyer_message_add_text (FoyerMessage *message, FoyerVoiceLanguage language, const char *text);

G_END_DECLS
