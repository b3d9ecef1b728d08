import Testing

@testable import Provenance

@Suite struct ActorTests {
  @Test(arguments: [
    ("Claude", "NoReply@Anthropic.com", Actor.agent("claude-code")),
    ("x", "41898282+claude[bot]@users.noreply.github.com", .agent("claude-code")),
    ("x", "41898282+github-actions[bot]@users.noreply.github.com", .bot),
    ("github-actions[bot]", "github-actions[bot]@users.noreply.github.com", .bot),
    ("GitHub", "noreply@github.com", .bot),
    ("dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com", .bot),
    ("renovate[bot]", "x@example.org", .bot),
    ("gemini-cli-robot", "gemini-cli-robot@google.com", .bot),
    ("goreleaserbot", "bot@goreleaser.com", .bot),
    ("CI Bot", "ci@beads.test", .bot),
    ("Release Bot", "release@example.org", .bot),
    ("k8s-ci-robot", "k8s@example.org", .bot),
    ("Dev (aider)", "dev@example.org", .human),
    ("Yvonne Bot", "yvonne@example.org", .human),
    ("Danno", "66967730+dannomayernotabot@users.noreply.github.com", .human),
    ("Abbott", "abbott@example.org", .human),
    ("Ann Other", "ann@cline.bot", .human),
    ("Claude Dupont", "claude@example.org", .human),
    ("", "", .human),
  ])
  func actor(name: String, email: String, expected: Actor) {
    #expect(detector.actor(name: name, email: email) == expected)
  }
}
