import FixtureSupport
import Foundation
import Testing

@testable import Landing

/// Real merges turned into squashes and rebases, by `Fixtures/squash-simulation/simulate.py`.
@Suite(
  "Squash simulation", .enabled(if: !simulations.isEmpty, "OUTCOMES_SQUASH_SIMULATION is not set"))
struct SquashSimulationTests {
  @Test(
    "content alone links at least 97 of 100, and 1 of 10,000 pairs wrongly", arguments: simulations)
  func links(_ path: String) throws {
    let directory = URL(fileURLWithPath: path)
    let manifest = try JSONValue(contentsOf: directory.appendingPathComponent("manifest.json"))
    let style = try #require(manifest["style"].string)
    let repository = try LinkedRepository(
      directory.appendingPathComponent("\(style).git").path)
    var (right, wrong, none) = (0, 0, 0)
    let topics = manifest["topics"].items
    for topic in topics {
      for (source, target) in Self.pairs(of: topic) {
        let found = repository.target(of: source)
        right += found == target ? 1 : 0
        wrong += found != nil && found != target ? 1 : 0
        none += found == nil ? 1 : 0
        if found != target { print("  \(source): \(found ?? "none") for \(target)") }
      }
    }
    let all = right + wrong + none
    print(
      "\(directory.lastPathComponent) \(style): \(all) sources, \(right) linked, \(none) not linked, "
        + "\(wrong) wrongly, of \(all * repository.mainline.changes.count) pairs")
    #expect(Double(right) >= 0.97 * Double(all))
    #expect(Double(wrong) * 10_000 <= Double(all * repository.mainline.changes.count))
  }

  /// What has to be found again, and where it is.
  private static func pairs(of topic: JSONValue) -> [(source: String, target: String)] {
    if let squash = topic["squash"].string, let tip = topic["tip"].string {
      return [(tip, squash)]
    }
    return topic["replayed"].items.compactMap { replayed in
      guard let source = replayed["commit"].string, let target = replayed["as"].string else {
        return nil
      }
      return (source, target)
    }
  }
}

/// Directories that the script wrote, separated by colons.
private let simulations =
  (ProcessInfo.processInfo.environment["OUTCOMES_SQUASH_SIMULATION"] ?? "")
  .split(separator: ":").map(String.init)
