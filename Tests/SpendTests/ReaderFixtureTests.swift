import FixtureSupport
import Foundation
import Spend
import Testing

/// A file of `Fixtures/spend/<format>/`, or one that a script there makes.
struct ReaderFixture: Sendable, CustomStringConvertible {
  let format: SpendFormat
  let url: URL
  /// The folder of its format: files beside it may belong to it.
  let folder: URL

  var file: SpendFile { SpendFile(path: url.path) }

  var description: String {
    folder.lastPathComponent + String(url.path.dropFirst(folder.path.count))
  }

  /// All of them, in the order of their names.
  static func all() throws -> [ReaderFixture] {
    try committed.get().filter { !isCompanion($0.url) } + made.directory().fixtures()
  }

  /// Those that some reader recognises: all, unless a test says otherwise.
  static func readable() throws -> [ReaderFixture] {
    try all().filter { $0.reader != nil }
  }

  /// Files that belong to another one, and are no records by themselves.
  static func companions() throws -> [ReaderFixture] {
    try committed.get().filter { isCompanion($0.url) }
  }

  /// The reader that recognises the file.
  var reader: (any SpendReader.Type)? {
    guard let sample = try? file.sample() else { return nil }
    return spendReaders.first { $0.recognises(sample) }
  }

  func read(into intake: inout SpendIntake) throws {
    let reader = try #require(reader, "\(self): nobody recognises it")
    try reader.read(file, into: &intake)
  }

  private static let root = Checkout.fixtures.appendingPathComponent("spend")
  private static let committed = Result { try root.fixtures() }

  /// What `make.py` of a format makes, where there is one: databases are not kept in git.
  private static let made = SharedFixture("spend") { folder in
    for format in try FileManager.default.contentsOfDirectory(atPath: root.path).sorted() {
      let script = "spend/\(format)/make.py"
      guard
        FileManager.default.fileExists(
          atPath: Checkout.fixtures.appendingPathComponent(script).path)
      else { continue }
      let output = folder.appendingPathComponent(format)
      try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
      try FixtureScript(script).run([output.path])
    }
  }

  /// What stands beside such files: a task's model and directory, a project's root, the parts of a
  /// message, what tools gave, the log of a database, and settings.
  private static func isCompanion(_ url: URL) -> Bool {
    let names: Set = [
      "task_metadata.json", "history_item.json", ".project_root", "journal.jsonl", ".gitconfig",
    ]
    return names.contains(url.lastPathComponent)
      || ["-wal", "-shm"].contains { url.lastPathComponent.hasSuffix($0) }
      || ["/storage/part/", "/tool-results/"].contains { url.path.contains($0) }
  }
}

extension URL {
  /// The fixtures in the folders of this one, each named after its format.
  fileprivate func fixtures() throws -> [ReaderFixture] {
    let folders = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    return try folders.flatMap { name in
      let folder = appendingPathComponent(name)
      let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      return try files.filter { !["make.py", ".md"].contains(where: $0.hasSuffix) }
        .map { folder.appendingPathComponent($0) }
        .filter { try $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true }
        .map { try ReaderFixture(format: .named(name), url: $0, folder: folder) }
    }
  }
}

extension SpendFormat {
  /// The format of a folder: `litellm` has `litellm` and `litellm-csv`.
  fileprivate static func named(_ folder: String) throws -> SpendFormat {
    // The database of the Copilot CLI is the same format as its logs.
    if folder == "copilot-store" { return .copilotCLI }
    let formats = allCases.filter { folder == $0.rawValue || folder.hasPrefix($0.rawValue + "-") }
    let longest = formats.max { $0.rawValue.utf8.count < $1.rawValue.utf8.count }
    guard let longest else { throw FixtureError("'\(folder)' is named after no format") }
    return longest
  }
}
