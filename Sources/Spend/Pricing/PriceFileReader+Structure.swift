import JSONScanning

extension PriceFileReader {
  func expected(_ what: String) -> PriceFileError {
    var path = ""
    for step in place {
      switch step {
      case .member(let member): path += path.isEmpty ? member : ".\(member)"
      case .element(let number): path += "[\(number)]"
      }
    }
    return PriceFileError(
      message: "\(name): \(path.isEmpty ? "" : "\(path): ")expected \(what)")
  }

  /// Calls `body` with every member of the object that comes next.
  mutating func forEachMember<Key: RawRepresentable<String> & CaseIterable>(
    in bytes: Span<UInt8>, _ body: (inout Self, Key) throws(PriceFileError) -> Void
  ) throws(PriceFileError) {
    guard try scan({ (json) throws(JSONError) in try json.enterObject(in: bytes) }) else {
      throw expected("an object")
    }
    while let text = try scan({ (json) throws(JSONError) in try json.nextKey(in: bytes) }) {
      guard let key = Key(rawValue: String(decoding: text, as: UTF8.self)) else {
        let known = Key.allCases.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
        throw expected("one of the members \(known), not '\(shown(text))'")
      }
      place.append(.member(key.rawValue))
      try body(&self, key)
      place.removeLast()
    }
  }

  /// Calls `body` before every element of the array that comes next.
  mutating func forEachElement(
    in bytes: Span<UInt8>, _ body: (inout Self) throws(PriceFileError) -> Void
  ) throws(PriceFileError) {
    guard try scan({ (json) throws(JSONError) in try json.enterArray(in: bytes) }) else {
      throw expected("an array")
    }
    var number = 0
    while try scan({ (json) throws(JSONError) in try json.nextElement(in: bytes) }) {
      place.append(.element(number))
      try body(&self)
      place.removeLast()
      number += 1
    }
  }

  /// Asks the scanner, and names the file where the JSON is malformed.
  mutating func scan<Value>(
    _ body: (inout JSONScanner) throws(JSONError) -> Value
  ) throws(PriceFileError) -> Value {
    do throws(JSONError) {
      return try body(&json)
    } catch {
      throw PriceFileError(message: "\(name): expected JSON, but there is \(error)")
    }
  }

  /// A key as an error may show it.
  private func shown(_ text: [UInt8]) -> String {
    String(decoding: text.prefix(40).filter { $0 > 0x1F && $0 != 0x7F }, as: UTF8.self)
  }
}
