/// A record as a row of a `SpendTable`, which has its texts: 128 bytes, where a `SpendRecord` has
/// twice as many and counts references.
///
/// What only tells copies of a record apart is left out.
package struct SpendRow: Sendable {
  /// A text of the table by its number; 0 where the record has none.
  package typealias Text = UInt32

  package var key: RecordKey
  /// Milliseconds since 1970-01-01 UTC.
  package var time: Int64
  package var tokens: Tokens
  package var webSearches: Int64 = 0
  /// 0 where the source states no money, and `basis` is `nil`.
  package var statedNanos: Int64 = 0
  package var agent: Text
  package var model: Text = 0
  package var session: Text = 0
  package var directory: Text = 0
  package var repository: Text = 0
  package var branch: Text = 0
  package var author: Text = 0
  package var commit: Text = 0
  /// What it costs, in nano-USD; `nil` where nobody knows.
  package var nanos: Int64?
  package var format: SpendFormat
  package var grain: Grain
  package var accuracy = Accuracy.exact
  package var basis: StatedCost.Basis?
  /// The terms that there are; others change no price.
  package var terms: UInt16 = 0

  package init(
    key: RecordKey, time: Int64, tokens: Tokens, agent: Text, format: SpendFormat, grain: Grain
  ) {
    self.key = key
    self.time = time
    self.tokens = tokens
    self.agent = agent
    self.format = format
    self.grain = grain
  }
}

extension SpendRow {
  /// A record's row; `number` gives the numbers of texts.
  init(_ record: SpendRecord, costing nanos: Int64?, _ number: (String?) -> Text) {
    let (usage, origin) = (record.usage, record.origin)
    self.init(
      key: record.key, time: origin.time, tokens: usage.tokens, agent: number(record.agent),
      format: record.format, grain: record.grain)
    webSearches = usage.webSearches
    (statedNanos, basis) = (usage.stated?.nanos ?? 0, usage.stated?.basis)
    (model, session) = (number(usage.model), number(origin.session))
    (directory, repository) = (number(origin.directory), number(origin.repository))
    (branch, author, commit) = (number(origin.branch), number(origin.author), number(origin.commit))
    self.nanos = nanos
    accuracy = usage.accuracy
    terms = UInt16(truncatingIfNeeded: usage.terms.rawValue)
  }

  /// The record, without what only tells copies apart.
  func record(_ text: (Text) -> String?) -> SpendRecord {
    SpendRecord(
      key: key, format: format, agent: text(agent) ?? "", grain: grain, usage: usage(text),
      origin: Origin(
        time: time, session: text(session), directory: text(directory),
        repository: text(repository), branch: text(branch), author: text(author),
        commit: text(commit)))
  }

  /// What was used.
  func usage(_ text: (Text) -> String?) -> Usage {
    Usage(
      model: text(model), tokens: tokens,
      stated: basis.map { StatedCost(nanos: statedNanos, basis: $0) },
      terms: RateTerms(rawValue: Int(terms)), webSearches: webSearches, accuracy: accuracy)
  }

  /// Whether another row comes after this one: by time, then by key.
  func precedes(_ other: SpendRow) -> Bool {
    (time, key.high, key.low) < (other.time, other.key.high, other.key.low)
  }
}
