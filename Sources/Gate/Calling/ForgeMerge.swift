/// The merge of a pull request with its target that a forge makes, only so that it can be tested.
///
/// Nobody wrote it and nobody will keep it. Its parents stand in it, also in a shallow clone: the
/// target first, and then what the pull request has.
struct ForgeMerge {
  private let reference: String
  private let revision: String

  /// Recognises such a merge by its name; `nil` for any other reference.
  ///
  /// - Parameters:
  ///   - reference: the name by which a forge keeps it: `refs/pull/7/merge` of GitHub and Azure,
  ///     `refs/merge-requests/7/merge` of GitLab, `refs/pull-requests/7/merge` of Bitbucket; also
  ///     as a remote's.
  ///   - revision: where it is found here.
  init?(reference: String, revision: String) {
    let parts = reference.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 3, parts.last == "merge",
      ["pull", "merge-requests", "pull-requests"].contains(parts[parts.count - 3]),
      !parts[parts.count - 2].isEmpty,
      parts[parts.count - 2].utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      Self.holds(parts.dropLast(3).map(String.init))
    else { return nil }
    self.reference = reference
    self.revision = revision
  }

  /// Whether forges' references stand under these names: a branch may be called `pull/7/merge`.
  private static func holds(_ parents: [String]) -> Bool {
    switch parents.first {
    case nil: true
    case "refs": parents.count == 1 || parents[1] == "remotes" && parents.count <= 3
    case "remotes": parents.count <= 2
    default: parents == ["origin"]
    }
  }

  var range: RangeRequest {
    var range = RangeRequest(base: .revision(revision + "^1"), head: revision + "^2")
    range.notices = [
      "'\(reference)' is the forge's own merge and is not judged; its second parent is"
    ]
    return range
  }
}
