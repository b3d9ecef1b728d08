import Deployments
import FixtureSupport
import Foundation
import Testing

/// The order of what a file holds, and what it holds twice, make no difference.
struct ShuffledDeploymentsTests {
  /// The values of a file in JSON, each on one line; lists, and those of Kubernetes, are opened.
  private func values(_ name: String) throws -> [String] {
    let bytes = try DeploymentFixture.bytes(name)
    guard name.hasSuffix(".json") else {
      return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { String($0) }
    }
    let document = try JSONSerialization.jsonObject(with: Data(bytes))
    let list = document as? [Any] ?? (document as? [String: Any])?["items"] as? [Any] ?? []
    return try list.map {
      let value = try JSONSerialization.data(withJSONObject: $0, options: [.sortedKeys])
      return String(decoding: value, as: UTF8.self)
    }
  }

  @Test(arguments: [
    "lines.jsonl", "github.json", "github.jsonl", "gitlab.json", "argocd.json", "flux.json",
    "cdevents.jsonl", "devlake.jsonl",
  ])
  func ofJSON(_ name: String) throws {
    let expected = try DeploymentFixture.read(name)
    let values = try values(name)
    #expect(values.count > 2)
    var random = SeededGenerator(seed: 11)
    for _ in 0..<40 {
      let copies = (0..<Int.random(in: 0...4, using: &random)).compactMap { _ in
        values.randomElement(using: &random)
      }
      let text = (values + copies).shuffled(using: &random).joined(separator: "\n")
      let intake = try DeploymentFixture.read(text: text)
      #expect(intake.records == expected.records)
      #expect(intake.skips.map(\.reason) == expected.skips.map(\.reason))
    }
  }

  /// Statuses may stand before their deployments, and between them.
  @Test func ofDeploymentsAndTheirStatuses() throws {
    let expected = try DeploymentFixture.read("github-statuses.json")
    let lines = String(
      decoding: try DeploymentFixture.bytes("github-statuses.json"), as: UTF8.self
    ).split(separator: "\n")
    var random = SeededGenerator(seed: 12)
    for _ in 0..<40 {
      let text = lines.shuffled(using: &random).joined(separator: "\n")
      #expect(try DeploymentFixture.read(text: text).records == expected.records)
    }
  }

  @Test func ofRows() throws {
    let header = "commit,finished_at,id,status"
    let rows = (0..<30).map { index in
      let commit = String(repeating: String(index % 10), count: 40)
      return "\(commit),2026-03-02T10:\(10 + index % 7):00Z,\(index % 11),"
        + ["success", "failed", "running"][index % 3]
    }
    let expected = try DeploymentFixture.read(text: ([header] + rows).joined(separator: "\n"))
    #expect(expected.records.count == 11)
    var random = SeededGenerator(seed: 13)
    for _ in 0..<40 {
      let text = [header] + (rows + rows.prefix(9)).shuffled(using: &random)
      #expect(try DeploymentFixture.read(text: text.joined(separator: "\n")) == expected)
    }
  }
}
