/* Tells of recorded voices that were copied here or taken away, once that is done. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _FoyerVoiceWatch FoyerVoiceWatch;

/* Watches FOLDERS, %NULL-terminated, which hold voices and need not be there yet. CHANGED is called
 * on the main context of the caller, a second after the last change. Nothing runs while nothing
 * changes. */
FoyerVoiceWatch *foyer_voice_watch_new (const char *const *folders,
                                        void (*changed) (gpointer user_data),
                                        gpointer user_data);
void foyer_voice_watch_free (FoyerVoiceWatch *watch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerVoiceWatch, foyer_voice_watch_free)

G_END_DECLS
