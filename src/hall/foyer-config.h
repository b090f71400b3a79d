/* What a hall is: services, counters, staff, hours and settings, as values the rules read. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/foyer-money.h"
#include "hall/foyer-access.h"
#include "hall/foyer-form-sample.h"
#include "hall/foyer-ticket.h"
#include "hall/foyer-voice-plan.h"

G_BEGIN_DECLS

typedef struct
{
  char *code; /* also the prefix of its numbers */
  FoyerNames names;
  gint64 target_s; /* from issue to call */
  gint64 limit_s;  /* promised length of a service; 0 none */
  gint64 mean_s;   /* usual length of a service */
  gboolean self_service;
  FoyerFormSample *form; /* that its customers fill in; %NULL none */
} FoyerService;

typedef struct
{
  char *service;
  gint64 delay_s; /* helper delay: how much later this counter takes this service's tickets */
} FoyerOffer;

/* Minutes after midnight; opens == closes: closed that day. */
typedef struct
{
  int opens, closes;
} FoyerHours;

typedef struct
{
  gint64 number;
  GArray *offers; /* of FoyerOffer, in the order configured */
  gboolean accessible;
  gboolean has_roster; /* whether it is known when somebody works here */
  GArray *staffed[7];  /* of FoyerHours; Monday first */
} FoyerCounterPlan;

typedef struct
{
  char *id;
  FoyerRole role;
  char *name; /* internal only: never on board, voice or slip (5/D17) */
} FoyerStaff;

typedef struct
{
  gint64 recall_interval_s;
  gint64 max_calls;
  gint64 preparing_s;    /* before opening (S2 五.3) */
  gint64 last_minutes_s; /* before closing (S2 三.2) */
  gint64 restore_after;  /* tickets a restored no-show lets pass */
  gint64 idle_lock_s;
  gint64 busy_wait_s;          /* a longer estimated wait is told to all (K06) */
  gint64 fault_threshold_s;    /* a longer fault is a long one (5/D26) */
  gint64 appointment_window_s; /* behind its time an appointment is an ordinary number */
  gint64 appointment_slot_s;   /* appointments begin on multiples of it after opening */
  gint64 appointment_capacity; /* of one service in one slot */
  gint64 appointment_days;     /* booked so far ahead at most */
  gboolean appointment_kiosk;  /* customers book for themselves at the kiosk */
  gint64 suspend_limit_s;      /* a longer suspension needs approval (5/D13) */
  gboolean hold_frees_counter; /* who fills in a form lets the clerk call the next */
  gboolean ticks_required;     /* windows ask the courtesy questions before a visit ends */
} FoyerSettings;

/* Why a counter may be suspended. */
typedef struct
{
  char *code;
  FoyerNames names;
  gint64 length_s; /* usual length, for whoever tells none; 0 unknown */
  gboolean relief; /* hours are continuous: others must go on, or a manager agrees (S2 五.4) */
} FoyerReason;
typedef struct _FoyerVisitConfig FoyerVisitConfig;

/* How customers are asked (5/D46). */
typedef struct
{
  gint64 levels;    /* 5 or 3 */
  gint64 open_s;    /* the invitation ends by itself */
  gint64 low_score; /* up to this, reasons and a call are offered */
  gint64 thanks_s;
  gint64 callback_s; /* a call that is owed is due after so long */
  gboolean spoken_invitation;
  GPtrArray *reasons; /* of FoyerReason, in the order shown */
} FoyerRatingPlan;

/* Immutable once made; shared by reference. */
typedef struct
{
  gatomicrefcount ref_count;
  gint64 revision;
  gboolean demo;
  FoyerNames utility;
  FoyerNames names;
  char *hotline; /* the telephone that customers are told; %NULL none */
  char *zone_id;
  GTimeZone *zone;
  int day_start;                              /* minutes after midnight */
  FoyerHours hours[7];                        /* Monday first */
  FoyerLanguage languages[FOYER_N_LANGUAGES]; /* the first is the hall's own */
  guint n_languages;
  GPtrArray *services; /* of FoyerService */
  GPtrArray *counters; /* of FoyerCounterPlan, by number */
  GPtrArray *staff;    /* of FoyerStaff */
  gint64 credit_s[FOYER_N_CLASSES];
  FoyerSettings settings;
  GPtrArray *suspend_reasons; /* of FoyerReason, in the order shown */
  FoyerVoicePlan *voice;
  FoyerCurrency *currency;
  FoyerNames currency_names;
  GPtrArray *holidays;      /* of FoyerHoliday, see foyer-calendar.h */
  FoyerVisitConfig *visits; /* see foyer-visit-config.h */
  FoyerRatingPlan rating;
  GPtrArray *points; /* of FoyerPoint, see foyer-checklist.h */
} FoyerConfig;

/* Empty, with the defaults of the settings and of the class credits, in UTC. (transfer full) */
FoyerConfig *foyer_config_new (void);
FoyerConfig *foyer_config_ref (FoyerConfig *config);
void foyer_config_unref (FoyerConfig *config);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerConfig, foyer_config_unref)

/* %NULL and an error (no-such-…) when there is none. (transfer none) */
const FoyerService *
foyer_config_find_service (const FoyerConfig *config, const char *code, GError **error);
const FoyerCounterPlan *
foyer_config_find_counter (const FoyerConfig *config, gint64 number, GError **error);
const FoyerStaff *
foyer_config_find_staff (const FoyerConfig *config, const char *id, GError **error);

/* %NULL when it is none of the list: then it is a reason in words of its own. */
const FoyerReason *foyer_config_find_suspend_reason (const FoyerConfig *config, const char *code);

gboolean foyer_counter_plan_offers (const FoyerCounterPlan *plan, const char *service);

/* The text in @language, else in the first language that has one, else "". */
const char *foyer_names_get (const FoyerNames *names, FoyerLanguage language);

void foyer_service_free (FoyerService *service);
FoyerCounterPlan *foyer_counter_plan_new (gint64 number);
void foyer_counter_plan_free (FoyerCounterPlan *plan);
void foyer_reason_free (FoyerReason *reason);
void foyer_staff_free (FoyerStaff *staff);

G_END_DECLS
