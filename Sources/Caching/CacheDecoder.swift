/// The bytes are not what the encoder writes.
package struct CacheDamage: Error, Sendable {
  package init() {}
}

/// Takes values out of bytes in the order in which `CacheEncoder` put them in.
///
/// Whatever the bytes are, it reads nothing beyond them, and makes room for nothing that they are too
/// few for.
package struct CacheDecoder: Sendable {
  private let content: [UInt8]
  private var position = 0

  package init(_ bytes: [UInt8]) { content = bytes }

  package var isAtEnd: Bool { position == content.count }

  /// - Throws: `CacheDamage` where there is no such value.
  package mutating func number() throws(CacheDamage) -> UInt64 {
    var (number, shift) = (UInt64(0), UInt64(0))
    while true {
      guard position < content.count, shift < 64 else { throw CacheDamage() }
      let byte = content[position]
      position += 1
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
  }

  /// - Throws: `CacheDamage` where there is no such value.
  package mutating func signed() throws(CacheDamage) -> Int64 {
    let number = try self.number()
    return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
  }

  /// A count of things of which each takes at least `size` of the bytes that are left.
  ///
  /// - Throws: `CacheDamage` where there is none, or there cannot be so many.
  package mutating func count(ofAtLeast size: Int = 1) throws(CacheDamage) -> Int {
    let number = try self.number()
    guard number <= UInt64((content.count - position) / max(size, 1)) else { throw CacheDamage() }
    return Int(number)
  }

  /// A place in an array of so many.
  ///
  /// - Throws: `CacheDamage` where it is none.
  package mutating func index(below count: Int) throws(CacheDamage) -> Int {
    let number = try self.number()
    guard number < UInt64(count) else { throw CacheDamage() }
    return Int(number)
  }

  /// - Throws: `CacheDamage` where there is no such value.
  package mutating func fixed() throws(CacheDamage) -> UInt64 {
    guard content.count - position >= 8 else { throw CacheDamage() }
    var number: UInt64 = 0
    for offset in 0..<8 { number |= UInt64(content[position + offset]) << UInt64(offset * 8) }
    position += 8
    return number
  }

  /// - Throws: `CacheDamage` where there is no such value.
  package mutating func bytes() throws(CacheDamage) -> ArraySlice<UInt8> {
    let count = try self.count()
    position += count
    return content[position - count..<position]
  }

  /// - Throws: `CacheDamage` where there is no such value.
  package mutating func text() throws(CacheDamage) -> String {
    String(decoding: try bytes(), as: UTF8.self)
  }

  /// - Throws: `CacheDamage` where there is no such value.
  package mutating func flag() throws(CacheDamage) -> Bool {
    guard position < content.count, content[position] < 2 else { throw CacheDamage() }
    position += 1
    return content[position - 1] == 1
  }

  /// - Throws: `CacheDamage` where there is no such value.
  package mutating func numbers<Number: FixedWidthInteger & BitwiseCopyable>(
    _ type: Number.Type = Number.self
  ) throws(CacheDamage) -> [Number] {
    let size = MemoryLayout<Number>.size
    let count = try self.count(ofAtLeast: size)
    let start = position
    position += count * size
    return unsafe [Number](unsafeUninitializedCapacity: count) { buffer, initialized in
      unsafe content.withUnsafeBytes { source in
        unsafe UnsafeMutableRawBufferPointer(buffer).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: source[start..<start + count * size]))
      }
      initialized = count
    }
  }
}
