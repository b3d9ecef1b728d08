#!/bin/sh
# Brings axe-core's script from the wheel of axe-playwright-python, and says where it is.
#
#   usage: axe.sh DIR          DIR must not be inside a checkout's tracked files: it is not ours
#   then:  browse.py PAGE.html --axe DIR/axe.min.js
set -eu

[ $# -eq 1 ] || { echo "usage: axe.sh DIR" >&2; exit 64; }
version=0.1.8
mkdir -p "$1"
cd "$1"
if [ ! -e axe.min.js ]; then
  python3 -m pip download --quiet --no-deps --disable-pip-version-check --dest . \
    "axe-playwright-python==$version"
  python3 - "axe_playwright_python-$version-py3-none-any.whl" << 'PYTHON'
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as wheel, open("axe.min.js", "wb") as script:
    script.write(wheel.read("axe_playwright_python/axe.min.js"))
PYTHON
fi
echo "$PWD/axe.min.js"
