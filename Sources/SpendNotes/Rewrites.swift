package import Git

/// Which commits were made of which, as git tells the hook `post-rewrite` (githooks(5)).
package struct Rewrites: Sendable {
  /// The old commits by the new one, which several may be squashed to.
  package private(set) var sources: [ObjectID: [ObjectID]] = [:]

  /// Reads lines of `<old> SP <new> [SP <extra>]`; others are passed over.
  package init(_ text: [UInt8]) {
    for line in text.split(separator: UInt8(ascii: "\n")) {
      let words = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
      guard words.count >= 2, let old = ObjectID(hex: words[0]), let new = ObjectID(hex: words[1]),
        old != new
      else { continue }
      sources[new, default: []].append(old)
    }
  }
}
