import Caching
import Git

extension CacheEncoder {
  /// Ids as they are in memory, twenty bytes each.
  mutating func append(ids: some Collection<ObjectID>) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(ids.count * MemoryLayout<ObjectID>.size)
    for id in ids { unsafe withUnsafeBytes(of: id) { unsafe bytes.append(contentsOf: $0) } }
    append(bytes: bytes)
  }

  mutating func append(_ lists: Lists) {
    append(numbers: lists.starts)
    append(numbers: lists.values)
  }

  /// A value that may not be there, as `body` writes it.
  mutating func append<Value>(
    optional value: Value?, _ body: (inout CacheEncoder, Value) -> Void
  ) {
    append(flag: value != nil)
    if let value { body(&self, value) }
  }
}

extension CacheDecoder {
  /// - Throws: `CacheDamage` where there is no such value.
  mutating func ids() throws(CacheDamage) -> [ObjectID] {
    let bytes = try self.bytes()
    let size = MemoryLayout<ObjectID>.size
    guard bytes.count.isMultiple(of: size) else { throw CacheDamage() }
    return unsafe bytes.withUnsafeBytes { buffer in
      (0..<buffer.count / size).map {
        unsafe buffer.loadUnaligned(fromByteOffset: $0 * size, as: ObjectID.self)
      }
    }
  }

  /// - Throws: `CacheDamage` where there are not so many ids.
  mutating func ids(_ count: Int) throws(CacheDamage) -> [ObjectID] {
    let ids = try self.ids()
    guard ids.count == count else { throw CacheDamage() }
    return ids
  }

  /// - Throws: `CacheDamage` where there are not so many numbers.
  mutating func numbers<Number: FixedWidthInteger & BitwiseCopyable>(
    _ count: Int
  ) throws(CacheDamage) -> [Number] {
    let numbers = try self.numbers(Number.self)
    guard numbers.count == count else { throw CacheDamage() }
    return numbers
  }

  /// Where so many lists begin in one array, and where the last one ends.
  ///
  /// - Throws: `CacheDamage` where there is no such value.
  mutating func starts(of count: Int) throws(CacheDamage) -> [Int32] {
    let starts: [Int32] = try numbers(count + 1)
    guard starts[0] == 0, zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 }) else {
      throw CacheDamage()
    }
    return starts
  }

  /// - Throws: `CacheDamage` where there are no lists.
  mutating func lists() throws(CacheDamage) -> Lists {
    let (starts, values) = (try numbers(Int32.self), try numbers(Int32.self))
    guard let lists = Lists(starts: starts, values: values) else { throw CacheDamage() }
    return lists
  }

  /// - Throws: `CacheDamage` where there is no such value.
  mutating func optional<Value>(
    _ body: (inout CacheDecoder) throws(CacheDamage) -> Value
  ) throws(CacheDamage) -> Value? {
    try flag() ? try body(&self) : nil
  }
}
