import JSONScanning

/// Reads what agents send to OpenTelemetry, as the collector's file exporter and others keep it:
/// logs, spans and metrics in OTLP/JSON, a batch to the line or as one document
/// (https://opentelemetry.io/docs/specs/otel/protocol/file-exporter/); and the flat records that
/// Copilot CLI and Gemini CLI write to a file of their own.
///
/// One call is often told several times: as an event of the agent's own, as a span and as an event
/// of the GenAI conventions, in the sum of a turn and in a metric. Within one file the best of them
/// counts (`OTLPRank`); between files, and beside the agent's own log, the join decides by the
/// session, which is why sums have a coarser `Grain`.
package enum OTLPReader: SpendReader {
  package static let format = SpendFormat.otlp

  package static func recognises(_ sample: FileSample) -> Bool {
    OTLPShape(head: sample.head) != nil
  }

  package static func read(
    _ file: SpendFile, into intake: inout SpendIntake
  ) throws(SpendFileError) {
    var content = OTLPFile()
    if try isIndented(file.sample()) {
      content.read(try file.content(), into: &intake)
    } else {
      try file.forEachLine(into: &intake) { intake, bytes, line throws(JSONError) in
        var json = JSONScanner()
        while !json.isAtEnd(of: bytes) {
          try content.readDocument(&json, in: bytes, line: line, into: &intake)
        }
      }
    }
    content.finish(into: &intake)
  }

  /// Whether documents are spread over lines: the first line is an opening bracket.
  private static func isIndented(_ sample: FileSample) -> Bool {
    let text = sample.head.drop { $0 <= 0x20 }.prefix { $0 != UInt8(ascii: "\n") }
      .filter { $0 > 0x20 }
    return text == Array("{".utf8) || text == Array("[".utf8) || text == Array("[{".utf8)
  }
}

extension OTLPFile {
  /// Reads documents that follow one another, each over many lines, as Gemini CLI writes them.
  mutating func read(_ content: [UInt8], into intake: inout SpendIntake) {
    let bytes = content.span
    var json = JSONScanner()
    while !json.isAtEnd(of: bytes) {
      let start = json.position
      do throws(JSONError) {
        try readDocument(&json, in: bytes, line: nil, into: &intake)
      } catch {
        readPieces(content, from: start, into: &intake)
        return
      }
    }
  }

  /// Reads what follows a document that is broken: each piece that begins with a bracket at the
  /// start of a line, which indented JSON has only where a document begins.
  private mutating func readPieces(
    _ content: [UInt8], from start: Int, into intake: inout SpendIntake
  ) {
    var start = start
    while start < content.count {
      let end = Self.nextPiece(in: content, after: start)
      let piece = content[start..<end].span
      var json = JSONScanner()
      do throws(JSONError) {
        while !json.isAtEnd(of: piece) {
          try readDocument(&json, in: piece, line: nil, into: &intake)
        }
      } catch {
        intake.skip(SkipReason(error, isLast: end == content.count))
      }
      start = end
    }
  }

  private static func nextPiece(in content: [UInt8], after start: Int) -> Int {
    var index = start + 1
    while index < content.count {
      let byte = content[index]
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "["),
        content[index - 1] == UInt8(ascii: "\n")
      {
        return index
      }
      index += 1
    }
    return content.count
  }
}
