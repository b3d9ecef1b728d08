import Testing

@testable import Trailers

/// Messages by example, where git would hide a trailer, and where we leave it to git.
@Suite struct AddingRuleTests {
  private static let ours = NewTrailer("Assisted-by", "a:b")

  private func added(_ message: String) -> String {
    String(decoding: adding([Self.ours], to: Array(message.utf8).span), as: UTF8.self)
  }

  struct Example: Sendable, CustomStringConvertible {
    let before: String
    let after: String
    /// What git shows in the end, ours aside.
    let shown: [String]

    init(_ before: String, _ after: String, shown: [String]) {
      self.before = before
      self.after = after
      self.shown = shown
    }

    var description: String { before }
  }

  private static let hidden = [
    Example(
      "T\n\nText\n\n🤖 Generated with x\nCo-Authored-By: C\n",
      "T\n\nText\n\n🤖 Generated with x\n\nCo-Authored-By: C\nAssisted-by: a:b\n",
      shown: ["Co-Authored-By: C"]),
    Example(
      "T\n\nCloses #123\nAssisted-by: c",
      "T\n\nCloses #123\n\nAssisted-by: c\nAssisted-by: a:b\n", shown: ["Assisted-by: c"]),
    Example(
      "T\n\nCo-Authored-By: C\nCloses #12\n",
      "T\n\nCloses #12\n\nCo-Authored-By: C\nAssisted-by: a:b\n", shown: ["Co-Authored-By: C"]),
    Example(
      "T\n\nReported-by: R\nBug: 3\nFixes #1\nCloses #2\n",
      "T\n\nFixes #1\nCloses #2\n\nReported-by: R\nBug: 3\nAssisted-by: a:b\n",
      shown: ["Reported-by: R", "Bug: 3"]),
    Example(
      "T\n\nFixes #1\nReported-by: R\nCloses #2\nAcked-by: A\n",
      "T\n\nFixes #1\nCloses #2\n\nReported-by: R\nAcked-by: A\nAssisted-by: a:b\n",
      shown: ["Reported-by: R", "Acked-by: A"]),
    Example(
      "T\n\nText\nReported-by: R\nCloses #2\nAcked-by: A\n",
      "T\n\nText\nCloses #2\n\nReported-by: R\nAcked-by: A\nAssisted-by: a:b\n",
      shown: ["Reported-by: R", "Acked-by: A"]),
    Example(
      "T\n\nText\nNote: x\nCloses #2\nAcked-by: A\n",
      "T\n\nText\nNote: x\nCloses #2\n\nAcked-by: A\nAssisted-by: a:b\n", shown: ["Acked-by: A"]),
    Example(
      "T\n\nText\nCo-authored-by: C\n  <c@example.org>\n",
      "T\n\nText\n\nCo-authored-by: C\n  <c@example.org>\nAssisted-by: a:b\n",
      shown: ["Co-authored-by: C <c@example.org>"]),
    Example(
      "T\n\n1\n2\n3\n4\nSigned-off-by: S\n",
      "T\n\n1\n2\n3\n4\n\nSigned-off-by: S\nAssisted-by: a:b\n", shown: ["Signed-off-by: S"]),
    Example(
      "T (#1)\n\n* a\n\n---------\nCo-authored-by: C\n",
      "T (#1)\n\n* a\n\n---------\n\nCo-authored-by: C\nAssisted-by: a:b\n",
      shown: ["Co-authored-by: C"]),
    Example(
      "T (#1)\n\n* a\n\nCo-authored-by: C\n---------\n",
      "T (#1)\n\n* a\n\n---------\n\nCo-authored-by: C\nAssisted-by: a:b\n",
      shown: ["Co-authored-by: C"]),
    Example(
      "T\r\n\r\nText\r\nCc: C\r\n", "T\r\n\r\nText\r\n\nCc: C\nAssisted-by: a:b\n",
      shown: ["Cc: C"]),
    Example(
      "T\n\nText\nCc: C\n\n# On branch main\n#\n",
      "T\n\nText\n\nCc: C\nAssisted-by: a:b\n\n# On branch main\n#\n", shown: ["Cc: C"]),
  ]

  @Test(arguments: hidden) func hiddenAttributionIsShown(example: Example) throws {
    #expect(added(example.before) == example.after)
    let git = try InterpretingGit()
    defer { git.remove() }
    let shown = (example.shown + [Self.ours.line]).map { $0 + "\n" }.joined()
    #expect(try git.parse([Array(example.after.utf8)]) == [shown])
  }

  /// Not ours to take apart: a paragraph of our own, as with git.
  @Test(arguments: [
    "T\n\nText\nNote: x\n", "T\n\nNote: x\nCloses #1\n", "T\n\nCo-authored-by: C\nand text\n",
    "T\n\nText\nCo-authored-by: C\nCloses #1\n", "T\n\nCc: C\nFixes #1 by reading\n",
    "T\nCo-authored-by: C\n", "Cc: C\nCloses #1\n", "fix: x\n", "T\n\n# c\n  Cc: C\n",
    "# c\n\nText\nCc: C\n", "T\n\nCo-authored-by: C\n\nCloses #1\n", "T\n\nText\n  Cc: C\n",
    "T\n\nCc: C\n---\nnotes\n",
  ])
  func textIsLeftAlone(message: String) {
    #expect(added(message) == message + "\nAssisted-by: a:b\n")
  }

  @Test(arguments: [
    // git sees these blocks, whatever else is in them.
    ("T\n\nCc: C\n", "T\n\nCc: C\nAssisted-by: a:b\n"),
    ("T\n\n1\n2\n3\nSigned-off-by: S\n", "T\n\n1\n2\n3\nSigned-off-by: S\nAssisted-by: a:b\n"),
    ("T\n\nCc : C\r\n", "T\n\nCc: C\nAssisted-by: a:b\n"),
    ("T\n\nA: b\n---\nx\n\nC: d\n", "T\n\nA: b\n---\nx\n\nC: d\nAssisted-by: a:b\n"),
    ("T", "T\n\nAssisted-by: a:b\n"),
    // With `git commit -m` the comment is text.
    ("T\n\n#12\nCc: C\n#13\nCc: D\n", "T\n\n#12\nCc: C\n#13\nCc: D\nAssisted-by: a:b\n"),
    ("\nfix: x\n", "\nfix: x\n\nAssisted-by: a:b\n"),
    ("T\n\nSigned-off-by: S\nx\n \n", "T\n\nSigned-off-by: S\nx\nAssisted-by: a:b\n"),
    ("", "\nAssisted-by: a:b\n"),
    ("\n# c\n", "\nAssisted-by: a:b\n# c\n"),
    // git before 2.45 can hang here.
    (
      "T\n\nb\n---\nx\n# ------------------------ >8 ------------------------\n",
      "T\n\nb\n---\nx\n\nAssisted-by: a:b\n# ------------------------ >8 ------------------------\n"
    ),
  ])
  func oneBlock(message: String, expected: String) {
    #expect(added(message) == expected)
  }

  @Test(arguments: [
    "T\n\nassisted-by: A:B", "T\n\nCc: C\nAssisted-By : a:b  \n", "T\n\nText\nAssisted-by: a:b\n",
    "T\n\nAssisted-by: a:b\nCloses #1\n", "T\n\nText\u{0}\n", "\nAssisted-by: a:b\n",
  ])
  func messageStaysAsItIs(message: String) {
    #expect(added(message) == message)
  }

  @Test func bytesThatAreNoText() {
    let message = Array("T\n\nT\u{e4}xt ".utf8) + [0xFF, 0xC3, 0x0A]
    #expect(adding([Self.ours], to: message.span) == message + Array("\nAssisted-by: a:b\n".utf8))
    let value = NewTrailer(key: "K", value: [0x20, 0xFF, 0x09])
    #expect(adding([value], to: message.span) == message + [0x0A, 0x4B, 0x3A, 0x20, 0xFF, 0x0A])
  }

  @Test(arguments: [
    NewTrailer("", "x"), NewTrailer("Two words", "x"), NewTrailer("K:", "x"),
    NewTrailer("K", "x\ny"), NewTrailer("K", "x\r\n\r\ny"), NewTrailer("K", "x\u{0}"),
    NewTrailer("Ä", "x"),
  ])
  func unreadableTrailerIsNotAdded(trailer: NewTrailer) {
    let message = Array("T\n\nText".utf8)
    #expect(adding([trailer], to: message.span) == message)
  }

  @Test func sameTrailerTwiceIsAddedOnce() {
    let message = Array("T\n".utf8)
    let twice = adding([Self.ours, NewTrailer("assisted-by", "A:B ")], to: message.span)
    #expect(twice == Array("T\n\nAssisted-by: a:b\n".utf8))
  }
}
