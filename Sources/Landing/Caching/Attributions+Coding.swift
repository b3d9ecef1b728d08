import Caching
import Git
import Provenance

extension CommitColumns {
  /// Encodes what attributions say beyond evidence, and what they were read from.
  func encodeAttributions(to encoder: inout CacheEncoder) {
    let rows = Set(attributions.keys).union(sources.keys).sorted()
    encoder.append(count: rows.count)
    for row in rows {
      encoder.append(count: Int(row))
      let sources = sources[row] ?? []
      encoder.append(count: sources.count)
      for source in sources {
        encoder.append(count: Int(source.store))
        encoder.append(optional: source.object) { $0.append(ids: CollectionOfOne($1)) }
      }
      encoder.append(optional: attributions[row]) { $1.encode(to: &$0) }
    }
  }

  /// Completes attributions whose evidence is there already.
  ///
  /// - Throws: `CacheDamage` where the bytes are not what `encodeAttributions` writes.
  mutating func decodeAttributions(from decoder: inout CacheDecoder) throws(CacheDamage) {
    for _ in 0..<(try decoder.count(ofAtLeast: 3)) {
      let row = Int32(try decoder.index(below: count))
      guard sources[row] == nil else { throw CacheDamage() }
      var found: [StoreSource] = []
      for _ in 0..<(try decoder.count(ofAtLeast: 2)) {
        let store = Int32(try decoder.index(below: 1 << 16))
        let object = try decoder.optional { (decoder) throws(CacheDamage) in
          try decoder.ids(1)[0]
        }
        found.append(StoreSource(store: store, object: object))
      }
      if !found.isEmpty { sources[row] = found }
      if try decoder.flag() {
        guard var attribution = attributions[row] else { throw CacheDamage() }
        try attribution.decode(from: &decoder)
        attributions[row] = attribution
      }
    }
  }
}

extension Attribution {
  fileprivate func encode(to encoder: inout CacheEncoder) {
    encodeLines(to: &encoder)
    encoder.append(count: usage.count)
    for usage in usage { usage.encode(to: &encoder) }
  }

  /// Neighbours are of the same file: its path stands once for all of them.
  private func encodeLines(to encoder: inout CacheEncoder) {
    var groups: [Range<Int>] = []
    for (number, range) in lines.enumerated() {
      if let last = groups.last, lines[last.lowerBound].path == range.path {
        groups[groups.count - 1] = last.lowerBound..<number + 1
      } else {
        groups.append(number..<number + 1)
      }
    }
    encoder.append(count: groups.count)
    for group in groups {
      encoder.append(bytes: lines[group.lowerBound].path)
      encoder.append(
        numbers: lines[group].flatMap { range -> [Int32] in
          let author: Int32 = if case .agent(let place) = range.author { Int32(place) } else { -1 }
          return [range.first, range.last, author]
        })
    }
  }

  /// - Throws: `CacheDamage` where the bytes are not what `encode` writes.
  fileprivate mutating func decode(from decoder: inout CacheDecoder) throws(CacheDamage) {
    for _ in 0..<(try decoder.count(ofAtLeast: 2)) {
      let (path, numbers) = (Array(try decoder.bytes()), try decoder.numbers(Int32.self))
      guard numbers.count.isMultiple(of: 3) else { throw CacheDamage() }
      for start in stride(from: 0, to: numbers.count, by: 3) {
        let (first, last, author) = (numbers[start], numbers[start + 1], Int(numbers[start + 2]))
        guard first >= 1, last >= first, author >= -1, author < evidence.count else {
          throw CacheDamage()
        }
        lines.append(
          AttributedLines(
            path: path, first: first, last: last, author: author < 0 ? .human : .agent(author)))
      }
    }
    for _ in 0..<(try decoder.count(ofAtLeast: 8)) {
      usage.append(try RecordedUsage(from: &decoder))
    }
  }
}

extension RecordedUsage {
  fileprivate func encode(to encoder: inout CacheEncoder) {
    encoder.append(text: agent)
    for text in [model, session] { encoder.append(optional: text) { $0.append(text: $1) } }
    for tokens in [input, cacheRead, cacheWrite, cacheWrite1h, output] {
      encoder.append(optional: tokens) { $0.append(signed: $1) }
    }
    encoder.append(optional: segment) { encoder, segment in
      encoder.append(signed: segment.from)
      encoder.append(signed: segment.until)
      encoder.append(optional: segment.nanos) { $0.append(signed: $1) }
    }
  }

  /// - Throws: `CacheDamage` where the bytes are not what `encode` writes.
  fileprivate init(from decoder: inout CacheDecoder) throws(CacheDamage) {
    func text() throws(CacheDamage) -> String? {
      try decoder.optional { (decoder) throws(CacheDamage) in try decoder.text() }
    }
    func tokens() throws(CacheDamage) -> Int64? {
      try decoder.optional { (decoder) throws(CacheDamage) in try decoder.signed() }
    }
    self.init(agent: try decoder.text())
    (model, session) = (try text(), try text())
    (input, cacheRead, cacheWrite) = (try tokens(), try tokens(), try tokens())
    (cacheWrite1h, output) = (try tokens(), try tokens())
    if try decoder.flag() {
      segment = Segment(
        from: try decoder.signed(), until: try decoder.signed(), nanos: try tokens())
    }
  }
}
