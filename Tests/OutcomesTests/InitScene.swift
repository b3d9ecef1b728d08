import FixtureSupport
import Foundation

/// A repository, and `outcomes init` run in it.
struct InitScene {
  let repository: SmallRepository

  static let author = SmallRepository.Author(
    "Ann Doe", email: "ann@example.org", date: "2026-09-01T10:00:00Z")

  /// Makes a repository with one commit of `files`, texts by path, and with `tags` on it.
  init(files: [String: String] = ["a.swift": "let a = 1\n"], tags: [String] = []) throws {
    let home = try TemporaryDirectory.make("init")
    repository = try SmallRepository(at: home.appendingPathComponent("work"))
    for path in files.keys {
      try FileManager.default.createDirectory(
        at: directory.appendingPathComponent(path).deletingLastPathComponent(),
        withIntermediateDirectories: true)
    }
    try repository.commit("start\n", by: Self.author, files: files)
    for tag in tags { try repository.tag(tag) }
  }

  var directory: URL { repository.directory }
  var file: URL { directory.appendingPathComponent(".outcomes.toml") }

  func text() throws -> String { try String(contentsOf: file, encoding: .utf8) }

  @discardableResult
  func initialise(_ arguments: [String] = []) throws -> Completed {
    try Outcomes.run(["init"] + arguments, in: directory)
  }

  /// The lines that set something.
  func settings() throws -> [String] {
    try text().split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
  }

  /// The same text with every proposal set.
  static func uncommented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("#") && !line.hasPrefix("# ") ? line.dropFirst() : line
    }.joined(separator: "\n")
  }
}
