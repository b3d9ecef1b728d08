package import Git

/// The lines in which two versions of a file differ.
///
/// Quicker than two `FileLines` where only this pair is looked at: what is the same is not hashed.
/// A line that moved may be in both lists.
package struct ChangedLines {
  package private(set) var removed: [LineHash] = []
  package private(set) var added: [LineHash] = []

  /// `nil`, and what holds no eligible lines, is no file.
  package init(from old: Object?, to new: Object?) {
    let old = old.flatMap { $0.holdsLines ? $0 : nil }
    let new = new.flatMap { $0.holdsLines ? $0 : nil }
    if let old, let new {
      compare(old, new)
    } else if let old {
      removed = old.withBytes { Self.hashes(of: $0) }
    } else if let new {
      added = new.withBytes { Self.hashes(of: $0) }
    }
  }

  private mutating func compare(_ old: Object, _ new: Object) {
    let same = new.commonLength(from: 0, with: old, from: 0)
    var position = new.withBytes { Self.lineStart(atOrBefore: same, in: $0) }
    let starts = LineStarts(starts: old.lineStarts(from: position), size: old.size)
    let size = new.size
    var (line, misses) = (0, 0)
    while position < size {
      let start = starts.start(of: line)
      let same = new.commonLength(from: position, with: old, from: start)
      // Only lines that end within what is the same.
      let end = starts.firstLine(endingAfter: start + same, from: line)
      if end > line {
        position += starts.start(of: end) - start
        (line, misses) = (end, 0)
        continue
      }
      let next = new.withBytes { LineHasher.line(of: $0, from: position) }
      added.append(next.hash)
      position = next.end
      misses += 1
      guard position < size,
        let found = starts.line(like: new, at: position, old, from: line, misses: misses)
      else { continue }
      remove(line..<found, starts, old)
      line = found
    }
    remove(line..<starts.count, starts, old)
  }

  private mutating func remove(_ lines: Range<Int>, _ starts: LineStarts, _ old: Object) {
    old.withBytes { bytes in
      for line in lines {
        removed.append(LineHasher.line(of: bytes, from: starts.start(of: line)).hash)
      }
    }
  }

  private static func lineStart(atOrBefore position: Int, in bytes: Span<UInt8>) -> Int {
    var start = position
    while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    return start
  }

  private static func hashes(of bytes: Span<UInt8>) -> [LineHash] {
    var hashes: [LineHash] = []
    var position = 0
    while position < bytes.count {
      let line = LineHasher.line(of: bytes, from: position)
      hashes.append(line.hash)
      position = line.end
    }
    return hashes
  }
}

extension Object {
  /// Whether the content is text that somebody wrote, and not too much.
  var holdsLines: Bool { size <= FileLines.sizeLimit && !isBinary && !saysGenerated }
}
