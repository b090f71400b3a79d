/* A hall for tests. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-hall.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/foyer-error.h"
#include "engine/foyer-check.h"
#include "engine/foyer-hall-config.h"
#include "engine/foyer-verb.h"
#include "store/foyer-queries.h"
#include "test-vfs.h"

const char *const test_hall_config =
    "{\"hall\":{\"names\":{\"en\":\"Test "
    "Hall\"},\"zone\":\"Asia/Shanghai\",\"day_start\":\"04:00\","
    "\"languages\":[\"en\",\"zh\",\"ko\"],\"hours\":{"
    "\"mon\":[\"08:30\",\"17:00\"],\"tue\":[\"08:30\",\"17:00\"],\"wed\":[\"08:30\",\"17:00\"],"
    "\"thu\":[\"08:30\",\"17:00\"],\"fri\":[\"08:30\",\"17:00\"],\"sat\":[\"09:00\",\"15:30\"]}},"
    "\"services\":[{\"code\":\"A\",\"names\":{\"en\":\"Payments\"}},"
    "{\"code\":\"B\",\"names\":{\"en\":\"Changes\"}},{\"code\":\"C\",\"names\":{\"en\":\"Meters\"}}"
    "],"
    "\"counters\":[{\"number\":1,\"services\":[\"A\",\"B\"],\"accessible\":true},"
    "{\"number\":2,\"services\":[\"A\",\"C\"]},{\"number\":3,\"services\":[\"B\",\"C\"]}],"
    "\"staff\":[{\"id\":\"1001\",\"role\":\"manager\",\"name\":\"Gu Minglan\"},"
    "{\"id\":\"1008\",\"role\":\"duty-manager\",\"name\":\"Cheng Yizhou\"},"
    "{\"id\":\"1011\",\"role\":\"receptionist\",\"name\":\"Shen He\"},"
    "{\"id\":\"1021\",\"role\":\"clerk\",\"name\":\"Lu Zhiqing\"},"
    "{\"id\":\"1022\",\"role\":\"clerk\",\"name\":\"Luo Siyuan\"},"
    "{\"id\":\"1023\",\"role\":\"clerk\",\"name\":\"Bai Ruoxi\"},"
    "{\"id\":\"1081\",\"role\":\"dispatcher\",\"name\":\"Mo Anlan\"},"
    "{\"id\":\"1091\",\"role\":\"administrator\",\"name\":\"Fang Yining\"}]}";

static TestHall *
hall_new (gboolean demo, const char *config)
{
  TestHall *hall = g_new0 (TestHall, 1);
  g_autoptr (GError) error = NULL;
  FoyerClock clock = { 0 };

  test_vfs_install (FALSE);
  hall->folder = g_dir_make_tmp ("foyer-test-XXXXXX", &error);
  g_assert_no_error (error);
  hall->path = g_build_filename (hall->folder, "hall.db", NULL);
  hall->zone = g_time_zone_new_identifier ("Asia/Shanghai");
  g_assert_nonnull (hall->zone);
  hall->day = g_strdup (TEST_DAY);
  test_hall_at (hall, "10:00");
  clock.fixed = hall->now;
  foyer_hall_create (hall->path, demo, config, &clock, &error);
  g_assert_no_error (error);
  test_hall_reopen (hall);
  return hall;
}

TestHall *
test_hall_new (const char *config)
{
  return hall_new (FALSE, config != NULL ? config : test_hall_config);
}

TestHall *
test_hall_new_demo (void)
{
  return hall_new (TRUE, NULL);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      g_unlink (file);
    }
  g_rmdir (folder);
}

void
test_hall_free (TestHall *hall)
{
  g_clear_pointer (&hall->answer, json_object_unref);
  g_clear_pointer (&hall->executor, foyer_executor_close);
  remove_folder (hall->folder);
  g_time_zone_unref (hall->zone);
  g_free (hall->folder);
  g_free (hall->path);
  g_free (hall->day);
  g_free (hall);
}

void
test_hall_at (TestHall *hall, const char *time)
{
  g_autofree char *whole = NULL;
  g_autoptr (GDateTime) date_time = NULL;

  if (strchr (time, 'T') == NULL)
    {
      whole = g_strdup_printf ("%sT%s%s", hall->day, time, strlen (time) == 5 ? ":00" : "");
      time = whole;
    }
  date_time = g_date_time_new_from_iso8601 (time, hall->zone);
  g_assert_nonnull (date_time);
  hall->now = g_date_time_to_unix (date_time) * FOYER_SECOND;
}

void
test_hall_pass (TestHall *hall, gint64 seconds)
{
  hall->now += seconds * FOYER_SECOND;
}

void
test_hall_reopen (TestHall *hall)
{
  FoyerClock clock = { .fixed = hall->now };
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&hall->executor, foyer_executor_close);
  hall->executor = foyer_executor_open (hall->path, FOYER_DATABASE_WRITE, &clock, &error);
  g_assert_no_error (error);
}

/* The options that are the command's own, not its verb's. */
static gboolean
take_common (FoyerCommand *command, const char *word)
{
  const struct
  {
    const char *prefix;
    char **slot;
  } common[] = { { "--as=", &command->actor },
                 { "--via=", &command->via },
                 { "--request=", &command->request } };

  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    if (g_str_has_prefix (word, common[i].prefix))
      {
        foyer_set_text (common[i].slot, word + strlen (common[i].prefix));
        return TRUE;
      }
  return FALSE;
}

static void
set_argument (FoyerCommand *command, const FoyerArgument *argument, const char *value)
{
  if (argument->type == FOYER_ARGUMENT_INTEGER)
    foyer_command_integer (command, argument->name, g_ascii_strtoll (value, NULL, 10));
  else if (argument->type == FOYER_ARGUMENT_FLAG)
    foyer_command_flag (command, argument->name, TRUE);
  else if (argument->type != FOYER_ARGUMENT_TEXTS)
    foyer_command_text (command, argument->name, value);
  else if (json_object_has_member (command->arguments, argument->name))
    json_array_add_string_element (
        json_object_get_array_member (command->arguments, argument->name), value);
  else
    foyer_command_texts (command, argument->name, (const char *[]){ value, NULL });
}

static void
set_option (FoyerCommand *command, const FoyerVerb *verb, const char *word)
{
  g_auto (GStrv) parts = g_strsplit (word + 2, "=", 2);

  for (const FoyerArgument *argument = verb->arguments; argument != NULL && argument->name != NULL;
       argument++)
    if (g_str_equal (argument->name, parts[0]))
      {
        set_argument (command, argument, parts[1]);
        return;
      }
  /* Not the verb's: it must say so itself. */
  foyer_command_text (command, parts[0], parts[1] != NULL ? parts[1] : "");
}

static FoyerCommand *
read_command (const char *line)
{
  g_auto (GStrv) words = NULL;
  FoyerCommand *command;
  const FoyerVerb *verb;
  const FoyerArgument *next;

  g_assert_true (g_shell_parse_argv (line, NULL, &words, NULL));
  command = foyer_command_new (words[0], "ctl");
  verb = foyer_verb_find (words[0]);
  next = verb != NULL ? verb->arguments : NULL;
  for (char **word = words + 1; *word != NULL; word++)
    {
      if (take_common (command, *word))
        continue;
      if (g_str_has_prefix (*word, "--"))
        {
          set_option (command, verb, *word);
          continue;
        }
      if (verb == NULL)
        continue;
      g_assert_true (next != NULL && next->name != NULL);
      g_assert_true (next->flags & FOYER_ARGUMENT_POSITIONAL);
      set_argument (command, next, *word);
      if (next->type != FOYER_ARGUMENT_TEXTS)
        next++;
    }
  return command;
}

static JsonObject *
run_line (TestHall *hall, const char *line, GError **error)
{
  g_autoptr (FoyerCommand) command = read_command (line);
  JsonObject *answer;

  command->now = hall->now;
  answer = foyer_executor_run (hall->executor, command, error);
  g_clear_pointer (&hall->answer, json_object_unref);
  hall->answer = answer;
  return answer;
}

JsonObject *
test_hall_try (TestHall *hall, GError **error, const char *format, ...)
{
  g_autofree char *line = NULL;
  va_list arguments;

  va_start (arguments, format);
  line = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return run_line (hall, line, error);
}

JsonObject *
test_hall_do (TestHall *hall, const char *format, ...)
{
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *answer;
  va_list arguments;

  va_start (arguments, format);
  line = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  answer = run_line (hall, line, &error);
  if (answer == NULL)
    g_error ("%s: %s", line, error->message);
  return answer;
}

/* Its sentence, which must name PLACE unless that is NULL. */
static void
refuse (TestHall *hall, const char *code, const char *place, const char *line)
{
  g_autofree char *before = test_hall_dump (hall), *after = NULL;
  g_autoptr (GError) error = NULL;

  if (run_line (hall, line, &error) != NULL)
    g_error ("%s: was not refused", line);
  g_assert_nonnull (error);
  if (!g_str_equal (foyer_error_get_code (error), code))
    g_error ("%s: %s instead of %s: %s", line, foyer_error_get_code (error), code, error->message);
  if (strlen (error->message) <= 10 || (place != NULL && strstr (error->message, place) == NULL))
    g_error ("%s: %s", line, error->message);
  after = test_hall_dump (hall);
  g_assert_cmpstr (after, ==, before);
}

void
test_hall_refuse (TestHall *hall, const char *code, const char *format, ...)
{
  g_autofree char *line = NULL;
  va_list arguments;

  va_start (arguments, format);
  line = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  refuse (hall, code, NULL, line);
}

void
test_hall_refuse_setting (TestHall *hall, const char *json, const char *place)
{
  g_autofree char *quoted = g_shell_quote (json);
  g_autofree char *line = g_strconcat ("hall.configure ", quoted, NULL);

  refuse (hall, "usage", place, line);
}

/* The node at a path of members and positions; NULL where it ends. */
static JsonNode *
find_node (JsonObject *answer, const char *path)
{
  g_auto (GStrv) steps = g_strsplit (path, ".", -1);
  JsonNode *node = NULL;

  for (char **step = steps; *step != NULL; step++)
    {
      if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
        {
          JsonArray *array = json_node_get_array (node);
          guint i = (guint) g_ascii_strtoull (*step, NULL, 10);

          node = i < json_array_get_length (array) ? json_array_get_element (array, i) : NULL;
        }
      else
        node = json_object_get_member (node != NULL ? json_node_get_object (node) : answer, *step);
      if (node == NULL)
        return NULL;
    }
  return node;
}

const char *
test_text (JsonObject *answer, const char *path)
{
  JsonNode *node = find_node (answer, path);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

gint64
test_integer (JsonObject *answer, const char *path)
{
  JsonNode *node = find_node (answer, path);

  g_assert_nonnull (node);
  return JSON_NODE_HOLDS_VALUE (node) ? json_node_get_int (node) : 0;
}

gboolean
test_is_null (JsonObject *answer, const char *path)
{
  JsonNode *node = find_node (answer, path);

  g_assert_nonnull (node);
  return JSON_NODE_HOLDS_NULL (node);
}

static void
dump_table (FoyerDatabase *database, const char *table, GString *dump)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY 1, 2", table);
  sqlite3_stmt *statement = foyer_database_prepare (database, sql, NULL);

  g_assert_nonnull (statement);
  g_string_append_printf (dump, "%s\n", table);
  while (foyer_database_step (database, statement, NULL) == 1)
    {
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        {
          const char *text = (const char *) sqlite3_column_text (statement, i);
          g_string_append_printf (dump, "%s|", text != NULL ? text : "NULL");
        }
      g_string_append_c (dump, '\n');
    }
}

char *
test_hall_dump (TestHall *hall)
{
  static const char *const tables[] = { "hall",       "config", "journal",     "day",
                                        "tally",      "ticket", "queue",       "item",
                                        "counter",    "rating", "appointment", "announcement",
                                        "suspension", "person", "pin",         "request" };
  GString *dump = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    dump_table (foyer_executor_get_database (hall->executor), tables[i], dump);
  return g_string_free (dump, FALSE);
}

gint64
test_hall_query (TestHall *hall, const char *sql)
{
  FoyerDatabase *database = foyer_executor_get_database (hall->executor);
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *statement = foyer_database_prepare (database, sql, &error);
  gint64 value = 0;

  g_assert_no_error (error);
  foyer_database_query_integer (database, statement, 0, &value, &error);
  g_assert_no_error (error);
  return value;
}

char *
test_hall_query_text (TestHall *hall, const char *sql)
{
  FoyerDatabase *database = foyer_executor_get_database (hall->executor);
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *statement = foyer_database_prepare (database, sql, &error);
  char *text = NULL;

  g_assert_no_error (error);
  if (foyer_database_step (database, statement, &error) == 1)
    {
      text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
      sqlite3_reset (statement);
    }
  g_assert_no_error (error);
  return text;
}

void
test_hall_execute (TestHall *hall, const char *sql)
{
  FoyerDatabase *database = foyer_executor_get_database (hall->executor);
  g_autoptr (GError) error = NULL;

  foyer_database_begin (database, &error);
  g_assert_no_error (error);
  foyer_database_execute (database, sql, &error);
  g_assert_no_error (error);
  foyer_database_commit (database, &error);
  g_assert_no_error (error);
}

gint64
test_hall_count_entries (TestHall *hall)
{
  return test_hall_query (hall, "SELECT count (*) FROM journal");
}

void
test_hall_amend (TestHall *hall,
                 const char *number,
                 void (*change) (FoyerTicket *ticket, gpointer data),
                 gpointer data)
{
  FoyerDatabase *database = foyer_executor_get_database (hall->executor);
  FoyerWork work = { .database = database, .now = hall->now, .via = "ctl" };
  g_autoptr (FoyerTicket) before = NULL, after = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  work.data = json_object_new ();
  done = foyer_database_begin (database, &error) &&
         foyer_journal_get_head (database, &work.head, &error);
  g_assert_no_error (error);
  before = foyer_query_ticket (database, number, hall->day, hall->day, &error);
  g_assert_no_error (error);
  after = foyer_ticket_copy (before);
  change (after, data);
  done = done && foyer_work_put (&work, &foyer_ticket_type, before, after, &error) &&
         foyer_work_record (&work, "ticket.changed", number, 0, &error) &&
         foyer_journal_set_head (database, &work.head, &error) &&
         foyer_database_commit (database, &error);
  g_assert_no_error (error);
  g_assert_true (done);
  json_object_unref (work.data);
}

void
test_hall_check (TestHall *hall)
{
  g_autoptr (GError) error = NULL;
  FoyerCheck result;

  foyer_check_run (foyer_executor_get_database (hall->executor), &result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result.entries, ==, test_hall_count_entries (hall));
}

void
test_hall_check_finds (TestHall *hall, const char *what)
{
  g_autoptr (GError) error = NULL;
  FoyerCheck result;

  g_assert_false (foyer_check_run (foyer_executor_get_database (hall->executor), &result, &error));
  g_assert_error (error, FOYER_ERROR, FOYER_ERROR_DATABASE_CORRUPT);
  if (strstr (error->message, what) == NULL)
    g_error ("“%s” is not in: %s", what, error->message);
}

guint
test_size (guint small, guint large)
{
  return g_getenv ("FOYER_TEST_FULL") != NULL ? large : small;
}
