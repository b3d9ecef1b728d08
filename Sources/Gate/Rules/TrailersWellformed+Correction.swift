import Provenance

extension TrailerProblem {
  /// The line as it should be, where that is certain and the text harmless.
  var correction: String? {
    guard let value = correctValue, let key = correctKey else { return nil }
    let line = "\(key): \(value)"
    return Self.isHarmless(line) ? line : nil
  }

  private var correctKey: String? {
    if let canonical = line.canonical { return canonical.rawValue }
    // An agent's own key, as the agent writes it.
    return line.key.utf8.allSatisfy { Self.isWordByte($0) } ? line.key : nil
  }

  private var correctValue: String? {
    switch kind {
    case .hidden, .flaw(.key):
      line.canonical.map { $0.accepts(line.value) } ?? true ? line.value : nil
    case .flaw(.noAddress): Self.bracketed(line.value)
    case .flaw(.session): session
    case .flaw, .unknownAgent, .unknownRule, .noReason: nil
    }
  }

  /// `Name mail`, `Name (mail)` and `Name <mail` with the brackets.
  private static func bracketed(_ value: String) -> String? {
    let parts = value.split(separator: "<", omittingEmptySubsequences: false)
    let words = value.split(separator: " ")
    guard !value.contains(">"), parts.count < 3, words.count > 1, var mail = words.last else {
      return nil
    }
    var name = words.dropLast().joined(separator: " ")
    if parts.count == 2 {
      (name, mail) = (parts[0].split(separator: " ").joined(separator: " "), parts[1])
    } else if mail.hasPrefix("("), mail.hasSuffix(")") {
      mail = mail.dropFirst().dropLast()
    }
    return isAddress(mail) && !name.isEmpty ? "\(name) <\(mail)>" : nil
  }

  private static func isAddress(_ text: Substring) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[1].dropFirst().contains(".")
      && text.utf8.allSatisfy { isWordByte($0) || "@._+".utf8.contains($0) }
  }

  /// `AGENT:SESSION-ID` with the agent's slug, where the reader knows both.
  private var session: String? {
    guard let claim = line.claims.first, let session = claim.session, claim.agent != "unknown"
    else { return nil }
    return "\(claim.agent):\(session)"
  }

  private static let mostBytes = 160

  /// Whether the line may stand in any output: printable ASCII that commands no runner.
  private static func isHarmless(_ line: String) -> Bool {
    line.utf8.count <= mostBytes && !line.contains("::") && !line.contains("##[")
      && line.utf8.allSatisfy { isWordByte($0) || " .,:;@<>()[]+/#_=".utf8.contains($0) }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
