import Tagging
import Testing

@Suite("What kind of commit is made")
struct CommitKindTests {
  private func kind(
    _ message: String, source: String? = "message", isReplaying: Bool = false,
    opensEditor: Bool = false
  ) -> CommitKind {
    CommitKind(
      source: source, message: Array(message.utf8).span, isReplaying: isReplaying,
      opensEditor: opensEditor)
  }

  @Test func newCommitsAndAmendmentsAreTheirOwn() {
    #expect(kind("Subject\n") == .own)
    #expect(kind("Subject\n", source: "commit") == .own)
    #expect(kind("fixup! Subject\n") == .own)
    #expect(kind("# 1 heading\n") == .own)
    #expect(kind("Say: This reverts commit soon\n") == .own)
    #expect(kind("S\n\nThis reverts commit feed\n") == .own)
  }

  @Test func commitsThatAreMadeAnewAreReplays() {
    #expect(kind("Merge branch 'x'\n", source: "merge") == .replay)
    #expect(kind("Subject\n", isReplaying: true) == .replay)
    #expect(
      kind("Revert \"S\"\n\nThis reverts commit db427d74808cc56eeb5ddc4e9a479f78e9084b76.\n")
        == .replay)
  }

  @Test func squashesAreToldByTheirMessage() {
    #expect(kind("Squashed commit of the following:\n", source: "squash") == .squash)
    #expect(kind("# This is a combination of 2 commits.\n", isReplaying: true) == .squash)
  }

  static let unwritten: [String] = [
    "", "\n\n", "\n# Please enter the message\n#\n",
    "\n; Lines starting\n; with ';' will be ignored\n;\n; On branch main\n;\n",
    "\n\nSigned-off-by: A U Thor <author@example.org>\n# Please enter\n#\n",
    "\n# ------------------------ >8 ------------------------\n# Do not\ndiff --git a/f b/f\n+x\n",
    "\n; ------------------------ >8 ------------------------\n; Do not\ndiff --git a/f b/f\n",
  ]

  @Test(arguments: unwritten)
  func messageThatIsNotWrittenYet(_ message: String) {
    #expect(kind(message, source: nil, opensEditor: true) == .unwritten)
    // GIT_EDITOR may be `:` without git's having set it.
    #expect(kind(message, source: nil, opensEditor: false) == .unwritten)
  }

  @Test func templateIsNoMessage() {
    #expect(kind("Why:\n\nHow:\n", source: "template", opensEditor: true) == .unwritten)
  }

  @Test func messageWithCommentsIsWritten() {
    #expect(kind("S\n\n# Please enter\n#\n", opensEditor: true) == .own)
    #expect(kind("; S\n\n# Please enter\n#\n", opensEditor: true) == .own)
  }
}
