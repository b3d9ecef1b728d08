import FixtureSupport
import Foundation
import Testing

@Suite("The scripts of spend notes", .enabled(if: Prerequisites.git, "needs git"))
struct SpendNoteScriptTests {
  private static let shells: [[String]] = [
    ["dash"], ["dash", "-e"], ["bash", "--posix"], ["bash", "--posix", "-e"], ["busybox", "sh"],
  ].filter { Program.find($0[0]) != nil }

  /// A repository without hooks, and a program that tells how it was called.
  private struct Stage {
    let scene: SpendNoteScene
    let events: Events
    let calls: URL
    let bin: URL
    let hooks: URL

    init() throws {
      scene = try SpendNoteScene()
      let directory = scene.directory
      events = try Events(at: directory.appendingPathComponent("events"))
      calls = directory.appendingPathComponent("calls")
      bin = directory.appendingPathComponent("the bin")
      hooks = directory.appendingPathComponent("hooks")
      for folder in [bin, hooks] {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      }
      try tell("cat")
      for name in ["post-commit", "post-rewrite"] {
        let script = try String(
          contentsOf: Checkout.root.appendingPathComponent("hooks/\(name)"), encoding: .utf8)
        try SpendNoteScene.write(
          script.replacing("installed=''", with: "installed='\(bin.path)'"),
          to: hooks.appendingPathComponent(name))
      }
    }

    /// Writes the program, which does something after it has told of its arguments.
    func tell(_ action: String) throws {
      try SpendNoteScene.write(
        """
        #!/bin/sh
        { echo "$@"; \(action); } >'\(calls.path)'
        echo done >'\(events.path)'

        """, to: bin.appendingPathComponent("outcomes"))
    }

    /// Runs a script as git would.
    func run(
      _ name: String, with shell: [String], arguments: [String] = [], input: String = "",
      environment: [String: String?] = [:], in place: URL? = nil
    ) throws -> Completed {
      let script = hooks.appendingPathComponent(name).path
      let own: [String: String?] = ["HOME": scene.home.path]
      return try Program(named: shell[0]).run(
        shell.dropFirst() + [script] + arguments, in: place ?? scene.repository,
        environment: own.merging(environment) { $1 }, input: Data(input.utf8), deadline: 20)
    }

    /// What the program told.
    func told() throws -> String {
      try events.wait(for: 1)
      return try String(contentsOf: calls, encoding: .utf8)
    }
  }

  @Test(
    "name the commit by its id, with no program but the one, and say nothing", arguments: shells)
  func postCommit(_ shell: [String]) throws {
    let stage = try Stage()
    let id = try stage.scene.commit("a", at: 0)
    try stage.tell(":")
    let done = try stage.run("post-commit", with: shell, environment: ["PATH": ""])
    #expect(done.exitCode == 0 && done.stdout.isEmpty && done.stderr.isEmpty, "\(done.errors)")
    #expect(try stage.told() == "hook note --commit \(id) --git-dir .git\n")
    try stage.scene.run(["pack-refs", "--all"])
    #expect(try stage.run("post-commit", with: shell).exitCode == 0)
    #expect(try stage.told() == "hook note --commit HEAD --git-dir .git\n")
    try stage.scene.run(["checkout", "-q", "--detach"])
    #expect(try stage.run("post-commit", with: shell).exitCode == 0)
    #expect(try stage.told() == "hook note --commit \(id) --git-dir .git\n")
  }

  @Test("find the branch from a linked work tree, with and without GIT_DIR", arguments: shells)
  func worktree(_ shell: [String]) throws {
    let stage = try Stage()
    try stage.scene.commit("a", at: 0)
    let linked = stage.scene.directory.appendingPathComponent("linked")
    try stage.scene.run(["worktree", "add", "-q", linked.path])
    let id = try stage.scene.commit("b", at: 0, in: linked)
    let own = stage.scene.repository.appendingPathComponent(".git/worktrees/linked").path
    for environment in [["GIT_DIR": own], [:]] as [[String: String?]] {
      let done = try stage.run("post-commit", with: shell, environment: environment, in: linked)
      #expect(done.exitCode == 0)
      #expect(try stage.told() == "hook note --commit \(id) --git-dir \(own)\n")
    }
  }

  @Test("while commits are made anew, there is nothing to write down", arguments: shells)
  func anew(_ shell: [String]) throws {
    let stage = try Stage()
    try stage.scene.commit("a", at: 0)
    try SpendNoteScene.write(
      "#!/bin/sh\nexit 3\n", to: stage.hooks.appendingPathComponent("post-commit.before-outcomes"))
    for state in ["CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply", "sequencer"] {
      let file = stage.scene.repository.appendingPathComponent(".git/\(state)")
      try Data().write(to: file)
      #expect(try stage.run("post-commit", with: shell).exitCode == 3)
      try FileManager.default.removeItem(at: file)
    }
    #expect(stage.events.isQuiet)
  }

  @Test("hand on what git says, to the earlier hook first", arguments: shells)
  func postRewrite(_ shell: [String]) throws {
    let stage = try Stage()
    let copy = stage.scene.directory.appendingPathComponent("copy")
    try SpendNoteScene.write(
      "#!/bin/sh\n{ echo \"$@\"; cat; } >'\(copy.path)'\nexit 7\n",
      to: stage.hooks.appendingPathComponent("post-rewrite.before-outcomes"))
    let input = "a b\nc  d\\e %s $HOME\n"
    let done = try stage.run(
      "post-rewrite", with: shell, arguments: ["rebase", "two words"], input: input)
    #expect(done.exitCode == 7 && done.stdout.isEmpty && done.stderr.isEmpty, "\(done.errors)")
    #expect(try stage.told() == "hook carry --git-dir .git\n" + input)
    #expect(try String(contentsOf: copy, encoding: .utf8) == "rebase two words\n" + input)
    // One that does not listen takes nothing away.
    try SpendNoteScene.write(
      "#!/bin/sh\nexit 0\n", to: stage.hooks.appendingPathComponent("post-rewrite.before-outcomes"))
    let long = String(repeating: "\(String(repeating: "a", count: 81))\n", count: 3_000)
    let second = try stage.run("post-rewrite", with: shell, arguments: ["rebase"], input: long)
    #expect(second.exitCode == 0 && second.stderr.isEmpty, "\(second.errors)")
    #expect(try stage.told() == "hook carry --git-dir .git\n" + long)
  }

  @Test("without the program they do nothing", arguments: shells)
  func missing(_ shell: [String]) throws {
    let stage = try Stage()
    try FileManager.default.removeItem(at: stage.bin)
    for name in ["post-commit", "post-rewrite"] {
      let done = try stage.run(name, with: shell, input: "a b\n", environment: ["PATH": ":.:bin"])
      #expect(done.exitCode == 0 && done.stdout.isEmpty && done.stderr.isEmpty, "\(done.errors)")
    }
  }

  @Test("git does not wait: neither for the program, nor for its output to be closed")
  func detached() throws {
    let stage = try Stage()
    let gate = try Events(at: stage.scene.directory.appendingPathComponent("gate"))
    // It waits until the commit is over, with whatever it has open.
    try stage.tell("read line <'\(gate.path)'; ls /proc/self/fd | wc -l")
    try stage.scene.run(["config", "core.hooksPath", stage.hooks.path])
    let file = stage.scene.repository.appendingPathComponent("f")
    try Data("f".utf8).write(to: file)
    try stage.scene.run(["add", "f"])
    // Through a pipe, as tools that run git read what it prints. Foundation leaves a socket of its
    // own open in every process, with a number that no shell script can close.
    let commit = """
      for file in /proc/$$/fd/*; do
        if [ "${file##*/}" -gt 2 ]; then eval "exec ${file##*/}>&-"; fi
      done
      git -C '\(stage.scene.repository.path)' commit -m f 2>&1 | cat
      """
    let done = try Program(named: "bash").run(
      ["-c", commit],
      environment: ["HOME": stage.scene.home.path], deadline: 20)
    #expect(done.output.contains("1 file changed"), "\(done.errors)")
    #expect(stage.events.isQuiet)
    try Data("go\n".utf8).write(to: URL(fileURLWithPath: gate.path))
    #expect(try stage.told().hasPrefix("hook note --commit"))
  }
}
