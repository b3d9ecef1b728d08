import FixtureSupport
import Foundation
import Git

@testable import Provenance

/// A real commit, masked, and what a reader found in it; see `Labelled/README.md`.
struct LabelledCommit: Decodable, Sendable {
  struct Label: Decodable, Sendable {
    /// Whether the level counts by default: `footer` and stronger.
    let tagged: Bool
    /// The name of the strongest level, or `none`.
    let level: String
    let agent: String?
  }

  /// The repository and the first ten digits of the commit's id.
  let source: String
  /// Whether it was labelled after detection had been mended.
  let heldOut: Bool
  let label: Label
  private let author: [String]
  private let committer: [String]
  private let message: [String]

  var commit: Commit {
    Commit(
      author: (author[0], author[1]), committer: (committer[0], committer[1]),
      message: message.joined(separator: "\n"))
  }

  /// Whether only an attribution store reads what the commit says.
  var isNote: Bool { label.level == EvidenceLevel.note.rawValue }

  static func all() throws -> [LabelledCommit] {
    let file = Checkout.root.appendingPathComponent(
      "Tests/ProvenanceTests/Labelled/commits.jsonl")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try Data(contentsOf: file).split(separator: UInt8(ascii: "\n")).map {
      try decoder.decode(LabelledCommit.self, from: $0)
    }
  }
}

/// What the detector found, counted against the labels.
struct DetectionScore {
  /// Of one level: labelled so, found so, and both.
  struct Count: Equatable {
    var labelled = 0
    var found = 0
    var right = 0

    var precision: Double { found == 0 ? 1 : Double(right) / Double(found) }
    var recall: Double { labelled == 0 ? 1 : Double(right) / Double(labelled) }
  }

  /// By level's name, with `none`; `tagged` counts whatever is `footer` or stronger.
  private(set) var counts: [String: Count] = [:]
  /// Tagged commits whose label's agent is among the agents found.
  private(set) var rightAgents = 0
  /// Commits whose strongest level is not the labelled one: `source: labelled, found`.
  private(set) var confusions: [String] = []

  static let rows = EvidenceLevel.allCases.map(\.rawValue).dropFirst(2) + ["none", "tagged"]

  init(of commits: [LabelledCommit]) {
    for commit in commits { add(commit) }
  }

  private mutating func add(_ labelled: LabelledCommit) {
    let evidence = detector.evidence(in: labelled.commit)
    let level = evidence.first?.level.rawValue ?? "none"
    let label = labelled.label
    count(label.level == level, labelled: label.level, found: level)
    let isTagged = evidence.first.map { $0.level >= .footer } ?? false
    counts["tagged", default: Count()].labelled += label.tagged ? 1 : 0
    counts["tagged", default: Count()].found += isTagged ? 1 : 0
    if label.tagged, isTagged {
      counts["tagged", default: Count()].right += 1
      let strongest = evidence.filter { $0.level.rawValue == level }
      if strongest.contains(where: { $0.agent == label.agent }) { rightAgents += 1 }
    }
    if label.level != level {
      confusions.append("\(labelled.source): \(label.level), \(level)")
    }
  }

  private mutating func count(_ isRight: Bool, labelled: String, found: String) {
    counts[labelled, default: Count()].labelled += 1
    counts[found, default: Count()].found += 1
    if isRight { counts[found, default: Count()].right += 1 }
  }

  /// A table for people.
  var table: String {
    let lines = Self.rows.map { row in
      let count = counts[row] ?? Count()
      let shares = [count.precision, count.recall].map { String(format: "%.3f", $0) }
      return "| \(row) | \(count.labelled) | \(count.found) | \(count.right) | "
        + "\(shares[0]) | \(shares[1]) |"
    }
    let heading = "| level | labelled | found | right | precision | recall |"
    return ([heading, "|---|---:|---:|---:|---:|---:|"] + lines + confusions.map { "    \($0)" })
      .joined(separator: "\n")
  }
}
