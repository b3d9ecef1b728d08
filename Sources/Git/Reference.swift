import CGit2

/// One reference: a name for an object, or for another reference.
package struct Reference: Hashable, Sendable {
  package enum Target: Hashable, Sendable {
    case object(ObjectID)
    case reference(String)
  }

  package let name: String
  package let target: Target
}

/// All references of a repository at one moment, and `HEAD`.
package struct References: Sendable {
  /// Sorted by name.
  package let all: [Reference]
  /// What `HEAD` says: a branch, which may not exist yet, or an object.
  package let head: Reference.Target?
  private let targets: [String: Reference.Target]

  init(all: [Reference], head: Reference.Target?) {
    self.all = all.sorted { $0.name < $1.name }
    self.head = head
    targets = Dictionary(all.map { ($0.name, $0.target) }, uniquingKeysWith: { first, _ in first })
  }

  /// The object that the reference of that exact name leads to; `nil` where there is none.
  package func object(of name: String) -> ObjectID? {
    targets[name].flatMap { object(of: $0) }
  }

  /// The object that `target` leads to, over at most five symbolic references, as in git.
  package func object(of target: Reference.Target) -> ObjectID? {
    var target = target
    for _ in 0..<5 {
      switch target {
      case .object(let id): return id
      case .reference(let name):
        guard let next = targets[name] else { return nil }
        target = next
      }
    }
    return nil
  }

  /// The full name of the reference that a user means by `short`.
  ///
  /// gitrevisions(7): the name itself, then under `refs/`, `refs/tags/`, `refs/heads/`,
  /// `refs/remotes/`, then that remote's `HEAD`.
  package func fullName(of short: String) -> String? {
    [
      short, "refs/" + short, "refs/tags/" + short, "refs/heads/" + short,
      "refs/remotes/" + short, "refs/remotes/" + short + "/HEAD",
    ].first { targets[$0] != nil }
  }
}

extension Repository {
  /// Reads all references, loose and packed.
  package borrowing func references() throws(GitError) -> References {
    let path = gitDirectory
    return try withPointers { (repository, _) throws(GitError) in
      let iterator = try Handle<ReferenceIteratorKind>(path) {
        git_reference_iterator_new(&$0, repository)
      }
      var all: [Reference] = []
      try iterator.withPointer { (iterator) throws(GitError) in
        while true {
          var raw: OpaquePointer?
          let code = git_reference_next(&raw, iterator)
          if code == GIT_ITEROVER.rawValue { return }
          try check(code, path)
          guard let raw else { return }
          defer { git_reference_free(raw) }
          if let reference = Reference(raw) { all.append(reference) }
        }
      }
      var head: OpaquePointer?
      defer { git_reference_free(head) }
      let code = git_reference_lookup(&head, repository, "HEAD")
      git_error_clear()
      return References(
        all: all, head: code == 0 ? head.flatMap { Reference($0) }?.target : nil)
    }
  }
}

extension Reference {
  fileprivate init?(_ raw: OpaquePointer) {
    name = String(cString: git_reference_name(raw))
    if let symbolic = git_reference_symbolic_target(raw) {
      target = .reference(String(cString: symbolic))
    } else if let oid = git_reference_target(raw) {
      target = .object(ObjectID(oid.pointee))
    } else {
      return nil
    }
  }
}
