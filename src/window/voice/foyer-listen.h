/* Hearing something at this desk, which is not the hall's loudspeaker. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "voice/foyer-announcer.h"
#include "voice/foyer-compose.h"

G_BEGIN_DECLS

/* Zero-filled: nothing was heard yet. */
typedef struct
{
  FoyerAnnouncer *announcer;
  FoyerVoicePacks *packs; /* or %NULL: those of this computer */
  gint64 id;
} FoyerListener;

/* Plays @message now, instead of what was playing; @done may be %NULL. */
void foyer_listener_play (FoyerListener *listener,
                          const FoyerMessage *message,
                          FoyerAnnouncedFunc done,
                          gpointer user_data);
/* What @preview says, as its language is written: Chinese has marks of its own. (transfer full) */
char *foyer_listener_write (const FoyerPreview *preview);
/* The device to play on from now on, %NULL the system's own. */
void foyer_listener_set_device (FoyerListener *listener, const char *device);
/* Stops, and lets go of everything. No callback comes any more. */
void foyer_listener_clear (FoyerListener *listener);

G_END_DECLS
