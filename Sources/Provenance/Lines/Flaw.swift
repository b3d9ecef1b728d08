extension AttributionLine {
  /// What is wrong with the form of a trailer.
  package enum Flaw: Hashable, Sendable {
    /// The key is a slip of a canonical one: nobody reads it.
    case key
    case empty
    /// More than 1 KiB.
    case long
    /// Characters that show as nothing, or as something else.
    case control
    /// No address in `Name <mail>`.
    case noAddress
    /// No name in `Name <mail>`.
    case noName
    /// Neither `AGENT:SESSION-ID` nor a session's id.
    case session
  }

  /// No value is longer, in bytes.
  static let longestValue = 1_024
}

extension AttributionLine.Flaw {
  /// What is wrong with the value of a trailer; `nil` where it has the form that the key needs.
  ///
  /// What a waiver needs is not known here.
  init?(in value: [UInt8], of key: CanonicalKey) {
    let longest = AttributionLine.longestValue
    guard !value.isEmpty else {
      self = .empty
      return
    }
    guard value.count <= longest else {
      self = .long
      return
    }
    if Self.hasControl(value) {
      self = .control
    } else if key.namesPerson, let flaw = Self.person(value) {
      self = flaw
    } else if key == .session, !Self.isSession(value) {
      self = .session
    } else {
      return nil
    }
  }

  private static func person(_ value: [UInt8]) -> Self? {
    guard let contact = Contact(value[...]) else { return .noAddress }
    let isAddress =
      contact.email.contains(UInt8(ascii: "@")) && !contact.email.contains(where: \.isSpace)
    return isAddress ? (contact.name.isEmpty ? .noName : nil) : .noAddress
  }

  private static func isSession(_ value: [UInt8]) -> Bool {
    let text = String(decoding: value, as: UTF8.self)
    guard !value.contains(where: \.isSpace) else { return false }
    guard !text.contains("://"), let (agent, id) = text.cut(at: ":") else {
      return Detector.session(in: text) != nil
    }
    return !agent.isEmpty && Detector.session(in: id) != nil
  }

  /// Whether the text has control characters, of which a tab is the harmless one, or turns the
  /// direction of writing round (Unicode Standard Annex 9).
  private static func hasControl(_ value: [UInt8]) -> Bool {
    // Most values are printable ASCII.
    if value.allSatisfy({ (0x20..<0x7F).contains($0) || $0 == 0x09 }) { return false }
    return String(decoding: value, as: UTF8.self).unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x09: false
      case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
  }
}

extension CanonicalKey {
  /// Whether a value has the form that the key needs; what a waiver needs is not known here.
  package func accepts(_ value: String) -> Bool {
    AttributionLine.Flaw(in: Array(value.utf8), of: self) == nil
  }
}
