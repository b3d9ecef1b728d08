#!/bin/sh
# The action's one step: finds the program, mends the clone, judges, and ends as the gate does.
#
# Its environment is what action.yml gives it. Outputs are words of this script, never of the
# repository: a line break in them would make another output.
set -u
here=${0%/*}

finish() { # EXIT-CODE
  case $1 in
  0) verdict=passed ;;
  1) verdict=refused ;;
  *) verdict=undecided ;;
  esac
  printf 'verdict=%s\nexit-code=%s\n' "$verdict" "$1" >>"${GITHUB_OUTPUT:-/dev/null}"
  exit "$1"
}

stop() { # EXIT-CODE SENTENCE, without text of others
  printf '::error title=outcomes gate::%s\n' "$2"
  finish "$1"
}

for answer in "$GATE_UNSHALLOW" "$GATE_SQUASH_MESSAGE"; do
  case $answer in
  true | false) ;;
  *) stop 64 "'unshallow' and 'squash-message' are 'true' or 'false'" ;;
  esac
done

program=$(sh "$here/program.sh") ||
  stop 3 "there is no program 'outcomes': install it and name its directory with 'path'"
scratch=$(mktemp -d "${RUNNER_TEMP:-${TMPDIR:-/tmp}}/outcomes-gate.XXXXXX") ||
  stop 3 "cannot make a temporary directory"
trap 'rm -rf "$scratch"' EXIT

sh "$here/history.sh"

set -- gate -C "$GATE_DIRECTORY"
[ -z "$GATE_BASE" ] || set -- "$@" "--base=$GATE_BASE"
[ -z "$GATE_HEAD" ] || set -- "$@" "--head=$GATE_HEAD"
[ -z "$GATE_POLICY" ] || set -- "$@" "--policy=$GATE_POLICY"
[ -z "$GATE_LEDGER" ] || set -- "$@" "--ledger=$GATE_LEDGER"
[ -z "$GATE_SPEND" ] || set -- "$@" "--spend=$GATE_SPEND"
[ -z "$GATE_DEADLINE" ] || set -- "$@" "--deadline=$GATE_DEADLINE"
if [ "$GATE_SQUASH_MESSAGE" = true ] && sh "$here/message.sh" >"$scratch/message"; then
  set -- "$@" "--message=$scratch/message"
fi

status=0
"$program" "$@" --format=github </dev/null || status=$?

# Writes the verdict to a file too. One that cannot be written, or differs, lets nothing pass.
report() { # FILE OPTIONS...
  file=$1
  shift
  [ -n "$file" ] || return 0
  # The repository may have put a link there, to have another file overwritten.
  rm -f -- "$file"
  again=0
  # The summary is there already.
  (
    unset GITHUB_STEP_SUMMARY
    exec "$program" "$@" "--output=$file" </dev/null
  ) || again=$?
  [ "$again" != "$status" ] || return 0
  echo "::warning title=outcomes gate::a report was not written as it should be"
  [ "$status" != 0 ] || status=$again
}
report "$GATE_SARIF" "$@" --format=sarif
report "$GATE_JUNIT" "$@" --format=junit
finish "$status"
