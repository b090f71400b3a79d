/* One home visit as the planner shows it: the record, and the customer's personal fields. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/planner/foyer-plan-visit.h"

#include <string.h>

#include "base/foyer-json.h"
#include "engine/foyer-visit-view.h"
#include "window/common/foyer-label.h"

struct _FoyerPlanVisit
{
  GObject parent_instance;
  FoyerVisit *visit;
  char *customer, *phone, *address, *address_note, *note;
  FoyerContact contact;
  JsonObject *details;
  char *haystack; /* everything that is searched, folded */
};

G_DEFINE_FINAL_TYPE (FoyerPlanVisit, foyer_plan_visit, G_TYPE_OBJECT)

static void
foyer_plan_visit_finalize (GObject *object)
{
  FoyerPlanVisit *self = FOYER_PLAN_VISIT (object);

  g_clear_pointer (&self->visit, foyer_visit_free);
  g_clear_pointer (&self->details, json_object_unref);
  g_free (self->customer);
  g_free (self->phone);
  g_free (self->address);
  g_free (self->address_note);
  g_free (self->note);
  g_free (self->haystack);
  G_OBJECT_CLASS (foyer_plan_visit_parent_class)->finalize (object);
}

static void
foyer_plan_visit_class_init (FoyerPlanVisitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = foyer_plan_visit_finalize;
}

static void
foyer_plan_visit_init (FoyerPlanVisit *self)
{
}

/* Members that an answer writes in another form than the record holds them. */
static gboolean
is_rewritten (const char *name)
{
  return g_str_equal (name, "ticket") || g_str_equal (name, "note") ||
         g_str_equal (name, "details");
}

static FoyerVisit *
read_record (JsonObject *answer)
{
  g_autoptr (JsonObject) fields = json_object_new ();
  g_autoptr (FoyerVisit) visit = foyer_record_new (&foyer_visit_type);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < foyer_visit_type.n_fields; i++)
    {
      const char *name = foyer_visit_type.fields[i].name;
      JsonNode *node = json_object_get_member (answer, name);

      if (node != NULL && !JSON_NODE_HOLDS_NULL (node) && !is_rewritten (name))
        json_object_set_member (fields, name, json_node_ref (node));
    }
  if (foyer_json_apply_to_record (fields, &foyer_visit_type, visit, &error))
    return g_steal_pointer (&visit);
  g_warning ("A home visit that cannot be read: %s", error->message);
  return NULL;
}

static char *
get_text (JsonObject *answer, const char *name)
{
  JsonNode *node = json_object_get_member (answer, name);

  return g_strdup (node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
                       ? json_node_get_string (node)
                       : "");
}

/* Once all texts are there. */
static void
make_haystack (FoyerPlanVisit *self)
{
  g_autofree char *all = g_strdup_printf ("%s %s %s %s %" G_GINT64_FORMAT, self->customer,
                                          self->phone, self->address, self->note, self->visit->id);

  self->haystack = g_utf8_casefold (all, -1);
}

FoyerPlanVisit *
foyer_plan_visit_new (JsonObject *answer)
{
  FoyerVisit *visit = read_record (answer);
  JsonNode *details = json_object_get_member (answer, "details");
  FoyerPlanVisit *self;

  if (visit == NULL)
    return NULL;
  self = g_object_new (FOYER_TYPE_PLAN_VISIT, NULL);
  self->visit = visit;
  self->customer = get_text (answer, "customer");
  self->phone = get_text (answer, "phone");
  self->address = get_text (answer, "address");
  self->address_note = get_text (answer, "address_note");
  self->note = get_text (answer, "note");
  foyer_view_take_contact (answer, &self->contact);
  if (details != NULL && JSON_NODE_HOLDS_OBJECT (details))
    self->details = json_object_ref (json_node_get_object (details));
  make_haystack (self);
  return self;
}

static char *
copy_text (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

FoyerPlanVisit *
foyer_plan_visit_new_from_item (FoyerVisitItem *item)
{
  FoyerPlanVisit *self = g_object_new (FOYER_TYPE_PLAN_VISIT, NULL);
  const FoyerVisit *visit = foyer_visit_item_get_visit (item);
  g_autoptr (JsonNode) details =
      visit->details != NULL ? json_from_string (visit->details, NULL) : NULL;

  self->visit = foyer_visit_copy (visit);
  self->customer = copy_text (foyer_visit_item_get_customer (item));
  self->phone = copy_text (foyer_visit_item_get_phone (item));
  self->address = copy_text (foyer_visit_item_get_address (item));
  self->address_note = copy_text (foyer_visit_item_get_address_note (item));
  self->contact = *foyer_visit_item_get_contact (item);
  self->note = visit->note != 0 ? g_strdup_printf ("%04d", (int) visit->note) : g_strdup ("");
  if (details != NULL && JSON_NODE_HOLDS_OBJECT (details))
    self->details = json_object_ref (json_node_get_object (details));
  make_haystack (self);
  return self;
}

const FoyerVisit *
foyer_plan_visit_get (FoyerPlanVisit *self)
{
  return self->visit;
}

gint64
foyer_plan_visit_get_id (FoyerPlanVisit *self)
{
  return self->visit->id;
}

const char *
foyer_plan_visit_get_customer (FoyerPlanVisit *self)
{
  return self->customer;
}

const char *
foyer_plan_visit_get_phone (FoyerPlanVisit *self)
{
  return self->phone;
}

const char *
foyer_plan_visit_get_address (FoyerPlanVisit *self)
{
  return self->address;
}

const char *
foyer_plan_visit_get_address_note (FoyerPlanVisit *self)
{
  return self->address_note;
}

const FoyerContact *
foyer_plan_visit_get_contact (FoyerPlanVisit *self)
{
  return &self->contact;
}

const char *
foyer_plan_visit_get_note (FoyerPlanVisit *self)
{
  return self->note;
}

const char *
foyer_plan_visit_get_state (FoyerPlanVisit *self)
{
  return foyer_visit_states[self->visit->state];
}

GList *
foyer_plan_visit_list_details (FoyerPlanVisit *self)
{
  return self->details != NULL ? json_object_get_members (self->details) : NULL;
}

char *
foyer_plan_visit_get_detail (FoyerPlanVisit *self, const char *name)
{
  return self->details != NULL ? get_text (self->details, name) : g_strdup ("");
}

const char *
foyer_plan_visit_get_matter (FoyerPlanVisit *self, const FoyerConfig *config)
{
  const FoyerVisitType *type = foyer_config_find_visit_type (config, self->visit->type, NULL);

  return type != NULL ? foyer_names_get (&type->names, foyer_language_of_interface ())
                      : self->visit->type;
}

gint64
foyer_plan_visit_get_length (FoyerPlanVisit *self, const FoyerConfig *config)
{
  const FoyerVisitType *type = foyer_config_find_visit_type (config, self->visit->type, NULL);

  if (self->visit->end > self->visit->start)
    return self->visit->end - self->visit->start;
  return type != NULL ? type->mean_s * FOYER_SECOND : 30 * FOYER_MINUTE;
}

gboolean
foyer_plan_visit_is_movable (FoyerPlanVisit *self)
{
  FoyerVisitState next;

  return foyer_visit_step (self->visit->state, FOYER_VISIT_MOVE, self->visit->id, &next, NULL) ||
         foyer_visit_step (self->visit->state, FOYER_VISIT_ADJUST, self->visit->id, &next, NULL);
}

gboolean
foyer_plan_visit_matches (FoyerPlanVisit *self, const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (self->haystack, words[i]) == NULL)
      return FALSE;
  return TRUE;
}
