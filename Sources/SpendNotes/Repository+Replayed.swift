import Git

extension Repository {
  /// Whether HEAD came to a commit because an older one was made anew on top of others, so that it is
  /// no new work of the session that its message names.
  ///
  /// The reflog tells, where it is kept. An amended commit is new work, too.
  func hasReplayed(_ commit: ObjectID) -> Bool {
    guard let movement = headMovements().first(where: { $0.new == commit }) else { return false }
    return ["cherry-pick:", "commit (cherry-pick):", "rebase", "revert:", "pull ", "am:"]
      .contains { movement.message.hasPrefix($0) }
  }
}
