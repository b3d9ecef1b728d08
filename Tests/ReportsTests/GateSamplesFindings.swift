import Configuration
import Gate

extension Finding {
  private static func commit(_ number: Int, _ title: String) -> Subject {
    .commit(id: gateID(number), title: title, author: "Author <author@example.org>")
  }

  /// No tag: the tip can be amended, other commits are changed in a rebase.
  static func untagged(_ number: Int) -> Finding {
    let amend = "git commit --amend --no-edit --trailer 'Assisted-by: claude-code:claude-opus-5'"
    let id = gateID(number).prefix(12)
    return Finding(
      rule: .attribution, level: .fail, result: .unsatisfied,
      subject: commit(number, number == 11 ? "Count again" : "Fix the parser"),
      what: "no canonical tag", why: "the body says \"Generated with Claude Code\"",
      mends: number == 11
        ? [Mend("add it", command: amend)]
        : [
          Mend("start a rebase, and mark \(id) 'edit'", command: "git rebase -i \(id)^"),
          Mend("add it", command: amend + " && git rebase --continue"),
        ])
  }

  static func waived(_ number: Int) -> Finding {
    var finding = untagged(number)
    finding.subject = commit(number, "Generate the tables")
    (finding.result, finding.waiver) = (.overridden, 0)
    return finding
  }

  /// The squash message without the tag.
  static let lost = Finding(
    rule: .attribution, level: .fail, result: .unsatisfied, subject: .message,
    what: "a tag is lost in the squash", why: "git reads trailers in the last paragraph only",
    mends: [Mend("end the message with the paragraph that is shown under Squash")])

  static func weak(_ number: Int) -> Finding {
    Finding(
      rule: .evidenceMinimum, level: .warn, result: .unsatisfied,
      subject: commit(number, "Read the table"), what: "evidence 'trailer' is too weak",
      why: "'session' is asked for, and no spend note or record names the commit", mends: [])
  }

  static func signed(_ number: Int) -> Finding {
    Finding(
      rule: .signoffHuman, level: .fail, result: .unsatisfied,
      subject: commit(number, "Count again"), what: "an agent signs off",
      why: "Signed-off-by: Claude <noreply@example.org>",
      mends: [Mend("take the line out of the message", command: "git commit --amend")])
  }

  /// The range costs too much.
  static let dear = Finding(
    rule: .spendBudget, level: .fail, result: .unsatisfied, subject: .range,
    what: "31.20 USD of 25.00 USD", why: "9 commits have a cost on record", mends: [])

  static func unread(_ number: Int) -> Finding {
    Finding(
      rule: .spendRecorded, level: .fail, result: .error,
      subject: commit(number, number == 0 ? "" : "Read the table"),
      what: "its notes cannot be read", why: "object not found: no match for id",
      mends: [Mend("fetch the notes", command: "git fetch origin 'refs/notes/*:refs/notes/*'")])
  }
}
