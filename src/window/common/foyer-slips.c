/* Where this station prints its slips, and printing the slip of a number. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/common/foyer-slips.h"

#include "base/foyer-json.h"
#include "desktop/foyer-slip.h"

FoyerSlips *
foyer_slips_new (FoyerPrintWay way, const char *place, gboolean narrow, const char *text)
{
  FoyerSlips *slips = g_new0 (FoyerSlips, 1);

  slips->way = way;
  slips->place = g_strdup (place);
  slips->width = narrow ? FOYER_ROLL_58MM : FOYER_ROLL_80MM;
  slips->text = g_strdup (text);
  return slips;
}

FoyerSlips *
foyer_slips_copy (const FoyerSlips *slips)
{
  return slips != NULL ? foyer_slips_new (slips->way, slips->place, slips->width == FOYER_ROLL_58MM,
                                          slips->text)
                       : NULL;
}

void
foyer_slips_free (FoyerSlips *slips)
{
  g_free (slips->place);
  g_free (slips->text);
  g_free (slips);
}

gboolean
foyer_slips_are_printed (const FoyerSlips *slips)
{
  return slips != NULL && slips->place != NULL && *slips->place != '\0';
}

/* All matters of @ticket, one in a line. (transfer full) */
static char *
name_matters (FoyerHallModel *model, JsonObject *ticket, FoyerLanguage language)
{
  JsonArray *items = json_object_get_array_member (ticket, "items");
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);
      FoyerServiceItem *service = foyer_hall_model_find_service (
          model, json_object_get_string_member_with_default (item, "service", ""));

      if (service != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? "\n" : "",
                                foyer_service_item_get_name (service, language));
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* The customer's own language, and the hall's if that is another one. */
static void
set_languages (FoyerSlip *slip, const FoyerConfig *config, JsonObject *ticket)
{
  int own = foyer_nick_find (foyer_languages,
                             json_object_get_string_member_with_default (ticket, "language", ""));

  slip->languages[slip->n_languages++] = own >= 0 ? (FoyerLanguage) own : config->languages[0];
  if (slip->languages[0] != config->languages[0])
    slip->languages[slip->n_languages++] = config->languages[0];
}

void
foyer_slips_print_async (const FoyerSlips *slips,
                         FoyerHallModel *model,
                         JsonObject *ticket,
                         gboolean large,
                         gboolean reprint,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  const FoyerConfig *config = foyer_hall_model_get_config (model);
  FoyerSlip slip = { .width = slips->width, .large = large, .reprint = reprint };
  const FoyerPrintTarget target = { slips->way, slips->place, 0 };
  char *matters[FOYER_N_LANGUAGES];

  set_languages (&slip, config, ticket);
  slip.zone = config->zone;
  slip.number = json_object_get_string_member (ticket, "number");
  slip.day = json_object_get_string_member (ticket, "day");
  slip.issued_at = foyer_json_get_time (ticket, "issued_at");
  if (g_strcmp0 (json_object_get_string_member_with_default (ticket, "state", ""), "called") == 0)
    slip.counter = json_object_get_int_member_with_default (ticket, "counter", 0);
  slip.ahead = json_object_get_int_member_with_default (ticket, "ahead", 0);
  slip.wait_s = json_object_get_int_member_with_default (ticket, "estimated_wait_s", -1);
  for (int i = 0; i < FOYER_N_LANGUAGES; i++)
    {
      slip.hall[i] = foyer_names_get (&config->names, (FoyerLanguage) i);
      slip.services[i] = matters[i] = name_matters (model, ticket, (FoyerLanguage) i);
      slip.text[i] = slips->text != NULL && *slips->text != '\0' ? slips->text : NULL;
    }
  foyer_print_roll_async (foyer_slip_draw (&slip), &target, NULL, callback, data);
  for (int i = 0; i < FOYER_N_LANGUAGES; i++)
    g_free (matters[i]);
}

void
foyer_slips_print_appointment_async (const FoyerSlips *slips,
                                     FoyerHallModel *model,
                                     JsonObject *appointment,
                                     FoyerLanguage language,
                                     gboolean large,
                                     GAsyncReadyCallback callback,
                                     gpointer data)
{
  const FoyerConfig *config = foyer_hall_model_get_config (model);
  const FoyerPrintTarget target = { slips->way, slips->place, 0 };
  const char *code = json_object_get_string_member_with_default (appointment, "service", "");
  const FoyerService *service = foyer_config_find_service (config, code, NULL);
  g_autofree char *number =
      g_strdup_printf ("%" G_GINT64_FORMAT, json_object_get_int_member (appointment, "id"));
  FoyerConfirmation slip = {
    .width = slips->width,
    .large = large,
    .language = language,
    .zone = config->zone,
    .hall = foyer_names_get (&config->names, language),
    .number = number,
    .matter = service != NULL ? foyer_names_get (&service->names, language) : code,
    .phone = config->hotline,
  };

  slip.from = foyer_json_get_time (appointment, "time");
  foyer_print_roll_async (foyer_confirmation_draw (&slip), &target, NULL, callback, data);
}
