/* What the speech helper and its client agree on; see foyer-speak-helper.c. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* Bytes of the answer's header, the final newline included. */
#define FOYER_SPEAK_HEADER 64

/* Frames in one answer: a minute at the synthesizer's 22050 Hz. */
#define FOYER_SPEAK_MAX_FRAMES (22050u * 60u)

/* Bytes of a request line: 300 characters of pinyin overrides still fit. */
#define FOYER_SPEAK_MAX_REQUEST 8192
