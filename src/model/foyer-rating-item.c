/* The rating that was asked last at one counter, as screens see it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/foyer-rating-item-private.h"

struct _FoyerRatingItem
{
  GObject parent_instance;
  FoyerRating *rating; /* %NULL: none yet */
  FoyerTicketItem *ticket;
  gint64 open_s, low_score;
};

G_DEFINE_FINAL_TYPE (FoyerRatingItem, foyer_rating_item, G_TYPE_OBJECT)

enum
{
  STATE = 1,
  TICKET,
  INVITED_AT,
  UNTIL,
  ENDED_AT,
  EXPLAINED_AT,
  LOW,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static gint64
get_time (FoyerRatingItem *self, guint id)
{
  if (self->rating == NULL)
    return 0;
  switch (id)
    {
    case INVITED_AT:
      return self->rating->invited_at;
    case UNTIL:
      return foyer_rating_item_get_until (self);
    case ENDED_AT:
      return self->rating->ended_at;
    default:
      return self->rating->explained_at;
    }
}

static void
foyer_rating_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FoyerRatingItem *self = FOYER_RATING_ITEM (object);

  switch (id)
    {
    case STATE:
      g_value_set_string (value,
                          self->rating != NULL ? foyer_rating_states[self->rating->state] : "none");
      break;
    case TICKET:
      g_value_set_object (value, self->ticket);
      break;
    case LOW:
      g_value_set_boolean (value, foyer_rating_item_get_low (self));
      break;
    default:
      g_value_set_int64 (value, get_time (self, id));
    }
}

static void
foyer_rating_item_finalize (GObject *object)
{
  FoyerRatingItem *self = FOYER_RATING_ITEM (object);

  g_clear_pointer (&self->rating, foyer_rating_free);
  g_clear_object (&self->ticket);
  G_OBJECT_CLASS (foyer_rating_item_parent_class)->finalize (object);
}

static void
foyer_rating_item_class_init (FoyerRatingItemClass *klass)
{
  static const char *const times[] = { "invited-at", "until", "ended-at", "explained-at" };
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = foyer_rating_item_get_property;
  object_class->finalize = foyer_rating_item_finalize;
  properties[STATE] = g_param_spec_string ("state", NULL, NULL, NULL, flags);
  properties[TICKET] = g_param_spec_object ("ticket", NULL, NULL, FOYER_TYPE_TICKET_ITEM, flags);
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    properties[INVITED_AT + i] = g_param_spec_int64 (times[i], NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[LOW] = g_param_spec_boolean ("low", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
foyer_rating_item_init (FoyerRatingItem *self)
{
}

FoyerRatingItem *
foyer_rating_item_new (void)
{
  return g_object_new (FOYER_TYPE_RATING_ITEM, NULL);
}

void
foyer_rating_item_set (FoyerRatingItem *self,
                       const FoyerRating *rating,
                       FoyerTicketItem *ticket,
                       const FoyerConfig *config)
{
  FoyerRating *before = self->rating;
  gboolean same_ticket = self->ticket == ticket;

  if (same_ticket && rating != NULL && before != NULL &&
      foyer_record_diff (&foyer_rating_type, before, rating) == 0 &&
      self->open_s == config->rating.open_s)
    return;
  if (rating == NULL && before == NULL)
    return;
  self->rating = rating != NULL ? foyer_record_copy (&foyer_rating_type, rating) : NULL;
  self->open_s = config->rating.open_s;
  self->low_score = config->rating.low_score;
  g_set_object (&self->ticket, ticket);
  g_clear_pointer (&before, foyer_rating_free);
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = STATE; i < N_PROPERTIES; i++)
    if (i != TICKET || !same_ticket)
      g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_thaw_notify (G_OBJECT (self));
}

const FoyerRating *
foyer_rating_item_get_rating (FoyerRatingItem *self)
{
  return self->rating;
}

FoyerTicketItem *
foyer_rating_item_get_ticket (FoyerRatingItem *self)
{
  return self->ticket;
}

gboolean
foyer_rating_item_get_low (FoyerRatingItem *self)
{
  return self->rating != NULL && self->rating->state == FOYER_RATING_RATED &&
         self->rating->score <= self->low_score;
}

FoyerTime
foyer_rating_item_get_until (FoyerRatingItem *self)
{
  return self->rating != NULL ? self->rating->invited_at + self->open_s * FOYER_SECOND : 0;
}
