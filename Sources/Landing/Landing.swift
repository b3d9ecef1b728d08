/// How a commit reached the mainline, or why it did not.
package enum Landing: String, CaseIterable, Sendable {
  /// It is one of the mainline's own commits.
  case direct
  /// A merge commit of the mainline brought it in.
  case merge
  /// One commit of the mainline carries the content of its whole branch.
  case squash
  /// The mainline has it made anew.
  case rebase
  /// The mainline has it from another branch, or it is a copy of what the mainline has.
  case cherryPick = "cherry-pick"
  /// Not there; a branch that somebody works on still has it.
  case open
  /// Not there, and nobody works on it.
  case abandoned
}

/// How each commit reached the mainline.
package struct Landings: Sendable {
  private let history: History
  private let mainline: Mainline
  /// Whether a branch that was touched lately has the commit.
  private let isFresh: [Bool]

  /// After so long without a commit nobody works on a branch any more, in seconds.
  private static let freshness: Int64 = 30 * 86_400

  /// `until` is the end of the window, in seconds since 1970-01-01 UTC.
  package init(_ history: History, _ mainline: Mainline, branches: [Tips.Branch], until: Int64) {
    self.history = history
    self.mainline = mainline
    let fresh = branches.compactMap { history.index(of: $0.tip) }.filter {
      history.time($0) >= until - Self.freshness
    }
    isFresh = history.paint(fresh).map { $0 >= 0 }
  }

  /// How a commit reached the mainline.
  package func landing(of commit: CommitIndex) -> Landing {
    if let link = history.landings.link(of: commit) {
      switch link.kind {
      case .squash: return .squash
      case .rebase: return .rebase
      case .cherryPick: return .cherryPick
      }
    }
    if mainline.carrier(of: commit) != nil {
      return mainline.isChange(commit) ? .direct : .merge
    }
    return isFresh[Int(commit)] ? .open : .abandoned
  }

  /// The commit that has another one's content; itself where nothing is linked.
  package func target(of commit: CommitIndex) -> CommitIndex {
    history.landings.link(of: commit)?.target ?? commit
  }

  /// The position of the mainline's change that carries the commit's content; `nil` for none.
  package func carrier(of commit: CommitIndex) -> Int? {
    mainline.carrier(of: target(of: commit))
  }
}
