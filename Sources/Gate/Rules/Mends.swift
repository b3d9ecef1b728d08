import Configuration
import Git

/// Steps that several rules name.
enum Mends {
  /// Adds trailers to a commit's message, the last commit by amending it, others in a rebase.
  ///
  /// - Parameters:
  ///   - trailers: `Key: value`, of letters that need no escape within single quotes.
  ///   - commit: the commit.
  /// - Returns: the steps.
  static func adding(_ trailers: [String], to commit: CommitFacts) -> [Finding.Mend] {
    let options = trailers.map { " --trailer \(quoted($0))" }.joined()
    return changing(commit, by: amend + " --no-edit" + options, "add it")
  }

  /// Changes a commit's message by hand.
  ///
  /// - Parameters:
  ///   - commit: the commit.
  ///   - text: what to change.
  ///   - signing: whether whoever does it signs off.
  /// - Returns: the steps.
  static func rewording(
    _ commit: CommitFacts, _ text: String, signing: Bool = false
  ) -> [Finding.Mend] {
    changing(commit, by: amend + (signing ? " -s" : ""), text)
  }

  /// Writes a commit as somebody else: who it is, git's configuration says.
  static func authoring(_ commit: CommitFacts) -> [Finding.Mend] {
    changing(
      commit, by: amend + " --no-edit --reset-author",
      "set user.email to a known address, and write the commit as its owner")
  }

  /// Lets somebody who may waive the rule do it, for all commits below.
  static func waiving(_ rule: GatePolicy.Rule) -> Finding.Mend {
    Finding.Mend(
      "or have it waived: a commit on top, by somebody the policy lists in 'waivers'",
      command: "git commit --allow-empty -m 'Waive \(rule.rawValue)' "
        + "--trailer '\(Statement.waiverKey): \(rule.rawValue) REASON'")
  }

  /// Without the option git changes no commit that is empty, as agents' first ones often are.
  private static let amend = "git commit --amend --allow-empty"

  private static func changing(
    _ commit: CommitFacts, by command: String, _ text: String
  ) -> [Finding.Mend] {
    guard !commit.isTip else { return [Finding.Mend(text, command: command)] }
    let id = commit.id.hex.prefix(12)
    let stop =
      commit.isMerge
      ? "start a rebase, and write 'break' below the line that merges \(id)"
      : "start a rebase, and mark \(id) 'edit'"
    return [
      Finding.Mend(stop, command: rebase(from: commit)),
      Finding.Mend(text, command: command + " && git rebase --continue"),
    ]
  }

  /// The rebase that has the commit in it; it would flatten merges unless it is told otherwise.
  static func rebase(from commit: CommitFacts) -> String {
    let start = commit.commit.parents.isEmpty ? "--root" : "\(commit.id.hex.prefix(12))^"
    return "git rebase -i --rebase-merges \(start)"
  }

  /// A text as one word of a shell.
  static func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: "'\\''") + "'"
  }
}
