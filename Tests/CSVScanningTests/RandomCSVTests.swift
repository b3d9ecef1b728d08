import FixtureSupport
import Testing

@Suite("CSV at random") struct RandomCSVTests {
  private static let letters = ["a", "é", " ", ",", "\"", "\n", "\r", "\r\n", "\u{FEFF}"]

  /// What is written is read again, wherever the chunks end.
  @Test(arguments: 0..<200) func roundTrip(seed: UInt64) {
    var numbers = SeededGenerator(seed: seed)
    var (text, expected, line) = ("", [String](), 1)
    for _ in 0..<Int.random(in: 0..<6, using: &numbers) {
      let fields = (0..<Int.random(in: 2..<5, using: &numbers)).map { _ in
        Self.text(Self.letters.dropLast(), using: &numbers)
      }
      expected.append("\(line): \(fields.joined(separator: "|"))")
      line += 1 + fields.joined().utf8.count { $0 == UInt8(ascii: "\n") }
      text += fields.map { Self.written($0, using: &numbers) }.joined(separator: ",")
      text += ["\n", "\r\n"].randomElement(using: &numbers) ?? "\n"
    }
    for size in [1, 2, 7, .max] { #expect(CSV.items(text, inChunksOf: size) == expected) }
  }

  /// Whatever it is, where the chunks end makes no difference.
  @Test(arguments: 0..<500) func chunks(seed: UInt64) {
    var numbers = SeededGenerator(seed: seed)
    let text = (0..<8).map { _ in Self.text(Self.letters[...], using: &numbers) }.joined()
    let expected = CSV.items(text, trimsBlanks: seed.isMultiple(of: 2))
    for size in [1, 2, 3, 5] {
      let found = CSV.items(text, trimsBlanks: seed.isMultiple(of: 2), inChunksOf: size)
      #expect(found == expected, "\(text.debugDescription) in chunks of \(size)")
    }
  }

  private static func text(
    _ letters: ArraySlice<String>, using numbers: inout SeededGenerator
  ) -> String {
    (0..<Int.random(in: 0..<6, using: &numbers)).map { _ in
      letters.randomElement(using: &numbers) ?? ""
    }.joined()
  }

  private static func written(_ field: String, using numbers: inout SeededGenerator) -> String {
    let isPlain = !field.utf8.contains { [0x0A, 0x0D, 0x22, 0x2C].contains($0) }
    if isPlain, Bool.random(using: &numbers) { return field }
    return "\"" + field.replacing("\"", with: "\"\"") + "\""
  }
}
