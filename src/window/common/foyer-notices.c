/* Notifications of one window: shown while it is not in front, closed when no longer true. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/common/foyer-notices.h"

#include <glib/gi18n-lib.h>

#define DESKTOP_ID "io.github.foyerhall.Foyer"

struct _FoyerNotices
{
  GtkWindow *window;
  FoyerNoticesFunc func;
  gpointer data;
  guint id;         /* before the keys of this window */
  GHashTable *told; /* keys of what is so, and was told or seen */
};

/* One notifier in a process; there while a window has notices. */
static struct
{
  FoyerNotifier *notifier;
  GPtrArray *users; /* of FoyerNotices */
  guint last_id;
} office;

static char *
make_key (FoyerNotices *self, const char *key)
{
  return g_strdup_printf ("%u:%s", self->id, key);
}

static void
chosen_cb (const char *key, const char *action, const char *token, gpointer data)
{
  char *rest;
  guint id = (guint) g_ascii_strtoull (key, &rest, 10);

  for (guint i = 0; i < office.users->len; i++)
    {
      FoyerNotices *self = g_ptr_array_index (office.users, i);

      if (self->id != id || *rest != ':')
        continue;
      if (token != NULL)
        gtk_window_set_startup_id (self->window, token);
      gtk_window_present (self->window);
      self->func (rest + 1, action, self->data);
      return;
    }
}

/* Whoever looks at the window sees it there. */
static void
active_cb (FoyerNotices *self)
{
  GHashTableIter iter;
  gpointer key;

  if (!gtk_window_is_active (self->window))
    return;
  g_hash_table_iter_init (&iter, self->told);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      g_autofree char *full = make_key (self, key);

      foyer_notifier_close (office.notifier, full);
    }
}

FoyerNotices *
foyer_notices_new (GtkWindow *window, FoyerNoticesFunc func, gpointer data)
{
  FoyerNotices *self = g_new0 (FoyerNotices, 1);

  if (office.users == NULL)
    {
      office.users = g_ptr_array_new ();
      office.notifier = foyer_notifier_new (_ ("Foyer"), DESKTOP_ID, chosen_cb, NULL);
    }
  self->window = window;
  self->func = func;
  self->data = data;
  self->id = ++office.last_id;
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_ptr_array_add (office.users, self);
  g_signal_connect_swapped (window, "notify::is-active", G_CALLBACK (active_cb), self);
  return self;
}

void
foyer_notices_free (FoyerNotices *self)
{
  foyer_notices_clear (self);
  g_signal_handlers_disconnect_by_data (self->window, self);
  g_ptr_array_remove (office.users, self);
  if (office.users->len == 0)
    {
      g_clear_pointer (&office.notifier, foyer_notifier_free);
      g_clear_pointer (&office.users, g_ptr_array_unref);
    }
  g_hash_table_unref (self->told);
  g_free (self);
}

void
foyer_notices_set (FoyerNotices *self, const FoyerDesktopNotice *notice)
{
  g_autofree char *full = make_key (self, notice->key);
  FoyerDesktopNotice copy = *notice;

  if (!g_hash_table_add (self->told, g_strdup (notice->key)) || gtk_window_is_active (self->window))
    return;
  copy.key = full;
  foyer_notifier_show (office.notifier, &copy);
}

void
foyer_notices_unset (FoyerNotices *self, const char *key)
{
  g_autofree char *full = make_key (self, key);

  if (g_hash_table_remove (self->told, key))
    foyer_notifier_close (office.notifier, full);
}

void
foyer_notices_clear (FoyerNotices *self)
{
  g_autofree const char **keys = (const char **) g_hash_table_get_keys_as_array (self->told, NULL);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *key = g_strdup (keys[i]);

      foyer_notices_unset (self, key);
    }
}
