#!/bin/sh
# Makes the repository of the worked example: three developers, four ISO weeks, S frozen at 20.
#
#   usage: make.sh DIR          DIR must not exist, or be empty
#   then:  outcomes scan --since 2026-03-02 --until 2026-04-20 --evidence trailer DIR
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
git init -q --template= -b main .

# lines NAME FIRST LAST: numbered statements, unique by name and number.
lines() {
  number=$2
  while [ "$number" -le "$3" ]; do
    echo "let $1$number = $1(input: $number)"
    number=$((number + 1))
  done
}

# at NAME DATE: who writes the next commit or tag, and when (a day of March 2026, or a whole date).
at() {
  case $2 in
    ????-*) when=$2 ;;
    *) when="2026-03-$2" ;;
  esac
  mail=$(echo "$1" | tr '[:upper:]' '[:lower:]')@example.org
  export GIT_AUTHOR_NAME="$1" GIT_AUTHOR_EMAIL="$mail" GIT_AUTHOR_DATE="${when}Z"
  export GIT_COMMITTER_NAME="$1" GIT_COMMITTER_EMAIL="$mail" GIT_COMMITTER_DATE="${when}Z"
}

# commit SUBJECT [LAST-PARAGRAPH]: everything in the work tree.
commit() {
  git add -A
  printf '%s\n' "$1" ${2:+"" "$2"} | git commit -q -F -
}

# release TAG NAME DATE: an annotated tag; its date is the deployment's.
release() {
  at "$2" "$3"
  git tag -a -m "$1" "$1"
}

claude='Co-Authored-By: Claude <noreply@anthropic.com>'

# Before the window: the baseline. Nothing in it is new.
at Bob 2026-02-26T09:00:00
echo 'reference_change_lines = 20.0' > .outcomes.toml
lines start 1 30 > start.swift
commit 'start'
release v1.0.0 Bob 2026-02-27T12:00:00

# W1, 2 to 8 March.
git checkout -q -b checkout
at Ann 03T09:00:00
lines checkout 1 25 > checkout.swift
commit 'read the basket' "$claude"
at Ann 03T15:00:00
lines checkout 26 45 >> checkout.swift
commit 'pay for the basket' "$claude"
git checkout -q main
at Ann 03T16:00:00
git merge -q --no-ff -m 'Merge pull request #101 from shop/checkout' checkout
git branch -q -D checkout

at Ann 04T10:00:00
lines coupon 1 20 > coupon.swift
commit 'coupons (#102)' "$claude"

at Ann 04T14:00:00
lines stock 1 20 > stock.swift
commit 'count the stock (#103)' "Co-authored-by: Cy <cy@example.org>
$claude"

at Bob 05T09:00:00
lines invoice 1 20 > invoice.swift
commit 'invoices (#104)' "$claude"
release v1.1.0 Bob 05T12:00:00

# Two days later: #102 is taken back.
at Ann 07T10:00:00
coupons=$(git log -1 --format=%H --grep='(#102)')
git rm -q coupon.swift
commit 'Revert "coupons (#102)"' "This reverts commit $coupons."
release v1.2.0 Bob 07T12:00:00

# W2, 9 to 15 March.
at Ann 09T09:00:00
lines refund 1 10 > refund.swift
commit 'refunds (#105)' "$claude"

# A claim below the level of evidence of the scan: it counts as unassisted.
at Ann 10T09:00:00
lines search 1 30 > search.swift
commit 'search (#106)' 'Generated with Claude Code'

at Cy 11T09:00:00
lines address 1 20 > address.swift
commit 'addresses (#107)' "$claude"

at Bob 11T15:00:00
lines parcel 1 20 > parcel.swift
commit 'parcels (#108)' "$claude"

# Five of the lines of #101 go, eight days after they went live.
at Bob 12T09:00:00
lines checkout 1 40 > checkout.swift
commit 'drop the old payment'
release v1.3.0 Bob 13T12:00:00

# W3, 16 to 22 March. Ann is there and lands nothing; Cy is on leave.
at Bob 18T09:00:00
lines label 1 20 > label.swift
commit 'labels (#110)' "$claude"
release v1.4.0 Bob 20T12:00:00

# W4, 23 to 29 March.
at Ann 24T09:00:00
lines report 1 60 > report.swift
mkdir -p vendor/charts
lines chart 1 4000 > vendor/charts/charts.swift
commit 'sales report (#109)' "$claude"

at Bob 25T09:00:00
lines route 1 20 > route.swift
commit 'routes (#111)' "$claude"
release v1.5.0 Bob 27T12:00:00
