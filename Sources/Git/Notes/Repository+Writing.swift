import CGit2
import Glibc

extension Repository {
  /// Writes an object, unless it is there, and returns its id.
  borrowing func write(_ bytes: [UInt8], _ kind: ObjectKind) throws(GitError) -> ObjectID {
    try withPointers { (_, objects) throws(GitError) in
      var oid = git_oid()
      try check(
        git_odb_write(&oid, objects, bytes, bytes.count, kind.type), "a new \(kind)")
      return ObjectID(oid)
    }
  }

  /// The object that a reference names itself; `nil` where there is no such reference.
  ///
  /// - Throws: also where it names another reference.
  borrowing func target(of name: String) throws(GitError) -> ObjectID? {
    try withPointers { (repository, _) throws(GitError) in
      var raw: OpaquePointer?
      defer { git_reference_free(raw) }
      let code = git_reference_lookup(&raw, repository, name)
      guard code != GIT_ENOTFOUND.rawValue else {
        git_error_clear()
        return nil
      }
      try check(code, name)
      guard let oid = raw.flatMap({ git_reference_target($0) }) else {
        throw GitError(subject: name, message: "it names another reference")
      }
      return ObjectID(oid.pointee)
    }
  }

  /// Moves a reference, unless somebody else has moved it or is about to.
  ///
  /// Not by `git_reference_create_matching`: where there is no reference yet, libgit2 1.5 looks
  /// before it locks, and of two writers one is lost.
  ///
  /// - Parameters:
  ///   - name: the reference.
  ///   - old: what it names now; `nil` where it does not exist.
  ///   - new: what it shall name.
  ///   - committer: who moves it.
  ///   - message: the reflog's, which is kept as git keeps it (`core.logAllRefUpdates`).
  /// - Returns: whether it moved.
  /// - Throws: where it cannot be written.
  borrowing func move(
    _ name: String, from old: ObjectID?, to new: ObjectID, _ committer: Committer, message: String
  ) throws(GitError) -> Bool {
    // A signal in between would leave the lock behind, and nobody could write notes any more.
    let signals = BlockedSignals()
    defer { signals.restore() }
    let transaction = try withPointers { (repository, _) throws(GitError) in
      try Handle<TransactionKind>(name) { git_transaction_new(&$0, repository) }
    }
    return try transaction.withPointer { (transaction) throws(GitError) in
      let code = git_transaction_lock_ref(transaction, name)
      guard code != GIT_ELOCKED.rawValue else {
        git_error_clear()
        return false
      }
      try check(code, name)
      guard try target(of: name) == old else { return false }
      try committer.withSignature { (signature) throws(GitError) in
        var oid = new.oid
        try check(
          git_transaction_set_target(transaction, name, &oid, signature, "notes: \(message)"), name)
      }
      try check(git_transaction_commit(transaction), name)
      return true
    }
  }
}

/// Signals that wait until something short is done.
private struct BlockedSignals {
  private var before = sigset_t()

  init() {
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, &before)
  }

  func restore() {
    var before = before
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
}

extension ObjectKind {
  fileprivate var type: git_object_t {
    switch self {
    case .commit: GIT_OBJECT_COMMIT
    case .tree: GIT_OBJECT_TREE
    case .blob: GIT_OBJECT_BLOB
    case .tag: GIT_OBJECT_TAG
    }
  }
}

private enum TransactionKind: HandleKind {
  static func free(_ raw: OpaquePointer) { git_transaction_free(raw) }
}
