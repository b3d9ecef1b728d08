package import Git

/// The id of one patch in a text, and of which commit it is.
package struct PatchID: Hashable, Sendable {
  package let id: ObjectID
  /// `nil` where the text names none, as plain `git diff` does not.
  package let commit: ObjectID?

  /// The line that git-patch-id(1) prints.
  package var line: String {
    "\(id) \(commit?.hex ?? String(repeating: "0", count: 40))\n"
  }
}
