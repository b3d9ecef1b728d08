import CGit2

/// How one kind of libgit2 object is freed.
protocol HandleKind {
  static func free(_ raw: OpaquePointer)
}

/// The only owner of one libgit2 object; frees it exactly once.
///
/// The pointer is reachable only inside `withPointer`, so it cannot outlive its owner.
/// Not `Sendable`: a libgit2 object belongs to one thread at a time.
struct Handle<Kind: HandleKind>: ~Copyable {
  private let raw: OpaquePointer

  /// Takes over what `open` makes.
  ///
  /// - Throws: what libgit2 says, about `subject`.
  init(
    _ subject: @autoclosure () -> String, _ open: (inout OpaquePointer?) -> Int32
  ) throws(GitError) {
    var pointer: OpaquePointer?
    try check(open(&pointer), subject())
    guard let pointer else {
      throw GitError(subject: subject(), message: "libgit2 returned no object")
    }
    raw = pointer
  }

  borrowing func withPointer<Result: ~Copyable, Failure: Error>(
    _ body: (OpaquePointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(raw)
  }

  deinit { Kind.free(raw) }
}

enum RepositoryKind: HandleKind {
  static func free(_ raw: OpaquePointer) { git_repository_free(raw) }
}

enum ObjectDatabaseKind: HandleKind {
  static func free(_ raw: OpaquePointer) { git_odb_free(raw) }
}

enum ObjectKindHandle: HandleKind {
  static func free(_ raw: OpaquePointer) { git_odb_object_free(raw) }
}

enum ReferenceIteratorKind: HandleKind {
  static func free(_ raw: OpaquePointer) { git_reference_iterator_free(raw) }
}

enum ConfigurationKind: HandleKind {
  static func free(_ raw: OpaquePointer) { git_config_free(raw) }
}

enum ConfigurationIteratorKind: HandleKind {
  static func free(_ raw: OpaquePointer) { git_config_iterator_free(raw) }
}
