#!/bin/sh
# Builds Foyer and runs its tests: everything a change must pass.
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   sh tests/run.sh [--full] [--sanitize] [TEST…]
#
# --full      also the long ones: FOYER_TEST_FULL=1
# --sanitize  with address and undefined-behaviour sanitizers, in a build folder of its own
# TEST…       only these tests of meson, for example --suite hall
#
# The build folder is $FOYER_BUILD, else “build” (“build-sanitize”). Nothing of the caller's
# desktop is used: a test that needs a display, a bus or a sound server starts its own.
set -u

top=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd) || exit 1
cd "$top" || exit 1

full=false
sanitize=false
while [ $# -gt 0 ]; do
  case $1 in
    --full) full=true ;;
    --sanitize) sanitize=true ;;
    *) break ;;
  esac
  shift
done

if $sanitize; then
  build=${FOYER_BUILD:-build-sanitize}
else
  build=${FOYER_BUILD:-build}
fi

sh data/packages/install.sh build run test || exit 1

if [ ! -f "$build/build.ninja" ]; then
  if $sanitize; then
    meson setup "$build" --buildtype=debug -Db_sanitize=address,undefined -Db_lundef=false || exit 1
  else
    meson setup "$build" || exit 1
  fi
fi
meson compile -C "$build" || exit 1

unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS XDG_RUNTIME_DIR PULSE_SERVER LANGUAGE
unset FOYER_DATABASE
# Not the voices that this computer may have.
export FOYER_VOICES=
export LC_ALL=C.UTF-8
# Debian's own python3, which has gi; another one in PATH may not.
export PATH="/usr/bin:$PATH"
# A limit is there for what hangs; a busy machine is no fault of the program.
slower=3
if $full; then
  export FOYER_TEST_FULL=1
  slower=10
fi
if $sanitize; then
  slower=$((slower * 4))
  # Windows driven from outside take fifteen times as long there; ask for them by --suite app.
  [ $# -gt 0 ] || set -- --no-suite app
  export ASAN_OPTIONS="detect_stack_use_after_return=1:strict_string_checks=1${ASAN_OPTIONS:+:$ASAN_OPTIONS}"
  export LSAN_OPTIONS="suppressions=$top/tests/sanitize.supp:print_suppressions=0${LSAN_OPTIONS:+:$LSAN_OPTIONS}"
  export UBSAN_OPTIONS="print_stacktrace=1:halt_on_error=1${UBSAN_OPTIONS:+:$UBSAN_OPTIONS}"
fi

rm -f "$build/meson-logs/testlog.json"
meson test -C "$build" --no-rebuild --print-errorlogs --timeout-multiplier "$slower" "$@"
status=$?

/usr/bin/python3 tests/results.py "$build" || status=1
exit "$status"
