import CGit2
import Glibc

extension Repository {
  /// A larger note, in bytes, is not read, and so not changed.
  private static var longestNote: Int { 16 << 20 }
  /// So often others may move the reference before it is given up.
  private static var mostAttempts: Int { 400 }

  /// Changes notes of some objects in one commit on top of a notes reference.
  ///
  /// git-notes(1): a commit whose tree has a blob for each object, under the object's id. What
  /// stands somewhere in that tree is replaced where it stands; a new note goes to `ab/cdef…`, since
  /// in a flat tree of 10,000 notes each commit would cost 300 kB. The reference moves only from
  /// the commit that was read, so that any number of these at once lose nothing. git's own commands
  /// do not look: `git notes add` (2.39) drops what others wrote while it ran. Nothing is written
  /// where nothing changes.
  ///
  /// - Parameters:
  ///   - ids: the objects whose notes are wanted.
  ///   - reference: such as `refs/notes/commits`.
  ///   - message: the message of the commit, in one line, and of the reflog.
  ///   - change: from the notes that are there to those that shall be, by object; objects that it
  ///     leaves out keep theirs. Called again where somebody else was faster.
  /// - Throws: where something on the way is damaged, or nothing can be written.
  package borrowing func updateNotes(
    of ids: [ObjectID], in reference: String, message: String,
    _ change: ([ObjectID: [UInt8]]) -> [ObjectID: [UInt8]]
  ) throws(GitError) {
    let committer = Committer(around: gitDirectory)
    for attempt in 1...Self.mostAttempts {
      let old = try target(of: reference)
      let tree = try old.map { (id) throws(GitError) in try commit(id).tree }
      var notes = EditedNotes(tree)
      let current = try read(ids, from: &notes)
      let wanted = change(current).filter { current[$0.key] != $0.value }
      guard !wanted.isEmpty else { return }
      for (id, text) in wanted.sorted(by: { $0.key < $1.key }) {
        try notes.set(try write(text, .blob), as: id, in: self)
      }
      let new = try write(
        committer.commit(of: try notes.write(in: self), parent: old, message: message), .commit)
      if try move(reference, from: old, to: new, committer, message: message) { return }
      pause(after: attempt)
    }
    throw GitError(subject: reference, message: "others kept it moving, or it is locked")
  }

  /// The notes of some objects as they stand; objects without a note are left out.
  ///
  /// - Parameters:
  ///   - ids: the objects.
  ///   - reference: such as `refs/notes/commits`.
  /// - Returns: the bytes of the notes; where one object has several, one after the other.
  /// - Throws: where something on the way is missing, damaged or too large.
  package borrowing func notes(
    of ids: [ObjectID], in reference: String
  ) throws(GitError) -> [ObjectID: [UInt8]] {
    guard let tip = try target(of: reference) else { return [:] }
    var notes = EditedNotes(try commit(tip).tree)
    return try read(ids, from: &notes)
  }

  private borrowing func read(
    _ ids: [ObjectID], from notes: inout EditedNotes
  ) throws(GitError) -> [ObjectID: [UInt8]] {
    var texts: [ObjectID: [UInt8]] = [:]
    for id in ids where texts[id] == nil {
      var text: [UInt8] = []
      let blobs = try notes.blobs(of: id, in: self)
      for blob in blobs {
        guard let object = try object(blob, limit: Self.longestNote) else {
          throw GitError(subject: blob.hex, message: "larger than \(Self.longestNote) bytes")
        }
        // As git puts two notes together.
        if !text.isEmpty { text.append(UInt8(ascii: "\n")) }
        object.withRawBytes { text += $0 }
      }
      if !blobs.isEmpty { texts[id] = text }
    }
    return texts
  }

  /// Each waits for a time of its own, so that they do not meet again.
  private func pause(after attempt: Int) {
    usleep(UInt32.random(in: 0...UInt32(min(attempt, 30)) * 1_000))
  }
}
