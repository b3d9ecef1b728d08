import Metrics
import Testing

@testable import Reports
import Timestamps

@Suite("Numbers, times and widths as text") struct FormTests {
  @Test("unknown is a dash, and what is nearly nothing is not nothing") func numbers() {
    #expect(count(nil) == "–")
    #expect(count(0) == "0")
    #expect(count(1_234_567) == "1,234,567")
    #expect(count(-1000) == "-1,000")
    #expect(decimal(nil) == "–")
    #expect(decimal(0) == "0.00")
    #expect(decimal(0.004) == "<0.01")
    #expect(decimal(1234.565) == "1,234.57")
    #expect(decimal(-0.5) == "-0.50")
    #expect(decimal(.infinity) == "–")
    #expect(percent(0.001) == "<1 %")
    #expect(percent(0.999) == ">99 %")
    #expect(percent(1) == "100 %")
    #expect(share(1, of: 0) == nil)
  }

  @Test(
    "times are RFC 3339 in UTC",
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
      (951_782_400, "2000-02-29T00:00:00Z"), (1_782_086_399, "2026-06-21T23:59:59Z"),
      (Int64.max, "9999-12-31T23:59:59Z"), (Int64.min, "0000-01-01T00:00:00Z"),
    ] as [(Int64, String)]) func times(seconds: Int64, expected: String)
  {
    #expect(Timestamp.format(seconds) == expected)
  }

  @Test(
    "columns of a terminal",
    arguments: [
      ("abc", 3), ("山田", 4), ("한글", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("e\u{301}", 1),
      ("👍🏽", 2), ("🇩🇪", 2), ("❤️", 2), ("ﾊﾝ", 2), ("…–█", 3),
    ]) func widths(text: String, expected: Int)
  {
    #expect(displayWidth(text) == expected)
  }

  @Test("a cut never tears a character, nor exceeds the width") func cuts() {
    #expect(truncated("abcdef", to: 6) == "abcdef")
    #expect(truncated("abcdefg", to: 6) == "abcde…")
    #expect(truncated("山田太郎", to: 6) == "山田…")
    #expect(padded("山", to: 4) + "|" == "山  |")
  }

  @Test("lines break at spaces, and inside a word that is too long") func wraps() {
    #expect(wrapped("one two three", to: 7) == ["one two", "three"])
    #expect(wrapped("abcdefghij kl", to: 4) == ["abcd", "efgh", "ij", "kl"])
    #expect(wrapped("about 95 % of", to: 8) == ["about", "95 % of"])
    #expect(wrapped("", to: 4) == [])
  }

  @Test("no line is wider than the terminal", arguments: [80, 100, 160]) func fits(width: Int) {
    for report in [Report.ordinary, .empty, .unknownLines, .hostile] {
      for line in table(report, width: width).split(separator: "\n") {
        #expect(displayWidth(line) <= width)
      }
    }
  }

  @Test("bars") func bars() {
    #expect(bar(1, width: 4) == "████")
    #expect(bar(0.5, width: 3) == "█▌")
    #expect(bar(0.0001, width: 4) == "▏")
    #expect(bar(0, width: 4).isEmpty)
    #expect(bar(nil, width: 4).isEmpty)
  }
}
