/* The manifest of a recorded voice, voice.ini: read, and refused unless all of it is in order. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "voice/foyer-call-text.h"

G_BEGIN_DECLS

#define FOYER_VOICE_PACK_MAX_MANIFEST_BYTES (1024 * 1024)
#define FOYER_VOICE_PACK_MAX_CLIPS          5000

/* Words of a phrase that are not the name of a clip. */
#define FOYER_VOICE_PACK_PAUSE          "|"
#define FOYER_VOICE_PACK_TICKET         "{ticket}"
#define FOYER_VOICE_PACK_COUNTER        "{counter}"
#define FOYER_VOICE_PACK_COUNTER_BEFORE "{counter2}"

/* What [read] decides. */
typedef enum
{
  FOYER_VOICE_PACK_READ_TICKET,  /* 0 digits, 1 cardinal */
  FOYER_VOICE_PACK_READ_COUNTER, /* 0 cardinal, 1 digits */
  FOYER_VOICE_PACK_READ_ZH_ONE,  /* 0 yi, 1 yao */
  FOYER_VOICE_PACK_READ_KO_ZERO, /* 0 gong, 1 yeong */
  FOYER_VOICE_PACK_N_READ,
} FoyerVoicePackRead;

typedef struct
{
  char *id, *name, *license;
  FoyerVoiceLanguage language;
  int read[FOYER_VOICE_PACK_N_READ]; /* -1: as the hall wants it */
  guint gap_ms, pause_ms;
  double trim_db;
  char **phrases[FOYER_CALL_NOTICE]; /* by FoyerCallKind: its words, NULL if there is none */
  GPtrArray *tokens, *paths;         /* strings: clip i is the file paths[i] */
} FoyerVoicePackManifest;

/*
 * Reads "voice.ini" of the folder open as FOLDER; ID is the folder's own name, which the manifest
 * must bear too. FOYER_ERROR_USAGE with a sentence that says what is wrong with it, without the
 * pack's name. Clips are not looked at.
 */
FoyerVoicePackManifest *foyer_voice_pack_manifest_read (int folder, const char *id, GError **error);
void foyer_voice_pack_manifest_free (FoyerVoicePackManifest *manifest);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerVoicePackManifest, foyer_voice_pack_manifest_free)

/* How tickets are read: as the manifest says, and as WANTED (may be NULL) where it says nothing. */
FoyerReadingOptions foyer_voice_pack_manifest_reading (const FoyerVoicePackManifest *manifest,
                                                       const FoyerReadingOptions *wanted);

G_END_DECLS
