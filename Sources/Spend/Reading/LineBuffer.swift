import Glibc

/// The lines of a file, one after the other, in a buffer that is filled piece by piece.
struct LineBuffer: ~Copyable {
  struct Line {
    /// Where it stands in the buffer, without its end.
    var range: Range<Int>
    /// Counted from 1.
    var number: Int
    /// Whether a line feed ends it, and not the file.
    var isTerminated: Bool
    var isTooLong: Bool
  }

  private let file: OpenFile
  private(set) var buffer: [UInt8]
  private var start = 0
  private var end = 0
  private var number = 0
  private var isAtEnd = false

  /// Larger ones are slower: what was read is no longer in the processor's cache when it is searched.
  private static let usualSize = 1 << 17

  init(_ file: consuming OpenFile) {
    // One more than the file has, so that its end is noticed without another, larger buffer.
    let size = min(max(file.size + 1, 4_096), Self.usualSize)
    self.file = file
    buffer = Self.buffer(ofSize: size, from: [])
  }

  /// The next line; the one before is gone.
  mutating func next() throws(SpendFileError) -> Line? {
    var searched = start
    var isTooLong = false
    while true {
      if let newline = newline(from: searched) {
        return take(upTo: newline, isTerminated: true, isTooLong: isTooLong)
      }
      if isAtEnd {
        guard start < end || isTooLong else { return nil }
        return take(upTo: end, isTerminated: false, isTooLong: isTooLong)
      }
      if end - start >= SpendFile.lineLimit {
        isTooLong = true
        start = end
      }
      searched = end - start
      try fill()
    }
  }

  /// U+FEFF as UTF-8, with which some programs begin a file.
  static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Where the line's content stands: without a byte order mark and the first half of a CR LF.
  func content(of line: Line) -> Range<Int> {
    let bytes = buffer.span.extracting(line.range)
    let isMarked = line.number == 1 && bytes.holds(Self.mark, at: 0)
    let first = line.range.lowerBound + (isMarked ? Self.mark.count : 0)
    let last = line.range.upperBound
    let endsWithReturn = last > first && buffer[last - 1] == UInt8(ascii: "\r")
    return first..<(endsWithReturn ? last - 1 : last)
  }

  private func newline(from place: Int) -> Int? {
    buffer.span.extracting(0..<end).firstIndex(of: UInt8(ascii: "\n"), from: place)
  }

  private mutating func take(upTo last: Int, isTerminated: Bool, isTooLong: Bool) -> Line {
    let first = start
    number += 1
    start = isTerminated ? last + 1 : last
    return Line(
      range: first..<last, number: number, isTerminated: isTerminated, isTooLong: isTooLong)
  }

  /// Moves the line that has begun to the buffer's front, and reads more of it.
  private mutating func fill() throws(SpendFileError) {
    let rest = start..<end
    if rest.count == buffer.count {
      let size = min(buffer.count * 2, SpendFile.lineLimit)
      buffer = Self.buffer(ofSize: size, from: buffer[rest])
    } else if start > 0 {
      unsafe buffer.withUnsafeMutableBytes { bytes in
        guard let base = bytes.baseAddress else { return }
        unsafe memmove(base, base + rest.lowerBound, rest.count)
      }
    }
    (start, end) = (0, rest.count)
    let count = try file.read(into: &buffer, at: end)
    end += count
    isAtEnd = count == 0
  }

  /// A buffer that begins with `bytes`; the rest of its memory is not touched, so it is not used up.
  private static func buffer(ofSize size: Int, from bytes: ArraySlice<UInt8>) -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: size) { memory, count in
      _ = unsafe memory.update(fromContentsOf: bytes)
      count = size
    }
  }
}
