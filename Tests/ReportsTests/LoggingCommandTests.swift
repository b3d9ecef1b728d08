import Testing

@testable import Reports

@Suite("Commands of CI systems") struct LoggingCommandTests {
  @Test(
    "what a runner obeys anywhere in a line is spelt out",
    arguments: [
      ("##[error]x", "#<23>[error]x"), ("a ##[group]b", "a #<23>[group]b"),
      ("##vso[task.setvariable]x", "#<23>vso[task.setvariable]x"),
      ("##teamcity[x]", "#<23>teamcity[x]"), ("###[x", "##<23>[x"), ("##a##[x", "##a#<23>[x"),
      ("##[##[", "#<23>[#<23>["), ("#\u{FE0F}#\u{FE0E}[x", "#\u{FE0F}<23>\u{FE0E}[x"),
      ("##v\u{FE0F}so[x", "#<23>v\u{FE0F}so[x"), ("#\u{200B}#[x", "#<200B>#[x"),
    ]) func spells(text: String, expected: String)
  {
    #expect(visible(text) == expected)
    #expect(visible(expected) == expected)
  }

  @Test(
    "what people write stays",
    arguments: [
      "#1", "## Title", "#[derive(Debug)]", "## [1.2.3]", "##1[x", "# #[x", "##", "##vso", "[##",
      "a##b c[0]", "#️⃣[x]", "[#12] ##",
    ]) func keeps(text: String)
  {
    #expect(visible(text) == text)
  }

  @Test("JSON says the same in other letters") func json() {
    let text = JSONValue.string("##[error] ##vso[x] #[y]").text()
    #expect(text == "\"#\\u0023[error] #\\u0023vso[x] #[y]\"")
  }

  @Test(
    "no line begins with what a runner obeys",
    arguments: [
      ("::error::x", "<3A>:error::x"), ("      ::error::x", "   <3A>:error::x"),
      ("a\n \t::x\nb", "a\n \t<3A>:x\nb"), ("\u{A0}\u{3000}::x", "\u{A0}\u{3000}<3A>:x"),
      ("\u{FE0F}:\u{FE0F}:x", "\u{FE0F}<3A>\u{FE0F}:x"),
      ("\u{1B}[2m::x\u{1B}[0m", "\u{1B}[2m<3A>:x\u{1B}[0m"),
      ("std::string", "std::string"), (": :x", ": :x"), ("a ::b", "a ::b"), ("", ""), ("\n", "\n"),
    ]) func lines(text: String, expected: String)
  {
    #expect(withoutLineCommands(text).unicodeScalars.elementsEqual(expected.unicodeScalars))
  }

  @Test("the time is proportional to the length", .timeLimit(.minutes(1))) func linear() {
    let signs = String(repeating: "##a", count: 700_000) + "["
    #expect(visible(signs).hasSuffix("#<23>a["))
    #expect(visible(String(repeating: "##[", count: 300_000)).hasPrefix("#<23>[#<23>["))
  }
}
