/* Pictures and films on the board, one after the other, when the station has any. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/board/foyer-board-loop.h"

#include "window/board/foyer-board-film.h"

/* Nothing could be shown: looked at again after this time. */
#define REST_S 60
/* One picture goes over into the next. */
#define CHANGE_MS 900
/* Pictures are made so large at most. */
#define MOST_WIDTH  1920
#define MOST_HEIGHT 1080

struct _FoyerBoardLoop
{
  AdwBin parent_instance;
  GtkStack *stack;
  GtkPicture *pictures[2]; /* the one that shows, and the next one */
  guint front;
  char *place;
  guint still_s;
  double volume, gain;
  gboolean active, showing;
  GPtrArray *paths; /* of this round */
  guint next, n_bad;
  GHashTable *told;          /* paths that were told of */
  GCancellable *cancellable; /* what is under way; %NULL when stopped */
  FoyerFilm *film;           /* that plays or will */
  FoyerBoardFilm *screen;    /* what it shows */
  guint timer;
};

G_DEFINE_FINAL_TYPE (FoyerBoardLoop, foyer_board_loop, ADW_TYPE_BIN)

enum
{
  PROP_SHOWING = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void begin_round (FoyerBoardLoop *self);
static void show_next (FoyerBoardLoop *self);

static void
set_showing (FoyerBoardLoop *self, gboolean showing)
{
  if (self->showing == showing)
    return;
  self->showing = showing;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOWING]);
}

static void
next_cb (gpointer data)
{
  FoyerBoardLoop *self = data;

  self->timer = 0;
  show_next (self);
}

static void
again_cb (gpointer data)
{
  FoyerBoardLoop *self = data;

  self->timer = 0;
  begin_round (self);
}

static void
go_on_after (FoyerBoardLoop *self, guint seconds, GSourceOnceFunc go_on)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add_once (seconds * 1000, go_on, self);
}

static void
let_film_go (FoyerBoardLoop *self)
{
  if (self->film != NULL)
    foyer_film_stop (self->film);
  g_clear_object (&self->film);
  g_clear_object (&self->screen);
}

/* One item */

static void
present (FoyerBoardLoop *self, GdkPaintable *paintable)
{
  self->n_bad = 0;
  self->front = 1 - self->front;
  gtk_picture_set_paintable (self->pictures[self->front], paintable);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->pictures[self->front]));
  set_showing (self, TRUE);
}

static void
leave_out (FoyerBoardLoop *self, const char *path, const char *trouble)
{
  if (g_hash_table_add (self->told, g_strdup (path)))
    g_message ("The board leaves out %s: %s", path, trouble);
  self->n_bad++;
  /* Not from within the film's or the loader's own call. */
  go_on_after (self, 0, next_cb);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerBoardLoop) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new_from_stream_finish (result, &error);
  g_autoptr (GdkTexture) texture = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (pixbuf == NULL)
    {
      leave_out (self, g_object_get_data (object, "path"), error->message);
      return;
    }
  texture = gdk_texture_new_for_pixbuf (pixbuf);
  present (self, GDK_PAINTABLE (texture));
  go_on_after (self, self->still_s, next_cb);
}

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerBoardLoop) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read_finish (G_FILE (object), result, &error);
  g_autofree char *path = g_file_get_path (G_FILE (object));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (stream == NULL)
    {
      leave_out (self, path, error->message);
      return;
    }
  g_object_set_data_full (G_OBJECT (stream), "path", g_steal_pointer (&path), g_free);
  gdk_pixbuf_new_from_stream_at_scale_async (G_INPUT_STREAM (stream), MOST_WIDTH, MOST_HEIGHT, TRUE,
                                             self->cancellable, loaded_cb, g_object_ref (self));
}

static gboolean
is_film (const char *path)
{
  g_autofree char *type = g_content_type_guess (path, NULL, 0, NULL);
  g_autofree char *mime = g_content_type_get_mime_type (type);

  return mime != NULL &&
         (g_str_has_prefix (mime, "video/") || g_str_equal (mime, "application/ogg"));
}

static gboolean
is_picture (const char *path)
{
  g_autofree char *type = g_content_type_guess (path, NULL, 0, NULL);
  g_autofree char *mime = g_content_type_get_mime_type (type);

  return mime != NULL && g_str_has_prefix (mime, "image/");
}

static gboolean
is_moving (FoyerBoardLoop *self)
{
  gboolean moving;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &moving,
                NULL);
  return moving;
}

static void
on_film_ready (FoyerBoardLoop *self, FoyerBoardFilm *film)
{
  present (self, GDK_PAINTABLE (film));
  if (!is_moving (self))
    go_on_after (self, self->still_s, next_cb);
}

static void
on_film_ended (FoyerBoardLoop *self, const char *trouble, FoyerFilm *film)
{
  if (trouble != NULL)
    leave_out (self, g_ptr_array_index (self->paths, self->next - 1), trouble);
  else
    go_on_after (self, 0, next_cb);
}

static void
show_item (FoyerBoardLoop *self, const char *path)
{
  g_autoptr (GFile) file = NULL;

  if (is_film (path))
    {
      self->film = foyer_film_new (path, is_moving (self), self->volume > 0);
      foyer_film_set_volume (self->film, self->volume * self->gain);
      self->screen = foyer_board_film_new (self->film);
      g_signal_connect_object (self->screen, "ready", G_CALLBACK (on_film_ready), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->film, "ended", G_CALLBACK (on_film_ended), self,
                               G_CONNECT_SWAPPED);
      return;
    }
  file = g_file_new_for_path (path);
  g_file_read_async (file, G_PRIORITY_LOW, self->cancellable, opened_cb, g_object_ref (self));
}

/* The round */

static void
show_next (FoyerBoardLoop *self)
{
  gtk_stack_set_transition_type (self->stack, is_moving (self) ? GTK_STACK_TRANSITION_TYPE_CROSSFADE
                                                               : GTK_STACK_TRANSITION_TYPE_NONE);
  let_film_go (self);
  if (self->n_bad >= self->paths->len)
    {
      set_showing (self, FALSE);
      go_on_after (self, REST_S, again_cb);
    }
  else if (self->next >= self->paths->len)
    begin_round (self);
  else
    show_item (self, g_ptr_array_index (self->paths, self->next++));
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* On a thread. */
static void
list_place (GTask *task, gpointer object, gpointer place, GCancellable *cancellable)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) folder = g_dir_open (place, 0, NULL);
  const char *name;

  if (folder == NULL)
    g_ptr_array_add (paths, g_strdup (place));
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (*name != '.' && (is_film (name) || is_picture (name)))
      g_ptr_array_add (paths, g_build_filename (place, name, NULL));
  g_ptr_array_sort (paths, compare_paths);
  g_task_return_pointer (task, paths, (GDestroyNotify) g_ptr_array_unref);
}

static void
listed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  FoyerBoardLoop *self = FOYER_BOARD_LOOP (object);
  GPtrArray *paths = g_task_propagate_pointer (G_TASK (result), NULL);

  if (paths == NULL)
    return;
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  self->paths = paths;
  self->next = 0;
  show_next (self);
}

static void
begin_round (FoyerBoardLoop *self)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, listed_cb, NULL);

  g_task_set_task_data (task, g_strdup (self->place), g_free);
  g_task_run_in_thread (task, list_place);
}

static void
stop (FoyerBoardLoop *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  let_film_go (self);
}

static void
restart (FoyerBoardLoop *self)
{
  const gboolean wanted = self->active && self->place != NULL && *self->place != '\0';

  stop (self);
  self->n_bad = 0;
  if (wanted)
    {
      self->cancellable = g_cancellable_new ();
      begin_round (self);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (self->pictures); i++)
    gtk_picture_set_paintable (self->pictures[i], NULL);
  set_showing (self, FALSE);
}

void
foyer_board_loop_set_place (FoyerBoardLoop *self, const char *place, guint still_s, double volume)
{
  g_free (self->place);
  self->place = g_strdup (place);
  self->still_s = MAX (still_s, 1);
  self->volume = volume;
  restart (self);
}

void
foyer_board_loop_set_gain (FoyerBoardLoop *self, double gain)
{
  self->gain = gain;
  if (self->film != NULL)
    foyer_film_set_volume (self->film, self->volume * gain);
}

void
foyer_board_loop_set_active (FoyerBoardLoop *self, gboolean active)
{
  if (self->active == active)
    return;
  self->active = active;
  restart (self);
}

static void
foyer_board_loop_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, FOYER_BOARD_LOOP (object)->showing);
}

static void
foyer_board_loop_dispose (GObject *object)
{
  stop (FOYER_BOARD_LOOP (object));
  G_OBJECT_CLASS (foyer_board_loop_parent_class)->dispose (object);
}

static void
foyer_board_loop_finalize (GObject *object)
{
  FoyerBoardLoop *self = FOYER_BOARD_LOOP (object);

  g_ptr_array_unref (self->paths);
  g_hash_table_unref (self->told);
  g_free (self->place);
  G_OBJECT_CLASS (foyer_board_loop_parent_class)->finalize (object);
}

static void
foyer_board_loop_class_init (FoyerBoardLoopClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = foyer_board_loop_get_property;
  object_class->dispose = foyer_board_loop_dispose;
  object_class->finalize = foyer_board_loop_finalize;
  props[PROP_SHOWING] = g_param_spec_boolean ("showing", NULL, NULL, FALSE,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "foyer-board-loop");
  /* It says nothing that somebody who does not see it would miss. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
foyer_board_loop_init (FoyerBoardLoop *self)
{
  self->active = TRUE;
  self->gain = 1;
  self->still_s = 15;
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_transition_duration (self->stack, CHANGE_MS);
  for (guint i = 0; i < G_N_ELEMENTS (self->pictures); i++)
    {
      self->pictures[i] = GTK_PICTURE (gtk_picture_new ());
      gtk_picture_set_can_shrink (self->pictures[i], TRUE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->pictures[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
      gtk_stack_add_child (self->stack, GTK_WIDGET (self->pictures[i]));
    }
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}
