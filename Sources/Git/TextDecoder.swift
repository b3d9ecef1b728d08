import Glibc

/// Turns a commit's text into UTF-8, as its `encoding` header says.
///
/// git-commit(1), "Discussion": without the header the text is UTF-8. What cannot be converted
/// stays as it is and is repaired where it becomes a `String`.
struct TextDecoder {
  private let encoding: String?

  init(encoding: UnsafeRawBufferPointer?) {
    let name = encoding.map { String(decoding: $0, as: UTF8.self) }
    let isUTF8 = name.map { ["utf-8", "utf8"].contains($0.lowercased()) } ?? true
    self.encoding = isUTF8 ? nil : name
  }

  func string(_ raw: UnsafeRawBufferPointer) -> String {
    encoding == nil
      ? String(decoding: raw, as: UTF8.self) : String(decoding: utf8(raw), as: UTF8.self)
  }

  func utf8(_ raw: UnsafeRawBufferPointer) -> [UInt8] {
    guard let encoding, raw.contains(where: { $0 >= 0x80 }) else { return Array(raw) }
    return Self.convert(raw, from: encoding) ?? Array(raw)
  }

  private static func convert(_ raw: UnsafeRawBufferPointer, from encoding: String) -> [UInt8]? {
    let converter = iconv_open("UTF-8", encoding)
    guard let converter, Int(bitPattern: converter) != -1 else { return nil }
    defer { iconv_close(converter) }
    var input = Array(raw).map { CChar(bitPattern: $0) }
    let capacity = raw.count * 4 + 16
    var inputLeft = input.count
    return input.withUnsafeMutableBufferPointer { input in
      let output = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        buffer.withMemoryRebound(to: CChar.self) { buffer in
          var (source, sourceLeft) = (input.baseAddress, inputLeft)
          var (target, targetLeft) = (buffer.baseAddress, capacity)
          let failed = iconv(converter, &source, &sourceLeft, &target, &targetLeft) == Int.max
          inputLeft = sourceLeft
          count = failed ? 0 : capacity - targetLeft
        }
      }
      return inputLeft == 0 ? output : nil
    }
  }
}
