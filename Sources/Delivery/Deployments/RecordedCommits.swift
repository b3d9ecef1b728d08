package import Deployments
package import Git

/// The commits behind what sources say was deployed.
///
/// A source may name a commit, a manifest's commit, an image or an artifact. Labels lie: what was
/// said of an image counts only where the repository has that commit.
package struct RecordedCommits {
  private struct Known {
    let commit: ObjectID?
    let isHere: Bool
  }

  private let map: RevisionMap
  private var known: [[String]: Known] = [:]

  package init(_ map: RevisionMap) { self.map = map }

  /// The commit that one of `revisions` stands for, the first that is here; else the first whole
  /// commit id that is named; and whether it is here.
  package mutating func find(
    _ revisions: [String], in repository: borrowing Repository
  ) -> (commit: ObjectID?, isHere: Bool) {
    if let found = known[revisions] { return (found.commit, found.isHere) }
    let found = Self.look(for: revisions, map, in: repository)
    known[revisions] = found
    return (found.commit, found.isHere)
  }

  private static func look(
    for revisions: [String], _ map: RevisionMap, in repository: borrowing Repository
  ) -> Known {
    var missing: ObjectID?
    for revision in revisions {
      let mapped = map.isEmpty ? [] : map.commits(for: revision)
      for text in mapped + [revision] {
        if let id = ObjectID(hex: text) {
          if repository.contains(id) { return Known(commit: id, isHere: true) }
          missing = missing ?? id
        } else if let id = abbreviation(in: text).flatMap({ commit($0, in: repository) }) {
          return Known(commit: id, isHere: true)
        }
      }
    }
    return Known(commit: missing, isHere: false)
  }

  /// The digits of an abbreviated commit id: all of `text`, or the tag of an image, also as
  /// `sha-1234567`, which docker/metadata-action makes, or `git-1234567`.
  private static func abbreviation(in text: String) -> String? {
    var digits = text[...]
    if let colon = digits.lastIndex(of: ":") { digits = digits[digits.index(after: colon)...] }
    for prefix in ["sha-", "git-"] where digits.hasPrefix(prefix) {
      digits = digits.dropFirst(prefix.count)
    }
    // Shorter ones are numbers of builds.
    guard (7...40).contains(digits.utf8.count), digits.allSatisfy(\.isHexDigit) else { return nil }
    return digits.lowercased()
  }

  private static func commit(_ digits: String, in repository: borrowing Repository) -> ObjectID? {
    guard let id = try? repository.resolve(digits + "^{commit}"), id.hex.hasPrefix(digits) else {
      return nil
    }
    return id
  }
}
