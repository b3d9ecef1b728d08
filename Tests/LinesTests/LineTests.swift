import Testing

@testable import Lines

@Suite("Lines as content")
struct LineTests {
  private func hashes(_ text: String) -> [LineHash] {
    var (hashes, starts): ([LineHash], [Int32]) = ([], [])
    let bytes = Array(text.utf8)
    LineHasher.hash(bytes.span, hashes: &hashes, starts: &starts)
    return hashes
  }

  @Test(
    "white space of any kind does not count",
    arguments: [
      ("let a = b", "\tlet  a=b  \r"), ("x(1)", "x\u{00A0}(\u{3000}1\u{2003})"),
      ("é = ü", "é\u{2028}=\u{202F}ü"), ("a", "\u{0B}a\u{0C}"),
      ("long enough to fill words 0", "long enough to fillwords0"),
    ])
  func whiteSpace(left: String, right: String) {
    #expect(hashes(left) == hashes(right))
    #expect(hashes(left)[0] != 0)
  }

  @Test(
    "a line without letter or digit does not count",
    arguments: ["", "   ", "}", "});", "────", "\u{00A0}", "…", "/* --- */", "\u{1F600}"])
  func nothing(line: String) {
    #expect(hashes(line + "\n") == [0])
  }

  @Test("letters and digits are Unicode's", arguments: ["ж", "中", "٣", "½", "_1", "é"])
  func letters(line: String) {
    #expect(hashes(line)[0] != 0)
  }

  @Test("different lines differ, and none is taken for another's part")
  func different() {
    let lines =
      (0..<20_000).map { "value\($0) = \($0 % 7)" } + ["ab", "abc", "abcdefgh", "abcdefgh0"]
    #expect(Set(hashes(lines.joined(separator: "\n"))).count == lines.count)
  }

  @Test("lines end at line feeds; the last may lack one")
  func ends() {
    #expect(hashes("a\nb").count == 2)
    #expect(hashes("a\nb\n") == hashes("a\r\nb\r\n"))
    #expect(hashes("").isEmpty)
  }

  @Test("versions as multisets: order does not matter, numbers do")
  func delta() {
    var delta = LineDelta()
    let changes = delta.changes(removed: [5, 6, 6, 0], added: [6, 7, 5, 0, 7])
    #expect(changes.map(\.hash).sorted() == [6, 7])
    #expect(changes.first { $0.hash == 6 }?.count == -1)
    #expect(changes.first { $0.hash == 7 }?.count == 2)
    #expect(delta.changes(removed: [], added: []).isEmpty)
  }
}
