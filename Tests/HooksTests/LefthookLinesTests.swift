import Testing

@testable import Hooks

@Suite("Lines for lefthook")
struct LefthookLinesTests {
  private let lines = LefthookLines(
    names: [.prepareCommitMessage], programs: nil, scripts: "/r/it's \"here\"")

  private func place(_ local: [String], _ text: String?) -> LefthookLines.Place {
    lines.place(
      among: LefthookFiles(main: ["lefthook.yml"], local: local),
      local: text.map { Array($0.utf8) })
  }

  private func isByHand(_ place: LefthookLines.Place) -> Bool {
    if case .byHand = place { true } else { false }
  }

  @Test("a file is made, or added to where its form is plain")
  func places() {
    #expect(place([], nil) == .write("lefthook-local.yml"))
    #expect(place([".lefthook-local.yaml"], "# x\n") == .append(".lefthook-local.yaml"))
    #expect(place(["lefthook-local.yml"], "pre-push:\n  jobs: []") == .append("lefthook-local.yml"))
  }

  @Test(
    "all else is the reader's",
    arguments: [
      "prepare-commit-msg:\n", "\"prepare-commit-msg\": {}\n", "prepare-commit-msg : {}\n",
      "---\na: b\n", "{a: b}\n", "a:\n\tb\n", "a: b\n...\n",
    ])
  func byHand(text: String) { #expect(isByHand(place(["lefthook-local.yml"], text))) }

  @Test("a file in another language, or a second file")
  func otherFiles() {
    #expect(isByHand(place(["lefthook-local.toml"], "")))
    #expect(isByHand(place(["lefthook-local.yml", ".lefthook-local.yml"], "")))
  }

  @Test("a path is one word of the shell inside of one scalar of YAML")
  func quoting() {
    let lines = LefthookLines(
      names: [.prepareCommitMessage, .postRewrite], programs: "/p/it's", scripts: "/r/it's \"here\""
    ).lines
    #expect(
      lines == [
        "prepare-commit-msg:", "  commands:", "    outcomes:",
        #"      run: "PATH='/p/it'\\''s':$PATH outcomes hook run prepare-commit-msg "#
          + #"\"{1}\" \"{2}\" \"{3}\" >/dev/null 2>&1 || true""#,
        "post-rewrite:", "  commands:", "    outcomes:",
        #"      run: "sh '/r/it'\\''s \"here\"/post-rewrite' \"{1}\" || true""#,
        "      use_stdin: true",
      ])
  }
}
