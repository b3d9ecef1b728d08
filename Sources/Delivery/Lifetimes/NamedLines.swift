import Git
import Landing
package import Provenance

/// Who wrote a novel line.
package enum NovelAuthor: Hashable, Sendable {
  /// Whoever the commit's evidence says: nothing is known of single lines.
  case commit
  /// The agent of this evidence, by an attribution store.
  case agent(Evidence)
  /// A human, by an attribution store.
  case human
  /// An attribution store names lines of the commit, but not this one.
  case unknown
}

/// Ranges of lines of one version of a file, and who wrote them.
struct NamedFile: Sendable {
  struct Range: Sendable {
    /// Counted from 1, both included.
    let first: Int32
    let last: Int32
    let author: NamedLines.Author
  }

  let path: [UInt8]
  /// The version that the lines are counted in; `nil` for that of the node itself.
  let version: ObjectID?
  let ranges: [Range]
  /// How many ranges the files before it have.
  fileprivate(set) var start: Int32 = 0

  /// A number for the ranges, whoever wrote them; 0 where there are none.
  static func digest(_ files: [NamedFile]) -> UInt64 {
    guard !files.isEmpty else { return 0 }
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ number: UInt64) {
      digest = (digest ^ number) &* 0x0000_0100_0000_01B3
      digest ^= digest >> 29
    }
    func add(_ bytes: [UInt8]) {
      add(UInt64(bytes.count))
      for byte in bytes { add(UInt64(byte)) }
    }
    for file in files {
      add(file.path)
      add(file.version?.bytes ?? [])
      add(UInt64(file.ranges.count))
      for range in file.ranges {
        add(UInt64(UInt32(bitPattern: range.first)) << 32 | UInt64(UInt32(bitPattern: range.last)))
      }
    }
    return max(digest, 1)
  }
}

/// What attribution stores know of single lines of a forest's commits.
struct NamedLines: Sendable {
  /// An index into `agents`, or one of the negative numbers below.
  typealias Author = Int32

  static let commit: Author = -1
  static let human: Author = -2
  static let unknown: Author = -3

  private(set) var agents: [Evidence] = []
  /// The files of each node that has any, sorted by path.
  private(set) var files: [Int32: [NamedFile]] = [:]
  /// Who is named for each range of each node, over all its files.
  private(set) var authors: [Int32: [Author]] = [:]
  /// For every node, who wrote the lines that no store names.
  private(set) var others: [Author]
  private var places: [Evidence: Author] = [:]

  /// Ranges of one commit that are looked at; a note can hold millions.
  private static let rangeLimit = 1 << 20

  /// Versions that are not those of the nodes are looked up in `repository`.
  ///
  /// Nodes that were live before `baseline` are looked at last, so that the agents' numbers do not
  /// depend on how many of them there are.
  init(
    of forest: Forest, _ chain: LiveChain, baseline: Int, _ history: History,
    in repository: borrowing Repository
  ) {
    others = [Author](repeating: Self.commit, count: forest.count)
    guard !history.attributions.isEmpty else { return }
    // What the root's tree holds is nobody's news.
    let nodes = forest.firstNew..<Int32(forest.count)
    func isNew(_ node: Int32) -> Bool {
      Int(chain.firstReaching[Int(forest.commits[Int(node)])]) > baseline
    }
    for node in nodes.filter(isNew) + nodes.filter({ !isNew($0) }) {
      let commit = forest.commits[Int(node)]
      add(history.attributions[commit], at: node, tree: nil, repository)
      for original in history.landings.originals[commit] ?? [] {
        add(
          history.attributions[original], at: node, tree: history.trees[Int(original)], repository)
      }
      number(node)
    }
  }

  private mutating func add(
    _ attribution: Attribution?, at node: Int32, tree: ObjectID?,
    _ repository: borrowing Repository
  ) {
    guard let attribution, !attribution.lines.isEmpty else { return }
    var found: [[UInt8]: [NamedFile.Range]] = [:]
    for lines in attribution.lines.prefix(Self.rangeLimit) {
      guard let author = author(lines.author, attribution) else { continue }
      // What a store names at all, it names agents' lines of.
      if author >= 0 { others[Int(node)] = Self.unknown }
      found[lines.path, default: []].append(
        NamedFile.Range(first: lines.first, last: lines.last, author: author))
    }
    for (path, ranges) in found.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      var version: ObjectID?
      if let tree {
        version = (try? repository.file(at: path, inTree: tree)) ?? nil
        if version == nil { continue }
      }
      files[node, default: []].append(NamedFile(path: path, version: version, ranges: ranges))
    }
  }

  /// Numbers the ranges of a node.
  private mutating func number(_ node: Int32) {
    guard var list = files[node] else { return }
    var authors: [Author] = []
    for index in list.indices {
      list[index].start = Int32(authors.count)
      authors.append(contentsOf: list[index].ranges.map(\.author))
    }
    files[node] = list
    self.authors[node] = authors
  }

  private mutating func author(_ author: LineAuthor, _ attribution: Attribution) -> Author? {
    guard case .agent(let index) = author else { return Self.human }
    guard attribution.evidence.indices.contains(index) else { return nil }
    let evidence = attribution.evidence[index]
    if let place = places[evidence] { return place }
    agents.append(evidence)
    places[evidence] = Author(agents.count - 1)
    return Author(agents.count - 1)
  }

  /// The author behind a number.
  func author(_ number: Author) -> NovelAuthor {
    switch number {
    case Self.commit: .commit
    case Self.human: .human
    case Self.unknown: .unknown
    default: .agent(agents[Int(number)])
    }
  }
}
