import CSVScanning

/// A text in CSV and what is read of it.
enum CSV {
  /// `1: a|b` for a record and `! 1: …` for a defect, each with its line.
  static func items(
    _ text: String, trimsBlanks: Bool = false, inChunksOf size: Int = .max
  ) -> [String] {
    var csv = CSVScanner(trimsBlanks: trimsBlanks)
    var items: [String] = []
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let chunk = Array(bytes[start...].prefix(size))
      var position = 0
      while let item = csv.next(in: chunk.span, from: &position) { items.append(words(item)) }
      start += chunk.count
    }
    if let item = csv.finish() { items.append(words(item)) }
    return items
  }

  private static func words(_ item: CSVItem) -> String {
    switch item {
    case .record(let record): "\(record.line): \(record.texts.joined(separator: "|"))"
    case .defect(let defect): "! \(defect.line): \(defect.reason.rawValue)"
    }
  }
}
