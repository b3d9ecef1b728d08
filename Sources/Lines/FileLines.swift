package import Git

/// The eligible lines of one version of a file, hashed.
package struct FileLines {
  /// One hash for every line, 0 where it does not count; empty if the whole file does not.
  package private(set) var hashes: [LineHash] = []
  private var starts = LineStarts()
  /// The content, kept to compare the next version with; `nil` if the file does not count.
  private var object: Object?
  /// How this version differs from the one that it was compared with on the way.
  package private(set) var difference: (removed: [LineHash], added: [LineHash])?

  /// A megabyte: what is larger is data.
  package static let sizeLimit = 1 << 20

  /// The lines of no file.
  package init() {}

  /// Hashes `object`, taking over from `previous` the lines that both have.
  ///
  /// Most versions differ from the one before in a few lines, and comparing bytes is ten times as
  /// fast as hashing them.
  package init(_ object: Object, previous: FileLines?, isMinifiable: Bool) {
    guard object.holdsLines else { return }
    self.object = object
    starts.size = object.size
    if let previous, let old = previous.object, !previous.hashes.isEmpty {
      hash(object, after: previous, old)
    } else {
      object.withBytes {
        LineHasher.hash($0, hashes: &hashes, starts: &starts.starts)
      }
    }
    // linguist's rule for minified scripts and style sheets.
    if isMinifiable, starts.size > 110 * max(hashes.count, 1) {
      hashes = []
      difference = nil
    }
  }

  /// Gives the difference away, once it was used: most versions are kept for their lines alone.
  package mutating func dropDifference() { difference = nil }

  /// Walks both versions side by side: what is the same is taken over, what is not is hashed.
  private mutating func hash(_ object: Object, after previous: FileLines, _ old: Object) {
    hashes.reserveCapacity(previous.hashes.count + 16)
    starts.starts.reserveCapacity(previous.starts.count + 16)
    var (position, oldLine, misses) = (0, 0, 0)
    var (removed, added): ([LineHash], [LineHash]) = ([], [])
    while position < starts.size {
      let oldStart = previous.starts.start(of: oldLine)
      let same = object.commonLength(from: position, with: old, from: oldStart)
      // Only lines that end within what is the same.
      let end = previous.starts.firstLine(endingAfter: oldStart + same, from: oldLine)
      if end > oldLine {
        take(previous, oldLine..<end, shift: position - oldStart)
        position += previous.starts.start(of: end) - oldStart
        oldLine = end
        misses = 0
        continue
      }
      starts.starts.append(Int32(position))
      let line = object.withBytes { LineHasher.line(of: $0, from: position) }
      hashes.append(line.hash)
      added.append(line.hash)
      position = line.end
      misses += 1
      guard position < starts.size,
        let next = previous.starts.line(
          like: object, at: position, old, from: oldLine, misses: misses)
      else { continue }
      removed.append(contentsOf: previous.hashes[oldLine..<next])
      oldLine = next
    }
    removed.append(contentsOf: previous.hashes[oldLine...])
    difference = (removed, added)
  }

  private mutating func take(_ previous: FileLines, _ lines: Range<Int>, shift: Int) {
    hashes.append(contentsOf: previous.hashes[lines])
    let shift = Int32(shift)
    starts.starts.append(contentsOf: previous.starts.starts[lines].lazy.map { $0 &+ shift })
  }
}
