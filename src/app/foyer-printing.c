/* What the settings of this station say of printing, told to its windows. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/foyer-printing.h"

/* A path is a folder for files. */
void
foyer_printing_tell (GSettings *settings, FoyerWindowContext *context)
{
  g_autofree char *place = g_settings_get_string (settings, "slip-printer");
  g_autofree char *text = g_settings_get_string (settings, "slip-text");
  g_autofree char *sheets = g_settings_get_string (settings, "sheet-printer");
  gboolean raw = g_settings_get_boolean (settings, "slip-raw");
  FoyerPrintWay way = *place == '/' ? FOYER_PRINT_TO_FILE
                      : raw         ? FOYER_PRINT_AS_DOTS
                                    : FOYER_PRINT_AS_PDF;
  g_autoptr (FoyerSlips) slips =
      foyer_slips_new (way, place, g_settings_get_boolean (settings, "slip-narrow"), text);

  foyer_window_context_set_slips (context, slips);
  foyer_window_context_set_sheets (context, sheets);
}

static void
tell_one (FoyerWindowContext *context, gpointer settings)
{
  foyer_printing_tell (settings, context);
}

static void
changed_cb (GSettings *settings, const char *key, FoyerPremises *premises)
{
  if (g_str_has_prefix (key, "slip-") || g_str_has_prefix (key, "sheet-"))
    foyer_premises_foreach_context (premises, tell_one, settings);
}

void
foyer_printing_follow (GSettings *settings, FoyerPremises *premises)
{
  g_signal_connect (settings, "changed", G_CALLBACK (changed_cb), premises);
}

void
foyer_printing_stop (GSettings *settings, FoyerPremises *premises)
{
  g_signal_handlers_disconnect_by_func (settings, changed_cb, premises);
}
