/* The queue of announcements: one at a time, most urgent first. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "voice/foyer-announcer.h"

#include <glib/gi18n.h>

#include "voice/foyer-render.h"

/* Sound takes 96 KB a second, so only what comes soon is made in advance. */
#define RENDER_AHEAD 3

#define CLOSE_WAIT_MS 2000

/* Shared with the render thread, which may outlive the announcer by one message. */
typedef struct
{
  gatomicrefcount ref_count;
  GMainContext *context;
  FoyerSynth *synth; /* render thread only */
  FoyerRenderOptions options;
  FoyerAnnouncer *announcer; /* main context only; NULL once closed */
} Renderer;

typedef struct
{
  gatomicrefcount ref_count; /* the queue's and the render thread's */
  Renderer *renderer;
  gint64 id;
  FoyerPriority priority;
  guint64 order; /* of submission */
  FoyerMessage *message;
  FoyerAnnouncedFunc done;
  gpointer user_data;
  gint64 submitted_at;
  GCancellable *cancellable;
  gboolean render_asked;
  gboolean interrupted;      /* by an emergency: to be said again */
  FoyerRendering *rendering; /* written once by the render thread, then of the main context */
} Item;

struct _FoyerAnnouncer
{
  GObject parent_instance;

  FoyerPlayback *playback;
  FoyerOutput *output; /* NULL once closed */
  gboolean instant;    /* no time passes in which words could be made */
  FoyerOutputState state;
  char *reason;

  Renderer *renderer;
  GThreadPool *render_pool;
  GQueue waiting;   /* Item, in the order of speaking */
  GQueue cancelled; /* Item, to be reported */
  Item *current;    /* NULL: nothing is being spoken */
  guint64 n_submitted;
  GSource *advance_source;

  guint duck_lead_ms;
  gboolean ducked;
  gint64 duck_until;
  GSource *duck_source;
};

G_DEFINE_FINAL_TYPE (FoyerAnnouncer, foyer_announcer, G_TYPE_OBJECT)

enum
{
  STATE_CHANGED,
  STARTED,
  DUCK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void advance_soon (FoyerAnnouncer *self);

static void
renderer_unref (Renderer *renderer)
{
  if (!g_atomic_ref_count_dec (&renderer->ref_count))
    return;
  g_main_context_unref (renderer->context);
  foyer_synth_free (renderer->synth);
  foyer_voice_packs_unref (renderer->options.packs);
  g_free (renderer);
}

static Renderer *
renderer_ref (Renderer *renderer)
{
  g_atomic_ref_count_inc (&renderer->ref_count);
  return renderer;
}

static Item *
item_ref (Item *item)
{
  g_atomic_ref_count_inc (&item->ref_count);
  return item;
}

static void
item_unref (gpointer data)
{
  Item *item = data;

  if (!g_atomic_ref_count_dec (&item->ref_count))
    return;
  foyer_message_free (item->message);
  g_clear_object (&item->cancellable);
  g_clear_pointer (&item->rendering, foyer_rendering_free);
  renderer_unref (item->renderer);
  g_free (item);
}

static int
compare_items (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Item *left = a, *right = b;

  if (left->priority != right->priority)
    return left->priority > right->priority ? -1 : 1;
  return left->order < right->order ? -1 : left->order > right->order;
}

static Item *
find_item (GQueue *queue, gint64 id)
{
  for (GList *l = queue->head; l != NULL; l = l->next)
    if (((Item *) l->data)->id == id)
      return l->data;
  return NULL;
}

/* Rendering, in its thread. */

typedef struct
{
  Item *item;
  FoyerRendering *rendering;
} Rendered;

static gboolean
deliver_rendering (gpointer data)
{
  Rendered *rendered = data;
  FoyerAnnouncer *self = rendered->item->renderer->announcer;

  rendered->item->rendering = g_steal_pointer (&rendered->rendering);
  /* It sounds already: the chime does not wait for the words. */
  if (self != NULL && self->current == rendered->item)
    foyer_playback_complete (self->playback, rendered->item->rendering->samples);
  if (self != NULL)
    advance_soon (self);
  return G_SOURCE_REMOVE;
}

static void
rendered_free (gpointer data)
{
  Rendered *rendered = data;

  g_clear_pointer (&rendered->rendering, foyer_rendering_free);
  item_unref (rendered->item);
  g_free (rendered);
}

static void
render_item (gpointer data, gpointer user_data)
{
  Item *item = data;
  Renderer *renderer = item->renderer;
  g_autoptr (GSource) source = NULL;
  Rendered *rendered;

  if (g_cancellable_is_cancelled (item->cancellable))
    {
      item_unref (item);
      return;
    }
  rendered = g_new (Rendered, 1);
  rendered->item = item;
  rendered->rendering =
      foyer_render (renderer->synth, item->message, &renderer->options, item->cancellable);
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver_rendering, rendered, rendered_free);
  g_source_attach (source, renderer->context);
}

/* What comes next; on the main context, from a source of its own, so that no call of ours calls
 * back. */

static void
report (Item *item, FoyerAnnouncedAs as, const char *why, gint64 started_at)
{
  const FoyerRendering *rendering = item->rendering;
  const FoyerAnnounced announced = {
    .id = item->id,
    .as = as,
    .why = why,
    .seconds = rendering != NULL ? foyer_rendering_seconds (rendering) : 0.0,
    .render_ms = rendering != NULL ? (double) rendering->render_us / 1000.0 : 0.0,
    .first_ms = started_at > 0 ? (double) (started_at - item->submitted_at) / 1000.0 : -1.0,
  };

  if (item->done != NULL)
    item->done (&announced, item->user_data);
}

static void
report_played (FoyerAnnouncer *self, Item *item, const FoyerPlayed *played)
{
  const FoyerRendering *rendering = item->rendering;
  const char *missing =
      rendering != NULL && rendering->error != NULL ? rendering->error->message : NULL;
  const char *silent = self->reason != NULL ? self->reason : _ ("The sound was interrupted.");

  /* Cut before the words were there: only the chime sounded. */
  if (played->cut || rendering == NULL)
    report (item, FOYER_ANNOUNCED_DROPPED, NULL, played->started_at);
  else if (rendering->n_said == 0 && rendering->n_missing > 0)
    report (item, FOYER_ANNOUNCED_FAILED, missing, played->started_at);
  else if (!played->heard)
    report (item, FOYER_ANNOUNCED_UNHEARD, silent, played->started_at);
  else
    report (item, FOYER_ANNOUNCED_SPOKEN, missing, played->started_at);
}

static void
report_cancelled (FoyerAnnouncer *self)
{
  Item *item;

  while ((item = g_queue_pop_head (&self->cancelled)) != NULL)
    {
      report (item, FOYER_ANNOUNCED_DROPPED, NULL, 0);
      item_unref (item);
    }
}

static void
render_ahead (FoyerAnnouncer *self)
{
  guint n = 0;

  for (GList *l = self->waiting.head; l != NULL && n < RENDER_AHEAD; l = l->next, n++)
    {
      Item *item = l->data;

      if (!item->render_asked)
        g_thread_pool_push (self->render_pool, item_ref (item), NULL);
      item->render_asked = TRUE;
    }
}

static gboolean
on_duck_lead_over (gpointer data)
{
  FoyerAnnouncer *self = data;

  g_clear_pointer (&self->duck_source, g_source_unref);
  advance_soon (self);
  return G_SOURCE_REMOVE;
}

/* TRUE when other sound is low by now. */
static gboolean
duck (FoyerAnnouncer *self)
{
  const gint64 now = g_get_monotonic_time ();

  if (!self->ducked)
    {
      self->ducked = TRUE;
      self->duck_until = now + self->duck_lead_ms * 1000;
      g_signal_emit (self, signals[DUCK], 0, TRUE);
    }
  if (now >= self->duck_until)
    return TRUE;
  if (self->duck_source == NULL)
    {
      self->duck_source = g_timeout_source_new ((guint) ((self->duck_until - now) / 1000 + 1));
      g_source_set_callback (self->duck_source, on_duck_lead_over, self, NULL);
      g_source_attach (self->duck_source, self->renderer->context);
    }
  return FALSE;
}

static void
unduck (FoyerAnnouncer *self)
{
  if (!self->ducked)
    return;
  self->ducked = FALSE;
  g_signal_emit (self, signals[DUCK], 0, FALSE);
}

/* Only once it is ready to be spoken itself does an emergency cut what is being spoken. */
static void
interrupt_for (FoyerAnnouncer *self, const Item *next)
{
  if (next->priority != FOYER_PRIORITY_EMERGENCY || next->rendering == NULL ||
      self->current->priority == FOYER_PRIORITY_EMERGENCY || self->current->interrupted)
    return;
  self->current->interrupted = TRUE;
  foyer_playback_cut (self->playback);
}

static void
speak_next (FoyerAnnouncer *self)
{
  const Item *next = g_queue_peek_head (&self->waiting);
  g_autoptr (GBytes) beginning = NULL;

  if (next->rendering == NULL && !self->instant)
    beginning = foyer_render_beginning (next->message);
  if ((next->rendering == NULL && beginning == NULL) || self->state == FOYER_OUTPUT_CONNECTING ||
      !duck (self))
    return;
  /* The signal's handlers may have closed us or changed the queue. */
  if (self->output == NULL || g_queue_peek_head (&self->waiting) != next)
    return;
  self->current = g_queue_pop_head (&self->waiting);
  if (self->current->rendering != NULL)
    foyer_playback_start (self->playback, self->current->rendering->samples);
  else
    foyer_playback_start_open (self->playback, beginning);
  render_ahead (self);
  g_signal_emit (self, signals[STARTED], 0, self->current->id);
}

static gboolean
advance (gpointer data)
{
  FoyerAnnouncer *self = data;
  g_autoptr (FoyerAnnouncer) keep = g_object_ref (self);

  g_clear_pointer (&self->advance_source, g_source_unref);
  report_cancelled (self);
  if (self->output == NULL)
    return G_SOURCE_REMOVE;
  render_ahead (self);
  if (g_queue_is_empty (&self->waiting))
    {
      if (self->current == NULL)
        unduck (self);
    }
  else if (self->current != NULL)
    {
      interrupt_for (self, g_queue_peek_head (&self->waiting));
    }
  else
    {
      speak_next (self);
    }
  return G_SOURCE_REMOVE;
}

static void
advance_soon (FoyerAnnouncer *self)
{
  if (self->advance_source != NULL)
    return;
  self->advance_source = g_idle_source_new ();
  g_source_set_priority (self->advance_source, G_PRIORITY_DEFAULT);
  g_source_set_callback (self->advance_source, advance, self, NULL);
  g_source_attach (self->advance_source, self->renderer->context);
}

static void
on_finished (const FoyerPlayed *played, gpointer user_data)
{
  FoyerAnnouncer *self = user_data;
  Item *item = g_steal_pointer (&self->current);

  advance_soon (self);
  if (item->interrupted && played->cut && !g_cancellable_is_cancelled (item->cancellable))
    {
      item->interrupted = FALSE;
      g_queue_insert_sorted (&self->waiting, item, compare_items, NULL);
      return;
    }
  report_played (self, item, played);
  item_unref (item);
}

static void
on_output_state (FoyerOutputState state, const char *reason, gpointer user_data)
{
  FoyerAnnouncer *self = user_data;

  self->state = state;
  g_free (self->reason);
  self->reason = g_strdup (reason);
  advance_soon (self);
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

/* Life. */

static void
disarm (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
forget (gpointer data)
{
  Item *item = data;

  g_cancellable_cancel (item->cancellable);
  item_unref (item);
}

void
foyer_announcer_close (FoyerAnnouncer *self)
{
  FoyerOutput *output = g_steal_pointer (&self->output);

  if (output == NULL)
    return;
  disarm (&self->advance_source);
  disarm (&self->duck_source);
  self->renderer->announcer = NULL;
  g_queue_clear_full (&self->waiting, forget);
  g_queue_clear_full (&self->cancelled, forget);
  g_clear_pointer (&self->current, forget);
  g_thread_pool_free (g_steal_pointer (&self->render_pool), TRUE, FALSE);
  foyer_playback_close (self->playback);
  foyer_output_close (output, CLOSE_WAIT_MS);
}

static void
foyer_announcer_dispose (GObject *object)
{
  FoyerAnnouncer *self = FOYER_ANNOUNCER (object);

  foyer_announcer_close (self);
  g_clear_pointer (&self->playback, foyer_playback_unref);
  g_clear_pointer (&self->renderer, renderer_unref);
  g_clear_pointer (&self->reason, g_free);
  G_OBJECT_CLASS (foyer_announcer_parent_class)->dispose (object);
}

static void
foyer_announcer_class_init (FoyerAnnouncerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = foyer_announcer_dispose;

  signals[STATE_CHANGED] = g_signal_new ("state-changed", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[STARTED] = g_signal_new ("started", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[DUCK] = g_signal_new ("duck", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
foyer_announcer_init (FoyerAnnouncer *self)
{
  g_queue_init (&self->waiting);
  g_queue_init (&self->cancelled);
}

FoyerAnnouncer *
foyer_announcer_new (const FoyerAnnouncerOptions *options)
{
  static const FoyerAnnouncerOptions defaults = { 0 };
  FoyerAnnouncer *self = g_object_new (FOYER_TYPE_ANNOUNCER, NULL);
  Renderer *renderer = g_new0 (Renderer, 1);

  if (options == NULL)
    options = &defaults;
  g_atomic_ref_count_init (&renderer->ref_count);
  renderer->context = g_main_context_ref_thread_default ();
  renderer->synth = foyer_synth_new (options->helper);
  renderer->options.packs = options->packs != NULL ? foyer_voice_packs_ref (options->packs)
                                                   : foyer_voice_packs_new (NULL);
  renderer->announcer = self;
  self->renderer = renderer;
  self->render_pool = g_thread_pool_new_full (render_item, NULL, item_unref, 1, FALSE, NULL);
  g_thread_pool_set_sort_function (self->render_pool, compare_items, NULL);
  self->duck_lead_ms = options->duck_lead_ms;
  self->instant = options->output.kind == FOYER_OUTPUT_INSTANT;
  self->playback = foyer_playback_new (renderer->context, on_finished, self);
  self->output = foyer_output_new (&options->output, self->playback, on_output_state, self);
  return self;
}

void
foyer_announcer_submit (FoyerAnnouncer *self,
                        gint64 id,
                        const FoyerMessage *message,
                        FoyerPriority priority,
                        FoyerAnnouncedFunc done,
                        gpointer user_data)
{
  Item *item;

  g_return_if_fail (self->output != NULL);
  item = g_new0 (Item, 1);
  g_atomic_ref_count_init (&item->ref_count);
  item->renderer = renderer_ref (self->renderer);
  item->id = id;
  item->priority = priority;
  item->order = self->n_submitted++;
  item->message = foyer_message_copy (message);
  item->done = done;
  item->user_data = user_data;
  item->submitted_at = g_get_monotonic_time ();
  item->cancellable = g_cancellable_new ();
  g_queue_insert_sorted (&self->waiting, item, compare_items, NULL);
  advance_soon (self);
}

gboolean
foyer_announcer_cancel (FoyerAnnouncer *self, gint64 id)
{
  Item *item = find_item (&self->waiting, id);

  if (item != NULL)
    {
      g_cancellable_cancel (item->cancellable);
      g_queue_remove (&self->waiting, item);
      g_queue_push_tail (&self->cancelled, item);
      advance_soon (self);
      return TRUE;
    }
  if (self->current == NULL || self->current->id != id)
    return FALSE;
  g_cancellable_cancel (self->current->cancellable);
  foyer_playback_cut (self->playback);
  return TRUE;
}

void
foyer_announcer_cancel_all (FoyerAnnouncer *self)
{
  while (!g_queue_is_empty (&self->waiting))
    foyer_announcer_cancel (self, ((Item *) g_queue_peek_head (&self->waiting))->id);
  if (self->current != NULL)
    foyer_announcer_cancel (self, self->current->id);
}

FoyerOutputState
foyer_announcer_get_state (FoyerAnnouncer *self, const char **reason)
{
  if (reason != NULL)
    *reason = self->reason;
  return self->state;
}

gboolean
foyer_announcer_is_audible (FoyerAnnouncer *self)
{
  return self->state == FOYER_OUTPUT_AUDIBLE;
}

guint
foyer_announcer_get_n_pending (FoyerAnnouncer *self)
{
  return self->waiting.length + (self->current != NULL ? 1 : 0);
}

void
foyer_announcer_retry (FoyerAnnouncer *self)
{
  if (self->output != NULL)
    foyer_output_retry (self->output);
}

void
foyer_announcer_set_device (FoyerAnnouncer *self, const char *device)
{
  if (self->output != NULL)
    foyer_output_set_device (self->output, device);
}
