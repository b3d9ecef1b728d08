import Spend

/// Where the records of one session say that it worked.
struct SessionPlaces: Sendable {
  private(set) var isRecorded = false
  /// Whether some of it was, or may have been, in this repository.
  private var mayBeHere = false
  private var elsewhere: String?

  mutating func add(_ place: RecordPlace) {
    isRecorded = true
    switch place {
    case .unnamed: break
    case .here, .unknown: mayBeHere = true
    case .elsewhere(let name): elsewhere = min(elsewhere ?? name, name)
    }
  }

  /// Another repository, where all that name a place name another one.
  var other: String? { mayBeHere ? nil : elsewhere }
}

/// Where a record belongs.
enum RecordPlace: Hashable, Sendable {
  /// It names no place.
  case unnamed
  case here
  /// It names a place that may be a copy of this repository, such as a directory of another machine.
  case unknown
  /// In another repository, by its name: never a directory, which says too much.
  case elsewhere(String)
}

/// Tells whether records belong to this repository, by the rules of `SpendJoin`.
///
/// To say of a commit that its session is another repository's is an accusation. A repository of
/// the same name may be a fork or a mirror of this one, and without remotes nothing can be compared.
struct RecordPlaces: Sendable {
  private struct Named: Hashable {
    var directory: String?
    var repository: String?
  }

  private let join: SpendJoin
  private let remotes: [String]
  private let remotesAround: @Sendable (String) -> [String]
  /// What was found before: many records name the same few places.
  private var known: [Named: RecordPlace] = [:]

  private static let mostKnown = 10_000

  init(home: JoinableRepository, remotes: @escaping @Sendable (String) -> [String]) {
    join = SpendJoin([home], links: [])
    self.remotes = home.remotes
    remotesAround = remotes
  }

  mutating func place(of record: SpendRecord) -> RecordPlace {
    let named = Named(directory: record.origin.directory, repository: record.origin.repository)
    if let place = known[named] { return place }
    let place = find(record)
    if known.count < Self.mostKnown { known[named] = place }
    return place
  }

  private func find(_ record: SpendRecord) -> RecordPlace {
    guard let assignment = join.assignments(of: [record]).first else { return .unnamed }
    return switch assignment {
    case .commits, .none(_, .some, _): .here
    case .none(.elsewhere, nil, _): compare(record.origin)
    case .none: .unnamed
    }
  }

  private func compare(_ origin: Origin) -> RecordPlace {
    let urls = origin.repository.map { [$0] } ?? origin.directory.map { remotesAround($0) } ?? []
    let slugs = urls.map { RepositoryURL.slug($0) }.sorted()
    if slugs.contains(where: { remotes.contains($0) }) { return .here }
    let names = remotes.map { Self.lastPart(of: $0) }
    guard let first = slugs.first, !remotes.isEmpty,
      !slugs.contains(where: { names.contains(Self.lastPart(of: $0)) })
    else { return .unknown }
    return .elsewhere(Self.display(first))
  }

  /// What a repository is called: `name` of `host/owner/name`, and of a path.
  private static func lastPart(of slug: String) -> String {
    slug.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? slug
  }

  /// `host/owner/name` or `owner/name`; of a path, its last part alone.
  private static func display(_ slug: String) -> String {
    let parts = slug.split(separator: "/")
    let isPath =
      slug.contains("\\") || slug.first.map { "/.~".contains($0) } ?? true
      || parts.count > 2 && parts.first?.contains(".") == false
    return String((isPath ? lastPart(of: slug) : slug).prefix(200))
  }
}
