import Configuration
import Provenance
import Testing

@testable import Gate

@Suite struct TrailersWellformedTests {
  private func judge(
    _ message: String, isTip: Bool = true, forged: Complaint? = nil
  ) throws -> Ruling {
    let rule = TrailersWellformed(
      detector: Detector(alsoKnowing: ["in-house-agent"]),
      forged: { _ in forged.map { .unsatisfied($0) } })
    return rule.judge(try TrailersScene.facts(message, isTip: isTip))
  }

  @Test(arguments: [
    "", "Fix it", "Fix it\n\nText: of a kind.\n", "Fix it\n\n🤖 Generated with Claude Code\n",
    "Fix it\n\nReviewed-by: Ada\n", "Fix it\n\n```\nAssisted-by:\n```\n",
  ])
  func saysNothing(message: String) throws {
    #expect(try judge(message) == .notApplicable)
  }

  @Test(arguments: [
    "Assisted-by: claude-code:claude-opus-4-5\nAI-Session: claude-code:0123-abcd",
    "Assisted-by: In-House-Agent:1", "Assisted-by: Daniel Example", "Assisted-by: crush",
    "Signed-off-by: Ada Lovelace <ada@example.org>",
    "Outcomes-Waiver: spend.budget it was worth it",
    // The same again, as a squash on GitHub leaves it.
    "* a\n\nCo-Authored-By: Claude <noreply@anthropic.com>\n\n* b\n\n---------\n\n"
      + "Co-authored-by: Claude Opus 4.6 <noreply@anthropic.com>",
    "Assisted-by: Ada Lovelace\n\nAssisted-by: ada lovelace",
    // A person's own affair.
    "Signed-off-by: Ada <ada@example.org>\n\nSee you.", "Co-authored-by: Ada\n\nSee you.",
  ])
  func wellformed(end: String) throws {
    #expect(try judge("Fix it\n\nText.\n\n\(end)\n") == .satisfied)
  }

  @Test(
    arguments: [
      (
        "Assisted-by:", "malformed trailer: 'Assisted-by' has no value",
        "write its value, or take the line out"
      ),
      (
        "Co-authored-by: Ada ada@example.org",
        "malformed trailer: 'Co-authored-by' needs 'Name <mail>', and has no address",
        "write the line as 'Co-authored-by: Ada <ada@example.org>'"
      ),
      (
        "Signed-off-by: Ada (ada@example.org)",
        "malformed trailer: 'Signed-off-by' needs 'Name <mail>', and has no address",
        "write the line as 'Signed-off-by: Ada <ada@example.org>'"
      ),
      (
        "Signed-off-by: Ada <ada@example.org",
        "malformed trailer: 'Signed-off-by' needs 'Name <mail>', and has no address",
        "write the line as 'Signed-off-by: Ada <ada@example.org>'"
      ),
      (
        "Co-authored-by: Claude",
        "malformed trailer: 'Co-authored-by' needs 'Name <mail>', and has no address",
        "write the line as 'Co-authored-by: NAME <MAIL>'"
      ),
      (
        "AI-Session: Claude Code:0123-abcd",
        "malformed trailer: 'AI-Session' needs 'AGENT:SESSION-ID'",
        "write the line as 'AI-Session: claude-code:0123-abcd'"
      ),
      (
        "AI-Session: 12", "malformed trailer: 'AI-Session' needs 'AGENT:SESSION-ID'",
        "write the line as 'AI-Session: AGENT:SESSION-ID'"
      ),
      (
        "Assisted-by: \u{1B}]0;x", "malformed trailer: 'Assisted-by' has control characters",
        "take the control characters out"
      ),
      (
        "Outcomes-Waiver: everything please", "malformed trailer: 'Outcomes-Waiver' names no rule",
        "write the line as 'Outcomes-Waiver: RULE REASON'"
      ),
      (
        "Outcomes-Waiver: attribution", "malformed trailer: 'Outcomes-Waiver' gives no reason",
        "write the line as 'Outcomes-Waiver: RULE REASON'"
      ),
      (
        "Assited-by: claude-code:claude-opus-4-5",
        "a key that nobody reads: 'Assisted-by' is misspelt",
        "write the line as 'Assisted-by: claude-code:claude-opus-4-5'"
      ),
      (
        "Signed-of-by: Ädä <a@example.org>", "a key that nobody reads: 'Signed-off-by' is misspelt",
        "write the key as 'Signed-off-by'"
      ),
      (
        "Assisted-by: zorgo:1", "unknown agent in 'Assisted-by'",
        "name the agent by its name here, or a person as 'NAME <MAIL>'"
      ),
      (
        "AI-Session: zorgo:0123", "unknown agent in 'AI-Session'",
        "name the agent by its name here, or a person as 'NAME <MAIL>'"
      ),
      (
        "Assisted-by: claude-code\n\nSee you.", "attribution that git does not see as a trailer",
        "move the line to the end, into a last paragraph of trailers only: "
          + "'Assisted-by: claude-code'"
      ),
      (
        "Closes #12\nAssisted-by: Daniel Example",
        "attribution that git does not see as a trailer",
        "move the line to the end, into a last paragraph of trailers only: "
          + "'Assisted-by: Daniel Example'"
      ),
      (
        "Co-authored-by: Claude\n <noreply@anthropic.com>\n\nSee you.",
        "attribution that git does not see as a trailer",
        "move the line to the end, into a last paragraph of trailers only"
      ),
      (
        "Amp-Thread-ID: https://ampcode.com/threads/T-0123\n\nCo-authored-by: Amp <amp@ampcode.com>",
        "attribution that git does not see as a trailer",
        "move the line to the end, into a last paragraph of trailers only: "
          + "'Amp-Thread-ID: https://ampcode.com/threads/T-0123'"
      ),
      (
        "Assisted-by: zorgo\nAssisted-by: zargo\nCo-authored-by: Ada",
        "unknown agent in 'Assisted-by', and 2 more problems",
        "name the agent by its name here, or a person as 'NAME <MAIL>'"
      ),
    ] as [(String, String, String)])
  func problem(end: String, what: String, step: String) throws {
    let complaint = try #require(
      try TrailersScene.complaint(of: judge("Fix it\n\nText.\n\n\(end)\n")))
    #expect(complaint.what == what)
    #expect(
      complaint.mends.first == Finding.Mend(step, command: "git commit --amend --allow-empty"))
  }

  @Test func olderCommitsAreReworkedInARebase() throws {
    let mends = try #require(
      try TrailersScene.complaint(of: judge("Fix\n\nAssisted-by:\n", isTip: false))
    ).mends
    #expect(
      mends.map(\.command) == [
        "git rebase -i --rebase-merges 111111111111^",
        "git commit --amend --allow-empty && git rebase --continue",
      ])
  }

  @Test func revertIsNotBlamed() throws {
    let revert = "Revert \"x\"\n\nThis reverts commit 0123.\n\nAssisted-by: crush\n\nSee you.\n"
    #expect(try judge(revert) == .notApplicable)
  }

  @Test func singleLine() throws {
    let complaint = try #require(
      try TrailersScene.complaint(of: judge(#"Fix\n\nAssisted-by: crush"#)))
    #expect(complaint.mends.first?.text.contains("the message is a single line") == true)
  }

  @Test func forgedSession() throws {
    let forged = Complaint(what: "a pasted session", why: "why", mends: [])
    #expect(try judge("Fix it\n", forged: forged) == .unsatisfied(forged))
    let both = try TrailersScene.complaint(of: judge("Fix it\n\nAssisted-by:\n", forged: forged))
    #expect(both?.what == "malformed trailer: 'Assisted-by' has no value, and 1 more problem")
  }

  /// Nothing of the message but a harmless line stands in the steps; quotes are short.
  @Test(arguments: [
    "Assisted by: ::error::Claude Code", "Assited-by: x`rm -rf /`",
    "Co-authored-by: ::set-output name=x:: a@example.org", "AI-Session: claude code:::x::y",
    "Assisted-by: ##[error]claude\n\nSee you.",
    "Assisted-by: claude \u{1B}[31m\n\nSee you.", "Assited-by: $(reboot)",
  ])
  func hostileValues(end: String) throws {
    for mend in try TrailersScene.complaint(of: judge("Fix\n\nText.\n\n\(end)\n"))?.mends ?? [] {
      for sign in ["::", "##[", "\u{1B}", "`", "$"] { #expect(!mend.text.contains(sign)) }
    }
  }

  @Test func quotesAreShort() throws {
    let line = "Assisted-by:" + String(repeating: "e\u{301}", count: 100_000)
    let complaint = try #require(try TrailersScene.complaint(of: judge("Fix\n\n\(line)\n")))
    #expect(complaint.why.unicodeScalars.count < 250)
  }

  @Test func tooManyLines() throws {
    let lines = String(repeating: "Assisted-by: crush\n", count: 1_001)
    guard case .error(let complaint) = try judge("Fix\n\n\(lines)") else {
      Issue.record("an unread line is taken for right")
      return
    }
    #expect(complaint.why == "its message has more than 1000 of them")
  }
}
