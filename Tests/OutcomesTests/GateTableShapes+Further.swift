/// What repeats others, is written wrong, changes what is measured, or cost something.
extension GateShapes {
  static let quoting = [
    GateRow(
      "a revert that quotes a tag",
      "Revert \"work\"\n\nThis reverts commit 0123456789abcdef0123456789abcdef01234567.\n\nwork\n\n"
        + tag + "\nIt broke the build.\n"),
    GateRow("a tag in a code fence", "docs\n\n```\n" + tag + "```\n\nas people write it\n"),
    GateRow("a squash that hides a tag", "Add x (#7)\n\n* one\n\n" + tag + "\n* two\n\n" + human),
    GateRow(
      "git merge --squash",
      "Add x\n\nSquashed commit of the following:\n\ncommit \(GateScene.zero)\n"
        + "Author: Ann <ann@example.org>\n\n    work\n    \n    " + tag
    ),
    GateRow("a tag above a co-author", "work\n\n" + tag + "\n" + human),
    GateRow("a tag twice, once hidden", "work\n\n" + tag + "\nmore\n\n" + tag + human),
  ]

  static let malformed = [
    GateRow("a session without id", "work\n\n" + tag + "AI-Session: claude-code:7\n"),
    GateRow("a misspelt key", "work\n\nAsisted-by: claude-code\n"),
    GateRow("a signature without mail", "work\n\nSigned-off-by: Ann\n"),
    GateRow("an unknown agent", "work\n\nAssisted-by: some-robot:v1\n"),
    GateRow("an agent of the policy", "work\n\nAssisted-by: in-house-agent:v1\n"),
    GateRow("a waiver of no rule", "work\n\nOutcomes-Waiver: everything because\n"),
  ]

  static let measured = [
    GateRow("configuration, unapproved", "looser\n", files: [".outcomes.toml": policy]),
    GateRow(
      "configuration, approved", "looser\n\nApproved-by: \(lead)\n",
      files: [".outcomes.toml": policy]),
    GateRow(
      "configuration, by itself", "looser\n\nApproved-by: \(lead)\n", by: lead,
      files: [".outcomes.toml": policy]),
    GateRow(
      "approved by anybody", "looser\n\nApproved-by: Bob <bob@example.org>\n",
      files: [".outcomes.toml": policy]),
    GateRow(
      "approved on top",
      commits: [
        GateCommit("looser\n", files: [".outcomes.toml": policy]),
        GateCommit("Approve\n\nApproved-by: \(lead)\n", by: lead),
      ], judged: 0),
    GateRow("the roster", "more\n", files: ["roster.csv": "ann@example.org,1\n"]),
    GateRow("the roster goes", "less\n", files: ["roster.csv": nil]),
    GateRow("another file", "more\n", files: ["x": "y\n"]),
  ]

  static let spent = [
    GateRow("a session without a note", "work\n\n" + session("session-0")),
    GateRow(
      "a session with a note", "work\n\n" + session("session-1"),
      note: GateRow.note("session-1", cents: 50)),
    GateRow(
      "a session beyond budget", "work\n\n" + session("session-2"),
      note: GateRow.note("session-2", cents: 150)),
    GateRow(
      "a note without a price", "work\n\n" + session("session-3"),
      note: GateRow.note("session-3", cents: nil)),
    GateRow("a note alone", "noted work\n", note: GateRow.note("session-4", cents: 50)),
    GateRow(
      "a session used again",
      commits: [
        GateCommit("one\n\n" + session("session-5"), second: 60),
        GateCommit("two\n\n" + session("session-5"), second: 120),
      ], note: GateRow.note("session-5", cents: 50)),
  ]
}
