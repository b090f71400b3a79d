/* Which screens of the public are there just now, known to every process of the hall's PC. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* --- a screen --- */

/**
 * FoyerScreenHold:
 *
 * Held for as long as a second screen is shown: a lock on the file DATABASE-screen-N, which the
 * kernel takes back when the process ends, however it ends. Several screens of one counter may hold
 * it together.
 */
typedef struct _FoyerScreenHold FoyerScreenHold;

FoyerScreenHold *foyer_screen_hold_new (const char *database, gint64 counter, GError **error);

/* Those of the hall as a whole. */
typedef enum
{
  FOYER_PUBLIC_SCREEN_BOARD,
  FOYER_PUBLIC_SCREEN_KIOSK,
  FOYER_N_PUBLIC_SCREENS,
} FoyerPublicScreen;

/* Held, in the same way (DATABASE-dark-board …), for as long as a board or kiosk runs whose monitor
 * is not there: a hall may have none, or several, so that only the want of one is news. */
FoyerScreenHold *
foyer_screen_hold_new_dark (const char *database, FoyerPublicScreen screen, GError **error);
void foyer_screen_hold_free (FoyerScreenHold *hold);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerScreenHold, foyer_screen_hold_free)

/* --- whoever wants to know --- */

/* Asks the kernel; takes no lock itself and leaves no file behind. */
gboolean foyer_screen_is_present (const char *database, gint64 counter);

#define FOYER_TYPE_SCREEN_WATCH (foyer_screen_watch_get_type ())
G_DECLARE_FINAL_TYPE (FoyerScreenWatch, foyer_screen_watch, FOYER, SCREEN_WATCH, GObject)

/**
 * FoyerScreenWatch:
 *
 * Follows one counter's screen. Read-only property "present" (gboolean); its notify comes on the
 * main context on which it was made. A program that hangs still counts as present.
 */
FoyerScreenWatch *foyer_screen_watch_new (const char *database, gint64 counter);
/* Of those that are dark: present is whether one is. */
FoyerScreenWatch *foyer_screen_watch_new_dark (const char *database, FoyerPublicScreen screen);
gboolean foyer_screen_watch_get_present (FoyerScreenWatch *self);

G_END_DECLS
