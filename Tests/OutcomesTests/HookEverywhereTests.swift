import FixtureSupport
import Foundation
import Testing

@Suite("hook install --global and --template", .enabled(if: Prerequisites.git, "needs git"))
struct HookEverywhereTests {
  /// A user's settings before; the last has no newline at its end.
  static let settings = [
    ":", "touch \"$HOME/.gitconfig\"", "printf '[user]\\n\\tname = Ann' >\"$HOME/.gitconfig\"",
    "mkdir -p \"$HOME/.config/git\"; echo '# mine' >\"$HOME/.config/git/config\"",
    "mkdir \"$HOME/dot\"; echo '[core]' >\"$HOME/dot/rc\"; ln -s dot/rc \"$HOME/.gitconfig\"",
  ]

  @Test("every repository is reached, its own hooks run, and all comes back", arguments: settings)
  func global(settings: String) throws {
    let scene = try HookScene(
      "mkdir .git/hooks; cp $HOOK .git/hooks/prepare-commit-msg; cp $HOOK .git/hooks/pre-commit")
    try scene.shell(settings)
    _ = try scene.agentCommits()
    let traceBefore = try scene.takeTrace()
    let before = try scene.snapshot()
    let installed = try scene.hook(["install", "--global"])
    #expect(installed.exitCode == 0, "\(installed.output)\(installed.errors)")
    #expect(try scene.agentCommits()?.contains("Assisted-by: claude-code") == true)
    #expect(try scene.takeTrace() == traceBefore)
    let once = try scene.snapshot()
    #expect(try scene.hook(["install", "--global"]).output.contains("nothing to do"))
    #expect(differences(try scene.snapshot(), once) == [])
    #expect(try scene.hook(["status"]).exitCode == 0)
    // One repository is no reason to dismantle what serves all.
    #expect(try scene.hook(["uninstall"]).output.contains("outcomes hook uninstall --global"))
    #expect(differences(try scene.snapshot(), once) == [])
    #expect(try scene.hook(["uninstall", "--global"]).exitCode == 0)
    #expect(differences(try scene.snapshot(), before) == [])
  }

  @Test("own hooks are found in work trees, submodules and bare repositories")
  func placesOfOwnHooks() throws {
    let scene = try HookScene(
      """
      git commit -q --allow-empty -m x; git worktree add -q ../linked
      git init -q ../inner; git -C ../inner commit -q --allow-empty -m x
      git -c protocol.file.allow=always submodule --quiet add ../inner inner
      mkdir -p .git/hooks .git/modules/inner/hooks; git init -q --bare ../bare.git
      for d in .git .git/modules/inner; do cp $HOOK $d/hooks/post-commit; done
      mkdir -p ../bare.git/hooks
      printf '#!/bin/sh\\ncat >trace\\n' >../bare.git/hooks/pre-receive
      chmod 755 ../bare.git/hooks/pre-receive
      """)
    #expect(try scene.hook(["install", "--global", "--spend-notes"]).exitCode == 0)
    for place in [".", "../linked", "inner"] {
      #expect(try scene.agentCommits(in: place)?.contains("Assisted-by") == true)
      #expect(try scene.takeTrace(in: place)?.contains("arguments:") == true, "\(place)")
    }
    try scene.git(["push", "-q", "../bare.git", "HEAD:main"])
    #expect(try scene.takeTrace(in: "../bare.git")?.contains("refs/heads/main") == true)
  }

  @Test("own hooks are found for which no script may stand in")
  func linkedHooks() throws {
    let scene = try HookScene(
      """
      git commit -q --allow-empty -m x; git clone -q . ../clone; mkdir .git/hooks
      git config receive.denyCurrentBranch updateInstead; git init -q ../plain
      for h in reference-transaction post-index-change push-to-checkout; do
        printf '#!/bin/sh\necho %s >>"%s"/trace\n' $h "$PWD" >.git/hooks/$h
        chmod 755 .git/hooks/$h
      done
      """)
    #expect(try scene.hook(["install", "--global"]).exitCode == 0)
    try scene.shell("echo x >file; git add file; git commit -q -m y")
    #expect(try scene.takeTrace()?.contains("reference-transaction") == true)
    try scene.shell("echo y >file; git add file")
    #expect(try scene.takeTrace() == "post-index-change\n")
    try scene.shell("cd ../clone; git pull -q; git commit -q --allow-empty -m z; git push -q")
    #expect(try scene.takeTrace()?.contains("push-to-checkout") == true)
    // Where a repository has none, git updates the work tree itself.
    try scene.shell(
      """
      rm .git/hooks/push-to-checkout; git reset -q --hard; cd ../clone; echo new >other
      git add other; git commit -q -m n; git push -q; test -f ../repo/other
      """)
  }

  @Test("a global core.hooksPath that is there is joined")
  func joined() throws {
    let scene = try HookScene(
      """
      mkdir "$HOME/hk"; cp $HOOK "$HOME/hk/prepare-commit-msg"
      git config --global core.hooksPath '~/hk'
      """)
    let before = try scene.snapshot()
    #expect(try scene.hook(["install", "--global"]).exitCode == 0)
    #expect(try scene.agentCommits()?.contains("Assisted-by") == true)
    #expect(try scene.takeTrace()?.contains("arguments:") == true)
    #expect(try scene.hook(["uninstall", "--global"]).exitCode == 0)
    #expect(differences(try scene.snapshot(), before) == [])
  }

  @Test("a setting that was added among ours stays")
  func addedSetting() throws {
    let scene = try HookScene()
    _ = try scene.hook(["install", "--global"])
    try scene.git(["config", "--global", "core.editor", "true"])
    let removed = try scene.hook(["uninstall", "--global"])
    #expect(removed.exitCode == 2)
    #expect(removed.output.contains("take them out by hand"))
    #expect(try scene.git(["config", "--global", "core.editor"]).output == "true\n")
  }

  @Test("repositories made later have the hook", arguments: settings)
  func template(settings: String) throws {
    let scene = try HookScene()
    try scene.shell(settings)
    let before = try scene.snapshot()
    let installed = try scene.hook(["install", "--template"])
    #expect(installed.exitCode == 0, "\(installed.output)\(installed.errors)")
    try scene.git(["init", "-q", "../later"])
    #expect(try scene.agentCommits(in: "../later")?.contains("Assisted-by") == true)
    try FileManager.default.removeItem(
      at: scene.home.appendingPathComponent("work/later"))
    #expect(try scene.hook(["install", "--template"]).output.contains("nothing to do"))
    #expect(try scene.hook(["uninstall", "--template"]).exitCode == 0)
    #expect(differences(try scene.snapshot(), before) == [])
  }

  @Test("a template that is configured gets the hook, and keeps its own")
  func ownTemplate() throws {
    let scene = try HookScene(
      """
      mkdir -p "$HOME/tpl/hooks"; cp $HOOK "$HOME/tpl/hooks/prepare-commit-msg"
      git config --global init.templateDir '~/tpl'
      """)
    let before = try scene.snapshot()
    #expect(try scene.hook(["install", "--template"]).exitCode == 0)
    try scene.git(["init", "-q", "../later"])
    #expect(try scene.agentCommits(in: "../later")?.contains("Assisted-by") == true)
    #expect(try scene.takeTrace(in: "../later")?.contains("arguments:") == true)
    try FileManager.default.removeItem(
      at: scene.home.appendingPathComponent("work/later"))
    #expect(try scene.hook(["uninstall", "--template"]).exitCode == 0)
    #expect(differences(try scene.snapshot(), before) == [])
  }

  @Test("both come and go in any order", arguments: [false, true])
  func both(reversed: Bool) throws {
    let scene = try HookScene("mkdir \"$HOME/.config\"")
    let before = try scene.snapshot()
    let reaches = ["--global", "--template"]
    for reach in reaches { #expect(try scene.hook(["install", reach]).exitCode == 0) }
    for reach in reversed ? reaches.reversed() : reaches {
      #expect(try scene.hook(["uninstall", reach]).exitCode == 0)
    }
    #expect(differences(try scene.snapshot(), before) == [])
  }
}
