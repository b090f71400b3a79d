/* The hall's currency as JSON: its own values over those that are shipped for its code. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-config-money.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/foyer-error.h"
#include "base/foyer-json.h"
#include "foyer-engine-resources.h"

#define SHIPPED        "/io/github/foyerhall/Foyer/engine/currencies.json"
#define MOST_DECIMALS  4
#define LONGEST_SYMBOL 8

static gboolean
fail (GError **error, const char *place, const char *what)
{
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
               _ ("The configuration is wrong at “%s”: %s. Nothing was changed."), place, what);
  return FALSE;
}

/* What is shipped for @code, or %NULL without error. */
static JsonObject *
load_shipped (const char *code, GError **error)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (foyer_engine_get_resource (), SHIPPED,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autofree char *text = NULL;
  g_autoptr (JsonObject) all = NULL;

  if (bytes == NULL)
    return NULL;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  all = foyer_json_parse_object (text, error);
  if (all == NULL || !json_object_has_member (all, code))
    return NULL;
  return json_object_ref (json_object_get_object_member (all, code));
}

static gboolean
is_code (const char *code)
{
  return strlen (code) == 3 && strspn (code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3;
}

static gboolean
read_denomination (JsonNode *node, guint i, FoyerCurrency *currency, GError **error)
{
  g_autofree char *place = g_strdup_printf ("currency.denominations[%u]", i);
  g_autofree char *value_place = g_strconcat (place, ".value", NULL);
  g_autofree char *kind_place = g_strconcat (place, ".kind", NULL);
  JsonObject *object;
  JsonNode *value, *kind;
  int index;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, place, _ ("an object is expected"));
  object = json_node_get_object (node);
  value = json_object_get_member (object, "value");
  kind = json_object_get_member (object, "kind");
  index = kind != NULL && json_node_get_value_type (kind) == G_TYPE_STRING
              ? foyer_nick_find (foyer_denomination_kinds, json_node_get_string (kind))
              : -1;
  if (index < 0)
    return fail (error, kind_place, _ ("it is “note” or “coin”"));
  if (value == NULL || json_node_get_value_type (value) != G_TYPE_INT64 ||
      !foyer_currency_add (currency, json_node_get_int (value), (FoyerDenominationKind) index))
    return fail (error, value_place,
                 _ ("a whole number of minor units above 0 is expected, each once"));
  return TRUE;
}

static gboolean
read_denominations (JsonNode *node, FoyerCurrency *currency, GError **error)
{
  JsonArray *array;

  if (node == NULL)
    return fail (error, "currency.denominations", _ ("this currency is not shipped; name them"));
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fail (error, "currency.denominations", _ ("it has a value of the wrong kind"));
  array = json_node_get_array (node);
  if (json_array_get_length (array) < 1 || json_array_get_length (array) > FOYER_MOST_DENOMINATIONS)
    return fail (error, "currency.denominations", _ ("1 to 32 notes and coins are expected"));
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!read_denomination (json_array_get_element (array, i), i, currency, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_exponent (JsonNode *node, FoyerCurrency *currency, GError **error)
{
  if (node == NULL || json_node_get_value_type (node) != G_TYPE_INT64 ||
      json_node_get_int (node) < 0 || json_node_get_int (node) > MOST_DECIMALS)
    return fail (error, "currency.exponent", _ ("a number of decimals, 0 to 4, is expected"));
  currency->exponent = (int) json_node_get_int (node);
  return TRUE;
}

static gboolean
read_symbol (JsonNode *node, FoyerCurrency *currency, GError **error)
{
  const char *symbol;

  if (node == NULL)
    return TRUE;
  symbol = json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : "";
  if (*symbol == '\0' || g_utf8_strlen (symbol, -1) > LONGEST_SYMBOL)
    return fail (error, "currency.symbol", _ ("a short text is expected"));
  foyer_set_text (&currency->symbol, symbol);
  return TRUE;
}

static gboolean
read_names (JsonNode *node, FoyerNames *names, GError **error)
{
  JsonObject *object;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, "currency.names", _ ("an object is expected"));
  object = json_node_get_object (node);
  for (int i = 0; i < FOYER_N_LANGUAGES; i++)
    {
      const char *text;

      if (!foyer_json_get_text (object, foyer_languages[i], &text, error))
        return FALSE;
      foyer_set_text (&names->in[i], text);
    }
  return TRUE;
}

/* What the hall says itself, else what is shipped, else %NULL. */
static JsonNode *
get_value (JsonObject *own, JsonObject *shipped, const char *name)
{
  if (own != NULL && json_object_has_member (own, name))
    return json_object_get_member (own, name);
  return shipped != NULL ? json_object_get_member (shipped, name) : NULL;
}

/* Minor units of another size are another money: what is shipped for the code would mean other
 * sums.
 */
static gboolean
check_decimals (JsonObject *own, JsonObject *shipped, const FoyerCurrency *currency, GError **error)
{
  if (shipped == NULL || (own != NULL && json_object_has_member (own, "denominations")) ||
      json_object_get_int_member (shipped, "exponent") == currency->exponent)
    return TRUE;
  return fail (error, "currency.denominations",
               _ ("the shipped notes and coins have other decimals; name them"));
}

gboolean
foyer_config_read_currency (JsonObject *json, FoyerConfig *config, GError **error)
{
  g_autoptr (FoyerCurrency) currency = NULL;
  g_autoptr (JsonObject) shipped = NULL;
  g_autoptr (GError) fault = NULL;
  const char *code = NULL;
  JsonObject *own;

  if (!foyer_json_get_object (json, "currency", &own, error) ||
      (own != NULL && !foyer_json_get_text (own, "code", &code, error)))
    return FALSE;
  if (code == NULL)
    code = "CNY";
  if (!is_code (code))
    return fail (error, "currency.code", _ ("three capital letters such as CNY are expected"));
  shipped = load_shipped (code, &fault);
  if (fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  currency = foyer_currency_new (code);
  if (!read_exponent (get_value (own, shipped, "exponent"), currency, error) ||
      !read_symbol (get_value (own, shipped, "symbol"), currency, error) ||
      !read_names (get_value (own, shipped, "names"), &config->currency_names, error) ||
      !check_decimals (own, shipped, currency, error) ||
      !read_denominations (get_value (own, shipped, "denominations"), currency, error))
    return FALSE;
  foyer_currency_free (config->currency);
  config->currency = g_steal_pointer (&currency);
  return TRUE;
}
