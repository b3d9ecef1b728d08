import CGit2
import Glibc

extension Object {
  /// The size in bytes.
  package var size: Int { withRawBytes { $0.count } }

  /// Whether git takes the content for binary: a NUL in the first 8,000 bytes (`buffer_is_binary`).
  package var isBinary: Bool {
    withRawBytes { raw in
      guard let start = raw.baseAddress else { return false }
      return memchr(start, 0, min(raw.count, 8_000)) != nil
    }
  }

  /// Whether the first lines say that a program wrote the file.
  ///
  /// Go's convention (`go help generate`), `// Code generated … DO NOT EDIT.`, and the
  /// `@generated` mark that other tools write.
  package var saysGenerated: Bool {
    withRawBytes { raw in
      let head = UnsafeRawBufferPointer(rebasing: raw.prefix(1_024))
      return head.contains("@generated")
        || (head.contains("DO NOT EDIT") && head.contains("Code generated"))
    }
  }

  /// The number of bytes that are the same from `start` here and from `otherStart` in `other`.
  package func commonLength(from start: Int, with other: Object, from otherStart: Int) -> Int {
    withRawBytes { left in
      other.withRawBytes { right in
        let limit = min(left.count - start, right.count - otherStart)
        var count = 0
        while count + 8 <= limit,
          left.loadUnaligned(fromByteOffset: start + count, as: UInt64.self)
            == right.loadUnaligned(fromByteOffset: otherStart + count, as: UInt64.self)
        { count += 8 }
        while count < limit, left[start + count] == right[otherStart + count] { count += 1 }
        return max(count, 0)
      }
    }
  }

  /// Where lines start, from `start` on, at which one does.
  package func lineStarts(from start: Int) -> [Int32] {
    withRawBytes { raw in
      var starts: [Int32] = []
      var position = start
      while position < raw.count, let base = raw.baseAddress {
        starts.append(Int32(position))
        guard let found = memchr(base + position, Int32(UInt8(ascii: "\n")), raw.count - position)
        else { break }
        position = base.distance(to: UnsafeRawPointer(found)) + 1
      }
      return starts
    }
  }

  /// Whether `length` bytes are the same at `start` here and at `otherStart` in `other`.
  package func hasSame(at start: Int, as other: Object, at otherStart: Int, length: Int) -> Bool {
    withRawBytes { left in
      other.withRawBytes { right in
        guard start + length <= left.count, otherStart + length <= right.count,
          let a = left.baseAddress, let b = right.baseAddress
        else { return false }
        return memcmp(a + start, b + otherStart, length) == 0
      }
    }
  }
}

extension UnsafeRawBufferPointer {
  fileprivate func contains(_ text: StaticString) -> Bool {
    guard let baseAddress, count >= text.utf8CodeUnitCount else { return false }
    var start = 0
    while start + text.utf8CodeUnitCount <= count,
      let found = memchr(baseAddress + start, Int32(text.utf8Start.pointee), count - start)
    {
      let offset = baseAddress.distance(to: UnsafeRawPointer(found))
      guard offset + text.utf8CodeUnitCount <= count else { return false }
      if memcmp(found, text.utf8Start, text.utf8CodeUnitCount) == 0 { return true }
      start = offset + 1
    }
    return false
  }
}
