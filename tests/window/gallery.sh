#!/bin/sh
# Pictures of the second screen in every state, in Chinese, Korean and English, with ordinary and
# with large text, at the sizes of the hall's screens:
#     tests/window/gallery.sh BUILD-FOLDER PICTURE-FOLDER [WIDTHxHEIGHT...]
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu

build=$1
pictures=$2
shift 2
mkdir -p "$pictures"
export GSK_RENDERER=cairo GDK_BACKEND=x11 GTK_A11Y=none LC_ALL=C.UTF-8
exec "$(dirname "$0")/../support/with-display.sh" \
  "$build/tests/window/customer-gallery" "$pictures" "$@"
