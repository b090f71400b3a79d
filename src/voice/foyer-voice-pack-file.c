/* Opening a file of a voice pack, which was made by strangers, without leaving its folder. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "voice/foyer-voice-pack-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/foyer-error.h"

#define MAX_PATH 255

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_USAGE, sentence);
  return FALSE;
}

gboolean
foyer_voice_pack_file_check_path (const char *path, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);

  if (strlen (path) > MAX_PATH)
    return refuse (error, _ ("Its path is too long."));
  for (guint i = 0; parts[i] != NULL; i++)
    if (parts[i][0] == '\0' || g_str_equal (parts[i], ".") || g_str_equal (parts[i], ".."))
      return refuse (error, _ ("Its path is not one below the pack's own folder."));
  return parts[0] != NULL || refuse (error, _ ("It has no path."));
}

/* Looked at before it is opened, as opening a device may already do something. */
static gboolean
check_status (int status, const struct stat *about, gboolean folder, GError **error)
{
  if (status != 0)
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE, _ ("It cannot be opened: %s"),
                   g_strerror (errno));
      return FALSE;
    }
  if (S_ISLNK (about->st_mode))
    return refuse (error, _ ("It is reached by a symbolic link, and none is followed."));
  if (folder ? !S_ISDIR (about->st_mode) : !S_ISREG (about->st_mode))
    return refuse (error, _ ("It is not a file."));
  return TRUE;
}

/* One step down; the second look is at what was really opened. */
static int
open_part (int folder, const char *name, gboolean last, GError **error)
{
  const int kind = last ? O_NONBLOCK | O_NOCTTY : O_DIRECTORY;
  struct stat about;
  int fd;

  if (!check_status (fstatat (folder, name, &about, AT_SYMLINK_NOFOLLOW), &about, !last, error))
    return -1;
  fd = openat (folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | kind);
  if (check_status (fd >= 0 ? fstat (fd, &about) : -1, &about, !last, error))
    return fd;
  if (fd >= 0)
    close (fd);
  return -1;
}

static gboolean
check_size (int fd, goffset max_bytes, GError **error)
{
  struct stat about;

  return (fstat (fd, &about) == 0 && about.st_size <= max_bytes) ||
         refuse (error, _ ("It is too large."));
}

int
foyer_voice_pack_file_open (int folder, const char *path, goffset max_bytes, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);
  int fd = folder;

  if (!foyer_voice_pack_file_check_path (path, error))
    return -1;
  for (guint i = 0; parts[i] != NULL && fd >= 0; i++)
    {
      const int next = open_part (fd, parts[i], parts[i + 1] == NULL, error);

      if (fd != folder)
        close (fd);
      fd = next;
    }
  if (fd < 0 || check_size (fd, max_bytes, error))
    return fd;
  close (fd);
  return -1;
}

char *
foyer_voice_pack_file_read (
    int folder, const char *path, goffset max_bytes, gsize *size, GError **error)
{
  const int fd = foyer_voice_pack_file_open (folder, path, max_bytes, error);
  g_autofree char *text = NULL;
  gssize n = 1;

  if (fd < 0)
    return NULL;
  text = g_malloc ((gsize) max_bytes + 1);
  /* Never more than was allowed for, even if the file grows meanwhile. */
  for (*size = 0; n > 0 && *size<(gsize) max_bytes; *size += n> 0 ? (gsize) n : 0)
    n = read (fd, text + *size, (gsize) max_bytes - *size);
  if (n < 0)
    check_status (-1, NULL, FALSE, error);
  close (fd);
  if (n < 0)
    return NULL;
  text[*size] = '\0';
  return g_steal_pointer (&text);
}
