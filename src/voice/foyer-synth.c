/* Text to sound through the speech helper, a process of its own that may die or hang. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "voice/foyer-synth.h"

#include <glib/gi18n.h>
#include <math.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/foyer-error.h"
#include "voice/foyer-pcm.h"
#include "voice/foyer-speak-protocol.h"

#define DEFAULT_TIMEOUT_MS 4000
#define ATTEMPTS           2

/* Beyond these the synthesizer slurs or stalls; what is left of the wanted rate is done by
 * stretching. */
#define SLOWEST_WPM 110
#define FASTEST_WPM 240

#define TRIM_DB      -55.0
#define TRIM_KEEP_MS 10

struct _FoyerSynth
{
  char *helper;
  guint timeout_ms;
  GSubprocess *process;
  GSocket *socket;
};

typedef struct
{
  gunichar first, last;
} Range;

/* A voice, its normal speed, and the characters beside ASCII letters and digits that it may be
 * given. */
typedef struct
{
  const char *name;
  double words_per_minute;
  Range allowed[2];
} Voice;

#define HAN                                                                                        \
  {                                                                                                \
    0x4E00, 0x9FA5                                                                                 \
  }
#define HANGUL                                                                                     \
  {                                                                                                \
    0xAC00, 0xD7A3                                                                                 \
  }

/*
 * Not "cmn": in espeak-ng 1.51 that voice spells most characters as English letters. Other scripts
 * make the library write to freed memory, Hangul in the Mandarin voice makes it read there.
 */
static const Voice voices[FOYER_N_VOICE_LANGUAGES] = {
  [FOYER_VOICE_ZH] = { "cmn-latn-pinyin", 150, { HAN } },
  [FOYER_VOICE_KO] = { "ko", 145, { HAN, HANGUL } },
  [FOYER_VOICE_EN] = { "en-us", 145, { HAN, HANGUL } },
};

/* Words whose characters have one reading in the voice and another in these words. */
static const struct
{
  const char *word, *pinyin;
} misread_words[] = {
  { "银行", "yin2hang2" },   { "行业", "hang2ye4" },    { "重新", "chong2xin1" },
  { "重复", "chong2fu4" },   { "重名", "chong2ming2" }, { "长者", "zhang3zhe3" },
  { "家长", "jia1zhang3" },  { "校长", "xiao4zhang3" }, { "增长", "zeng1zhang3" },
  { "班长", "ban1zhang3" },  { "还款", "huan2kuan3" },  { "归还", "gui1huan2" },
  { "退还", "tui4huan2" },   { "还清", "huan2qing1" },  { "地址", "di4zhi3" },
  { "地点", "di4dian3" },    { "地方", "di4fang1" },    { "地区", "di4qu1" },
  { "地下", "di4xia4" },     { "当地", "dang1di4" },    { "场地", "chang3di4" },
  { "目的", "mu4di4" },      { "应急", "ying4ji2" },    { "供应", "gong1ying4" },
  { "反应", "fan3ying4" },   { "响应", "xiang3ying4" }, { "假期", "jia4qi1" },
  { "休假", "xiu1jia4" },    { "放假", "fang4jia4" },   { "节假日", "jie2jia4ri4" },
  { "空调", "kong1tiao2" },  { "调整", "tiao2zheng3" }, { "调节", "tiao2jie2" },
  { "调试", "tiao2shi4" },   { "得到", "de2dao4" },     { "取得", "qu3de2" },
  { "大夫", "dai4fu1" },     { "便宜", "pian2yi2" },    { "处理", "chu3li3" },
  { "处罚", "chu3fa2" },     { "差额", "cha1e2" },      { "测量", "ce4liang2" },
  { "着急", "zhao2ji2" },    { "会计", "kuai4ji4" },    { "音乐", "yin1yue4" },
  { "只有", "zhi3you3" },    { "只能", "zhi3neng2" },   { "只需", "zhi3xu1" },
  { "尽快", "jin3kuai4" },   { "尽管", "jin3guan3" },   { "累计", "lei3ji4" },
  { "照相", "zhao4xiang4" }, { "相片", "xiang4pian4" }, { "供给", "gong1ji3" },
  { "间断", "jian4duan4" },  { "头发", "tou2fa4" },     { "睡觉", "shui4jiao4" },
};

FoyerSynth *
foyer_synth_new (const char *helper)
{
  FoyerSynth *synth = g_new0 (FoyerSynth, 1);

  synth->helper = g_strdup (helper);
  synth->timeout_ms = DEFAULT_TIMEOUT_MS;
  return synth;
}

static void
stop_helper (FoyerSynth *synth)
{
  if (synth->process != NULL)
    g_subprocess_force_exit (synth->process);
  g_clear_object (&synth->process);
  g_clear_object (&synth->socket);
}

void
foyer_synth_free (FoyerSynth *synth)
{
  stop_helper (synth);
  g_free (synth->helper);
  g_free (synth);
}

void
foyer_synth_set_timeout (FoyerSynth *synth, guint ms)
{
  synth->timeout_ms = ms;
}

/* A program that runs from the build tree must find the helper of that tree, not one installed
 * earlier. */
static char *
find_helper (void)
{
  static const char *const in_build_tree[] = { "../voice", "../../src/voice" };
  const char *configured = g_getenv ("FOYER_SPEAK_HELPER");
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *directory = g_path_get_dirname (self != NULL ? self : "/");

  if (configured != NULL && *configured != '\0')
    return g_strdup (configured);
  for (guint i = 0; i < G_N_ELEMENTS (in_build_tree); i++)
    {
      g_autofree char *path =
          g_build_filename (directory, in_build_tree[i], "foyer-speak-helper", NULL);

      if (g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
        return g_steal_pointer (&path);
    }
  return g_strdup (FOYER_LIBEXECDIR "/foyer-speak-helper");
}

static gboolean
start_helper (FoyerSynth *synth, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  int ends[2];

  if (synth->process != NULL)
    return TRUE;
  if (synth->helper == NULL)
    synth->helper = find_helper ();
  /* A socket, not pipes: writing to a helper that is gone must not raise SIGPIPE. */
  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_NOT_AVAILABLE, "socketpair: %s",
                   g_strerror (errno));
      return FALSE;
    }
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_subprocess_launcher_take_fd (launcher, dup (ends[1]), STDIN_FILENO);
  g_subprocess_launcher_take_stdout_fd (launcher, ends[1]);
  synth->process = g_subprocess_launcher_spawn (launcher, error, synth->helper, NULL);
  synth->socket = g_socket_new_from_fd (ends[0], synth->process != NULL ? error : NULL);
  if (synth->process != NULL && synth->socket != NULL)
    {
      g_socket_set_blocking (synth->socket, FALSE);
      return TRUE;
    }
  stop_helper (synth);
  return FALSE;
}

/* Moves exactly N bytes in one direction before END. */
static gboolean
transfer (FoyerSynth *synth,
          GIOCondition direction,
          char *bytes,
          gsize n_bytes,
          gint64 end,
          GCancellable *cancellable,
          GError **error)
{
  while (n_bytes > 0)
    {
      gssize n;

      if (!g_socket_condition_timed_wait (
              synth->socket, direction, MAX (end - g_get_monotonic_time (), 0), cancellable, error))
        return FALSE;
      n = direction == G_IO_IN ? g_socket_receive_with_blocking (synth->socket, bytes, n_bytes,
                                                                 FALSE, cancellable, error)
                               : g_socket_send_with_blocking (synth->socket, bytes, n_bytes, FALSE,
                                                              cancellable, error);
      if (n == 0)
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "ended unexpectedly");
      if (n <= 0)
        return FALSE;
      bytes += n;
      n_bytes -= (gsize) n;
    }
  return TRUE;
}

static GArray *
to_float (const gint16 *frames, guint n_frames)
{
  GArray *pcm = foyer_pcm_new ();

  g_array_set_size (pcm, n_frames);
  for (guint i = 0; i < n_frames; i++)
    g_array_index (pcm, float, i) = (float) frames[i] / 32768.0f;
  return pcm;
}

/* One request and its answer. The helper is fit for another one only if this succeeds or *REFUSED
 * is set. */
static GArray *
ask_helper (FoyerSynth *synth,
            char *request,
            guint *rate,
            gboolean *refused,
            GCancellable *cancellable,
            GError **error)
{
  const gint64 end = g_get_monotonic_time () + (gint64) synth->timeout_ms * 1000;
  char header[FOYER_SPEAK_HEADER + 1] = "";
  guint n_frames = 0;
  g_autofree gint16 *frames = NULL;

  if (!transfer (synth, G_IO_OUT, request, strlen (request), end, cancellable, error) ||
      !transfer (synth, G_IO_IN, header, FOYER_SPEAK_HEADER, end, cancellable, error))
    return NULL;
  *refused = g_str_has_prefix (header, "ERR ");
  if (*refused)
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_NOT_AVAILABLE, "%s", g_strchomp (header + 4));
      return NULL;
    }
  if (sscanf (header, "OK %u %u", rate, &n_frames) != 2 || *rate < 8000 || *rate > 96000 ||
      n_frames > FOYER_SPEAK_MAX_FRAMES)
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_NOT_AVAILABLE, "unexpected answer");
      return NULL;
    }
  frames = g_new (gint16, n_frames + 1);
  if (!transfer (synth, G_IO_IN, (char *) frames, n_frames * sizeof *frames, end, cancellable,
                 error))
    return NULL;
  return to_float (frames, n_frames);
}

static GArray *
ask_repeatedly (
    FoyerSynth *synth, char *request, guint *rate, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) last = NULL;

  for (guint attempt = 0; attempt < ATTEMPTS; attempt++)
    {
      gboolean refused = FALSE;
      GArray *pcm = NULL;

      g_clear_error (&last);
      if (start_helper (synth, &last))
        pcm = ask_helper (synth, request, rate, &refused, cancellable, &last);
      if (pcm != NULL)
        return pcm;
      if (!refused)
        stop_helper (synth);
      if (refused || g_cancellable_is_cancelled (cancellable))
        break;
    }
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_NOT_AVAILABLE,
               _ ("The speech synthesizer does not work (%s)."), last->message);
  return NULL;
}

static const char *
misread_pinyin (const char *text, gsize *length)
{
  for (guint i = 0; i < G_N_ELEMENTS (misread_words); i++)
    if (g_str_has_prefix (text, misread_words[i].word))
      {
        *length = strlen (misread_words[i].word);
        return misread_words[i].pinyin;
      }
  return NULL;
}

static char *
replace_misread_words (const char *text)
{
  GString *result = g_string_new (NULL);

  for (const char *p = text; *p != '\0';)
    {
      gsize length = (gsize) (g_utf8_next_char (p) - p);
      const char *pinyin = misread_pinyin (p, &length);

      if (pinyin != NULL)
        g_string_append_printf (result, " %s ", pinyin);
      else
        g_string_append_len (result, p, (gssize) length);
      p += length;
    }
  return g_string_free (result, FALSE);
}

static gboolean
is_allowed (const Voice *voice, gunichar c)
{
  if (c < 128)
    return g_ascii_isalnum ((char) c);
  for (guint i = 0; i < G_N_ELEMENTS (voice->allowed); i++)
    if (c >= voice->allowed[i].first && c <= voice->allowed[i].last)
      return TRUE;
  return FALSE;
}

char *
foyer_synth_filter (FoyerVoiceLanguage language, const char *text, gboolean *cut)
{
  static const char short_pauses[] = ",;:，、；：", long_pauses[] = ".!?。！？\n";
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autoptr (GString) clean = g_string_new (NULL);
  const char *p = valid;

  for (guint n = 0; *p != '\0' && n < FOYER_SYNTH_MAX_CHARACTERS; n++, p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (is_allowed (&voices[language], c))
        g_string_append_unichar (clean, c);
      else if (g_utf8_strchr (short_pauses, -1, c) != NULL)
        g_string_append (clean, ", ");
      else if (g_utf8_strchr (long_pauses, -1, c) != NULL)
        g_string_append (clean, ". ");
      else
        g_string_append_c (clean, ' ');
    }
  if (cut != NULL)
    *cut = *p != '\0';
  return g_strdup (clean->str);
}

char *
foyer_synth_sanitise (FoyerVoiceLanguage language, const char *text)
{
  g_autofree char *clean = foyer_synth_filter (language, text, NULL);

  return language == FOYER_VOICE_ZH ? replace_misread_words (clean) : g_steal_pointer (&clean);
}

gboolean
foyer_synth_has_words (const char *text)
{
  for (; *text != '\0'; text++)
    if (g_ascii_isalnum (*text) || (*text & 0x80) != 0)
      return TRUE;
  return FALSE;
}

/* At the synthesizer's own rate and with its silence around, as it came. */
static GArray *
finish_sound (const GArray *raw, guint raw_rate, double stretch)
{
  GArray *pcm = foyer_pcm_resample (raw, raw_rate);

  foyer_pcm_trim (pcm, TRIM_DB, TRIM_KEEP_MS);
  if (fabs (stretch - 1.0) > 0.02)
    {
      GArray *stretched = foyer_pcm_stretch (pcm, stretch);

      g_array_unref (pcm);
      pcm = stretched;
    }
  return pcm;
}

GArray *
foyer_synth_speak (FoyerSynth *synth,
                   FoyerVoiceLanguage language,
                   const char *text,
                   double rate,
                   GCancellable *cancellable,
                   GError **error)
{
  const Voice *voice = &voices[language];
  const double wanted_wpm = voice->words_per_minute * rate;
  const double wpm = CLAMP (wanted_wpm, SLOWEST_WPM, FASTEST_WPM);
  g_autofree char *clean = foyer_synth_sanitise (language, text);
  g_autofree char *request = g_strdup_printf ("%s\t%d\t%s\n", voice->name, (int) wpm, clean);
  g_autoptr (GArray) raw = NULL;
  GArray *pcm;
  guint raw_rate = 0;

  if (!foyer_synth_has_words (clean))
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                   _ ("The announcement has nothing that this voice can say."));
      return NULL;
    }
  raw = ask_repeatedly (synth, request, &raw_rate, cancellable, error);
  if (raw == NULL)
    return NULL;
  pcm = finish_sound (raw, raw_rate, wanted_wpm / wpm);
  if (foyer_pcm_loudness (pcm) < -60.0)
    {
      g_array_unref (pcm);
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_NOT_AVAILABLE,
                   _ ("The speech synthesizer made no sound of the announcement."));
      return NULL;
    }
  return pcm;
}
