/// A hook of git that this program has a script for.
package enum HookName: String, CaseIterable, Hashable, Sendable {
  case prepareCommitMessage = "prepare-commit-msg"
  case postCommit = "post-commit"
  case postRewrite = "post-rewrite"

  /// Every other hook that git looks for by name (githooks(5), git 2.39 to 2.54).
  ///
  /// Without those of `linked`, and `fsmonitor-watchman`, which its own setting names by path.
  static let others = [
    "applypatch-msg", "pre-applypatch", "post-applypatch", "pre-commit", "pre-merge-commit",
    "commit-msg", "pre-rebase", "post-checkout", "post-merge", "pre-push", "pre-receive", "update",
    "proc-receive", "post-receive", "post-update", "pre-auto-gc",
    "sendemail-validate", "p4-changelist", "p4-prepare-changelist", "p4-post-changelist",
    "p4-pre-submit",
  ]

  /// Hooks for which there must be no script where a repository has none, by what leads there.
  ///
  /// git calls the first two several times for each commit, and where there is a
  /// `push-to-checkout`, it leaves the whole update of the work tree to it. A link to nothing is
  /// no hook. git runs the first two at the top of the work tree, the last in the git directory.
  static let linked = [
    "reference-transaction": "/proc/self/cwd/.git/hooks/reference-transaction",
    "post-index-change": "/proc/self/cwd/.git/hooks/post-index-change",
    "push-to-checkout": "/proc/self/cwd/hooks/push-to-checkout",
  ]

  /// These hooks and others, in git's order.
  static func union(_ names: [HookName], _ others: [HookName]) -> [HookName] {
    allCases.filter { names.contains($0) || others.contains($0) }
  }

  static let every = allCases.map(\.rawValue) + others

  /// The hooks to install.
  ///
  /// - Parameter spendNotes: whether a commit's spend is noted beside it.
  /// - Returns: the hooks, in the order in which git runs them.
  package static func wanted(spendNotes: Bool) -> [HookName] {
    spendNotes ? allCases : [.prepareCommitMessage]
  }
}
