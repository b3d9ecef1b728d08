import FixtureSupport
import Foundation
import Testing

/// A small repository, and what is told of its deployments.
///
/// Days are days of March 2026. Every line is unique by a name and a number, and Ann writes with an
/// agent unless a test says otherwise. S is frozen at 20 lines.
struct DeploymentScene: Sendable {
  /// Holds the repository `shop`, and what is told.
  let folder: URL
  let repository: SmallRepository

  /// Makes the repository; `configuration` follows `reference_change_lines = 20.0`.
  ///
  /// - Throws: `FixtureError` where git fails.
  init(_ configuration: String = "") throws {
    folder = try TemporaryDirectory.make("deployment")
    repository = try SmallRepository(at: folder.appendingPathComponent("shop"))
    try write("reference_change_lines = 20.0\n" + configuration, to: "shop/.outcomes.toml")
  }

  /// A deployment, as JSON lines tell it.
  struct Told {
    var commit: String
    var day: Int
    var hour = 12
    var unit: String?
    var environment: String?
    var status: String?
    var id: String?
    var repository: String?

    var line: String {
      let members = [
        "commit": commit, "finished_at": DeploymentScene.moment(day, hour), "unit": unit,
        "environment": environment, "status": status, "id": id, "repository": repository,
      ].compactMapValues(\.self)
      let texts = members.sorted { $0.key < $1.key }.map { "\"\($0)\": \"\($1)\"" }
      return "{" + texts.joined(separator: ", ") + "}"
    }
  }

  /// 2026-04-25 00:00 UTC: all of March is older than the horizon.
  static let settled = 1_777_075_200

  /// A time in March 2026.
  static func moment(_ day: Int, _ hour: Int) -> String {
    String(format: "2026-03-%02dT%02d:00:00Z", day, hour)
  }

  /// Numbered lines that stand nowhere else.
  static func lines(_ name: String, _ numbers: ClosedRange<Int>) -> String {
    numbers.map { "let \(name)\($0) = \(name)(input: \($0))\n" }.joined()
  }

  /// Commits files, all others staying as they are.
  ///
  /// - Returns: the commit's id.
  @discardableResult
  func commit(
    _ subject: String, day: Int, hour: Int = 9, isAgents: Bool = true,
    files: [String: String] = [:]
  ) throws -> String {
    for path in files.keys {
      try FileManager.default.createDirectory(
        at: repository.directory.appendingPathComponent(path).deletingLastPathComponent(),
        withIntermediateDirectories: true)
    }
    let trailer = isAgents ? "\nCo-Authored-By: Claude <noreply@anthropic.com>\n" : ""
    return try repository.commit(
      subject + "\n" + trailer, by: Self.ann(day, hour), files: files)
  }

  static func ann(_ day: Int, _ hour: Int = 9) -> SmallRepository.Author {
    .init("Ann", email: "ann@example.org", date: moment(day, hour))
  }

  /// Takes over a commit, as the one who wrote it and at another time.
  ///
  /// - Returns: the new commit's id.
  func pick(_ commit: String, _ options: [String] = [], day: Int) throws -> String {
    try repository.run(
      ["-c", "user.name=Ann", "-c", "user.email=ann@example.org", "cherry-pick"] + options
        + [commit], environment: ["GIT_COMMITTER_DATE": Self.moment(day, 9)])
    return try repository.run(["rev-parse", "HEAD"]).trimmingCharacters(in: .newlines)
  }

  /// Writes a file beside the repository.
  ///
  /// - Returns: its path.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    let file = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  @discardableResult
  func tell(_ deployments: [Told], to name: String = "deployments.jsonl") throws -> String {
    try write(deployments.map { $0.line + "\n" }.joined(), to: name)
  }

  /// Scans everything after the baseline, with the deployments that were told.
  func scan(told deployments: [Told]) throws -> Scan {
    try scan(["--deployments", try tell(deployments)])
  }

  /// Scans everything after the baseline, when all is settled.
  func scan(_ arguments: [String] = []) throws -> Scan {
    try Outcomes.scan(["--all"] + arguments, in: repository.directory, at: Self.settled)
  }

  /// Runs `outcomes deploy` in the repository.
  func deploy(_ arguments: [String]) throws -> Completed {
    try Outcomes.run(["deploy"] + arguments, in: repository.directory)
  }
}

extension Scan {
  /// The rows of deployments, as the values of one key.
  func deployments(_ key: String) -> [Int?] {
    report["deployments"].items.map { $0[key].integer }
  }

  var source: String? { report["parameters"]["deployment_source"].string }

  /// Novel, surviving, pending and removed lines, and the surviving ones of agents.
  var lines: [Int?] {
    let lines = report["totals"]["lines"]
    return ["novel", "surviving", "pending", "removed", "ai_surviving"].map { lines[$0].integer }
  }
}
