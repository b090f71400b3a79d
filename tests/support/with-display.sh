#!/bin/sh
# Runs a test with a display and a session bus, its own where the environment has none.
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  exec "$@"
fi
for tool in xvfb-run dbus-run-session; do
  if ! command -v "$tool" >/dev/null; then
    echo "1..0 # SKIP no display and no $tool"
    exit 0
  fi
done
XDG_RUNTIME_DIR=$(mktemp -d)
export XDG_RUNTIME_DIR
trap 'rm -rf "$XDG_RUNTIME_DIR"' EXIT
# Without -noreset the server starts over, and dies at times, when its last client leaves.
# shellcheck disable=SC2016 # expands inside
xvfb-run -a -s '-screen 0 1920x1080x24 -noreset' dbus-run-session -- sh -c '
  if command -v openbox >/dev/null; then openbox --sm-disable >/dev/null 2>&1 & fi
  exec "$@"' sh "$@"
