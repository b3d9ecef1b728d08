import JSONScanning

/// The JSON objects of an exported file, whatever they are wrapped in.
///
/// A file is one document, or several one after another, as pages are when they are saved into one
/// file; or there is a document on each line. Documents may stand in lists.
enum ExportedJSON {
  /// Where an object stands.
  struct Place: Hashable {
    /// Where the list begins that holds it; `nil` where there is none.
    var list: Int?
    var line: Int?
  }

  /// Takes an object: the scanner stands before it, and must stand behind it afterwards.
  typealias Visit = (
    inout SpendIntake, inout JSONScanner, Span<UInt8>, Place
  ) throws(JSONError) -> Void

  /// Calls `visit` with every object.
  ///
  /// - Throws: where the file cannot be read.
  static func forEachObject(
    in file: SpendFile, into intake: inout SpendIntake, _ visit: Visit
  ) throws(SpendFileError) {
    var probe = LineProbe()
    var unused = SpendIntake()
    try file.forEachLine(into: &unused) { (_, bytes, _) throws(JSONError) in probe.look(at: bytes) }
    guard probe.isOfLines else {
      let content = try file.content()
      return visitDocument(content.span, into: &intake, visit)
    }
    try file.forEachLine(into: &intake) { (intake, bytes, line) throws(JSONError) in
      try visitAll(bytes, line: line, into: &intake, visit)
    }
  }

  /// Calls `visit` with every object of a file that is here.
  static func forEachObject(
    in content: [UInt8], into intake: inout SpendIntake, _ visit: Visit
  ) {
    let bytes = content.span
    var probe = LineProbe()
    forEachLine(of: bytes) { line, _, _ in
      probe.look(at: line)
      return !probe.isDone
    }
    guard probe.isOfLines else { return visitDocument(bytes, into: &intake, visit) }
    forEachLine(of: bytes) { line, number, isLast in
      do throws(JSONError) {
        try visitAll(line, line: number, into: &intake, visit)
      } catch {
        intake.skip(SkipReason(error, isLast: isLast), line: number)
      }
      return true
    }
  }

  /// Calls `body` with every line that is not empty, its number from 1 and whether the end cuts it
  /// off, until it says `false`.
  private static func forEachLine(
    of bytes: Span<UInt8>, _ body: (Span<UInt8>, Int, Bool) -> Bool
  ) {
    var (start, number) = (0, 0)
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
      number += 1
      if end > start, !body(bytes.extracting(start..<end), number, end == bytes.count) { return }
      start = end + 1
    }
  }

  private static func visitDocument(
    _ bytes: Span<UInt8>, into intake: inout SpendIntake, _ visit: Visit
  ) {
    do throws(JSONError) {
      try visitAll(bytes, line: nil, into: &intake, visit)
    } catch {
      intake.skip(SkipReason(error))
    }
  }

  private static func visitAll(
    _ bytes: Span<UInt8>, line: Int?, into intake: inout SpendIntake, _ visit: Visit
  ) throws(JSONError) {
    var json = JSONScanner(behindMarkOf: bytes)
    while !json.isAtEnd(of: bytes) {
      try visitValue(&json, bytes, at: Place(line: line), depth: 0, into: &intake, visit)
    }
  }

  private static func visitValue(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>, at place: Place, depth: Int,
    into intake: inout SpendIntake, _ visit: Visit
  ) throws(JSONError) {
    switch try json.kind(in: bytes) {
    case .object: try visit(&intake, &json, bytes, place)
    // Lists of lists of pages are made by `jq --slurp`; nothing nests deeper.
    case .array where depth < 4:
      let place = Place(list: json.position, line: place.line)
      _ = try json.enterArray(in: bytes)
      while try json.nextElement(in: bytes) {
        try visitValue(&json, bytes, at: place, depth: depth + 1, into: &intake, visit)
      }
    default: try json.skip(in: bytes)
    }
  }
}

extension JSONScanner {
  /// Begins behind the byte order mark, if there is one: some shells write it.
  init(behindMarkOf bytes: Span<UInt8>) {
    let hasMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    self.init(at: hasMark ? 3 : 0)
  }
}

/// Finds out whether a file has a document on each line, from its first lines.
private struct LineProbe {
  private var areWhole: [Bool] = []

  mutating func look(at line: Span<UInt8>) {
    guard !isDone, let isWhole = Self.isWhole(line) else { return }
    areWhole.append(isWhole)
  }

  var isDone: Bool { areWhole.count == 3 }

  /// Whether the first line is whole, or is damaged and the next two are whole.
  var isOfLines: Bool {
    areWhole.first == true || (isDone && areWhole.dropFirst().allSatisfy { $0 })
  }

  /// `nil` where the line tells nothing, such as `[]`.
  private static func isWhole(_ line: Span<UInt8>) -> Bool? {
    var json = JSONScanner(behindMarkOf: line)
    do throws(JSONError) {
      while !json.isAtEnd(of: line) { try json.skip(in: line) }
    } catch {
      return false
    }
    return line.count > 3 ? true : nil
  }
}
