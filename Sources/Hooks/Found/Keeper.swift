/// Whose the place is where git looks for hooks, which decides how ours gets there.
package enum Keeper: Equatable, Sendable {
  /// The repository's own directory, or one that belongs to it alone.
  case repository
  /// A directory in the work tree: whoever clones gets its files.
  case team
  /// husky, which runs files in `folder`; its version 9 runs them as `sh -e FILE`.
  case husky(folder: String, isNine: Bool)
  /// lefthook, which writes the hooks itself from its configuration.
  case lefthook
  /// A directory outside, which serves other repositories as well.
  case others
  /// No directory: hooks are switched off.
  case nobody

  /// Decides from what was found.
  static func decide(_ facts: Facts) -> Keeper {
    guard let value = facts.hooksPath else { return facts.hasLefthook ? .lefthook : .inTree(facts) }
    if value.isEmpty || facts.isBlocked { return .nobody }
    let name = lastComponent(of: facts.directory)
    let outer = parent(of: facts.directory)
    if name == "_", facts.hasHuskyRunner || lastComponent(of: outer) == ".husky" {
      return .husky(folder: outer, isNine: true)
    }
    if facts.hasOldHuskyRunner || name == ".husky" {
      return .husky(folder: facts.directory, isNine: false)
    }
    if facts.hasLefthook, facts.isWrittenByLefthook { return .lefthook }
    return inTree(facts)
  }

  private static func inTree(_ facts: Facts) -> Keeper {
    if facts.isShared { return .team }
    return facts.isOwn ? .repository : .others
  }

  /// What the decision hangs on.
  struct Facts: Equatable, Sendable {
    /// The value of `core.hooksPath`; `nil` where it is not set.
    var hooksPath: String?
    /// The directory in which git looks.
    var directory: String
    /// Something stands at its place, and is no directory.
    var isBlocked = false
    /// It has the file `h`, or `husky.sh`.
    var hasHuskyRunner = false
    /// It has `_/husky.sh`.
    var hasOldHuskyRunner = false
    /// The work tree has a configuration of lefthook.
    var hasLefthook = false
    /// A hook there is lefthook's.
    var isWrittenByLefthook = false
    /// It stands in the work tree, and git would keep its files.
    var isShared = false
    /// It stands in the repository or its work tree.
    var isOwn = true
  }
}
