/// What attribution stores say of one commit, beyond what its author and message say.
package struct Attribution: Sendable {
  /// One piece of evidence for each agent, model and session that a store names.
  package var evidence: [Evidence]
  /// Who wrote which lines; empty where the stores know the commit only as a whole.
  package var lines: [AttributedLines]
  /// The tokens that the stores recorded for the commit.
  package var usage: [RecordedUsage]

  package init(
    evidence: [Evidence] = [], lines: [AttributedLines] = [], usage: [RecordedUsage] = []
  ) {
    self.evidence = evidence
    self.lines = lines
    self.usage = usage
  }

  package var isEmpty: Bool { evidence.isEmpty && lines.isEmpty && usage.isEmpty }
}

/// Some lines of one file, as the commit's own tree has it, and who wrote them.
package struct AttributedLines: Hashable, Sendable {
  /// The path from the repository's root, in the bytes git keeps.
  package var path: [UInt8]
  /// The first and the last line, counted from 1.
  package var first: Int32
  package var last: Int32
  package var author: LineAuthor

  package init(path: [UInt8], first: Int32, last: Int32, author: LineAuthor) {
    self.path = path
    self.first = first
    self.last = last
    self.author = author
  }
}

/// Who wrote a line, by an attribution store.
package enum LineAuthor: Hashable, Sendable {
  /// The agent of the evidence at this index of `Attribution.evidence`.
  case agent(Int)
  case human
}

/// The tokens that a store recorded beside a commit, as the store counts them.
package struct RecordedUsage: Hashable, Sendable {
  package var agent: String
  package var model: String?
  package var session: String?
  /// Tokens by class; `nil` where the store does not have the class.
  package var input: Int64?
  package var cacheRead: Int64?
  package var cacheWrite: Int64?
  package var output: Int64?

  package init(
    agent: String, model: String? = nil, session: String? = nil, input: Int64? = nil,
    cacheRead: Int64? = nil, cacheWrite: Int64? = nil, output: Int64? = nil
  ) {
    self.agent = agent
    self.model = model
    self.session = session
    self.input = input
    self.cacheRead = cacheRead
    self.cacheWrite = cacheWrite
    self.output = output
  }
}
