import Foundation

/// The time of the run, or SOURCE_DATE_EPOCH (reproducible-builds.org).
///
/// - Throws: a `Failure` where the variable holds no number of seconds.
func runTime() throws(Failure) -> Int64 {
  guard let text = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"], !text.isEmpty else {
    return Int64(Date().timeIntervalSince1970)
  }
  guard let time = Int64(text), time >= 0 else {
    throw Failure(
      kind: .usage, message: "SOURCE_DATE_EPOCH '\(text)' is no number of seconds", hint: nil)
  }
  return time
}
