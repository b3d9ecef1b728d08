/// Keys of trailers that name the people and tools behind a commit.
///
/// Prose has lines that look like trailers ("Note: it is slow"); a line with one of these keys is
/// meant as one.
enum AttributionKey {
  private static let known: [[UInt8]] = [
    "co-authored-by", "co-developed-by", "signed-off-by", "assisted-by", "generated-by",
    "reviewed-by", "acked-by", "tested-by", "reported-by", "suggested-by", "helped-by", "cc",
    "based-on-patch-by", "mentored-by", "requested-by", "approved-by", "committed-by",
    "executed-by", "co-authored-by-ai", "ai-assisted-by", "ai-generated-by", "made-with",
    "on-behalf-of", "ai-session", "ai-session-id", "aidd-session-id", "ai-agent", "ai-model",
    "ai-assistant", "ai-assisted", "agent-logs-url", "claude-session", "claude-generated-by",
    "copilot-session", "codex-reviewed-by", "amp-thread-id", "entire-checkpoint",
    "entire-session", "replit-commit-author", "replit-commit-session-id", "change-id",
  ].map { Array($0.utf8) }

  /// Whether the bytes of `key` are such a key, whatever the case of their letters.
  static func stands(in message: Span<UInt8>, at key: Range<Int>) -> Bool {
    for word in known where message.matches(word, in: key) { return true }
    return false
  }
}
