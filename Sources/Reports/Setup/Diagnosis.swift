/// How a repository is set up for what is measured: one check after the other, each with its remedy.
package struct Diagnosis: Sendable {
  package enum State: String, CaseIterable, Codable, Sendable {
    /// Nothing to do.
    case ok
    /// Something that the reader should know, or may want to do.
    case notice
    /// Numbers are missing or mean something else than they should.
    case problem
  }

  package struct Check: Hashable, Codable, Sendable {
    /// What was looked at, such as `shallow`; the same in every version of the form.
    package var id: String
    package var state: State
    /// What was found, in one line.
    package var message: String
    /// A command to type, or what to write where; `nil` where there is nothing to do.
    package var remedy: String?

    package init(id: String, state: State, message: String, remedy: String? = nil) {
      self.id = id
      self.state = state
      self.message = message
      self.remedy = remedy
    }
  }

  /// In seconds since 1970-01-01 UTC.
  package var generatedAt: Int64
  package var checks: [Check]

  package init(generatedAt: Int64, checks: [Check]) {
    self.generatedAt = generatedAt
    self.checks = checks
  }

  func number(of state: State) -> Int { checks.count { $0.state == state } }
}
