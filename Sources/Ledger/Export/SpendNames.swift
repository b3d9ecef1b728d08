import JSONScanning
import Spend

// What the numbers of the tables are called in an export.

/// A value that has a number in the tables, and a name in an export.
protocol NamedInExport: RawRepresentable<Int> {
  static var names: [String] { get }
}

extension NamedInExport {
  var name: String { Self.names[rawValue] }

  /// - Throws: where no value has the name.
  init(named name: String, _ key: some RawRepresentable<String>) throws {
    guard let number = Self.names.firstIndex(of: name), let value = Self(rawValue: number) else {
      throw ExportFault.value(key.rawValue)
    }
    self = value
  }
}

extension Grain: NamedInExport {
  static let names = ["request", "session", "bucket", "user_day"]
}

extension Accuracy: NamedInExport {
  static let names = ["exact", "approximate", "undercounted"]
}

extension StatedCost.Basis: NamedInExport {
  static let names = ["estimate", "list", "billed"]
}

extension RecordKey {
  /// 32 digits.
  var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(32)
    for half in [high, low] {
      for shift in stride(from: 60, through: 0, by: -4) {
        text.append(digits[Int(half >> UInt64(shift) & 15)])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// - Throws: where the text is not 32 digits, in lower case.
  init(hexadecimal text: String, _ key: some RawRepresentable<String>) throws {
    let digits = text.utf8
    let isHexadecimal = digits.allSatisfy {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
    }
    guard digits.count == 32, isHexadecimal, let high = UInt64(text.prefix(16), radix: 16),
      let low = UInt64(text.suffix(16), radix: 16)
    else { throw ExportFault.value(key.rawValue) }
    self.init(high: high, low: low)
  }
}

extension JSONScanner {
  /// A number that is at least 0.
  mutating func count<Key: RawRepresentable<String>>(
    of key: Key, _ bytes: Span<UInt8>
  ) throws -> Int64 {
    let number = try number(of: key, bytes)
    guard number >= 0 else { throw ExportFault.value(key.rawValue) }
    return number
  }
}
