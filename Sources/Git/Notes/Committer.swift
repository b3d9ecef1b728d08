import CGit2
import Glibc

/// Who signs what this program commits, and when: whom git would name.
struct Committer {
  let name: String
  let email: String
  /// Seconds since 1970-01-01 UTC; no time zone is written, since it says where somebody is.
  let time: Int64

  /// Who works in the repository around `directory`: by the environment, then by git's
  /// configuration; where neither says, the program itself.
  init(around directory: String) {
    let name = Self.setting("GIT_COMMITTER_NAME", "user.name", directory)
    let email = Self.setting("GIT_COMMITTER_EMAIL", "user.email", directory)
    (self.name, self.email) = (name ?? "outcomes", email ?? "outcomes@localhost")
    time = Int64(Glibc.time(nil))
  }

  /// The bytes of a commit.
  func commit(of tree: ObjectID, parent: ObjectID?, message: String) -> [UInt8] {
    let signature = "\(name) <\(email)> \(time) +0000"
    let lines = ["tree \(tree.hex)"] + (parent.map { ["parent \($0.hex)"] } ?? [])
    return Array(
      (lines + ["author \(signature)", "committer \(signature)", "", message, ""])
        .joined(separator: "\n").utf8)
  }

  /// The same for a reflog.
  func withSignature<Result>(
    _ body: (UnsafePointer<git_signature>) throws(GitError) -> Result
  ) throws(GitError) -> Result {
    var raw: UnsafeMutablePointer<git_signature>?
    try check(git_signature_new(&raw, name, email, time, 0), "\(name) <\(email)>")
    defer { git_signature_free(raw) }
    guard let raw else { throw GitError(subject: name, message: "libgit2 returned no signature") }
    return try body(raw)
  }

  private static func setting(
    _ variable: String, _ setting: String, _ directory: String
  ) -> String? {
    [
      getenv(variable).map { String(cString: $0) },
      (try? GitVariable.text(setting, around: directory)) ?? nil,
    ].compactMap { $0 }.map(clean).first { !$0.isEmpty }
  }

  /// Without what ends a field of a signature, and without what git takes off its ends.
  private static func clean(_ text: String) -> String {
    let kept = text.unicodeScalars.filter { $0.value >= 0x20 && $0 != "<" && $0 != ">" }
    let crud: Set<Unicode.Scalar> = [" ", ".", ",", ":", ";", "\"", "'", "\\"]
    let start = kept.firstIndex { !crud.contains($0) } ?? kept.endIndex
    let end = kept.lastIndex { !crud.contains($0) }.map { kept.index(after: $0) } ?? start
    return String(String.UnicodeScalarView(kept[start..<end]))
  }
}
