package import Git

/// The names by which a commit can be linked to others: what it says of changes, pull requests and
/// commits.
package struct LandingMarks: Hashable, Sendable {
  /// Gerrit's `Change-Id:` and Jujutsu's `change-id`, which stay when a commit is rewritten.
  package var changeIDs: [String] = []
  /// The commits of `(cherry picked from commit …)`, as `git cherry-pick -x` writes it.
  package var cherryPickedFrom: [ObjectID] = []
  /// The pull request of a squash, from `… (#12)` at the end of the subject.
  package var squashed: Int?
  /// The pull request of a merge: `Merge pull request #12 from …`, `Merge #12`, GitLab's
  /// `See merge request group/project!12`.
  package var merged: Int?
  /// The branch of a merge: `Merge branch 'topic'`, `Merge pull request #12 from owner/topic`.
  package var mergedBranch: String?
  /// What the commit says it reverts or reapplies.
  package var reverts: [RevertMark] = []

  package var isEmpty: Bool {
    changeIDs.isEmpty && cherryPickedFrom.isEmpty && squashed == nil && merged == nil
      && mergedBranch == nil && reverts.isEmpty
  }
}

/// A message's own words about a revert.
///
/// They explain; whether lines are gone, the trees decide.
package struct RevertMark: Hashable, Sendable {
  package enum Kind: String, Sendable {
    case revert, reapply
  }

  package let kind: Kind
  /// A commit id, abbreviated or not, a subject, or a pull request such as `#12`.
  package let what: String
}
