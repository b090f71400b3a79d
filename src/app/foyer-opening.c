/* The test of the devices before the hall opens: started by the clock, or by a person. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/foyer-opening.h"

#include "window/day/foyer-device-check.h"

struct _FoyerOpening
{
  FoyerWindowContext *context;
  FoyerDeviceCheck *check;
  char *day; /* on which the clock started it */
};

static void
hall_changed_cb (FoyerOpening *opening)
{
  FoyerHallModel *model = foyer_window_context_get_model (opening->context);
  const char *day = foyer_hall_model_get_day (model);

  if (foyer_hall_model_get_state (model) != FOYER_HALL_PREPARING ||
      g_strcmp0 (day, opening->day) == 0)
    return;
  foyer_set_text (&opening->day, day);
  foyer_device_check_start (opening->check, NULL);
}

FoyerOpening *
foyer_opening_new (FoyerWindowContext *context, GSettings *settings, FoyerVoiceLanguage language)
{
  FoyerOpening *opening = g_new0 (FoyerOpening, 1);
  g_autofree char *device = g_settings_get_string (settings, "loudspeaker");

  opening->context = g_object_ref (context);
  opening->check = foyer_device_check_new (
      context, device, g_settings_get_int (settings, "loudspeaker-gain"), language);
  g_signal_connect_swapped (foyer_window_context_get_model (context), "notify::hall-state",
                            G_CALLBACK (hall_changed_cb), opening);
  hall_changed_cb (opening);
  return opening;
}

void
foyer_opening_test (FoyerOpening *opening, const char *staff)
{
  foyer_device_check_start (opening->check, *staff != '\0' ? staff : NULL);
}

void
foyer_opening_free (FoyerOpening *opening)
{
  g_signal_handlers_disconnect_by_data (foyer_window_context_get_model (opening->context), opening);
  g_object_run_dispose (G_OBJECT (opening->check));
  g_object_unref (opening->check);
  g_object_unref (opening->context);
  g_free (opening->day);
  g_free (opening);
}
