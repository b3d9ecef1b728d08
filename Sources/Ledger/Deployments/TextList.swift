import JSONScanning

/// Several texts in one column, as a JSON array.
enum TextList {
  static func json(_ texts: [String]) -> String {
    var line = JSONLine()
    line.texts(texts)
    return String(decoding: line.bytes, as: UTF8.self)
  }

  /// The texts of an array; `nil` for anything else.
  static func texts(_ bytes: [UInt8]) -> [String]? {
    var scanner = JSONScanner()
    let span = bytes.span
    do throws(JSONError) {
      guard let texts = try scanner.texts(in: span), scanner.isAtEnd(of: span) else { return nil }
      return texts
    } catch {
      return nil
    }
  }
}

extension JSONScanner {
  /// The array of texts that comes next; `nil` for anything else.
  mutating func texts(in bytes: Span<UInt8>) throws(JSONError) -> [String]? {
    guard try enterArray(in: bytes) else { return nil }
    var texts: [String] = []
    var isWhole = true
    while try nextElement(in: bytes) {
      if let text = try string(in: bytes, limit: .max) {
        texts.append(text)
      } else {
        isWhole = false
      }
    }
    return isWhole ? texts : nil
  }
}
