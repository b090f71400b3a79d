/* Registers of money (S2 七.6-7.7) and the calls that are owed to customers. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-register.h"

#include "hall/foyer-cash.h"

const char *const foyer_suspect_states[] = { "shown", "replaced", "taken-back", "sent-to-bank",
                                             NULL };
const char *const foyer_suspect_grounds[] = { "watermark", "thread",   "paper", "print", "serial",
                                              "size",      "detector", "other", NULL };
const char *const foyer_register_kinds[] = { "over", "short", "suspect", NULL };
const char *const foyer_callback_kinds[] = {
  "low-rating", "promise", "manager-tried", "manager-calls", "manager-comes", "manager-quiet", NULL
};
const char *const foyer_callback_states[] = { "due", "done", NULL };

#define OPTIONAL FOYER_FIELD_OPTIONAL
#define KEY      FOYER_FIELD_KEY

#define AT(member, type, flags, nicks)                                                             \
  FOYER_FIELD_AT (FoyerSuspect, member, #member, FOYER_FIELD_##type, flags, nicks)

static const FoyerField suspect_fields[] = {
  AT (id, INTEGER, KEY, NULL),
  AT (cash, INTEGER, 0, NULL),
  AT (state, ENUM, 0, foyer_suspect_states),
  AT (denomination, INTEGER, 0, NULL),
  AT (grounds, TEXT, 0, NULL),
  AT (serial, TEXT, OPTIONAL, NULL),
  AT (was_counted, BOOLEAN, FOYER_FIELD_INTERNAL, NULL),
  AT (shown_at, TIME, 0, NULL),
  AT (ended_at, TIME, OPTIONAL, NULL),
};

const FoyerRecordType foyer_suspect_type = { "suspect", sizeof (FoyerSuspect),
                                             G_N_ELEMENTS (suspect_fields), suspect_fields, TRUE };

#undef AT
#define AT(member, type, flags, nicks)                                                             \
  FOYER_FIELD_AT (FoyerRegister, member, #member, FOYER_FIELD_##type, flags, nicks)

static const FoyerField register_fields[] = {
  AT (id, INTEGER, KEY, NULL),
  AT (day, TEXT, 0, NULL),
  AT (kind, ENUM, 0, foyer_register_kinds),
  AT (counter, INTEGER, 0, NULL),
  AT (staff, TEXT, OPTIONAL, NULL),
  AT (cash, INTEGER, 0, NULL),
  AT (till, ENUM, 0, foyer_tills),
  AT (amount, INTEGER, 0, NULL),
  AT (reason, TEXT, OPTIONAL, NULL),
  AT (at, TIME, 0, NULL),
};

const FoyerRecordType foyer_register_type = { "register", sizeof (FoyerRegister),
                                              G_N_ELEMENTS (register_fields), register_fields,
                                              TRUE };

#undef AT
#define AT(member, type, flags, nicks)                                                             \
  FOYER_FIELD_AT (FoyerCallback, member, #member, FOYER_FIELD_##type, flags, nicks)

static const FoyerField callback_fields[] = {
  AT (id, INTEGER, KEY, NULL),
  AT (day, TEXT, 0, NULL),
  AT (kind, ENUM, 0, foyer_callback_kinds),
  AT (state, ENUM, 0, foyer_callback_states),
  AT (ticket, INTEGER, OPTIONAL | FOYER_FIELD_INTERNAL, NULL),
  AT (reason, TEXT, OPTIONAL, NULL),
  AT (created_at, TIME, 0, NULL),
  AT (due_at, TIME, 0, NULL),
  AT (ended_at, TIME, OPTIONAL, NULL),
  AT (staff, TEXT, OPTIONAL, NULL),
  AT (counter, INTEGER, OPTIONAL, NULL),
  AT (item, INTEGER, OPTIONAL | FOYER_FIELD_INTERNAL, NULL),
};

const FoyerRecordType foyer_callback_type = { "callback", sizeof (FoyerCallback),
                                              G_N_ELEMENTS (callback_fields), callback_fields,
                                              TRUE };

void
foyer_suspect_free (FoyerSuspect *suspect)
{
  foyer_record_free (&foyer_suspect_type, suspect);
}

void
foyer_register_free (FoyerRegister *line)
{
  foyer_record_free (&foyer_register_type, line);
}

void
foyer_callback_free (FoyerCallback *callback)
{
  foyer_record_free (&foyer_callback_type, callback);
}
