/// Texts of a source as they are kept: short, without what a terminal would obey.
enum StoredText {
  /// In Unicode scalars.
  static let limit = 1_024

  /// The text without white space around it; `nil` where nothing is left.
  ///
  /// Control and format characters become U+FFFD, and what is longer than `limit` is cut off.
  static func kept(_ utf8: some Collection<UInt8>) -> String? {
    if utf8.count <= limit, utf8.allSatisfy({ (0x21..<0x7F).contains($0) }) {
      return utf8.isEmpty ? nil : String(decoding: utf8, as: UTF8.self)
    }
    return kept(String(decoding: utf8, as: UTF8.self))
  }

  static func kept(_ text: String) -> String? {
    let scalars = text.unicodeScalars.drop { $0.properties.isWhitespace }.prefix(limit)
    guard let last = scalars.lastIndex(where: { !$0.properties.isWhitespace }) else { return nil }
    var kept = String.UnicodeScalarView()
    for scalar in scalars[...last] {
      kept.append(isVisible(scalar) ? scalar : "\u{FFFD}")
    }
    return String(kept)
  }

  /// Like `kept`, but two texts that differ stay two.
  static func identifier(_ utf8: some Collection<UInt8>) -> String? {
    guard let kept = kept(utf8) else { return nil }
    return kept.utf8.elementsEqual(utf8)
      ? kept : String(kept.unicodeScalars.prefix(limit - 17)) + "~" + fingerprint(of: utf8)
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }

  /// FNV-1a, 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/).
  private static func fingerprint(of bytes: some Collection<UInt8>) -> String {
    let hash = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
