#!/bin/bash
#   usage: checkout.sh ORIGIN REFERENCE DIRECTORY
#
# Clones as actions/checkout does with its defaults: one commit of one reference, detached.
set -euo pipefail
git init -q --template= -b main "$3"
cd "$3"
git remote add origin "file://$1"
git fetch -q --no-tags --prune --no-recurse-submodules --depth=1 origin "+$2:refs/remotes/checkout"
git checkout -q --force --detach refs/remotes/checkout
