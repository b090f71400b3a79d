/* A hall for tests: a database in a folder of its own, a clock that stands still, and commands
 * written as on a command line. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "engine/foyer-executor.h"
#include "hall/foyer-ticket.h"

G_BEGIN_DECLS

/* A Monday on which the test halls are open from 08:30 to 17:00, in Asia/Shanghai. */
#define TEST_DAY "2026-03-02"

typedef struct
{
  char *folder;
  char *path;
  GTimeZone *zone;
  char *day; /* to which times without a date belong */
  FoyerTime now;
  FoyerExecutor *executor;
  JsonObject *answer; /* to the last command; NULL when it was refused */
} TestHall;

/* Three counters: 1 serves A and B, 2 serves A and C, 3 serves B and C. Staff 1001 manager, 1008
 * duty manager, 1011 receptionist, 1021 … 1023 clerks, 1081 dispatcher, 1091 administrator. */
extern const char *const test_hall_config;

/* A hall with @config (%NULL: test_hall_config), at ten o'clock of TEST_DAY. */
TestHall *test_hall_new (const char *config);
TestHall *test_hall_new_demo (void);
void test_hall_free (TestHall *hall);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestHall, test_hall_free)

/* Sets the clock: "10:30" or "10:30:15" of the hall's day, or a whole ISO 8601 time. */
void test_hall_at (TestHall *hall, const char *time);
void test_hall_pass (TestHall *hall, gint64 seconds);
/* Closes and opens the connection: its clock is the hall's again. */
void test_hall_reopen (TestHall *hall);

/* Gives a command, written as foyerctl takes it but for the dot in its name:
 * "counter.call 1 --ticket=A001 --reason=…". --as=, --via= (else "ctl") and --request= may stand
 * anywhere. */
JsonObject *
test_hall_try (TestHall *hall, GError **error, const char *format, ...) G_GNUC_PRINTF (3, 4);
/* The same; a refusal fails the test. The answer stays the hall's till the next command. */
JsonObject *test_hall_do (TestHall *hall, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* The command must be refused with @code, its sentence be one, and nothing be changed. */
void
test_hall_refuse (TestHall *hall, const char *code, const char *format, ...) G_GNUC_PRINTF (3, 4);

/* hall.configure must refuse this JSON, change nothing and name @place in its sentence. */
void test_hall_refuse_setting (TestHall *hall, const char *json, const char *place);

/* The text or integer at a path of members in an answer: "ticket.number", "tickets.0.state". */
const char *test_text (JsonObject *answer, const char *path);
gint64 test_integer (JsonObject *answer, const char *path);
gboolean test_is_null (JsonObject *answer, const char *path);

/* The whole content of the database as text, without refused attempts. */
char *test_hall_dump (TestHall *hall);
/* One integer, or one text, of an SQL query; and changes behind the engine's back. */
gint64 test_hall_query (TestHall *hall, const char *sql);
char *test_hall_query_text (TestHall *hall, const char *sql);
void test_hall_execute (TestHall *hall, const char *sql);
gint64 test_hall_count_entries (TestHall *hall);

/* Changes the ticket @number by @change, journal and all, as a command would. */
void test_hall_amend (TestHall *hall,
                      const char *number,
                      void (*change) (FoyerTicket *ticket, gpointer data),
                      gpointer data);

/* The check must pass. */
void test_hall_check (TestHall *hall);
/* The check must fail, with this in its sentence. */
void test_hall_check_finds (TestHall *hall, const char *what);

/* FOYER_TEST_FULL: @large instead of @small. */
guint test_size (guint small, guint large);

G_END_DECLS
