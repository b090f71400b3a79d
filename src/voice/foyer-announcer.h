/* The queue of announcements: one at a time, most urgent first, on an output that is always open.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "voice/foyer-message.h"
#include "voice/foyer-output.h"
#include "voice/foyer-voice-packs.h"

G_BEGIN_DECLS

typedef enum
{
  FOYER_PRIORITY_NOTICE,
  FOYER_PRIORITY_RECALL,
  FOYER_PRIORITY_CALL,
  FOYER_PRIORITY_EMERGENCY, /* cuts what is being spoken, which is said again from its start
                               afterwards */
} FoyerPriority;

typedef enum
{
  FOYER_ANNOUNCED_SPOKEN,  /* all of it went through an output that can be heard; `why` names a
                              missing language */
  FOYER_ANNOUNCED_UNHEARD, /* its time passed without an audible output; `why` is the output's
                              reason */
  FOYER_ANNOUNCED_DROPPED, /* cancelled */
  FOYER_ANNOUNCED_FAILED,  /* no word of it could be made; the chime sounded instead */
} FoyerAnnouncedAs;

typedef struct
{
  gint64 id; /* the caller's */
  FoyerAnnouncedAs as;
  const char *why;  /* a translated sentence, or NULL */
  double seconds;   /* length of the sound, 0 if it was never made */
  double render_ms; /* how long making it took */
  double first_ms;  /* from submit to the first sample at the output's clock, -1 if it never got
                       there */
} FoyerAnnounced;

/* Always called from the announcer's main context, never from inside another call of this header.
 */
typedef void (*FoyerAnnouncedFunc) (const FoyerAnnounced *announced, gpointer user_data);

typedef struct
{
  FoyerOutputOptions output;
  FoyerVoicePacks *packs; /* recorded voices; NULL is those of this computer */
  const char *helper;     /* see foyer_synth_new() */
  guint duck_lead_ms;     /* pause between "duck" TRUE and the chime */
} FoyerAnnouncerOptions;

#define FOYER_TYPE_ANNOUNCER (foyer_announcer_get_type ())
G_DECLARE_FINAL_TYPE (FoyerAnnouncer, foyer_announcer, FOYER, ANNOUNCER, GObject)

/*
 * OPTIONS may be NULL, and nothing but its packs is kept. The main context is the thread default of
 * the caller; all calls belong to its thread and none blocks, close excepted. Signals:
 * "state-changed"
 * ()          see foyer_announcer_get_state() "started" (gint64 id)       the first sample of a
 * message is on its way; again when it starts anew after a cut "duck" (gboolean)           other
 * sound in the hall should be lowered / may come back
 */
FoyerAnnouncer *foyer_announcer_new (const FoyerAnnouncerOptions *options);

/*
 * Stops at once. No callback comes any more, not even for messages that wait: their rows stay what
 * they are. Waits for a file being written to get its end (2 s at most). Called by dispose too.
 */
void foyer_announcer_close (FoyerAnnouncer *self);

/*
 * Queues a copy of MESSAGE behind all others of its PRIORITY. ID is the caller's own, for cancel
 * and DONE; it should be unique among those that wait. DONE may be NULL and is called exactly once
 * unless the announcer is closed before.
 */
void foyer_announcer_submit (FoyerAnnouncer *self,
                             gint64 id,
                             const FoyerMessage *message,
                             FoyerPriority priority,
                             FoyerAnnouncedFunc done,
                             gpointer user_data);

/* A waiting message is taken out, one being spoken is faded out in 20 ms; DONE follows with
 * DROPPED. FALSE: no such id. */
gboolean foyer_announcer_cancel (FoyerAnnouncer *self, gint64 id);

/* The same for all of them. */
void foyer_announcer_cancel_all (FoyerAnnouncer *self);

/* REASON: why nobody hears us, or, when audible, that it is not the chosen device; a translated
 * sentence owned by the announcer, or NULL. */
FoyerOutputState foyer_announcer_get_state (FoyerAnnouncer *self, const char **reason);
gboolean foyer_announcer_is_audible (FoyerAnnouncer *self);

/* Messages that wait, the one being spoken included. */
guint foyer_announcer_get_n_pending (FoyerAnnouncer *self);

/* See foyer_output_set_device(). */
void foyer_announcer_set_device (FoyerAnnouncer *self, const char *device);

/* Tries the outputs now instead of after the back-off. */
void foyer_announcer_retry (FoyerAnnouncer *self);

G_END_DECLS
