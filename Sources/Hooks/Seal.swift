/// A short digest that tells whether a text is still the one that was written.
///
/// FNV-1a with 64 bits. It finds edits; it is no protection against anybody.
struct Seal: Equatable, Sendable, CustomStringConvertible {
  let description: String

  init(of parts: [some Sequence<UInt8>]) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for part in parts {
      for byte in part { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    }
    let digits = String(hash, radix: 16)
    description = String(repeating: "0", count: 16 - digits.count) + digits
  }
}
