#!/bin/sh
# Installs what the build needs and Debian has, and with 'tests' what only the tests need; does
# nothing where all of it is there.
set -eu

missing=
need() { # COMMAND PACKAGE
  command -v "$1" >/dev/null 2>&1 || missing="$missing $2"
}
need git git
need pkg-config pkg-config
need c++ g++
need make make
need python3 python3
library() { # NAME PACKAGE
  command -v pkg-config >/dev/null 2>&1 && pkg-config --exists "$1" || missing="$missing $2"
}
library libgit2 libgit2-dev
library libdeflate libdeflate-dev
library sqlite3 libsqlite3-dev
# Comes with libgit2-dev on Debian 12, and has nothing there that pkg-config knows.
[ -e /usr/include/mbedtls/sha1.h ] || missing="$missing libmbedtls-dev"
module() { # NAME PACKAGE
  # Debian's packages are of Debian's Python, whatever else is in PATH.
  /usr/bin/python3 -c "import $1" 2>/dev/null || missing="$missing $2"
}
if [ "${1:-}" = tests ]; then
  # The page is looked at in a real browser, and metrics are read by a strict parser.
  need chromium chromium
  need chromedriver chromium-driver
  module selenium python3-selenium
  module prometheus_client python3-prometheus-client
fi
if [ -n "$missing" ]; then
  as_root=
  [ "$(id -u)" = 0 ] || as_root=sudo
  echo "installing:$missing" >&2
  $as_root apt-get update -qq
  # shellcheck disable=SC2086 # one word for each package
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
    --no-install-recommends $missing >/dev/null
fi
if ! command -v swift >/dev/null 2>&1; then
  echo "error: there is no 'swift' in PATH" >&2
  echo "hint: install a Swift 6.2 toolchain or later from https://swift.org/install/linux" >&2
  exit 1
fi
