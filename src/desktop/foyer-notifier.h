/* Notifications on the desktop, with buttons that do the thing. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FOYER_NOTIFIER_UNKNOWN, /* nothing was shown yet */
  FOYER_NOTIFIER_PRESENT,
  FOYER_NOTIFIER_ABSENT, /* no server took the last one; the next one is tried again */
} FoyerNotifierState;

typedef enum
{
  FOYER_URGENCY_LOW,
  FOYER_URGENCY_NORMAL,
  FOYER_URGENCY_CRITICAL, /* stays until it is closed */
} FoyerUrgency;

typedef struct
{
  const char *name;  /* given back when it is chosen */
  const char *label; /* on the button, translated */
} FoyerDesktopNoticeAction;

typedef struct
{
  const char *key; /* "hold-3": one notification a key, a later one replaces it */
  const char *summary;
  const char *body; /* plain text; may be %NULL */
  FoyerUrgency urgency;
  const FoyerDesktopNoticeAction *actions;
  guint n_actions;
} FoyerDesktopNotice;

/* The name of the chosen action, "default" when the notification itself was pressed. @token lets a
 * window come to the front; may be %NULL. Called on the main context that made the notifier. */
typedef void (*FoyerNotifierFunc) (const char *key,
                                   const char *action,
                                   const char *token,
                                   gpointer data);

/**
 * FoyerNotifier:
 *
 * Talks to the notification server from a thread of its own: a server that hangs holds nobody up. A
 * missing server is no error, see foyer_notifier_get_state(). One in a process.
 */
typedef struct _FoyerNotifier FoyerNotifier;

/* @desktop_id: "io.github.foyerhall.Foyer". */
FoyerNotifier *foyer_notifier_new (const char *name,
                                   const char *desktop_id,
                                   FoyerNotifierFunc func,
                                   gpointer data);
/* Closes what is still shown; @func is not called any more. */
void foyer_notifier_free (FoyerNotifier *notifier);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerNotifier, foyer_notifier_free)

void foyer_notifier_show (FoyerNotifier *notifier, const FoyerDesktopNotice *notice);
/* What it says is no longer true. Nothing when there is none of this key. */
void foyer_notifier_close (FoyerNotifier *notifier, const char *key);

FoyerNotifierState foyer_notifier_get_state (FoyerNotifier *notifier);

G_END_DECLS
