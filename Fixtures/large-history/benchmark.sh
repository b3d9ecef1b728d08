#!/bin/bash
# Times `outcomes scan --all` against `git log --no-merges -M --numstat` on the same repository.
#
#   usage: benchmark.sh [REPO]       without REPO: a synthetic one of 20,000 commits
#
# The two run in turns, three times each; the best time counts. Environment: OUTCOMES, the program
# (default: the release build); COMMITS, FILES and SEED of the synthetic repository.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
outcomes=${OUTCOMES:-$here/../../.build/release/outcomes}
if [ ! -x "$outcomes" ]; then
  echo "error: cannot find '$outcomes': run 'swift build -c release'" >&2
  exit 64
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 LC_ALL=C TZ=UTC

if [ $# -gt 0 ]; then
  repo=$(cd "$1" && pwd)
else
  repo=$work/repository
  echo "making a repository of ${COMMITS:-20000} commits" >&2
  python3 "$here/generate.py" "$repo" "${COMMITS:-20000}" "${FILES:-400}" "${SEED:-1}"
fi

# measure NAME COMMAND...: adds a line "seconds kilobytes" to the file NAME.
measure() {
  local name=$1
  shift
  python3 - "$@" >> "$name" << 'PYTHON'
import os, resource, subprocess, sys, time
start = time.monotonic()
status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
seconds = time.monotonic() - start
if status:
    sys.exit(f"error: exit code {status}: {' '.join(sys.argv[1:])}")
# The largest of the processes, workers included.
print(f"{seconds:.3f} {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss}")
PYTHON
}

# best NAME COLUMN: the smallest number of the column.
best() { awk -v column="$2" '{ print $column }' "$1" | sort -n | head -1; }

cd "$work"
for round in 1 2 3; do
  # A home of its own for each round, so that no cache makes the second faster than the first.
  export HOME=$work/home$round
  mkdir "$HOME"
  measure scan "$outcomes" scan --all --format json --quiet "$repo"
  measure log git -C "$repo" log --no-merges -M --numstat HEAD
done

scan=$(best scan 1) log=$(best log 1)
printf '%-34s %10s %12s\n' command seconds 'peak MiB'
printf '%-34s %10s %12d\n' 'outcomes scan --all' "$scan" $(($(best scan 2) / 1024))
printf '%-34s %10s %12d\n' 'git log --no-merges -M --numstat' "$log" $(($(best log 2) / 1024))
awk -v scan="$scan" -v log_="$log" 'BEGIN { printf "scan / log = %.2f\n", scan / log_ }'
