/* One service as screens see it: its names, how many wait, and for about how long. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "hall/foyer-config.h"

G_BEGIN_DECLS

#define FOYER_TYPE_SERVICE_ITEM (foyer_service_item_get_type ())
G_DECLARE_FINAL_TYPE (FoyerServiceItem, foyer_service_item, FOYER, SERVICE_ITEM, GObject)

/**
 * FoyerServiceItem:
 *
 * Read-only properties: code, name-zh, name-ko, name-en (text), self-service (gboolean), waiting,
 * estimated-wait-s (of whoever took a number now) and staffed (counters at work that offer it)
 * (gint64).
 */

const char *foyer_service_item_get_code (FoyerServiceItem *self);
/* In @language, else in the first language that has one. (transfer none) */
const char *foyer_service_item_get_name (FoyerServiceItem *self, FoyerLanguage language);
gint64 foyer_service_item_get_waiting (FoyerServiceItem *self);
gint64 foyer_service_item_get_estimated_wait_s (FoyerServiceItem *self);
gint64 foyer_service_item_get_staffed (FoyerServiceItem *self);

G_END_DECLS
