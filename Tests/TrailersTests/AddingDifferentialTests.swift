import FixtureSupport
import Foundation
import Testing

@testable import Trailers

/// Seeded random messages to which git and this module add trailers.
@Suite struct AddingDifferentialTests {
  static let additions: [[NewTrailer]] = [
    [NewTrailer("Assisted-by", "claude-code:m"), NewTrailer("AI-Session", "claude-code:1")],
    [NewTrailer("Key", "value")],
    [NewTrailer("signed-off-by", "a <A@example.org>"), NewTrailer("Key", " other ")],
  ]

  @Test(arguments: 0..<3) func twelveHundredMessages(addition: Int) throws {
    let git = try InterpretingGit()
    defer { git.remove() }
    var generator = AddingMessages(seed: UInt64(addition))
    let messages = (0..<1_200).map { _ in generator.next() }
    var comparison = AddingComparison()
    try comparison.compare(messages, with: Self.additions[addition], by: git)
    #expect(comparison.equal > 900)
    #expect(comparison.shown > 30, "the generator must reach the interesting part")
    #expect(comparison.comments > 10)
    #expect(comparison.belowBlankLines > 0)
  }

  /// With `;` for comments, as git would have been told, though we are not.
  @Test func sixHundredMessagesAboveAnotherStatus() throws {
    let git = try InterpretingGit()
    defer { git.remove() }
    var generator = AddingMessages(seed: 7)
    var messages: [[UInt8]] = []
    while messages.count < 600 {
      let message = generator.next()
      // Scissors with `#` decide, wherever they are.
      if message.quoted.contains("# ----") { continue }
      messages.append(message + (messages.count.isMultiple(of: 2) ? Self.status : Self.scissors))
    }
    var comparison = AddingComparison()
    try comparison.compare(
      messages, with: Self.additions[0], configuration: ["core.commentChar=;"], by: git)
    #expect(comparison.equal > 480)
  }

  private static let status = Array(
    """

    ; Please enter the commit message for your changes. Lines starting
    ; with ';' will be ignored, and an empty message aborts the commit.
    ;
    ; On branch main
    ;

    """.utf8)
  private static let scissors = Array(
    """

    ; ------------------------ >8 ------------------------
    ; Do not modify or remove the line above.
    ; Everything below it will be ignored.
    diff --git a/a b/a

    """.utf8)
}
