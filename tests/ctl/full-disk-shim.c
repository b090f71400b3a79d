/* Preloaded into foyerctl: a disk on which files may grow by FOYER_TEST_DISK_BYTES and no more. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Or the headers make one name of the two that are meant here. */
#undef _FILE_OFFSET_BITS

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

/* glibc's two names for each of these are the same function on the machines this is for. */
ssize_t pwrite64 (int fd, const void *bytes, size_t n, off64_t offset);
int ftruncate64 (int fd, off64_t length);
int fallocate64 (int fd, int mode, off64_t offset, off64_t length);
int posix_fallocate64 (int fd, off64_t offset, off64_t length);

static long long
get_left (long long taken)
{
  static long long left = -1;

  if (left < 0)
    {
      const char *limit = getenv ("FOYER_TEST_DISK_BYTES");
      left = limit != NULL ? atoll (limit) : 0;
    }
  left -= taken;
  return left;
}

/* Whether the file may reach as far as @end; takes from the disk what it grows by. */
static int
may_reach (int fd, long long end)
{
  struct stat info;

  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode) || end <= info.st_size)
    return 1;
  if (end - info.st_size > get_left (0))
    {
      errno = ENOSPC;
      return 0;
    }
  get_left (end - info.st_size);
  return 1;
}

ssize_t
pwrite64 (int fd, const void *bytes, size_t n, off64_t offset)
{
  ssize_t (*next) (int, const void *, size_t, off64_t);

  *(void **) &next = dlsym (RTLD_NEXT, "pwrite64");
  return may_reach (fd, offset + (long long) n) ? next (fd, bytes, n, offset) : -1;
}

ssize_t
pwrite (int fd, const void *bytes, size_t n, off_t offset)
{
  return pwrite64 (fd, bytes, n, offset);
}

ssize_t
write (int fd, const void *bytes, size_t n)
{
  ssize_t (*next) (int, const void *, size_t);
  long long at = lseek (fd, 0, SEEK_CUR);

  *(void **) &next = dlsym (RTLD_NEXT, "write");
  return at < 0 || may_reach (fd, at + (long long) n) ? next (fd, bytes, n) : -1;
}

int
ftruncate64 (int fd, off64_t length)
{
  int (*next) (int, off64_t);

  *(void **) &next = dlsym (RTLD_NEXT, "ftruncate64");
  return may_reach (fd, length) ? next (fd, length) : -1;
}

int
ftruncate (int fd, off_t length)
{
  return ftruncate64 (fd, length);
}

int
fallocate64 (int fd, int mode, off64_t offset, off64_t length)
{
  int (*next) (int, int, off64_t, off64_t);

  *(void **) &next = dlsym (RTLD_NEXT, "fallocate64");
  return may_reach (fd, offset + length) ? next (fd, mode, offset, length) : -1;
}

int
fallocate (int fd, int mode, off_t offset, off_t length)
{
  return fallocate64 (fd, mode, offset, length);
}

int
posix_fallocate64 (int fd, off64_t offset, off64_t length)
{
  int (*next) (int, off64_t, off64_t);

  *(void **) &next = dlsym (RTLD_NEXT, "posix_fallocate64");
  return may_reach (fd, offset + length) ? next (fd, offset, length) : ENOSPC;
}

int
posix_fallocate (int fd, off_t offset, off_t length)
{
  return posix_fallocate64 (fd, offset, length);
}
