/* What a film shows, to be drawn: the latest picture, scaled. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/board/foyer-board-film.h"

struct _FoyerBoardFilm
{
  GObject parent_instance;
  GdkTexture *texture;
  int width, height;
};

static void init_paintable (GdkPaintableInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FoyerBoardFilm,
                               foyer_board_film,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE, init_paintable))

static guint ready_signal;

static void
on_picture (
    FoyerBoardFilm *self, GBytes *pixels, int width, int height, int stride, FoyerFilm *film)
{
  const gboolean first = self->texture == NULL;
  const gboolean resized = self->width != width || self->height != height;

  g_clear_object (&self->texture);
  self->texture = gdk_memory_texture_new (width, height, GDK_MEMORY_B8G8R8A8_PREMULTIPLIED, pixels,
                                          (gsize) stride);
  self->width = width;
  self->height = height;
  if (resized)
    gdk_paintable_invalidate_size (GDK_PAINTABLE (self));
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self));
  if (first)
    g_signal_emit (self, ready_signal, 0);
}

static void
foyer_board_film_snapshot (GdkPaintable *paintable,
                           GdkSnapshot *snapshot,
                           double width,
                           double height)
{
  FoyerBoardFilm *self = FOYER_BOARD_FILM (paintable);

  if (self->texture != NULL)
    gdk_paintable_snapshot (GDK_PAINTABLE (self->texture), snapshot, width, height);
}

static int
foyer_board_film_get_intrinsic_width (GdkPaintable *paintable)
{
  return FOYER_BOARD_FILM (paintable)->width;
}

static int
foyer_board_film_get_intrinsic_height (GdkPaintable *paintable)
{
  return FOYER_BOARD_FILM (paintable)->height;
}

static void
init_paintable (GdkPaintableInterface *interface)
{
  interface->snapshot = foyer_board_film_snapshot;
  interface->get_intrinsic_width = foyer_board_film_get_intrinsic_width;
  interface->get_intrinsic_height = foyer_board_film_get_intrinsic_height;
}

static void
foyer_board_film_dispose (GObject *object)
{
  g_clear_object (&FOYER_BOARD_FILM (object)->texture);
  G_OBJECT_CLASS (foyer_board_film_parent_class)->dispose (object);
}

static void
foyer_board_film_class_init (FoyerBoardFilmClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = foyer_board_film_dispose;
  ready_signal = g_signal_new ("ready", FOYER_TYPE_BOARD_FILM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
}

static void
foyer_board_film_init (FoyerBoardFilm *self)
{
}

FoyerBoardFilm *
foyer_board_film_new (FoyerFilm *film)
{
  FoyerBoardFilm *self = g_object_new (FOYER_TYPE_BOARD_FILM, NULL);

  g_signal_connect_object (film, "picture", G_CALLBACK (on_picture), self, G_CONNECT_SWAPPED);
  return self;
}
