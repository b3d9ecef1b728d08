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
  /// What was written to a cache that keeps it for five minutes, or for a time that is not known.
  package var cacheWrite: Int64?
  /// What was written to a cache that keeps it for an hour.
  package var cacheWrite1h: Int64?
  package var output: Int64?
  /// The part of the session that it is about; `nil` where the store does not say.
  package var segment: Segment?

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

extension RecordedUsage {
  /// A part of a session, from one of its commits to the next.
  package struct Segment: Hashable, Sendable {
    /// Milliseconds since 1970-01-01 UTC.
    package var from: Int64
    package var until: Int64
    /// What it costs at list prices, in nano-USD; `nil` where nobody knows.
    package var nanos: Int64?

    package init(from: Int64, until: Int64, nanos: Int64? = nil) {
      (self.from, self.until, self.nanos) = (from, until, nanos)
    }
  }

  /// What is the same wherever the same tokens are recorded: a commit that was made anew has what
  /// the one that it was made from has.
  package struct Identity: Hashable, Sendable {
    let agent: String
    let session: String?
    let model: String?
    let from: Int64
  }

  /// `nil` where the store does not tell which part of the session it is about.
  package var identity: Identity? {
    segment.map { Identity(agent: agent, session: session, model: model, from: $0.from) }
  }

  /// All cache writes; `nil` where the store has neither class.
  package var cacheWrites: Int64? {
    guard cacheWrite != nil || cacheWrite1h != nil else { return nil }
    let (sum, overflows) = (cacheWrite ?? 0).addingReportingOverflow(cacheWrite1h ?? 0)
    return overflows ? .max : sum
  }
}
