/* From an announcement row to what is said: languages, repeats, volume, as the hall wants it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-config.h"
#include "voice/foyer-message.h"

G_BEGIN_DECLS

/* Where and when it is said. */
typedef struct
{
  const char *station;
  FoyerTime now;
  gint64 n_waiting; /* announcements that wait behind it */
  gboolean closed;  /* outside the hours of the hall */
} FoyerOccasion;

/* The hall's languages and the voice's are two enumerations. */
FoyerVoiceLanguage foyer_compose_language (int language);

/* Adds a call to @message, whose hearing is set already: in the hall's own words where its phrases
 * have such, which no recorded voice knows. @before is 0 unless @kind is REASSIGNED. */
void foyer_compose_add_call (FoyerMessage *message,
                             const FoyerConfig *config,
                             FoyerLanguage language,
                             FoyerCallKind kind,
                             const char *number,
                             guint counter,
                             guint before);

/* What is said for @announcement. Without @occasion (may be %NULL) no quiet hours, no volume and no
 * crowd are looked at. A message without segments is the chime alone: the hours are quiet, or the
 * hall is closed.
 * (transfer full) */
FoyerMessage *foyer_compose (const FoyerConfig *config,
                             const FoyerAnnouncement *announcement,
                             const FoyerOccasion *occasion);

/* One language of what would be spoken, for a look before it is. */
typedef struct
{
  FoyerVoiceLanguage language;
  char *words;     /* as the voice reads them, numbers spelled, what it cannot say left out */
  gboolean silent; /* nothing of it can be said in this language */
  gboolean cut;    /* it is too long: the end of it is not spoken */
} FoyerPreview;

void foyer_preview_free (FoyerPreview *preview);

/* (element-type FoyerPreview) (transfer full) */
GPtrArray *foyer_compose_preview (const FoyerMessage *message);

G_END_DECLS
