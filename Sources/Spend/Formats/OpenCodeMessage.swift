import JSONScanning

/// A message of a model, as it stands in a file of its own, in `message` or in `session_message`.
struct OpenCodeMessage {
  /// The id, where the JSON has it.
  private(set) var id: String?
  var session: String?
  private(set) var created: Int64?
  private(set) var completed: Int64?
  private var role: String?
  private var (provider, model): (String?, String?)
  private var directory: String?
  /// What the message says of itself: the tokens of its last step, the cost of all.
  private var tokens: OpenCodeTokens?
  private var cost: Int64?
  private var isCostMalformed = false

  private enum Key: String, CaseIterable {
    case id, sessionID, role, providerID, modelID, model, cost, tokens, time, path
  }
  private enum ModelKey: String, CaseIterable { case id, modelID, providerID }
  private enum TimeKey: String, CaseIterable { case created, completed }
  private enum PathKey: String, CaseIterable { case cwd }
  private static let keys = JSONKeys<Key>()
  private static let modelKeys = JSONKeys<ModelKey>()
  private static let timeKeys = JSONKeys<TimeKey>()
  private static let pathKeys = JSONKeys<PathKey>()

  init(_ json: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONError) {
    guard try json.enterObject(in: bytes) else {
      throw JSONError(reason: .unexpected, offset: json.position)
    }
    while let key = try json.nextKey(of: Self.keys, in: bytes) {
      switch key {
      case .id: id = try json.string(in: bytes, limit: 200)
      case .sessionID: session = try json.string(in: bytes, limit: 200)
      case .role: role = try json.string(in: bytes, limit: 32)
      case .providerID: provider = try json.string(in: bytes, limit: 200)
      case .modelID: model = try json.string(in: bytes, limit: 200)
      case .model: try readModel(&json, bytes)
      case .cost: cost = try json.nanos(in: bytes, isMalformed: &isCostMalformed)
      case .tokens: tokens = try OpenCodeTokens(&json, bytes)
      case .time: try readTimes(&json, bytes)
      case .path: try readDirectory(&json, bytes)
      }
    }
  }

  /// Newer versions put the model's ids into an object.
  private mutating func readModel(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: Self.modelKeys, in: bytes) {
      let name = try json.string(in: bytes, limit: 200)
      switch key {
      case .id, .modelID: model = model ?? name
      case .providerID: provider = provider ?? name
      }
    }
  }

  private mutating func readTimes(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: Self.timeKeys, in: bytes) {
      let time = try json.epochMilliseconds(in: bytes)
      switch key {
      case .created: created = time
      case .completed: completed = time
      }
    }
  }

  private mutating func readDirectory(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while try json.nextKey(of: Self.pathKeys, in: bytes) != nil {
      directory = try json.string(in: bytes, limit: 4_096)
    }
  }

  /// Whether a model wrote it, as the JSON says; the rows of `session_message` say it outside.
  var isAnswer: Bool { role == "assistant" }

  /// Adds a record for each call: for each of `steps`, or for the message where none is known.
  ///
  /// - Parameters:
  ///   - agent: whose it is.
  ///   - steps: in order.
  ///   - place: what else is known of the session.
  ///   - intake: what takes the records.
  func add(
    agent: String, steps: [OpenCodeStep], in place: OpenCodePlace, to intake: inout SpendIntake
  ) {
    let own = tokens.map { OpenCodeStep(tokens: $0, cost: cost, isMalformed: isCostMalformed) }
    let calls = steps.isEmpty ? own.map { [$0] } ?? [] : steps
    if calls.isEmpty { intake.passOver() }
    var seen: [RecordKey: Int64] = [:]
    for call in calls {
      guard !call.isUnusable else {
        intake.skip(.badNumber)
        continue
      }
      guard let usage = usage(of: call, in: place, &intake) else {
        intake.passOver()
        continue
      }
      guard let created else {
        intake.skip(.badTime)
        continue
      }
      var key = key(created, call.tokens)
      let occurrence = seen[key.key, default: 0]
      seen[key.key] = occurrence + 1
      key.add(occurrence)
      intake.add(
        SpendRecord(
          key: key.key, format: .openCode, agent: agent, grain: .request, usage: usage,
          origin: origin(call, created, place, &intake)))
    }
  }

  /// What a call used; `nil` where it is nothing.
  private func usage(
    of call: OpenCodeStep, in place: OpenCodePlace, _ intake: inout SpendIntake
  ) -> Usage? {
    // `session_message` has no roles in its JSON, and counts reasoning apart.
    let (tokens, accuracy) = call.tokens.disjoint(isBeside: role == nil)
    let stated = call.cost.flatMap { $0 > 0 ? StatedCost(nanos: $0, basis: .list) : nil }
    guard tokens.total > 0 || stated != nil else { return nil }
    return Usage(
      model: model.map { intake.shared($0) }, tokens: tokens, stated: stated, accuracy: accuracy,
      isSidechain: place.isSidechain)
  }

  /// What a call is known by, wherever it stands.
  ///
  /// Not its id: a fork of a session copies all of its messages under new ones. But the time at
  /// which the message was made stays, and so do the model and the tokens of each step. Steps of a
  /// message with the same tokens are counted.
  private func key(_ created: Int64, _ tokens: OpenCodeTokens) -> RecordKeyHasher {
    var hasher = RecordKeyHasher("opencode-call")
    hasher.add(created)
    hasher.add(provider ?? "")
    hasher.add(model ?? "")
    tokens.hash(with: &hasher)
    return hasher
  }

  /// A step has the time at which it was written, if that is within its message: the steps of a fork
  /// are written later.
  private func origin(
    _ call: OpenCodeStep, _ created: Int64, _ place: OpenCodePlace, _ intake: inout SpendIntake
  ) -> Origin {
    let time = max(created, min(call.time ?? created, completed ?? created))
    return Origin(
      time: time, session: (place.session ?? session).map { intake.shared($0) },
      directory: (directory ?? place.directory).map { intake.shared($0) },
      fileStart: place.started ?? created, isSidechain: place.isSidechain)
  }
}

/// What a session says of all its messages.
struct OpenCodePlace {
  /// The session that a person began, where this is one of its subagents'.
  var session: String?
  var directory: String?
  /// When the session began.
  var started: Int64?
  var isSidechain = false
}
