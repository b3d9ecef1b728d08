import FixtureSupport
import Foundation
import Testing

/// A pull request of `Fixtures/gate-hostile/make.py`, and what a gate has to say of it.
struct GateHostileCase: CustomTestStringConvertible, Sendable {
  /// As `make.py` calls it.
  let name: String
  /// In commits, lines, notes or mebibytes.
  let size: Int
  let exitCode: Int
  /// How many commits have which result.
  let counts: [String: Int]
  /// What is said on standard error, among other things.
  let words: String?
  /// The values of `--format`; none for all of them.
  let forms: [String]

  init(
    _ name: String, _ size: Int, exits exitCode: Int, _ counts: [String: Int] = [:],
    saying words: String? = nil, as forms: [String] = ["json"]
  ) {
    (self.name, self.size, self.exitCode, self.counts) = (name, size, exitCode, counts)
    (self.words, self.forms) = (words, forms)
  }

  var testDescription: String { "\(name) \(size)" }

  /// Makes the repository, judges it and takes it away again.
  func judged() throws -> GateHostileJudged {
    let directory = try TemporaryDirectory.make("hostile")
    defer { try? FileManager.default.removeItem(at: directory) }
    let repository = directory.appendingPathComponent("repository")
    try FixtureScript("gate-hostile/make.py").run([repository.path, name, "\(size)"])
    return try GateHostileJudged(
      ["-C", repository.path, "--base", "main", "--head", "topic"], as: forms)
  }
}
