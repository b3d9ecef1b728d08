import FixtureSupport
import Foundation
import Testing

/// A set-up of hooks that somebody may have, made by a script at the top of an empty repository.
struct HookLayout: Sendable, CustomTestStringConvertible {
  let name: String
  /// What makes it; `$HOOK` is a hook that writes its arguments, name and input to `trace`.
  let script: String
  /// What `install` says it found.
  let found: String
  /// Where commits are made, seen from the top.
  var place = "."

  var testDescription: String { name }
}

extension HookLayout {
  /// Those in which `install` is all it takes.
  static let working: [HookLayout] = [
    HookLayout(name: "nothing", script: ":", found: "no core.hooksPath"),
    HookLayout(
      name: "an empty directory of hooks", script: "mkdir .git/hooks", found: "no core.hooksPath"),
    HookLayout(
      name: "git's samples",
      script: "mkdir .git/hooks; echo x >.git/hooks/prepare-commit-msg.sample",
      found: "no core.hooksPath"),
    HookLayout(
      name: "a hook",
      script: "mkdir .git/hooks; cp $HOOK .git/hooks/prepare-commit-msg",
      found: "a prepare-commit-msg hook there: a script"),
    HookLayout(
      name: "a hook with an odd mode and no last newline",
      script: """
        mkdir .git/hooks; cp $HOOK .git/hooks/prepare-commit-msg
        printf '# end' >>.git/hooks/prepare-commit-msg; chmod 4711 .git/hooks/prepare-commit-msg
        """, found: "a script"),
    HookLayout(
      name: "a hook that is not executable",
      script: "mkdir .git/hooks; cp $HOOK .git/hooks/prepare-commit-msg; chmod 644 .git/hooks/*",
      found: "not executable"),
    HookLayout(
      name: "a hook that goes by its name",
      script: """
        mkdir .git/hooks; { cat $HOOK; echo 'basename "$0" >>trace'; } >.git/hooks/prepare-commit-msg
        chmod 755 .git/hooks/prepare-commit-msg
        """, found: "a script"),
    HookLayout(
      name: "a dispatcher with a directory of hooks",
      script: """
        mkdir -p .git/hooks/prepare-commit-msg.d; cp $HOOK .git/hooks/prepare-commit-msg.d/one
        printf '%s\\n' '#!/bin/sh' 'd=$(dirname "$0")/$(basename "$0").d' \
          'for h in "$d"/*; do "$h" "$@" || exit $?; done' >.git/hooks/prepare-commit-msg
        chmod 755 .git/hooks/prepare-commit-msg
        """, found: "a script"),
    HookLayout(
      name: "a hook that is a link to a file of another name",
      script: """
        mkdir .git/hooks tools; { cat $HOOK; echo 'basename "$0" >>trace'; } >tools/run.sh
        chmod 755 tools/run.sh; ln -s ../../tools/run.sh .git/hooks/prepare-commit-msg
        """, found: "a link to '../../tools/run.sh'"),
    HookLayout(
      name: "a hook that is a link to a file of its name",
      script: """
        mkdir .git/hooks tools; cp $HOOK tools/prepare-commit-msg
        ln -s "$PWD/tools/prepare-commit-msg" .git/hooks/prepare-commit-msg
        """, found: "a link to"),
    HookLayout(
      name: "a link to nothing",
      script: "mkdir .git/hooks; ln -s nowhere .git/hooks/prepare-commit-msg", found: "a link"),
    HookLayout(
      name: "a directory of hooks that is a link",
      script: "mkdir ../shared-hooks; cp $HOOK ../shared-hooks/prepare-commit-msg; "
        + "ln -s ../../shared-hooks .git/hooks", found: "is a link to"),
    HookLayout(
      name: "a relative core.hooksPath that the team shares",
      script: """
        mkdir .githooks; cp $HOOK .githooks/prepare-commit-msg; git add .githooks
        git config core.hooksPath .githooks
        """, found: "core.hooksPath = .githooks (shared with whoever clones), set in .git/config"),
    HookLayout(
      name: "a core.hooksPath to a directory that is not there",
      script: "git config core.hooksPath some/where/hooks", found: "core.hooksPath = some/where"),
    HookLayout(
      name: "an ignored directory in the work tree",
      script: """
        mkdir .hooks; cp $HOOK .hooks/prepare-commit-msg; echo '*' >.hooks/.gitignore
        git config core.hooksPath .hooks
        """, found: "core.hooksPath = .hooks, set"),
    HookLayout(
      name: "an absolute core.hooksPath",
      script: """
        mkdir ../elsewhere; cp $HOOK ../elsewhere/prepare-commit-msg
        git config core.hooksPath "$(dirname "$PWD")/elsewhere"
        """, found: "serves other repositories too"),
    HookLayout(
      name: "a core.hooksPath in the home",
      script: """
        mkdir "$HOME/githooks"; cp $HOOK "$HOME/githooks/prepare-commit-msg"
        git config --global core.hooksPath '~/githooks'
        """, found: "serves other repositories too"),
    HookLayout(
      name: "a core.hooksPath of one work tree",
      script: """
        git config extensions.worktreeConfig true; mkdir .own; cp $HOOK .own/prepare-commit-msg
        git config --worktree core.hooksPath .own
        """, found: "set in .git/config.worktree"),
    HookLayout(
      name: "husky 9", script: husky9 + "printf 'echo user >>trace\\n' >.husky/prepare-commit-msg",
      found: "core.hooksPath = .husky/_ (husky 9), set in .git/config"),
    HookLayout(name: "husky 9 without the hook", script: husky9, found: "(husky 9)"),
    HookLayout(
      name: "husky 9, a file that ends early",
      script: husky9
        + "printf '[ \"$2\" = message ] && exit 0\\necho late' >.husky/prepare-commit-msg",
      found: "(husky 9)"),
    HookLayout(
      name: "husky 9, a file that ends with exec",
      script: husky9 + "printf 'echo user >>trace\\nexec true' >.husky/prepare-commit-msg",
      found: "(husky 9)"),
    HookLayout(
      name: "husky 8",
      script: husky8 + """
        printf '#!/usr/bin/env sh\\n. "$(dirname -- "$0")/_/husky.sh"\\n\\necho user >>trace\\n' \
          >.husky/prepare-commit-msg; chmod 755 .husky/prepare-commit-msg
        """, found: "(husky 8 or older)"),
    HookLayout(name: "husky 8 without the hook", script: husky8, found: "(husky 8 or older)"),
    HookLayout(
      name: "husky 8, a hook in another language",
      script: husky8 + """
        printf '#!/usr/bin/awk -f\\nBEGIN { print "awk" >> "trace" }\\n' \
          >.husky/prepare-commit-msg; chmod 755 .husky/prepare-commit-msg
        """, found: "(husky 8 or older)"),
    HookLayout(
      name: "a linked work tree",
      script: """
        mkdir .git/hooks; cp $HOOK .git/hooks/prepare-commit-msg
        git commit -q --no-verify --allow-empty -m x; rm -f trace; git worktree add -q ../linked
        """, found: "a prepare-commit-msg hook there", place: "../linked"),
    HookLayout(
      name: "a submodule",
      script: """
        git init -q ../inner; git -C ../inner commit -q --allow-empty -m x
        git -c protocol.file.allow=always submodule --quiet add ../inner inner
        """, found: "/modules/inner/hooks", place: "inner"),
    HookLayout(
      name: "a work tree of a bare repository",
      script: """
        git clone -q --bare . ../bare.git; git -C ../bare.git worktree add -q ../tree --orphan x \
          2>/dev/null || { git commit -q --allow-empty -m x; git push -q ../bare.git HEAD:main
          git -C ../bare.git worktree add -q ../tree main; }
        """, found: "bare.git/hooks", place: "../tree"),
  ]

  /// As husky 9.1 leaves it, for the hooks that matter here.
  private static let husky9 = """
    mkdir -p .husky/_; echo '*' >.husky/_/.gitignore; git config core.hooksPath .husky/_
    cat >.husky/_/h <<'END'
    #!/usr/bin/env sh
    n=$(basename "$0")
    s=$(dirname "$(dirname "$0")")/$n
    [ ! -f "$s" ] && exit 0
    export PATH="node_modules/.bin:$PATH"
    sh -e "$s" "$@"
    exit $?
    END
    for n in prepare-commit-msg post-commit post-rewrite; do
      printf '#!/usr/bin/env sh\\n. "$(dirname "$0")/h"' >.husky/_/$n; chmod 755 .husky/_/$n
    done

    """

  /// As husky 8 leaves it.
  private static let husky8 = """
    mkdir -p .husky/_; echo '*' >.husky/_/.gitignore; git config core.hooksPath .husky
    cat >.husky/_/husky.sh <<'END'
    #!/usr/bin/env sh
    if [ -z "$husky_skip_init" ]; then
      readonly husky_skip_init=1
      export husky_skip_init
      sh -e "$0" "$@"
      exit $?
    fi
    END

    """
}
