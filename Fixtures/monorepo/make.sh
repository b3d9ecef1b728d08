#!/bin/sh
# Makes a monorepo of three units, and what a CD system says of its deployments.
#
#   usage: make.sh DIR          DIR must not exist, or be empty
#   then:  outcomes scan --since 2026-03-02 --until 2026-04-20 \
#            --deployments DIR/deployments.jsonl DIR/shop
#
# What the report must say is in expected.json; README.md works it out by hand. Every line of text
# is unique over the whole history, and holds letters and digits, so that each counts once. All
# names and dates are fixed, so that the commit ids are the same everywhere.
set -eu

[ $# -eq 1 ] || { echo "usage: make.sh DIR" >&2; exit 64; }
for variable in $(env | sed -n 's/^\(GIT_[A-Z_0-9]*\)=.*/\1/p'); do unset "$variable"; done
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 TZ=UTC LC_ALL=C

mkdir -p "$1"
cd "$1"
told=$PWD/deployments.jsonl
: > "$told"
git init -q --template= -b main shop
cd shop
mkdir -p services/api services/web services/worker docs

# lines NAME FIRST LAST: numbered statements, unique by name and number.
lines() {
  number=$2
  while [ "$number" -le "$3" ]; do
    echo "let $1$number = $1(input: $number)"
    number=$((number + 1))
  done
}

# at NAME DATE: who writes the next commit, and when (a day of March 2026, or a whole date).
at() {
  case $2 in
    ????-*) when=$2 ;;
    *) when="2026-03-$2" ;;
  esac
  mail=$(echo "$1" | tr '[:upper:]' '[:lower:]')@example.org
  export GIT_AUTHOR_NAME="$1" GIT_AUTHOR_EMAIL="$mail" GIT_AUTHOR_DATE="${when}Z"
  export GIT_COMMITTER_NAME="$1" GIT_COMMITTER_EMAIL="$mail" GIT_COMMITTER_DATE="${when}Z"
}

# commit NAME SUBJECT [LAST-PARAGRAPH]: everything in the work tree; its id is called NAME.
commit() {
  git add -A
  printf '%s\n' "$2" ${3:+"" "$3"} | git commit -q -F -
  name "$1"
}

# name NAME: what the head is called from here on.
name() { git update-ref "refs/named/$1" HEAD; }

# pick NAME DATE ARGUMENT...: the head takes over a commit, as the one who wrote it and now.
pick() {
  picked=$1
  export GIT_COMMITTER_DATE="2026-03-$2Z"
  shift 2
  (unset GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_AUTHOR_DATE; git cherry-pick "$@" > /dev/null)
  name "$picked"
}

# deployed ID UNIT ENVIRONMENT COMMIT DATE [STATUS]: one line of what the CD system says.
deployed() {
  case $5 in
    ????-*) when=$5 ;;
    *) when="2026-03-$5" ;;
  esac
  id=$(git rev-parse -q --verify "refs/named/$4" || echo "$4")
  printf '{"id": "%s", "unit": "%s", "environment": "%s", "commit": "%s", "finished_at": "%sZ", "status": "%s"}\n' \
    "$1" "$2" "$3" "$id" "$when" "${6:-success}" >> "$told"
}

claude='Co-Authored-By: Claude <noreply@anthropic.com>'

# Before the window: the baseline of each unit. Nothing in it is new.
at Bob 2026-02-26T09:00:00
cat > .outcomes.toml <<'END'
evidence = "trailer"

[reference_change_lines]
api = 20.0
web = 10.0
worker = 8.0

[[unit]]
name = "api"
paths = ["services/api/**"]

[[unit]]
name = "web"
environment = "production-*"
paths = ["services/web/**"]

[[unit]]
name = "worker"
paths = ["services/worker/**"]
END
lines apistart 1 10 > services/api/start.swift
lines webstart 1 10 > services/web/start.swift
lines workerstart 1 10 > services/worker/start.swift
lines guide 1 10 > docs/guide.md
commit start 'start'
deployed 100 api production start 2026-02-27T10:00:00
deployed 101 web production-us start 2026-02-27T11:00:00
deployed 102 web production-eu start 2026-02-27T12:00:00
deployed 103 worker production start 2026-02-27T13:00:00

# W1, 2 to 8 March.
at Ann 03T09:00:00
lines orders 1 20 > services/api/orders.swift
commit orders 'orders' "$claude"

at Bob 03T15:00:00
lines page 1 10 > services/web/page.swift
commit page 'the page of the shop'

deployed 104 api staging page 03T18:00:00
deployed 105 api production page 04T10:00:00
# What is new at the head is not the worker's.
deployed 106 worker production page 04T11:00:00
deployed 107 web production-us page 04T12:00:00

at Ann 05T09:00:00
lines basket 1 10 > services/api/basket.swift
lines view 1 10 > services/web/view.swift
commit basket 'a basket, and how it looks' "Co-authored-by: Cy <cy@example.org>
$claude"

deployed 108 web production-eu page 05T12:00:00
deployed 109 web production-us basket 05T15:00:00 failed
deployed 110 web production-us basket 06T09:00:00
deployed 111 api production basket 06T10:00:00

# W2, 9 to 15 March.
at Bob 09T09:00:00
lines queue 1 16 > services/worker/queue.swift
commit queue 'a queue' "$claude"

# Five of the orders' lines go, seven days after they went live.
at Ann 10T09:00:00
lines orders 1 15 > services/api/orders.swift
lines audit 1 20 > services/api/audit.swift
commit audit 'an audit trail'

deployed 112 api production audit 11T10:00:00
deployed 113 worker production audit 11T11:00:00
# The audit trail is too slow: back to what ran before.
deployed 114 api production basket 12T09:00:00

git checkout -q -b hotfix refs/named/basket
at Bob 12T11:00:00
lines tax 1 4 > services/api/tax.swift
commit tax-fix 'the tax of books' "$claude"
deployed 115 api production tax-fix 12T15:00:00

git checkout -q main
at Bob 12T16:00:00
pick tax 12T16:00:00 -x refs/named/tax-fix

git checkout -q hotfix
at Ann 13T11:00:00
lines rounding 1 3 > services/api/rounding.swift
commit rounding-fix 'rounding of prices'
deployed 116 api production rounding-fix 13T12:00:00

git checkout -q main
at Ann 13T16:00:00
pick rounding 13T16:00:00 refs/named/rounding-fix

# W3, 16 to 22 March. All of the hotfixes are in the mainline: forward again.
deployed 117 api production rounding 16T10:00:00

at Bob 17T09:00:00
lines theme 1 20 > services/web/theme.swift
commit theme 'a theme' "$claude"

deployed 118 web production-us theme 17T12:00:00
# The other region is behind, and comes by what this one has left already.
deployed 119 web production-eu basket 17T13:00:00
deployed 120 web production-eu theme 18T12:00:00
deployed 121 web production-us 0123456789abcdef0123456789abcdef01234567 19T10:00:00

# W4, 23 to 29 March. Four of the queue's lines go, sixteen days after they went live.
at Ann 23T09:00:00
lines queue 1 12 > services/worker/queue.swift
lines retry 1 8 > services/worker/retry.swift
commit retry 'try again' "$claude"
deployed 122 worker production retry 27T12:00:00
deployed 123 worker production retry 28T12:00:00

# From one unit to another: three lines of the basket.
at Bob 25T09:00:00
lines basket 1 7 > services/api/basket.swift
lines basket 8 10 > services/web/basket.swift
commit moved 'the page counts the basket'
deployed 124 web production-us moved 26T09:00:00
deployed 125 api production moved 26T10:00:00

# After the last of the window's deployments of the api.
at Bob 2026-04-08T09:00:00
lines report 1 10 > services/api/report.swift
commit report 'a report' "$claude"

at Ann 2026-04-09T09:00:00
lines alarm 1 12 > services/worker/alarm.swift
commit alarm 'an alarm' "$claude"
deployed 126 worker production alarm 2026-04-10T12:00:00

git for-each-ref --format='%(refname:lstrip=2) %(objectname)' refs/named > ../commits
git for-each-ref --format='delete %(refname)' refs/named | git update-ref --stdin
