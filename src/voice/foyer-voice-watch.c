/* Tells of recorded voices that were copied here or taken away, once that is done. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "voice/foyer-voice-watch.h"

/* A voice comes file by file: it is looked at when none came for so long. */
#define SETTLED_MS 1000

/* A folder of voices, a voice, the clips of a voice. */
#define MAX_DEPTH    2
#define MAX_MONITORS 200

struct _FoyerVoiceWatch
{
  char **folders;
  GPtrArray *monitors; /* GFileMonitor */
  GSource *settling;   /* or NULL */
  void (*changed) (gpointer user_data);
  gpointer user_data;
};

static void watch_all (FoyerVoiceWatch *watch);

static void
disarm (FoyerVoiceWatch *watch)
{
  if (watch->settling != NULL)
    g_source_destroy (watch->settling);
  g_clear_pointer (&watch->settling, g_source_unref);
}

static gboolean
on_settled (gpointer data)
{
  FoyerVoiceWatch *watch = data;

  disarm (watch);
  /* Other folders are there now. */
  watch_all (watch);
  watch->changed (watch->user_data);
  return G_SOURCE_REMOVE;
}

static void
on_changed (FoyerVoiceWatch *watch,
            GFile *file,
            GFile *other,
            GFileMonitorEvent event,
            GFileMonitor *monitor)
{
  const char *wanted = g_object_get_data (G_OBJECT (monitor), "wanted");
  g_autofree char *name = g_file_get_basename (file);

  if (event == G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED ||
      (wanted != NULL && g_strcmp0 (name, wanted) != 0))
    return;
  disarm (watch);
  watch->settling = g_timeout_source_new (SETTLED_MS);
  g_source_set_callback (watch->settling, on_settled, watch, NULL);
  g_source_attach (watch->settling, g_main_context_get_thread_default ());
}

/* WANTED: the only name of interest there, or NULL. */
static void
add_monitor (FoyerVoiceWatch *watch, const char *path, const char *wanted)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GFileMonitor *monitor =
      watch->monitors->len < MAX_MONITORS
          ? g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL)
          : NULL;

  if (monitor == NULL)
    return;
  g_object_set_data_full (G_OBJECT (monitor), "wanted", g_strdup (wanted), g_free);
  g_signal_connect_swapped (monitor, "changed", G_CALLBACK (on_changed), watch);
  g_ptr_array_add (watch->monitors, monitor);
}

static void
watch_folder (FoyerVoiceWatch *watch, const char *path, guint depth)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  if (dir == NULL)
    return;
  add_monitor (watch, path, NULL);
  while (depth < MAX_DEPTH && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        watch_folder (watch, child, depth + 1);
    }
}

static void
stop_monitor (gpointer monitor)
{
  g_signal_handlers_disconnect_matched (monitor, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, on_changed, NULL);
  g_file_monitor_cancel (monitor);
  g_object_unref (monitor);
}

static void
watch_all (FoyerVoiceWatch *watch)
{
  g_clear_pointer (&watch->monitors, g_ptr_array_unref);
  watch->monitors = g_ptr_array_new_with_free_func (stop_monitor);
  for (char **folder = watch->folders; *folder != NULL; folder++)
    {
      g_autofree char *parent = g_path_get_dirname (*folder);
      g_autofree char *name = g_path_get_basename (*folder);

      if (g_file_test (parent, G_FILE_TEST_IS_DIR))
        add_monitor (watch, parent, name);
      watch_folder (watch, *folder, 0);
    }
}

FoyerVoiceWatch *
foyer_voice_watch_new (const char *const *folders,
                       void (*changed) (gpointer user_data),
                       gpointer user_data)
{
  FoyerVoiceWatch *watch = g_new0 (FoyerVoiceWatch, 1);

  watch->folders = g_strdupv ((char **) folders);
  watch->changed = changed;
  watch->user_data = user_data;
  watch_all (watch);
  return watch;
}

void
foyer_voice_watch_free (FoyerVoiceWatch *watch)
{
  g_ptr_array_unref (watch->monitors);
  disarm (watch);
  g_strfreev (watch->folders);
  g_free (watch);
}
