import FixtureSupport
import Foundation
import Testing

@Suite("hook install and uninstall", .enabled(if: Prerequisites.git, "needs git"))
struct HookInstallTests {
  @Test(
    "commits are tagged, earlier hooks run as before, and all comes back",
    arguments: HookLayout.working)
  func roundTrip(layout: HookLayout) throws {
    let scene = try HookScene(layout.script)
    _ = try scene.agentCommits(in: layout.place)
    let traceBefore = try scene.takeTrace(in: layout.place)
    let before = try scene.snapshot()

    let installed = try scene.hook(["install"], in: layout.place)
    #expect(installed.exitCode == 0, "\(installed.output)\(installed.errors)")
    #expect(installed.output.contains(layout.found), "\(installed.output)")
    #expect(installed.output.hasSuffix("ok: an agent's commit is tagged\n"))
    let message = try scene.agentCommits(in: layout.place)
    #expect(message?.contains("Assisted-by: claude-code") == true, "\(message ?? "refused")")
    #expect(try scene.takeTrace(in: layout.place) == traceBefore)

    let once = try scene.snapshot()
    let again = try scene.hook(["install"], in: layout.place)
    #expect(again.output.contains("nothing to do: it is installed"), "\(again.output)")
    #expect(try scene.snapshot() == once)
    let status = try scene.hook(["status"], in: layout.place)
    #expect(status.exitCode == 0, "\(status.output)")
    #expect(status.output.hasPrefix("ok "))

    let removed = try scene.hook(["uninstall"], in: layout.place)
    #expect(removed.exitCode == 0, "\(removed.output)\(removed.errors)")
    #expect(differences(try scene.snapshot(), before) == [])
  }

  @Test(
    "all three hooks come and go, and what was there runs as before",
    arguments: HookLayout.working)
  func spendNotes(layout: HookLayout) throws {
    let scene = try HookScene(layout.script)
    let before = try scene.snapshot()
    let installed = try scene.hook(["install", "--spend-notes"], in: layout.place)
    #expect(installed.exitCode == 0, "\(installed.output)\(installed.errors)")
    let once = try scene.snapshot()
    _ = try scene.hook(["install", "--spend-notes"], in: layout.place)
    #expect(try scene.snapshot() == once)
    // Less is asked for, and nothing is taken away.
    _ = try scene.hook(["install"], in: layout.place)
    #expect(try scene.hook(["status"], in: layout.place).output.contains("not installed") == false)
    _ = try scene.hook(["uninstall"], in: layout.place)
    #expect(differences(try scene.snapshot(), before) == [])
  }

  @Test("odd names of directories")
  func oddNames() throws {
    let scene = try HookScene(
      named: HookScene.oddName, "mkdir .git/hooks; cp $HOOK .git/hooks/prepare-commit-msg")
    let before = try scene.snapshot()
    let installed = try scene.hook(["install"])
    #expect(installed.exitCode == 0, "\(installed.output)\(installed.errors)")
    #expect(!installed.output.contains("repo\nof"))
    #expect(try scene.agentCommits()?.contains("Assisted-by: claude-code") == true)
    #expect(try scene.takeTrace()?.contains("COMMIT_EDITMSG message") == true)
    #expect(try scene.hook(["uninstall"]).exitCode == 0)
    #expect(differences(try scene.snapshot(), before) == [])
  }

  @Test("an earlier hook's refusal is kept")
  func refusal() throws {
    let scene = try HookScene(
      "mkdir .git/hooks; cp $HOOK .git/hooks/prepare-commit-msg; touch refuse")
    #expect(try scene.agentCommits() == nil)
    let installed = try scene.hook(["install"])
    // The scratch repository has no file of that name.
    #expect(installed.exitCode == 0, "\(installed.output)")
    #expect(try scene.agentCommits() == nil)
  }

  @Test("an earlier hook gets what git gives on standard input")
  func standardInput() throws {
    let scene = try HookScene(
      "mkdir .git/hooks; cp $HOOK .git/hooks/post-rewrite; chmod 755 .git/hooks/post-rewrite")
    _ = try scene.agentCommits()
    let amend = ["commit", "-q", "--amend", "--allow-empty", "-m", "more"]
    try scene.git(amend)
    let before = try #require(try scene.takeTrace())
    #expect(before.contains(/input: [0-9a-f]{40} [0-9a-f]{40}/))
    #expect(try scene.hook(["install", "--spend-notes"]).exitCode == 0)
    try scene.git(amend + ["-m", "again"])
    let after = try #require(try scene.takeTrace())
    #expect(after.contains(/input: [0-9a-f]{40} [0-9a-f]{40}/))
    #expect(after.contains("arguments: amend"))
  }

  @Test("an earlier hook of husky gets what git gives on standard input")
  func huskyInput() throws {
    let husky = try #require(HookLayout.working.first { $0.name == "husky 9 without the hook" })
    let scene = try HookScene(husky.script + "\nprintf 'cat >>trace\\n' >.husky/post-rewrite")
    _ = try scene.agentCommits()
    #expect(try scene.hook(["install", "--spend-notes"]).exitCode == 0)
    try scene.git(["commit", "-q", "--amend", "--allow-empty", "-m", "more"])
    #expect(try scene.takeTrace()?.contains(/^[0-9a-f]{40} [0-9a-f]{40}\n$/) == true)
  }

  @Test("another tool's hook in the place of ours is left, and the earlier one is not lost")
  func replaced() throws {
    let scene = try HookScene("mkdir .git/hooks; cp $HOOK .git/hooks/prepare-commit-msg")
    _ = try scene.hook(["install"])
    try scene.shell("printf '#!/bin/sh\\n' >.git/hooks/prepare-commit-msg")
    let replaced = try scene.snapshot()
    let removed = try scene.hook(["uninstall"])
    #expect(removed.exitCode == 2)
    #expect(removed.output.contains("was replaced since"))
    #expect(removed.output.contains("prepare-commit-msg.before-outcomes"))
    let again = try scene.hook(["install"])
    #expect(again.exitCode == 2)
    #expect(again.errors.contains("hint: another tool has put its hook in the place of ours"))
    #expect(differences(try scene.snapshot(), replaced) == [])
  }

  @Test("a script of ours that was changed by hand is left")
  func edited() throws {
    let scene = try HookScene()
    _ = try scene.hook(["install"])
    try scene.shell("echo '# mine' >>.git/hooks/prepare-commit-msg")
    let edited = try scene.snapshot()
    #expect(try scene.hook(["install"]).output.contains("was changed since; it stays"))
    let removed = try scene.hook(["uninstall"])
    #expect(removed.exitCode == 2)
    #expect(removed.output.contains("was changed since; remove it by hand"))
    #expect(differences(try scene.snapshot(), edited) == [])
  }

  @Test("what was added to husky's file since stays")
  func huskyEdited() throws {
    let husky = try #require(HookLayout.working.first { $0.name == "husky 9" })
    let scene = try HookScene(husky.script)
    _ = try scene.hook(["install"])
    try scene.shell("printf 'echo more >>trace\\n' >>.husky/prepare-commit-msg")
    #expect(try scene.hook(["uninstall"]).exitCode == 0)
    let file = scene.top.appendingPathComponent(".husky/prepare-commit-msg")
    #expect(
      try String(contentsOf: file, encoding: .utf8) == "echo user >>trace\necho more >>trace\n")
  }

  @Test("a directory that cannot be written to is named, and nothing is left behind")
  func unwritable() throws {
    let scene = try HookScene("mkdir .git/hooks; echo x >.git/hooks/post-commit.before-outcomes")
    try scene.shell("mkdir .git/hooks/prepare-commit-msg")
    let before = try scene.snapshot()
    let installed = try scene.hook(["install"])
    #expect(installed.exitCode == 2)
    #expect(installed.errors.contains("is no file"))
    #expect(differences(try scene.snapshot(), before) == [])
  }

  @Test("where hooks are switched off, that is said", arguments: ["/dev/null", ""])
  func switchedOff(value: String) throws {
    let scene = try HookScene("git config core.hooksPath '\(value)'")
    let installed = try scene.hook(["install"])
    #expect(installed.exitCode == 2)
    #expect(installed.errors.contains("hooks are switched off here"))
    let status = try scene.hook(["status"])
    #expect(status.exitCode == 2)
    #expect(status.output.hasPrefix("not captured "))
  }

  @Test("settings of the process that installs do not decide what is installed")
  func passingSettings() throws {
    var scene = try HookScene()
    scene.environment = [
      "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.hooksPath",
      "GIT_CONFIG_VALUE_0": "/nowhere/at/all",
    ]
    let installed = try scene.hook(["install"])
    #expect(installed.exitCode == 0, "\(installed.output)")
    #expect(installed.output.contains("found: no core.hooksPath"))
    let status = try scene.hook(["status"])
    #expect(status.exitCode == 2)
    #expect(status.output.contains("set in the environment of this process"))
    #expect(status.output.contains("shadowed"))
  }

  @Test("a directory that is no repository")
  func noRepository() throws {
    let scene = try HookScene()
    for command in ["install", "uninstall", "status"] {
      let done = try scene.hook([command, scene.home.path])
      #expect(done.exitCode == 3)
      #expect(done.errors.contains("not a git repository"))
    }
    #expect(try scene.hook(["install", "--global", "."]).exitCode == 64)
  }
}

/// The paths where two snapshots differ.
func differences(_ one: [String: String], _ other: [String: String]) -> [String] {
  Set(one.keys).union(other.keys).filter { one[$0] != other[$0] }.sorted()
}
