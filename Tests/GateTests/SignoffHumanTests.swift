import Testing

@testable import Gate

@Suite struct SignoffHumanTests {
  private func judge(_ end: String, isTip: Bool = true) throws -> Ruling {
    SignoffHuman(detector: TrailersScene.detector)
      .judge(try TrailersScene.facts("Fix it\n\nText.\n\n\(end)\n", isTip: isTip))
  }

  @Test(arguments: [
    "Assisted-by: claude-code", "Co-authored-by: Claude <noreply@anthropic.com>",
    "> Signed-off-by: Claude <noreply@anthropic.com>",
    "```\nSigned-off-by: Claude <noreply@anthropic.com>\n```\n\nSee you.",
  ])
  func nobodySigns(end: String) throws {
    #expect(try judge(end) == .notApplicable)
  }

  @Test(arguments: [
    "Signed-off-by: Ada Lovelace <ada@example.org>", "Signed-off-by: Claude <claude@example.org>",
    "Signed-off-by: Claude Dupont <noreply@example.org>",
    "Signed-off-by: dependabot[bot] <support@github.com>",
    "Signed-off-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>",
    "Signed-off-by: Ada",
  ])
  func humansAndOtherProgramsSign(end: String) throws {
    #expect(try judge(end) == .satisfied)
  }

  @Test(arguments: [
    "Signed-off-by: Claude <noreply@anthropic.com>",
    "Signed-off-by: Ada <ada@example.org>\nSigned-off-by: Cursor <cursoragent@cursor.com>",
    "Signed-off-by: Claude <noreply@anthropic.com>\n\nSee you.",
    "Signed-off by: Claude <noreply@anthropic.com>",
    "Signed-off-by: Claude\n <noreply@anthropic.com>",
    "Signed-off-by: Claude Code <no-reply@example.org>",
    "Signed-off-by: copilot-swe-agent[bot] <198982749+Copilot@users.noreply.github.com>",
  ])
  func agentSigns(end: String) throws {
    let complaint = try #require(try TrailersScene.complaint(of: judge(end)))
    #expect(complaint.what == "an agent signs off")
    #expect(complaint.mends.map(\.command) == ["git commit --amend --allow-empty -s"])
  }

  @Test func wordsAndSteps() throws {
    let end = "Signed-off-by: Claude <noreply@anthropic.com>"
    let complaint = try #require(
      try TrailersScene.complaint(of: judge("\(end)\n\(end)", isTip: false)))
    #expect(complaint.what == "an agent signs off, and 1 more")
    #expect(complaint.why == "'\(end)' is the agent claude-code's")
    #expect(
      complaint.mends.map(\.command) == [
        "git rebase -i --rebase-merges 111111111111^",
        "git commit --amend --allow-empty -s && git rebase --continue",
      ])
  }

  @Test func revertRepeatsASignature() throws {
    let facts = try TrailersScene.facts(
      "Revert \"x\"\n\nThis reverts commit 0123.\n\n"
        + "Signed-off-by: Claude <noreply@anthropic.com>\n\nSee you.\n")
    #expect(SignoffHuman(detector: TrailersScene.detector).judge(facts) == .notApplicable)
  }

  @Test func signaturesThatWereNotRead() throws {
    let lines = String(repeating: "Signed-off-by: Ada <ada@example.org>\n", count: 1_001)
    guard case .error = try judge(lines) else {
      Issue.record("an unread signature is taken for a human's")
      return
    }
  }
}
