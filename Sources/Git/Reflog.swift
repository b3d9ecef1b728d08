import CGit2

/// One movement of a reference, as git-reflog(1) keeps it on the machine where it happened.
package struct ReflogEntry: Sendable {
  package let old: ObjectID
  package let new: ObjectID
  /// Who moved it, and when.
  package let email: String
  package let time: Int64
  /// Such as `commit (amend): subject` or `checkout: moving from main to topic`.
  package let message: String
}

extension Repository {
  /// How HEAD of this work tree moved, oldest first; empty where nobody kept it.
  package func headMovements() -> [ReflogEntry] {
    withPointers { repository, _ in
      guard let log = try? Handle<ReflogKind>("HEAD", { git_reflog_read(&$0, repository, "HEAD") })
      else { return [] }
      return log.withPointer { log in
        // libgit2 counts from the newest.
        (0..<git_reflog_entrycount(log)).reversed().compactMap { index in
          git_reflog_entry_byindex(log, index).flatMap { ReflogEntry($0) }
        }
      }
    }
  }
}

extension ReflogEntry {
  fileprivate init?(_ raw: OpaquePointer) {
    guard let old = git_reflog_entry_id_old(raw), let new = git_reflog_entry_id_new(raw) else {
      return nil
    }
    self.old = ObjectID(old.pointee)
    self.new = ObjectID(new.pointee)
    let signature = git_reflog_entry_committer(raw)
    email = signature?.pointee.email.map { String(cString: $0) } ?? ""
    time = signature?.pointee.when.time ?? 0
    message = git_reflog_entry_message(raw).map { String(cString: $0) } ?? ""
  }
}

enum ReflogKind: HandleKind {
  static func free(_ raw: OpaquePointer) { git_reflog_free(raw) }
}

enum WorktreeKind: HandleKind {
  static func free(_ raw: OpaquePointer) { git_worktree_free(raw) }
}
