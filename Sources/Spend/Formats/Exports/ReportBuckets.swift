import JSONScanning

/// Vendors' reports over spans of time: pages with `data`, buckets in it, and rows in their
/// `results`.
enum ReportBuckets {
  /// What a row belongs to.
  struct Bucket {
    /// Milliseconds since 1970-01-01 UTC; `nil` where the bucket does not say, or the row stands in
    /// none.
    var start: Int64?
    var end: Int64?
    var line: Int?
  }

  /// Takes a row: the scanner stands before it, and must stand behind it afterwards.
  typealias Visit = (
    inout SpendIntake, inout JSONScanner, Span<UInt8>, Bucket, inout RepeatedRows
  ) throws(JSONError) -> Void

  private enum List: String, CaseIterable { case data }
  private enum Key: String, CaseIterable {
    case starting_at, start_time, ending_at, end_time, results, result
  }
  private static let lists = JSONKeys<List>()
  private static let keys = JSONKeys<Key>()

  /// Calls `visit` with every row of every bucket, and with rows that stand in no bucket.
  ///
  /// - Throws: where the file cannot be read.
  static func forEachRow(
    in file: SpendFile, into intake: inout SpendIntake, _ visit: Visit
  ) throws(SpendFileError) {
    var repeats = RepeatedRows()
    try ExportedJSON.forEachRow(in: file, under: lists, into: &intake) {
      (intake, json, bytes, place) throws(JSONError) in
      let start = json
      let found = try read(&json, bytes)
      guard var rows = found.rows else {
        json = start
        repeats.enter(place)
        return try visit(&intake, &json, bytes, Bucket(line: place.line), &repeats)
      }
      var bucket = found.bucket
      bucket.line = place.line
      repeats.begin()
      guard try rows.enterArray(in: bytes) else { return }
      while try rows.nextElement(in: bytes) {
        try visit(&intake, &rows, bytes, bucket, &repeats)
      }
    }
  }

  /// Reads a bucket, and where its rows stand; they may stand before its times.
  private static func read(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) -> (bucket: Bucket, rows: JSONScanner?) {
    var bucket = Bucket()
    var rows: JSONScanner?
    guard try json.enterObject(in: bytes) else { return (bucket, nil) }
    while let key = try json.nextKey(of: keys, in: bytes) {
      switch key {
      case .starting_at, .start_time: bucket.start = try json.time(in: bytes)
      case .ending_at, .end_time: bucket.end = try json.time(in: bytes)
      case .results, .result:
        if try json.kind(in: bytes) == .array { rows = json }
        try json.skip(in: bytes)
      }
    }
    return (bucket, rows)
  }
}
