import Git
import Provenance
import Trailers

extension CommitFacts {
  /// The sessions of agents that its message or a note names, in lower case.
  var sessions: Set<String> {
    var sessions = Set(evidence.lazy.compactMap { $0.session?.lowercased() })
    for usage in usage {
      if let session = usage.session { sessions.insert(session.lowercased()) }
    }
    return sessions
  }

  /// The sessions that its trailers `AI-Session` name, in lower case: what it claims in our own words.
  var taggedSessions: Set<String> {
    let known = Set(
      evidence.lazy.filter { $0.level == .trailer || $0.level == .session }
        .compactMap { $0.session?.lowercased() })
    guard !known.isEmpty else { return [] }
    return Set(
      trailers(in: commit.message.span).lazy.filter { $0.key.lowercased() == Self.sessionKey }
        .map { Self.session(in: $0.text.lowercased()) }.filter { known.contains($0) })
  }

  private static let sessionKey = CanonicalKey.session.rawValue.lowercased()

  /// The id in `AGENT:SESSION-ID`, or in a value without an agent.
  private static func session(in value: String) -> String {
    let id = value.firstIndex(of: ":").map { value[value.index(after: $0)...] } ?? value[...]
    return String(id.drop { $0 == " " })
  }

  /// Whether a note beside it has a part of the session, which is named in lower case.
  func hasSegment(of session: String) -> Bool {
    usage.contains { $0.segment != nil && $0.session?.lowercased() == session }
  }
}
