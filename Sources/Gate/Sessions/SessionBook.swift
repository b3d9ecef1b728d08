package import Provenance
package import Spend

/// What is on record of the sessions that a range's commits name.
///
/// ```swift
/// var book = SessionBook(home: home, notes: .readable)
/// for commit in range { book.take(commit) }
/// if book.needsOtherNotes { for usage in noted { book.add(usage) } }
/// for link in links { book.add(link) }
/// try ledger.forEachRecord { book.add($0) }
/// book.isConfirmed("7f3a…")
/// ```
///
/// In this order: of what belongs to no session that is named by then, nothing is kept. Sessions
/// are the same in capitals and in small letters.
package struct SessionBook: Sendable {
  private struct Entry {
    /// How many commits of the range name it.
    var commits = 0
    var isNoted = false
    /// Where its segments begin, in milliseconds since 1970-01-01 UTC: models share a segment, and a
    /// commit that was made anew has the segments of the one that it was made from.
    var segments: Set<Int64> = []
    var places = SessionPlaces()
  }

  package let notes: NotesAccess
  /// This repository, without commits.
  let home: JoinableRepository
  private var entries: [String: Entry] = [:]
  /// By the id in the log, the other ids by which commits name the session.
  private var aliases: [String: Set<String>] = [:]
  private(set) var links: [SessionLink] = []
  private var recordPlaces: RecordPlaces
  private var intake = SpendIntake()

  /// More are made to fill the memory: a message of 10 MB can name 300,000.
  private static let mostSessions = 100_000

  /// Opens an empty book.
  ///
  /// - Parameters:
  ///   - home: this repository's remotes and directories; its commits are not looked at.
  ///   - notes: whether notes can be read.
  ///   - remotes: the URLs of the remotes of the repository on this machine that has a directory;
  ///     none where there is none. Where nobody can tell, directories of other repositories are
  ///     places that are not known.
  package init(
    home: JoinableRepository, notes: NotesAccess,
    remotes: @escaping @Sendable (_ directory: String) -> [String] = { _ in [] }
  ) {
    var home = home
    home.commits = []
    (self.home, self.notes) = (home, notes)
    recordPlaces = RecordPlaces(home: home, remotes: remotes)
  }

  /// Takes note of the sessions that a commit of the range names, and of what stands beside it.
  package mutating func take(_ commit: CommitFacts) {
    for session in commit.sessions.sorted()
    where entries.count < Self.mostSessions || entries[session] != nil {
      entries[session, default: Entry()].commits += 1
    }
    for usage in commit.usage { add(usage) }
  }

  /// Whether the notes of other commits may say more: of some session, more commits are here than
  /// segments are known.
  package var needsOtherNotes: Bool {
    entries.values.contains { $0.segments.count < $0.commits }
  }

  /// Adds what stands beside a commit, of the range or not.
  package mutating func add(_ usage: RecordedUsage) {
    guard let session = usage.session?.lowercased(), entries[session] != nil else { return }
    entries[session]?.isNoted = true
    if let segment = usage.segment { entries[session]?.segments.insert(segment.from) }
  }

  /// Adds what a log says of a session; only other names are of use.
  package mutating func add(_ link: SessionLink) {
    guard case .alias(let id) = link.target, entries[id.lowercased()] != nil else { return }
    if aliases[link.session.lowercased(), default: []].insert(id.lowercased()).inserted {
      links.append(link)
    }
  }

  /// Adds a record of spend.
  package mutating func add(_ record: SpendRecord) {
    let sessions = named(by: record)
    guard !sessions.isEmpty else { return }
    let place = recordPlaces.place(of: record)
    for session in sessions { entries[session]?.places.add(place) }
    intake.add(record)
  }

  /// The ids by which commits name the session of a record.
  private func named(by record: SpendRecord) -> Set<String> {
    guard let session = record.origin.session?.lowercased() else { return [] }
    let others = aliases[session] ?? []
    return entries[session] == nil ? others : others.union([session])
  }
}

extension SessionBook {
  /// Whether some note or record has the session.
  package func isConfirmed(_ session: String) -> Bool {
    guard let entry = entries[session.lowercased()] else { return false }
    return entry.isNoted || entry.places.isRecorded
  }

  /// Whether somebody paid for the session, and as far as is known here and nowhere else.
  func isConfirmedHere(_ session: String) -> Bool {
    isConfirmed(session) && otherRepository(of: session) == nil
  }

  /// How many segments of the session notes have; `nil` where none is known, or notes that may have
  /// more cannot be read.
  package func segments(of session: String) -> Int? {
    guard notes.problem == nil, let known = entries[session.lowercased()]?.segments.count,
      known > 0
    else { return nil }
    return known
  }

  /// The repository that the session belongs to, where that is not this one; `nil` where it is, or
  /// where nobody knows.
  package func otherRepository(of session: String) -> String? {
    entries[session.lowercased()]?.places.other
  }

  /// The records of `sessionsWithoutNotes`.
  var recordsWithoutNotes: [SpendRecord] {
    intake.records.filter { record in named(by: record).allSatisfy { isWithoutNotes($0) } }
  }

  /// The sessions that records have and notes do not, but for those of other repositories: where
  /// notes have one, they say what of it went into which commit.
  var sessionsWithoutNotes: Set<String> { Set(entries.keys.filter { isWithoutNotes($0) }) }

  private func isWithoutNotes(_ session: String) -> Bool {
    guard let entry = entries[session] else { return false }
    return entry.places.isRecorded && !entry.isNoted && entry.places.other == nil
  }
}
