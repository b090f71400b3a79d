#!/bin/sh
# Installs the Debian packages of the named sections (default: all) that are not there yet.
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   sh data/packages/install.sh [--missing] [build] [run] [test]
#
# apt-get is called only when something is missing. --missing prints the names and installs nothing.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
list=$here/debian-12.txt
sections='build run test'

die () {
  printf 'install.sh: %s\n' "$*" >&2
  exit 1
}

# The package names of the sections given as arguments.
names () {
  awk -v wanted=" $* " '
    /^# (build|run|test)$/ { inside = index (wanted, " " $2 " ") > 0; next }
    /^#/ || NF == 0        { next }
    inside                 { print $1 }
  ' "$list"
}

# Of the package names given as arguments, those that are not installed.
not_installed () {
  # dpkg-query complains about names it has never heard of; they are simply missing too.
  installed=$(dpkg-query -W -f='${db:Status-Abbrev}|${Package}\n' "$@" 2>/dev/null |
    sed -n 's/^.i[^|]*|//p') || true
  printf '%s\n' "$@" | while read -r name; do
    case "
$installed
" in
      *"
$name
"*) ;;
      *) printf '%s\n' "$name" ;;
    esac
  done
}

self_test () {
  for section in $sections; do
    [ -n "$(names "$section")" ] || die "self-test: section $section is empty"
  done
  twice=$(names $sections | sort | uniq -d)
  [ -z "$twice" ] || die "self-test: listed twice:" $twice
  odd=$(grep -vE '^(#.*|[a-z0-9][a-z0-9.+-]+)?$' "$list") && die "self-test: no package name: $odd"
  missing=$(not_installed dpkg no-such-package-here)
  [ "$missing" = no-such-package-here ] || die 'self-test: a missing package was not seen'
  exit 0
}

command -v dpkg-query >/dev/null || die 'this is not a Debian system; see data/packages/debian-12.txt for what Foyer needs.'

only_print=false
wanted=
for argument; do
  case $argument in
    build|run|test) wanted="$wanted $argument" ;;
    --missing) only_print=true ;;
    --self-test) self_test ;;
    *) die "unknown argument $argument; use: install.sh [--missing] [build] [run] [test]" ;;
  esac
done

missing=$(not_installed $(names ${wanted:-$sections}))
if $only_print; then
  [ -z "$missing" ] || printf '%s\n' $missing
  exit 0
fi
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -eq 0 ]; then
  as_root=
elif command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
  as_root=sudo
else
  die "these packages are missing and installing them needs root; run as root: apt-get install --no-install-recommends" $missing
fi

apt () {
  $as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get -q -y -o Acquire::Retries=3 -o DPkg::Lock::Timeout=120 "$@" </dev/null >&2
}

printf 'Installing: %s\n' "$(printf '%s ' $missing)" >&2
# Without a fresh list the old one may still do, so this failure alone is no reason to stop.
apt update || printf 'install.sh: the package list could not be refreshed; trying with the old one.\n' >&2
apt install --no-install-recommends $missing ||
  die "apt-get could not install every package; look at its message above, mend it, and run this again."
