/* A demo hall in a file of its own, with an engine, a model and a second connection. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-engine.h"
#include "model/foyer-hall-model.h"

G_BEGIN_DECLS

/* It is Monday, 2 March 2026, 10:00 in the hall when the fixture is made, or the time (ISO 8601) in
 * the test's data; the clock goes on. */
typedef struct
{
  char *folder, *path;
  FoyerClock clock;
  FoyerEngine *engine;
  FoyerHallModel *model;   /* loaded */
  FoyerExecutor *executor; /* as another process would have one */
} HallFixture;

void hall_fixture_set_up (HallFixture *self, gconstpointer data);
void hall_fixture_tear_down (HallFixture *self, gconstpointer data);

/* Does @command (taken) by the engine, or by the second connection; the answer is (transfer full),
 * %NULL after a refusal. */
JsonObject *hall_fixture_run (HallFixture *self, FoyerCommand *command);
JsonObject *hall_fixture_run_other (HallFixture *self, FoyerCommand *command);
/* The same, where a refusal fails the test. */
void hall_fixture_do (HallFixture *self, FoyerCommand *command);

/* Opens counter @number for the clerk who sits there in the demo hall. */
void hall_fixture_open_counter (HallFixture *self, gint64 number);
/* Issues a number for @service; (transfer full). */
char *hall_fixture_issue (HallFixture *self, const char *service);

/* Lets the main context work until @condition holds; fails the test after ten seconds. */
typedef gboolean (*HallCondition) (gpointer data);
void hall_fixture_await (HallCondition condition, gpointer data);

/* Whether @model says what @fixture's database says, list by list; @why gets the difference. */
gboolean hall_fixture_is_true (HallFixture *self, FoyerHallModel *model, char **why);
void hall_fixture_await_truth (HallFixture *self, FoyerHallModel *model);

G_END_DECLS
