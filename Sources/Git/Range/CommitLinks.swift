/// What a walk over history needs of a commit: its parents, and when it was committed.
struct CommitLinks {
  let parents: [ObjectID]
  /// Seconds since 1970-01-01 UTC; 0 where there is no readable time.
  let date: Int64

  init(_ commit: Commit) {
    parents = commit.parents
    date = commit.committer.time
  }

  /// Reads the links from a commit's raw bytes, by the same rules as `Commit`.
  ///
  /// `nil` where it is malformed.
  init?(raw: UnsafeRawBufferPointer) {
    var lines = HeaderLines(raw)
    guard let tree = lines.next()?.value(of: "tree"), ObjectID(hex: tree) != nil
    else { return nil }
    var parents: [ObjectID] = []
    var date: Int64?
    while let line = lines.next() {
      if let value = line.value(of: "parent") {
        guard let id = ObjectID(hex: value) else { return nil }
        parents.append(id)
      } else if date == nil, let value = line.value(of: "committer") {
        date = Signature(line: value, decoder: TextDecoder(encoding: nil)).time
      }
    }
    self.parents = parents
    self.date = date ?? 0
  }
}

extension CommitLinks {
  /// No honest message comes near; what is larger is an attack on memory.
  private static let largestCommit = 32 << 20

  /// Reads a commit's links, and the whole commit where `kept` has room for it.
  ///
  /// - Throws: `isNotFound` where it is missing; else where it is damaged or too large.
  init(
    of id: ObjectID, in repository: borrowing Repository, keeping kept: inout KeptCommits
  ) throws(GitError) {
    let object = try Self.object(id, in: repository)
    let whole = object.withRawBytes { raw in
      kept.hasRoom(for: raw.count) ? Commit(raw: raw) : nil
    }
    if let whole {
      kept.insert(whole, as: id)
      self.init(whole)
    } else {
      try self.init(object, id: id)
    }
  }

  /// Reads a commit's links.
  ///
  /// - Throws: `isNotFound` where it is missing; else where it is damaged or too large.
  init(of id: ObjectID, in repository: borrowing Repository) throws(GitError) {
    try self.init(Self.object(id, in: repository), id: id)
  }

  private init(_ object: Object, id: ObjectID) throws(GitError) {
    guard let links = object.withRawBytes({ CommitLinks(raw: $0) }) else {
      throw GitError(subject: id.hex, message: "malformed commit")
    }
    self = links
  }

  private static func object(
    _ id: ObjectID, in repository: borrowing Repository
  ) throws(GitError) -> Object {
    guard let object = try repository.object(id, limit: largestCommit) else {
      throw GitError(subject: id.hex, message: "the commit is larger than 32 MiB")
    }
    guard object.kind == .commit else {
      throw GitError(subject: id.hex, message: "not a commit")
    }
    return object
  }
}
