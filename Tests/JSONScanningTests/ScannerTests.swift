import JSONScanning
import Testing

@Suite struct ScannerTests {
  private enum Key: String, CaseIterable { case id, tokens }
  private static let keys = JSONKeys<Key>()

  @Test func pullsWhatIsWanted() throws {
    let bytes = Array(
      #"{"messages": [{"id": "no", "x": ["]", "}"]}], "id": "yes", "n": null, "tokens": -12}"#.utf8)
    var json = JSONScanner()
    var (id, tokens): (String?, Int64?)
    #expect(try json.enterObject(in: bytes.span))
    while let key = try json.nextKey(of: Self.keys, in: bytes.span) {
      switch key {
      case .id: id = try json.string(in: bytes.span)
      case .tokens: tokens = try json.integer(in: bytes.span)
      }
    }
    #expect(id == "yes" && tokens == -12)
    let isAtEnd = json.isAtEnd(of: bytes.span)
    #expect(isAtEnd)
  }

  @Test func findsKeysThatAreWrittenWithEscapes() throws {
    let bytes = Array(#"{"\u0069d": "a"}"#.utf8)
    var json = JSONScanner()
    #expect(try json.enterObject(in: bytes.span))
    #expect(try json.nextKey(of: Self.keys, in: bytes.span) == .id)
  }

  /// A value of another kind is passed over, whole.
  @Test func passesOverOtherKinds() throws {
    let bytes = Array(#"[{"id": 1}, "a", [2], 3.5, 4]"#.utf8)
    var json = JSONScanner()
    var numbers: [Int64?] = []
    #expect(try json.enterArray(in: bytes.span))
    while try json.nextElement(in: bytes.span) {
      numbers.append(try json.integer(in: bytes.span))
    }
    #expect(numbers == [nil, nil, nil, nil, 4])
  }

  @Test(
    arguments: [
      ("9223372036854775807", Int64.max), ("-9223372036854775808", .min),
      ("9223372036854775808", nil), ("-9223372036854775809", nil), ("1e3", nil), ("-", nil),
      ("0", 0), ("99999999999999999999999999", nil),
    ] as [(String, Int64?)])
  func wholeNumbers(_ text: String, _ expected: Int64?) throws {
    let bytes = Array(text.utf8)
    var json = JSONScanner()
    #expect(try json.integer(in: bytes.span) == expected)
  }

  @Test(arguments: [
    (#""\ud83d\ude00""#, "😀"), (#""\ud83d""#, "\u{FFFD}"), (#""\ude00\ud83d""#, "\u{FFFD}\u{FFFD}"),
    (#""\ud83d\u0041""#, "\u{FFFD}A"), (#""a\/b""#, "a/b"), ("\"\"", ""),
  ])
  func texts(_ text: String, _ expected: String) throws {
    let bytes = Array(text.utf8)
    var json = JSONScanner()
    #expect(try json.string(in: bytes.span) == expected)
  }

  @Test func repairsWhatIsNotUTF8() throws {
    let bytes: [UInt8] = [0x22, 0x61, 0xFF, 0xC3, 0x22]
    var json = JSONScanner()
    #expect(try json.string(in: bytes.span) == "a\u{FFFD}\u{FFFD}")
    json = JSONScanner()
    #expect(try json.utf8(in: bytes.span) == [0x61, 0xFF, 0xC3])
  }

  @Test func doesNotDecodeWhatIsTooLong() throws {
    let bytes = Array("\"abcdef\" 1".utf8)
    var json = JSONScanner()
    #expect(try json.string(in: bytes.span, limit: 5) == nil)
    #expect(try json.integer(in: bytes.span) == 1)
  }

  @Test(arguments: [
    "", "{", "[", "\"", "\"a\\", "{\"a\"", "{\"a\":", "{\"a\":1", "[1", "[1,", "tru", "{\"a\":[}",
    "\"\\u00\"", "\"\\ud83d\\u\"", "\"\\x\"", "{1:2}", "[1 2]", "{\"a\" 1}", "}", "]", ",", "[,1]",
    "{,}", "{\"a\":1,}", "[1,]", "nul", "nulL", "'a'",
  ])
  func refusesWhatIsMalformed(_ text: String) {
    let bytes = Array(text.utf8)
    #expect(throws: JSONError.self) { try pullAll(bytes) }
  }

  /// A million brackets take neither stack nor time.
  @Test func passesOverAnyDepth() throws {
    let depth = 1_000_000
    let bytes =
      [UInt8](repeating: UInt8(ascii: "["), count: depth)
      + [UInt8](repeating: UInt8(ascii: "]"), count: depth) + Array(" 7".utf8)
    var json = JSONScanner()
    try json.skip(in: bytes.span)
    #expect(try json.integer(in: bytes.span) == 7)
    let open = Array(bytes.prefix(depth))
    #expect(throws: JSONError(reason: .cutOff, offset: depth)) {
      var json = JSONScanner()
      try json.skip(in: open.span)
    }
  }

  @Test func saysWhereItFailed() {
    let bytes = Array(#"{"a": x}"#.utf8)
    #expect(throws: JSONError(reason: .unexpected, offset: 6)) { try pullAll(bytes) }
    #expect(
      JSONError(reason: .unexpected, offset: 6).description == "an unexpected byte at byte 6")
  }

  /// Pulls every text and number of a document of arrays and objects.
  private func pullAll(_ bytes: [UInt8]) throws {
    var json = JSONScanner()
    try pull(&json, bytes.span)
  }

  private func pull(_ json: inout JSONScanner, _ bytes: Span<UInt8>) throws {
    switch try json.kind(in: bytes) {
    case .object:
      _ = try json.enterObject(in: bytes)
      while try json.nextKey(in: bytes) != nil { try pull(&json, bytes) }
    case .array:
      _ = try json.enterArray(in: bytes)
      while try json.nextElement(in: bytes) { try pull(&json, bytes) }
    case .string: _ = try json.string(in: bytes)
    default: _ = try json.integer(in: bytes)
    }
  }
}
