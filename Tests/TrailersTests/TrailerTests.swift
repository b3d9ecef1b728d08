import Testing

@testable import Trailers

@Suite struct TrailerTests {
  /// What `git log --format=%(trailers:only,unfold)` prints for a message.
  private func log(_ message: String) -> String {
    String(decoding: interpretation(of: Array(message.utf8).span, options: .log), as: UTF8.self)
  }

  @Test(arguments: [
    ("s\n\nA: b\n", "A: b\n"),
    ("s\n\ntext\n\nA: b\nC: d", "A: b\nC: d\n"),
    ("s\nA: b\n", ""),
    ("A: b\n", ""),
    ("\n\nA: b\n", ""),
    ("s\n\ntext\nA: b\n", ""),
    ("s\n\ntext\nA: b\nSigned-off-by: x\n", "A: b\nSigned-off-by: x\n"),
    ("s\n\n1\n2\n3\nSigned-off-by: x\n", "Signed-off-by: x\n"),
    ("s\n\n1\n2\n3\n4\nSigned-off-by: x\n", ""),
    ("s\n\nx: y\n---\nA: b\n", ""),
    ("s\n\nx: y\n\n---\n\nA: b\n", "A: b\n"),
    ("s\n\nA: b\n  c\n\td\n", "A: b c d\n"),
    ("s\r\n\r\nA: b\r\nC: d\r\n", "A: b\nC: d\n"),
    ("s\n\nA : b\n", "A: b\n"),
    ("s\n\nA B: c\n", ""),
    ("s\n\nA: b\n# comment\n\n", "A: b\n"),
    ("s\n\nA: b\n\nConflicts:\n\tfile\n", "A: b\n"),
    ("s\n\nA: b\n# ------------------------ >8 ------------------------\ndiff\n", "A: b\n"),
    ("s\n\nA: b\u{0}\n\nC: d\n", "A: b\n"),
    // A message that begins with a list of conflicts never leaves it; git has it so.
    ("Conflicts:\ntext\n \nA: b\n# c\n\tfold\n", "A: b\n"),
    ("s\ntext\n \nA: b\n# c\n\tfold\n", ""),
    ("", ""),
  ])
  func whatGitLogPrints(message: String, expected: String) {
    #expect(log(message) == expected)
  }

  @Test func dividerEndsTheMessageOnlyWhenAsked() {
    let message = Array("s\n\nA: b\n---\nx\n\nC: d\n".utf8)
    #expect(trailers(in: message.span, options: .parse).map(\.key) == ["A"])
    #expect(trailers(in: message.span, options: .parseWithoutDivider).map(\.key) == ["C"])
  }

  /// Git before 2.45 never ends here; later ones look for scissors above the divider only.
  @Test func scissorsBelowADivider() {
    let scissors = "# ------------------------ >8 ------------------------\n"
    let message = Array("S\n\nA: b\n---\nx\n\(scissors)".utf8)
    #expect(trailers(in: message.span, options: .parse).map(\.key) == ["A"])
  }

  @Test func rangesCoverTheLinesOfATrailer() {
    let message = Array("s\n\nA: b\n c\nD: e\n\n".utf8)
    let block = TrailerBlock(of: message.span)
    #expect(block.range == 3..<16)
    #expect(block.trailers.map(\.range) == [3..<11, 11..<16])
    #expect(TrailerBlock(of: Array("s\n\ntext\n".utf8).span).range == 8..<8)
  }

  @Test func foldedValueIsKeptWhenNotUnfolded() {
    var options = TrailerOptions.parse
    options.unfolds = false
    #expect(trailers(in: Array("s\n\nA: b\n  c\n".utf8).span, options: options)[0].text == "b\n  c")
  }

  /// Ten times the message may take ten times as long, not a hundred times.
  @Test(arguments: ["A: b\n", "\n", " \n", "# x\n", "Conflicts:\n", "k", " k", "---\n", "text\n"])
  func timeIsLinear(line: String) {
    let clock = ContinuousClock()
    let message = Array(
      ("s\n\n" + String(repeating: line, count: 1_000_000 / line.utf8.count)).utf8)
    let time = clock.measure { _ = TrailerBlock(of: message.span, options: .parse) }
    #expect(time < .seconds(30), "a quadratic parser takes many minutes here")
  }
}
