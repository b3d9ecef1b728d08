import FixtureSupport
import Foundation
import Testing

@testable import Trailers

/// Trailers added to the recorded messages, by the installed git and by this module.
@Suite(.enabled(if: Vectors.exist, "the recorded messages are not beside the package"))
struct AddingVectorTests {
  private func messages() throws -> [[UInt8]] {
    try Vectors.read("trailers.jsonl", as: VectorTests.Record.self).map { Array($0.message.utf8) }
  }

  @Test func keyThatIsAbsent() throws {
    let git = try InterpretingGit()
    defer { git.remove() }
    var comparison = AddingComparison()
    try comparison.compare(
      messages(), with: [NewTrailer("Zz-assisted-by", "a:b"), NewTrailer("Zz-session", "a:1")],
      by: git)
    // 53 have text above their trailers, a tool's notice or `KEY=value` (see `HiddenBlock`); in one a
    // comment stands between trailers. Scissors below a `---` are no exception: with
    // `--no-divider` git does not hang.
    #expect(comparison == AddingComparison(equal: 1_769, shown: 53, comments: 1))
  }

  @Test func keyThatIsThereWithAnotherValue() throws {
    let git = try InterpretingGit()
    defer { git.remove() }
    let byKey = Dictionary(grouping: try messages()) { message in
      trailers(in: message.span, options: .parseWithoutDivider).last?.key.lowercased()
    }
    var comparison = AddingComparison()
    for (key, messages) in byKey {
      guard let key else { continue }
      try comparison.compare(messages, with: [NewTrailer(key, "another value")], by: git)
    }
    #expect(comparison == AddingComparison(equal: 1_551, comments: 1))
  }

  /// Nothing is added, by neither.
  @Test func trailerThatIsThere() throws {
    let git = try InterpretingGit()
    defer { git.remove() }
    var asked: [(message: [UInt8], trailer: NewTrailer)] = []
    for message in try messages() {
      var options = TrailerOptions.parseWithoutDivider
      options.unfolds = false
      let lines = trailers(in: message.span, options: options)
        .filter { !$0.value.contains(0x0A) && $0.range.count < 1_000 }
      guard let trailer = lines.first else { continue }
      asked.append((message, NewTrailer(key: trailer.key, value: trailer.value)))
    }
    let answers = try git.adding(asked.map(\.trailer), eachTo: asked.map(\.message))
    let plain = try git.adding([], to: asked.map(\.message))
    for (index, (message, trailer)) in asked.enumerated() {
      #expect(answers[index] == plain[index], "\(message.quoted)")
      #expect(adding([trailer], to: message.span) == message)
    }
    #expect(asked.count == 1_552)
  }
}
