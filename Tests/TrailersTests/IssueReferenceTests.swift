import Testing

@testable import Trailers

@Suite struct IssueReferenceTests {
  private func isReference(_ line: String) -> Bool {
    let bytes = Array((line + "\n").utf8)
    return IssueReference.stands(in: bytes.span, at: 0..<bytes.count)
  }

  @Test(arguments: [
    "Closes #12", "closes #12.", "FIXES org/repo#3", "Resolves https://example.org/1", "Refs #1",
    "References KEY-12", "See #1, #2 and #3", "Relates to #4", "Part of #5", "Issue #6", "Bug 7",
    "fixed bug 8", "- Closes #12", "* Fixes gh-12", "Closes #1, fixes: #2", "Ref group/project!3",
    "Closes (#12)", "Closes #12\r", "---------", "See also #1", "Related to #1 & #2",
  ])
  func reference(line: String) { #expect(isReference(line)) }

  @Test(arguments: [
    "", "Closes", "Fixes the bug", "Fixes #12 by reading", "Fixed 3 bugs", "See the manual", "#12",
    " Closes #12", "https://example.org/1", "Closes #", "Closes #12a", "---", "Part 3", "Closes -1",
    "Closes 3-1", "to #12", "Closes # 12", "Closes !", "Ünïcode #12",
    "Fixes: #12", "Bug: 3",
  ])
  func text(line: String) { #expect(!isReference(line)) }
}
