package import Git
package import Provenance

/// A session of an agent, by the id that commits name.
///
/// Ids come from messages that anybody can write: one that could lead out of a directory is none.
package struct AgentSession: Hashable, Comparable, Sendable {
  /// The agent's slug.
  package let agent: String
  package let id: String

  /// - Returns: `nil` unless both are of letters and digits of ASCII, `.`, `_` and `-`, the first a
  ///   letter or a digit, and are short enough to be the name of a file together.
  package init?(agent: String, id: String) {
    guard SpendNoteLine.isID(agent), SpendNoteLine.isID(id), agent.utf8.count <= 50 else {
      return nil
    }
    self.agent = agent
    self.id = id
  }

  /// The sessions that the trailers of a commit name, sorted.
  package static func named(by commit: Commit, detector: Detector) -> [AgentSession] {
    let sessions = detector.evidence(in: commit).filter { $0.level == .trailer }.compactMap {
      evidence in
      evidence.session.flatMap { AgentSession(agent: evidence.agent, id: $0) }
    }
    return Set(sessions).sorted()
  }

  package static func < (left: AgentSession, right: AgentSession) -> Bool {
    (left.agent, left.id) < (right.agent, right.id)
  }
}
