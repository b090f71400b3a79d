/* What only the hall model may do to a service's item. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/foyer-service-item.h"

G_BEGIN_DECLS

FoyerServiceItem *foyer_service_item_new (const char *code);
/* What @config says of this service, which it must have, at @position of its list. */
void foyer_service_item_set_config (FoyerServiceItem *self, FoyerConfig *config, guint position);
guint foyer_service_item_get_position (FoyerServiceItem *self);
void foyer_service_item_set_counts (FoyerServiceItem *self,
                                    gint64 waiting,
                                    gint64 staffed,
                                    gint64 estimated_wait_s);

G_END_DECLS
