import FixtureSupport
import Foundation
import Testing

@Suite(
  "A kept answer beside spend",
  .enabled(if: Prerequisites.outcomeScenario, "needs git, python3 and outcome-scenario.py"))
struct ScanCacheSpendTests {
  private static let scenario = SharedFixture("scan-cache-spend") { directory in
    try FixtureScript(sharedTool: "outcome-scenario.py").run([directory.path])
  }

  /// What happens to a clone, and does not change its history.
  private static let changes: [[String]] = [
    ["remote", "add", "upstream", "https://example.org/shop/upstream.git"],
    ["config", "user.email", "somebody@example.org"],
    ["commit", "-q", "--amend", "-m", "other words"],
    ["reflog", "expire", "--expire=now", "--all"],
    ["worktree", "add", "-q", "../linked", "-b", "linked"],
    ["checkout", "-q", "--detach"],
    ["gc", "-q"],
  ]

  @Test("is given again, and not after anything that joining spend looks at")
  func changes() throws {
    let directory = try TemporaryDirectory.make("spend")
    let original = try Self.scenario.directory()
    for name in ["shop", "home"] {
      try FileManager.default.copyItem(
        at: original.appendingPathComponent(name), to: directory.appendingPathComponent(name))
    }
    let shop = directory.appendingPathComponent("shop")
    try move(logsIn: directory, from: original.path, to: directory.path)
    let scene = ScanCacheScene(shop)
    let arguments = ["--spend", directory.appendingPathComponent("home").path]
    let git = try Program(named: "git")
    #expect(try scene.settle(arguments, at: Outcomes.now).isKnown)
    for change in Self.changes {
      let done = try git.run(
        ["-c", "user.name=A", "-c", "user.email=a@example.org", "-C", shop.path] + change)
      #expect(done.exitCode == 0, "\(change): \(done.errors)")
      let first = try scene.pair(arguments, at: Outcomes.now)
      #expect(first.isSame, "\(change)")
      #expect(!first.isKnown, "\(change)")
      let second = try scene.pair(arguments, at: Outcomes.now + 60)
      #expect(second.isSame, "\(change)")
      #expect(second.isKnown, "\(change)")
    }
  }

  /// The agent's logs name the directory that it worked in.
  private func move(logsIn directory: URL, from old: String, to new: String) throws {
    let files = FileManager.default.enumerator(
      at: directory.appendingPathComponent("home"), includingPropertiesForKeys: nil)
    while let file = files?.nextObject() as? URL {
      guard let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
      try Data(text.replacingOccurrences(of: old, with: new).utf8).write(to: file)
    }
  }
}
