import Caching
import Delivery
import Git
import Metrics

/// All that the answer to a scan depends on, but for the time.
struct ScanKey: Equatable {
  /// The same bytes where all of it is the same.
  let content: CacheEncoder
  /// Whether a change of the repository from now on would change it.
  let showsChanges: Bool
  private let references: References

  /// What must not change an answer, and what another command asks for.
  private static let leftOut: Set = ["workers", "cache", "explained"]

  /// `nil` where not all of it can be known.
  ///
  /// `span` is the time of the imported spend.
  init?(
    _ parameters: DeliveryParameters, _ tally: TallyParameters, span: ClosedRange<Int64>?,
    in repository: borrowing Repository
  ) {
    guard let references = try? repository.references(), parameters.explained == nil else {
      return nil
    }
    var options = ReflectedKey()
    options.append(parameters, leavingOut: Self.leftOut.union(ScanTimes.names))
    options.append(tally, leavingOut: ScanTimes.names)
    options.append(tally.since == nil)
    options.append(parameters.baselineAt == nil)
    options.append([span?.lowerBound, span?.upperBound])
    guard options.isWhole else { return nil }
    var files = FileStates()
    files.add(objects: repository.commonDirectory + "objects/")
    var content = CacheEncoder()
    content.append(bytes: options.content.bytes)
    content.append(references)
    content.append(repository)
    if span != nil { content.append(placesOf: repository, &files) }
    content.append(bytes: files.content.bytes)
    self.content = content
    self.references = references
    showsChanges = files.showsChanges
  }

  /// When tags were made, and what they lead to: releases are among them.
  func tagTimes(in repository: borrowing Repository) -> [Int64] {
    var times: [Int64] = []
    for reference in references.all where reference.name.hasPrefix("refs/tags/") {
      guard let id = references.object(of: reference.target),
        let (target, kind, taggedAt) = try? repository.peel(id)
      else { continue }
      if let taggedAt { times.append(taggedAt) }
      if kind == .commit, let commit = try? repository.commit(target) {
        times.append(commit.committer.time)
      }
    }
    return times
  }
}

extension ScanKey {
  static func == (left: ScanKey, right: ScanKey) -> Bool {
    left.content.bytes == right.content.bytes
  }
}

extension CacheEncoder {
  fileprivate mutating func append(_ references: References) {
    append(count: references.all.count)
    for reference in references.all {
      append(text: reference.name)
      append(reference.target)
    }
    append(flag: references.head != nil)
    if let head = references.head { append(head) }
  }

  private mutating func append(_ target: Reference.Target) {
    switch target {
    case .object(let id): append(text: id.hex)
    case .reference(let name): append(text: "ref: " + name)
    }
  }

  /// Where it is, and what it says of itself.
  fileprivate mutating func append(_ repository: borrowing Repository) {
    append(text: repository.gitDirectory)
    append(text: repository.commonDirectory)
    append(text: repository.workDirectory ?? "")
    append(flag: repository.isBare)
    append(flag: repository.isPartialClone)
    append(texts: repository.shallowBoundary.sorted().map(\.hex))
    append(texts: repository.missingAlternates)
    append(texts: repository.remoteURLs)
  }

  /// Who works here, in which work trees, and what happened in each: what joining spend looks at.
  fileprivate mutating func append(
    placesOf repository: borrowing Repository, _ files: inout FileStates
  ) {
    let directory = repository.workDirectory ?? repository.gitDirectory
    append(text: ((try? GitVariable.text("user.email", around: directory)) ?? nil) ?? "")
    append(texts: repository.linkedWorkDirectories)
    files.add(repository.gitDirectory + "logs/HEAD")
    for linked in repository.linkedWorkDirectories {
      let place = (try? Repository(at: linked))?.gitDirectory
      append(text: place ?? "")
      if let place { files.add(place + "logs/HEAD") }
    }
  }

  private mutating func append(texts: [String]) {
    append(count: texts.count)
    for text in texts { append(text: text) }
  }
}
