/* One service at the reception: its letter, its name, how many wait and how long. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/foyer-service-item.h"

G_BEGIN_DECLS

#define FOYER_TYPE_SERVICE_CARD (foyer_service_card_get_type ())
G_DECLARE_FINAL_TYPE (FoyerServiceCard, foyer_service_card, FOYER, SERVICE_CARD, GtkWidget)

GtkWidget *foyer_service_card_new (FoyerServiceItem *service);
FoyerServiceItem *foyer_service_card_get_service (FoyerServiceCard *self);

G_END_DECLS
