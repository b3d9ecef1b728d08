import CSVScanning

extension CSVRow {
  /// The text of a field; `nil` where it is empty, missing or longer than `limit` bytes.
  func text(_ column: Column, limit: Int = 200) -> String? {
    guard let bytes = self[column], !bytes.isEmpty, bytes.count <= limit else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text of a field in lower case: names of people and accounts are compared that way.
  func name(_ column: Column) -> String? { text(column)?.lowercased() }

  /// A number of tokens, calls or the like; 0 where the field is empty or missing.
  ///
  /// Sets `isMalformed` where it is no whole number from 0 to `Tokens.limit`.
  func count(_ column: Column, isMalformed: inout Bool) -> Int64 {
    guard let written = literal(column, isMalformed: &isMalformed) else { return 0 }
    // Some write whole numbers as 12.0.
    guard let count = scaled(written, by: 0), (0...Tokens.limit).contains(count),
      scaled(written, by: 3) == count * 1_000
    else {
      isMalformed = true
      return 0
    }
    return count
  }

  /// Money in nano-USD; `nil` where the field is empty or missing.
  ///
  /// The number times ten to `power` is nano-USD: 9 for dollars, 7 for cents. Sets `isMalformed`
  /// where it is no number, is negative, or is too large.
  func nanos(_ column: Column, power: Int = 9, isMalformed: inout Bool) -> Int64? {
    guard let written = literal(column, isMalformed: &isMalformed) else { return nil }
    guard let nanos = scaled(written, by: power), (0...StatedCost.limit).contains(nanos) else {
      isMalformed = true
      return nil
    }
    return nanos
  }

  /// A time in milliseconds since 1970-01-01 UTC.
  func time(_ column: Column) -> Int64? {
    text(column, limit: 64).flatMap { ExportedTime.milliseconds($0) }
  }

  private func literal(_ column: Column, isMalformed: inout Bool) -> ArraySlice<UInt8>? {
    guard let written = self[column] else {
      isMalformed = isMalformed || isTooLong(column)
      return nil
    }
    return written.isEmpty ? nil : written
  }
}
