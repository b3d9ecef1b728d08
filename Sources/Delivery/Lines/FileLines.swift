import Git

/// The eligible lines of one version of a file, hashed.
final class FileLines {
  /// One hash for every line; 0 where it does not count. Empty if the whole file does not.
  private(set) var hashes: [LineHash] = []
  /// Where each line starts, in bytes.
  private var starts: [Int32] = []
  /// The content, kept to compare the next version with; `nil` if the file does not count.
  private let object: Object?
  private let size: Int

  /// A megabyte: what is larger is data.
  static let sizeLimit = 1 << 20

  /// The lines of no file.
  init() {
    object = nil
    size = 0
  }

  /// Hashes `object`, taking over from `previous` what both begin and end with.
  ///
  /// Most versions differ from the one before in a few lines, and comparing bytes is ten times as
  /// fast as hashing them.
  init(_ object: Object, previous: FileLines?, isMinifiable: Bool) {
    let size = object.size
    guard size <= Self.sizeLimit, !object.isBinary, !object.saysGenerated else {
      self.object = nil
      self.size = 0
      return
    }
    self.object = object
    self.size = size
    if let previous, let old = previous.object {
      hash(object, after: previous, old)
    } else {
      object.withBytes {
        LineHasher.hash($0, from: 0, to: size, hashes: &hashes, starts: &starts)
      }
    }
    // linguist's rule for minified scripts and style sheets.
    if isMinifiable, size > 110 * max(hashes.count, 1) { hashes = [] }
  }

  private func hash(_ object: Object, after previous: FileLines, _ old: Object) {
    let head = object.commonPrefix(with: old)
    // Lines that end within the common head; the line that the head breaks off in is hashed anew.
    let kept = previous.lines(endingBy: head)
    let headEnd = kept < previous.starts.count ? Int(previous.starts[kept]) : previous.size
    guard kept == 0 || headEnd <= size, !previous.hashes.isEmpty else {
      object.withBytes {
        LineHasher.hash($0, from: 0, to: size, hashes: &hashes, starts: &starts)
      }
      return
    }
    let tail = object.commonSuffix(with: old, limit: min(size, previous.size) - headEnd)
    let firstOfTail = max(kept, previous.firstLine(after: previous.size - tail))
    let tailStart = firstOfTail < previous.starts.count
      ? size - (previous.size - Int(previous.starts[firstOfTail])) : size
    hashes.reserveCapacity(previous.hashes.count + 16)
    starts.reserveCapacity(previous.starts.count + 16)
    hashes.append(contentsOf: previous.hashes[..<kept])
    starts.append(contentsOf: previous.starts[..<kept])
    object.withBytes {
      LineHasher.hash($0, from: headEnd, to: tailStart, hashes: &hashes, starts: &starts)
    }
    let shift = Int32(size - previous.size)
    hashes.append(contentsOf: previous.hashes[firstOfTail...])
    for start in previous.starts[firstOfTail...] { starts.append(start + shift) }
  }

  /// How many lines end at or before `offset`, where lines of a cut off file do not end.
  private func lines(endingBy offset: Int) -> Int {
    var (low, high) = (0, starts.count)
    // The line i ends where the line i + 1 starts.
    while low < high {
      let middle = (low + high) / 2
      let end = middle + 1 < starts.count ? Int(starts[middle + 1]) : size + 1
      if end <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The first line that starts after `offset`.
  private func firstLine(after offset: Int) -> Int {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(starts[middle]) > offset { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
