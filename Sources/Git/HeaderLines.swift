import Glibc

/// The lines of a commit's or tag's header, up to the empty line that ends it.
struct HeaderLines {
  private let raw: UnsafeRawBufferPointer
  /// Where the next line starts; after the last line, where the message starts.
  private(set) var position = 0

  init(_ raw: UnsafeRawBufferPointer) { self.raw = raw }

  /// The next line without its end; `nil` at the end of the header.
  mutating func next() -> UnsafeRawBufferPointer? {
    guard position < raw.count else { return nil }
    let end = raw.firstIndex(of: UInt8(ascii: "\n"), from: position) ?? raw.count
    defer { position = min(end + 1, raw.count) }
    return end == position ? nil : UnsafeRawBufferPointer(rebasing: raw[position..<end])
  }
}

extension UnsafeRawBufferPointer {
  /// What follows `key` and one space; `nil` if the line has another key.
  func value(of key: StaticString) -> UnsafeRawBufferPointer? {
    let length = key.utf8CodeUnitCount
    guard count > length, self[length] == UInt8(ascii: " ") else { return nil }
    for index in 0..<length where self[index] != key.utf8Start[index] { return nil }
    return UnsafeRawBufferPointer(rebasing: self[(length + 1)...])
  }

  func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    guard start < count, let base = baseAddress,
      let found = memchr(base + start, Int32(byte), count - start)
    else { return nil }
    return base.distance(to: UnsafeRawPointer(found))
  }
}
