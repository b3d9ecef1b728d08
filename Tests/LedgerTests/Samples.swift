import Deployments
import FixtureSupport
import Foundation
import Ledger
import Spend

/// Records and ledgers to try things on.
enum Samples {
  /// A path in a directory of its own, where no ledger is yet.
  static func path() throws -> String {
    try TemporaryDirectory.make("ledger").appendingPathComponent("outcomes/ledger.sqlite").path
  }

  /// A record; records of the same number are copies of the same call.
  static func record(_ number: UInt64, output: Int64 = 10, author: String? = nil) -> SpendRecord {
    SpendRecord(
      key: RecordKey(high: number &* 0x9E37_79B9_7F4A_7C15, low: number), format: .claudeCode,
      agent: "claude-code", grain: .request,
      usage: Usage(model: "model-\(number % 3)", tokens: Tokens(input: 3, output: output)),
      origin: Origin(
        time: 1_000 + Int64(number % 10_000), session: "s\(number % 7)", author: author))
  }

  /// A record that says something in every field.
  static let full = SpendRecord(
    key: RecordKey(high: .max, low: 1 << 63), format: .liteLLM, agent: "litellm",
    grain: .userDay,
    usage: Usage(
      model: "m",
      tokens: Tokens(input: 1, cacheRead: 2, cacheWrite5m: 3, cacheWrite1h: 4, output: 5),
      stated: StatedCost(nanos: -7, basis: .billed), terms: [.fast, .us], webSearches: 2,
      accuracy: .undercounted, isSidechain: true),
    origin: Origin(
      time: -5, session: "s", directory: "/src/ä", repository: "o/r", branch: "main",
      author: "ann@example.org", commit: "abc", fileStart: -9, isSidechain: true))

  static func file(_ path: String, size: Int64 = 10) -> ImportedFile {
    ImportedFile(
      path: path,
      identity: ImportedFile.Identity(
        device: 1, inode: -2, size: size, modifiedAt: 3, changedAt: 4),
      format: "claude-code", importedAt: 5, taken: 6, repeated: 7, passedOver: 8,
      skips: [
        ImportedFile.Skip(reason: "not well-formed", count: 2, firstLine: 9),
        ImportedFile.Skip(reason: "without an id", count: 1, firstLine: nil),
      ])
  }

  static func deployment(
    _ id: String, source: DeploymentFormat = .github, status: DeploymentStatus = .succeeded,
    finishedAt: Int64 = 100
  ) -> DeploymentRecord {
    DeploymentRecord(
      id: id, source: source, revisions: ["abcd"], finishedAt: finishedAt, status: status)
  }

  static let waiver = WaiverRecord(
    repository: "forge.example.org/o/r", commit: "abcd", rule: "attribution", reason: "a hotfix",
    grantedBy: "Ann <ann@example.org>", grantedAt: 7, via: .trailer)

  /// A ledger that holds something of every kind.
  static func ledger(at path: String) throws -> Ledger {
    let ledger = try Ledger.open(at: path)
    try ledger.insert(
      [full, record(1), record(2, author: "bob@example.org")], author: "ann@example.org")
    var intake = SpendIntake()
    let targets: [SessionLink.Target] = [
      .pullRequest(number: 7, repository: "o/r"), .pullRequest(number: 8, repository: nil),
      .commit("abc"), .parentCommit("abd"), .alias("web \u{202e}\u{1b}[31m"),
    ]
    for target in targets {
      intake.add(SessionLink(agent: "a", session: "s", target: target, time: 30))
    }
    try ledger.insert(intake, files: [file("/a"), file("/b")])
    var named = deployment("1", source: .record)
    (named.unit, named.name, named.repository) = ("api", "caf\u{e9} ##[group]", "o/r")
    (named.isProduction, named.startedAt) = (false, 3)
    try ledger.insert(deployments: [named, deployment("2", status: .running)], at: 50)
    try ledger.insert(waivers: [waiver])
    return ledger
  }
}
