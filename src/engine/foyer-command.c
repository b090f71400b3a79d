/* A command as a value. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-executor.h"

FoyerCommand *
foyer_command_new (const char *name, const char *via)
{
  FoyerCommand *command = g_new0 (FoyerCommand, 1);

  command->name = g_strdup (name);
  command->via = g_strdup (via);
  command->arguments = json_object_new ();
  return command;
}

FoyerCommand *
foyer_command_copy (const FoyerCommand *command)
{
  FoyerCommand *copy = foyer_command_new (command->name, command->via);

  json_object_unref (copy->arguments);
  copy->arguments = json_object_ref (command->arguments);
  copy->actor = g_strdup (command->actor);
  copy->request = g_strdup (command->request);
  copy->now = command->now;
  return copy;
}

void
foyer_command_free (FoyerCommand *command)
{
  g_free (command->name);
  g_free (command->actor);
  g_free (command->via);
  g_free (command->request);
  json_object_unref (command->arguments);
  g_free (command);
}

FoyerCommand *
foyer_command_text (FoyerCommand *command, const char *name, const char *value)
{
  if (value != NULL)
    json_object_set_string_member (command->arguments, name, value);
  return command;
}

FoyerCommand *
foyer_command_integer (FoyerCommand *command, const char *name, gint64 value)
{
  json_object_set_int_member (command->arguments, name, value);
  return command;
}

FoyerCommand *
foyer_command_flag (FoyerCommand *command, const char *name, gboolean value)
{
  if (value)
    json_object_set_boolean_member (command->arguments, name, TRUE);
  return command;
}

FoyerCommand *
foyer_command_texts (FoyerCommand *command, const char *name, const char *const *values)
{
  JsonArray *array = json_array_new ();

  for (; *values != NULL; values++)
    json_array_add_string_element (array, *values);
  json_object_set_array_member (command->arguments, name, array);
  return command;
}
