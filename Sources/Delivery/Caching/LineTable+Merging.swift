import Git

extension LineTable {
  var eventCount: Int { parts.reduce(0) { $0 + $1.pairs.count } }

  /// How many events are of pairs that have a place, which is not -1.
  func eventCount(where places: [Int32]) -> Int {
    parts.reduce(0) { $0 + $1.pairs.count { places[Int($0)] >= 0 } }
  }

  /// Puts the pairs of some tables into one, by their places; -1 for those to leave out.
  init(merging tables: [LineTable], places: [[Int32]], workers: Int) {
    var kept: [(place: Int32, table: Int, pair: Int)] = []
    for table in tables.indices {
      for (pair, place) in places[table].enumerated() where place >= 0 {
        kept.append((place, table, pair))
      }
    }
    kept.sort { ($0.place, $0.table, $0.pair) < ($1.place, $1.table, $1.pair) }
    var numbers = places.map { [Int32](repeating: -1, count: $0.count) }
    for (number, pair) in kept.enumerated() { numbers[pair.table][pair.pair] = Int32(number) }
    let queue = WorkQueue(count: Self.partCount)
    let (all, renumbered) = (tables, numbers)
    let merged = concurrently(workers: workers) { _ in
      var parts: [(number: Int, part: LinePart)] = []
      while let part = queue.take() {
        parts.append((part, LinePart(merging: all.map { $0.parts[part] }, numbers: renumbered)))
      }
      return parts
    }
    self.init(
      pairs: kept.map { tables[$0.table].pairs[$0.pair] },
      parts: merged.joined().sorted { $0.number < $1.number }.map(\.part),
      missing: zip(tables, numbers).flatMap { table, numbers in
        table.missing.filter { numbers[Int($0.pair)] >= 0 }.map {
          MissingFile(pair: numbers[Int($0.pair)], file: $0.file, count: $0.count)
        }
      })
  }
}

extension LinePart {
  /// Gives the pairs of some parts new numbers; -1 for those to leave out.
  fileprivate init(merging parts: [LinePart], numbers: [[Int32]]) {
    self.init()
    var groups = LineGroups(parts)
    var events: [(pair: Int32, count: Int8)] = []
    while let hash = groups.next() {
      events.removeAll(keepingCapacity: true)
      var isSorted = true
      for (index, part) in parts.enumerated() {
        for event in groups.events[index] {
          let pair = numbers[index][Int(part.pairs[event])]
          if pair < 0 { continue }
          if let last = events.last, last.pair > pair { isSorted = false }
          events.append((pair, part.counts[event]))
        }
      }
      if !isSorted { events.sort { $0.pair < $1.pair } }
      for event in events { append(event.pair, Int32(event.count)) }
      close(hash)
    }
    var lines: [NamedLine] = []
    for (index, part) in parts.enumerated() {
      for (place, hash) in part.named.hashes.enumerated() {
        let pair = numbers[index][Int(part.named.pairs[place])]
        if pair < 0 { continue }
        lines.append(NamedLine(hash: hash, pair: pair, range: part.named.ranges[place]))
      }
    }
    named = NamedColumns(lines) { _ in true }
  }
}
