/// Tags that are named alike but for a version at the end: `api-v1.2.3`, `core@0.4.0`,
/// `services/api/v1.2.3`, `release-2026-03-02`.
struct TagFamily: Hashable, Sendable {
  /// What stands before the separator: `api`, `services/api`, `@scope/core`, `release`.
  let name: String
  /// What all of the names begin with, and a star.
  let glob: String
  /// How many releases there are.
  fileprivate(set) var releases: Int
  /// Whether some are made before a release, such as `api-v1.2.3-rc.1`: a glob takes them too.
  fileprivate(set) var hasPreReleases: Bool
}

/// The families of a repository's tags that are no versions of the repository as a whole.
struct TagFamilies {
  /// Those with most releases first.
  let all: [TagFamily]

  init(_ names: [String]) {
    var families: [String: TagFamily] = [:]
    for name in names {
      guard let parts = Self.split(name) else { continue }
      var family =
        families[parts.glob]
        ?? TagFamily(name: parts.name, glob: parts.glob, releases: 0, hasPreReleases: false)
      if parts.isPreRelease { family.hasPreReleases = true } else { family.releases += 1 }
      families[parts.glob] = family
    }
    all = families.values.filter { $0.releases > 0 }
      .sorted { ($1.releases, $0.glob) < ($0.releases, $1.glob) }
  }

  /// What releases are called where they have no versions.
  private static let words: Set<String> = [
    "release", "releases", "rel", "prod", "production", "deploy", "deployed", "live", "stable",
  ]

  /// The parts of a name; `nil` where it is not named so, or has characters that mean something in
  /// a pattern.
  private static func split(
    _ name: String
  ) -> (name: String, glob: String, isPreRelease: Bool)? {
    guard name.utf8.allSatisfy(isPlain) else { return nil }
    for index in name.indices.dropFirst() where "-_/@".contains(name[index]) {
      let rest = name[name.index(after: index)...]
      let head = String(name[..<index])
      // What comes before a release of the whole, such as `v1.2.3-rc.1`.
      guard version(head.drop { $0 == "v" }) == nil else { return nil }
      let prefix = rest.hasPrefix("v") ? "v" : ""
      let glob = head + String(name[index]) + prefix + "*"
      if let isPreRelease = version(rest.dropFirst(prefix.count)) {
        return (head, glob, isPreRelease)
      }
      if words.contains(head.lowercased()), rest.first?.isNumber ?? false {
        return (head, head + String(name[index]) + "*", false)
      }
    }
    return nil
  }

  /// Whether the version is one before a release; `nil` where the text is no `N.N[.N…]`.
  private static func version(_ text: Substring) -> Bool? {
    let numbers = text.prefix { $0 == "." || ($0.isASCII && $0.isNumber) }
    let parts = numbers.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 1, !parts.contains("") else { return nil }
    let rest = text[numbers.endIndex...]
    guard let first = rest.first else { return false }
    return first == "-" || first == "+" || first.isLetter ? true : nil
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
      UInt8(ascii: "_"), UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: "+"):
      true
    default: false
    }
  }
}
