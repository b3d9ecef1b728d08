#!/bin/bash
#   usage: runner-checkout.sh ORIGIN REFERENCE DIRECTORY FLAGS
#
# Clones as GitLab's runner does with GIT_DEPTH 0 and FLAGS as GIT_FETCH_EXTRA_FLAGS: branches, tags,
# and the reference, of which the commit is checked out.
set -euo pipefail
git init -q --template= -b main "$3"
cd "$3"
git remote add origin "file://$1"
# shellcheck disable=SC2086 # words
git fetch origin --no-recurse-submodules "+$2:$2" '+refs/heads/*:refs/remotes/origin/*' \
  '+refs/tags/*:refs/tags/*' $4
git checkout -f -q --detach "$2"
