import FixtureSupport

/// Texts that look like patches, and at times do not.
struct RandomPatches {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// Up to 40 lines or small blocks of lines; the last may lack its newline.
  mutating func text() -> [UInt8] {
    var text: [UInt8] = []
    for _ in 0..<number(40) { text += block() + [UInt8(ascii: "\n")] }
    if number(2) == 0, !text.isEmpty { text.removeLast() }
    return text
  }

  mutating func number(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }

  private mutating func block() -> [UInt8] {
    let line =
      switch number(12) {
      case 0: "diff " + one(of: ["--git a/x b/x", "--git a/y b/y", "x", "--cc z"])
      case 1: hunkHeader()
      case 2: indexLine()
      case 3: one(of: ["commit ", "From ", "", "commit  ", "From"]) + one(of: [id(40), id(39)])
      case 4: one(of: ["commit ", ""]) + one(of: [id(40).uppercased(), id(41), id(40) + " Mon"])
      case 5: one(of: Self.headerLines)
      case 6: one(of: Self.otherLines)
      case 7: one(of: Self.files)
      default: one(of: ["+", "-", " "]) + one(of: ["a", "b c", "", "  x\t", "x\r", "\u{b}", "é"])
      }
    return Array(line.utf8)
  }

  private static let files = [
    "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b",
    "diff --git a/q b/q\nindex 1..2 3\n--- a/q\n+++ b/q\n@@ -1,2 +1,2 @@\n a\n-a\n+b",
    "diff --git a/q b/q\nindex 1..2 3\nBinary files a/q and b/q differ",
    "diff --git a/q b/q\nindex 12..345\nGIT binary patch\nliteral 5\nzcmb",
    "diff --git a/m b/m\nold mode 100644\nnew mode 100755",
  ]

  private static let headerLines = [
    "new file mode 100644", "deleted file mode 100644", "similarity index 9%", "rename from x",
    "--- a/x", "--- /dev/null", "+++ b/x", "GIT binary patch", "Binary files a/x and b/x differ",
  ]

  private static let otherLines = [
    "", "-- ", "2.39.5", "text", "    indented", "1abc", " ", "\t", "zz\0yy", "\0x", "+a\0b",
    "diff \0x", "literal 5", "\\ No newline at end of file", "\\ short", "\\ 0123456789",
    "\\ 012345678", "\\x No newline",
  ]

  private mutating func hunkHeader() -> String {
    let (a, b, c, d) = (number(3), number(3), number(3), number(3))
    return one(of: [
      "@@ -\(a),\(b) +\(c),\(d) @@ f", "@@ -\(a) +\(c),\(d) @@", "@@ -\(a),\(b) +\(c) @@",
      "@@ -\(a) +\(c) @@", "@@ -,\(b) +\(d) @@", "@@ -\(a),\(b) @@", "@@ -x", "@@ -1,-1 +1 @@",
      "@@ -1, 2 +1,+1 @@", "@@ -1,2 +,1 @@", "@@ -0,0 +1 @@", "@@ -1 +0,0 @@", "@@ -1,1 -1,1 @@",
      "@@ -1,99999999999999999999 +1 @@", "@@ -1,4294967297 +1,-99999999999999999999 @@",
    ])
  }

  private mutating func indexLine() -> String {
    "index "
      + one(of: [
        id(7) + ".." + id(7), id(7) + ".." + id(7) + " 100644", id(7), id(40) + ".." + id(40), "..",
        "a.. b", "a..", id(70) + ".." + id(70) + " 1", "a..b..c d e", "...", "a...b",
      ])
  }

  private mutating func id(_ length: Int) -> String {
    String((0..<length).map { _ in "0123456789abcdef".randomElement(using: &random) ?? "0" })
  }

  private mutating func one(of choices: [String]) -> String {
    choices.randomElement(using: &random) ?? ""
  }
}
