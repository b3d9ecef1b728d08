import CGit2

/// What an object of the store is.
package enum ObjectKind: Sendable {
  case commit, tree, blob, tag

  init?(_ type: git_object_t) {
    switch type {
    case GIT_OBJECT_COMMIT: self = .commit
    case GIT_OBJECT_TREE: self = .tree
    case GIT_OBJECT_BLOB: self = .blob
    case GIT_OBJECT_TAG: self = .tag
    default: return nil
    }
  }
}

/// The raw bytes of one object, kept until this is gone.
package final class Object {
  private enum Storage: ~Copyable {
    case library(Handle<ObjectKindHandle>)
    case pack(PackBytes)
  }

  private let storage: Storage

  init(_ handle: consuming Handle<ObjectKindHandle>) { storage = .library(handle) }

  init(_ bytes: PackBytes) { storage = .pack(bytes) }

  /// What the object is; `nil` for a type that git does not know.
  package var kind: ObjectKind? {
    switch storage {
    case .library(let handle): handle.withPointer { ObjectKind(git_odb_object_type($0)) }
    case .pack(let bytes): bytes.kind
    }
  }

  /// Calls `body` with the object's bytes, which are valid only there.
  package func withBytes<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withRawBytes { (raw) throws(Failure) in
      try body(raw.bindMemory(to: UInt8.self).span)
    }
  }

  func withRawBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    switch storage {
    case .library(let handle):
      try handle.withPointer { (pointer) throws(Failure) in
        try body(
          UnsafeRawBufferPointer(
            start: git_odb_object_data(pointer), count: git_odb_object_size(pointer)))
      }
    case .pack(let bytes):
      try body(bytes.bytes)
    }
  }
}
