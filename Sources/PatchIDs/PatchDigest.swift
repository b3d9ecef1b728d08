import Git

/// The lines of one patch on their way to its id.
struct PatchDigest {
  private var hash = SHA1()
  /// Of the files before, as a number of 160 bits with the least significant byte first.
  private var sum = [UInt8](repeating: 0, count: 20)
  /// Bytes for the hash, which takes long pieces faster than lines.
  private var waiting: [UInt8] = []

  mutating func add(_ bytes: some Sequence<UInt8>) {
    waiting.append(contentsOf: bytes)
    if waiting.count >= 1 << 14 { flush() }
  }

  mutating func addWithoutSpace(_ bytes: ArraySlice<UInt8>) {
    for byte in bytes where !isSpace(byte) { waiting.append(byte) }
    if waiting.count >= 1 << 14 { flush() }
  }

  /// Adds the hash of what came since the last file to the sum, and begins another.
  mutating func endFile() {
    flush()
    var carry = 0
    for (index, byte) in hash.digest().enumerated() {
      carry += Int(sum[index]) + Int(byte)
      sum[index] = UInt8(truncatingIfNeeded: carry)
      carry >>= 8
    }
    hash = SHA1()
  }

  /// The id of all that came; `nil` never.
  mutating func finish() -> ObjectID? {
    endFile()
    defer { self = PatchDigest() }
    return ObjectID(bytes: sum)
  }

  private mutating func flush() {
    hash.update(waiting)
    waiting.removeAll(keepingCapacity: true)
  }

  /// What git takes for white space: neither a form feed nor a vertical tab.
  private func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0a || byte == 0x0d
  }
}
