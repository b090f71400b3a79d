/* Text to speech in a process of its own, fed through its standard input. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Request, one line:  VOICE <tab> WORDS-PER-MINUTE <tab> UTF-8 TEXT <newline>
 * Answer: a header of FOYER_SPEAK_HEADER bytes, "OK RATE FRAMES" or "ERR REASON", padded with
 * spaces to a final newline; after OK the frames, 16-bit mono in native byte order.
 *
 * A process of its own, because the library connects to the sound server even when it only makes
 * samples, and then hangs for half a minute when that hangs; and because some mixtures of scripts
 * make it write to freed memory.
 */

#include <espeak-ng/speak_lib.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "voice/foyer-speak-protocol.h"

#define MAX_MEMORY          (512ul << 20)
#define MAX_SECONDS_AT_WORK 10
#define VOLUME              90

typedef struct
{
  short *frames;
  size_t n_frames, n_allocated;
} Sound;

typedef struct
{
  char *voice, *words_per_minute, *text;
} Request;

static Sound sound;

static void
answer (const char *status)
{
  char header[FOYER_SPEAK_HEADER + 1];

  snprintf (header, sizeof header, "%-*.*s\n", FOYER_SPEAK_HEADER - 1, FOYER_SPEAK_HEADER - 1,
            status);
  if (fwrite (header, 1, FOYER_SPEAK_HEADER, stdout) != FOYER_SPEAK_HEADER)
    exit (EXIT_FAILURE);
}

static void
answer_error (const char *reason)
{
  char status[FOYER_SPEAK_HEADER];

  snprintf (status, sizeof status, "ERR %s", reason);
  answer (status);
}

/* Called by the library with each piece of sound; non-zero ends the synthesis. */
static int
collect (short *frames, int n_frames, espeak_EVENT *events)
{
  const size_t needed = sound.n_frames + (size_t) (n_frames > 0 ? n_frames : 0);

  if (frames == NULL || n_frames <= 0)
    return 0;
  if (needed > FOYER_SPEAK_MAX_FRAMES)
    return 1;
  if (needed > sound.n_allocated)
    {
      sound.n_allocated = needed * 2;
      sound.frames = realloc (sound.frames, sound.n_allocated * sizeof *sound.frames);
      if (sound.frames == NULL)
        exit (EXIT_FAILURE);
    }
  memcpy (sound.frames + sound.n_frames, frames, (size_t) n_frames * sizeof *frames);
  sound.n_frames = needed;
  return 0;
}

static bool
parse (char *line, Request *request)
{
  char *rest = NULL;

  request->voice = strtok_r (line, "\t", &rest);
  request->words_per_minute = strtok_r (NULL, "\t", &rest);
  request->text = strtok_r (NULL, "\n", &rest);
  return request->voice != NULL && request->words_per_minute != NULL && request->text != NULL;
}

static bool
choose_voice (const char *name)
{
  static char current[64];

  if (strcmp (current, name) == 0)
    return true;
  current[0] = '\0';
  if (espeak_SetVoiceByName (name) != EE_OK)
    return false;
  snprintf (current, sizeof current, "%s", name);
  return true;
}

static void
speak (const Request *request, int rate)
{
  unsigned int identifier = 0;
  char status[FOYER_SPEAK_HEADER];

  if (!choose_voice (request->voice))
    {
      answer_error ("no such voice");
      return;
    }
  espeak_SetParameter (espeakRATE, atoi (request->words_per_minute), 0);
  espeak_SetParameter (espeakVOLUME, VOLUME, 0);
  sound.n_frames = 0;
  if (espeak_Synth (request->text, strlen (request->text) + 1, 0, POS_CHARACTER, 0,
                    espeakCHARS_UTF8, &identifier, NULL) != EE_OK)
    {
      answer_error ("synthesis failed");
      return;
    }
  snprintf (status, sizeof status, "OK %d %zu", rate, sound.n_frames);
  answer (status);
  if (fwrite (sound.frames, sizeof *sound.frames, sound.n_frames, stdout) != sound.n_frames)
    exit (EXIT_FAILURE);
}

int
main (void)
{
  static char line[FOYER_SPEAK_MAX_REQUEST];
  Request request;
  int rate;

#ifndef __SANITIZE_ADDRESS__
  setrlimit (RLIMIT_AS, &(struct rlimit){ MAX_MEMORY, MAX_MEMORY });
#endif
  setrlimit (RLIMIT_CORE, &(struct rlimit){ 0, 0 });
  setenv ("PULSE_SERVER", "unix:/nonexistent", 1);
  rate = espeak_Initialize (AUDIO_OUTPUT_SYNCHRONOUS, 50, NULL, espeakINITIALIZE_DONT_EXIT);
  if (rate <= 0)
    {
      answer_error ("espeak-ng has no data");
      return EXIT_FAILURE;
    }
  espeak_SetSynthCallback (collect);
  while (fgets (line, sizeof line, stdin) != NULL)
    {
      /* Whoever asked has given up by then; nobody else would end us. */
      alarm (MAX_SECONDS_AT_WORK);
      if (parse (line, &request))
        speak (&request, rate);
      else
        answer_error ("bad request");
      if (fflush (stdout) != 0)
        return EXIT_FAILURE;
      alarm (0);
    }
  return EXIT_SUCCESS;
}
