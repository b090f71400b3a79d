/* A scene for each state of the second screen, as a day at a counter brings them. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "window/customer/foyer-customer-view.h"

typedef struct
{
  FoyerConfig *config;
  FoyerPhraseBook *phrases;
  FoyerTicket ticket;
  GPtrArray *items;
  GArray *alternatives;
  gboolean fault_long; /* what FOYER_SCREEN_FAULT tells of; FALSE at first */
} CustomerScenes;

void customer_scenes_set_up (CustomerScenes *scenes, FoyerLanguage language);
void customer_scenes_tear_down (CustomerScenes *scenes);
/* @now as the present. (transfer full) */
FoyerCustomerView *
customer_scenes_word (CustomerScenes *scenes, FoyerScreenState state, FoyerTime now);
/* Also with three levels, and with large text for everybody. */
FoyerCustomerView *customer_scenes_word_as (
    CustomerScenes *scenes, FoyerScreenState state, FoyerTime now, guint levels, gboolean large);
