import JSONScanning
import Timestamps

extension SpendNoteLine {
  private enum Key: String, CaseIterable {
    case schema, agent, session, model, catalog, from, until, requests, input_tokens,
      cache_read_tokens, cache_write_5m_tokens, cache_write_1h_tokens, output_tokens, usd_nanos
  }
  private static let keys = JSONKeys<Key>()

  /// Reads a line.
  ///
  /// - Throws: where it is no whole line of this version, or says what cannot be.
  init(_ bytes: Span<UInt8>) throws(StoreError) {
    var fields = Fields()
    do throws(JSONError) {
      try fields.read(bytes)
    } catch {
      throw StoreError(error)
    }
    guard let schema = fields.texts[.schema] else { throw StoreError(message: "without a schema") }
    guard schema == Self.schema else {
      throw StoreError(message: "it is none of \(Self.schema)")
    }
    guard let agent = fields.texts[.agent], Self.isID(agent),
      let session = fields.texts[.session], Self.isID(session),
      fields.texts[.model].map({ Self.isModel($0) }) ?? true,
      fields.texts[.catalog].map({ Self.isID($0) }) ?? true
    else { throw StoreError(message: "a name that is none") }
    guard let from = fields.time(.from), let until = fields.time(.until), from <= until else {
      throw StoreError(message: "a time that is none")
    }
    self.init(agent: agent, session: session, model: fields.texts[.model], from: from, until: until)
    catalog = fields.texts[.catalog]
    requests = try fields.number(.requests)
    input = try fields.tokens(.input_tokens)
    cacheRead = try fields.tokens(.cache_read_tokens)
    cacheWrite5m = try fields.tokens(.cache_write_5m_tokens)
    cacheWrite1h = try fields.tokens(.cache_write_1h_tokens)
    output = try fields.tokens(.output_tokens)
    nanos = try fields.number(.usd_nanos, limit: Self.moneyLimit)
  }

  /// The members of a line as they stand there.
  private struct Fields {
    var texts: [Key: String] = [:]
    var numbers: [Key: Int64] = [:]
    /// Members with a value of another kind than theirs.
    var isOdd: Set<Key> = []

    mutating func read(_ bytes: Span<UInt8>) throws(JSONError) {
      var json = JSONScanner()
      guard try json.enterObject(in: bytes) else { return }
      while let key = try json.nextKey(of: SpendNoteLine.keys, in: bytes) {
        switch try json.kind(in: bytes) {
        case .null: try json.skip(in: bytes)
        case .string: texts[key] = try json.string(in: bytes, limit: 200)
        case .number:
          numbers[key] = try json.integer(in: bytes)
          if numbers[key] == nil { isOdd.insert(key) }
        default:
          isOdd.insert(key)
          try json.skip(in: bytes)
        }
      }
      guard json.isAtEnd(of: bytes) else {
        throw JSONError(reason: .unexpected, offset: json.position)
      }
    }

    func time(_ key: Key) -> Int64? {
      texts[key].flatMap { Timestamp.milliseconds($0) }.flatMap { $0 >= 0 ? $0 : nil }
    }

    func number(_ key: Key, limit: Int64 = SpendNoteLine.limit) throws(StoreError) -> Int64? {
      guard !isOdd.contains(key), texts[key] == nil, (0...limit).contains(numbers[key] ?? 0) else {
        throw StoreError(message: "\(key.rawValue) is no number that can be")
      }
      return numbers[key]
    }

    func tokens(_ key: Key) throws(StoreError) -> Int64 {
      guard let number = try number(key) else {
        throw StoreError(message: "without \(key.rawValue)")
      }
      return number
    }
  }
}
