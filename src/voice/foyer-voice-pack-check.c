/* Says whether a recorded voice is in order and which recordings it still lacks. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>

#include "base/foyer-error.h"
#include "voice/foyer-voice-pack.h"

/* One fact per line, for people who record and for scripts alike; not translated, as the names in
 * it are those of the manifest. */
static int
report (FoyerVoicePack *pack, const char *const *prefixes)
{
  static const char *const phrases[FOYER_CALL_NOTICE] = { "call", "recall", "last", "hearing",
                                                          "reassigned" };
  g_auto (GStrv) missing = foyer_voice_pack_get_missing (pack, prefixes, NULL);

  printf ("voice %s %s\n", foyer_voice_pack_get_id (pack),
          foyer_voice_language_code (foyer_voice_pack_get_language (pack)));
  printf ("recordings %u\n", foyer_voice_pack_get_n_clips (pack));
  printf ("loudness %.1f LUFS\n", foyer_voice_pack_get_loudness (pack));
  for (FoyerCallKind kind = 0; kind < FOYER_CALL_NOTICE; kind++)
    if (!foyer_voice_pack_has_phrase (pack, kind))
      printf ("synthesis %s\n", phrases[kind]);
  for (guint i = 0; missing[i] != NULL; i++)
    printf ("missing %s\n", missing[i]);
  return missing[0] == NULL ? 0 : 1;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerVoicePack) pack = NULL;
  g_autofree char *folder = NULL;

  if (argc < 2)
    {
      fprintf (stderr, "foyer-voice-pack-check FOLDER [LETTER…]\n");
      return 2;
    }
  folder = g_canonicalize_filename (argv[1], NULL);
  pack = foyer_voice_pack_load (folder, NULL, &error);
  if (pack != NULL)
    return report (pack, argc > 2 ? (const char *const *) argv + 2 : NULL);
  fprintf (stderr, "%s\n", error->message);
  return foyer_error_get_exit_status (error);
}
