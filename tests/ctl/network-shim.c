/* Preloaded into foyerctl: every folder seems to lie on a file server. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Or the headers make one name of the two that are meant here. */
#undef _FILE_OFFSET_BITS

#include <linux/magic.h>
#include <string.h>
#include <sys/vfs.h>

int statfs64 (const char *path, struct statfs64 *info);

int
statfs (const char *path, struct statfs *info)
{
  memset (info, 0, sizeof *info);
  info->f_type = NFS_SUPER_MAGIC;
  return 0;
}

int
statfs64 (const char *path, struct statfs64 *info)
{
  memset (info, 0, sizeof *info);
  info->f_type = NFS_SUPER_MAGIC;
  return 0;
}
