/// A path pattern with the rules of gitignore(5): `*`, `?`, `[…]`, `**`.
///
/// A pattern without a slash matches a name in any directory, any other one the path from the root.
/// Matching never backtracks over more than one star of each kind, so that no pattern is slow.
package struct Glob: Hashable, Sendable {
  private let segments: [[UInt8]]

  /// - Parameters:
  ///   - pattern: as a user or a `.gitattributes` file writes it.
  ///   - directory: the path that the pattern is relative to, without slashes at its ends.
  package init(_ pattern: String, in directory: String = "") {
    var text = Array(pattern.utf8)
    let endsInSlash = text.last == UInt8(ascii: "/")
    if endsInSlash { text.removeLast() }
    let isAnchored = text.contains(UInt8(ascii: "/"))
    if text.first == UInt8(ascii: "/") { text.removeFirst() }
    var segments = text.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: true)
      .map { Array($0) }
    if !isAnchored { segments.insert(Self.anyDirectories, at: 0) }
    if endsInSlash { segments.append(Self.anyDirectories) }
    let prefix = directory.utf8.split(separator: UInt8(ascii: "/")).map { Array($0) }
    self.segments = prefix + segments
  }

  private static let anyDirectories = Array("**".utf8)

  /// Whether the pattern matches the whole path.
  package func matches(_ path: [UInt8]) -> Bool {
    matches(path.split(separator: UInt8(ascii: "/")))
  }

  /// Two places, and one to go back to: the last `**`, which may take one directory more.
  private func matches(_ parts: [ArraySlice<UInt8>]) -> Bool {
    var (segment, part) = (0, 0)
    var retry: (segment: Int, part: Int)?
    while part < parts.count {
      if segment < segments.count, segments[segment] == Self.anyDirectories {
        // A `**` at the end needs something below it.
        retry = (segment, part)
        segment += 1
        if segment == segments.count { return true }
      } else if segment < segments.count, Self.matches(segments[segment], parts[part]) {
        segment += 1
        part += 1
      } else if let last = retry {
        retry = (last.segment, last.part + 1)
        (segment, part) = (last.segment + 1, last.part + 1)
      } else {
        return false
      }
    }
    return segment == segments.count
  }

  /// One name against one segment of the pattern.
  private static func matches(_ pattern: [UInt8], _ name: ArraySlice<UInt8>) -> Bool {
    var (at, character) = (0, name.startIndex)
    var retry: (at: Int, character: Int)?
    while character < name.endIndex {
      if at < pattern.count, pattern[at] == UInt8(ascii: "*") {
        retry = (at, character)
        at += 1
      } else if let next = step(pattern, at, name[character]) {
        at = next
        character += 1
      } else if let last = retry {
        retry = (last.at, last.character + 1)
        (at, character) = (last.at + 1, last.character + 1)
      } else {
        return false
      }
    }
    while at < pattern.count, pattern[at] == UInt8(ascii: "*") { at += 1 }
    return at == pattern.count
  }

  /// The place in the pattern after what matches `byte`; `nil` if nothing does.
  private static func step(_ pattern: [UInt8], _ at: Int, _ byte: UInt8) -> Int? {
    guard at < pattern.count else { return nil }
    switch pattern[at] {
    case UInt8(ascii: "?"): return at + 1
    case UInt8(ascii: "["):
      // A bracket that is not closed stands for itself.
      guard let (end, matches) = bracket(pattern, at, byte) else {
        return pattern[at] == byte ? at + 1 : nil
      }
      return matches ? end : nil
    case UInt8(ascii: "\\") where at + 1 < pattern.count:
      return pattern[at + 1] == byte ? at + 2 : nil
    default: return pattern[at] == byte ? at + 1 : nil
    }
  }

  /// Reads `[a-z]` or `[!a-z]`; `nil` if the bracket is not closed.
  private static func bracket(
    _ pattern: [UInt8], _ at: Int, _ byte: UInt8
  ) -> (end: Int, matches: Bool)? {
    var index = at + 1
    let isNegated =
      index < pattern.count && [UInt8(ascii: "!"), UInt8(ascii: "^")].contains(pattern[index])
    if isNegated { index += 1 }
    let first = index
    var matches = false
    while index < pattern.count, index == first || pattern[index] != UInt8(ascii: "]") {
      if index + 2 < pattern.count, pattern[index + 1] == UInt8(ascii: "-"),
        pattern[index + 2] != UInt8(ascii: "]")
      {
        matches = matches || (pattern[index] <= byte && byte <= pattern[index + 2])
        index += 3
      } else {
        matches = matches || pattern[index] == byte
        index += 1
      }
    }
    return index < pattern.count ? (index + 1, matches != isNegated) : nil
  }
}
