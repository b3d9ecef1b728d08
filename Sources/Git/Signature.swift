/// Who made or recorded a commit, and when: one `author` or `committer` line.
package struct Signature: Hashable, Sendable {
  /// The name as written, decoded as the commit's `encoding` says.
  package var name: String
  /// The e-mail address as written between the angle brackets, which may be empty.
  package var email: String
  /// Seconds since 1970-01-01 UTC; 0 where the line has no readable time, as git reads it.
  package var time: Int64

  package init(name: String, email: String, time: Int64) {
    self.name = name
    self.email = email
    self.time = time
  }
}
