/* Which screens of the public are there just now, known to every process of the hall's PC. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-screen-presence.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include <gio/gio.h>

#include "base/foyer-error.h"
#include "store/foyer-database-file.h"

/* A file monitor tells of a screen that comes and goes, but not of one that was killed: its file is
 * closed without having been written to. */
#define ASK_AGAIN_S 1

static char *
get_suffix (gint64 counter)
{
  return g_strdup_printf ("-screen-%" G_GINT64_FORMAT, counter);
}

static const char *const dark_suffixes[FOYER_N_PUBLIC_SCREENS] = {
  [FOYER_PUBLIC_SCREEN_BOARD] = "-dark-board",
  [FOYER_PUBLIC_SCREEN_KIOSK] = "-dark-kiosk",
};

/* --- a screen --- */

struct _FoyerScreenHold
{
  int fd;
};

/* The lock belongs to the open file, so that a screen and its counter may be one process. Shared:
 * a second screen need not wait for the first one's end. */
static int
set_lock (int fd, short type)
{
  struct flock lock = { .l_type = type, .l_whence = SEEK_SET };

  return fcntl (fd, F_OFD_SETLK, &lock);
}

static FoyerScreenHold *
hold (const char *database, const char *suffix, GError **error)
{
  int fd = foyer_database_file_open_beside (database, suffix, error);
  FoyerScreenHold *held;

  if (fd < 0)
    return NULL;
  if (set_lock (fd, F_RDLCK) != 0 || ftruncate (fd, 0) != 0)
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_FAULT, "%s%s: %s.", database, suffix,
                   g_strerror (errno));
      close (fd);
      return NULL;
    }
  /* Tells whoever watches the file. */
  (void) !write (fd, "1", 1);
  held = g_new0 (FoyerScreenHold, 1);
  held->fd = fd;
  return held;
}

FoyerScreenHold *
foyer_screen_hold_new (const char *database, gint64 counter, GError **error)
{
  g_autofree char *suffix = get_suffix (counter);

  return hold (database, suffix, error);
}

FoyerScreenHold *
foyer_screen_hold_new_dark (const char *database, FoyerPublicScreen screen, GError **error)
{
  return hold (database, dark_suffixes[screen], error);
}

void
foyer_screen_hold_free (FoyerScreenHold *hold)
{
  set_lock (hold->fd, F_UNLCK);
  (void) !ftruncate (hold->fd, 0);
  close (hold->fd);
  g_free (hold);
}

/* --- whoever wants to know --- */

static gboolean
is_held (const char *path)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean present;

  if (fd < 0)
    return FALSE;
  present = fcntl (fd, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
  close (fd);
  return present;
}

gboolean
foyer_screen_is_present (const char *database, gint64 counter)
{
  g_autofree char *suffix = get_suffix (counter);
  g_autofree char *path = g_strconcat (database, suffix, NULL);

  return is_held (path);
}

struct _FoyerScreenWatch
{
  GObject parent_instance;
  char *path; /* of the lock */
  GFileMonitor *monitor;
  guint again; /* source, as long as it is present */
  gboolean present;
};

G_DEFINE_FINAL_TYPE (FoyerScreenWatch, foyer_screen_watch, G_TYPE_OBJECT)

enum
{
  PROP_PRESENT = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static gboolean ask_again (gpointer data);

static void
ask (FoyerScreenWatch *self)
{
  gboolean present = is_held (self->path);

  if (present && self->again == 0)
    self->again = g_timeout_add_seconds (ASK_AGAIN_S, ask_again, self);
  else if (!present)
    g_clear_handle_id (&self->again, g_source_remove);
  if (present == self->present)
    return;
  self->present = present;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PRESENT]);
}

static gboolean
ask_again (gpointer data)
{
  ask (data);
  return G_SOURCE_CONTINUE;
}

static void
foyer_screen_watch_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, FOYER_SCREEN_WATCH (object)->present);
}

static void
foyer_screen_watch_dispose (GObject *object)
{
  FoyerScreenWatch *self = FOYER_SCREEN_WATCH (object);

  g_clear_handle_id (&self->again, g_source_remove);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  G_OBJECT_CLASS (foyer_screen_watch_parent_class)->dispose (object);
}

static void
foyer_screen_watch_finalize (GObject *object)
{
  g_free (FOYER_SCREEN_WATCH (object)->path);
  G_OBJECT_CLASS (foyer_screen_watch_parent_class)->finalize (object);
}

static void
foyer_screen_watch_class_init (FoyerScreenWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = foyer_screen_watch_get_property;
  object_class->dispose = foyer_screen_watch_dispose;
  object_class->finalize = foyer_screen_watch_finalize;
  props[PROP_PRESENT] = g_param_spec_boolean ("present", NULL, NULL, FALSE,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
foyer_screen_watch_init (FoyerScreenWatch *self)
{
}

static FoyerScreenWatch *
watch (const char *database, const char *suffix)
{
  FoyerScreenWatch *self = g_object_new (FOYER_TYPE_SCREEN_WATCH, NULL);
  g_autoptr (GFile) file = NULL;

  self->path = g_strconcat (database, suffix, NULL);
  file = g_file_new_for_path (self->path);
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor != NULL)
    {
      g_file_monitor_set_rate_limit (self->monitor, 10);
      g_signal_connect_object (self->monitor, "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
    }
  ask (self);
  return self;
}

FoyerScreenWatch *
foyer_screen_watch_new (const char *database, gint64 counter)
{
  g_autofree char *suffix = get_suffix (counter);

  return watch (database, suffix);
}

FoyerScreenWatch *
foyer_screen_watch_new_dark (const char *database, FoyerPublicScreen screen)
{
  return watch (database, dark_suffixes[screen]);
}

gboolean
foyer_screen_watch_get_present (FoyerScreenWatch *self)
{
  return self->present;
}
