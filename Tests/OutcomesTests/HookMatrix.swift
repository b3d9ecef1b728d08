/// What each way of making a commit gives: see `Fixtures/hook-matrix/rows.sh`, which has the same names.
enum HookMatrix {
  struct Cell: Sendable {
    let way: String
    let subject: String
    /// Trailers that are there without the hook's doing.
    let before: [String]
    /// Whether the commit is the agent's own, and tagged.
    let isTagged: Bool

    /// The commit's trailers: what names the agent already, with its model, is not said again.
    func trailers(_ agent: [String]) -> [String] {
      guard isTagged else { return before }
      return before + agent.filter { line in !before.contains { $0.hasPrefix(line + ":") } }
    }
  }

  /// The tags of the commits that are there before: those of another agent.
  private static let seed = ["Assisted-by: codex:gpt-5", "AI-Session: codex:seed0001"]
  private static let ann = "Ann <ann@example.org>"

  static let cells: [Cell] = own + kept + untagged

  private static func own(
    _ way: String, _ subject: String = "new", before: [String] = []
  ) -> Cell { Cell(way: way, subject: subject, before: before, isTagged: true) }

  private static func untagged(
    _ way: String, _ subject: String, before: [String] = []
  ) -> Cell { Cell(way: way, subject: subject, before: before, isTagged: false) }

  /// An agent's own commits.
  private static let own: [Cell] = [
    own("commit_m"), own("commit_F"), own("commit_stdin"), own("no_verify"), own("only"),
    own("detached"), own("unborn"), own("subdirectory"), own("git_C"), own("git_dir"),
    own("worktree"), own("empty_commit"), own("bytes", "caf"), own("crlf"), own("divider"),
    own("verbatim"), own("fixup", "fixup! start"), own("squash_option", "squash! start"),
    own("editor_with_message"), own("editor_verbose"), own("editor_scissors"),
    own("heredoc_with_coauthor", before: ["Co-authored-by: \(ann)"]),
    own("sign_off", before: ["Signed-off-by: A U Thor <author@example.org>"]),
    own("trailer_option", before: ["Reviewed-by: \(ann)"]),
    own("comment_char", before: ["Cc: \(ann)"]),
    own("amend", "old"), own("amend_editor", "old"), own("amend_m"), own("amend_twice"),
    own("reuse_message", "old"), own("reedit_message", "old"),
    own("amend_tagged", "old", before: seed),
  ]

  /// Commits made anew from tagged ones: they keep these tags, and get no others.
  private static let kept: [Cell] = [
    untagged("merge_squash", "Squashed commit of the following:", before: seed),
    untagged("cherry_pick_tagged", "two", before: seed),
    untagged("cherry_pick_x", "two", before: seed),
    untagged("cherry_pick_conflict", "theirs", before: seed),
    untagged("cherry_pick_conflict_commit", "theirs", before: seed),
    untagged("rebase_tagged", "two", before: seed),
    untagged("rebase_conflict", "theirs", before: seed),
    untagged("rebase_squash", "one", before: seed),
    untagged("rebase_squash_tagged_last", "one", before: seed),
  ]

  /// Merges, and commits made anew from a person's; and messages that were not there yet.
  private static let untagged: [Cell] = [
    untagged("merge", "merged"), untagged("merge_conflict", "Merge branch 'side'"),
    untagged("merge_conflict_m", "merged"),
    untagged("merge_squash_human", "Squashed commit of the following:"),
    untagged("cherry_pick", "two"), untagged("cherry_pick_range", "three"),
    untagged("revert", "Revert \"two\""), untagged("revert_tagged", "Revert \"two\""),
    untagged("revert_conflict", "Revert \"one\""), untagged("revert_continue", "Revert \"one\""),
    untagged("rebase", "two"), untagged("rebase_squash_human", "one"),
    untagged("rebase_fixup", "one"), untagged("rebase_reword", "new"),
    untagged("rebase_edit", "inside"), untagged("rebase_apply", "two"), untagged("am", "two"),
    untagged("commit_tree", "new"), untagged("editor", "new"),
    untagged("editor_left_empty", "start"), untagged("template", "new"),
    untagged("empty_message", ""),
  ]
}
