/// One commit, parsed from its raw bytes.
///
/// libgit2's own parser refuses a commit with an odd date or without `<email>`, and with it the
/// rest of the walk; git reads on, and so does this.
package struct Commit: Sendable {
  package var tree: ObjectID
  package var parents: [ObjectID]
  package var author: Signature
  package var committer: Signature
  /// The message in UTF-8; bytes that are not are kept as they are.
  package var message: [UInt8]
  /// The header `change-id`, by which Jujutsu knows a change however often it is rewritten.
  package var changeID: String?

  package init(
    tree: ObjectID, parents: [ObjectID], author: Signature, committer: Signature,
    message: [UInt8], changeID: String? = nil
  ) {
    self.tree = tree
    self.parents = parents
    self.author = author
    self.committer = committer
    self.message = message
    self.changeID = changeID
  }
}
