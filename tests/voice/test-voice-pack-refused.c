/* Voice packs come from strangers: what is not in order is refused, with a sentence that says why.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/foyer-error.h"
#include "voice-test-pack.h"
#include "voice/foyer-clip.h"
#include "voice/foyer-pcm.h"
#include "voice/foyer-voice-pack-manifest.h"

/* Small and complete: every test spoils one thing of it. */
#define MANIFEST                                                                                   \
  "[voice]\nformat=1\nid=small\nlang=en\nname=Small\nlicense=CC0-1.0\n"                            \
  "[phrases]\ncall={ticket} {counter}\n[clips]\n1=clips/1.wav\n"

typedef struct
{
  char *folder, *pack, *ini, *clip;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *clips = NULL;

  fixture->folder = voice_test_make_folder ();
  fixture->pack = g_build_filename (fixture->folder, "small", NULL);
  fixture->ini = g_build_filename (fixture->pack, "voice.ini", NULL);
  fixture->clip = g_build_filename (fixture->pack, "clips", "1.wav", NULL);
  clips = g_path_get_dirname (fixture->clip);
  g_assert_cmpint (g_mkdir_with_parents (clips, 0700), ==, 0);
  g_assert_true (g_file_set_contents (fixture->ini, MANIFEST, -1, NULL));
  voice_test_write_tone (fixture->clip, 440, 200, FOYER_PCM_RATE, 1);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  voice_test_folder_free (fixture->folder);
  g_free (fixture->pack);
  g_free (fixture->ini);
  g_free (fixture->clip);
}

static void
assert_refused (Fixture *fixture, const char *why)
{
  g_autoptr (GError) error = NULL;
  FoyerVoicePack *pack = foyer_voice_pack_load (fixture->pack, NULL, &error);

  g_assert_null (pack);
  g_assert_error (error, FOYER_ERROR, FOYER_ERROR_USAGE);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, "The voice pack “small” cannot be used. "));
  g_assert_nonnull (strstr (error->message, why));
}

/* The unspoilt one is accepted, or the others would prove nothing. */
static void
test_accepted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerVoicePack) pack = foyer_voice_pack_load (fixture->pack, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (foyer_voice_pack_get_n_clips (pack), ==, 1);
  g_assert_cmpstr (foyer_voice_pack_get_name (pack), ==, "Small");
  g_assert_cmpstr (foyer_voice_pack_get_license (pack), ==, "CC0-1.0");
}

static void
test_manifests (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *from, *to, *why;
  } cases[] = {
    { "format=1", "format=2", "format is not 1" },
    { "format=1", "", "format is not 1" },
    { "id=small", "id=other", "is not the name of its folder" },
    { "id=small", "", "“id”" },
    { "name=Small", "name=", "“name”" },
    { "name=Small", "name=a\\nb", "“name”" },
    { "license=CC0-1.0", "", "“license”" },
    { "lang=en", "lang=fr", "“fr” is not zh, ko or en" },
    { "lang=en", "lang=english", "is not zh, ko or en" },
    { "lang=en", "", "“lang”" },
    { "[phrases]", "[read]\nticket=roman\n[phrases]", "neither “digits” nor “cardinal”" },
    { "[phrases]", "[join]\ngap-ms=501\n[phrases]", "“gap-ms”" },
    { "[phrases]", "[join]\ngap-ms=-1\n[phrases]", "“gap-ms”" },
    { "[phrases]", "[join]\npause-ms=soon\n[phrases]", "“pause-ms”" },
    { "[phrases]", "[join]\ntrim-db=0\n[phrases]", "“trim-db”" },
    { "call={ticket} {counter}", "", "no phrase" },
    { "call={ticket} {counter}", "call={ticket}", "lacks {ticket} or {counter}" },
    { "call={ticket} {counter}", "call={counter}", "lacks {ticket} or {counter}" },
    { "{counter}", "{counter} {counter2}", "“{counter2}”" },
    { "{counter}", "{counter} {name}", "“{name}”" },
    { "{counter}", "{counter} ../x", "“../x”" },
    { "1=clips/1.wav", "1=/etc/passwd", "not one below the pack's own folder" },
    { "1=clips/1.wav", "1=../small/clips/1.wav", "not one below the pack's own folder" },
    { "1=clips/1.wav", "1=clips/../../../x.wav", "not one below the pack's own folder" },
    { "1=clips/1.wav", "1=clips//1.wav", "not one below the pack's own folder" },
    { "1=clips/1.wav", "1=./clips/1.wav", "not one below the pack's own folder" },
    { "1=clips/1.wav", "1=", "no path" },
    { "1=clips/1.wav", "1=clips/2.wav", "“clips/2.wav”" },
    { "1=clips/1.wav", "1=clips", "not a file" },
    { "1=clips/1.wav", "1=voice.ini", "not a FLAC, WAV or Opus" },
    { "1=clips/1.wav", "a/b=clips/1.wav", "“a/b”" },
    { "1=clips/1.wav", ".end=clips/1.wav", "“.end”" },
    { "1=clips/1.wav", "", "names no recording" },
    { "[voice]", "voice", "cannot be read" },
    { "name=Small", "name=\xff\xfe", "not UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (g_file_set_contents (fixture->ini, MANIFEST, -1, NULL));
      voice_test_edit (fixture->pack, cases[i].from, cases[i].to);
      assert_refused (fixture, cases[i].why);
    }
}

static void
test_manifest_files (Fixture *fixture, gconstpointer data)
{
  GString *text = g_string_new (MANIFEST);
  g_autofree char *moved = g_build_filename (fixture->folder, "elsewhere.ini", NULL);

  g_assert_true (g_file_set_contents (fixture->ini, "[voice]\0", 8, NULL));
  assert_refused (fixture, "not UTF-8");
  g_assert_true (g_file_set_contents (fixture->ini, "", 0, NULL));
  assert_refused (fixture, "empty");
  for (guint i = 0; i <= FOYER_VOICE_PACK_MAX_CLIPS; i++)
    g_string_append_printf (text, "w%u=clips/1.wav\n", i);
  g_assert_true (g_file_set_contents (fixture->ini, text->str, -1, NULL));
  assert_refused (fixture, "more than 5000 recordings");
  while (text->len <= FOYER_VOICE_PACK_MAX_MANIFEST_BYTES)
    g_string_append (text, "# A line to no purpose.\n");
  g_assert_true (g_file_set_contents (fixture->ini, text->str, -1, NULL));
  assert_refused (fixture, "too large");
  g_assert_cmpint (g_rename (fixture->ini, moved), ==, 0);
  assert_refused (fixture, "cannot be opened");
  g_assert_cmpint (symlink (moved, fixture->ini), ==, 0);
  assert_refused (fixture, "symbolic link");
  g_remove (fixture->ini);
  g_assert_cmpint (mkfifo (fixture->ini, 0600), ==, 0);
  assert_refused (fixture, "not a file");
  voice_test_remove (fixture->pack);
  assert_refused (fixture, "folder cannot be opened");
  g_string_free (text, TRUE);
}

/* A thousand words with one recording are one recording. */
static void
test_shared_recording (Fixture *fixture, gconstpointer data)
{
  GString *text = g_string_new (MANIFEST);
  g_autoptr (FoyerVoicePack) pack = NULL;

  for (guint i = 0; i < FOYER_VOICE_PACK_MAX_CLIPS - 1; i++)
    g_string_append_printf (text, "w%u=clips/1.wav\n", i);
  g_assert_true (g_file_set_contents (fixture->ini, text->str, -1, NULL));
  g_string_free (text, TRUE);
  pack = foyer_voice_pack_load (fixture->pack, NULL, NULL);
  g_assert_nonnull (pack);
  g_assert_cmpuint (foyer_voice_pack_get_n_clips (pack), ==, FOYER_VOICE_PACK_MAX_CLIPS);
}

static void
test_links (Fixture *fixture, gconstpointer data)
{
  static const char *const targets[] = { "/dev/zero",       "/dev/null",      "/etc/passwd",
                                         "../../small.wav", "../clips/2.wav", "nothing" };
  g_autofree char *clips = g_path_get_dirname (fixture->clip);
  g_autofree char *moved = g_build_filename (fixture->folder, "clips", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_remove (fixture->clip);
      g_assert_cmpint (symlink (targets[i], fixture->clip), ==, 0);
      assert_refused (fixture, "symbolic link");
    }
  g_remove (fixture->clip);
  g_assert_cmpint (mkfifo (fixture->clip, 0600), ==, 0);
  assert_refused (fixture, "not a file");
  /* Also when it is the folder on the way that leads out. */
  g_assert_cmpint (g_rename (clips, moved), ==, 0);
  g_assert_cmpint (symlink (moved, clips), ==, 0);
  assert_refused (fixture, "symbolic link");
}

static void
spoil (Fixture *fixture, gconstpointer contents, gsize size, const char *why)
{
  g_assert_true (g_file_set_contents (fixture->clip, contents, (gssize) size, NULL));
  assert_refused (fixture, why);
}

static void
test_broken_recordings (Fixture *fixture, gconstpointer data)
{
  static const char nan_wav[] = "RIFF\x2c\0\0\0WAVEfmt \x10\0\0\0\3\0\1\0\x80\xbb\0\0\0\xee\2\0"
                                "\4\0\x20\0data\x08\0\0\0\0\0\xc0\x7f\0\0\0\0";
  static const char fast_wav[] =
      "RIFF\x2c\0\0\0WAVEfmt \x10\0\0\0\1\0\1\0\xff\xff\xff\x7f\0\xee\2\0"
      "\2\0\x10\0data\x08\0\0\0\1\1\1\1\1\1\1\1";
  g_autofree char *wav = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (fixture->clip, &wav, &size, NULL));
  spoil (fixture, "", 0, "“clips/1.wav”");
  spoil (fixture, "Ticket, spoken by Ms Li.\n", 25, "not a FLAC, WAV or Opus");
  spoil (fixture, "fLaC", 4, "not a FLAC, WAV or Opus");
  spoil (fixture, "fLaC, or so it says at the head of the file", 43, "“clips/1.wav”");
  spoil (fixture, "OggS, or so it says at the head of the file", 43, "“clips/1.wav”");
  spoil (fixture, "RIFF....WAVE, or so it says at the head", 39, "“clips/1.wav”");
  spoil (fixture, wav, 44, "“clips/1.wav”");
  spoil (fixture, nan_wav, sizeof nan_wav - 1, "damaged");
  spoil (fixture, fast_wav, sizeof fast_wav - 1, "8 to 192 kHz");
  voice_test_write_tone (fixture->clip, 0, 200, FOYER_PCM_RATE, 1);
  assert_refused (fixture, "silent");
  voice_test_write_tone (fixture->clip, 440, 200, 4000, 1);
  assert_refused (fixture, "“clips/1.wav”");
}

static void
test_too_long (Fixture *fixture, gconstpointer data)
{
  GString *text = g_string_new (MANIFEST);

  voice_test_write_tone (fixture->clip, 440, 30500, 8000, 1);
  assert_refused (fixture, "longer than 30 seconds");
  voice_test_write_tone (fixture->clip, 440, 29900, 8000, 1);
  for (guint i = 2; i < 14; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/clips/%u.wav", fixture->pack, i);

      g_assert_cmpint (link (fixture->clip, path), ==, 0);
      g_string_append_printf (text, "%u=clips/%u.wav\n", i, i);
    }
  g_assert_true (g_file_set_contents (fixture->ini, text->str, -1, NULL));
  g_string_free (text, TRUE);
  /* 11 of them fit into 64 MB. */
  assert_refused (fixture, "“clips/12.wav” is refused. With it the recordings are longer");
  g_assert_cmpint (truncate (fixture->clip, FOYER_CLIP_MAX_FILE_BYTES + 1), ==, 0);
  assert_refused (fixture, "too large");
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (foyer_voice_pack_load (fixture->pack, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A call of an hour is no call. */
static void
test_endless_phrase (Fixture *fixture, gconstpointer data)
{
  const FoyerSegment segment = {
    .language = FOYER_VOICE_EN, .kind = FOYER_CALL_FIRST, .ticket = (char *) "111", .counter = 1
  };
  g_autoptr (FoyerVoicePack) pack = NULL;
  g_autoptr (GError) error = NULL;

  voice_test_write_tone (fixture->clip, 440, 29900, 8000, 1);
  pack = foyer_voice_pack_load (fixture->pack, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (foyer_voice_pack_speak (pack, &segment, FALSE, NULL, 1.0, -19.0, &error));
  g_assert_error (error, FOYER_ERROR, FOYER_ERROR_NOT_AVAILABLE);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "accepted", test_accepted },
    { "manifests", test_manifests },
    { "manifest-files", test_manifest_files },
    { "shared-recording", test_shared_recording },
    { "links", test_links },
    { "broken-recordings", test_broken_recordings },
    { "too-long", test_too_long },
    { "cancelled", test_cancelled },
    { "endless-phrase", test_endless_phrase },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *name = g_strconcat ("/voice/pack-refused/", tests[i].name, NULL);

      g_test_add (name, Fixture, NULL, set_up, tests[i].test, tear_down);
    }
  return g_test_run ();
}
