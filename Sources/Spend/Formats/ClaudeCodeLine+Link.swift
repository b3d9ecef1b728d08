import JSONScanning

extension ClaudeCodeLine {
  /// Where the session's work went, of an entry that says so; `nil` where it names nothing.
  func target(in bytes: Span<UInt8>) throws(JSONError) -> SessionLink.Target? {
    switch kind {
    case .pullRequest: try pullRequestTarget(in: bytes)
    case .bridge: try Self.text(at: bridgeSession, in: bytes).map { .alias($0) }
    case .assistant, .other: nil
    }
  }

  private func pullRequestTarget(
    in bytes: Span<UInt8>
  ) throws(JSONError) -> SessionLink.Target? {
    guard let pullRequest else { return nil }
    var json = JSONScanner(at: pullRequest)
    guard let number = try json.integer(in: bytes), number > 0 else { return nil }
    return .pullRequest(
      number: Int(number), repository: try Self.text(at: repository, in: bytes))
  }

  private static func text(
    at start: Int?, in bytes: Span<UInt8>
  ) throws(JSONError) -> String? {
    guard let start else { return nil }
    var json = JSONScanner(at: start)
    guard let text = try json.string(in: bytes, limit: 200), !text.isEmpty else { return nil }
    return text
  }
}
