#!/bin/sh
# Whether flatpak-builder understands the whole manifest; an unknown key it only warns about.
# SPDX-License-Identifier: GPL-3.0-or-later
set -u
manifest=$1
# It leaves a cache folder where it stands.
scratch=$(mktemp -d) && cd "$scratch" || exit 1
trap 'rm -rf "$scratch"' EXIT
told=$(flatpak-builder --show-manifest "$manifest" 2>&1 >/dev/null)
status=$?
if [ "$status" -ne 0 ] || printf '%s\n' "$told" | grep -qi 'warning\|unknown property'; then
  printf '%s\n' "$told"
  exit 1
fi
