import FixtureSupport
import Foundation
import Testing

@testable import Landing

/// Landings that are easily taken for others.
@Suite(
  "Odd landings", .enabled(if: Prerequisites.git && Prerequisites.python, "needs git and python3"))
struct OddLandingTests {
  @Test("each commit landed as it did, or is left alone")
  func landings() throws {
    let directory = try TemporaryDirectory.make("odd-landings")
    try FixtureScript("merge-styles/odd-landings.py").run([directory.path])
    let manifest = try JSONValue(contentsOf: directory.appendingPathComponent("manifest.json"))
    let repository = try LinkedRepository(
      directory.appendingPathComponent("odd.git").path,
      until: Int64(try #require(manifest["observed_until"].integer)))
    let cases = manifest["cases"].items
    #expect(cases.count > 10)
    for story in cases {
      let name = story["case"].string ?? ""
      for commit in story["commits"].items {
        let id = try #require(commit["commit"].string)
        let landing = try #require(repository.landing(of: id))
        let target = repository.target(of: id)
        let right = commit["right"].items
        #expect(
          right.contains { expected in
            // What the mainline reaches needs no link.
            expected["landing"].string == landing.rawValue
              && (landing == .merge || expected["target"].string == target)
          },
          "\(name): '\(commit["subject"].string ?? "")' is \(landing.rawValue) in \(target ?? "none")"
        )
      }
    }
  }
}
