/* The sentences of the queue calls, spelled out for the synthesizer. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "voice/foyer-number-words.h"

G_BEGIN_DECLS

typedef enum
{
  FOYER_CALL_FIRST,      /* K01 */
  FOYER_CALL_SECOND,     /* K02 */
  FOYER_CALL_LAST,       /* K03 */
  FOYER_CALL_HEARING,    /* N04; the message should be marked for poor hearing too */
  FOYER_CALL_REASSIGNED, /* K05 */
  FOYER_CALL_NOTICE,     /* free text, numbers in it are spelled */
} FoyerCallKind;

/*
 * The sentence for one call in one language. COUNTER is where to go; COUNTER_BEFORE is used by
 * REASSIGNED only. NUMBER_TWICE says the ticket two times in a row. TEXT is used by NOTICE only.
 * Free with g_free(). FOYER_ERROR_USAGE when the ticket has nothing that can be read, a counter is
 * 0, or a notice is empty.
 */
char *foyer_call_text (FoyerVoiceLanguage language,
                       FoyerCallKind kind,
                       const char *ticket,
                       guint counter,
                       guint counter_before,
                       const char *text,
                       gboolean number_twice,
                       const FoyerReadingOptions *options,
                       GError **error);

G_END_DECLS
