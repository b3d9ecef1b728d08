package import Configuration

/// One rule that one subject does not keep, or of which that cannot be known.
package struct Finding: Hashable, Sendable {
  package typealias Rule = GatePolicy.Rule

  package var rule: Rule
  /// What follows from it: `warn` or `fail`.
  package var level: GatePolicy.Level
  /// `unsatisfied`, `overridden` or `error`.
  package var result: RuleResult
  package var subject: Subject
  /// What is wrong, in one sentence without a full stop: "no canonical tag".
  package var what: String
  /// How that is known, with the words of the commit: untrusted text.
  package var why: String
  package var mends: [Mend]
  /// Who waived it, as an index into `Verdict.waivers`.
  package var waiver: Int?

  package init(
    rule: Rule, level: GatePolicy.Level, result: RuleResult, subject: Subject, what: String,
    why: String, mends: [Mend], waiver: Int? = nil
  ) {
    (self.rule, self.level, self.result, self.subject) = (rule, level, result, subject)
    (self.what, self.why, self.mends, self.waiver) = (what, why, mends, waiver)
  }

  /// What a finding is about.
  package enum Subject: Hashable, Sendable {
    /// A commit: its id in hexadecimal, its title and its author as written, untrusted text.
    case commit(id: String, title: String, author: String)
    /// The message of the squash that is to come.
    case message
    /// All commits together.
    case range
  }

  /// One step that mends it.
  package struct Mend: Hashable, Sendable {
    /// What the step does, or what to do by hand.
    package var text: String
    /// The command, ready to be pasted into a shell: no untrusted text unquoted.
    package var command: String?

    package init(_ text: String, command: String? = nil) {
      self.text = text
      self.command = command
    }
  }
}
