import JSONScanning

/// What is known of a transcript while it is read line by line.
struct ClaudeCodeTranscript {
  private let owner: String?
  /// The session by the file's name, for entries that do not say it.
  private let session: String?
  private let isSubagent: Bool
  /// The first time in the file, in milliseconds since 1970-01-01 UTC.
  private var start: Int64?
  /// The branch of the main thread at this point.
  private var branch: String?

  private var sessions = LastText(limit: 200)
  private var directories = LastText(limit: 4_096)
  private var branches = LastText(limit: 400)
  private var models = LastText(limit: 200)
  private var versions = ClaudeCodeVersions()
  private var days = LastDay()
  private var keys = ClaudeCodeKeys()
  /// What the entry before used, as it is written and as it is read.
  private var usage: (literal: [UInt8], value: ClaudeCodeUsage)?

  /// As `fileStart` of what a fork copied: any file that has it, and does not say so, is older.
  private static let endOfTime: Int64 = 253_402_300_799_999

  init(_ file: SpendFile) {
    let place = ClaudeCodePlace(path: file.path)
    owner = file.owner
    session = place.session
    isSubagent = place.isSubagent
  }

  /// Takes in what a line says.
  ///
  /// - Throws: where the line is malformed.
  mutating func read(
    _ bytes: Span<UInt8>, number: Int, into intake: inout SpendIntake
  ) throws(JSONError) {
    let line = try ClaudeCodeLine(
      bytes, wantsTime: start == nil, last: usage?.literal ?? [])
    let time = try days.milliseconds(at: line.time, in: bytes)
    if start == nil, !line.isCopied { start = time }
    switch line.kind {
    case .assistant: try readCall(line, time, bytes, number, into: &intake)
    case .pullRequest, .bridge: try readLink(line, time, bytes, number, into: &intake)
    case .other: intake.passOver()
    }
    try Self.checkEnd(of: line, bytes)
  }

  /// Two entries in one line are none of JSON's lines; only the first was read.
  private static func checkEnd(of line: ClaudeCodeLine, _ bytes: Span<UInt8>) throws(JSONError) {
    guard let end = line.end else { return }
    var rest = JSONScanner(at: end)
    guard rest.isAtEnd(of: bytes) else {
      throw JSONError(reason: .unexpected, offset: rest.position)
    }
  }

  private mutating func readCall(
    _ line: ClaudeCodeLine, _ time: Int64?, _ bytes: Span<UInt8>, _ number: Int,
    into intake: inout SpendIntake
  ) throws(JSONError) {
    let model = try models.text(at: line.message.model, in: bytes, sharedBy: &intake)
    // Claude Code made the entry itself, to show an error.
    guard model != "<synthetic>" else { return intake.passOver() }
    guard let usage = try readUsage(line, bytes) else {
      return intake.skip(.missingAmount, line: number)
    }
    var isMalformed = usage.isMalformed
    let cost = try Self.cost(line, bytes, &isMalformed)
    guard !isMalformed else { return intake.skip(.badNumber, line: number) }
    guard let time else { return intake.skip(.badTime, line: number) }
    guard let key = try keys.key(of: line, in: bytes) else {
      return intake.skip(.missingIdentity, line: number)
    }
    let isSidechain = line.isSidechain ?? isSubagent
    let accuracy = try versions.accuracy(at: line.version, in: bytes)
    intake.add(
      SpendRecord(
        key: key, format: .claudeCode, agent: "claude-code", grain: .request,
        usage: Usage(
          model: model, tokens: usage.tokens, stated: cost, terms: usage.terms,
          webSearches: usage.webSearches, accuracy: accuracy, isSidechain: isSidechain),
        origin: try origin(line, time, bytes, isSidechain: isSidechain, &intake)))
  }

  private mutating func readUsage(
    _ line: ClaudeCodeLine, _ bytes: Span<UInt8>
  ) throws(JSONError) -> ClaudeCodeUsage? {
    guard let place = line.message.usage else { return nil }
    if let usage, usage.literal.count == place.count,
      bytes.holds(usage.literal, at: place.lowerBound)
    {
      return usage.value
    }
    let value = try ClaudeCodeUsage(bytes, at: place.lowerBound)
    usage = (place.count <= 1 << 12 ? bytes.array(place) : [], value)
    return value
  }

  /// Old releases worked the money out.
  private static func cost(
    _ line: ClaudeCodeLine, _ bytes: Span<UInt8>, _ isMalformed: inout Bool
  ) throws(JSONError) -> StatedCost? {
    guard let start = line.cost else { return nil }
    var json = JSONScanner(at: start)
    let nanos = try json.nanos(in: bytes, isMalformed: &isMalformed)
    if let nanos, nanos < 0 { isMalformed = true }
    return nanos.map { StatedCost(nanos: $0, basis: .estimate) }
  }

  private mutating func origin(
    _ line: ClaudeCodeLine, _ time: Int64, _ bytes: Span<UInt8>, isSidechain: Bool,
    _ intake: inout SpendIntake
  ) throws(JSONError) -> Origin {
    var branch = try branches.text(at: line.branch, in: bytes, sharedBy: &intake)
    // So it says where the head is detached.
    if branch == "HEAD" { branch = nil }
    if isSidechain { branch = branch ?? self.branch } else { self.branch = branch }
    return Origin(
      time: time, session: try session(of: line, bytes, &intake),
      directory: try directories.text(at: line.directory, in: bytes, sharedBy: &intake),
      branch: branch, author: owner,
      fileStart: line.isCopied ? Self.endOfTime : start ?? time, isSidechain: isSidechain)
  }

  private mutating func session(
    of line: ClaudeCodeLine, _ bytes: Span<UInt8>, _ intake: inout SpendIntake
  ) throws(JSONError) -> String? {
    try sessions.text(at: line.original ?? line.session, in: bytes, sharedBy: &intake) ?? session
  }

  private mutating func readLink(
    _ line: ClaudeCodeLine, _ time: Int64?, _ bytes: Span<UInt8>, _ number: Int,
    into intake: inout SpendIntake
  ) throws(JSONError) {
    // An entry of a session that was not connected after all names none.
    guard let target = try line.target(in: bytes) else { return intake.passOver() }
    guard let session = try session(of: line, bytes, &intake) else {
      return intake.skip(.missingIdentity, line: number)
    }
    intake.add(
      SessionLink(
        agent: "claude-code", session: session, target: target, time: time ?? start ?? 0))
  }
}
