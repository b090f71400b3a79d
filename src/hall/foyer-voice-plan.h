/* How a hall wants to be spoken to: languages, repeats, voices, quiet hours, volume, notices. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-announcement.h"

G_BEGIN_DECLS

/* One text per language; a missing one is %NULL. */
typedef struct
{
  char *in[FOYER_N_LANGUAGES];
} FoyerNames;

/* Notices that a duty manager gives with one key. */
typedef enum
{
  FOYER_NOTICE_CLOSING_SOON, /* shortly before closing */
  FOYER_NOTICE_CLOSING,      /* S05: closing time, numbers still wait */
  FOYER_NOTICE_FAULT,        /* F04 */
  FOYER_NOTICE_RECOVERED,    /* F05 */
  FOYER_NOTICE_EVACUATION,   /* an emergency: until somebody stops it */
  FOYER_N_NOTICES,
} FoyerNotice;

extern const char *const foyer_notices[];

/* What is spoken in the words of a phrase. */
typedef enum
{
  FOYER_SPOKEN_CALL,        /* K01 */
  FOYER_SPOKEN_RECALL,      /* K02 */
  FOYER_SPOKEN_LAST_CALL,   /* K03 */
  FOYER_SPOKEN_HEARING,     /* N04 */
  FOYER_SPOKEN_REASSIGNED,  /* K05 */
  FOYER_SPOKEN_CLOSING,     /* S05 */
  FOYER_SPOKEN_FAULT,       /* F04 */
  FOYER_SPOKEN_RECOVERED,   /* F05 */
  FOYER_SPOKEN_BUSY,        /* K06 */
  FOYER_SPOKEN_LEFT_BEHIND, /* L01 */
  FOYER_SPOKEN_EARLY_STOP,  /* S08 */
  FOYER_SPOKEN_HOLIDAY,     /* B03 */
  FOYER_SPOKEN_REOPENED,    /* S03 */
  FOYER_SPOKEN_PRIORITY,    /* K09 */
  FOYER_N_SPOKEN,
} FoyerSpoken;

/* Minutes of the wall clock; a span with from > to goes over midnight. */
typedef struct
{
  int from, to;
} FoyerQuiet;

/* From this minute on, until the next one or midnight. */
typedef struct
{
  int from;
  int gain_db;
} FoyerVolume;

typedef struct
{
  char *station; /* "*": every station without an entry of its own */
  GArray *steps; /* of FoyerVolume, by time */
} FoyerStationVolume;

#define FOYER_MIN_GAIN_DB -30
#define FOYER_MAX_GAIN_DB 12

typedef struct
{
  FoyerLanguage languages[FOYER_N_LANGUAGES]; /* of every call; none: the hall's first */
  guint n_languages;
  gboolean own_language; /* the ticket's own as well */
  gboolean own_first;
  gint64 repeat;                  /* how often a call is said, 1..5 */
  gint64 repeat_while;            /* once only while more than so many others wait */
  char *packs[FOYER_N_LANGUAGES]; /* id of a recorded voice; "" synthesis; %NULL the first found */
  gboolean cardinal[FOYER_N_LANGUAGES]; /* tickets as numbers instead of digit by digit */
  gboolean zh_yao, ko_yeong;            /* 1 as yao; 0 as yeong */
  gint64 hearing_percent;               /* speed of a call for somebody who hears badly */
  gint64 hearing_gain_db;
  GArray *quiet;     /* of FoyerQuiet: only the chime sounds */
  GPtrArray *volume; /* of FoyerStationVolume */
  FoyerNames notices[FOYER_N_NOTICES];
  gboolean reopened; /* S03 is spoken when a counter is open again */
  gboolean priority; /* K09 is spoken when somebody goes first */
  /* Of the hall's own table of phrases, where it words them anew; else %NULL (foyer-spoken.h). */
  FoyerNames wording[FOYER_N_SPOKEN];
} FoyerVoicePlan;

FoyerVoicePlan *foyer_voice_plan_new (void);
void foyer_voice_plan_free (FoyerVoicePlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerVoicePlan, foyer_voice_plan_free)

/* The languages in which a call is said, each once, in order; gives their number. @hall_language is
 * the hall's own. One that is for somebody who hears badly is in their own language alone: in more
 * it would be over before they know that it is theirs. */
guint foyer_voice_plan_list_languages (const FoyerVoicePlan *plan,
                                       FoyerLanguage hall_language,
                                       const FoyerAnnouncement *announcement,
                                       FoyerLanguage languages[FOYER_N_LANGUAGES]);

/* How often it is said while @n_waiting others wait. */
guint foyer_voice_plan_get_repeat (const FoyerVoicePlan *plan,
                                   const FoyerAnnouncement *announcement,
                                   gint64 n_waiting);

/* Whether only the chime sounds for it, at @minute of the wall clock: in the quiet hours, and
 * outside the hall's own while it is @closed (states 2.10); never for an emergency. */
gboolean foyer_voice_plan_is_quiet (const FoyerVoicePlan *plan,
                                    const FoyerAnnouncement *announcement,
                                    gboolean closed,
                                    int minute);

int foyer_voice_plan_get_gain_db (const FoyerVoicePlan *plan, const char *station, int minute);

/* The hall's own words of its configuration, else of its phrases, else ours. (transfer none) */
const char *foyer_voice_plan_get_notice (const FoyerVoicePlan *plan,
                                         FoyerNotice notice,
                                         FoyerLanguage language);

void foyer_station_volume_free (FoyerStationVolume *volume);

G_END_DECLS
