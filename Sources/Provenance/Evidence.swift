/// One reason to call a commit AI-made, with the bytes that say so.
package struct Evidence: Hashable, Sendable {
  package let level: EvidenceLevel
  /// The agent's slug, such as `claude-code`; `unknown` where a line names no agent.
  package let agent: String
  /// The model as the line names it.
  package let model: String?
  /// The agent's session, checkpoint or thread, by which spend can be joined.
  package let session: String?
  /// What was matched, repaired to UTF-8, at most 1 KiB.
  package let matched: String

  package init(
    level: EvidenceLevel, agent: String, model: String? = nil, session: String? = nil,
    matched: String
  ) {
    self.level = level
    self.agent = agent
    self.model = model
    self.session = session
    self.matched = matched
  }

  /// The same, with a session that somebody paid for.
  package var confirmed: Evidence {
    Evidence(level: .session, agent: agent, model: model, session: session, matched: matched)
  }

  /// The matched bytes as they are kept: repaired, and cut at 1 KiB.
  static func excerpt(of bytes: [UInt8]) -> String {
    var text = String(decoding: bytes.prefix(1_024), as: UTF8.self)
    while text.utf8.count > 1_024 { text.unicodeScalars.removeLast() }
    return text
  }
}
