/* The cash check of one counter as screens see it, counted on while they look. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/foyer-cash-item-private.h"

/* --- a line --- */

struct _FoyerCashLineItem
{
  GObject parent_instance;
  FoyerMoney denomination;
  gint64 count;
};

G_DEFINE_FINAL_TYPE (FoyerCashLineItem, foyer_cash_line_item, G_TYPE_OBJECT)

enum
{
  DENOMINATION = 1,
  COUNT,
  AMOUNT,
};

static void
foyer_cash_line_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FoyerCashLineItem *self = FOYER_CASH_LINE_ITEM (object);

  switch (id)
    {
    case DENOMINATION:
      g_value_set_int64 (value, self->denomination);
      break;
    case COUNT:
      g_value_set_int64 (value, self->count);
      break;
    case AMOUNT:
      g_value_set_int64 (value, self->denomination * self->count);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
foyer_cash_line_item_class_init (FoyerCashLineItemClass *klass)
{
  static const char *const names[] = { "denomination", "count", "amount" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = foyer_cash_line_item_get_property;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_object_class_install_property (
        object_class, DENOMINATION + i,
        g_param_spec_int64 (names[i], NULL, NULL, G_MININT64, G_MAXINT64, 0,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
foyer_cash_line_item_init (FoyerCashLineItem *self)
{
}

FoyerMoney
foyer_cash_line_item_get_denomination (FoyerCashLineItem *self)
{
  return self->denomination;
}

gint64
foyer_cash_line_item_get_count (FoyerCashLineItem *self)
{
  return self->count;
}

/* --- the check --- */

typedef enum
{
  STATE = 1,
  TILL,
  REASON,
  SUSPECT_GROUNDS,
  N_TEXTS,
  ID = N_TEXTS,
  DUE,
  GIVEN,
  COUNTED,
  REFUNDED,
  DIFFERENCE,
  CHANGE,
  ROUND,
  SUSPECTS,
  SUSPECT_DENOMINATION,
  N_NUMBERS,
  ACTIVE = N_NUMBERS,
  LINES,
  CHANGE_LINES,
  N_PROPERTIES,
} Property;

struct _FoyerCashItem
{
  GObject parent_instance;
  FoyerCash *cash;  /* %NULL: none yet */
  GPtrArray *lines; /* of FoyerCashLine, all passes, the largest first */
  GPtrArray *suspects;
  GListStore *present, *change;
  char *told_texts[N_TEXTS]; /* what was notified last */
  gint64 told_numbers[N_NUMBERS];
  gboolean told_active;
};

G_DEFINE_FINAL_TYPE (FoyerCashItem, foyer_cash_item, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPERTIES];

/* The note that is shown to the customer now. */
static const FoyerSuspect *
get_shown (FoyerCashItem *self)
{
  const FoyerSuspect *last =
      self->suspects->len > 0 ? g_ptr_array_index (self->suspects, self->suspects->len - 1) : NULL;

  return last != NULL && last->state == FOYER_SUSPECT_SHOWN ? last : NULL;
}

static const char *
get_text (FoyerCashItem *self, guint id)
{
  const FoyerSuspect *shown = get_shown (self);

  switch (id)
    {
    case STATE:
      return self->cash != NULL ? foyer_cash_states[self->cash->state] : "idle";
    case TILL:
      return foyer_tills[self->cash != NULL ? self->cash->till : FOYER_TILL_NONE];
    case REASON:
      return self->cash != NULL ? self->cash->reason : NULL;
    default:
      return shown != NULL ? shown->grounds : NULL;
    }
}

static gint64
get_number (FoyerCashItem *self, guint id)
{
  static const FoyerCash none = { 0 };
  const FoyerCash *cash = self->cash != NULL ? self->cash : &none;
  const FoyerSuspect *shown = get_shown (self);

  switch (id)
    {
    case ID:
      return cash->id;
    case DUE:
      return cash->due;
    case GIVEN:
      return cash->given;
    case COUNTED:
      return cash->counted;
    case REFUNDED:
      return cash->refunded;
    case DIFFERENCE:
      return foyer_cash_get_difference (cash);
    case CHANGE:
      return foyer_cash_get_change (cash);
    case ROUND:
      return cash->round;
    case SUSPECTS:
      return self->suspects->len;
    default:
      return shown != NULL ? shown->denomination : 0;
    }
}

static void
foyer_cash_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FoyerCashItem *self = FOYER_CASH_ITEM (object);

  if (id < N_TEXTS)
    g_value_set_string (value, get_text (self, id));
  else if (id < N_NUMBERS)
    g_value_set_int64 (value, get_number (self, id));
  else if (id == ACTIVE)
    g_value_set_boolean (value, foyer_cash_item_get_active (self));
  else
    g_value_set_object (value, id == LINES ? self->present : self->change);
}

static void
foyer_cash_item_finalize (GObject *object)
{
  FoyerCashItem *self = FOYER_CASH_ITEM (object);

  g_clear_pointer (&self->cash, foyer_cash_free);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->suspects);
  g_object_unref (self->present);
  g_object_unref (self->change);
  for (guint i = 0; i < N_TEXTS; i++)
    g_free (self->told_texts[i]);
  G_OBJECT_CLASS (foyer_cash_item_parent_class)->finalize (object);
}

static void
foyer_cash_item_class_init (FoyerCashItemClass *klass)
{
  static const char *const names[N_PROPERTIES] = {
    NULL,         "state",  "till",         "reason",   "suspect-grounds",
    "id",         "due",    "given",        "counted",  "refunded",
    "difference", "change", "round",        "suspects", "suspect-denomination",
    "active",     "lines",  "change-lines",
  };
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = foyer_cash_item_get_property;
  object_class->finalize = foyer_cash_item_finalize;
  for (guint i = STATE; i < N_TEXTS; i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, NULL, flags);
  for (guint i = ID; i < N_NUMBERS; i++)
    properties[i] = g_param_spec_int64 (names[i], NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[ACTIVE] = g_param_spec_boolean (names[ACTIVE], NULL, NULL, FALSE, flags);
  for (guint i = LINES; i < N_PROPERTIES; i++)
    properties[i] = g_param_spec_object (names[i], NULL, NULL, G_TYPE_LIST_MODEL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
foyer_cash_item_init (FoyerCashItem *self)
{
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_cash_line_free);
  self->suspects = g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_suspect_free);
  self->present = g_list_store_new (FOYER_TYPE_CASH_LINE_ITEM);
  self->change = g_list_store_new (FOYER_TYPE_CASH_LINE_ITEM);
  self->told_texts[STATE] = g_strdup ("idle");
  self->told_texts[TILL] = g_strdup ("none");
}

FoyerCashItem *
foyer_cash_item_new (void)
{
  return g_object_new (FOYER_TYPE_CASH_ITEM, NULL);
}

void
foyer_cash_item_put (FoyerCashItem *self, const FoyerCash *cash)
{
  if (self->cash == NULL || self->cash->id != cash->id)
    {
      g_ptr_array_set_size (self->lines, 0);
      g_ptr_array_set_size (self->suspects, 0);
    }
  g_clear_pointer (&self->cash, foyer_cash_free);
  self->cash = foyer_cash_copy (cash);
}

void
foyer_cash_item_put_line (FoyerCashItem *self, const FoyerCashLine *line)
{
  guint place = 0;

  if (self->cash == NULL || line->cash != self->cash->id)
    return;
  for (; place < self->lines->len; place++)
    {
      FoyerCashLine *known = g_ptr_array_index (self->lines, place);

      if (known->round == line->round && known->denomination == line->denomination)
        {
          known->count = line->count;
          return;
        }
      if (known->denomination < line->denomination)
        break;
    }
  g_ptr_array_insert (self->lines, (int) place, foyer_record_copy (&foyer_cash_line_type, line));
}

const FoyerSuspect *
foyer_cash_item_find_suspect (FoyerCashItem *self, gint64 id)
{
  for (guint i = 0; i < self->suspects->len; i++)
    if (((FoyerSuspect *) g_ptr_array_index (self->suspects, i))->id == id)
      return g_ptr_array_index (self->suspects, i);
  return NULL;
}

void
foyer_cash_item_put_suspect (FoyerCashItem *self, const FoyerSuspect *suspect)
{
  FoyerSuspect *known = (FoyerSuspect *) foyer_cash_item_find_suspect (self, suspect->id);
  FoyerSuspect *fresh = foyer_record_copy (&foyer_suspect_type, suspect);
  guint place;

  if (known == NULL)
    g_ptr_array_add (self->suspects, fresh);
  else if (g_ptr_array_find (self->suspects, known, &place))
    {
      foyer_suspect_free (known);
      self->suspects->pdata[place] = fresh;
    }
}

void
foyer_cash_item_set (FoyerCashItem *self,
                     const FoyerCash *cash,
                     GPtrArray *lines,
                     GPtrArray *suspects)
{
  g_clear_pointer (&self->cash, foyer_cash_free);
  g_ptr_array_set_size (self->lines, 0);
  g_ptr_array_set_size (self->suspects, 0);
  if (cash != NULL)
    foyer_cash_item_put (self, cash);
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    foyer_cash_item_put_line (self, g_ptr_array_index (lines, i));
  for (guint i = 0; suspects != NULL && i < suspects->len; i++)
    foyer_cash_item_put_suspect (self, g_ptr_array_index (suspects, i));
  foyer_cash_item_tell (self);
}

/* Makes @store the lines of @round, replacing single items. */
static void
fill_store (FoyerCashItem *self, GListStore *store, gint64 round)
{
  guint place = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const FoyerCashLine *line = g_ptr_array_index (self->lines, i);
      g_autoptr (FoyerCashLineItem) present = g_list_model_get_item (G_LIST_MODEL (store), place);
      g_autoptr (FoyerCashLineItem) fresh = NULL;
      gpointer addition;

      if (line->round != round || line->count == 0)
        continue;
      if (present == NULL || present->denomination != line->denomination ||
          present->count != line->count)
        {
          addition = fresh = g_object_new (FOYER_TYPE_CASH_LINE_ITEM, NULL);
          fresh->denomination = line->denomination;
          fresh->count = line->count;
          g_list_store_splice (
              store, place, present != NULL && present->denomination >= line->denomination ? 1 : 0,
              &addition, 1);
        }
      place++;
    }
  g_list_store_splice (store, place, g_list_model_get_n_items (G_LIST_MODEL (store)) - place, NULL,
                       0);
}

void
foyer_cash_item_tell (FoyerCashItem *self)
{
  GObject *object = G_OBJECT (self);

  g_object_freeze_notify (object);
  fill_store (self, self->present, self->cash != NULL ? self->cash->round : G_MININT64);
  fill_store (self, self->change, FOYER_CASH_PASS_CHANGE);
  for (guint i = STATE; i < N_TEXTS; i++)
    if (g_strcmp0 (self->told_texts[i], get_text (self, i)) != 0)
      {
        foyer_set_text (&self->told_texts[i], get_text (self, i));
        g_object_notify_by_pspec (object, properties[i]);
      }
  for (guint i = ID; i < N_NUMBERS; i++)
    if (self->told_numbers[i] != get_number (self, i))
      {
        self->told_numbers[i] = get_number (self, i);
        g_object_notify_by_pspec (object, properties[i]);
      }
  if (self->told_active != foyer_cash_item_get_active (self))
    {
      self->told_active = !self->told_active;
      g_object_notify_by_pspec (object, properties[ACTIVE]);
    }
  g_object_thaw_notify (object);
}

gboolean
foyer_cash_item_get_active (FoyerCashItem *self)
{
  return self->cash != NULL && foyer_cash_is_open ((FoyerCashState) self->cash->state);
}

const FoyerCash *
foyer_cash_item_get_cash (FoyerCashItem *self)
{
  return self->cash;
}

GListModel *
foyer_cash_item_get_lines (FoyerCashItem *self)
{
  return G_LIST_MODEL (self->present);
}

GListModel *
foyer_cash_item_get_change_lines (FoyerCashItem *self)
{
  return G_LIST_MODEL (self->change);
}

gint64
foyer_cash_item_get_count (FoyerCashItem *self, FoyerMoney denomination)
{
  for (guint i = 0; self->cash != NULL && i < self->lines->len; i++)
    {
      const FoyerCashLine *line = g_ptr_array_index (self->lines, i);
      if (line->round == self->cash->round && line->denomination == denomination)
        return line->count;
    }
  return 0;
}
