/* A film: opened, decoded and played on GStreamer's own threads, picture by picture. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "voice/foyer-film.h"

#include <glib/gi18n.h>
#include <gst/app/gstappsink.h>
#include <gst/gst.h>
#include <gst/video/video.h>

#include "voice/foyer-pipeline.h"

/* A board far away needs no more pixels and pictures than these; they are drawn by the processor.
 */
#define PICTURES                                                                                   \
  "videorate drop-only=true max-rate=25 ! videoconvert ! videoscale ! "                            \
  "video/x-raw,format=BGRA,width=[1,1280],height=[1,720],pixel-aspect-ratio=1/1 ! "                \
  "appsink name=pictures max-buffers=2 drop=true"

/* playbin's "flags" */
#define WITH_VIDEO 0x1
#define WITH_AUDIO 0x2

/* So long until the first picture; a file that is cut off may never have one. */
#define PATIENCE_S 10

/* What the streaming thread and the film have in common. */
typedef struct
{
  GMutex lock;
  FoyerFilm *film;       /* %NULL once it has gone */
  GstVideoFrame *latest; /* not yet taken by the main thread */
  gboolean scheduled;
} Screen;

struct _FoyerFilm
{
  GObject parent_instance;
  GstElement *pipeline, *volume;
  gboolean seen; /* a picture came */
  Screen *screen;
  guint watch, deadline;
  gboolean ended;
};

G_DEFINE_FINAL_TYPE (FoyerFilm, foyer_film, G_TYPE_OBJECT)

enum
{
  PICTURE,
  ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
end (FoyerFilm *self, const char *trouble)
{
  if (self->ended)
    return;
  self->ended = TRUE;
  g_clear_handle_id (&self->deadline, g_source_remove);
  g_signal_emit (self, signals[ENDED], 0, trouble);
}

/* The screen */

static void
unmap_frame (gpointer data)
{
  GstVideoFrame *frame = data;

  gst_video_frame_unmap (frame);
  g_free (frame);
}

static void
screen_clear (gpointer data)
{
  Screen *screen = data;

  g_clear_pointer (&screen->latest, unmap_frame);
  g_mutex_clear (&screen->lock);
}

static void
screen_release (gpointer screen)
{
  g_atomic_rc_box_release_full (screen, screen_clear);
}

/* On the main thread. Without a copy: whoever keeps the bytes keeps the decoder's buffer. */
static gboolean
take_picture_cb (gpointer data)
{
  Screen *screen = data;
  g_autoptr (FoyerFilm) self = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GstVideoFrame *frame;
  int width, height, stride;

  g_mutex_lock (&screen->lock);
  screen->scheduled = FALSE;
  frame = g_steal_pointer (&screen->latest);
  self = screen->film != NULL ? g_object_ref (screen->film) : NULL;
  g_mutex_unlock (&screen->lock);
  if (frame == NULL)
    return G_SOURCE_REMOVE;
  width = GST_VIDEO_FRAME_WIDTH (frame);
  height = GST_VIDEO_FRAME_HEIGHT (frame);
  stride = GST_VIDEO_FRAME_PLANE_STRIDE (frame, 0);
  bytes = g_bytes_new_with_free_func (GST_VIDEO_FRAME_PLANE_DATA (frame, 0),
                                      (gsize) stride * (gsize) height, unmap_frame, frame);
  if (self == NULL)
    return G_SOURCE_REMOVE;
  self->seen = TRUE;
  g_clear_handle_id (&self->deadline, g_source_remove);
  g_signal_emit (self, signals[PICTURE], 0, bytes, width, height, stride);
  return G_SOURCE_REMOVE;
}

static GstVideoFrame *
map_frame (GstSample *sample)
{
  GstVideoFrame *frame = g_new0 (GstVideoFrame, 1);
  GstVideoInfo info;

  if (gst_video_info_from_caps (&info, gst_sample_get_caps (sample)) &&
      gst_video_frame_map (frame, &info, gst_sample_get_buffer (sample), GST_MAP_READ))
    return frame;
  g_free (frame);
  return NULL;
}

static GstFlowReturn
show_sample (Screen *screen, GstSample *sample)
{
  GstVideoFrame *frame = sample != NULL ? map_frame (sample) : NULL;

  g_clear_pointer (&sample, gst_sample_unref);
  if (frame == NULL)
    return GST_FLOW_EOS;
  g_mutex_lock (&screen->lock);
  g_clear_pointer (&screen->latest, unmap_frame);
  screen->latest = frame;
  if (!screen->scheduled)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, take_picture_cb, g_atomic_rc_box_acquire (screen),
                     screen_release);
  screen->scheduled = TRUE;
  g_mutex_unlock (&screen->lock);
  return GST_FLOW_OK;
}

static GstFlowReturn
new_preroll_cb (GstAppSink *sink, gpointer screen)
{
  return show_sample (screen, gst_app_sink_pull_preroll (sink));
}

static GstFlowReturn
new_sample_cb (GstAppSink *sink, gpointer screen)
{
  return show_sample (screen, gst_app_sink_pull_sample (sink));
}

/* The pipeline */

static gboolean
message_cb (GstBus *bus, GstMessage *message, gpointer data)
{
  g_autoptr (FoyerFilm) self = g_object_ref (data);
  g_autoptr (GError) error = NULL;

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR)
    {
      gst_message_parse_error (message, &error, NULL);
      end (self, error->message);
    }
  else if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS)
    end (self, self->seen ? NULL : _ ("It has no pictures."));
  return G_SOURCE_CONTINUE;
}

static gboolean
deadline_cb (gpointer data)
{
  FoyerFilm *self = data;

  self->deadline = 0;
  end (self, _ ("No picture came."));
  return G_SOURCE_REMOVE;
}

/* Opening and closing may wait for a disk or a device, so each happens on a thread of GStreamer's.
 * They may overtake each other: whatever comes first, a film that has gone ends closed. */

typedef struct
{
  Screen *screen;
  GstState state;
} Opening;

static gboolean
is_gone (Screen *screen)
{
  gboolean gone;

  g_mutex_lock (&screen->lock);
  gone = screen->film == NULL;
  g_mutex_unlock (&screen->lock);
  return gone;
}

static void
open_cb (GstElement *pipeline, gpointer data)
{
  Opening *opening = data;

  if (!is_gone (opening->screen))
    gst_element_set_state (pipeline, opening->state);
  if (is_gone (opening->screen))
    foyer_pipeline_stop (pipeline);
}

static void
opening_free (gpointer data)
{
  screen_release (((Opening *) data)->screen);
  g_free (data);
}

static void
close_cb (GstElement *pipeline, gpointer data)
{
  foyer_pipeline_stop (pipeline);
}

static void
use_video_sink (FoyerFilm *self)
{
  GstAppSinkCallbacks callbacks = { .new_preroll = new_preroll_cb, .new_sample = new_sample_cb };
  GstElement *bin = gst_parse_bin_from_description (PICTURES, TRUE, NULL);
  g_autoptr (GstElement) sink = NULL;

  if (bin == NULL)
    return;
  sink = gst_bin_get_by_name (GST_BIN (bin), "pictures");
  gst_app_sink_set_callbacks (GST_APP_SINK (sink), &callbacks,
                              g_atomic_rc_box_acquire (self->screen), screen_release);
  g_object_set (self->pipeline, "video-sink", bin, NULL);
}

/* Its volume is of this film alone, whatever the sound server thinks of volumes, and comes after
 * all queues, so that it changes at once. */
static void
use_audio_sink (FoyerFilm *self)
{
  const char *configured = g_getenv ("FOYER_AUDIO_SINK");
  const gboolean described = configured != NULL && *configured != '\0';
  g_autofree char *text = g_strdup_printf ("audioconvert ! volume name=volume ! %s",
                                           described ? configured : "autoaudiosink");
  GstElement *bin = gst_parse_bin_from_description (text, TRUE, NULL);

  if (bin == NULL)
    return;
  self->volume = gst_bin_get_by_name (GST_BIN (bin), "volume");
  g_object_set (self->pipeline, "audio-sink", bin, NULL);
}

FoyerFilm *
foyer_film_new (const char *path, gboolean moving, gboolean sound)
{
  FoyerFilm *self = g_object_new (FOYER_TYPE_FILM, NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autoptr (GstBus) bus = NULL;
  Opening *opening;

  self->deadline = g_timeout_add_seconds (PATIENCE_S, deadline_cb, self);
  sound = sound && moving;
  if (uri == NULL || !gst_init_check (NULL, NULL, NULL) ||
      (self->pipeline = gst_element_factory_make ("playbin", NULL)) == NULL)
    return self;
  gst_object_ref_sink (self->pipeline);
  g_object_set (self->pipeline, "uri", uri, "flags", WITH_VIDEO | (sound ? WITH_AUDIO : 0), NULL);
  use_video_sink (self);
  if (sound)
    use_audio_sink (self);
  bus = gst_element_get_bus (self->pipeline);
  self->watch = gst_bus_add_watch (bus, message_cb, self);
  opening = g_new (Opening, 1);
  opening->screen = g_atomic_rc_box_acquire (self->screen);
  opening->state = moving ? GST_STATE_PLAYING : GST_STATE_PAUSED;
  gst_element_call_async (self->pipeline, open_cb, opening, opening_free);
  return self;
}

void
foyer_film_set_volume (FoyerFilm *self, double volume)
{
  if (self->volume != NULL)
    g_object_set (self->volume, "volume", volume, NULL);
}

/* Beginning and end */

void
foyer_film_stop (FoyerFilm *self)
{
  g_clear_handle_id (&self->deadline, g_source_remove);
  g_clear_handle_id (&self->watch, g_source_remove);
  g_mutex_lock (&self->screen->lock);
  self->screen->film = NULL;
  g_mutex_unlock (&self->screen->lock);
  if (self->pipeline != NULL)
    gst_element_call_async (self->pipeline, close_cb, NULL, NULL);
  gst_clear_object (&self->volume);
  gst_clear_object (&self->pipeline);
}

static void
foyer_film_dispose (GObject *object)
{
  FoyerFilm *self = FOYER_FILM (object);

  foyer_film_stop (self);
  G_OBJECT_CLASS (foyer_film_parent_class)->dispose (object);
}

static void
foyer_film_finalize (GObject *object)
{
  screen_release (FOYER_FILM (object)->screen);
  G_OBJECT_CLASS (foyer_film_parent_class)->finalize (object);
}

static void
foyer_film_class_init (FoyerFilmClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = foyer_film_dispose;
  G_OBJECT_CLASS (klass)->finalize = foyer_film_finalize;
  signals[PICTURE] =
      g_signal_new ("picture", FOYER_TYPE_FILM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                    4, G_TYPE_BYTES, G_TYPE_INT, G_TYPE_INT, G_TYPE_INT);
  signals[ENDED] = g_signal_new ("ended", FOYER_TYPE_FILM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
foyer_film_init (FoyerFilm *self)
{
  self->screen = g_atomic_rc_box_new0 (Screen);
  g_mutex_init (&self->screen->lock);
  self->screen->film = self;
}
