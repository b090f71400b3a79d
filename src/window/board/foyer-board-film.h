/* What a film shows, to be drawn: the latest picture, scaled. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "voice/foyer-film.h"

G_BEGIN_DECLS

#define FOYER_TYPE_BOARD_FILM (foyer_board_film_get_type ())
G_DECLARE_FINAL_TYPE (FoyerBoardFilm, foyer_board_film, FOYER, BOARD_FILM, GObject)

/* A GdkPaintable of @film, which it does not keep; what @film showed last stays. Signal "ready":
 * the first picture is there. */
FoyerBoardFilm *foyer_board_film_new (FoyerFilm *film);

G_END_DECLS
