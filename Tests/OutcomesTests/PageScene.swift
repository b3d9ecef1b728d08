import FixtureSupport
import Foundation

/// The page of a report, as `--format html` writes it of a fixture.
struct PageScene: Sendable {
  /// Its pages, and its repository.
  let directory: URL
  let page: URL

  var text: String {
    get throws { try String(contentsOf: page, encoding: .utf8) }
  }

  /// The worked example, whose figures are known.
  static let example = Result {
    try PageScene("page-example", at: 1_776_643_200) { directory in
      try FixtureScript("worked-example/make.sh").run([directory.path + "/example"])
      return [
        "--since", "2026-03-02", "--until", "2026-04-20", "--evidence", "trailer",
        directory.path + "/example",
      ]
    }
  }

  /// Two hundred developers, and a thousand deployments.
  static let large = Result {
    try PageScene("page-large", at: 1_790_553_600) { directory in
      try FixtureScript("page/large.py").run([directory.path, "--spend"])
      return largeArguments(directory)
    }
  }

  /// A repository in which every text is an attack.
  static let hostile = Result {
    try PageScene("page-hostile", at: 1_790_553_600) { directory in
      try FixtureScript("page/hostile.py").run([directory.path])
      let name = try String(
        contentsOf: directory.appendingPathComponent("name"), encoding: .utf8)
      return [
        "--all", "--deployments", directory.path + "/deployments.jsonl",
        "--roster", directory.path + "/roster.csv", "--spend", directory.path + "/spend.jsonl",
        directory.path + "/" + name,
      ]
    }
  }

  static func largeArguments(_ directory: URL) -> [String] {
    [
      "--since", "2026-07-06", "--until", "2026-09-28", "--roster",
      directory.path + "/roster.csv", "--spend", directory.path + "/spend.jsonl",
      directory.path + "/repository.git",
    ]
  }

  private init(_ name: String, at time: Int, make: (URL) throws -> [String]) throws {
    directory = try TemporaryDirectory.make(name)
    let arguments = try make(directory)
    page = directory.appendingPathComponent("page.html")
    try Self.scan(arguments, to: page, at: time)
  }

  /// Writes the page of a scan.
  ///
  /// - Parameters:
  ///   - arguments: what follows `scan`.
  ///   - page: the file.
  ///   - time: what the run takes for its time.
  /// - Throws: `FixtureError` with what it printed, where the scan fails.
  static func scan(_ arguments: [String], to page: URL, at time: Int) throws {
    let done = try Checkout.built("outcomes").run(
      ["scan", "--format", "html", "--output", page.path] + arguments,
      environment: ["SOURCE_DATE_EPOCH": "\(time)"], deadline: 240)
    guard done.exitCode == 0 else {
      throw FixtureError("scan: exit code \(done.exitCode): \(done.errors)")
    }
  }
}
