import FixtureSupport
import Foundation
import Testing

@testable import PatchIDs

/// Ids of random texts, against the installed git.
@Suite("Patch ids of texts", .enabled(if: Prerequisites.git, "needs git"))
struct DifferentialTests {
  @Test("what git prints, however the text is cut into pieces", arguments: PatchIDMode.allCases)
  func random(mode: PatchIDMode) throws {
    let git = try Program(named: "git")
    for seed in UInt64(0)..<150 {
      var random = RandomPatches(seed: seed)
      let text = random.text()
      let expected = try git.run(["patch-id", "--\(mode)"], input: Data(text))
      var reader = PatchIDReader(mode: mode)
      var lines = ""
      var rest = text[...]
      while !rest.isEmpty {
        let piece = rest.prefix(1 + random.number(100))
        for id in reader.read(Array(piece)) { lines += id.line }
        rest = rest.dropFirst(piece.count)
      }
      if let last = reader.finish() { lines += last.line }
      #expect(lines == expected.output, "\(seed): \(String(decoding: text, as: UTF8.self))")
    }
  }
}
