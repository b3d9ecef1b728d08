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

  /// The number of bytes that both objects begin with.
  package func commonPrefix(with other: Object) -> Int {
    withRawBytes { left in
      other.withRawBytes { right in
        let limit = min(left.count, right.count)
        var index = 0
        while index + 8 <= limit,
          left.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            == right.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        { index += 8 }
        while index < limit, left[index] == right[index] { index += 1 }
        return index
      }
    }
  }

  /// The number of bytes that both objects end with, `limit` at most.
  package func commonSuffix(with other: Object, limit: Int) -> Int {
    withRawBytes { left in
      other.withRawBytes { right in
        let limit = max(0, min(limit, left.count, right.count))
        var count = 0
        while count + 8 <= limit,
          left.loadUnaligned(fromByteOffset: left.count - count - 8, as: UInt64.self)
            == right.loadUnaligned(fromByteOffset: right.count - count - 8, as: UInt64.self)
        { count += 8 }
        while count < limit, left[left.count - 1 - count] == right[right.count - 1 - count] {
          count += 1
        }
        return count
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
