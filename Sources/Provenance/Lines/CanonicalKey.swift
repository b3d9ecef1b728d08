/// The keys of the trailers that say who made a commit, with which agent, and what is waived.
///
/// Their values have a form that can be checked, and their names one that can be misspelt.
package enum CanonicalKey: String, CaseIterable, Sendable {
  case assistedBy = "Assisted-by"
  case session = "AI-Session"
  case generatedBy = "Generated-by"
  case coAuthoredBy = "Co-authored-by"
  case coDevelopedBy = "Co-developed-by"
  case signedOffBy = "Signed-off-by"
  case waiver = "Outcomes-Waiver"

  /// Whether the value is `Name <mail>`.
  package var namesPerson: Bool {
    switch self {
    case .coAuthoredBy, .coDevelopedBy, .signedOffBy: true
    case .assistedBy, .generatedBy, .session, .waiver: false
    }
  }

  /// The keys and their names in small letters.
  static let folded = allCases.map { (key: $0, bytes: Array($0.rawValue.lowercased().utf8)) }

  /// The key that stands in a message; `nil` for any other.
  init?(_ message: Span<UInt8>, at range: Range<Int>) {
    for (key, bytes) in Self.folded
    where bytes.count == range.count
      && message.startsFolded(with: bytes, at: range.lowerBound)
    {
      self = key
      return
    }
    return nil
  }

  /// What makes of a value what it claims; `nil` for what claims nothing about agents.
  var rule: Markers.Rule? {
    switch self {
    case .assistedBy, .generatedBy: .tool
    case .session: .session
    case .coAuthoredBy, .coDevelopedBy: .coAuthor
    case .signedOffBy: .signer
    case .waiver: nil
    }
  }
}
