/// The fates of lines, added up by how they arrived.
struct FateSums: Sendable {
  /// By introducer, of the lines that nobody is named for: most lines, and no hashing.
  private var own: [Fates]
  private var others: [Arrival: Fates] = [:]
  /// The lines of the nodes in focus.
  private(set) var traces: [LineTrace] = []
  /// Lines that left the live tree, where that is wanted.
  private var departures: [Departure: Int] = [:]

  /// Lines that one tree of the chain carried in and a later one does not hold.
  private struct Departure: Hashable {
    let arrival: Arrival
    let goneAt: Int32
  }

  init(nodes: Int) { own = [Fates](repeating: Fates(), count: nodes) }

  mutating func add(_ fate: Fates, _ arrival: Arrival) { others[arrival, default: Fates()] += fate }

  /// Adds a line that is the introducer's as all of its others are.
  mutating func add(_ fate: Fates, ownOf introducer: Int32) { own[Int(introducer)] += fate }

  mutating func add(_ trace: LineTrace) { traces.append(trace) }

  /// Adds a line that the tree at `position` does not hold any more.
  mutating func add(_ arrival: Arrival, goneAt position: Int32) {
    departures[Departure(arrival: arrival, goneAt: position), default: 0] += 1
  }

  mutating func merge(_ other: FateSums) {
    for node in own.indices { own[node] += other.own[node] }
    for (arrival, fates) in other.others { others[arrival, default: Fates()] += fates }
    traces += other.traces
    departures.merge(other.departures, uniquingKeysWith: +)
  }

  /// By how they arrived, the trees that did not hold them any more, in order, and how many they
  /// were.
  var departed: [Arrival: [(position: Int32, lines: Int)]] {
    departures.reduce(into: [:]) { departed, part in
      departed[part.key.arrival, default: []].append((part.key.goneAt, part.value))
    }.mapValues { $0.sorted { $0.position < $1.position } }
  }

  /// All of them, sorted by position, introducer and author.
  func sorted(arrivalOfOwn: (_ introducer: Int32) -> Arrival) -> [(Arrival, Fates)] {
    var all = others
    for (node, fates) in own.enumerated() where fates.novel > 0 {
      all[arrivalOfOwn(Int32(node)), default: Fates()] += fates
    }
    return all.sorted {
      ($0.key.position, $0.key.introducer, $0.key.author)
        < ($1.key.position, $1.key.introducer, $1.key.author)
    }.map { ($0.key, $0.value) }
  }
}
