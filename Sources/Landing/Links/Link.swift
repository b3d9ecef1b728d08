package import Git

/// The content of a commit, or of a whole branch, found again in a commit that the mainline has.
package struct Link: Sendable {
  /// How the content got there.
  package enum Kind: String, Sendable {
    /// A branch in one commit.
    case squash
    /// One commit, made anew on top of others.
    case rebase
    /// One commit, taken over from another branch.
    case cherryPick = "cherry-pick"
  }

  package let kind: Kind
  /// The commit that the mainline does not reach; of a squash, the branch's last.
  package let source: CommitIndex
  /// The commit that the mainline has.
  package let target: CommitIndex
  package let reason: LinkReason
  /// Whether the source was made after the target: the copy that a backport is.
  package let isBackport: Bool
  /// The commits that landed so.
  ///
  /// Of a squash the source, and what of its history nothing else brought to the mainline; of the
  /// others the source.
  package let commits: [CommitIndex]
  /// Whether the target already carries another version of the same work.
  package let isSuperseded: Bool
}

/// How a link is known; the first in this order that decides, wins.
package enum LinkReason: Hashable, Sendable {
  /// Both have this `Change-Id` or `change-id`.
  case changeID(String)
  /// One says `(cherry picked from commit …)` of the other.
  case cherryPickLine
  /// The target's subject names the pull request that the source is the head of.
  case pullRequest(Int)
  /// Both change the same files from the same to the same content.
  case sameContent
  /// Both have this patch-id, with no context.
  case patchID(ObjectID)
  /// Of the lines that either adds, this share both add.
  case addedLines(share: Double)
  /// Both have this author, author's date and subject, and change a file that the other changes.
  case authorship

  /// The reason in words.
  package var text: String {
    switch self {
    case .changeID(let id): "change id \(id)"
    case .cherryPickLine: "its line '(cherry picked from commit …)'"
    case .pullRequest(let number): "pull request #\(number)"
    case .sameContent: "the same files with the same content"
    case .patchID(let id): "patch-id \(id.hex.prefix(12))"
    case .addedLines(let share): "\(Int(share * 100)) % of the added lines"
    case .authorship: "the same author, author's date and subject"
    }
  }
}
