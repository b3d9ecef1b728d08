import FixtureSupport
import Foundation
import Testing

@Suite(
  "The same work in every merge style",
  .enabled(if: Prerequisites.git && Prerequisites.python, "needs git and python3"))
struct MergeStyleTests {
  /// 6, or with `OUTCOMES_FULL=1` 200.
  private static let seeds =
    0..<(ProcessInfo.processInfo.environment["OUTCOMES_FULL"] == "1" ? 200 : 6)

  @Test(
    "comes out as with merges; where the branches are gone, as far as the mainline still tells",
    arguments: seeds)
  func styles(_ seed: Int) throws {
    let work = try SameWork(seed: seed)
    defer { work.remove() }
    try Self.compareWithBranches(work)
    try Self.compareWithoutBranches(work)
  }

  private static func compareWithBranches(_ work: SameWork) throws {
    let merge = try work.report(of: .merge, .withBranches)
    #expect(merge["totals"]["lines"]["ai_surviving"].integer != 0)
    for style in MergeStyle.allCases {
      let report = try work.report(of: style, .withBranches)
      #expect(merge.totalDifferences(in: report) == [], "\(style)")
      if work.isForeign {
        #expect(merge.countDifferences(in: report) == [], "\(style)")
      } else {
        #expect(merge.allDifferences(in: report) == [], "\(style)")
      }
    }
  }

  private static func compareWithoutBranches(_ work: SameWork) throws {
    let merge = try work.report(of: .merge, .withoutBranches)
    for style in MergeStyle.allCases {
      let report = try work.report(of: style, .withoutBranches)
      #expect(merge.totalDifferences(in: report) == [], "\(style) without branches")
      switch style.keeps {
      case .commits where work.isForeign:
        #expect(merge.countDifferences(in: report) == [], "\(style) without branches")
      case .commits:
        #expect(merge.allDifferences(in: report) == [], "\(style) without branches")
      case .evidenceOfAny:
        #expect(
          zip(report.agentLines, merge.agentLines).allSatisfy { $0 >= $1 },
          "\(style) without branches")
      case .noEvidence:
        #expect(
          zip(report.agentLines, merge.agentLines).allSatisfy { $0 <= $1 },
          "\(style) without branches")
      case .evidenceOfSome:
        break
      }
    }
  }
}

/// A way in which a forge lands a branch.
private enum MergeStyle: String, CaseIterable {
  case merge, rebase
  case squashTitle = "squash-title"
  case squashDetails = "squash-details"
  case squashDescription = "squash-description"
  case gitLabMerge = "gitlab-merge"
  case gitLabSquash = "gitlab-squash"
  case gitLabSquashFastForward = "gitlab-squash-ff"
  case gitLabRebaseMerge = "gitlab-rebase-merge"

  /// What the mainline still tells when the branches are gone.
  enum Keeping {
    /// Each commit, with its author and its message.
    case commits
    /// One commit, with the evidence of all: where any was an agent's, all is.
    case evidenceOfAny
    /// One commit, with the evidence that counts for co-authors, or that the opener wrote.
    case evidenceOfSome
    case noEvidence
  }

  var keeps: Keeping {
    switch self {
    case .merge, .rebase, .gitLabMerge, .gitLabRebaseMerge: .commits
    case .squashDetails: .evidenceOfAny
    case .squashDescription: .evidenceOfSome
    case .squashTitle, .gitLabSquash, .gitLabSquashFastForward: .noEvidence
    }
  }
}

/// What `merge-styles/generate.py` writes for one seed.
private struct SameWork {
  enum Variant: String {
    case withBranches = "with-branches"
    case withoutBranches = "without-branches"
  }

  /// Whether mergers settle conflicts in the work of others: a squash and a rebase cannot tell who
  /// wrote these lines, so that only their sum is the same.
  let isForeign: Bool
  /// Whether S is computed from the changes, which must be the same in every style, too.
  private let computesSize: Bool
  private let directory: URL
  private let time: Int

  init(seed: Int) throws {
    computesSize = seed.isMultiple(of: 2)
    directory = try TemporaryDirectory.make("merge-styles")
    isForeign = seed % 3 == 2
    try FixtureScript("merge-styles/generate.py")
      .run([directory.path, "\(seed)"] + (isForeign ? ["--foreign"] : []))
    let manifest = try JSONValue(contentsOf: directory.appendingPathComponent("manifest.json"))
    time = manifest["observed_until"].integer ?? 0
  }

  /// 200 seeds would fill a disk.
  func remove() { try? FileManager.default.removeItem(at: directory) }

  func report(of style: MergeStyle, _ variant: Variant) throws -> JSONValue {
    let repository = directory.appendingPathComponent("\(style.rawValue)/\(variant.rawValue).git")
    let configuration = directory.appendingPathComponent("outcomes.toml")
    let settings = computesSize ? [] : ["--config", configuration.path]
    let scan = try Outcomes.scan(["--all"] + settings + [repository.path], at: time)
    #expect(scan.exitCode == 0)
    #expect(scan.report["repositories"][0]["complete"] == .bool(true))
    return scan.report
  }
}

extension JSONValue {
  /// How often lines count as AI-assisted, by what became of them.
  fileprivate var agentLines: [Int] {
    let lines = self["totals"]["lines"]
    return ["ai_novel", "ai_surviving", "ai_pending", "ai_removed"].compactMap {
      lines[$0].integer
    }
  }

  /// Where another report differs in what the trees alone decide.
  fileprivate func totalDifferences(in other: JSONValue) -> [String] {
    other.treeFacts.differences(from: treeFacts, at: "totals")
  }

  /// Where another report differs in how many commits there are, and how far they came.
  fileprivate func countDifferences(in other: JSONValue) -> [String] {
    other.commitFacts.differences(from: commitFacts, at: "commits")
  }

  /// Where another report differs in anything but ids, names and ways of landing.
  fileprivate func allDifferences(in other: JSONValue) -> [String] {
    other.facts.differences(from: facts)
  }

  private var treeFacts: JSONValue {
    let totals = self["totals"]
    let equivalents = (totals["dce"].number ?? -1) + (totals["unassisted"]["dce"].number ?? -1)
    return .object([
      "lines": totals["lines"].only("novel", "surviving", "pending", "removed"),
      "dce": .number(equivalents),
      "unattributed": self["unattributed"]["lines"],
      "deployments": .array(
        self["deployments"].items.map {
          $0.only("name", "finished_at", "novel_lines", "surviving_lines")
        }),
    ])
  }

  private var commitFacts: JSONValue {
    .object([
      "funnel": self["funnel"].only("tagged", "merged", "deployed"),
      "repository": self["repositories"][0].only("commits", "deployments"),
      "developers": .object(
        self["developers"].items.reduce(into: [:]) { rows, row in
          let counts = row["commits"].only("total", "tagged", "merged", "deployed")
          // Who only merged has a row where lines are the merger's.
          if counts["total"].integer != 0 { rows[row["email"].string ?? ""] = counts }
        }),
    ])
  }

  private var facts: JSONValue {
    .object([
      "funnel": self["funnel"].without("landings"),
      "totals": self["totals"],
      "unattributed": self["unattributed"],
      "developers": self["developers"],
      "agents": self["agents"],
      "deployments": .array(self["deployments"].items.map { $0.without("commit") }),
      "commits": self["repositories"][0]["commits"],
    ])
  }

  private func only(_ keys: String...) -> JSONValue {
    .object(members.filter { keys.contains($0.key) })
  }

  private func without(_ key: String) -> JSONValue {
    .object(members.filter { $0.key != key })
  }
}
