import Git

/// The eligible lines of one version of a file, hashed.
struct FileLines {
  /// One hash for every line, 0 where it does not count; empty if the whole file does not.
  private(set) var hashes: [LineHash] = []
  /// Where each line starts, in bytes.
  private var starts: [Int32] = []
  /// The content, kept to compare the next version with; `nil` if the file does not count.
  private var object: Object?
  private var size = 0
  /// How this version differs from the one that it was compared with on the way.
  private(set) var difference: (removed: [LineHash], added: [LineHash])?

  /// A megabyte: what is larger is data.
  static let sizeLimit = 1 << 20

  /// The lines of no file.
  init() {}

  /// Hashes `object`, taking over from `previous` the lines that both have.
  ///
  /// Most versions differ from the one before in a few lines, and comparing bytes is ten times as
  /// fast as hashing them.
  init(_ object: Object, previous: FileLines?, isMinifiable: Bool) {
    let size = object.size
    guard size <= Self.sizeLimit, !object.isBinary, !object.saysGenerated else { return }
    self.object = object
    self.size = size
    if let previous, let old = previous.object, !previous.hashes.isEmpty {
      hash(object, after: previous, old)
    } else {
      object.withBytes {
        LineHasher.hash($0, hashes: &hashes, starts: &starts)
      }
    }
    // linguist's rule for minified scripts and style sheets.
    if isMinifiable, size > 110 * max(hashes.count, 1) {
      hashes = []
      difference = nil
    }
  }

  /// Gives the difference away, once it was used: most versions are kept for their lines alone.
  mutating func dropDifference() { difference = nil }

  /// Walks both versions side by side: what is the same is taken over, what is not is hashed.
  private mutating func hash(_ object: Object, after previous: FileLines, _ old: Object) {
    hashes.reserveCapacity(previous.hashes.count + 16)
    starts.reserveCapacity(previous.starts.count + 16)
    var (position, oldLine, misses) = (0, 0, 0)
    var (removed, added): ([LineHash], [LineHash]) = ([], [])
    while position < size {
      let oldStart = previous.start(of: oldLine)
      let same = object.commonLength(from: position, with: old, from: oldStart)
      // Only lines that end within what is the same.
      let end = previous.firstLine(endingAfter: oldStart + same, from: oldLine)
      if end > oldLine {
        take(previous, oldLine..<end, shift: position - oldStart)
        position += previous.start(of: end) - oldStart
        oldLine = end
        misses = 0
        continue
      }
      starts.append(Int32(position))
      let line = object.withBytes { LineHasher.line(of: $0, from: position) }
      hashes.append(line.hash)
      added.append(line.hash)
      position = line.end
      misses += 1
      guard position < size,
        let next = previous.line(
          like: object, at: position, old, from: oldLine, window: Self.window(misses))
      else { continue }
      removed.append(contentsOf: previous.hashes[oldLine..<next])
      oldLine = next
    }
    removed.append(contentsOf: previous.hashes[oldLine...])
    difference = (removed, added)
  }

  /// How many lines to look ahead for the next one that is the same, after some that are not.
  ///
  /// Far only now and then, so that a long passage that is new costs little.
  private static func window(_ misses: Int) -> Int {
    misses & (misses - 1) == 0 ? 16 * misses : 4
  }

  private mutating func take(_ previous: FileLines, _ lines: Range<Int>, shift: Int) {
    hashes.append(contentsOf: previous.hashes[lines])
    let shift = Int32(shift)
    starts.append(contentsOf: previous.starts[lines].lazy.map { $0 &+ shift })
  }

  /// Where a line starts; for the one after the last, where the file ends.
  private func start(of line: Int) -> Int { line < starts.count ? Int(starts[line]) : size }

  /// The first line, from `line` on, that does not end at or before `offset`.
  ///
  /// The last line of a file never does, because it may go on in the next version.
  private func firstLine(endingAfter offset: Int, from line: Int) -> Int {
    // Most often close by; then a search by halves.
    var step = 1
    var low = line
    while low + step < starts.count, Int(starts[low + step]) <= offset {
      low += step
      step *= 2
    }
    while step > 0 {
      if low + step < starts.count, Int(starts[low + step]) <= offset { low += step }
      step /= 2
    }
    return low
  }

  /// The first line among `window` ones from `line` on that `object` has at `position`.
  private func line(
    like object: Object, at position: Int, _ old: Object, from line: Int, window: Int
  ) -> Int? {
    let last = min(starts.count - 1, line + window)
    var candidate = line
    while candidate < last {
      let start = Int(starts[candidate])
      let end = Int(starts[candidate + 1])
      // Empty lines are everywhere and say nothing.
      if end - start > 2,
        object.hasSame(at: position, as: old, at: start, length: end - start)
      {
        return candidate
      }
      candidate += 1
    }
    return nil
  }
}
