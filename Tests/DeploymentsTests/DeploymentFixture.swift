import Deployments
import FixtureSupport
import Foundation

/// The files under `Fixtures/deployments`.
enum DeploymentFixture {
  static let names = [
    "lines.jsonl", "deployments.csv", "github.json", "github-paginate.json", "github-slurp.json",
    "github.jsonl", "github-statuses.json", "github-bare.json", "github-graphql.json",
    "gitlab.json", "gitlab.jsonl", "argocd.json", "argocd-app-list.json", "flux.json",
    "cdevents.jsonl", "devlake.jsonl",
  ]
  static let maps = ["map.csv", "map.jsonl", "docker-inspect.json", "skopeo-inspect.json"]

  static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](
      try Data(contentsOf: Checkout.fixtures.appendingPathComponent("deployments/\(name)")))
  }

  static func read(_ name: String) throws -> DeploymentIntake {
    try DeploymentFile.read(try bytes(name), file: name)
  }

  static func read(text: String) throws -> DeploymentIntake {
    try DeploymentFile.read(Array(text.utf8), file: "f")
  }

  static func map(_ name: String) throws -> RevisionMap {
    try RevisionMap(try bytes(name), file: name)
  }

  static func map(text: String) throws -> RevisionMap {
    try RevisionMap(Array(text.utf8), file: "f")
  }
}

extension DeploymentIntake {
  /// The records, each in a line.
  var lines: [String] { records.map(\.line) }
}

extension DeploymentRecord {
  /// What is most important, in short: a commit of 40 times `a` is `a`.
  var line: String {
    let names = [
      id.shortened, unit.map { "unit=\($0)" }, environment,
      isProduction.map { $0 ? "(live)" : "(test)" },
      name.map { "name=\($0)" },
    ]
    return
      (names.compactMap(\.self) + [
        revisions.map(\.shortened).joined(separator: ","), status.rawValue, finishedAt.clock,
      ]).joined(separator: " ")
  }
}

extension Int64 {
  /// As `MM-DD HH:MM`, since most is in 2026 and on the minute.
  var clock: String {
    let text = Date(timeIntervalSince1970: TimeInterval(self)).ISO8601Format()
    let minute = text.dropFirst(5).prefix(11).replacing("T", with: " ")
    return text.hasPrefix("2026-") && self % 60 == 0 ? String(minute) : text
  }
}

extension String {
  /// With runs of 40 and more of the same digit as one.
  var shortened: String {
    var text = ""
    var run: (character: Character, count: Int) = (" ", 0)
    for character in self {
      if character == run.character {
        run.count += 1
      } else {
        text += String(repeating: run.character, count: run.count >= 40 ? 1 : run.count)
        run = (character, 1)
      }
    }
    return text + String(repeating: run.character, count: run.count >= 40 ? 1 : run.count)
  }

  /// The commit id, or digest, of the same digit all over.
  static func commit(_ digit: Character) -> String { String(repeating: digit, count: 40) }
  static func digest(_ digit: Character) -> String {
    "sha256:" + String(repeating: digit, count: 64)
  }
}
