/* Storing and writing out the hall's configuration, and creating a hall. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-hall-config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "base/foyer-digest.h"
#include "base/foyer-error.h"
#include "engine/foyer-config-json.h"
#include "engine/foyer-executor.h"
#include "engine/foyer-visit-plan.h"
#include "foyer-engine-resources.h"
#include "store/foyer-cash-queries.h"
#include "store/foyer-queries.h"
#include "store/foyer-rows.h"
#include "store/foyer-vault.h"

const char *const foyer_hall_demo_pin = "2580";

static gboolean
check_services_of (FoyerWork *work,
                   const FoyerTicket *ticket,
                   const FoyerConfig *config,
                   GError **error)
{
  g_autoptr (GPtrArray) items = foyer_query_items (work->database, ticket->id, error);
  const char *missing = NULL;

  if (items == NULL)
    return FALSE;
  if (foyer_config_find_service (config, ticket->service, NULL) == NULL)
    missing = ticket->service;
  for (guint i = 0; i < items->len && missing == NULL; i++)
    {
      const FoyerItem *item = g_ptr_array_index (items, i);

      if (item->state <= FOYER_ITEM_IN_WORK &&
          foyer_config_find_service (config, item->service, NULL) == NULL)
        missing = item->service;
    }
  if (missing != NULL)
    g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
                 _ ("Somebody holds a number for %s; the service cannot go. Nothing was changed."),
                 missing);
  return missing == NULL;
}

/* What lies on a counter is counted to its end in the currency in which it was begun. */
static gboolean
check_currency_kept (FoyerWork *work, const FoyerConfig *config, GError **error)
{
  g_autoptr (GPtrArray) open = NULL;

  if (foyer_currency_equal (work->config->currency, config->currency))
    return TRUE;
  open = foyer_query_open_cash (work->database, error);
  if (open == NULL || open->len == 0)
    return open != NULL;
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
               _ ("Cash is being counted at counter %d; the currency cannot change now. Nothing "
                  "was changed."),
               (int) ((FoyerCash *) g_ptr_array_index (open, 0))->counter);
  return FALSE;
}

static gboolean
check_nothing_lost (FoyerWork *work, const FoyerConfig *config, GError **error)
{
  g_autoptr (GPtrArray) open = foyer_query_open_tickets (work->database, error);
  g_autoptr (GPtrArray) counters = NULL;

  if (open == NULL)
    return FALSE;
  for (guint i = 0; i < open->len; i++)
    if (!check_services_of (work, g_ptr_array_index (open, i), config, error))
      return FALSE;
  if (!foyer_visit_plan_check_config (work, config, error))
    return FALSE;
  counters = foyer_query_counters (work->database, error);
  for (guint i = 0; counters != NULL && i < counters->len; i++)
    {
      const FoyerCounter *counter = g_ptr_array_index (counters, i);

      if (counter->staff == NULL)
        continue;
      if (foyer_config_find_counter (config, counter->number, NULL) == NULL)
        {
          g_set_error (
              error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
              _ ("Somebody works at counter %d; the counter cannot go. Nothing was changed."),
              (int) counter->number);
          return FALSE;
        }
      if (foyer_config_find_staff (config, counter->staff, NULL) == NULL)
        {
          g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
                       _ ("Staff number %s works at counter %d and cannot go. Nothing was "
                          "changed."),
                       counter->staff, (int) counter->number);
          return FALSE;
        }
    }
  return counters != NULL;
}

/* Whoever is not on the staff any more is forgotten, name and PIN. */
static gboolean
forget_former (FoyerWork *work, const FoyerConfig *config, GError **error)
{
  for (guint i = 0; i < work->config->staff->len; i++)
    {
      const FoyerStaff *former = g_ptr_array_index (work->config->staff, i);
      g_autofree char *subject = g_strconcat ("staff:", former->id, NULL);

      if (foyer_config_find_staff (config, former->id, NULL) == NULL &&
          (!foyer_vault_remove_person (work->database, subject, error) ||
           !foyer_vault_remove_pin (work->database, former->id, error)))
        return FALSE;
    }
  return foyer_visit_plan_forget_former (work, config, error);
}

/* Calls @func for each member of staff and each technician in @config, as a JSON object. */
static gboolean
foreach_person_in (
    FoyerWork *work,
    JsonObject *config,
    const char *key,
    const char *prefix,
    gboolean (*func) (FoyerWork *work, JsonObject *staff, const char *subject, GError **error),
    GError **error)
{
  JsonArray *staff =
      json_object_has_member (config, key) ? json_object_get_array_member (config, key) : NULL;

  for (guint i = 0; staff != NULL && i < json_array_get_length (staff); i++)
    {
      JsonObject *object = json_array_get_object_element (staff, i);
      g_autofree char *subject =
          g_strconcat (prefix, json_object_get_string_member (object, "id"), NULL);

      if (!func (work, object, subject, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
foreach_staff (
    FoyerWork *work,
    JsonObject *config,
    gboolean (*func) (FoyerWork *work, JsonObject *staff, const char *subject, GError **error),
    GError **error)
{
  return foreach_person_in (work, config, "staff", "staff:", func, error) &&
         foreach_person_in (work, config, "technicians", "technician:", func, error);
}

/* A name belongs to the person, not to the journal. */
static gboolean
move_name_out (FoyerWork *work, JsonObject *staff, const char *subject, GError **error)
{
  const char *name = json_object_get_string_member_with_default (staff, "name", NULL);

  if (name == NULL)
    return TRUE;
  if (!foyer_vault_set_person (work->database, subject, name, NULL, error))
    return FALSE;
  json_object_remove_member (staff, "name");
  return TRUE;
}

static gboolean
move_name_in (FoyerWork *work, JsonObject *staff, const char *subject, GError **error)
{
  g_autofree char *name = NULL;

  if (!foyer_vault_get_name (work->database, subject, &name, error))
    return FALSE;
  if (name != NULL)
    json_object_set_string_member (staff, "name", name);
  return TRUE;
}

static JsonObject *
load_json (FoyerWork *work, FoyerConfigRecord *record, gboolean *found, GError **error)
{
  record->id = 1;
  if (!foyer_rows_load (work->database, &foyer_config_type, record, found, error))
    return NULL;
  return *found ? foyer_json_parse_object (record->json, error) : json_object_new ();
}

gboolean
foyer_hall_configure (FoyerWork *work, JsonObject *change, GError **error)
{
  FoyerConfigRecord before = { 0 }, after;
  gboolean found = FALSE, done = FALSE;
  g_autoptr (JsonObject) present = load_json (work, &before, &found, error);
  g_autoptr (JsonObject) merged = NULL;
  g_autoptr (FoyerConfig) config = NULL;
  g_autofree char *json = NULL;

  if (present != NULL)
    merged = foyer_config_merge (present, change, error);
  if (merged != NULL)
    config = foyer_config_from_json (merged, error);
  if (config != NULL && check_nothing_lost (work, config, error) &&
      check_currency_kept (work, config, error) && forget_former (work, config, error) &&
      foreach_staff (work, merged, move_name_out, error))
    {
      json = foyer_json_to_text (merged);
      after = (FoyerConfigRecord){ .id = 1, .revision = before.revision + 1, .json = json };
      done = foyer_work_put (work, &foyer_config_type, found ? &before : NULL, &after, error) &&
             foyer_work_record (work, "hall.configured", NULL, 0, error);
    }
  foyer_record_clear (&foyer_config_type, &before);
  return done;
}

gboolean
foyer_hall_export (FoyerWork *work, JsonObject *object, GError **error)
{
  FoyerConfigRecord record = { 0 };
  gboolean found = FALSE;
  g_autoptr (JsonObject) config = load_json (work, &record, &found, error);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  foyer_record_clear (&foyer_config_type, &record);
  if (config == NULL || !foreach_staff (work, config, move_name_in, error))
    return FALSE;
  json_object_iter_init_ordered (&iter, config);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    json_object_set_member (object, name, json_node_copy (node));
  return TRUE;
}

/* Outside demo mode every PIN of the demo must be changed at the first sign-in. */
static gboolean
set_demo_pins (FoyerDatabase *database, const FoyerConfig *config, GError **error)
{
  g_autofree char *hash = foyer_pin_hash (foyer_hall_demo_pin);
  FoyerPin pin = { .hash = hash, .must_change = TRUE };
  gboolean done = TRUE;

  if (hash == NULL)
    {
      g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_FAULT,
                           _ ("There is not enough memory to set PINs. Nothing was changed."));
      return FALSE;
    }
  if (!foyer_database_begin (database, error))
    return FALSE;
  for (guint i = 0; done && i < config->staff->len; i++)
    done = foyer_vault_set_pin (database, ((FoyerStaff *) g_ptr_array_index (config->staff, i))->id,
                                &pin, error);
  if (done)
    return foyer_database_commit (database, error);
  foyer_database_rollback (database);
  return FALSE;
}

/* The configuration a new hall starts with; what it leaves open is there to be filled in. */
static JsonObject *
get_default_config (gboolean demo, GError **error)
{
  const char *path = demo ? "/io/github/foyerhall/Foyer/engine/demo-hall.json"
                          : "/io/github/foyerhall/Foyer/engine/new-hall.json";
  g_autoptr (GTimeZone) here = g_time_zone_new_local ();
  const char *zone = g_time_zone_get_identifier (here);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (foyer_engine_get_resource (), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autofree char *text = NULL;
  JsonObject *config;

  if (bytes == NULL)
    return NULL;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  config = foyer_json_parse_object (text, error);
  /* The zone is asked of the machine once, here; from now on it is the hall's own. */
  if (config != NULL && !demo && zone != NULL && g_ascii_isalpha (*zone))
    json_object_set_string_member (json_object_get_object_member (config, "hall"), "zone", zone);
  return config;
}

static gboolean
fill_new_hall (FoyerExecutor *executor, gboolean demo, const char *config_text, GError **error)
{
  g_autoptr (JsonObject) json = get_default_config (demo, error);
  g_autofree char *fallback = NULL;
  g_autoptr (FoyerCommand) command = foyer_command_new ("hall.configure", "ctl");
  g_autoptr (JsonObject) answer = NULL;
  FoyerConfig *config;

  if (json == NULL)
    return FALSE;
  fallback = foyer_json_to_text (json);
  foyer_command_text (command, "config", fallback);
  answer = foyer_executor_run (executor, command, error);
  if (answer == NULL)
    return FALSE;
  if (config_text != NULL)
    {
      g_autoptr (JsonObject) second = NULL;

      foyer_command_text (command, "config", config_text);
      second = foyer_executor_run (executor, command, error);
      if (second == NULL)
        return FALSE;
    }
  config = foyer_executor_get_config (executor, error);
  return config != NULL &&
         (!demo || set_demo_pins (foyer_executor_get_database (executor), config, error));
}

gboolean
foyer_hall_create (const char *path,
                   gboolean demo,
                   const char *config_text,
                   const FoyerClock *clock,
                   GError **error)
{
  FoyerExecutor *executor = foyer_executor_open (path, FOYER_DATABASE_CREATE, clock, error);
  gboolean done;

  if (executor == NULL)
    return FALSE;
  done = fill_new_hall (executor, demo, config_text, error);
  foyer_executor_close (executor);
  if (!done)
    foyer_database_discard (path);
  return done;
}
