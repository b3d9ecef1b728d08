import CGit2

/// One repository, opened for reading.
///
/// Not `Sendable` and not copyable: each thread opens its own, which costs 0.2 ms. Everything it
/// returns is a value, or an `Object` of the same thread.
package struct Repository: ~Copyable {
  /// The directory of this work tree's git data, with a trailing slash.
  package let gitDirectory: String
  /// The directory that all work trees of the repository share, with a trailing slash.
  package let commonDirectory: String
  /// The root of the work tree, with a trailing slash; `nil` if the repository is bare.
  package let workDirectory: String?
  /// Commits whose parents were not fetched: the boundary of a shallow clone, empty otherwise.
  ///
  /// libgit2 1.5 does not read this file and fails at the boundary (its `git_revwalk`).
  package let shallowBoundary: Set<ObjectID>

  private let handle: Handle<RepositoryKind>
  private let objects: Handle<ObjectDatabaseKind>
  let packs: Packs

  /// Opens the repository at `path`, which may be bare, a work tree or a `.git` directory.
  ///
  /// - Parameters:
  ///   - path: where the repository is.
  ///   - searching: whether `path` may also be a directory inside a work tree.
  ///   - inHook: whether git's variables say where it is and where objects are, as in a hook: what
  ///     is being pushed is in a quarantine that only they name (git-receive-pack(1)).
  /// - Throws: a `GitError` that says why it is no repository, is refused, or cannot be read.
  package init(at path: String, searching: Bool = false, inHook: Bool = false) throws(GitError) {
    Library.start()
    let handle = try Self.open(path, searching: searching, inHook: inHook)
    let gitDirectory = handle.withPointer { String(cString: git_repository_path($0)) }
    let workDirectory = handle.withPointer { Self.workDirectory($0, gitDirectory: gitDirectory) }
    try Ownership.check(gitDirectory: gitDirectory, workDirectory: workDirectory)
    let objects = try handle.withPointer { (repository) throws(GitError) in
      try Handle<ObjectDatabaseKind>(path) { git_repository_odb(&$0, repository) }
    }
    let commonDirectory = handle.withPointer { String(cString: git_repository_commondir($0)) }
    self.gitDirectory = gitDirectory
    self.workDirectory = workDirectory
    self.commonDirectory = commonDirectory
    shallowBoundary = Self.shallowBoundary(in: commonDirectory)
    packs = Packs(objectDirectory: commonDirectory + "objects/")
    self.objects = objects
    self.handle = handle
  }

  /// Whether there is no work tree.
  package var isBare: Bool { workDirectory == nil }

  /// Whether objects were left out on purpose when this was cloned (`--filter`).
  package var isPartialClone: Bool {
    guard let configuration = try? Configuration(repository: self) else { return false }
    return configuration.values(matching: #"^(extensions\.partialclone|remote\..*\.promisor)$"#)
      .contains { !$0.isEmpty && $0 != "false" }
  }

  /// Directories of `objects/info/alternates` that do not exist.
  ///
  /// libgit2 passes over them in silence, and what they held is then missing.
  package var missingAlternates: [String] {
    let objectsDirectory = commonDirectory + "objects/"
    guard let text = SmallFile.contents(of: objectsDirectory + "info/alternates") else { return [] }
    return String(decoding: text, as: UTF8.self).split(separator: "\n")
      .map(String.init).filter { !$0.hasPrefix("#") }
      .map { $0.hasPrefix("/") ? $0 : objectsDirectory + $0 }
      .filter { !SmallFile.isDirectory($0) }
  }

  /// The last part of the repository's path, without `.git`: what people call it.
  package var name: String {
    let path = workDirectory ?? commonDirectory
    let parts = path.split(separator: "/")
    guard let last = parts.last else { return path }
    if last == ".git", parts.count > 1 { return String(parts[parts.count - 2]) }
    return String(last.hasSuffix(".git") && last.count > 4 ? last.dropLast(4) : last)
  }

  borrowing func withPointers<Result: ~Copyable, Failure: Error>(
    _ body: (_ repository: OpaquePointer, _ objects: OpaquePointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try handle.withPointer { (repository) throws(Failure) in
      try objects.withPointer { (objects) throws(Failure) in try body(repository, objects) }
    }
  }

  /// Without `core.bare`, libgit2 takes the directory around a bare repository for a work tree;
  /// git goes by the name `.git`.
  private static func workDirectory(_ raw: OpaquePointer, gitDirectory: String) -> String? {
    guard let path = git_repository_workdir(raw).map({ String(cString: $0) }) else { return nil }
    let isAround =
      gitDirectory.hasPrefix(path)
      && !gitDirectory.dropFirst(path.count).dropLast()
        .contains("/")
    return isAround && !gitDirectory.hasSuffix("/.git/") ? nil : path
  }

  private static func shallowBoundary(in directory: String) -> Set<ObjectID> {
    guard let text = SmallFile.contents(of: directory + "shallow") else { return [] }
    return Set(text.split(separator: UInt8(ascii: "\n")).compactMap { ObjectID(hex: $0) })
  }
}

extension Repository {
  private static func open(
    _ path: String, searching: Bool, inHook: Bool
  ) throws(GitError) -> Handle<RepositoryKind> {
    let flags =
      (searching ? 0 : GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue)
      | (inHook ? GIT_REPOSITORY_OPEN_FROM_ENV.rawValue : 0)
    do throws(GitError) {
      return try Handle(path) { git_repository_open_ext(&$0, path, flags, nil) }
    } catch {
      throw translate(error, path: path)
    }
  }

  /// libgit2's refusal, in words that tell the user what to do.
  private static func translate(_ error: GitError, path: String) -> GitError {
    let message: String
    if error.message.contains("extensions.objectformat") {
      message = "it uses SHA-256 objects, and outcomes reads SHA-1 repositories only"
    } else if error.message.contains("extensions.refstorage") {
      message = """
        it keeps its references in reftable format; convert a copy with \
        'git refs migrate --ref-format=files'
        """
    } else if error.isNotFound {
      message = SmallFile.exists(path) ? "not a git repository" : "no such directory"
    } else {
      message = error.message
    }
    return GitError(code: error.code, subject: path, message: message)
  }
}
