import FixtureSupport
import Foundation
import Testing

/// Numbers that `Fixtures/monorepo/README.md` works out by hand.
@Suite("A monorepo", .enabled(if: Prerequisites.git, "needs git"))
struct MonorepoTests {
  private static let fixture = SharedFixture("monorepo") { directory in
    try FixtureScript("monorepo/make.sh").run([directory.path])
  }

  /// 2026-04-20 00:00 UTC, the end of the window.
  private static let end = 1_776_643_200

  private let folder: URL
  private let told: String
  private let ledger: String

  init() throws {
    folder = try Self.fixture.directory()
    told = folder.appendingPathComponent("deployments.jsonl").path
    ledger = try TemporaryDirectory.make("ledger").appendingPathComponent("ledger.sqlite").path
  }

  private func scan(_ arguments: [String]) throws -> Scan {
    try Outcomes.scan(
      ["--since", "2026-03-02", "--until", "2026-04-20", "--no-cache"] + arguments,
      in: folder.appendingPathComponent("shop"), at: Self.end)
  }

  private func deploy(_ arguments: [String]) throws -> Completed {
    try Outcomes.run(
      ["deploy"] + arguments + ["--ledger", ledger],
      in: folder.appendingPathComponent("shop"), at: Self.end)
  }

  /// The deployments that were told, as values.
  private func lines() throws -> [JSONValue] {
    try String(contentsOfFile: told, encoding: .utf8).split(separator: "\n").map {
      try JSONValue(parsing: Data($0.utf8))
    }
  }

  private func id(of commit: String) throws -> String {
    let names = try String(
      contentsOf: folder.appendingPathComponent("commits"), encoding: .utf8)
    let line = try #require(names.split(separator: "\n").first { $0.hasPrefix(commit + " ") })
    return String(line.dropFirst(commit.count + 1))
  }

  private func record(_ line: JSONValue) throws -> Completed {
    let options = [
      "id": "--id", "unit": "--unit", "environment": "--environment", "commit": "--commit",
      "finished_at": "--at", "status": "--status",
    ]
    return try deploy(
      ["record"]
        + options.sorted { $0.key < $1.key }.flatMap { key, option in
          [option, line[key].string ?? ""]
        })
  }

  // MARK: - Numbers

  @Test("the report says every figure of it")
  func report() throws {
    let scan = try scan(["--deployments", told])
    let expected = try JSONValue(
      contentsOf: Checkout.fixtures.appendingPathComponent("monorepo/expected.json"))
    #expect(scan.exitCode == 0, "\(scan.completed.errors)")
    #expect(scan.report.differences(from: expected) == [])
    #expect(scan.source == "files")
  }

  @Test("what does not count is named")
  func notices() throws {
    let words = try scan(["--deployments", told]).words
    #expect(words.contains("deployments in other environments do not count: 1 in 'staging'"))
    #expect(words.contains("1 deployments of 'web' name commits that are not in the repository"))
    #expect(words.contains("0123456789abcdef0123456789abcdef01234567"))
    #expect(words.contains("1 deployments of 'web' brought one place"))
    #expect(!words.contains("not configured"))
  }

  /// With the median m of n changes, S = 20 · (m / 20)^(n / (n + 20)): the api's have 20, 10 and 20
  /// lines, since what the hotfixes brought was live before the mainline had it; the web's 10, 10, 20
  /// and 3, the worker's 16, 8 and 12.
  @Test("a unit's S is that of its own changes, where it is not frozen")
  func sizes() throws {
    let frozen = try String(
      contentsOf: folder.appendingPathComponent("shop/.outcomes.toml"), encoding: .utf8)
    let kept = frozen.split(separator: "\n").filter {
      !$0.hasPrefix("[reference") && !["api", "web", "worker"].contains($0.prefix { $0 != " " })
    }
    let file = try TemporaryDirectory.make("configuration").appendingPathComponent("o.toml")
    try Data(kept.joined(separator: "\n").utf8).write(to: file)
    let sizes = try scan(["--deployments", told, "--config", file.path])
      .report["parameters"]["reference_change_lines"]
    let expected = [
      "api": 20.0, "web": 20 * pow(0.5, 4.0 / 24), "worker": 20 * pow(0.6, 3.0 / 23),
    ]
    for (unit, size) in expected {
      #expect(abs((sizes[unit].number ?? 0) - size) < 1e-6, "\(unit)")
    }
  }

  // MARK: - Ways of telling

  @Test("imported into the ledger it is the same, however often")
  func imported() throws {
    let files = try scan(["--deployments", told])
    let first = try deploy(["import", told])
    #expect(first.exitCode == 0, "\(first.errors)")
    #expect(first.output.contains("27 new, 0 amended, 0 known"))
    let ledgers = try scan(["--ledger", ledger])
    #expect(ledgers.source == "records")
    #expect(ledgers.report.withoutSource.differences(from: files.report.withoutSource) == [])
    let again = try deploy(["import", told, told])
    #expect(again.output.contains("0 new, 0 amended"))
    #expect(try scan(["--ledger", ledger]).report.differences(from: ledgers.report) == [])
  }

  @Test("recorded one by one it is the same, in any order, and however often")
  func recorded() throws {
    let files = try scan(["--deployments", told])
    // The last first; and every third again.
    for (index, line) in try lines().reversed().enumerated() {
      for _ in 0..<(index.isMultiple(of: 3) ? 2 : 1) {
        let done = try record(line)
        #expect(done.exitCode == 0, "\(done.errors)")
      }
    }
    let ledgers = try scan(["--ledger", ledger])
    #expect(ledgers.source == "records")
    #expect(ledgers.report.withoutSource.differences(from: files.report.withoutSource) == [])
  }

  @Test("all of it is listed, whatever its environment and status")
  func listed() throws {
    #expect(try deploy(["import", told]).exitCode == 0)
    let listed = try JSONValue(
      parsing: try deploy(["list", "--limit", "0", "--format", "json"]).stdout)
    let rows = listed["deployments"].items
    #expect(rows.map { $0["id"].string } == (try lines().sorted().map { $0["id"].string }))
    #expect(rows.filter { $0["environment"].string == "staging" }.count == 1)
    #expect(rows.filter { $0["status"].string == "failed" }.map { $0["id"].string } == ["109"])
    #expect(rows.filter { $0["commit"] == .null }.map { $0["id"].string } == ["121"])
  }

  // MARK: - One commit's story

  @Test("a hotfix is live from its branch, and its copy on the mainline tells the same")
  func hotfix() throws {
    for commit in ["tax-fix", "tax"] {
      let story = try explain(commit)
      #expect(story["lines"]["novel"].integer == 4, "\(commit)")
      #expect(story["lines"]["surviving"].integer == 4, "\(commit)")
      #expect(story["deployments"][0]["name"].string == "115", "\(commit)")
    }
    #expect(try explain("tax-fix")["landing"]["kind"].string == "cherry-pick")
  }

  @Test("a change across two units tells of both")
  func acrossUnits() throws {
    let story = try explain("basket")
    #expect(story["lines"]["novel"].integer == 20)
    #expect(story["lines"]["surviving"].integer == 20)
    #expect(
      Set(story["deployments"].items.compactMap { $0["unit"].string }).isSuperset(of: [
        "api", "web",
      ]))
    #expect(story["developers"].items.count == 2)
  }

  private func explain(_ commit: String) throws -> JSONValue {
    let done = try Outcomes.run(
      [
        "explain", try id(of: commit), "--since", "2026-03-02", "--until", "2026-04-20",
        "--deployments", told, "--no-cache", "--format", "json",
      ], in: folder.appendingPathComponent("shop"), at: Self.end)
    #expect(done.exitCode == 0, "\(done.errors)")
    return try JSONValue(parsing: done.stdout)
  }
}

extension JSONValue {
  /// A report without the word for where its deployments are from.
  fileprivate var withoutSource: JSONValue {
    guard case .object(var members) = self, case .object(var parameters) = self["parameters"] else {
      return self
    }
    parameters["deployment_source"] = nil
    members["parameters"] = .object(parameters)
    return .object(members)
  }
}

extension [JSONValue] {
  /// In the order of their times, then ids.
  fileprivate func sorted() -> [JSONValue] {
    sorted {
      ($0["finished_at"].string ?? "", $0["id"].string ?? "")
        < ($1["finished_at"].string ?? "", $1["id"].string ?? "")
    }
  }
}
