/// A delta: what to copy from a base and what to insert (gitformat-pack(5), "Deltified
/// representation").
struct DeltaReader {
  private let delta: UnsafeRawBufferPointer
  private var position = 0

  init(_ delta: UnsafeRawBufferPointer) { self.delta = delta }

  /// Makes the object that `delta` describes; `nil` where it reaches beyond its base or its end.
  static func apply(_ delta: UnsafeRawBufferPointer, to base: PackBytes) -> PackBytes? {
    var reader = DeltaReader(delta)
    guard reader.size() == base.bytes.count, let size = reader.size(), size <= 1 << 28 else {
      return nil
    }
    let result = PackBytes(kind: base.kind, count: size)
    return result.fill({ reader.copy(from: base.bytes, into: $0) }) ? result : nil
  }

  /// The size of the object that a delta makes; `nil` where it does not begin as a delta does.
  static func resultSize(_ delta: UnsafeRawBufferPointer) -> Int? {
    var reader = DeltaReader(delta)
    guard reader.size() != nil else { return nil }
    return reader.size()
  }

  /// The next size: seven bits a byte, the lowest first.
  mutating func size() -> Int? {
    var (size, shift) = (0, 0)
    while position < delta.count, shift < 56 {
      let byte = Int(delta[position])
      position += 1
      size |= (byte & 0x7F) << shift
      if byte & 0x80 == 0 { return size }
      shift += 7
    }
    return nil
  }

  private mutating func copy(
    from base: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) -> Bool {
    var written = 0
    while position < delta.count {
      let command = Int(delta[position])
      position += 1
      let source: UnsafeRawBufferPointer
      if command & 0x80 != 0 {
        guard let span = copySpan(command, limit: base.count) else { return false }
        source = UnsafeRawBufferPointer(rebasing: base[span])
      } else {
        guard command > 0, position + command <= delta.count else { return false }
        source = UnsafeRawBufferPointer(rebasing: delta[position..<(position + command)])
        position += command
      }
      guard written + source.count <= output.count else { return false }
      UnsafeMutableRawBufferPointer(rebasing: output[written..<(written + source.count)])
        .copyMemory(from: source)
      written += source.count
    }
    return written == output.count
  }

  /// The part of the base that a copy command names: four bits for the offset's bytes, three for
  /// the length's.
  private mutating func copySpan(_ command: Int, limit: Int) -> Range<Int>? {
    var (offset, length) = (0, 0)
    for bit in 0..<7 where command & (1 << bit) != 0 {
      guard position < delta.count else { return nil }
      let byte = Int(delta[position])
      position += 1
      if bit < 4 { offset |= byte << (bit * 8) } else { length |= byte << ((bit - 4) * 8) }
    }
    if length == 0 { length = 0x10000 }
    return offset + length <= limit ? offset..<(offset + length) : nil
  }
}
