import CGit2

extension Repository {
  /// The object that a user means by `revision`, as gitrevisions(7) has it, not peeled.
  ///
  /// Not with libgit2's `git_revparse_single` alone: version 1.5 knows no `@~1` and no
  /// `^{object}`, takes `^@` for a commit, and fails at a commit that git can read and it cannot.
  /// It is asked for `@{…}`, `:/text` and `^{/text}`. Files of the index, `@{push}` and paths
  /// relative to the current directory are not known.
  ///
  /// - Throws: a `GitError` about `revision` with what to do; `isNotFound` where it names nothing.
  package borrowing func resolve(_ revision: String) throws(GitError) -> ObjectID {
    do throws(GitError) {
      let parsed = try Revision(revision)
      var id = try start(of: parsed)
      for step in parsed.steps { id = try follow(step, from: id) }
      return id
    } catch {
      guard error.subject != revision else { throw error }
      // A step fails at an object of which the user has not heard.
      let message =
        error.message.contains(error.subject)
        ? error.message : "\(error.message) (\(error.subject))"
      throw GitError(code: error.code, subject: revision, message: message)
    }
  }

  /// The order of gitrevisions(7): a whole id, a reference, `git describe`'s form, an abbreviation.
  private borrowing func start(of revision: Revision) throws(GitError) -> ObjectID {
    let start = revision.start == "@" ? "HEAD" : revision.start
    if start.hasPrefix(":") || start.contains("@{") { return try special(start) }
    var known = ObjectID(hex: start)
    if known == nil { known = try reference(start) }
    if let id = known {
      guard contains(id) else { throw notFound(start, "object \(id) is not in this repository") }
      return id
    }
    if let id = try described(start) { return id }
    if let id = try abbreviated(start, commits: revision.wantsCommit) { return id }
    throw notFound(start, try suggestion(for: start))
  }

  /// What only libgit2 knows to look up.
  private borrowing func special(_ text: String) throws(GitError) -> ObjectID {
    if text.hasPrefix(":"), !text.hasPrefix(":/") {
      throw GitError(
        subject: text, message: "a file of the index; 'HEAD:path' names one of a commit")
    }
    if text.hasPrefix(":/!") || text.contains("^{/!") {
      throw GitError(subject: text, message: "'!' in a search for a message is not supported")
    }
    if text.contains("@{push}") {
      throw GitError(subject: text, message: "'@{push}' is not supported; '@{upstream}' is")
    }
    return try withPointers { (repository, _) throws(GitError) in
      let object = try Handle<AnyObjectKind>(text) { git_revparse_single(&$0, repository, text) }
      return try object.withPointer { (object) throws(GitError) in
        guard let oid = git_object_id(object) else { throw notFound(text, "no such object") }
        return ObjectID(oid.pointee)
      }
    }
  }

  /// The object that the reference of this name, short or full, leads to.
  private borrowing func reference(_ name: String) throws(GitError) -> ObjectID? {
    try withPointers { (repository, _) throws(GitError) in
      do throws(GitError) {
        let found = try Handle<ReferenceKind>(name) { git_reference_dwim(&$0, repository, name) }
        return found.withPointer { git_reference_target($0).map { ObjectID($0.pointee) } }
      } catch {
        if error.isNotFound || error.code == GIT_EINVALIDSPEC.rawValue { return nil }
        throw error
      }
    }
  }

  private borrowing func suggestion(for name: String) throws(GitError) -> String {
    if name == "HEAD" { return "the current branch has no commit yet" }
    if try reference("origin/" + name) != nil {
      return "no such branch, tag or commit; did you mean 'origin/\(name)'?"
    }
    return shallowBoundary.isEmpty
      ? "no such branch, tag or commit"
      : "no such branch, tag or commit in this shallow clone; 'git fetch --unshallow' brings the rest"
  }
}

extension Repository {
  private borrowing func follow(
    _ step: Revision.Step, from id: ObjectID
  ) throws(GitError) -> ObjectID {
    switch step {
    case .ancestor(let generations):
      var current = try peeled(id, to: .commit)
      for _ in 0..<generations { current = try parent(1, of: current) }
      return current
    case .parent(let number):
      let commit = try peeled(id, to: .commit)
      return number == 0 ? commit : try parent(number, of: commit)
    case .peel(let kind): return try peeled(id, to: kind)
    case .exists:
      guard contains(id) else { throw notFound(id.hex, "no such object") }
      return id
    case .message(let text): return try special("\(id)^{/\(text)}")
    case .path(let path): return try entry(at: path, in: peeled(id, to: .tree))
    }
  }

  private borrowing func parent(_ number: Int, of id: ObjectID) throws(GitError) -> ObjectID {
    guard !shallowBoundary.contains(id) else {
      throw notFound(
        id.hex, "the shallow clone ends before it; 'git fetch --unshallow' brings the rest")
    }
    let parents = try commit(id).parents
    if number <= parents.count { return parents[number - 1] }
    let message =
      switch parents.count {
      case 0: "the history begins at \(id)"
      case 1: "commit \(id) has one parent"
      case let count: "commit \(id) has \(count) parents"
      }
    throw notFound(id.hex, message)
  }

  /// The object of that kind to which tags, and for a tree a commit, lead; for `nil` what no tag is.
  private borrowing func peeled(_ id: ObjectID, to kind: ObjectKind?) throws(GitError) -> ObjectID {
    if kind == .tag {
      guard try object(id).kind == .tag else { throw wrongKind(id, "a tag") }
      return id
    }
    let (target, found, _) = try peel(id)
    switch (kind, found) {
    case (nil, _), (.commit, .commit), (.tree, .tree), (.blob, .blob): return target
    case (.tree, .commit): return try commit(target).tree
    case (.commit, _): throw wrongKind(target, "a commit")
    case (.tree, _): throw wrongKind(target, "a commit or a tree")
    default: throw wrongKind(target, "a file")
    }
  }

  private borrowing func entry(at path: String, in tree: ObjectID) throws(GitError) -> ObjectID {
    guard !path.hasPrefix("./"), !path.hasPrefix("../") else {
      throw GitError(subject: path, message: "a path from the root is needed, without './'")
    }
    var current = tree
    var names = path.split(separator: "/", omittingEmptySubsequences: false)
    // 'v1:' is the whole tree, and 'v1:Sources/' the same as without the slash.
    let isDirectory = names.last?.isEmpty == true
    if isDirectory { names.removeLast() }
    for (index, name) in names.enumerated() {
      let name = Array(name.utf8)
      let found = try entries(ofTree: current).first { $0.name == name }
      let isLast = index == names.count - 1
      guard let found, (isLast && !isDirectory) || found.mode == .directory else {
        throw notFound(path, "no such file in that tree")
      }
      current = found.id
    }
    return current
  }
}

/// Any object, parsed by libgit2.
private enum AnyObjectKind: HandleKind {
  static func free(_ raw: OpaquePointer) { git_object_free(raw) }
}

private enum ReferenceKind: HandleKind {
  static func free(_ raw: OpaquePointer) { git_reference_free(raw) }
}

private func notFound(_ subject: String, _ message: String) -> GitError {
  GitError(code: GIT_ENOTFOUND.rawValue, subject: subject, message: message)
}

private func wrongKind(_ id: ObjectID, _ kind: String) -> GitError {
  GitError(subject: id.hex, message: "it leads to \(id), which is not \(kind)")
}
