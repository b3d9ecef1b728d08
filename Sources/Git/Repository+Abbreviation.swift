import CGit2

extension Repository {
  /// The object whose id begins with these 4 to 39 hexadecimal digits; `nil` if none does.
  ///
  /// With `commits`, an id that a commit shares with objects of other kinds is the commit's, as git
  /// does it where only a commit makes sense.
  ///
  /// - Throws: where several objects remain, with their names.
  borrowing func abbreviated(_ digits: String, commits: Bool) throws(GitError) -> ObjectID? {
    guard let prefix = Prefix(digits) else { return nil }
    return try withPointers { (_, objects) throws(GitError) in
      var (found, wanted) = (git_oid(), prefix.lowest.oid)
      let code = git_odb_exists_prefix(&found, objects, &wanted, prefix.count)
      if code == GIT_EAMBIGUOUS.rawValue {
        git_error_clear()
        return try choose(prefix, from: candidates(prefix, in: objects), commits: commits)
      }
      if code == GIT_ENOTFOUND.rawValue {
        git_error_clear()
        return nil
      }
      try check(code, digits)
      return ObjectID(found)
    }
  }

  /// The commit in what `git describe` prints: a tag, the distance, and `-g` with an abbreviation.
  borrowing func described(_ name: String) throws(GitError) -> ObjectID? {
    guard let mark = name.lastIndex(of: "g"), mark > name.startIndex,
      name[name.index(before: mark)] == "-"
    else { return nil }
    let digits = String(name[name.index(after: mark)...])
    if let id = ObjectID(hex: digits) { return contains(id) ? id : nil }
    return try abbreviated(digits, commits: true)
  }

  private borrowing func choose(
    _ prefix: Prefix, from candidates: [ObjectID], commits: Bool
  ) throws(GitError) -> ObjectID {
    var named: [String] = []
    var wanted: [ObjectID] = []
    for id in candidates {
      let kind = try kind(of: id)
      named.append("\(kind.map { "\($0)" } ?? "object") \(id.hex.prefix(prefix.count + 6))")
      let leadsToCommit = kind == .commit || (kind == .tag && (try? peel(id).kind) == .commit)
      if !commits || leadsToCommit { wanted.append(id) }
    }
    if wanted.count == 1, let only = wanted.first { return only }
    let more = named.count > 5 ? " and others" : ""
    throw GitError(
      code: GIT_EAMBIGUOUS.rawValue, subject: prefix.digits,
      message: """
        \(named.count) objects begin so (\(named.prefix(5).joined(separator: ", "))\(more)); \
        write more digits
        """)
  }

  /// The kind of an object, which may be too large to read for that.
  private borrowing func kind(of id: ObjectID) throws(GitError) -> ObjectKind? {
    try withPointers { (_, objects) throws(GitError) in
      var oid = id.oid
      var (size, type) = (0, GIT_OBJECT_ANY)
      try check(git_odb_read_header(&size, &type, objects, &oid), id.hex)
      return ObjectKind(type)
    }
  }
}

/// The first digits of an id.
private struct Prefix {
  let digits: String
  let count: Int
  let lowest: ObjectID
  let highest: ObjectID

  init?(_ digits: String) {
    count = digits.utf8.count
    // git takes no fewer than four.
    guard (4..<40).contains(count),
      let lowest = ObjectID(hex: digits + String(repeating: "0", count: 40 - count)),
      let highest = ObjectID(hex: digits + String(repeating: "f", count: 40 - count))
    else { return nil }
    self.digits = digits
    self.lowest = lowest
    self.highest = highest
  }
}

/// All ids that begin so, sorted: libgit2 only tells that there are several.
private func candidates(
  _ prefix: Prefix, in objects: OpaquePointer
) throws(GitError) -> [ObjectID] {
  var search = Search(ids: prefix.lowest...prefix.highest)
  let code = withUnsafeMutablePointer(to: &search) { search in
    git_odb_foreach(
      objects,
      { oid, payload in
        guard let oid, let search = payload?.assumingMemoryBound(to: Search.self) else { return 0 }
        let id = ObjectID(oid.pointee)
        if search.pointee.ids.contains(id) { search.pointee.found.insert(id) }
        return 0
      }, search)
  }
  try check(code, prefix.digits)
  return search.found.sorted()
}

private struct Search {
  let ids: ClosedRange<ObjectID>
  var found: Set<ObjectID> = []
}
