/// Which commits a gate is asked to judge, before anybody has looked into the repository.
package struct RangeRequest: Hashable, Sendable {
  /// The reference that is pushed, untrusted text; `nil` where revisions were named.
  package var reference: String?
  package var base: Base
  /// A revision as in gitrevisions(7).
  package var head: String
  /// What people call the base and the head, where that is not the revision: untrusted text.
  package var baseName: String?
  package var headName: String?
  /// Whether a merge queue asks, which judges what pull requests have passed before.
  package var isMergeQueue = false
  /// What somebody should know and what changes nothing: may hold untrusted text.
  package var notices: [String] = []

  package init(reference: String? = nil, base: Base, head: String) {
    (self.reference, self.base, self.head) = (reference, base, head)
  }

  /// What is not judged: the commits of `base`, and all before them.
  package enum Base: Hashable, Sendable {
    /// A revision as in gitrevisions(7).
    case revision(String)
    /// The production branch.
    case mainline
    /// All references that are there: in a server's hook, the new branch is not.
    case existing
  }
}

extension RangeRequest {
  /// What there is to judge where a reference moves.
  ///
  /// - Parameters:
  ///   - reference: its full name.
  ///   - old: where it was; the zero id of a new one.
  ///   - new: where it is to be; the zero id where it goes.
  ///   - unborn: the base of a new reference.
  /// - Returns: `nil` where it goes, and for notes, which are no code.
  static func update(
    of reference: String?, from old: String, to new: String, unborn: Base
  ) -> RangeRequest? {
    guard !ObjectName.isZero(new), reference?.hasPrefix("refs/notes/") != true else { return nil }
    return RangeRequest(
      reference: reference, base: ObjectName.isZero(old) ? unborn : .revision(old), head: new)
  }
}
