/* What is to be spoken: one row a call, its kinds, states and lifetime (states 2.10). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-ticket.h"

G_BEGIN_DECLS

typedef enum
{
  FOYER_ANNOUNCEMENT_PENDING,
  FOYER_ANNOUNCEMENT_SPEAKING,
  FOYER_ANNOUNCEMENT_SPOKEN,
  FOYER_ANNOUNCEMENT_UNHEARD,
  FOYER_ANNOUNCEMENT_DROPPED,
  FOYER_ANNOUNCEMENT_EXPIRED,
  FOYER_ANNOUNCEMENT_FAILED,
} FoyerAnnouncementState;

/* In order of priority, the most urgent first. */
typedef enum
{
  FOYER_ANNOUNCEMENT_EMERGENCY,
  FOYER_ANNOUNCEMENT_CALL,
  FOYER_ANNOUNCEMENT_RECALL,
  FOYER_ANNOUNCEMENT_NOTICE,
} FoyerAnnouncementKind;

extern const char *const foyer_announcement_states[];
extern const char *const foyer_announcement_kinds[];

typedef struct
{
  gint64 seq; /* commit order */
  int kind;
  int state;
  gint64 ticket;         /* id; 0 for a notice */
  char *number;          /* of the ticket, as spoken */
  gint64 counter;        /* 0 for a notice */
  gint64 counter_before; /* that called first and has paused (K05); 0 none */
  int language;
  gboolean hearing;
  gint64 calls;  /* 1 first call, 2 second … */
  gboolean last; /* the last call before a no-show (K03) */
  char *text;    /* of a notice */
  char *notice;  /* nick of a notice that the hall has words for, else %NULL */
  char *why;     /* of dropped, unheard, failed */
  char *station; /* that speaks or spoke it */
  FoyerTime created_at;
  FoyerTime started_at;
  FoyerTime ended_at;
} FoyerAnnouncement;

extern const FoyerRecordType foyer_announcement_type;

/* A call that was not heard for this long would confuse: nobody stands there any more. */
#define FOYER_ANNOUNCEMENT_LIFETIME (2 * FOYER_MINUTE)

gboolean foyer_announcement_is_stale (const FoyerAnnouncement *announcement, FoyerTime now);

/* A voice begins what is to be spoken at once, unless it speaks: after so long there is none. */
#define FOYER_ANNOUNCEMENT_PATIENCE (10 * FOYER_SECOND)
/* None takes longer; what speaks it and has not said its end by then is dead. */
#define FOYER_ANNOUNCEMENT_LONGEST (90 * FOYER_SECOND)

/* Until when the voice may be busy with one of @due (of FoyerAnnouncement): those that are to be
 * spoken or being spoken; @last_end is the end of the last one that was spoken. A moment of the
 * past when there may be no voice. */
FoyerTime foyer_announcement_get_busy_until (const GPtrArray *due, FoyerTime last_end);
/* When @announcement needs another look, should nothing happen until then: from that moment on
 * nobody speaks it, or it is stale. 0 never. */
FoyerTime
foyer_announcement_get_next_look (const FoyerAnnouncement *announcement, FoyerTime busy_until);
/* Whether nobody speaks it, nor will: no voice is there. What is known as unheard is not neglected.
 */
gboolean foyer_announcement_is_neglected (const FoyerAnnouncement *announcement,
                                          FoyerTime busy_until,
                                          FoyerTime now);

void foyer_announcement_free (FoyerAnnouncement *announcement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerAnnouncement, foyer_announcement_free)

G_END_DECLS
