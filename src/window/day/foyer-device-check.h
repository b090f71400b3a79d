/* The opening checklist's own part: the real devices are tested, and what they answer is ticked. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "voice/foyer-message.h"
#include "window/common/foyer-window-context.h"

G_BEGIN_DECLS

#define FOYER_TYPE_DEVICE_CHECK (foyer_device_check_get_type ())
G_DECLARE_FINAL_TYPE (FoyerDeviceCheck, foyer_device_check, FOYER, DEVICE_CHECK, GObject)

/**
 * FoyerDeviceCheck:
 *
 * Plays a call and hears that samples flowed, asks the printer's state, checks the hall's file and
 * the free disk space, and looks which counters have a second screen (S4 五.1). Property "running"
 * (boolean, read-only). One after the other; nothing blocks.
 */

/* @device: loudspeaker, %NULL or "" the system's own; @gain_db as the station has it. */
FoyerDeviceCheck *foyer_device_check_new (FoyerWindowContext *context,
                                          const char *device,
                                          int gain_db,
                                          FoyerVoiceLanguage language);

/* Without effect while it is running. @staff, who asked for it, may be %NULL: the clock did. */
void foyer_device_check_start (FoyerDeviceCheck *self, const char *staff);

G_END_DECLS
