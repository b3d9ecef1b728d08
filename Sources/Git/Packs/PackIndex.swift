/// Where the objects of a pack stand: version 2 of gitformat-pack(5).
struct PackIndex {
  private let file: MappedFile
  private let count: Int

  private static let header = 8
  private static let fanout = 256 * 4

  /// Maps the index at `path`; `nil` if it is of another version, or cut off.
  init?(_ path: String) {
    guard let file = MappedFile(path), file.bytes.count >= Self.header + Self.fanout,
      file.bytes.bigEndian32(at: 0) == 0xFF74_4F63, file.bytes.bigEndian32(at: 4) == 2
    else { return nil }
    let count = Int(file.bytes.bigEndian32(at: Self.header + 255 * 4))
    // 20 bytes of id, 4 of checksum and 4 of offset each, and two checksums at the end.
    guard file.bytes.count >= Self.header + Self.fanout + count * 28 + 40 else { return nil }
    self.file = file
    self.count = count
  }

  /// Where the object starts in the pack; `nil` if it is not there.
  func offset(of id: ObjectID) -> Int? {
    let bytes = file.bytes
    let first = Int(id.first >> 56)
    var low = first == 0 ? 0 : Int(bytes.bigEndian32(at: Self.header + (first - 1) * 4))
    var high = Int(bytes.bigEndian32(at: Self.header + first * 4))
    guard low <= high, high <= count else { return nil }
    let ids = Self.header + Self.fanout
    // Ids are evenly spread: by its size, one stands a few places from where it should.
    let share = (id.first << 8) >> 32
    var middle = low + Int((share * UInt64(high - low)) >> 32)
    var step = 16
    while low < high {
      let place = ids + middle * 20
      let start = bytes.bigEndian64(at: place)
      if start == id.first {
        let found = ObjectID(raw: UnsafeRawBufferPointer(rebasing: bytes[place..<(place + 20)]))
        if found == id { return offset(at: middle) }
        if found < id { low = middle + 1 } else { high = middle }
      } else if start < id.first {
        low = middle + 1
      } else {
        high = middle
      }
      // Not far from there, in steps that double; never more of them than halving takes twice.
      let half = (low + high) / 2
      middle = low > middle ? min(low + step, half) : max(high - 1 - step, half)
      step *= 2
    }
    return nil
  }

  private func offset(at position: Int) -> Int? {
    let offsets = Self.header + Self.fanout + count * 24
    let short = file.bytes.bigEndian32(at: offsets + position * 4)
    guard short & 0x8000_0000 != 0 else { return Int(short) }
    // Packs over 2 GiB: the number of an eight byte offset in a table of its own.
    let long = offsets + count * 4 + Int(short & 0x7FFF_FFFF) * 8
    guard long + 8 <= file.bytes.count else { return nil }
    return Int(exactly: file.bytes.bigEndian64(at: long))
  }
}
