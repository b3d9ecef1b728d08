import Git
import JSONScanning

/// Records of Agent Trace in the notes of a commit: one, several one after another, or an array.
enum AgentTraceNote: NoteFormat {
  static let name = "agent-trace"
  static let reference = "refs/notes/agent-trace"

  static func read(
    _ note: Span<UInt8>, of id: ObjectID, into attribution: inout AttributionBuilder
  ) throws(StoreError) {
    let records: [AgentTraceRecord]
    do throws(JSONError) {
      records = try self.records(in: note)
    } catch {
      throw StoreError(error)
    }
    // A record that was copied along with a note speaks of the commit that it names.
    for record in records where record.revision == nil || record.revision == id {
      try record.add(to: &attribution, from: reference)
    }
  }

  private static func records(in note: Span<UInt8>) throws(JSONError) -> [AgentTraceRecord] {
    var json = JSONScanner()
    var records: [AgentTraceRecord] = []
    while !json.isAtEnd(of: note) {
      guard try json.kind(in: note) == .array else {
        try readRecord(&json, note, into: &records)
        continue
      }
      guard try json.enterArray(in: note) else { continue }
      while try json.nextElement(in: note) { try readRecord(&json, note, into: &records) }
    }
    return records
  }

  private static func readRecord(
    _ json: inout JSONScanner, _ note: Span<UInt8>, into records: inout [AgentTraceRecord]
  ) throws(JSONError) {
    let record = try AgentTraceRecord(&json, note)
    if !record.isEmpty { records.append(record) }
  }
}
