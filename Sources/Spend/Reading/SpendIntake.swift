/// What reading one file, or several, gave.
package struct SpendIntake: Sendable {
  /// One record for each call, copies merged.
  package private(set) var records: [SpendRecord] = []
  /// Sorted by nothing; the same link once, with its earliest time.
  package private(set) var links: [LinkKey: Int64] = [:]
  /// What became of the parts of the file that is read now.
  package private(set) var tally = FileTally()
  private var places: [RecordKey: Int] = [:]
  private var texts: Set<String> = []
  private var repositories: [String: String] = [:]

  /// A link without its time.
  package struct LinkKey: Hashable, Sendable {
    package let agent: String
    package let session: String
    package let target: SessionLink.Target
  }

  package init() {}

  /// Takes a record, or merges it with the copy that is there.
  package mutating func add(_ record: SpendRecord) {
    if let place = places[record.key] {
      tally.repeated += 1
      records[place].merge(record)
    } else {
      tally.taken += 1
      places[record.key] = records.count
      records.append(record)
    }
  }

  package mutating func add(_ link: SessionLink) {
    let key = LinkKey(agent: link.agent, session: link.session, target: link.target)
    links[key] = min(links[key] ?? .max, link.time)
  }

  /// Notes something that costs nothing, or stands elsewhere too: no reason to worry.
  package mutating func passOver() { tally.passedOver += 1 }

  /// Notes something that looks like spend and cannot be used.
  ///
  /// `line` is where it stands, counted from 1, where the format has lines.
  package mutating func skip(_ reason: SkipReason, line: Int? = nil) {
    tally.skipped[reason, default: FileTally.Skipped(firstLine: line)].count += 1
  }

  /// The text, in one copy for all records that have it.
  package mutating func shared(_ text: String) -> String {
    texts.insert(text).memberAfterInsert
  }

  /// The repository's URL without what may be secret, in one copy for all records that have it.
  package mutating func repository(at url: String) -> String {
    if let known = repositories[url] { return known }
    let clean = RepositoryURL.clean(url)
    // A hostile log may have a URL of its own in every line.
    if repositories.count < 10_000 { repositories[url] = clean }
    return clean
  }

  /// Names the person of all records that name none and are no sums of an account.
  package mutating func setAuthor(_ author: String) {
    for place in records.indices
    where records[place].origin.author == nil && records[place].grain <= .session {
      records[place].origin.author = author
    }
  }

  /// Forgets the tally: another file begins.
  mutating func beginFile() { tally = FileTally() }

  /// Adds what was taken in elsewhere.
  mutating func add(_ other: SpendIntake) {
    if records.isEmpty {
      // Most often there is one file, and it may have a million records.
      (records, places) = (other.records, other.places)
      tally.taken += records.count
    } else {
      for record in other.records { add(record) }
    }
    for (link, time) in other.links { links[link] = min(links[link] ?? .max, time) }
  }
}

/// What became of the parts of one file.
package struct FileTally: Hashable, Sendable {
  package struct Skipped: Hashable, Sendable {
    package var count = 0
    package var firstLine: Int?

    init(firstLine: Int?) { self.firstLine = firstLine }
  }

  /// Records that were new.
  package var taken = 0
  /// Copies of records that were there.
  package var repeated = 0
  /// Entries that cost nothing or stand elsewhere too.
  package var passedOver = 0
  package var skipped: [SkipReason: Skipped] = [:]

  package init() {}
}

/// Why something that looks like spend could not be used.
package enum SkipReason: String, CaseIterable, Codable, Sendable {
  case malformed = "not well-formed"
  case cutOff = "cut off at the end of the file"
  case tooLong = "a line longer than 64 MiB"
  case badNumber = "a number that is none, is negative, or is too large"
  case badTime = "without a time that can be read"
  case missingIdentity = "without an id"
  case missingAmount = "without tokens or money"
  case unknownCurrency = "in another currency than USD"
  case compressed = "compressed in a way that is not read"
}
