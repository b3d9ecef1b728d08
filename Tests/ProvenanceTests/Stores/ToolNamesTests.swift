import Testing

@testable import Provenance

@Suite struct ToolNamesTests {
  @Test(arguments: [
    ("claude", "claude-code"), ("Claude Code", "claude-code"), ("claudeCode", "claude-code"),
    ("claude_code", "claude-code"), ("claude-web", "claude-code"), ("cursor-agent", "cursor"),
    ("github-copilot", "copilot"), ("github_copilot_cli", "copilot"), ("Gemini CLI", "gemini-cli"),
    ("codex-cloud", "codex"), ("Factory AI Droid", "factory-droid"), ("opencode", "opencode"),
    ("mock_ai", "mock_ai"), ("My\u{1B}[31m Tool|", "my31m-tool"), ("Agent", "unknown"),
    ("", "unknown"), ("漢", "unknown"), ("agentic", "agentic"),
  ])
  func agents(_ tool: String, _ slug: String) {
    #expect(ToolNames.shared.agent(tool) == slug)
  }

  @Test func noNames() {
    let names = ToolNames.shared
    #expect(names.agent(nil) == "unknown")
    #expect(names.agent(String(repeating: "a", count: 1_000)) == "unknown")
    #expect(names.model("<synthetic>") == nil && names.model("unknown") == nil)
    #expect(names.model(" gpt-5 ") == "gpt-5")
    #expect(names.agent(ofModel: "claude-opus-4-5") == "claude-code")
  }
}
