#!/bin/sh
# Tries Foyer out on a fresh Debian 12: installs what is missing, builds, and shows the program.
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   sh data/try.sh [--scene] [FOLDER]
#
# With a display it opens reception, counter 1 and the board of an invented hall. Without one (or
# with --scene) it plays a short scene through the real windows on a display of its own, and leaves
# screenshots and the spoken calls in FOLDER (else a new one, whose name is the last line).
#
# The build folder is $FOYER_BUILD, else “build”. Nothing is installed but Debian packages.
set -eu

die () {
  printf 'try.sh: %s\n' "$*" >&2
  exit 1
}

top=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
scene=false
folder=
for argument; do
  case $argument in
    --scene) scene=true ;;
    -*) die "unknown option $argument; use: try.sh [--scene] [FOLDER]" ;;
    *) folder=$argument ;;
  esac
done
if [ -n "$folder" ]; then
  mkdir -p "$folder"
  folder=$(CDPATH='' cd -- "$folder" && pwd)
fi
cd "$top"

# Debian's own python3, which has gi; another one in PATH may not.
PATH=/usr/bin:$PATH
export PATH

sh data/packages/install.sh build run test

build=${FOYER_BUILD:-build}
[ -f "$build/build.ninja" ] || meson setup "$build" || die 'the build could not be set up; its message is above.'
meson compile -C "$build" || die 'Foyer could not be built; the message of the compiler is above.'
build=$(CDPATH='' cd -- "$build" && pwd)

# A display that answers: a forgotten $DISPLAY is none.
has_display () {
  if [ -n "${WAYLAND_DISPLAY:-}" ]; then
    case $WAYLAND_DISPLAY in
      /*) socket=$WAYLAND_DISPLAY ;;
      *) socket=${XDG_RUNTIME_DIR:-/run/user/$(id -u)}/$WAYLAND_DISPLAY ;;
    esac
    [ -S "$socket" ] && return 0
  fi
  [ -n "${DISPLAY:-}" ] && xdpyinfo >/dev/null 2>&1
}

if $scene || ! has_display; then
  folder=${folder:-$(mktemp -d "${TMPDIR:-/tmp}/foyer-try.XXXXXX")}
  exec /usr/bin/python3 data/try-scene.py "$build" "$folder"
fi

hall=$(mktemp -d "${TMPDIR:-/tmp}/foyer-hall.XXXXXX")
trap 'rm -rf "$hall"' EXIT
trap 'exit 1' HUP INT TERM
FOYER_SPEAK_HELPER=$build/src/voice/foyer-speak-helper
FOYER_LOCALEDIR=$build/po
GSETTINGS_SCHEMA_DIR=$build/data
GSETTINGS_BACKEND=memory
export FOYER_SPEAK_HELPER FOYER_LOCALEDIR GSETTINGS_SCHEMA_DIR GSETTINGS_BACKEND

ctl () {
  "$build/src/ctl/foyerctl" --database="$hall/hall.db" "$@" >/dev/null
}
ctl hall init --demo
ctl hall open --reason='try-out'

cat <<'TEXT'

The demo hall is open. In reception sign in as 1011, at counter 1 as 1021; every PIN is 2580.
Issue numbers in reception, then press “Call next” at the counter and look at the board.
F11 takes the board off the full screen. The hall goes away when the windows are closed.

TEXT
"$build/src/app/foyer" --database="$hall/hall.db" --window=board --window=counter=1 --window=reception
