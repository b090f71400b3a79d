/* The lists of the model of visits: what belongs where, and what an entry changes. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/foyer-visit-lists.h"

#include "base/foyer-json.h"
#include "engine/foyer-config-json.h"
#include "engine/foyer-visit-view.h"
#include "engine/foyer-work.h"
#include "hall/foyer-calendar.h"
#include "model/foyer-visit-item-private.h"

/* By start, then in the order of booking. */
static int
compare_items (gconstpointer a, gconstpointer b, gpointer data)
{
  const FoyerVisit *one = foyer_visit_item_get_visit ((gpointer) a);
  const FoyerVisit *other = foyer_visit_item_get_visit ((gpointer) b);

  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  return one->id < other->id ? -1 : one->id > other->id;
}

FoyerVisitLists *
foyer_visit_lists_new (void)
{
  FoyerVisitLists *self = g_new0 (FoyerVisitLists, 1);

  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->visits = foyer_sorted_list_new (FOYER_TYPE_VISIT_ITEM, compare_items, NULL);
  self->unplanned = foyer_sorted_list_new (FOYER_TYPE_VISIT_ITEM, compare_items, NULL);
  self->technicians = g_list_store_new (FOYER_TYPE_TECHNICIAN_ITEM);
  self->absences = g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_absence_free);
  return self;
}

void
foyer_visit_lists_free (FoyerVisitLists *self)
{
  g_clear_pointer (&self->config, foyer_config_unref);
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_object (&self->visits);
  g_clear_object (&self->unplanned);
  g_clear_object (&self->technicians);
  g_clear_pointer (&self->absences, g_ptr_array_unref);
  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

/* --- one visit --- */

static gboolean
is_in_range (FoyerVisitLists *self, const FoyerVisit *visit)
{
  return visit->start >= self->begin && visit->start < self->end;
}

static gboolean
is_unplanned (const FoyerVisit *visit)
{
  return visit->state == FOYER_VISIT_DRAFT || visit->state == FOYER_VISIT_NOTE_LEFT;
}

static void
file_in (FoyerSortedList *list, FoyerVisitItem *item, gboolean belongs)
{
  if (belongs)
    foyer_sorted_list_place (list, item);
  else
    foyer_sorted_list_remove (list, item);
}

/* The item of @visit, new or brought up to date, in the lists where it belongs; %NULL when it
 * belongs to none. */
static FoyerVisitItem *
put_visit (FoyerVisitLists *self, const FoyerVisit *visit)
{
  FoyerVisitItem *item = g_hash_table_lookup (self->items, &visit->id);
  gint64 early_s = self->config->visits->settings.arrive_early_s;
  gboolean shown = is_in_range (self, visit) || is_unplanned (visit);

  if (item == NULL && !shown)
    return NULL;
  if (item == NULL)
    {
      item = foyer_visit_item_new (visit, early_s);
      g_hash_table_insert (self->items, g_memdup2 (&visit->id, sizeof visit->id), item);
    }
  else
    foyer_visit_item_set_visit (item, visit, early_s);
  file_in (self->visits, item, is_in_range (self, visit));
  file_in (self->unplanned, item, is_unplanned (visit));
  if (shown)
    return item;
  g_hash_table_remove (self->items, &visit->id);
  return NULL;
}

static const char *
get_text (JsonObject *object, const char *name)
{
  return json_object_get_string_member_with_default (object, name, NULL);
}

static void
set_person (FoyerVisitItem *item, JsonObject *object)
{
  FoyerContact contact;

  foyer_view_take_contact (object, &contact);
  foyer_visit_item_set_person (item, get_text (object, "customer"), get_text (object, "phone"),
                               get_text (object, "address"), get_text (object, "address_note"),
                               &contact);
}

void
foyer_visit_lists_take_person (FoyerVisitLists *self, JsonObject *answer)
{
  JsonObject *object =
      json_array_get_object_element (json_object_get_array_member (answer, "visits"), 0);
  gint64 id = json_object_get_int_member (json_object_get_object_member (object, "record"), "id");
  FoyerVisitItem *item = g_hash_table_lookup (self->items, &id);

  if (item != NULL)
    set_person (item, object);
}

static FoyerVisitItem *
put_json (FoyerVisitLists *self, JsonObject *object)
{
  g_autoptr (FoyerVisit) visit = foyer_record_new (&foyer_visit_type);
  FoyerVisitItem *item;

  if (!foyer_json_apply_to_record (json_object_get_object_member (object, "record"),
                                   &foyer_visit_type, visit, NULL))
    return NULL;
  item = put_visit (self, visit);
  if (item != NULL)
    set_person (item, object);
  return item;
}

void
foyer_visit_lists_find_conflicts (FoyerVisitLists *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    foyer_visit_item_set_conflict (
        item, foyer_visit_find_conflict (self->config, foyer_visit_item_get_visit (item),
                                         self->absences) != FOYER_FIT_YES);
}

/* --- a load --- */

static void
put_technicians (FoyerVisitLists *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->config->visits->technicians->len; i++)
    g_ptr_array_add (items, foyer_technician_item_new (self->config, i));
  g_list_store_splice (self->technicians, 0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->technicians)), items->pdata,
                       items->len);
}

static gboolean
take_config (FoyerVisitLists *self, JsonObject *answer, GError **error)
{
  gint64 revision = json_object_get_int_member (answer, "revision");
  FoyerConfig *config, *before = self->config;

  if (before != NULL && before->revision == revision)
    return TRUE;
  config = foyer_config_from_json (json_object_get_object_member (answer, "config"), error);
  if (config == NULL)
    return FALSE;
  config->revision = revision;
  self->config = config;
  put_technicians (self);
  g_clear_pointer (&before, foyer_config_unref);
  return TRUE;
}

static gboolean
put_absence (FoyerVisitLists *self, JsonObject *fields)
{
  gint64 id = json_object_get_int_member_with_default (fields, "id", 0);
  FoyerAbsence *absence = NULL;

  for (guint i = 0; i < self->absences->len && absence == NULL; i++)
    if (((FoyerAbsence *) g_ptr_array_index (self->absences, i))->id == id)
      absence = g_ptr_array_index (self->absences, i);
  if (absence == NULL)
    {
      absence = foyer_record_new (&foyer_absence_type);
      g_ptr_array_add (self->absences, absence);
    }
  return foyer_json_apply_to_record (fields, &foyer_absence_type, absence, NULL);
}

/* What is not in the answer any more leaves the lists. */
static void
forget_others (FoyerVisitLists *self, GHashTable *present)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    if (!g_hash_table_contains (present, item))
      {
        foyer_sorted_list_remove (self->visits, item);
        foyer_sorted_list_remove (self->unplanned, item);
        g_hash_table_iter_remove (&iter);
      }
}

gboolean
foyer_visit_lists_take (FoyerVisitLists *self, JsonObject *answer, GError **error)
{
  g_autoptr (GHashTable) present = g_hash_table_new (NULL, NULL);
  JsonArray *visits = json_object_get_array_member (answer, "visits");
  JsonArray *absences = json_object_get_array_member (answer, "absences");

  if (!take_config (self, answer, error))
    return FALSE;
  foyer_set_text (&self->from, get_text (answer, "from"));
  foyer_set_text (&self->to, get_text (answer, "to"));
  self->begin = foyer_time_from_date (self->from, 0, self->config->zone);
  self->end = foyer_calendar_get_end (self->config, self->to);
  g_ptr_array_set_size (self->absences, 0);
  for (guint i = 0; i < json_array_get_length (absences); i++)
    put_absence (self, json_array_get_object_element (absences, i));
  for (guint i = 0; i < json_array_get_length (visits); i++)
    g_hash_table_add (present, put_json (self, json_array_get_object_element (visits, i)));
  forget_others (self, present);
  foyer_visit_lists_find_conflicts (self);
  return TRUE;
}

/* --- what was committed --- */

typedef struct
{
  FoyerVisitLists *self;
  gboolean reload; /* not everything can be told from the entries */
  GArray *fresh;   /* ids whose personal fields are not known yet */
} Application;

static void
apply_visit (Application *application, JsonObject *fields)
{
  FoyerVisitLists *self = application->self;
  gint64 id = json_object_get_int_member_with_default (fields, "id", 0);
  FoyerVisitItem *item = g_hash_table_lookup (self->items, &id);
  g_autoptr (FoyerVisit) visit = NULL;

  /* One of another day, of which this entry tells only a part. */
  if (item == NULL && !json_object_has_member (fields, "type"))
    return;
  visit = item != NULL ? foyer_visit_copy (foyer_visit_item_get_visit (item))
                       : foyer_record_new (&foyer_visit_type);
  if (!foyer_json_apply_to_record (fields, &foyer_visit_type, visit, NULL))
    application->reload = TRUE;
  else if (put_visit (self, visit) != NULL && item == NULL)
    g_array_append_val (application->fresh, id);
}

static gboolean
apply_change (const FoyerRecordType *type, JsonObject *fields, gpointer data, GError **error)
{
  Application *application = data;

  if (type == &foyer_visit_type)
    apply_visit (application, fields);
  else if (type == &foyer_absence_type)
    application->reload |= !put_absence (application->self, fields);
  else if (type == &foyer_config_type)
    application->reload = TRUE;
  return TRUE;
}

/* What the customer said of the telephone is no part of the record. */
static void
add_contact (Application *application, JsonObject *data)
{
  gint64 id = json_object_get_int_member_with_default (data, "contact_of", 0);

  if (id != 0 && g_hash_table_contains (application->self->items, &id))
    g_array_append_val (application->fresh, id);
}

gboolean
foyer_visit_lists_apply (FoyerVisitLists *self, const FoyerEntry *entry, GArray *fresh)
{
  Application application = { .self = self, .fresh = fresh };
  g_autoptr (JsonObject) data = foyer_json_parse_object (entry->data, NULL);

  if (data == NULL || !foyer_change_foreach (data, apply_change, &application, NULL))
    return FALSE;
  add_contact (&application, data);
  return !application.reload;
}

GArray *
foyer_visit_lists_get_spans (FoyerVisitLists *self, const char *technician)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (FoyerVisitSpan));
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    {
      const FoyerVisit *visit = foyer_visit_item_get_visit (item);
      FoyerVisitSpan span = { visit->id, visit->start, visit->end, visit->district };

      if (foyer_visit_is_planned (visit->state) && g_strcmp0 (visit->technician, technician) == 0)
        g_array_append_val (spans, span);
    }
  for (guint i = 0; i < self->absences->len; i++)
    {
      const FoyerAbsence *absence = g_ptr_array_index (self->absences, i);
      FoyerVisitSpan span = { 0, absence->from, absence->to, NULL };

      if (!absence->cancelled && g_str_equal (absence->technician, technician))
        g_array_append_val (spans, span);
    }
  g_array_sort (spans, foyer_visit_span_compare);
  return spans;
}
