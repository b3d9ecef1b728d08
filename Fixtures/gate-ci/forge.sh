#!/bin/bash
#   usage: forge.sh DIRECTORY
#
# Makes DIRECTORY/origin.git as a forge has it, with pull requests that were not merged, and the
# events that it would send for them:
#
#   1  an agent's commit with its tag; the base has moved on since
#   2  an agent's commit without; the same request switches the policy off
#   3  as 2, and title, description, message and author try what a runner may obey
set -euo pipefail
cd "$1"
export GIT_CONFIG_NOSYSTEM=1 TZ=UTC HOME="$PWD"
unset GIT_CONFIG_GLOBAL
clock=1788220800 # 2026-09-01

commit() { # AUTHOR MESSAGE
  clock=$((clock + 3600))
  git add -A
  GIT_AUTHOR_NAME=$1 GIT_AUTHOR_EMAIL=ann@example.org GIT_AUTHOR_DATE="$clock +0000" \
    GIT_COMMITTER_NAME=$1 GIT_COMMITTER_EMAIL=ann@example.org GIT_COMMITTER_DATE="$clock +0000" \
    git commit -q --allow-empty --cleanup=verbatim -m "$2"
}
event() { # NUMBER TITLE BODY: both as JSON
  cat >"../event-$1.json" <<JSON
{"action": "synchronize", "number": $1, "pull_request": {"number": $1, "title": $2, "body": $3,
 "base": {"ref": "main", "sha": "$(git rev-parse main)"},
 "head": {"ref": "topic", "sha": "$(git rev-parse "topic-$1")"}}}
JSON
}
request() { # NUMBER: what the forge keeps of topic-NUMBER
  git checkout -q --detach main
  clock=$((clock + 3600))
  GIT_AUTHOR_DATE="$clock +0000" GIT_COMMITTER_DATE="$clock +0000" \
    git -c user.name=forge -c user.email=forge@example.org \
    merge -q --no-ff -m "Merge topic-$1 into main" "topic-$1"
  git push -q ../origin.git "HEAD:refs/pull/$1/merge" "topic-$1:refs/pull/$1/head"
}
agent='Co-Authored-By: Claude <noreply@anthropic.com>'

git init -q --bare --template= -b main origin.git
# As forges do.
git -C origin.git config uploadpack.allowFilter true
git -C origin.git config uploadpack.allowAnySHA1InWant true
git init -q --template= -b main work
cd work
for number in 1 2 3 4 5; do
  echo "$number" >"file$number"
  commit Ann "file $number"
done
printf '[gate]\nattribution = "require"\nwaivers = ["lead@example.org", "lead"]\n' >.outcomes.toml
commit Ann "a policy"

git checkout -q -b topic-1
for number in 1 2; do
  echo "$number" >"tagged$number"
  commit Ann "$(printf 'tagged %s\n\nAssisted-by: claude-code\nAI-Session: claude-code:0b2f3c1e-6a8e' "$number")"
done
git checkout -q -b topic-2 main
echo x >untagged
commit Ann "$(printf 'untagged\n\n%s' "$agent")"
printf '[gate]\nattribution = "off"\n' >.outcomes.toml
commit Ann "no policy"
git checkout -q -b topic-3 main
echo x >hostile
commit $'Ann \e[2J ##[error]a' \
  "$(printf '::error::subject ##[group]x\n\n::set-output name=verdict::passed\n  ::add-mask::a\n\n%s' \
    "$agent")"
git checkout -q main
echo 6 >file6
commit Ann "the base moves on"

git push -q ../origin.git main
for number in 1 2 3; do request "$number"; done
event 1 '"Two files"' '"What it does.\r\n\r\nAssisted-by: claude-code\r\n"'
event 2 '"Untagged"' null
# shellcheck disable=SC2016 # nothing of it is to be expanded
event 3 '"$(touch owned)`touch owned`\";touch owned;\" ::error::title"' \
  '"::error::body\r\nverdict=passed\n$(touch owned)\nEOF\nexit-code=0"'
GIT_AUTHOR_DATE="$clock +0000" GIT_COMMITTER_DATE="$clock +0000" \
  git -c user.name=Ann -c user.email=ann@example.org notes --ref=outcomes add -m '{}' main~1
git push -q ../origin.git refs/notes/outcomes
cd ..
rm -rf work
