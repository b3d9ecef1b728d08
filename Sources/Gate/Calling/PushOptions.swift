/// What a pusher says with `git push -o`.
///
/// ```
/// git push -o 'outcomes.waive=spend.recorded The log was lost with the machine'
/// ```
package enum PushOptions {
  /// A rule that a pusher asks to waive: untrusted text, as it was written.
  package struct Waive: Hashable, Sendable {
    package var rule: String
    /// Empty where none is given.
    package var reason: String

    package init(rule: String, reason: String) {
      (self.rule, self.reason) = (rule, reason)
    }
  }

  /// git hands over as many as a client sends; nobody waives so many rules.
  private static let most = 1_000

  /// The rules that the pusher asks to waive; options of other programs are passed over.
  ///
  /// The variables are those of the hook, as in githooks(5) under `pre-receive`.
  package static func waives(_ environment: [String: String]) -> [Waive] {
    let count = environment["GIT_PUSH_OPTION_COUNT"].flatMap { Int($0) } ?? 0
    return (0..<min(max(count, 0), most)).compactMap { index in
      environment["GIT_PUSH_OPTION_\(index)"].flatMap(waive)
    }
  }

  private static func waive(_ option: String) -> Waive? {
    let prefix = "outcomes.waive="
    guard option.hasPrefix(prefix) else { return nil }
    let words = option.dropFirst(prefix.count)
      .split(maxSplits: 1, whereSeparator: \.isWhitespace)
    guard let rule = words.first else { return nil }
    return Waive(rule: String(rule), reason: words.dropFirst().first.map(trimmed) ?? "")
  }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.drop(while: \.isWhitespace)
    let end = start.lastIndex { !$0.isWhitespace }
    return end.map { String(start[...$0]) } ?? ""
  }
}
