import Git
import Landing
import Lines
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
struct NamedRanges: Sendable {
  struct Range: Sendable {
    /// Counted from 1, both included.
    let first: Int32
    let last: Int32
    let author: NamedLines.Author
  }

  let node: Int32
  /// The version that the lines are counted in; `nil` for that of the node itself.
  let version: ObjectID?
  var ranges: [Range]
}

/// A line of which it is known who wrote it at a node.
struct NamedLine: Sendable {
  let hash: LineHash
  let node: Int32
  let author: NamedLines.Author
}

/// What attribution stores know of single lines of a forest's commits.
struct NamedLines: Sendable {
  /// An index into `agents`, or one of the negative numbers below.
  typealias Author = Int32

  static let commit: Author = -1
  static let human: Author = -2
  static let unknown: Author = -3

  private(set) var agents: [Evidence] = []
  /// By path, sorted by node.
  private(set) var ranges: [[UInt8]: [NamedRanges]] = [:]
  /// For every node, who wrote the lines that no store names.
  private(set) var others: [Author]
  private var places: [Evidence: Author] = [:]

  /// Ranges of one commit that are looked at; a note can hold millions.
  private static let rangeLimit = 1 << 20

  /// Versions that are not those of the nodes are looked up in `repository`.
  init(of forest: Forest, _ history: History, in repository: borrowing Repository) {
    others = [Author](repeating: Self.commit, count: forest.count)
    guard !history.attributions.isEmpty else { return }
    for node in 0..<Int32(forest.count) {
      let commit = forest.commits[Int(node)]
      add(history.attributions[commit], at: node, tree: nil, repository)
      for original in history.landings.originals[commit] ?? [] {
        add(
          history.attributions[original], at: node, tree: history.trees[Int(original)], repository)
      }
    }
  }

  private mutating func add(
    _ attribution: Attribution?, at node: Int32, tree: ObjectID?,
    _ repository: borrowing Repository
  ) {
    guard let attribution, !attribution.lines.isEmpty else { return }
    var found: [[UInt8]: [NamedRanges.Range]] = [:]
    for lines in attribution.lines.prefix(Self.rangeLimit) {
      guard let author = author(lines.author, attribution) else { continue }
      // What a store names at all, it names agents' lines of.
      if author >= 0 { others[Int(node)] = Self.unknown }
      found[lines.path, default: []].append(
        NamedRanges.Range(first: lines.first, last: lines.last, author: author))
    }
    for (path, list) in found {
      var version: ObjectID?
      if let tree {
        version = (try? repository.file(at: path, inTree: tree)) ?? nil
        if version == nil { continue }
      }
      ranges[path, default: []].append(NamedRanges(node: node, version: version, ranges: list))
    }
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

/// Who wrote the lines of one part, by line and node.
struct LineAuthors {
  private struct Key: Hashable {
    let hash: LineHash
    let node: Int32
  }

  private var authors: [Key: NamedLines.Author] = [:]

  init(_ lines: [NamedLine]) {
    for line in lines {
      // Of an agent and a human, the agent; of two agents, the first.
      let key = Key(hash: line.hash, node: line.node)
      let known = authors[key] ?? .min
      if known < 0 {
        authors[key] = line.author >= 0 ? line.author : max(known, line.author)
      } else if line.author >= 0 {
        authors[key] = min(known, line.author)
      }
    }
  }

  subscript(_ hash: LineHash, at node: Int32) -> NamedLines.Author? {
    authors.isEmpty ? nil : authors[Key(hash: hash, node: node)]
  }
}
