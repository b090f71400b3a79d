/* What home visits are planned with: technicians, kinds of visits, travel, and the limits. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-config.h"

G_BEGIN_DECLS

/* A district that stands for every one. */
#define FOYER_DISTRICT_ALL "all"

typedef struct
{
  char *id;
  char *name;       /* internal only (5/D17); kept apart, as those of the staff */
  char *district;   /* where the day starts, or FOYER_DISTRICT_ALL */
  char **skills;    /* %NULL-terminated */
  FoyerHours hours; /* on each day on which the hall is open */
} FoyerTechnician;

/* One kind of visit (S0 meter 7, 8; demo-hall 6.5). */
typedef struct
{
  char *code;
  FoyerNames names;
  gint64 mean_s;            /* planned length */
  gint64 lead_days;         /* told at least so many days ahead; 0: even today */
  gint64 special_lead_days; /* the same for special customers */
  gboolean invite;          /* the customer is invited the day before */
  gboolean installation;    /* counted from the issue of the order (S0 meter 7(1)) */
  gboolean needs_reason;    /* the customer is told why (S0 meter 8(1)) */
  FoyerNames reasons;       /* the usual one, where none is given */
  gint64 min_occupancy;     /* per cent; below it a manager decides (S0 meter 7(3)) */
  char *skill;              /* %NULL: anybody's */
  char **values;            /* data without which it is not done; see foyer_visit_values */
  char **packing;           /* what goes into the bag */
} FoyerVisitType;

typedef struct
{
  char *from, *to;
  gint64 travel_s;
} FoyerWay;

typedef struct
{
  gint64 default_s; /* between two districts that the table does not name */
  gint64 same_s;    /* within a district */
  gint64 buffer_s;  /* kept free beside each way */
  GArray *ways;     /* of FoyerWay, good for both directions */
} FoyerTravel;

typedef struct
{
  gint64 arrive_early_s;       /* arrive-by is the agreed start less this (S0 WO 4(1)) */
  gint64 max_wait_s;           /* at the door (5/D33) */
  gint64 company_moves;        /* without a manager (S2 八.2) */
  gint64 note_reminder_days;   /* an unanswered door note */
  gint64 install_single_days;  /* one meter, calendar days */
  gint64 install_between_days; /* 2 to 20 meters (5/D21), calendar days */
  gint64 install_large_days;   /* more than 20 meters, working days */
} FoyerVisitSettings;

struct _FoyerVisitConfig
{
  GPtrArray *technicians; /* of FoyerTechnician */
  GPtrArray *types;       /* of FoyerVisitType */
  FoyerTravel travel;
  FoyerVisitSettings settings;
};

FoyerVisitConfig *foyer_visit_config_new (void);
void foyer_visit_config_free (FoyerVisitConfig *visits);

void foyer_technician_free (FoyerTechnician *technician);
void foyer_visit_type_free (FoyerVisitType *type);

/* %NULL and an error (no-such-…) when there is none. (transfer none) */
const FoyerTechnician *
foyer_config_find_technician (const FoyerConfig *config, const char *id, GError **error);
const FoyerVisitType *
foyer_config_find_visit_type (const FoyerConfig *config, const char *code, GError **error);

/* The districts of this hall, as its technicians and its ways name them: codes, in that order.
 * (transfer full) */
GPtrArray *foyer_config_list_districts (const FoyerConfig *config);
/* The code of the district that @text names, in whatever case and with blanks or dashes; in a hall
 * that names none, @text itself. %NULL and usage when there is no such district (S0-WO-2: it is
 * picked from a table). (transfer full) */
char *foyer_config_find_district (const FoyerConfig *config, const char *text, GError **error);

/* Whether @technician does such visits; special customers may be served by whoever has the skill
 * "special" as well. */
gboolean foyer_technician_can (const FoyerTechnician *technician,
                               const FoyerVisitType *type,
                               gboolean special_customer);
gboolean foyer_technician_has_skill (const FoyerTechnician *technician, const char *skill);
gboolean foyer_technician_serves (const FoyerTechnician *technician, const char *district);

/* Seconds on the way between two districts, without buffer; either may be %NULL. */
gint64 foyer_travel_get (const FoyerTravel *travel, const char *from, const char *to);

G_END_DECLS
