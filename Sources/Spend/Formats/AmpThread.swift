import JSONScanning

/// What is read of a thread.
struct AmpThread {
  private var id: String?
  private var created: Int64?
  private var place = AmpPlace()
  private var events: [AmpCall] = []
  private var messages: [AmpCall] = []

  private enum Key: String, CaseIterable { case id, created, env, messages, usageLedger }
  private enum LedgerKey: String, CaseIterable { case events }
  private static let keys = JSONKeys<Key>()
  private static let ledgerKeys = JSONKeys<LedgerKey>()

  mutating func read(_ json: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONError) {
    guard try json.enterObject(in: bytes) else {
      throw JSONError(reason: .unexpected, offset: 0)
    }
    while let key = try json.nextKey(of: Self.keys, in: bytes) {
      switch key {
      case .id: id = try json.string(in: bytes, limit: 200)
      case .created: created = try json.epochMilliseconds(in: bytes)
      case .env: try place.read(&json, bytes)
      case .messages:
        guard try json.enterArray(in: bytes) else { continue }
        while try json.nextElement(in: bytes) {
          if let call = try AmpCall(message: &json, bytes) { messages.append(call) }
        }
      case .usageLedger:
        guard try json.enterObject(in: bytes) else { continue }
        while try json.nextKey(of: Self.ledgerKeys, in: bytes) != nil {
          guard try json.enterArray(in: bytes) else { continue }
          while try json.nextElement(in: bytes) {
            if let call = try AmpCall(event: &json, bytes) { events.append(call) }
          }
        }
      }
    }
  }

  /// Adds each call once.
  ///
  /// An event and a message are one call where the event names the message; an event that names
  /// none is that of a message with the same model, input and output.
  func add(to intake: inout SpendIntake) {
    guard let id else {
      if !events.isEmpty || !messages.isEmpty { intake.skip(.missingIdentity) }
      return
    }
    let (named, events) = addEvents(of: id, to: &intake)
    var unnamed = events
    for message in messages {
      if let number = message.message, named.contains(number) {
        intake.passOver()
      } else if let count = unnamed[message.amounts], count > 0 {
        unnamed[message.amounts] = count - 1
        intake.passOver()
      } else {
        add(message, of: id, to: &intake)
      }
    }
  }

  /// Adds the ledger's calls.
  ///
  /// - Returns: the messages that events name, and how many events that name none used what.
  private func addEvents(
    of id: String, to intake: inout SpendIntake
  ) -> (named: Set<Int64>, unnamed: [AmpCall.Amounts: Int]) {
    var byMessage: [Int64: AmpCall] = [:]
    for message in messages {
      if let number = message.message { byMessage[number] = message }
    }
    var named: Set<Int64> = []
    var unnamed: [AmpCall.Amounts: Int] = [:]
    for var event in events {
      if let number = event.message {
        // A message's cache is counted once, however many events name it.
        event.isFurther = !named.insert(number).inserted
        if !event.isFurther, let message = byMessage[number] { event.complete(from: message) }
      } else {
        unnamed[event.amounts, default: 0] += 1
      }
      add(event, of: id, to: &intake)
    }
    return (named, unnamed)
  }

  private func add(_ call: AmpCall, of thread: String, to intake: inout SpendIntake) {
    guard !call.isMalformed else { return intake.skip(.badNumber) }
    guard let usage = call.usage else { return intake.passOver() }
    guard let time = call.time ?? created else { return intake.skip(.badTime) }
    var record = SpendRecord(
      key: call.key(in: thread), format: .amp, agent: "amp", grain: .request, usage: usage,
      origin: Origin(
        time: time, session: intake.shared(thread),
        directory: place.directory.map { intake.shared($0) },
        repository: place.repository.map { intake.shared($0) },
        branch: place.branch.map { intake.shared($0) }))
    record.usage.model = usage.model.map { intake.shared($0) }
    intake.add(record)
  }
}

/// Where a thread began: the first of the trees that were open.
private struct AmpPlace {
  var directory: String?
  var repository: String?
  var branch: String?

  private enum Key: String, CaseIterable { case initial }
  private enum InitialKey: String, CaseIterable { case trees }
  private enum TreeKey: String, CaseIterable { case uri, repository }
  private enum RepositoryKey: String, CaseIterable { case url, ref }
  private static let keys = JSONKeys<Key>()
  private static let initialKeys = JSONKeys<InitialKey>()
  private static let treeKeys = JSONKeys<TreeKey>()
  private static let repositoryKeys = JSONKeys<RepositoryKey>()

  mutating func read(_ json: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while try json.nextKey(of: Self.keys, in: bytes) != nil {
      guard try json.enterObject(in: bytes) else { continue }
      while try json.nextKey(of: Self.initialKeys, in: bytes) != nil {
        guard try json.enterArray(in: bytes) else { continue }
        var isFirst = true
        while try json.nextElement(in: bytes) {
          if isFirst { try readTree(&json, bytes) } else { try json.skip(in: bytes) }
          isFirst = false
        }
      }
    }
  }

  private mutating func readTree(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: Self.treeKeys, in: bytes) {
      switch key {
      case .uri: directory = Self.path(try json.string(in: bytes, limit: 4_096))
      case .repository:
        guard try json.enterObject(in: bytes) else { continue }
        while let key = try json.nextKey(of: Self.repositoryKeys, in: bytes) {
          let text = try json.string(in: bytes, limit: 400)
          switch key {
          case .url: repository = text.flatMap { $0.isEmpty ? nil : RepositoryURL.clean($0) }
          case .ref: branch = Self.branch(text)
          }
        }
      }
    }
  }

  /// The path that `file:///a%20b` names.
  private static func path(_ uri: String?) -> String? {
    guard let uri, uri.hasPrefix("file://") else { return nil }
    var path: [UInt8] = []
    var rest = uri.dropFirst(7).utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let digits = String(rest.prefix(2)), digits.utf8.count == 2,
        let decoded = UInt8(digits, radix: 16)
      {
        path.append(decoded)
        rest.removeFirst(2)
      } else {
        path.append(byte)
      }
    }
    return path.first == UInt8(ascii: "/") ? String(decoding: path, as: UTF8.self) : nil
  }

  private static func branch(_ reference: String?) -> String? {
    guard let reference, reference.hasPrefix("refs/heads/") else { return nil }
    return String(reference.dropFirst("refs/heads/".count))
  }
}
