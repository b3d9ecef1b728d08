extension JSONValue {
  /// Where this document does not say what `expected` says, one line for each place.
  ///
  /// An expected object may leave members out; whatever it names must be there. Arrays have the
  /// same length. Numbers agree to 10^-6, since a report rounds to six decimals.
  package func differences(from expected: JSONValue, at pointer: String = "") -> [String] {
    switch (expected, self) {
    case (.object(let members), .object):
      return members.sorted { $0.key < $1.key }.flatMap { key, value in
        self[key].differences(from: value, at: "\(pointer)/\(key)")
      }
    case (.array(let wanted), .array(let found)) where wanted.count == found.count:
      return zip(found, wanted).enumerated().flatMap { index, pair in
        pair.0.differences(from: pair.1, at: "\(pointer)/\(index)")
      }
    default:
      guard !agrees(with: expected) else { return [] }
      return ["\(pointer): expected \(expected.summary), found \(summary)"]
    }
  }

  private func agrees(with expected: JSONValue) -> Bool {
    guard let found = number, let wanted = expected.number else { return self == expected }
    return (found - wanted).magnitude <= 1e-6
  }

  private var summary: String {
    switch self {
    case .missing: "nothing"
    case .null: "null"
    case .bool(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .number(let value): "\(value)"
    case .string(let text): "\"\(text)\""
    case .array(let items): "an array of \(items.count)"
    case .object: "an object"
    }
  }
}
