import Git
import JSONScanning

/// Records of Agent Trace in `.agent-trace/traces.jsonl` of the mainline's tip, one on a line.
struct AgentTraceFile: AttributionStore {
  static let name = "agent-trace"
  static let path = ".agent-trace/traces.jsonl"

  /// A larger file, in bytes, is not read.
  private static let longest = 64 << 20

  private let bytes: [UInt8]
  /// Where the records of a commit stand.
  private var records: [ObjectID: [Range<Int>]] = [:]
  private(set) var problems: [StoreProblem] = []

  static func open(
    in repository: borrowing Repository, _ references: References, mainlineTree: ObjectID?
  ) throws(GitError) -> Self? {
    guard let mainlineTree,
      let bytes = try repository.blob(at: path, inTree: mainlineTree, limit: longest)
    else { return nil }
    return Self(bytes)
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var malformed = 0
    let span = bytes.span
    var start = 0
    while start < span.count {
      let line = start..<span.lineEnd(from: start)
      start = line.upperBound + 1
      guard span.trimmedEnd(of: line) > line.lowerBound else { continue }
      do throws(JSONError) {
        let record = try Self.record(line, in: span)
        if let revision = record.revision { records[revision, default: []].append(line) }
      } catch {
        malformed += 1
      }
    }
    if malformed > 0 {
      problems = [
        StoreProblem(
          store: Self.name, commit: nil,
          message: "\(malformed) malformed lines in '\(Self.path)'")
      ]
    }
  }

  /// Reads the record of one line; what goes on behind the line is cut off.
  private static func record(
    _ line: Range<Int>, in bytes: Span<UInt8>
  ) throws(JSONError) -> AgentTraceRecord {
    let text = bytes.extracting(line)
    var json = JSONScanner()
    let record = try AgentTraceRecord(&json, text)
    guard json.isAtEnd(of: text) else {
      throw JSONError(reason: .unexpected, offset: line.lowerBound + json.position)
    }
    return record
  }

  func commits(in repository: borrowing Repository) -> [ObjectID] { Array(records.keys) }

  func attribution(
    of id: ObjectID, _ commit: Commit, evidence: [Evidence], in repository: borrowing Repository
  ) throws(StoreError) -> Attribution? {
    guard let lines = records[id] else { return nil }
    var builder = AttributionBuilder()
    for line in lines {
      let record: AgentTraceRecord
      do throws(JSONError) {
        record = try Self.record(line, in: bytes.span)
      } catch {
        throw StoreError(error)
      }
      try record.add(to: &builder, from: Self.path)
    }
    return builder.attribution
  }

  /// A line of a file is no object.
  func sources(of id: ObjectID, evidence: [Evidence]) -> [ObjectID?]? {
    records[id] == nil ? [] : nil
  }
}
