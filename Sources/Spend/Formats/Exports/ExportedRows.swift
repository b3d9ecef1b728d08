import JSONScanning

/// The rows of an exported file.
extension ExportedJSON {
  /// Calls `visit` with every row: the objects in the lists that `lists` names, and objects that
  /// have no such list, which are rows themselves.
  ///
  /// - Throws: where the file cannot be read.
  static func forEachRow<List>(
    in file: SpendFile, under lists: JSONKeys<List>, into intake: inout SpendIntake,
    _ visit: Visit
  ) throws(SpendFileError) {
    try forEachObject(in: file, into: &intake) { (intake, json, bytes, place) throws(JSONError) in
      let start = json
      var hasList = false
      guard try json.enterObject(in: bytes) else { return }
      while try json.nextKey(of: lists, in: bytes) != nil {
        guard try json.kind(in: bytes) == .array else {
          try json.skip(in: bytes)
          continue
        }
        hasList = true
        let list = Place(list: json.position, line: place.line)
        try visitRows(&json, bytes, list, &intake, visit)
      }
      guard !hasList else { return }
      json = start
      try visit(&intake, &json, bytes, place)
    }
  }

  private static func visitRows(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>, _ place: Place, _ intake: inout SpendIntake,
    _ visit: Visit
  ) throws(JSONError) {
    guard try json.enterArray(in: bytes) else { return }
    while try json.nextElement(in: bytes) {
      if try json.kind(in: bytes) == .object {
        try visit(&intake, &json, bytes, place)
      } else {
        try json.skip(in: bytes)
      }
    }
  }
}

/// Gives rows that say the same of themselves different keys.
///
/// A vendor lists each row once; two that look the same differ in something that is not known here,
/// and both cost. The same list in another file, or page, gives the same keys again.
struct RepeatedRows {
  private var place: ExportedJSON.Place?
  private var counts: [RecordKey: Int64] = [:]

  /// Begins the list of rows at `place`, or goes on with it; a row without a list is alone, since
  /// the next one may be its copy.
  mutating func enter(_ place: ExportedJSON.Place) {
    if place.list == nil || place != self.place { begin() }
    self.place = place
  }

  /// Begins another list.
  mutating func begin() {
    place = nil
    // Not kept: clearing what one large list took, for each small one, would take too long.
    if !counts.isEmpty { counts = [:] }
  }

  mutating func key(of row: RecordKeyHasher) -> RecordKey {
    let first = row.key
    let count = counts[first, default: 0]
    counts[first] = count + 1
    guard count > 0 else { return first }
    var row = row
    row.add(count)
    return row.key
  }
}
