import FixtureSupport

/// Random JSON documents: every kind of value, escapes, white space, and all of Unicode.
struct RandomJSON {
  private var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  mutating func document() -> String {
    space() + value(depth: 0) + space()
  }

  /// The document with a few bytes changed, taken out or put in.
  mutating func damaged(_ document: String) -> [UInt8] {
    var bytes = Array(document.utf8)
    for _ in 0..<Int.random(in: 1...3, using: &generator) where !bytes.isEmpty {
      let index = bytes.indices.randomElement(using: &generator) ?? 0
      let byte = Array("{}[]\",:\\ux019.-e tn".utf8).randomElement(using: &generator) ?? 0
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: bytes[index] = byte
      case 1: bytes.remove(at: index)
      default: bytes.insert(byte, at: index)
      }
    }
    return bytes
  }

  private mutating func value(depth: Int) -> String {
    switch Int.random(in: 0..<(depth < 6 ? 8 : 6), using: &generator) {
    case 0: ["true", "false", "null"].randomElement(using: &generator) ?? "null"
    case 1: String(Int64.random(in: .min ... .max, using: &generator))
    case 2: String(Int.random(in: -20...20, using: &generator))
    case 3: ["0.5", "-1.25e3", "2E-2", "1e2", "-0.0"].randomElement(using: &generator) ?? "1.5"
    case 4, 5: text()
    case 6: list(depth: depth)
    default: members(depth: depth)
    }
  }

  private mutating func list(depth: Int) -> String {
    let items = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
      space() + value(depth: depth + 1) + space()
    }
    return "[" + (items.isEmpty ? space() : items.joined(separator: ",")) + "]"
  }

  private mutating func members(depth: Int) -> String {
    // Numbered, since what equal keys mean is nobody's rule.
    let items = (0..<Int.random(in: 0...4, using: &generator)).map { index in
      space() + text(beginning: "\(index)") + space() + ":" + space() + value(depth: depth + 1)
    }
    return "{" + (items.isEmpty ? space() : items.joined(separator: ",") + space()) + "}"
  }

  private mutating func text(beginning: String = "") -> String {
    let parts = [
      "a", "Z", " ", "{", "]", ",", ":", "é", "漢", "😀", "\\n", "\\\"", "\\\\", "\\/", "\\b", "\\f",
      "\\r", "\\t", "\\u0041", "\\u00e9", "\\u6f22", "\\ud83d\\ude00", "\\u0000",
    ]
    let inner = (0..<Int.random(in: 0...8, using: &generator)).map { _ in
      parts.randomElement(using: &generator) ?? ""
    }
    return "\"" + beginning + inner.joined() + "\""
  }

  private mutating func space() -> String {
    ["", "", "", " ", "\n", "\t", "\r\n  "].randomElement(using: &generator) ?? ""
  }
}
