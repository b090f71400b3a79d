/* Gives its child all the room there is, and sizes to match. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_PUBLIC_FRAME (foyer_public_frame_get_type ())
G_DECLARE_FINAL_TYPE (FoyerPublicFrame, foyer_public_frame, FOYER, PUBLIC_FRAME, GtkWidget)

/**
 * FoyerPublicFrame:
 *
 * Public screens are read from afar, so their letters grow with the window and not with the
 * desktop's font. The frame carries one of the style classes "unit-8" … "unit-80" of common.css,
 * whose font size is a fortieth of the height (less when the window is narrow); all else there is
 * in em.
 *
 * Properties: "child"; "portrait" (gboolean, read-only): higher than wide.
 */

/* The unit in pixels for a room of this size: one of the sizes that common.css knows. */
int foyer_public_frame_choose_unit (int width, int height);

/* The child shows something else: what was too much for the room may fit now. */
void foyer_public_frame_refit (FoyerPublicFrame *self);

G_END_DECLS
