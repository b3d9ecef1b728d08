import Git
import Lines

/// How the lines of some pairs of trees differ, sorted by line.
struct LineTable: Sendable {
  private(set) var pairs: [TreePair]
  /// By the highest bits of the lines' hashes, so that each part can be looked at by itself.
  private(set) var parts: [LinePart]
  /// The files that could not be read.
  let missing: [MissingFile]

  static let partBits = 8
  static var partCount: Int { 1 << partBits }

  /// No pairs, and no lines.
  init() {
    self.init(pairs: [], parts: Array(repeating: LinePart(), count: Self.partCount))
  }

  init(pairs: [TreePair], parts: [LinePart], missing: [MissingFile] = []) {
    self.pairs = pairs
    self.parts = parts
    self.missing = missing
  }

  /// The part that a line belongs to.
  static func part(of hash: LineHash) -> Int { Int(hash >> (64 - UInt64(partBits))) }

  /// Sorts what was read of `pairs`.
  init(_ events: LineEvents, of pairs: [TreePair], workers: Int) {
    let queue = WorkQueue(count: events.parts.count)
    let sorted = concurrently(workers: workers) { _ in
      var parts: [(number: Int, part: LinePart)] = []
      while let part = queue.take() {
        parts.append((part, LinePart(events.parts[part], named: events.named[part])))
      }
      return parts
    }
    self.init(
      pairs: pairs, parts: sorted.joined().sorted { $0.number < $1.number }.map(\.part),
      missing: events.missing)
  }
}

/// The lines whose hashes begin with the same bits.
struct LinePart: Sendable {
  /// Each line once, in order.
  var hashes: [LineHash] = []
  /// For every line, where its events end in the columns below.
  var ends: [Int32] = []
  /// Sorted by pair, for each line.
  var pairs: [Int32] = []
  /// How many more the newer tree holds; of more than fit, several events.
  var counts: [Int8] = []
  var named = NamedColumns()

  init() {}

  /// Adds up what several files say of the same line and pair.
  init(_ events: [LineEvent], named lines: [NamedLine]) {
    let sorted = events.sortedByLine()
    var index = 0
    while index < sorted.count {
      let hash = sorted[index].hash
      while index < sorted.count, sorted[index].hash == hash {
        let pair = sorted[index].pair
        var sum: Int32 = 0
        while index < sorted.count, sorted[index].hash == hash, sorted[index].pair == pair {
          sum &+= sorted[index].count
          index += 1
        }
        append(pair, sum)
      }
      close(hash)
    }
    named = NamedColumns(lines) { isMore($0.hash, in: $0.pair) }
  }

  /// Adds an event of the line that `close` names next.
  mutating func append(_ pair: Int32, _ count: Int32) {
    var rest = count
    while rest != 0 {
      let fitting = Int8(clamping: rest)
      pairs.append(pair)
      counts.append(fitting)
      rest &-= Int32(fitting)
    }
  }

  /// Ends the line whose events were added.
  mutating func close(_ hash: LineHash) {
    guard pairs.count > Int(ends.last ?? 0) else { return }
    hashes.append(hash)
    ends.append(Int32(pairs.count))
  }

  /// The events of a line, by its place in `hashes`.
  func events(at place: Int) -> Range<Int> {
    (place == 0 ? 0 : Int(ends[place - 1]))..<Int(ends[place])
  }

  /// Whether the newer tree of a pair holds more of a line than the older one.
  private func isMore(_ hash: LineHash, in pair: Int32) -> Bool {
    guard let place = hashes.place(of: hash) else { return false }
    var (low, high) = (events(at: place).lowerBound, events(at: place).upperBound)
    while low < high {
      let middle = (low + high) / 2
      if pairs[middle] < pair { low = middle + 1 } else { high = middle }
    }
    return low < events(at: place).upperBound && pairs[low] == pair && counts[low] > 0
  }
}

/// Lines that stand in ranges that somebody is named for, sorted by line, pair and range.
struct NamedColumns: Sendable {
  var hashes: [LineHash] = []
  var pairs: [Int32] = []
  var ranges: [Int32] = []

  init() {}

  /// Takes those that `matter`: who wrote a line is asked only where it comes in.
  init(_ lines: [NamedLine], where matter: (NamedLine) -> Bool) {
    let sorted = lines.filter(matter).sorted {
      ($0.hash, $0.pair, $0.range) < ($1.hash, $1.pair, $1.range)
    }
    hashes = sorted.map(\.hash)
    pairs = sorted.map(\.pair)
    ranges = sorted.map(\.range)
  }

  /// The entries of a line.
  func entries(of hash: LineHash) -> Range<Int> {
    guard let first = hashes.place(of: hash) else { return 0..<0 }
    return first..<(hashes[first...].firstIndex { $0 != hash } ?? hashes.count)
  }
}

extension [LineHash] {
  /// The first place of a hash in a sorted array; `nil` where it is not there.
  fileprivate func place(of hash: LineHash) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < hash { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == hash ? low : nil
  }
}
