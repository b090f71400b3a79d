/* What home visits are planned with: technicians, kinds of visits, travel, and the limits. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-visit-config.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"

#define SPECIAL "special"

static void
clear_way (gpointer data)
{
  FoyerWay *way = data;

  g_free (way->from);
  g_free (way->to);
}

FoyerVisitConfig *
foyer_visit_config_new (void)
{
  FoyerVisitConfig *visits = g_new0 (FoyerVisitConfig, 1);

  visits->technicians = g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_technician_free);
  visits->types = g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_visit_type_free);
  visits->travel = (FoyerTravel){
    .default_s = 14 * 60,
    .same_s = 8 * 60,
    .ways = g_array_new (FALSE, TRUE, sizeof (FoyerWay)),
  };
  g_array_set_clear_func (visits->travel.ways, clear_way);
  visits->settings = (FoyerVisitSettings){
    .arrive_early_s = 5 * 60,
    .max_wait_s = 20 * 60,
    .company_moves = 2,
    .note_reminder_days = 2,
    .install_single_days = 3,
    .install_between_days = 3,
    .install_large_days = 7,
  };
  return visits;
}

void
foyer_visit_config_free (FoyerVisitConfig *visits)
{
  g_ptr_array_unref (visits->technicians);
  g_ptr_array_unref (visits->types);
  g_array_unref (visits->travel.ways);
  g_free (visits);
}

void
foyer_technician_free (FoyerTechnician *technician)
{
  g_free (technician->id);
  g_free (technician->name);
  g_free (technician->district);
  g_strfreev (technician->skills);
  g_free (technician);
}

void
foyer_visit_type_free (FoyerVisitType *type)
{
  g_free (type->code);
  for (int i = 0; i < FOYER_N_LANGUAGES; i++)
    {
      g_free (type->names.in[i]);
      g_free (type->reasons.in[i]);
    }
  g_free (type->skill);
  g_strfreev (type->values);
  g_strfreev (type->packing);
  g_free (type);
}

const FoyerTechnician *
foyer_config_find_technician (const FoyerConfig *config, const char *id, GError **error)
{
  GPtrArray *technicians = config->visits->technicians;

  for (guint i = 0; i < technicians->len; i++)
    {
      const FoyerTechnician *technician = g_ptr_array_index (technicians, i);

      if (g_str_equal (technician->id, id))
        return technician;
    }
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_NO_SUCH_STAFF,
               _ ("There is no technician “%s” in this hall. Nothing was changed."), id);
  return NULL;
}

const FoyerVisitType *
foyer_config_find_visit_type (const FoyerConfig *config, const char *code, GError **error)
{
  GPtrArray *types = config->visits->types;

  for (guint i = 0; i < types->len; i++)
    {
      const FoyerVisitType *type = g_ptr_array_index (types, i);

      if (g_str_equal (type->code, code))
        return type;
    }
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_NO_SUCH_SERVICE,
               _ ("There is no kind of home visit “%s” in this hall. Nothing was changed."), code);
  return NULL;
}

static void
add_district (GPtrArray *codes, const char *code)
{
  if (code != NULL && *code != '\0' && !g_str_equal (code, FOYER_DISTRICT_ALL) &&
      !g_ptr_array_find_with_equal_func (codes, code, g_str_equal, NULL))
    g_ptr_array_add (codes, g_strdup (code));
}

GPtrArray *
foyer_config_list_districts (const FoyerConfig *config)
{
  const FoyerVisitConfig *visits = config->visits;
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < visits->technicians->len; i++)
    add_district (codes,
                  ((FoyerTechnician *) g_ptr_array_index (visits->technicians, i))->district);
  for (guint i = 0; i < visits->travel.ways->len; i++)
    {
      add_district (codes, g_array_index (visits->travel.ways, FoyerWay, i).from);
      add_district (codes, g_array_index (visits->travel.ways, FoyerWay, i).to);
    }
  return codes;
}

/* "North bank", " north_bank" and "north-bank" are one district. */
static char *
fold_district (const char *text)
{
  char *folded = g_utf8_casefold (text, -1);

  return g_strdelimit (g_strstrip (folded), " _", '-');
}

char *
foyer_config_find_district (const FoyerConfig *config, const char *text, GError **error)
{
  g_autoptr (GPtrArray) codes = foyer_config_list_districts (config);
  g_autofree char *wanted = fold_district (text);
  g_autofree char *known = NULL;

  for (guint i = 0; i < codes->len; i++)
    {
      g_autofree char *folded = fold_district (g_ptr_array_index (codes, i));

      if (g_str_equal (folded, wanted))
        return g_strdup (g_ptr_array_index (codes, i));
    }
  if (codes->len == 0 && *wanted != '\0')
    return g_strdup (text);
  g_ptr_array_add (codes, NULL);
  known = g_strjoinv (", ", (char **) codes->pdata);
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
               _ ("There is no district “%s” in this hall; there are: %s. Nothing was changed."),
               text, known);
  return NULL;
}

gboolean
foyer_technician_has_skill (const FoyerTechnician *technician, const char *skill)
{
  return g_strv_contains ((const char *const *) technician->skills, skill);
}

gboolean
foyer_technician_can (const FoyerTechnician *technician,
                      const FoyerVisitType *type,
                      gboolean special_customer)
{
  return type->skill == NULL || foyer_technician_has_skill (technician, type->skill) ||
         (special_customer && foyer_technician_has_skill (technician, SPECIAL));
}

gboolean
foyer_technician_serves (const FoyerTechnician *technician, const char *district)
{
  return district == NULL || technician->district == NULL ||
         g_str_equal (technician->district, FOYER_DISTRICT_ALL) ||
         g_str_equal (technician->district, district);
}

gint64
foyer_travel_get (const FoyerTravel *travel, const char *from, const char *to)
{
  if (from == NULL || to == NULL)
    return travel->default_s;
  for (guint i = 0; i < travel->ways->len; i++)
    {
      const FoyerWay *way = &g_array_index (travel->ways, FoyerWay, i);

      if ((g_str_equal (way->from, from) && g_str_equal (way->to, to)) ||
          (g_str_equal (way->from, to) && g_str_equal (way->to, from)))
        return way->travel_s;
    }
  return g_str_equal (from, to) ? travel->same_s : travel->default_s;
}
