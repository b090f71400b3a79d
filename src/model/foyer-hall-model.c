/* The hall as screens see it: lists and properties fed by what was committed. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/foyer-hall-model.h"

#include "model/foyer-counter-item-private.h"
#include "model/foyer-follower.h"
#include "model/foyer-hall-lists.h"
#include "model/foyer-voice-lookout.h"

#define SHORTEST_WAIT_MS 50

struct _FoyerHallModel
{
  GObject parent_instance;
  FoyerEngine *engine;
  FoyerFollower *follower;
  FoyerHallLists *lists;
  FoyerVoiceLookout *lookout;
  FoyerConfig *config;
  FoyerDay *day;
  FoyerTime stopped_at;
  FoyerHallDay hall; /* what the day allowed when it was last asked */
  GPtrArray *faults; /* FoyerFault, open ones of the business system */
  gint64 system_fault;
  gboolean system_fault_long;
  FoyerTime busy_at; /* when the hall last seemed busy here; 0 never */
  guint wake;        /* source of the next moment at which the day changes by itself */
};

G_DEFINE_FINAL_TYPE (FoyerHallModel, foyer_hall_model, G_TYPE_OBJECT)

enum
{
  LOADED = 1,
  DAY,
  HALL_STATE,
  OPENS,
  CLOSES,
  REVISION,
  DEMO,
  FAULT,
  SYSTEM_FAULT,
  SYSTEM_FAULT_LONG,
  TICKETS,
  WAITING,
  MISSED,
  COUNTERS,
  SERVICES,
  CALLS,
  N_PROPERTIES,
};

enum
{
  CALLED,
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static void
foyer_hall_model_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  FoyerHallModel *self = FOYER_HALL_MODEL (object);

  switch (property_id)
    {
    case LOADED:
      g_value_set_boolean (value, foyer_hall_model_get_loaded (self));
      break;
    case DAY:
      g_value_set_string (value, foyer_hall_model_get_day (self));
      break;
    case HALL_STATE:
      g_value_set_string (value, foyer_hall_states[self->hall.state]);
      break;
    case OPENS:
      g_value_set_int64 (value, self->hall.opens);
      break;
    case CLOSES:
      g_value_set_int64 (value, self->hall.closes);
      break;
    case REVISION:
      g_value_set_int64 (value, self->config != NULL ? self->config->revision : 0);
      break;
    case DEMO:
      g_value_set_boolean (value, self->config != NULL && self->config->demo);
      break;
    case FAULT:
      g_value_set_string (value, foyer_hall_model_get_fault (self));
      break;
    case SYSTEM_FAULT:
      g_value_set_int64 (value, self->system_fault);
      break;
    case SYSTEM_FAULT_LONG:
      g_value_set_boolean (value, self->system_fault_long);
      break;
    case TICKETS:
      g_value_set_object (value, self->lists->tickets);
      break;
    case WAITING:
      g_value_set_object (value, self->lists->waiting);
      break;
    case MISSED:
      g_value_set_object (value, self->lists->missed);
      break;
    case COUNTERS:
      g_value_set_object (value, self->lists->counters);
      break;
    case SERVICES:
      g_value_set_object (value, self->lists->services);
      break;
    case CALLS:
      g_value_set_object (value, self->lists->calls);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
foyer_hall_model_finalize (GObject *object)
{
  FoyerHallModel *self = FOYER_HALL_MODEL (object);

  g_clear_pointer (&self->follower, foyer_follower_stop);
  g_clear_pointer (&self->lookout, foyer_voice_lookout_stop);
  g_clear_handle_id (&self->wake, g_source_remove);
  g_clear_object (&self->engine);
  g_clear_pointer (&self->lists, foyer_hall_lists_free);
  g_clear_pointer (&self->config, foyer_config_unref);
  g_clear_pointer (&self->day, foyer_day_free);
  g_clear_pointer (&self->faults, g_ptr_array_unref);
  G_OBJECT_CLASS (foyer_hall_model_parent_class)->finalize (object);
}

static void
foyer_hall_model_class_init (FoyerHallModelClass *klass)
{
  static const char *const lists[] = { "tickets",  "waiting",  "missed",
                                       "counters", "services", "calls" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = foyer_hall_model_get_property;
  object_class->finalize = foyer_hall_model_finalize;
  properties[LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, flags);
  properties[DAY] = g_param_spec_string ("day", NULL, NULL, NULL, flags);
  properties[HALL_STATE] = g_param_spec_string ("hall-state", NULL, NULL, NULL, flags);
  properties[OPENS] = g_param_spec_int64 ("opens", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[CLOSES] = g_param_spec_int64 ("closes", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[REVISION] = g_param_spec_int64 ("revision", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[DEMO] = g_param_spec_boolean ("demo", NULL, NULL, FALSE, flags);
  properties[FAULT] = g_param_spec_string ("fault", NULL, NULL, NULL, flags);
  properties[SYSTEM_FAULT] =
      g_param_spec_int64 ("system-fault", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[SYSTEM_FAULT_LONG] =
      g_param_spec_boolean ("system-fault-long", NULL, NULL, FALSE, flags);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    properties[TICKETS + i] = g_param_spec_object (lists[i], NULL, NULL, G_TYPE_LIST_MODEL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[CALLED] = g_signal_new ("called", FOYER_TYPE_HALL_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, FOYER_TYPE_CALL_ITEM);
  signals[CHANGED] = g_signal_new ("changed", FOYER_TYPE_HALL_MODEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
foyer_hall_model_init (FoyerHallModel *self)
{
  self->lists = foyer_hall_lists_new ();
}

static void
notify_if (FoyerHallModel *self, guint property_id, gboolean differs)
{
  if (differs)
    g_object_notify_by_pspec (G_OBJECT (self), properties[property_id]);
}

/* --- the day, which changes with the clock --- */

static void refresh_hall (FoyerHallModel *self);

static void
wake_cb (gpointer data)
{
  FoyerHallModel *self = data;
  FoyerTime now = foyer_engine_get_now (self->engine);
  g_autofree char *day =
      foyer_time_get_business_day (now, self->config->zone, self->config->day_start);

  self->wake = 0;
  /* Yesterday's no-shows and calls go with their day. */
  if (strcmp (day, self->day->day) > 0)
    foyer_follower_load (self->follower);
  else
    refresh_hall (self);
}

static FoyerTime
get_end_of_day (FoyerHallModel *self)
{
  g_autofree char *next = foyer_date_add_days (self->day->day, 1);

  return foyer_time_from_date (next, self->config->day_start, self->config->zone);
}

/* One source for the one moment at which something changes by itself. The floor keeps a clock that
 * stands still from being asked without pause. */
static void
arm_wake (FoyerHallModel *self, FoyerTime now)
{
  FoyerTime next = self->hall.next_change > now ? self->hall.next_change : get_end_of_day (self);
  const FoyerFault *fault = foyer_fault_get_first (self->faults);
  gint64 wait_ms;

  if (fault != NULL && !self->system_fault_long)
    next = MIN (next, foyer_fault_get_long_at (fault, self->config->settings.fault_threshold_s));
  wait_ms = (next - now) / G_TIME_SPAN_MILLISECOND + 1;
  g_clear_handle_id (&self->wake, g_source_remove);
  self->wake =
      g_timeout_add_once ((guint) CLAMP (wait_ms, SHORTEST_WAIT_MS, G_MAXINT), wake_cb, self);
}

static void
refresh_faults (FoyerHallModel *self, FoyerTime now)
{
  const FoyerFault *fault = foyer_fault_get_first (self->faults);
  const gint64 before = self->system_fault;
  const gboolean was_long = self->system_fault_long;
  GListModel *counters = G_LIST_MODEL (self->lists->counters);

  for (guint i = 0; i < g_list_model_get_n_items (counters); i++)
    {
      g_autoptr (FoyerCounterItem) counter = g_list_model_get_item (counters, i);

      foyer_counter_item_set_fault (
          counter, foyer_fault_find (self->faults,
                                     foyer_counter_item_get_counter (counter)->number) != NULL);
    }
  self->system_fault = fault != NULL ? fault->id : 0;
  self->system_fault_long =
      fault != NULL && foyer_fault_is_long (fault, now, self->config->settings.fault_threshold_s);
  notify_if (self, SYSTEM_FAULT, before != self->system_fault);
  notify_if (self, SYSTEM_FAULT_LONG, was_long != self->system_fault_long);
}

static void
refresh_hall (FoyerHallModel *self)
{
  FoyerTime now = foyer_engine_get_now (self->engine);
  FoyerHallDay before = self->hall;

  self->hall = foyer_hours_get_state (self->config, self->day, now,
                                      foyer_sorted_list_get_length (self->lists->tickets) > 0,
                                      foyer_hall_lists_is_staffed (self->lists));
  foyer_hall_lists_set_hall_calls (self->lists, foyer_hall_may_call (self->hall.state));
  notify_if (self, HALL_STATE, before.state != self->hall.state);
  /* S05 */
  if (before.state != self->hall.state && self->hall.state == FOYER_HALL_DRAINING)
    foyer_voice_lookout_look (self->lookout);
  notify_if (self, OPENS, before.opens != self->hall.opens);
  notify_if (self, CLOSES, before.closes != self->hall.closes);
  refresh_faults (self, now);
  arm_wake (self, now);
}

/* K06: whether it is said is decided once for all who show the hall; here only when to ask. */
static void
look_for_busy (FoyerHallModel *self)
{
  const FoyerTime now = foyer_engine_get_now (self->engine);
  GListModel *services = G_LIST_MODEL (self->lists->services);
  gint64 wait_s = 0;

  for (guint i = 0; i < g_list_model_get_n_items (services); i++)
    {
      g_autoptr (FoyerServiceItem) service = g_list_model_get_item (services, i);

      if (foyer_service_item_get_waiting (service) > 0)
        wait_s = MAX (wait_s, foyer_service_item_get_estimated_wait_s (service));
    }
  if (!foyer_hall_says_busy (self->config, self->hall.state, wait_s, self->busy_at, now))
    return;
  self->busy_at = now;
  foyer_voice_lookout_look (self->lookout);
}

/* --- what was committed --- */

static gboolean
apply (gpointer model, const GPtrArray *entries)
{
  FoyerHallModel *self = model;
  g_autoptr (GPtrArray) called = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean known = TRUE;

  for (guint i = 0; known && i < entries->len; i++)
    known = foyer_hall_lists_apply (self->lists, g_ptr_array_index (entries, i), called);
  foyer_hall_lists_recount (self->lists, foyer_engine_get_now (self->engine));
  refresh_hall (self);
  foyer_voice_lookout_tell (self->lookout, foyer_hall_lists_get_newest_voice (self->lists));
  look_for_busy (self);
  for (guint i = 0; i < called->len; i++)
    g_signal_emit (self, signals[CALLED], 0, g_ptr_array_index (called, i));
  g_signal_emit (self, signals[CHANGED], 0);
  return known;
}

static void
take_snapshot (FoyerHallModel *self, const FoyerSnapshot *snapshot)
{
  gint64 revision = self->config != NULL ? self->config->revision : -1;
  gboolean demo = self->config != NULL && self->config->demo, first;
  g_autofree char *day = g_strdup (foyer_hall_model_get_day (self));
  FoyerConfig *before = self->config;

  self->config = foyer_config_ref (snapshot->config);
  g_clear_pointer (&before, foyer_config_unref);
  g_clear_pointer (&self->day, foyer_day_free);
  self->day = foyer_record_copy (&foyer_day_type, snapshot->day);
  self->stopped_at = snapshot->stopped_at;
  g_clear_pointer (&self->faults, g_ptr_array_unref);
  self->faults = g_ptr_array_ref (snapshot->faults);
  first = foyer_follower_begin (self->follower, snapshot->seq);
  g_object_freeze_notify (G_OBJECT (self));
  foyer_hall_lists_sync (self->lists, snapshot);
  foyer_hall_lists_recount (self->lists, foyer_engine_get_now (self->engine));
  refresh_hall (self);
  notify_if (self, REVISION, revision != self->config->revision);
  notify_if (self, DEMO, demo != self->config->demo);
  notify_if (self, DAY, g_strcmp0 (day, self->day->day) != 0);
  notify_if (self, LOADED, first);
  g_object_thaw_notify (G_OBJECT (self));
  foyer_voice_lookout_tell (self->lookout, foyer_hall_lists_get_newest_voice (self->lists));
  look_for_busy (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
load (gpointer model, GAsyncReadyCallback callback, gpointer data)
{
  foyer_engine_load_async (((FoyerHallModel *) model)->engine, NULL, callback, data);
}

static gboolean
take (gpointer model, GAsyncResult *result, GError **error)
{
  FoyerHallModel *self = model;
  g_autoptr (FoyerSnapshot) snapshot = foyer_engine_load_finish (self->engine, result, error);

  if (snapshot != NULL)
    take_snapshot (self, snapshot);
  return snapshot != NULL;
}

static void
fault_changed (gpointer model)
{
  g_object_notify_by_pspec (G_OBJECT (model), properties[FAULT]);
}

FoyerHallModel *
foyer_hall_model_new (FoyerEngine *engine)
{
  static const FoyerFollowerFuncs funcs = { load, take, apply, fault_changed };
  FoyerHallModel *self = g_object_new (FOYER_TYPE_HALL_MODEL, NULL);

  self->engine = g_object_ref (engine);
  self->lookout = foyer_voice_lookout_new (engine);
  self->follower = foyer_follower_new (engine, self, &funcs);
  foyer_follower_load (self->follower);
  return self;
}

gboolean
foyer_hall_model_get_loaded (FoyerHallModel *self)
{
  return foyer_follower_is_loaded (self->follower);
}

FoyerTime
foyer_hall_model_get_stop (FoyerHallModel *self, const char **reason)
{
  *reason = self->stopped_at != 0 ? self->day->reason : NULL;
  return self->stopped_at;
}

const char *
foyer_hall_model_get_day (FoyerHallModel *self)
{
  return self->day != NULL ? self->day->day : NULL;
}

const FoyerConfig *
foyer_hall_model_get_config (FoyerHallModel *self)
{
  return self->config;
}

FoyerHallState
foyer_hall_model_get_state (FoyerHallModel *self)
{
  return self->hall.state;
}

const char *
foyer_hall_model_get_fault (FoyerHallModel *self)
{
  return foyer_follower_get_fault (self->follower);
}

GPtrArray *
foyer_hall_model_get_system_faults (FoyerHallModel *self)
{
  return self->faults;
}

const FoyerFault *
foyer_hall_model_get_system_fault (FoyerHallModel *self, gint64 counter)
{
  if (self->faults == NULL)
    return NULL;
  return counter == 0 ? foyer_fault_get_first (self->faults)
                      : foyer_fault_find (self->faults, counter);
}

FoyerTime
foyer_hall_model_get_now (FoyerHallModel *self)
{
  return foyer_engine_get_now (self->engine);
}

GListModel *
foyer_hall_model_get_tickets (FoyerHallModel *self)
{
  return G_LIST_MODEL (self->lists->tickets);
}

GListModel *
foyer_hall_model_get_waiting (FoyerHallModel *self)
{
  return G_LIST_MODEL (self->lists->waiting);
}

GListModel *
foyer_hall_model_get_missed (FoyerHallModel *self)
{
  return G_LIST_MODEL (self->lists->missed);
}

GListModel *
foyer_hall_model_get_counters (FoyerHallModel *self)
{
  return G_LIST_MODEL (self->lists->counters);
}

GListModel *
foyer_hall_model_get_services (FoyerHallModel *self)
{
  return G_LIST_MODEL (self->lists->services);
}

GListModel *
foyer_hall_model_get_calls (FoyerHallModel *self)
{
  return G_LIST_MODEL (self->lists->calls);
}

const FoyerAppointment *
foyer_hall_model_find_appointment (FoyerHallModel *self, const char *const *services)
{
  return foyer_hall_lists_find_appointment (self->lists, services,
                                            foyer_engine_get_now (self->engine));
}

FoyerCounterItem *
foyer_hall_model_find_counter (FoyerHallModel *self, gint64 number)
{
  return foyer_hall_lists_find_counter (self->lists, number);
}

FoyerServiceItem *
foyer_hall_model_find_service (FoyerHallModel *self, const char *code)
{
  return foyer_hall_lists_find_service (self->lists, code);
}

FoyerTicketItem *
foyer_hall_model_find_ticket (FoyerHallModel *self, gint64 id)
{
  return foyer_hall_lists_find_ticket (self->lists, id);
}

GListModel *
foyer_hall_model_waiting_for_counter (FoyerHallModel *self, gint64 number)
{
  FoyerCounterItem *counter = foyer_hall_model_find_counter (self, number);

  return counter != NULL ? foyer_counter_item_get_waiting (counter) : NULL;
}
