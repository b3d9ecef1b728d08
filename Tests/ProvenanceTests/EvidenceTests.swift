import Git
import Testing

@testable import Provenance

@Suite struct EvidenceTests {
  @Test func levelsStandFromStrongestToWeakest() {
    let names = ["session", "note", "identity", "trailer", "body", "footer", "branch", "review"]
    #expect(EvidenceLevel.allCases.map(\.rawValue) == names)
    #expect(EvidenceLevel.allCases.sorted(by: >) == EvidenceLevel.allCases)
    #expect(EvidenceLevel.trailer > .body && EvidenceLevel.review < .footer)
  }

  @Test(arguments: [
    ("Claude", "noreply@anthropic.com", "claude-code -"),
    ("Claude Opus 4.6", "noreply@anthropic.com", "claude-code Claude Opus 4.6"),
    ("claude[bot]", "209825114+claude[bot]@users.noreply.github.com", "claude-code -"),
    ("claude[bot]", "41898282+claude[bot]@users.noreply.github.com", "claude-code -"),
    ("Dev (aider)", "dev@example.org", "aider -"),
    ("Cursor Agent", "cursoragent@cursor.com", "cursor -"),
    ("cursor[bot]", "206951365+cursor[bot]@users.noreply.github.com", "cursor -"),
    ("copilot-swe-agent[bot]", "198982749+Copilot@users.noreply.github.com", "copilot -"),
    ("GPT 5.5", "codex@openai.com", "codex GPT 5.5"),
    ("Codex GPT-5", "codex@openai.com", "codex GPT-5"),
    (
      "chatgpt-codex-connector[bot]",
      "199175422+chatgpt-codex-connector[bot]@users.noreply.github.com", "codex -"
    ),
    (
      "google-labs-jules[bot]", "161369871+google-labs-jules[bot]@users.noreply.github.com",
      "jules -"
    ),
    ("Devin AI", "158243242+devin-ai-integration[bot]@users.noreply.github.com", "devin -"),
    ("Roo Code", "roomote@roocode.com", "roo-code -"),
    ("anthropic-code-agent[bot]", "242468646+Claude@users.noreply.github.com", "claude-code -"),
    ("Codex", "267193182+codex@users.noreply.github.com", "codex -"),
    ("OpenHands", "opendevin@all-hands.dev", "openhands -"),
    ("gastown/crew/joe", "dev@example.org", "gastown -"),
    ("gastown/crew/max[scout]", "dev@example.org", "gastown -"),
    ("acme/polecats/nux", "dev@example.org", "gastown -"),
    ("acme/witness", "dev@example.org", "gastown -"),
    ("acme/refinery", "dev@example.org", "gastown -"),
  ])
  func authorIsAnAgent(name: String, email: String, expected: String) {
    let commit = Commit(author: (name, email), message: "Fix it\n")
    #expect(detector.evidence(in: commit).map(\.summary) == ["identity \(expected) -"])
    #expect(detector.evidence(in: commit).first?.matched == "\(name) <\(email)>")
  }

  @Test func committerAloneIsNoEvidence() {
    let aider = Commit(committer: ("Ada (aider)", "ada@example.org"), message: "Fix\n")
    let codex = Commit(committer: ("Codex", "codex@openai.com"), message: "Fix\n")
    #expect(detector.evidence(in: aider).isEmpty)
    #expect(detector.evidence(in: codex).isEmpty)
  }

  @Test(arguments: [
    ("Co-Authored-By: Claude <noreply@anthropic.com>", "claude-code - -"),
    (
      "Co-Authored-By: Claude Opus 4.6 (1M context) <noreply@anthropic.com>",
      "claude-code Claude Opus 4.6 (1M context) -"
    ),
    ("co-authored-by: Cursor <CursorAgent@cursor.com>", "cursor - -"),
    ("Co-developed-by: Cursor <noreply@cursor.com>", "cursor - -"),
    ("Co-authored-by: Copilot <223556219+Copilot@users.noreply.github.com>", "copilot - -"),
    ("Co-authored-by: aider (gpt-5) <aider@aider.chat>", "aider gpt-5 -"),
    ("Co-authored-by: GPT 5.6 <codex@openai.com>", "codex GPT 5.6 -"),
    ("Co-authored-by: Kimi K3 <noreply@kimi.com>", "kimi Kimi K3 -"),
    ("Co-authored-by: Claude\n <noreply@anthropic.com>", "claude-code - -"),
    ("Co-authored-by: OpenHands-GPT-5 openhands@all-hands.dev", "openhands - -"),
    ("Co-authored-by: Copilot <copilot@github.com>", "copilot - -"),
    ("Co-Authored-By: Firebender <help@firebender.com>", "firebender - -"),
    ("Signed-off-by: Claude <noreply@anthropic.com>", "claude-code - -"),
    ("Made-with: Cursor", "cursor - -"),
    (
      "Claude-Session: https://claude.ai/code/session_01AbC?x=1", "claude-code - session_01AbC"
    ),
    ("Amp-Thread-ID: https://ampcode.com/threads/T-0123-4567", "amp - T-0123-4567"),
    ("Copilot-Session: 0f1e2d3c", "copilot - 0f1e2d3c"),
    ("Agent-Logs-Url: https://github.com/o/r/sessions/1a2b-3c", "copilot - 1a2b-3c"),
    ("Entire-Checkpoint: 0123456789ab", "entire - 0123456789ab"),
    ("AI-Session: claude-code:0123-abcd", "claude-code - 0123-abcd"),
    ("AI-Session: Claude Code:0123-abcd", "claude-code - 0123-abcd"),
    ("AI-Session: 0123-abcd", "unknown - 0123-abcd"),
    ("Replit-Commit-Author: Agent", "replit - -"),
    ("Replit-Commit-Session-Id: 0123-abcd", "replit - 0123-abcd"),
    ("Executed-By: beads/crew/emma", "gastown - -"),
    ("AI-Assisted: true", "unknown - -"),
    ("AI-Model: claude-opus-4-6", "claude-code claude-opus-4-6 -"),
    ("Model: gpt-5.6-sol max", "codex gpt-5.6-sol max -"),
    (
      "Agent-Signature: claude-opus-4-8-xhigh on behalf of Ada",
      "claude-code claude-opus-4-8-xhigh -"
    ),
    ("Committed-By-Agent: claude", "claude-code - -"),
    ("Claude-Generated-By: Claude Code (cli/claude-opus-4-5=100%)", "claude-code - -"),
  ])
  func trailer(line: String, expected: String) {
    #expect(found("Fix it\n\nText.\n\n\(line)\n") == ["trailer \(expected)"])
    // The same line above a closing paragraph, where git sees no trailer; a lone word is too weak.
    let body = line.hasPrefix("Model:") ? [] : ["body \(expected)"]
    #expect(found("Fix it\n\n\(line)\n\nSee you.\n") == body)
  }

  @Test(arguments: [
    ("🤖 Generated with [Claude Code](https://claude.com/claude-code)", "claude-code -"),
    ("🐙 Generated with [Claude Code](https://claude.ai/code)", "claude-code -"),
    ("Generated with Claude Code", "claude-code -"),
    ("💘 Generated with Crush", "crush -"),
    ("💖 Generated with Crush (glm-5.2)", "crush glm-5.2"),
    ("🤖 Generated with [Firebender](https://firebender.com)", "firebender -"),
    ("🤖 Generated with [Nori](https://nori.ai)", "nori -"),
    ("via [Happy](https://happy.engineering)", "happy -"),
    ("Ultraworked with [Sisyphus](https://example.org)", "sisyphus -"),
    ("Made with [Cursor](https://cursor.com)", "cursor -"),
    ("# Aider chat conversation:", "aider -"),
    (
      "For more details, open the [Copilot Workspace session](https://example.org/x?shareId=1).",
      "copilot -"
    ),
    ("<!-- START COPILOT CODING AGENT SUFFIX -->", "copilot -"),
    ("# Generated with Claude Code", "claude-code -"),
  ])
  func footer(line: String, expected: String) {
    #expect(found("Fix it\n\n\(line)\n") == ["footer \(expected) -"])
  }

  @Test(arguments: [
    ("https://claude.ai/code/session_01AbC", "claude-code - session_01AbC"),
    ("https://cursor.com/agents/bc-0123", "cursor - bc-0123"),
    ("https://ampcode.com/threads/T-0123", "amp - T-0123"),
  ])
  func bareSessionLink(line: String, expected: String) {
    #expect(found("Fix it\n\nText.\n\n\(line)\n") == ["body \(expected)"])
    #expect(found("Fix it\n\n\(line) shows how it was found.\n") == [])
  }

  @Test(arguments: [
    ("Merge pull request #7 from org/codex/fix-it", ["branch codex - -"]),
    ("Merge pull request #7 from org/copilot/fix", ["branch copilot - -"]),
    ("Merge branch 'claude/fix-it'", ["branch claude-code - -"]),
    ("Merge branch 'devin/17-x' into 'main'", ["branch devin - -"]),
    ("Merge pull request #7 from org/agent/x", ["branch unknown - -"]),
    ("aider: Rename the thing", ["branch aider - -"]),
    ("[codex] Rename the thing", ["branch codex - -"]),
    // Branches about an agent, as people name them.
    ("Merge pull request #7 from org/claude-settings", []),
    ("Merge pull request #7 from org/cursor-logo-on-dark", []),
    ("Merge branch 'main' into claude/fix-it", []),
    ("Merge pull request #7 from codex/fix-it", []),
    ("Merge pull request from codex/fix-it", []),
    ("Merge branch 'feature/claude/x'", []),
    ("Merge codex/fix-it", []),
    ("cursor/x: a subject", []),
  ])
  func branchOfAMerge(subject: String, expected: [String]) {
    #expect(found(subject + "\n") == expected)
  }

  @Test(arguments: [
    ("Copilot <175728472+Copilot@users.noreply.github.com>", "copilot-review"),
    (
      "Copilot Autofix powered by AI <62310815+github-advanced-security[bot]@users.noreply.github.com>",
      "copilot-review"
    ),
    (
      "gemini-code-assist[bot] <176961590+gemini-code-assist[bot]@users.noreply.github.com>",
      "gemini-code-assist"
    ),
    ("ellipsis-dev[bot] <65095814+ellipsis-dev[bot]@users.noreply.github.com>", "ellipsis"),
    ("coderabbitai[bot] <136622811+coderabbitai[bot]@users.noreply.github.com>", "coderabbit"),
  ])
  func reviewBotIsWeak(coAuthor: String, slug: String) {
    #expect(found("Fix\n\nCo-authored-by: \(coAuthor)\n") == ["review \(slug) - -"])
  }

  @Test func strongestFirstAndOnce() {
    let line = "Co-Authored-By: Claude <noreply@anthropic.com>"
    let message =
      "Merge branch 'codex/x'\n\n🤖 Generated with [Claude Code](x)\n\n* one\n\n\(line)\n\n* two\n\n"
      + "\(line)\n\n---------\n\n\(line)\n"
    let commit = Commit(
      author: ("Devin", "1+devin-ai-integration[bot]@users.noreply.github.com"),
      message: message)
    #expect(
      detector.evidence(in: commit).map(\.summary) == [
        "identity devin - -", "trailer claude-code - -", "body claude-code - -",
        "footer claude-code - -", "branch codex - -",
      ])
  }

  @Test func matchedBytesAreRepairedAndCut() throws {
    let line = Array("Claude-Plan: ".utf8) + [UInt8](repeating: 0xFF, count: 5_000)
    let commit = Commit(bytes: Array("Fix\n\n".utf8) + line + Array("\n".utf8))
    let evidence = try #require(detector.evidence(in: commit).first)
    #expect(evidence.matched.utf8.count <= 1_024)
    #expect(evidence.matched.hasPrefix("Claude-Plan: \u{FFFD}"))
  }
}
