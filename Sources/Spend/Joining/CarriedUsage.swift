/// Tokens that an attribution store keeps beside a commit.
package struct CarriedUsage: Hashable, Codable, Sendable {
  package var agent: String
  package var model: String?
  package var session: String?
  package var tokens: Tokens
  /// Whether the commit's own evidence names the model, and the store none.
  package var isModelInferred = false
  /// The part of the session that it is about; `nil` where the store does not say.
  package var segment: Segment?

  /// A part of a session, from one of its commits to the next.
  package struct Segment: Hashable, Codable, Sendable {
    /// Milliseconds since 1970-01-01 UTC.
    package var from: Int64
    package var until: Int64
    /// What it costs at list prices, in nano-USD, worked out call by call; `nil` where nobody knows.
    package var nanos: Int64?

    package init(from: Int64, until: Int64, nanos: Int64?) {
      (self.from, self.until, self.nanos) = (from, until, nanos)
    }
  }

  package init(agent: String, model: String?, session: String?, tokens: Tokens) {
    self.agent = agent
    self.model = model
    self.session = session
    self.tokens = tokens
  }
}

extension CarriedUsage {
  /// As a record of what went into a commit.
  func record(of commit: JoinableCommit) -> SpendRecord {
    let basis: StatedCost? = segment?.nanos.map { StatedCost(nanos: $0, basis: .list) }
    return SpendRecord(
      key: key(of: commit), format: .repository, agent: agent, grain: .session,
      usage: Usage(
        model: model, tokens: tokens, stated: basis,
        accuracy: isModelInferred ? .approximate : .exact),
      origin: Origin(
        time: segment?.until ?? commit.committedAt * 1_000, session: session, commit: commit.id))
  }

  /// What makes it one, wherever it stands.
  func key(of commit: JoinableCommit) -> RecordKey {
    if let segment {
      var key = RecordKeyHasher("repository-segment")
      for text in [agent, isModelInferred ? "" : model ?? "", session?.lowercased() ?? ""] {
        key.add(text)
      }
      key.add(segment.from)
      return key.key
    }
    var key = RecordKeyHasher("repository")
    // A checkpoint that several commits name is paid once: it has the same numbers.
    key.add(agent)
    key.add(isModelInferred ? "" : model ?? "")
    key.add(session ?? commit.id)
    for field in Tokens.fields { key.add(tokens[keyPath: field]) }
    return key.key
  }
}
