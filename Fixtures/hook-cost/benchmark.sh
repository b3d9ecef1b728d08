#!/bin/bash
# Times `git commit --allow-empty` with the hook against the same without, in pairs.
#
#   usage: benchmark.sh [ROUNDS]       default: 300
#
# Exit code 1 where prepare-commit-msg adds more than 3 ms of CPU to the least commit. Environment:
# OUTCOMES_BINARY_DIR, where the programs are (default: the release build).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
programs=$(realpath -m "${OUTCOMES_BINARY_DIR:-$here/../../.build/release}")
for program in outcomes outcomes-hook; do
  if [ ! -x "$programs/$program" ]; then
    echo "error: cannot find '$programs/$program': run 'swift build -c release'" >&2
    exit 64
  fi
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/home"
export HOME=$work/home GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 LC_ALL=C TZ=UTC

# make NAME: a repository with one commit, without hooks.
make() {
  git init -q --template= -b main "$work/$1"
  git -C "$work/$1" config user.name 'A U Thor'
  git -C "$work/$1" config user.email author@example.org
  git -C "$work/$1" config gc.auto 0
  git -C "$work/$1" commit -q --allow-empty -m start
}

for name in none shell hook agent notes; do
  make "$name"
  make "$name.base"
done
mkdir "$work/shell/.git/hooks"
printf '#!/bin/sh\nexit 0\n' >"$work/shell/.git/hooks/prepare-commit-msg"
chmod +x "$work/shell/.git/hooks/prepare-commit-msg"
for name in hook agent; do "$programs/outcomes" hook install "$work/$name" >"$work/installed"; done
"$programs/outcomes" hook install --spend-notes "$work/notes" >"$work/installed"

python3 "$here/measure.py" "$work" "${1:-300}"
