import FixtureSupport
import Foundation
import Testing

@Suite("Privacy of spend", .enabled(if: Prerequisites.python, "needs python3"))
struct SpendPrivacyTests {
  /// Stands in every prompt, answer, tool call, result, title and body of every fixture.
  private static let canary = "outcomes-canary-7c1e"

  @Test("no prompt, answer, tool call, title or body shows up anywhere")
  func canary() throws {
    let directory = try TemporaryDirectory.make("canary")
    let logs = directory.appendingPathComponent("logs")
    try FileManager.default.copyItem(
      at: Checkout.fixtures.appendingPathComponent("spend"), to: logs)
    let formats = try FileManager.default.contentsOfDirectory(atPath: logs.path).sorted()
    #expect(formats.count >= 20)
    for format in formats {
      let folder = logs.appendingPathComponent(format)
      try makeDatabases(in: folder)
      // These reports hold nothing but names and numbers.
      let hasText = format != "kiro-csv"
      #expect(try !hasText || Self.holdsCanary(folder), "\(format) holds no canary")
    }
    // Damaged copies of everything, too, for what errors say.
    try damage(logs)
    let ledger = directory.appendingPathComponent("keep/ledger.sqlite").path
    let repository = try SmallRepository(at: directory.appendingPathComponent("small"))
    try repository.commit(
      "first", by: .init("Ann", email: "ann@example.org", date: "2026-03-02T10:00:00Z"),
      files: ["a": "a"])
    let runs = [
      ["spend", "import", "logs", "--ledger", ledger, "--verbose"],
      ["spend", "import", "logs", "--ledger", ledger, "--format", "json"],
      ["spend", "list", "--ledger", ledger, "--by", "session"],
      ["spend", "list", "--ledger", ledger, "--by", "author", "--format", "json"],
      ["spend", "list", "--ledger", ledger, "--by", "repository", "--format", "csv"],
      ["spend", "prices", "--check", "--ledger", ledger],
      ["scan", repository.directory.path, "--ledger", ledger, "--all"],
      ["scan", repository.directory.path, "--ledger", ledger, "--all", "--format", "json"],
      ["scan", repository.directory.path, "--spend", "logs", "--all", "--format", "markdown"],
    ]
    for arguments in runs {
      let done = try Outcomes.run(arguments, in: directory)
      #expect([0, 3].contains(done.exitCode), "\(arguments): \(done.errors)")
      #expect(!done.output.contains(Self.canary), "\(arguments)")
      #expect(!done.errors.contains(Self.canary), "\(arguments)")
    }
    #expect(try !Self.holdsCanary(directory.appendingPathComponent("keep")))
  }

  private func makeDatabases(in folder: URL) throws {
    let script = folder.appendingPathComponent("make.py")
    guard FileManager.default.fileExists(atPath: script.path) else { return }
    let done = try Program(named: "python3").run([script.path, folder.path])
    #expect(done.exitCode == 0, "\(done.errors)")
  }

  /// Beside each file one that is cut in the middle.
  private func damage(_ logs: URL) throws {
    for name in try FileManager.default.subpathsOfDirectory(atPath: logs.path).sorted() {
      let file = logs.appendingPathComponent(name)
      guard !name.hasSuffix(".py"), let data = try? Data(contentsOf: file) else { continue }
      let copy = file.deletingLastPathComponent().appendingPathComponent(
        "cut-" + file.lastPathComponent)
      try data.prefix(data.count * 2 / 3).write(to: copy)
    }
  }

  private static func holdsCanary(_ folder: URL) throws -> Bool {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return names.contains { name in
      let file = folder.appendingPathComponent(name)
      return (try? Data(contentsOf: file))?.range(of: Data(canary.utf8)) != nil
    }
  }
}
