#!/usr/bin/env bash
# Makes one commit in every way that git knows, with hooks and an agent's variables around it.
#
#   rows.sh WORK LAYOUT INSTALL...      LAYOUT: plain, hookspath, husky, existing
#
# Each way runs in a repository of its own, WORK/<way>, a copy of one in which `INSTALL... <repository>`
# has installed the hooks. What is there before is made without hooks and without an agent. Prints:
#   <way> TAB <subject> TAB <trailers joined with |>
# of the newest commit. The agent's variables are taken from AGENT_VARIABLES, words of NAME=value.
set -euo pipefail

work=$1 layout=$2
shift 2
install=("$@")
seed='Assisted-by: codex:gpt-5
AI-Session: codex:seed0001'
read -r -a agent <<<"${AGENT_VARIABLES:-}"

# git as a person has it, without hooks.
quietly() { git -c core.hooksPath=/dev/null -c advice.detachedHead=false "$@" >/dev/null 2>&1; }
# git as the agent runs it.
run() { env ${agent[@]+"${agent[@]}"} git -c advice.detachedHead=false "$@" >/dev/null 2>&1; }
fail() { ! "$@"; }
change() { echo "$1" >>"$2"; git add -A; }
human() { change "$1" "$1.txt"; quietly commit -qm "$1

Body of $1"; }
tagged() { change "$1" "$1.txt"; quietly commit -qm "$1

Body of $1

$seed"; }
# Two branches that change the same line: main is at "ours", side at "theirs".
conflict() {
  quietly checkout -q -b side
  change theirs both.txt
  quietly commit -qm theirs -m "$seed"
  quietly checkout -q main
  change ours both.txt
  quietly commit -qm ours
}
solve() { echo solved >both.txt; git add -A; }

way_commit_m() { change x a; run commit -m new; }
way_commit_F() { change x a; printf 'new\n\nBody\n' >../message; run commit -F ../message; }
way_commit_stdin() { change x a; echo new | run commit -F -; }
way_heredoc_with_coauthor() { change x a; run commit -m new -m 'Co-authored-by: Ann <ann@example.org>'; }
way_sign_off() { change x a; run commit -s -m new; }
way_trailer_option() { change x a; run commit --trailer 'Reviewed-by: Ann <ann@example.org>' -m new; }
way_fixup() { change x a; run commit --fixup HEAD; }
way_squash_option() { change x a; run commit --squash HEAD -m more; }
way_no_verify() { change x a; run commit --no-verify -m new; }
way_only() { change x a; run commit --only a -m new; }
way_editor() { change x a; GIT_EDITOR='sh -c "echo new >\"\$1\"" -' run commit; }
way_editor_left_empty() { change x a; fail env GIT_EDITOR=true ${agent[@]+"${agent[@]}"} git commit >/dev/null 2>&1; }
way_editor_with_message() { change x a; GIT_EDITOR=true run commit -e -m new; }
way_editor_verbose() { change x a; GIT_EDITOR=true run commit -v -e -m new; }
way_editor_scissors() { change x a; GIT_EDITOR=true run commit --cleanup=scissors -v -e -m new; }
way_comment_char() { change x a; git config core.commentChar ';'; GIT_EDITOR=true run commit -v -e -m new -m 'Cc: Ann <ann@example.org>'; }
way_template() { change x a; echo why >../why; GIT_EDITOR='sh -c "echo new >\"\$1\"" -' run commit -t ../why; }
way_amend() { human old; change x a; run commit --amend --no-edit; }
way_amend_editor() { human old; change x a; GIT_EDITOR=true run commit --amend; }
way_amend_m() { tagged old; change x a; run commit --amend -m new; }
way_amend_twice() { change x a; run commit -m new; change y a; run commit --amend --no-edit; }
way_amend_tagged() { tagged old; change x a; run commit --amend --no-edit; }
way_reuse_message() { human old; change x a; run commit -C HEAD; }
way_reedit_message() { human old; change x a; GIT_EDITOR=true run commit -c HEAD; }
way_merge() { quietly checkout -q -b side; tagged two; quietly checkout -q main; human one; run merge --no-ff -m merged side; }
way_merge_conflict() { conflict; fail run merge side; solve; GIT_EDITOR=true run commit; }
way_merge_conflict_m() { conflict; fail run merge side; solve; run commit -m merged; }
way_merge_squash() {
  quietly checkout -q -b side; tagged two; human three; quietly checkout -q main
  run merge --squash side; GIT_EDITOR=true run commit
}
way_merge_squash_human() {
  quietly checkout -q -b side; human two; quietly checkout -q main
  run merge --squash side; GIT_EDITOR=true run commit
}
way_cherry_pick() { quietly checkout -q -b side; human two; quietly checkout -q main; run cherry-pick side; }
way_cherry_pick_tagged() { quietly checkout -q -b side; tagged two; quietly checkout -q main; run cherry-pick side; }
way_cherry_pick_range() { quietly checkout -q -b side; human two; human three; quietly checkout -q main; run cherry-pick main..side; }
way_cherry_pick_x() { quietly checkout -q -b side; tagged two; quietly checkout -q main; run cherry-pick -x side; }
way_cherry_pick_conflict() { conflict; fail run cherry-pick side; solve; GIT_EDITOR=true run cherry-pick --continue; }
way_cherry_pick_conflict_commit() { conflict; fail run cherry-pick side; solve; GIT_EDITOR=true run commit; }
way_revert() { human two; run revert --no-edit HEAD; }
way_revert_tagged() { tagged two; GIT_EDITOR=true run revert HEAD; }
way_revert_conflict() { change one both.txt; quietly commit -qm one; change two both.txt; quietly commit -qm two; fail run revert --no-edit HEAD~1; solve; GIT_EDITOR=true run commit; }
way_revert_continue() { change one both.txt; quietly commit -qm one; change two both.txt; quietly commit -qm two; fail run revert --no-edit HEAD~1; solve; GIT_EDITOR=true run revert --continue; }
way_rebase() { quietly checkout -q -b side; human two; quietly checkout -q main; human one; quietly checkout -q side; run rebase main; }
way_rebase_tagged() { quietly checkout -q -b side; tagged two; quietly checkout -q main; human one; quietly checkout -q side; run rebase main; }
way_rebase_conflict() { conflict; quietly checkout -q side; fail run rebase main; solve; GIT_EDITOR=true run rebase --continue; }
way_rebase_squash() { tagged one; human two; GIT_SEQUENCE_EDITOR="sed -i '2s/pick/squash/'" GIT_EDITOR=true run rebase -i HEAD~2; }
way_rebase_squash_human() { human one; human two; GIT_SEQUENCE_EDITOR="sed -i '2s/pick/squash/'" GIT_EDITOR=true run rebase -i HEAD~2; }
way_rebase_squash_tagged_last() { human one; tagged two; GIT_SEQUENCE_EDITOR="sed -i '2s/pick/squash/'" GIT_EDITOR=true run rebase -i HEAD~2; }
way_rebase_fixup() { human one; human two; GIT_SEQUENCE_EDITOR="sed -i '2s/pick/fixup/'" GIT_EDITOR=true run rebase -i HEAD~2; }
way_rebase_reword() { human one; GIT_SEQUENCE_EDITOR="sed -i 's/pick/reword/'" GIT_EDITOR="sed -i '1s/one/new/'" run rebase -i HEAD~1; }
way_rebase_edit() { human one; GIT_SEQUENCE_EDITOR="sed -i 's/pick/edit/'" run rebase -i HEAD~1; change x a; run commit -m inside; GIT_EDITOR=true run rebase --continue; }
way_rebase_apply() { quietly checkout -q -b side; human two; quietly checkout -q main; human one; quietly checkout -q side; run rebase --apply main; }
way_am() { quietly checkout -q -b side; human two; git format-patch -q --stdout -1 >../patch; quietly checkout -q main; run am ../patch; }
way_commit_tree() { change x a; run update-ref HEAD "$(git commit-tree -p HEAD -m new "$(git write-tree)")"; }
way_detached() { quietly checkout -q --detach; change x a; run commit -m new; }
way_unborn() { quietly checkout -q --orphan fresh; change x a; run commit -m new; }
way_subdirectory() { mkdir -p sub/dir; cd sub/dir; change x a; run commit -m new; cd ../..; }
way_git_C() { change x a; (cd / && run -C "$OLDPWD" commit -m new); }
way_git_dir() { change x a; (top=$PWD; cd / && GIT_DIR=$top/.git GIT_WORK_TREE=$top run commit -m new); }
way_worktree() { quietly worktree add -q -b side ../linked-$layout; (cd ../linked-$layout && change x a && run commit -m new); quietly merge --ff-only side; quietly worktree remove ../linked-$layout; }
way_empty_commit() { run commit --allow-empty -m new; }
way_empty_message() { change x a; run commit --allow-empty-message -m ''; }
way_bytes() { change x a; printf 'caf\351\n\nna\357ve\n' | run -c i18n.commitEncoding=iso-8859-1 commit -F -; }
way_crlf() { change x a; printf 'new\r\n\r\nBody\r\n' | run commit -F -; }
way_divider() { change x a; printf 'new\n\nBody\n---\nmore\n' | run commit -F -; }
way_verbatim() { change x a; printf 'new\n\n# heading\n' | run commit --cleanup=verbatim -F -; }

# A repository with one commit of a person, and hooks as the layout has them.
make() {
  mkdir -p "$1"
  cd "$1"
  git init -q -b main .
  git config user.name 'A U Thor'
  git config user.email author@example.org
  echo a >a
  echo both >both.txt
  case $layout in
  plain) ;;
  hookspath) mkdir 'my hooks'; git config core.hooksPath 'my hooks' ;;
  husky)
    mkdir -p .husky/_
    printf '*' >.husky/_/.gitignore
    # As husky 9 lays it out: git calls a stub, which runs the user's file beside its directory.
    printf '#!/usr/bin/env sh\n. "$(dirname -- "$0")/h"\n' >.husky/_/prepare-commit-msg
    printf '%s\n' 'n=$(basename "$0")' 's=$(dirname "$(dirname "$0")")/$n' '[ ! -f "$s" ] && exit 0' \
      'sh -e "$s" "$@"' 'c=$?' 'exit $c' >.husky/_/h
    chmod +x .husky/_/prepare-commit-msg
    git config core.hooksPath .husky/_
    ;;
  existing)
    printf '#!/bin/sh\necho "$@" >>"$(git rev-parse --git-common-dir)/earlier-hook"\n' >.git/hooks/prepare-commit-msg
    chmod +x .git/hooks/prepare-commit-msg
    ;;
  esac
  git add a both.txt
  quietly commit -qm start
  "${install[@]}" "$PWD" >/dev/null
  # What is for everybody is committed.
  git add -A
  quietly commit --allow-empty -qm start
}

export GIT_AUTHOR_DATE='2026-03-02T10:00:00Z' GIT_COMMITTER_DATE='2026-03-02T10:00:00Z'
(make "$work/start")
for way in $(compgen -A function way_); do
  (
    cp -a "$work/start" "$work/${way#way_}"
    cd "$work/${way#way_}"
    "$way" || echo "${way#way_}: failed" >&2
    printf '%s\t%s\t' "${way#way_}" "$(git log -1 --format=%s | LC_ALL=C tr -d '\200-\377\r')"
    git log -1 --format='%(trailers:only,unfold)' | sed '/^$/d' | paste -sd '|'
  )
done
