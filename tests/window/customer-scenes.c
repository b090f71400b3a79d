/* A scene for each state of the second screen, as a day at a counter brings them. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "customer-scenes.h"

#include "engine/foyer-phrases.h"

static const struct
{
  const char *code, *zh, *ko, *en;
} services[] = {
  { "A", "水费缴纳", "요금 납부", "Bill payment" },
  { "B", "新装与过户", "신규 및 명의 변경", "New supply and change of name" },
  { "C", "报修与咨询", "고장 신고와 상담", "Repairs and questions" },
  { "D", "水表检定", "계량기 검정", "Meter test" },
};

static const char *const codes[] = { "A", "B", "C", "D", NULL };

static void
add_service (FoyerConfig *config, guint i)
{
  FoyerService *service = g_new0 (FoyerService, 1);

  service->code = g_strdup (services[i].code);
  service->names.in[FOYER_LANGUAGE_ZH] = g_strdup (services[i].zh);
  service->names.in[FOYER_LANGUAGE_KO] = g_strdup (services[i].ko);
  service->names.in[FOYER_LANGUAGE_EN] = g_strdup (services[i].en);
  g_ptr_array_add (config->services, service);
}

static void
add_item (CustomerScenes *scenes, const char *service, FoyerItemState state)
{
  FoyerItem *item = g_new0 (FoyerItem, 1);

  item->position = scenes->items->len + 1;
  item->service = g_strdup (service);
  item->state = state;
  g_ptr_array_add (scenes->items, item);
}

void
customer_scenes_set_up (CustomerScenes *scenes, FoyerLanguage language)
{
  const gint64 others[] = { 1, 2, 5 };

  *scenes = (CustomerScenes){
    .config = foyer_config_new (),
    .phrases = foyer_phrases_load ("/nonexistent/hall.db"),
    .ticket = { .prefix = (char *) "A",
                .serial = 12,
                .service = (char *) "A",
                .language = language,
                .calls = 1 },
    .items = g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_item_free),
    .alternatives = g_array_new (FALSE, FALSE, sizeof (gint64)),
  };
  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    add_service (scenes->config, i);
  add_item (scenes, "A", FOYER_ITEM_DONE);
  add_item (scenes, "B", FOYER_ITEM_IN_WORK);
  add_item (scenes, "C", FOYER_ITEM_OPEN);
  g_array_append_vals (scenes->alternatives, others, G_N_ELEMENTS (others));
}

void
customer_scenes_tear_down (CustomerScenes *scenes)
{
  foyer_config_unref (scenes->config);
  foyer_phrase_book_free (scenes->phrases);
  g_ptr_array_unref (scenes->items);
  g_array_unref (scenes->alternatives);
}

FoyerCustomerView *
customer_scenes_word_as (
    CustomerScenes *scenes, FoyerScreenState state, FoyerTime now, guint levels, gboolean large)
{
  static const char *const amounts[FOYER_N_LANGUAGES][FOYER_N_AMOUNTS] = {
    [FOYER_LANGUAGE_ZH] = { "87.50 元", "100.00 元", "0.00 元", "12.50 元" },
    [FOYER_LANGUAGE_KO] = { "1,287,500원", "1,300,000원", "0원", "12,500원" },
    [FOYER_LANGUAGE_EN] = { "¥87.50", "¥100.00", "¥0.00", "¥12.50" },
  };
  FoyerCustomerScene scene = {
    .config = scenes->config,
    .phrases = scenes->phrases,
    .choice = { state, state == FOYER_SCREEN_RATING || state == FOYER_SCREEN_REASONS
                           ? now + 24 * FOYER_SECOND
                           : 0 },
    .hall = FOYER_HALL_OPEN,
    .counter = 3,
    .staff = "1003",
    .services = codes,
    .ticket = &scenes->ticket,
    .items = scenes->items,
    .alternatives = scenes->alternatives,
    .returns_at = now + 10 * FOYER_MINUTE,
    .hold_since = now,
    .hold_until = now + 5 * FOYER_MINUTE,
    .now = now,
    .opens = now - 60 * FOYER_MINUTE,
    .closes = now + 60 * FOYER_MINUTE,
    .fault_minutes = scenes->fault_long ? 90 : 10,
    .fault_long = scenes->fault_long,
    .cash_state = "handover",
    .levels = levels,
    .reasons = scenes->config->rating.reasons,
    .rated = TRUE,
    .farewell = { .moment = FOYER_MOMENT_FAREWELL, .weekday = 5 },
    .large = large,
    .idle_language = (FoyerLanguage) scenes->ticket.language,
    .notice = 1,
  };

  for (guint i = 0; i < FOYER_N_AMOUNTS; i++)
    scene.amounts[i] = amounts[scenes->ticket.language][i];
  return foyer_customer_view_new (&scene);
}

FoyerCustomerView *
customer_scenes_word (CustomerScenes *scenes, FoyerScreenState state, FoyerTime now)
{
  return customer_scenes_word_as (scenes, state, now, 5, FALSE);
}
