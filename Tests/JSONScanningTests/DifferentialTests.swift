import FixtureSupport
import Foundation
import JSONScanning
import Testing

/// Random documents, read by Foundation's decoder and by this scanner.
@Suite struct DifferentialTests {
  @Test func valuesOfFiveThousandDocuments() throws {
    var random = RandomJSON(seed: 1)
    for _ in 0..<5_000 {
      let document = random.document()
      let bytes = Array(document.utf8)
      let expected = try JSONValue(parsing: Data(bytes))
      let read = try tree(of: bytes)
      #expect(same(read, expected), "\(document)")
    }
  }

  /// A document that is skipped ends where it ends.
  @Test func skippingFiveThousandDocuments() throws {
    var random = RandomJSON(seed: 2)
    for _ in 0..<5_000 {
      let document = random.document()
      let bytes = Array("\(document) \(document)".utf8)
      var json = JSONScanner()
      try json.skip(in: bytes.span)
      let middle = json.position
      try json.skip(in: bytes.span)
      let isAtEnd = json.isAtEnd(of: bytes.span)
      #expect(isAtEnd, "\(document)")
      #expect(middle <= bytes.count / 2, "\(document)")
    }
  }

  /// What Foundation still reads of damaged documents means the same here; nothing crashes.
  @Test func valuesOfTenThousandDamagedDocuments() throws {
    var random = RandomJSON(seed: 3)
    var (accepted, refused) = (0, 0)
    for _ in 0..<10_000 {
      let bytes = random.damaged(random.document())
      guard let expected = try? JSONValue(parsing: Data(bytes)) else {
        refused += 1
        _ = try? tree(of: bytes)
        continue
      }
      accepted += 1
      let text = String(decoding: bytes, as: UTF8.self)
      if let read = try? tree(of: bytes) {
        #expect(same(read, expected), "\(text.debugDescription)")
      } else {
        // Foundation takes a comma behind the last element, which RFC 8259 does not.
        #expect(text.filter { !$0.isWhitespace }.contains(",]"), "\(text.debugDescription)")
      }
    }
    #expect(accepted > 1_000 && refused > 1_000)
  }

  /// Every value of a document, pulled one by one.
  private func tree(of bytes: [UInt8]) throws -> JSONValue {
    var json = JSONScanner()
    let value = try value(&json, bytes.span)
    guard json.isAtEnd(of: bytes.span) else {
      throw JSONError(reason: .unexpected, offset: json.position)
    }
    return value
  }

  private func value(_ json: inout JSONScanner, _ bytes: Span<UInt8>) throws -> JSONValue {
    let kind = try json.kind(in: bytes)
    let start = json.position
    switch kind {
    case .string: return .string(try json.string(in: bytes) ?? "no string")
    case .boolean:
      try json.skip(in: bytes)
      return .bool(bytes[start] == UInt8(ascii: "t"))
    case .null:
      try json.skip(in: bytes)
      return .null
    case .number:
      if let whole = try json.integer(in: bytes) { return .integer(Int(whole)) }
      let text = String(decoding: (start..<json.position).map { bytes[$0] }, as: UTF8.self)
      return .number(Double(text) ?? .nan)
    case .array:
      var items: [JSONValue] = []
      guard try json.enterArray(in: bytes) else { return .missing }
      while try json.nextElement(in: bytes) { items.append(try value(&json, bytes)) }
      return .array(items)
    case .object:
      var members: [String: JSONValue] = [:]
      guard try json.enterObject(in: bytes) else { return .missing }
      while let key = try json.nextKey(in: bytes) {
        members[String(decoding: key, as: UTF8.self)] = try value(&json, bytes)
      }
      return .object(members)
    }
  }

  /// Whether both are the same, `1.0` and `1` being the same number.
  private func same(_ left: JSONValue, _ right: JSONValue) -> Bool {
    switch (left, right) {
    case (.array, .array):
      left.items.count == right.items.count
        && zip(left.items, right.items).allSatisfy { same($0, $1) }
    case (.object, .object):
      left.members.keys == right.members.keys
        && left.members.allSatisfy { same($0.value, right[$0.key]) }
    case (.integer, _), (.number, _): left.number == right.number
    default: left == right
    }
  }
}
