#!/bin/bash
# Proves the page on the worked example, the hostile and the large repository, and by teams.
#
#   usage: prove.sh OUTCOMES DIR          pages and pictures are left in DIR
#
# axe-core is taken along where it can be had. The last lines say what the page costs.
set -euo pipefail

[ $# -eq 2 ] || { echo "usage: prove.sh OUTCOMES DIR" >&2; exit 64; }
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
outcomes=$(realpath "$1")
mkdir -p "$2"
cd "$2"
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 TZ=UTC PYTHONDONTWRITEBYTECODE=1

rm -rf example hostile large
"$here/../worked-example/make.sh" example
python3 "$here/hostile.py" hostile
python3 "$here/large.py" large --spend
printf '[privacy]\nrows = "team"\n' > teams.toml

# page NAME TIME ARGUMENTS...: writes NAME.html.
page() {
  SOURCE_DATE_EPOCH=$2 "$outcomes" scan --quiet --no-cache --format html --output "$1.html" "${@:3}"
}
weeks=(--since 2026-07-06 --until 2026-09-28 --roster large/roster.csv --spend large/spend.jsonl)
page example 1776643200 --since 2026-03-02 --until 2026-04-20 --evidence trailer example
page hostile 1790553600 --all --deployments hostile/deployments.jsonl \
  --roster hostile/roster.csv --spend hostile/spend.jsonl "hostile/$(cat hostile/name)"
page large 1790553600 "${weeks[@]}" large/repository.git
page teams 1790553600 --config teams.toml "${weeks[@]}" large/repository.git

axe=()
if script=$("$here/axe.sh" axe); then axe=(--axe "$script"); else echo "without axe-core" >&2; fi
status=0
for name in example hostile large teams; do
  echo "== $name, $(stat -c %s $name.html) bytes"
  # The large page has nothing that the others do not have, and keeps axe-core busy for minutes.
  [ $name = large ] && also=() || also=("${axe[@]}")
  "$here/browse.py" $name.html "${also[@]}" --shots pictures || status=1
done
"$here/broken.py" example.html | grep -c seen | sed 's/$/ broken pages seen/' || status=1
python3 "$here/measure.py" "$outcomes" || status=1
exit $status
