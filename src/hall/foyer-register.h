/* Registers of money (S2 七.6-7.7) and the calls that are owed to customers. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/foyer-money.h"
#include "base/foyer-record.h"
#include "base/foyer-time.h"

G_BEGIN_DECLS

typedef enum
{
  FOYER_SUSPECT_SHOWN, /* to the customer, with the grounds */
  FOYER_SUSPECT_REPLACED,
  FOYER_SUSPECT_TAKEN_BACK, /* the customer keeps it: nothing is confiscated here */
  FOYER_SUSPECT_SENT_TO_BANK,
  FOYER_SUSPECT_N_STATES,
} FoyerSuspectState;

extern const char *const foyer_suspect_states[];
/* Codes of grounds, as a window offers them; others are kept as well. */
extern const char *const foyer_suspect_grounds[];

/* A doubtful note (states 2.10). */
typedef struct
{
  gint64 id;
  gint64 cash;
  int state;
  FoyerMoney denomination;
  char *grounds; /* codes, separated by commas; at least one */
  char *serial;
  gboolean was_counted; /* it left the present pass */
  FoyerTime shown_at;
  FoyerTime ended_at;
} FoyerSuspect;

extern const FoyerRecordType foyer_suspect_type;

typedef enum
{
  FOYER_REGISTER_OVER,
  FOYER_REGISTER_SHORT,
  FOYER_REGISTER_SUSPECT,
} FoyerRegisterKind;

extern const char *const foyer_register_kinds[];

/* One line of the register of differences and doubtful notes. */
typedef struct
{
  gint64 id;
  char *day;
  int kind;
  gint64 counter;
  char *staff;
  gint64 cash;
  int till;
  FoyerMoney amount; /* above 0 too much, below 0 too little; the note's value */
  char *reason;      /* of the difference, or the grounds */
  FoyerTime at;
} FoyerRegister;

extern const FoyerRecordType foyer_register_type;

typedef enum
{
  FOYER_CALLBACK_LOW_RATING,
  FOYER_CALLBACK_PROMISE, /* an answer that a clerk could not give at once (S1 1(9)) */
  /* A customer asked for the manager (S1 26): the clerk tries first, and nothing is owed; the
   * manager calls; comes now; or comes to somebody very upset, and finds a quiet place (S4 五.11).
   */
  FOYER_CALLBACK_MANAGER_TRIED,
  FOYER_CALLBACK_MANAGER_CALLS,
  FOYER_CALLBACK_MANAGER_COMES,
  FOYER_CALLBACK_MANAGER_QUIET,
} FoyerCallbackKind;

typedef enum
{
  FOYER_CALLBACK_DUE,
  FOYER_CALLBACK_DONE,
} FoyerCallbackState;

extern const char *const foyer_callback_kinds[];
extern const char *const foyer_callback_states[];

/* A call that is owed to a customer (states 2.8). The phone is a person's: "callback:ID". */
typedef struct
{
  gint64 id;
  char *day;
  int kind;
  int state;
  gint64 ticket; /* id; 0 none */
  char *reason;
  FoyerTime created_at;
  FoyerTime due_at;
  FoyerTime ended_at;
  char *staff;    /* who promised it */
  gint64 counter; /* where; 0 nowhere */
  gint64 item;    /* position of the matter it is about; 0 all of them */
} FoyerCallback;

extern const FoyerRecordType foyer_callback_type;

void foyer_suspect_free (FoyerSuspect *suspect);
void foyer_register_free (FoyerRegister *line);
void foyer_callback_free (FoyerCallback *callback);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerSuspect, foyer_suspect_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerRegister, foyer_register_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerCallback, foyer_callback_free)

G_END_DECLS
