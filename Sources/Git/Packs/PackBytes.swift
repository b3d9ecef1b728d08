/// The bytes of one object, freed with the last one who uses them.
final class PackBytes {
  let kind: ObjectKind
  private let memory: UnsafeMutableRawBufferPointer

  init(kind: ObjectKind, count: Int) {
    self.kind = kind
    memory = .allocate(byteCount: count, alignment: 8)
  }

  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(memory) }

  func fill(_ body: (UnsafeMutableRawBufferPointer) -> Bool) -> Bool { body(memory) }

  deinit { memory.deallocate() }
}

/// Objects read last, by where they stand: bases of others, most of them.
///
/// Two generations: what the older one still had when the younger is full is let go. That is nearly
/// the least recently used, without a list to keep in order.
struct PackCache {
  private var young: [Int: PackBytes] = [:]
  private var old: [Int: PackBytes] = [:]
  private var youngSize = 0
  private let limit: Int

  /// - Parameter limit: bytes of one generation.
  init(limit: Int) { self.limit = limit }

  mutating func find(_ offset: Int) -> PackBytes? {
    if let found = young[offset] { return found }
    guard let found = old[offset] else { return nil }
    keep(found, at: offset)
    return found
  }

  mutating func keep(_ object: PackBytes, at offset: Int) {
    guard object.bytes.count < limit / 2 else { return }
    if youngSize + object.bytes.count > limit {
      (old, young, youngSize) = (young, [:], 0)
    }
    if young.updateValue(object, forKey: offset) == nil { youngSize += object.bytes.count }
  }
}
