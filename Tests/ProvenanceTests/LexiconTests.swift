import Testing

@testable import Provenance

@Suite struct LexiconTests {
  /// Values of `Assisted-by` and its like, as they are found in the wild.
  @Test(arguments: [
    ("Crush:glm-5.2", ["crush glm-5.2"]),
    ("claude-code:claude-opus-4-6", ["claude-code claude-opus-4-6"]),
    ("claude-code", ["claude-code -"]),
    ("Crush:AWS Claude Opus 4.6", ["crush AWS Claude Opus 4.6"]),
    (
      "Crush:accounts/fireworks/models/kimi-k2p6",
      ["crush accounts/fireworks/models/kimi-k2p6"]
    ),
    ("Claude:claude-3-opus coccinelle sparse", ["claude-code claude-3-opus"]),
    ("GLM-5 via Crush <crush@charm.land>", ["crush GLM-5"]),
    ("Claude Fable 5", ["claude-code Claude Fable 5"]),
    ("Claude Fable 5 <noreply@anthropic.com>", ["claude-code Claude Fable 5"]),
    ("GPT 5.6", ["codex GPT 5.6"]),
    ("Opus 4.7", ["claude-code Opus 4.7"]),
    ("Opus 4.6 via Claude Code", ["claude-code Opus 4.6"]),
    ("Google Antigravity with Gemini", ["antigravity Gemini"]),
    ("Claude Code", ["claude-code -"]),
    ("Claude (Anthropic)", ["claude-code -"]),
    ("Claude Code (claude-opus-4-6)", ["claude-code claude-opus-4-6"]),
    ("OpenCode (claude-sonnet-4-5@default)", ["opencode claude-sonnet-4-5@default"]),
    ("Cursor (Auto)", ["cursor -"]),
    ("Cursor (for the tests)", ["cursor -"]),
    ("openai/gpt-5.5 via Crush (modified)", ["crush openai/gpt-5.5"]),
    ("Jules (for the tests)", []),
    ("[Claude Code](https://claude.com/claude-code)", ["claude-code -"]),
    ("generic LLM chatbot", ["unknown -"]),
    ("ChatGPTv5", ["chatgpt ChatGPTv5"]),
    ("pi 0.52.12", ["pi -"]),
    ("pi-coding-agent:glm-4.7", ["pi glm-4.7"]),
    ("claude/claude-opus-4", ["claude-code claude-opus-4"]),
    ("Goose:gpt-5", ["goose gpt-5"]),
    ("NewAgent:gpt-5", ["newagent gpt-5"]),
    ("Codex, Claude Code", ["codex -", "claude-code -"]),
    ("Codex, Bill Pyne", ["codex -"]),
    ("GPT-5.5 <nobody@example.org>", ["codex GPT-5.5"]),
    ("Claude <nobody@example.org>", []),
    ("Daniel Stenberg", []),
    ("Bill Pyne, Ray Satiro", []),
    ("Kimi Räikkönen", []),
    ("Claude Monet 1840", []),
    ("Opus", []),
    ("protoc", []),
    ("Bill:Pyne", []),
    ("", []),
  ])
  func value(text: String, expected: [String]) {
    let claims = detector.lexicon.claims(in: text)
    #expect(claims.map { "\($0.agent) \($0.model ?? "-")" } == expected)
  }
}
