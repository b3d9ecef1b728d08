import JSONScanning

/// The tables of a database of OpenCode.
///
/// - `session(id, parent_id, directory, time_created)`, also `session_v2`.
/// - `message(id, session_id, data)`: what `data` says of tokens is only that of the last step.
/// - `part(id, message_id, time_created, data)`: one of type `step-finish` for each call.
/// - `session_message(id, session_id, type, data)`, from 1.14.34 on: a message for each call. While
///   both generations are written, a session's calls stand in both; the older one counts, and the
///   newer one from where the older one ends.
///
/// Titles, prompts and answers stand in other columns and parts, which SQLite leaves out.
struct OpenCodeDatabase {
  private let agent: String
  private var sessions: [String: OpenCodeSession] = [:]
  /// The steps by their message.
  private var steps: [String: [OpenCodeStep]] = [:]
  /// By session: until when the older tables have its calls.
  private var covered: [String: Int64] = [:]

  static func read(
    _ file: SpendFile, agent: String, into intake: inout SpendIntake
  ) throws(SpendFileError) {
    try ReadOnlyDatabase.read(file) { (database) throws(SpendFileError) in
      var reader = OpenCodeDatabase(agent: agent)
      try reader.read(database, into: &intake)
    }
  }

  private init(agent: String) { self.agent = agent }

  private mutating func read(
    _ database: ReadOnlyDatabase, into intake: inout SpendIntake
  ) throws(SpendFileError) {
    let needed: Set = ["id", "session_id", "data"]
    let hasMessages = try database.columns(of: "message")?.isSuperset(of: needed) == true
    let hasNewMessages =
      try database.columns(of: "session_message")?.isSuperset(of: needed.union(["type"])) == true
    guard hasMessages || hasNewMessages else {
      throw SpendFileError("has no table 'message' or 'session_message' of OpenCode")
    }
    for table in ["session", "session_v2"] { try readSessions(table, in: database) }
    if hasMessages {
      try readSteps(in: database, into: &intake)
      try readMessages(in: database, into: &intake)
    }
    if hasNewMessages { try readNewMessages(in: database, into: &intake) }
  }

  private mutating func readSessions(
    _ table: String, in database: ReadOnlyDatabase
  ) throws(SpendFileError) {
    guard try database.columns(of: table) != nil else { return }
    let columns: [DatabaseColumn] = [
      .text("id"), .text("parent_id"), .text("directory"), .number("time_created"),
    ]
    try database.forEachRow(of: table, columns) { row in
      guard let id = row.text(0) else { return }
      sessions[id] = OpenCodeSession(
        parent: row.text(1), directory: row.text(2), started: row.number(3)?.whole)
    }
  }

  private mutating func readSteps(
    in database: ReadOnlyDatabase, into intake: inout SpendIntake
  ) throws(SpendFileError) {
    let columns: [DatabaseColumn] = [
      .text("id"), .text("message_id"), .number("time_created"),
      .document("data", containing: "step-finish", within: 2_048),
    ]
    guard try database.columns(of: "part")?.isSuperset(of: ["message_id", "data"]) == true else {
      return
    }
    // A part that is too long is no end of a step.
    try database.forEachRow(of: "part", columns) { row in
      guard let data = row.bytes(3) else { return }
      do throws(JSONError) {
        var json = JSONScanner()
        guard var step = try OpenCodeStep(&json, data.span) else { return }
        guard let message = row.text(1) else { return intake.skip(.missingIdentity) }
        step.id = row.text(0) ?? ""
        step.time = row.number(2)?.whole
        steps[message, default: []].append(step)
      } catch {
        intake.skip(.malformed)
      }
    }
  }

  private mutating func readMessages(
    in database: ReadOnlyDatabase, into intake: inout SpendIntake
  ) throws(SpendFileError) {
    let columns: [DatabaseColumn] = [
      .text("id"), .text("session_id"), .document("data", containing: "assistant"),
    ]
    var tooLong = 0
    try database.forEachRow(of: "message", columns, isTooLong: { tooLong += 1 }) { row in
      guard let data = row.bytes(2) else { return }
      do throws(JSONError) {
        var json = JSONScanner()
        var message = try OpenCodeMessage(&json, data.span)
        guard message.isAnswer else { return }
        let steps = row.text(0).flatMap { self.steps.removeValue(forKey: $0) } ?? []
        message.session = row.text(1) ?? message.session
        cover(message, steps)
        message.add(
          agent: agent, steps: steps.sorted { $0.id < $1.id }, in: place(of: message.session),
          to: &intake)
      } catch {
        intake.skip(.malformed)
      }
    }
    for _ in 0..<tooLong { intake.skip(.tooLong) }
    // Their messages are gone, and with them the models.
    for orphans in steps.values { for _ in orphans { intake.skip(.missingIdentity) } }
    steps = [:]
  }

  private mutating func readNewMessages(
    in database: ReadOnlyDatabase, into intake: inout SpendIntake
  ) throws(SpendFileError) {
    let columns: [DatabaseColumn] = [
      .text("session_id"), .text("type"), .document("data", containing: "tokens"),
    ]
    var tooLong = 0
    try database.forEachRow(of: "session_message", columns, isTooLong: { tooLong += 1 }) { row in
      guard row.text(1) == "assistant", let data = row.bytes(2) else { return }
      do throws(JSONError) {
        var json = JSONScanner()
        var message = try OpenCodeMessage(&json, data.span)
        message.session = row.text(0) ?? message.session
        if let created = message.created, let end = message.session.flatMap({ covered[$0] }),
          created <= end
        {
          intake.passOver()
        } else {
          message.add(
            agent: agent, steps: [], in: place(of: message.session), to: &intake)
        }
      } catch {
        intake.skip(.malformed)
      }
    }
    for _ in 0..<tooLong { intake.skip(.tooLong) }
  }

  private mutating func cover(_ message: OpenCodeMessage, _ steps: [OpenCodeStep]) {
    guard let session = message.session else { return }
    let times = [message.created, message.completed] + steps.map(\.time)
    covered[session] = max(covered[session] ?? 0, times.compactMap { $0 }.max() ?? 0)
  }

  /// What is known of a session; a subagent's counts as part of the one that a person began.
  private func place(of session: String?) -> OpenCodePlace {
    guard let session, let own = sessions[session] else { return OpenCodePlace(session: session) }
    var root = session
    // Deeper ones are made to go in circles.
    for _ in 0..<32 {
      guard let parent = sessions[root]?.parent, sessions[parent] != nil else { break }
      root = parent
    }
    return OpenCodePlace(
      session: root, directory: own.directory, started: own.started,
      isSidechain: own.parent != nil)
  }
}

/// A row of the sessions.
private struct OpenCodeSession {
  /// The session of which this one is a subagent's.
  var parent: String?
  var directory: String?
  /// In milliseconds since 1970-01-01 UTC.
  var started: Int64?
}
