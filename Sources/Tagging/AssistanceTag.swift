import Trailers

/// What the hook says of a commit: which agent made it, with which model, in which session.
///
/// ```
/// Assisted-by: claude-code:claude-opus-5
/// AI-Session: claude-code:0b2f3c1e-6a8e-4f0e-9c1a-2f0c9a3d7b11
/// ```
///
/// The first line has the form of the Linux kernel's documentation (process/coding-assistants).
package struct AssistanceTag: Hashable, Sendable {
  /// The agent by its name in reports; see `Provenance`.
  package let agent: String
  package let model: String?
  package let session: String?

  /// Makes a tag of what the environment or a mark says; parts that cannot be what they should be
  /// are left out, since what is not known is not written.
  ///
  /// - Parameters:
  ///   - agent: one of the names of `KnownAgent`.
  ///   - model: as the agent names it.
  ///   - session: the id under which the agent keeps its log.
  package init(agent: String, model: String? = nil, session: String? = nil) {
    self.agent = agent
    self.model = model.flatMap { Self.isModel($0) ? $0 : nil }
    self.session = session.flatMap { Self.isSession($0) ? $0 : nil }
  }

  /// Whether a text can be a session's id: letters, digits and `._-`, 4 to 200 bytes.
  package static func isSession(_ text: String) -> Bool {
    (4...200).contains(text.utf8.count)
      && text.utf8.allSatisfy { $0.isWordByte || $0 == UInt8(ascii: ".") }
  }

  /// Whether a text can be a model's name, 1 to 100 bytes without white space.
  package static func isModel(_ text: String) -> Bool {
    (1...100).contains(text.utf8.count)
      && text.utf8.allSatisfy { $0.isWordByte || modelMarks.contains($0) }
  }

  private static let modelMarks = Array("./:@+[]()".utf8)

  static let assistedBy = "Assisted-by"
  static let aiSession = "AI-Session"

  /// The value of `Assisted-by`.
  var assistance: String { model.map { "\(agent):\($0)" } ?? agent }

  /// The trailers that say it, in the order in which they are written.
  var trailers: [NewTrailer] {
    var trailers = [NewTrailer(Self.assistedBy, assistance)]
    if let session { trailers.append(NewTrailer(Self.aiSession, "\(agent):\(session)")) }
    return trailers
  }
}

extension UInt8 {
  /// Letters, digits, `-` and `_`.
  var isWordByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
