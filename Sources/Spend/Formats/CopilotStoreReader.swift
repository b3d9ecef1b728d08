import Timestamps

/// The database of the Copilot CLI, from 1.0.69 on: `~/.copilot/session-store.db`, with a row for
/// each call.
///
/// Its input includes what came from the cache and what was written there; what the model reasons
/// is taken for part of the output. `total_nano_aiu` is what GitHub charges, in billionths of an AI
/// unit, of which a hundred are a dollar; how much of it a plan includes is not known here. The text
/// of turns stands in other tables, which are not read.
///
/// The same calls stand as sums in `session-state/<id>/events.jsonl`, with a coarser grain.
enum CopilotStoreReader: SpendReader {
  static let format = SpendFormat.copilotCLI

  static func recognises(_ sample: FileSample) -> Bool {
    // As long as the agent runs, all of its tables may stand in the log beside the file.
    sample.isDatabase
      && (sample.name.hasPrefix("session-store") || sample.contains("assistant_usage_events"))
  }

  private static let table = "assistant_usage_events"
  private static let columns: [DatabaseColumn] = [
    .number("id"), .text("session_id"), .text("model"), .text("copilot_usage_model"),
    .number("input_tokens"), .number("cache_read_tokens"), .number("cache_write_tokens"),
    .number("output_tokens"), .number("total_nano_aiu"), .text("created_at"), .text("agent_id"),
    .text("parent_tool_call_id"),
  ]

  static func read(_ file: SpendFile, into intake: inout SpendIntake) throws(SpendFileError) {
    try ReadOnlyDatabase.read(file) { (database) throws(SpendFileError) in
      guard let stored = try database.columns(of: table),
        stored.isSuperset(of: ["session_id", "input_tokens", "output_tokens"])
      else { throw SpendFileError("has no table '\(table)' of the Copilot CLI") }
      let sessions = try CopilotSession.all(in: database)
      var tooLong = 0
      try database.forEachRow(of: table, columns, isTooLong: { tooLong += 1 }) { row in
        CopilotCall(row).add(to: &intake, sessions)
      }
      for _ in 0..<tooLong { intake.skip(.tooLong) }
    }
  }
}

/// Where a session took place.
private struct CopilotSession {
  var directory: String?
  var repository: String?
  var branch: String?

  static func all(in database: ReadOnlyDatabase) throws(SpendFileError) -> [String: Self] {
    var sessions: [String: Self] = [:]
    guard try database.columns(of: "sessions") != nil else { return sessions }
    try database.forEachRow(
      of: "sessions", [.text("id"), .text("cwd"), .text("repository"), .text("branch")]
    ) { row in
      guard let id = row.text(0) else { return }
      sessions[id] = Self(
        directory: row.text(1),
        repository: (row.text(2)?.bounded(400)).map { RepositoryURL.clean($0) },
        branch: row.text(3)?.bounded(400))
    }
    return sessions
  }
}

/// A row of the calls.
private struct CopilotCall {
  private let session: String?
  private let model: String?
  private let number: DatabaseNumber?
  private let time: Int64?
  private let isSidechain: Bool
  private var isMalformed = false
  private var (input, cacheRead, cacheWrite, output): (Int64, Int64, Int64, Int64) = (0, 0, 0, 0)
  private var nanoUnits: Int64 = 0

  init(_ row: DatabaseRow) {
    number = row.number(0)
    session = row.text(1)?.bounded(200)
    // Which model answered, where the session's choice was "auto".
    model = (row.text(3) ?? row.text(2))?.bounded(200)
    // Without a zone, as SQLite writes it, a time is in UTC.
    time = row.text(9).flatMap {
      Timestamp.milliseconds($0) ?? Timestamp.milliseconds($0 + "Z")
    }
    isSidechain = row.bytes(10) != nil || row.bytes(11) != nil
    input = count(row.number(4), limit: Tokens.limit)
    cacheRead = count(row.number(5), limit: Tokens.limit)
    cacheWrite = count(row.number(6), limit: Tokens.limit)
    output = count(row.number(7), limit: Tokens.limit)
    nanoUnits = count(row.number(8), limit: StatedCost.limit)
  }

  private mutating func count(_ number: DatabaseNumber?, limit: Int64) -> Int64 {
    guard let number else { return 0 }
    if case .whole(let count) = number, (0...limit).contains(count) { return count }
    isMalformed = true
    return 0
  }

  func add(to intake: inout SpendIntake, _ sessions: [String: CopilotSession]) {
    guard !isMalformed else { return intake.skip(.badNumber) }
    guard input > 0 || output > 0 || cacheRead > 0 || cacheWrite > 0 || nanoUnits > 0 else {
      return intake.passOver()
    }
    guard let session, case .whole(let number) = number else {
      return intake.skip(.missingIdentity)
    }
    guard let time, time > 0 else { return intake.skip(.badTime) }
    var hasher = RecordKeyHasher("copilot-usage-event")
    hasher.add(session)
    hasher.add(number)
    let place = sessions[session]
    intake.add(
      SpendRecord(
        key: hasher.key, format: .copilotCLI, agent: "copilot", grain: .request,
        usage: usage(model: model.map { intake.shared($0) }),
        origin: Origin(
          time: time, session: intake.shared(session),
          directory: place?.directory.map { intake.shared($0) },
          repository: place?.repository.map { intake.shared($0) },
          branch: place?.branch.map { intake.shared($0) }, isSidechain: isSidechain)))
  }

  private func usage(model: String?) -> Usage {
    let cached = cacheRead + cacheWrite
    return Usage(
      model: model,
      tokens: Tokens(
        input: input >= cached ? input - cached : input, cacheRead: cacheRead,
        cacheWrite5m: cacheWrite, output: output),
      stated: nanoUnits >= 100 ? StatedCost(nanos: nanoUnits / 100, basis: .list) : nil,
      accuracy: input >= cached ? .exact : .approximate, isSidechain: isSidechain)
  }
}

extension String {
  /// The text, unless it is longer than `limit` bytes.
  fileprivate func bounded(_ limit: Int) -> String? { utf8.count <= limit ? self : nil }
}
