import JSONScanning

/// What an event of GitHub says of commits: texts as they stand, and `nil` where they do not.
///
/// Titles, bodies and all else that people write are passed over.
struct GitHubEvent {
  /// One end of a pull request or of a group in a merge queue.
  struct End {
    var id: String?
    /// The branch.
    var name: String?
  }

  private let name: String
  private(set) var base = End()
  private(set) var head = End()
  /// The full name of what is pushed.
  private(set) var reference: String?
  private(set) var before: String?
  private(set) var after: String?
  private(set) var isDeletion = false

  /// Reads an event.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - name: what the event is called, for errors.
  /// - Throws: where the file is no JSON object, or too large.
  init(_ bytes: [UInt8], name: String) throws(CallingError) {
    self.name = name
    guard bytes.count <= Calling.mostEventBytes else {
      throw CallingError("the event '\(name)' has more than \(Calling.mostEventBytes) bytes")
    }
    do throws(JSONError) {
      try read(bytes.span)
    } catch {
      throw CallingError("the event '\(name)' is malformed: \(error)")
    }
  }

  /// The object id at a place of the event.
  func id(_ text: String?, _ place: String) throws(CallingError) -> String {
    guard let text else { throw CallingError("the event '\(name)' has no '\(place)'") }
    guard ObjectName.isID(text.utf8) else {
      throw CallingError("the event '\(name)' has no object id as '\(place)'")
    }
    return text
  }

  private mutating func read(_ bytes: Span<UInt8>) throws(JSONError) {
    var json = JSONScanner()
    guard try json.kind(in: bytes) == .object, try json.enterObject(in: bytes) else {
      throw JSONError(reason: .unexpected, offset: json.position)
    }
    while let key = try json.nextKey(of: Self.members, in: bytes) {
      switch key {
      case .ref: reference = try json.string(in: bytes, limit: Self.longestName)
      case .before: before = try json.string(in: bytes, limit: Self.longestName)
      case .after: after = try json.string(in: bytes, limit: Self.longestName)
      case .deleted: isDeletion = try json.boolean(in: bytes) ?? false
      case .pull_request: try readPullRequest(&json, bytes)
      case .merge_group: try readMergeGroup(&json, bytes)
      }
    }
    guard json.isAtEnd(of: bytes) else {
      throw JSONError(reason: .unexpected, offset: json.position)
    }
  }
}

extension GitHubEvent {
  private enum Member: String, CaseIterable {
    case ref, before, after, deleted, pull_request, merge_group
  }
  private enum Side: String, CaseIterable { case base, head }
  private enum Tip: String, CaseIterable { case sha, ref }
  private enum Group: String, CaseIterable { case base_sha, base_ref, head_sha, head_ref }
  private static let members = JSONKeys<Member>()
  private static let sides = JSONKeys<Side>()
  private static let tips = JSONKeys<Tip>()
  private static let groups = JSONKeys<Group>()
  /// In bytes: no file system has longer names, and a branch has slashes in its own.
  private static let longestName = 4_096

  private mutating func readPullRequest(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while let side = try json.nextKey(of: Self.sides, in: bytes) {
      var end = End()
      if try json.enterObject(in: bytes) {
        while let key = try json.nextKey(of: Self.tips, in: bytes) {
          let text = try json.string(in: bytes, limit: Self.longestName)
          switch key {
          case .sha: end.id = text
          case .ref: end.name = text
          }
        }
      }
      switch side {
      case .base: base = end
      case .head: head = end
      }
    }
  }

  private mutating func readMergeGroup(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: Self.groups, in: bytes) {
      let text = try json.string(in: bytes, limit: Self.longestName)
      switch key {
      case .base_sha: base.id = text
      case .base_ref: base.name = text
      case .head_sha: head.id = text
      case .head_ref: head.name = text
      }
    }
  }
}
