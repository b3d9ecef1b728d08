import ArgumentParser
import Foundation
import Reports

/// Why a command ends without its result, and with which exit code.
struct Failure: Error, Codable, Sendable {
  enum Kind: Int32, Codable {
    /// The configuration or a policy is wrong.
    case configuration = 2
    /// The repository or an input cannot be read whole.
    case unreadable = 3
    /// The ledger cannot be opened, read or written.
    case ledger = 4
    /// An option or argument is wrong; the number is `EX_USAGE` of sysexits(3).
    case usage = 64
  }

  var kind: Kind
  /// What failed: lower case, the subject in single quotes, no full stop.
  var message: String
  /// What to do next.
  var hint: String?

  /// Writes the failure on standard error; it may quote a repository's own text.
  func report() {
    standardError("error: " + visible(message))
    if let hint { standardError("hint: " + visible(hint)) }
  }
}

/// Writes one line on standard error.
func standardError(_ line: String) {
  FileHandle.standardError.write(Data((line + "\n").utf8))
}

/// Writes one line on standard output.
func standardOutput(_ line: String) {
  FileHandle.standardOutput.write(Data((line + "\n").utf8))
}
