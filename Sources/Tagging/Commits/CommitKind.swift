import Trailers

/// What kind of commit git is about to make: only some of them are an agent's own work.
///
/// git calls prepare-commit-msg alike for a new commit and for one that it makes anew, so its
/// argument does not tell; see githooks(5).
package enum CommitKind: Hashable, Sendable {
  /// A new commit, or the last one again (`--amend`).
  case own
  /// `git merge --squash`, or the squash of an interactive rebase: the messages of several commits
  /// are in the new one's.
  case squash
  /// Merge, cherry-pick, revert or rebase: what the commit says was decided elsewhere.
  case replay
  /// The editor opens without a message, and leaving it so must not make a commit.
  case unwritten

  /// Tells the kind.
  ///
  /// - Parameters:
  ///   - source: the second argument of prepare-commit-msg, if there is one.
  ///   - message: the message file.
  ///   - isReplaying: whether git is in the middle of a merge, cherry-pick, revert, rebase or am.
  ///   - opensEditor: whether the message will be edited, so that comments are no part of it.
  package init(
    source: String?, message: Span<UInt8>, isReplaying: Bool, opensEditor: Bool
  ) {
    if isReplaying {
      self = message.startsCombination ? .squash : .replay
    } else if source == "merge" || message.saysRevert {
      self = .replay
    } else if source == "template" || !isWritten(message, comments: opensEditor || source == nil) {
      self = .unwritten
    } else {
      self = source == "squash" ? .squash : .own
    }
  }

  /// What stands in the git directory of a work tree while git makes commits anew.
  package static let replayState = [
    "MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply", "sequencer",
  ]
}

extension Span<UInt8> {
  /// Whether git wrote the heading of several messages; see `git rebase --interactive`.
  fileprivate var startsCombination: Bool {
    starts(with: Array("# This is a combination of ".utf8), at: 0)
  }

  /// Whether a line says what git writes into a revert; git-revert(1).
  fileprivate var saysRevert: Bool {
    let words = Array("This reverts commit ".utf8)
    var line = 0
    while line < count {
      if starts(with: words, at: line), hexDigits(from: line + words.count) >= 7 { return true }
      line = nextLine(after: line, before: count)
    }
    return false
  }

  private func hexDigits(from start: Int) -> Int {
    var end = start
    while end < count, end - start < 64 {
      switch self[end] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): end += 1
      default: return end - start
      }
    }
    return end - start
  }
}
