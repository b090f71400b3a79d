/* The program with windows. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>

#include <glib/gi18n-lib.h>

#include "app/foyer-application.h"

int
main (int argc, char **argv)
{
  const char *translations = g_getenv ("FOYER_LOCALEDIR"); /* of a build folder */
  g_autoptr (FoyerApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, translations != NULL ? translations : FOYER_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = foyer_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
