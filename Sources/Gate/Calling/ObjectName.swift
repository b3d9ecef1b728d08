/// Object ids as forges and git hand them over: 40 hexadecimal digits, or 64 of SHA-256.
enum ObjectName {
  static func isID(_ text: some Collection<UInt8>) -> Bool {
    (text.count == 40 || text.count == 64) && text.allSatisfy(isDigit)
  }

  /// Whether there is no object: that of a reference before it is made, and after it is deleted.
  static func isZero(_ text: String) -> Bool {
    isID(text.utf8) && text.utf8.allSatisfy { $0 == UInt8(ascii: "0") }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }
}
