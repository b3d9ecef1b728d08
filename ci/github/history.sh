#!/bin/sh
# Brings the commits of the range into the checkout, which actions/checkout leaves out.
#
# Whatever cannot be fetched is left as it is: the gate says what is missing, and lets nothing pass
# that it cannot see.
set -u
GIT_TERMINAL_PROMPT=0
export GIT_TERMINAL_PROMPT

# What the remote says is not for the runner to obey.
remote() { # ARGUMENTS-OF-FETCH...
  said=$(git fetch --quiet --no-tags "$@" 2>&1) && return
  printf '%s\n' "$said" | sed 's/^/git fetch: /; s/##\[/## [/g' >&2
  return 1
}

# 40 or 64 digits; zeros stand for nothing, where a branch is new. Nothing else is told from an option.
is_commit() { # TEXT
  case $1 in
  '' | *[!0-9a-f]*) return 1 ;;
  *[!0]*) [ ${#1} = 40 ] || [ ${#1} = 64 ] ;;
  *) return 1 ;;
  esac
}

cd -- "$GATE_DIRECTORY" 2>/dev/null || exit 0
shallow=$(git rev-parse --is-shallow-repository 2>/dev/null) || exit 0
git config --get remote.origin.url >/dev/null || exit 0

base=${GATE_BASE:-$GATE_EVENT_BASE}
head=${GATE_HEAD:-$GATE_EVENT_HEAD}
if [ "$shallow" = true ]; then
  if [ "$GATE_UNSHALLOW" = false ]; then
    echo "this clone is shallow, and 'unshallow' is false" >&2
    exit 0
  fi
  # The history of these two, and of what is checked out; of every branch, where that fails.
  if is_commit "$base" && is_commit "$head"; then
    remote --unshallow --filter=tree:0 origin "$base" "$head" ||
      remote --unshallow --filter=tree:0 origin
  else
    remote --unshallow --filter=tree:0 origin
  fi
fi

for revision in "$base" "$head"; do
  case $revision in
  origin/*)
    branch=refs/heads/${revision#origin/}
    git check-ref-format "$branch" && remote origin "+$branch:refs/remotes/$revision"
    ;;
  *)
    if is_commit "$revision" && ! git cat-file -e "$revision^{commit}" 2>/dev/null; then
      remote origin "$revision"
    fi
    ;;
  esac
done

# What is written down beside commits. Patterns, since a name that is not there would be an error;
# whole, since in a clone without trees a note's tree would be left out too.
remote --no-filter origin '+refs/notes/outcomes*:refs/notes/outcomes*' \
  '+refs/notes/ai*:refs/notes/ai*' '+refs/notes/agent*:refs/notes/agent*' \
  '+refs/notes/whogitit*:refs/notes/whogitit*'

# A clone without trees has these brought now, with the trees of base and head. That there is no such
# file is no error.
[ "$(git config --get remote.origin.promisor)" = true ] || exit 0
base=$(git rev-parse --verify --quiet --end-of-options "$base^{commit}") || exit 0
head=$(git rev-parse --verify --quiet --end-of-options "$head^{commit}") || exit 0
for commit in "$base" "$head"; do
  for file in .outcomes.toml .mailmap; do
    git cat-file -e "$commit:$file" 2>/dev/null
  done
done

# Who changed the configuration or the roster is seen in the trees of each commit, which are brought
# in one go, as git does for its own commands.
if [ "$(git rev-parse --verify --quiet "$base:.outcomes.toml")" != \
  "$(git rev-parse --verify --quiet "$head:.outcomes.toml")" ] ||
  git cat-file blob "$base:.outcomes.toml" 2>/dev/null | grep -q roster; then
  git rev-list --boundary --no-commit-header --format=%T "$base..$head" | sort -u |
    git -c fetch.negotiationAlgorithm=noop fetch --quiet --no-tags --no-write-fetch-head \
      --filter=blob:none --stdin origin 2>/dev/null
fi
exit 0
