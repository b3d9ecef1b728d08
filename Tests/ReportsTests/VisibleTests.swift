import Reports
import Testing

@Suite("Untrusted text") struct VisibleTests {
  @Test(
    "what a terminal obeys or hides is spelt out",
    arguments: [
      ("\u{1B}[2J", "<1B>[2J"), ("\u{0}", "<00>"), ("a\tb\r\n", "a<09>b<0D><0A>"),
      ("\u{7F}", "<7F>"), ("\u{9B}31m", "<9B>31m"), ("\u{85}", "<85>"),
      ("\u{202A}\u{202E}", "<202A><202E>"), ("\u{2066}\u{2069}", "<2066><2069>"),
      ("\u{200E}\u{200F}\u{61C}", "<200E><200F><061C>"),
      ("\u{200B}\u{200D}\u{2060}\u{FEFF}", "<200B><200D><2060><FEFF>"),
      ("\u{2028}\u{2029}", "<2028><2029>"), ("\u{AD}\u{3164}", "<AD><3164>"),
      ("\u{FFF9}", "<FFF9>"), ("\u{E0041}", "<E0041>"), ("a\u{E0100}", "a<E0100>"),
    ]) func escapes(text: String, expected: String)
  {
    #expect(visible(text) == expected)
  }

  @Test(
    "what people write stays",
    arguments: [
      "José Núñez", "山田太郎", "한글", "❤️ 👍🏽 🇩🇪", "Ελλάδα", "עברית", "नमस्ते", "a-b_c <x@y.z>",
    ]) func keeps(text: String)
  {
    #expect(visible(text) == text)
  }

  @Test("a pile of marks is taken down") func marks() {
    let pile = "e" + String(repeating: "\u{301}", count: 6)
    #expect(visible(pile) == "e\u{301}\u{301}\u{301}\u{301}<0301><0301>")
  }

  @Test("no form lets anything through") func everyForm() {
    let forms = [
      table(.hostile), markdown(.hostile), csv(.hostile), csv(.hostile, by: .deployment),
      json(.hostile), table(.hostile, by: .agent, width: 40),
    ]
    for form in forms {
      let bad = form.unicodeScalars.filter { scalar in
        let isBreak = scalar == "\n" || scalar == "\r"
        return !isBreak && (scalar.value < 0x20 || visible(String(scalar)) != String(scalar))
      }
      #expect(bad.isEmpty)
    }
  }
}
