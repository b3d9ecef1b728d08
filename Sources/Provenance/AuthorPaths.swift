/// Authors' names that are paths of an agent's workers, such as `gastown/crew/joe`.
struct AuthorPaths: Sendable {
  private let patterns: [(parts: [Substring], agent: Int)]

  init(agents: [Agent]) {
    patterns = agents.enumerated().flatMap { index, agent in
      agent.authorPaths.map { (Self.parts(of: $0), index) }
    }
  }

  /// The agent whose worker has the name.
  func agent(named name: String) -> Int? {
    guard Self.hasSlash(name) else { return nil }
    let parts = Self.parts(of: name)
    return patterns.first { pattern in
      pattern.parts.count == parts.count
        && zip(pattern.parts, parts).allSatisfy { $0 == "*" ? Self.isName($1) : $0 == $1 }
    }?.agent
  }

  private static func isName(_ part: Substring) -> Bool {
    !part.isEmpty && !part.utf8.contains(where: \.isSpace)
  }

  /// Whether the name has parts at all, which few names have.
  private static func hasSlash(_ name: String) -> Bool {
    let bytes = name.utf8.span
    for index in bytes.indices where bytes[index] == UInt8(ascii: "/") { return true }
    return false
  }

  private static func parts(of path: String) -> [Substring] {
    path.split(separator: "/", omittingEmptySubsequences: false)
  }
}
