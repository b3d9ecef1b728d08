import JSONScanning

/// What is wanted of an event of CDEvents.
struct CDEvent {
  /// What an artifact was built from.
  struct Change: Hashable, Comparable {
    let id: String
    let source: String?

    static func < (first: Change, second: Change) -> Bool {
      (first.id, first.source ?? "") < (second.id, second.source ?? "")
    }
  }

  private enum Key: String, CaseIterable { case data, context, subject, type, id, time }
  private static let keys = JSONKeys<Key>()

  private enum ContextKey: String, CaseIterable { case id, type, timestamp }
  private static let contextKeys = JSONKeys<ContextKey>()

  private enum SubjectKey: String, CaseIterable { case id, content }
  private static let subjectKeys = JSONKeys<SubjectKey>()

  private enum ContentKey: String, CaseIterable { case environment, artifactId, change, name }
  private static let contentKeys = JSONKeys<ContentKey>()

  private enum ReferenceKey: String, CaseIterable { case id, name, source }
  private static let referenceKeys = JSONKeys<ReferenceKey>()

  private(set) var id: String?
  private(set) var type: String?
  private(set) var time: Int64?
  private(set) var subject: String?
  private(set) var name: String?
  private(set) var change: Change?
  private var artifact: String?
  private var environment: (id: String?, name: String?)

  /// Reads the value that comes next; `nil` where it is no object.
  ///
  /// - Throws: where the JSON is malformed.
  init?(_ json: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONError) {
    guard try json.kind(in: bytes) == .object else {
      try json.skip(in: bytes)
      return nil
    }
    try read(&json, bytes, depth: 0)
  }

  /// The context of a CloudEvent says the same as the one of the event
  /// (https://github.com/cdevents/spec/blob/main/cloudevents-binding.md), which counts.
  private mutating func read(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>, depth: Int
  ) throws(JSONError) {
    var outer: (id: String?, type: String?, time: Int64?)
    try json.members(Self.keys, in: bytes) { (key, json) throws(JSONError) in
      switch key {
      case .id: outer.id = try json.identifier(in: bytes)
      case .type: outer.type = try json.label(in: bytes)
      case .time: outer.time = try json.moment(in: bytes)
      case .data where depth == 0: try read(&json, bytes, depth: 1)
      case .data: try json.skip(in: bytes)
      case .context: try readContext(&json, bytes)
      case .subject: try readSubject(&json, bytes)
      }
    }
    (id, type, time) = (id ?? outer.id, type ?? outer.type, time ?? outer.time)
  }

  private mutating func readContext(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    try json.members(Self.contextKeys, in: bytes) { (key, json) throws(JSONError) in
      switch key {
      case .id: id = try json.identifier(in: bytes)
      case .type: type = try json.label(in: bytes)
      case .timestamp: time = try json.moment(in: bytes)
      }
    }
  }

  private mutating func readSubject(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    try json.members(Self.subjectKeys, in: bytes) { (key, json) throws(JSONError) in
      switch key {
      case .id: subject = try json.identifier(in: bytes)
      case .content: try readContent(&json, bytes)
      }
    }
  }

  private mutating func readContent(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    try json.members(Self.contentKeys, in: bytes) { (key, json) throws(JSONError) in
      switch key {
      case .artifactId: artifact = try json.label(in: bytes)
      case .name: name = try json.label(in: bytes)
      case .environment:
        let reference = try Self.reference(&json, bytes)
        environment = (reference.id, reference.name)
      case .change:
        let reference = try Self.reference(&json, bytes)
        change = reference.id.map { Change(id: $0, source: reference.source) }
      }
    }
  }

  private static func reference(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) -> (id: String?, name: String?, source: String?) {
    var found: (id: String?, name: String?, source: String?)
    try json.members(referenceKeys, in: bytes) { (key, json) throws(JSONError) in
      switch key {
      case .id: found.id = try json.label(in: bytes)
      case .name: found.name = try json.label(in: bytes)
      case .source: found.source = try json.label(in: bytes)
      }
    }
    return found
  }

  /// The deployment that the event tells of; its only revision is the artifact.
  var draft: DeploymentDraft {
    var draft = DeploymentDraft()
    draft.id = id
    draft.unit = subject?.split(separator: "/").last.map { String($0) }
    draft.environment = environment.name ?? environment.id
    draft.revisions = [artifact].compactMap(\.self)
    draft.finishedAt = time
    return draft
  }
}
