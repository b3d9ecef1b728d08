/// The commits whose results are in `GateTable`.
enum GateShapes {
  static let footer =
    "🤖 Generated with [Claude Code](https://claude.com/claude-code)\n"
  static let coAuthor = "Co-Authored-By: Claude <noreply@anthropic.com>\n"
  static let human = "Co-authored-by: Bob <bob@example.org>\n"
  static let tag = "Assisted-by: claude-code:claude-opus-5\n"
  static let claude = "Claude <noreply@anthropic.com>"
  static let cursor = "Cursor Agent <cursoragent@cursor.com>"
  static let lead = "Lead <lead@example.org>"
  static let dependabot =
    "dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>"
  static let policy = "[gate]\nattribution = \"off\"\n"

  static func session(_ name: String) -> String {
    tag + "AI-Session: claude-code:\(name)\n"
  }

  static let all = plain + tagged + authored + merges + quoting + malformed + measured + spent

  static let plain = [
    GateRow("a human's plain commit", "work\n"),
    GateRow("an empty message", ""),
    GateRow("a human signs off", "work\n\nSigned-off-by: Ann <ann@example.org>\n"),
    GateRow("nobody known", "work\n", by: "Eve <eve@home.example.org>"),
    GateRow("a mailmapped address", "work\n", by: "kim <kim@home.example.org>"),
    GateRow("a root commit", "root\n", parents: []),
    GateRow(
      "dependabot", "Bump x\n\nSigned-off-by: dependabot[bot] <support@github.com>\n",
      by: dependabot),
    GateRow(
      "Latin-1",
      commits: [GateCommit("caf\u{E9}\n", by: "Ren\u{E9} <rene@example.org>", isLatin: true)]),
  ]

  static let tagged = [
    GateRow("the tag", "work\n\n" + tag),
    GateRow("a footer only", "work\n\n" + footer),
    GateRow("an agent as co-author", "work\n\n" + coAuthor),
    GateRow("footer, co-author and tag", "work\n\n" + footer + "\n" + coAuthor + tag),
    GateRow("a tag with CRLF", "work\r\n\r\nwhy\r\n\r\nAssisted-by: claude-code\r\n"),
    GateRow(
      "a tag in Latin-1",
      commits: [
        GateCommit("caf\u{E9}\n\n" + tag, by: "Ren\u{E9} <rene@example.org>", isLatin: true)
      ]),
    GateRow("fixup! with a footer", "fixup! work\n\n" + footer),
    GateRow(
      "an agent signs off", "work\n\n" + tag + "Signed-off-by: Claude <noreply@anthropic.com>\n"),
    GateRow("only an agent signs off", "work\n\nSigned-off-by: Claude <noreply@anthropic.com>\n"),
    GateRow(
      "both sign off",
      "work\n\n" + tag
        + "Signed-off-by: Claude <noreply@anthropic.com>\nSigned-off-by: Ann <ann@example.org>\n"),
  ]

  static let authored = [
    GateRow("an agent without a human", "work\n", by: cursor),
    GateRow("an agent with a human", "work\n\n" + human, by: cursor),
    GateRow("an agent with an owner", "work\n", by: claude),
    GateRow("a tagged agent and human", "work\n\n" + tag + human, by: claude),
    GateRow("an agent with an agent", "work\n\n" + coAuthor, by: cursor),
    GateRow("a bot with a tag", "Bump x\n\n" + tag, by: dependabot),
  ]

  static let merges = [
    GateRow("a merge", "Merge branch 'side'\n", parents: ["main", "side"]),
    GateRow("an octopus", "Merge branches\n", parents: ["main", "side", "other"]),
    GateRow(
      "an evil merge", "Merge branch 'side'\n\n" + coAuthor, parents: ["main", "side"],
      files: ["evil": "x\n"]),
    GateRow("an agent's merge", "Merge branch 'side'\n", by: cursor, parents: ["main", "side"]),
    GateRow("one parent, called a merge", "Merge branch 'x'\n\n" + footer),
    GateRow(
      "a merge that changes config", "Merge branch 'side'\n", parents: ["main", "side"],
      files: [".outcomes.toml": policy]),
  ]
}
