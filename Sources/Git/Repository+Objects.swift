import CGit2

extension Repository {
  /// Reads one object.
  ///
  /// - Throws: `isNotFound` where it is missing, anything else where it is damaged.
  package borrowing func object(_ id: ObjectID) throws(GitError) -> Object {
    if case .found(let packed) = packs.object(id) { return Object(packed) }
    return try withPointers { (_, objects) throws(GitError) in
      var oid = id.oid
      return Object(try Handle(id.hex) { git_odb_read(&$0, objects, &oid) })
    }
  }

  /// Reads one object, unless it is larger than `limit` bytes: then `nil`.
  ///
  /// - Throws: as `object(_:)` does.
  package borrowing func object(
    _ id: ObjectID, limit: Int
  ) throws(GitError) -> Object? {
    switch packs.object(id, limit: limit) {
    case .found(let packed): return Object(packed)
    case .tooLarge: return nil
    case .absent:
      // The size first: reading gigabytes only to find that they are too many takes them all.
      guard try size(of: id) <= limit else { return nil }
      return try object(id)
    }
  }

  /// Whether the object is here, without reading it.
  package borrowing func contains(_ id: ObjectID) -> Bool {
    if packs.size(of: id) != nil { return true }
    return withPointers { _, objects in
      var oid = id.oid
      // Without looking for new packs, which costs a listing of the directory for each miss.
      return git_odb_exists_ext(objects, &oid, GIT_ODB_LOOKUP_NO_REFRESH.rawValue) == 1
    }
  }

  /// The size of an object in bytes, without reading it.
  package borrowing func size(of id: ObjectID) throws(GitError) -> Int {
    if let size = packs.size(of: id) { return size }
    return try withPointers { (_, objects) throws(GitError) in
      var oid = id.oid
      var (size, type) = (0, GIT_OBJECT_ANY)
      try check(git_odb_read_header(&size, &type, objects, &oid), id.hex)
      return size
    }
  }

  /// Reads a commit.
  ///
  /// - Throws: also where the object is no commit, or has no tree.
  package borrowing func commit(_ id: ObjectID) throws(GitError) -> Commit {
    let object = try object(id)
    guard object.kind == .commit else {
      throw GitError(subject: id.hex, message: "not a commit")
    }
    return try object.withRawBytes { (raw) throws(GitError) in
      guard let commit = Commit(raw: raw) else {
        throw GitError(subject: id.hex, message: "malformed commit")
      }
      return commit
    }
  }

  /// Follows annotated tags from `id` to what is not a tag.
  ///
  /// - Returns: the last object's id, its kind, and the outermost tagger's time if there is one.
  package borrowing func peel(
    _ id: ObjectID
  ) throws(GitError) -> (target: ObjectID, kind: ObjectKind?, taggerTime: Int64?) {
    var (current, time): (ObjectID, Int64?) = (id, nil)
    for depth in 0..<16 {
      let object = try object(current)
      guard object.kind == .tag else { return (current, object.kind, time) }
      guard let tag = object.withRawBytes({ TagObject(raw: $0) }) else {
        throw GitError(subject: current.hex, message: "malformed tag")
      }
      if depth == 0 { time = tag.taggerTime }
      current = tag.target
    }
    throw GitError(subject: id.hex, message: "tags nested too deeply")
  }
}

extension Repository {
  /// The blob at `path` in the tree of a commit; `nil` where there is none or it is a link.
  ///
  /// - Throws: where a tree on the way or the blob is missing, damaged, or over `limit` bytes.
  package borrowing func blob(
    at path: String, inTree tree: ObjectID, limit: Int = 1 << 20
  ) throws(GitError) -> [UInt8]? {
    guard let id = try file(at: Array(path.utf8), inTree: tree) else { return nil }
    guard let object = try object(id, limit: limit) else {
      throw GitError(subject: path, message: "larger than \(limit) bytes")
    }
    return object.withRawBytes { Array($0) }
  }

  /// The id of the regular file at `path`; `nil` where there is none.
  ///
  /// - Throws: where a tree on the way is missing or damaged.
  package borrowing func file(
    at path: [UInt8], inTree tree: ObjectID
  ) throws(GitError) -> ObjectID? {
    var current = tree
    let parts = path.split(separator: UInt8(ascii: "/"))
    for (index, part) in parts.enumerated() {
      guard let entry = try entries(ofTree: current).first(where: { $0.name[...] == part }) else {
        return nil
      }
      let isLast = index == parts.count - 1
      guard isLast ? entry.mode.isFile : entry.mode == .directory else { return nil }
      current = entry.id
    }
    return parts.isEmpty ? nil : current
  }
}
