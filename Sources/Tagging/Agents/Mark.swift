/// What an agent's own hook leaves for the next commit in a work tree, where the agent tells its
/// hooks more than the commands that it runs.
///
/// ```
/// outcomes-mark 1
/// time 1772445600
/// agent gemini-cli
/// session 0b2f3c1e
/// model gemini-3-pro
/// ```
///
/// It is good for one commit, and for ten minutes.
package struct Mark: Hashable, Sendable {
  package let tag: AssistanceTag
  /// When it was left, in seconds since 1970-01-01 UTC.
  package let time: Int64

  package init(_ tag: AssistanceTag, time: Int64) {
    self.tag = tag
    self.time = time
  }

  /// The file that has it, below the git directory of the work tree.
  package static let file = "outcomes/mark"
  /// No file with a mark is larger, in bytes.
  package static let longest = 1_024
  /// Seconds for which it is good.
  package static let lifetime: Int64 = 600

  private static let heading = "outcomes-mark 1"

  /// Whether it is good at a time; a clock may have been a little ahead when it was left.
  package func isGood(at now: Int64) -> Bool {
    let (age, overflows) = now.subtractingReportingOverflow(time)
    return !overflows && (-60...Self.lifetime).contains(age)
  }

  /// Reads a mark; `nil` where the text is none, or names an agent that nobody knows.
  package init?(_ text: String) {
    let lines = text.split(separator: "\n")
    guard lines.first.map(String.init) == Self.heading else { return nil }
    var fields: [Substring: String] = [:]
    for line in lines.dropFirst() {
      guard let space = line.firstIndex(of: " ") else { return nil }
      fields[line[..<space]] = String(line[line.index(after: space)...])
    }
    guard let time = fields["time"].flatMap({ Int64($0) }),
      let agent = fields["agent"].flatMap({ KnownAgent.named($0) })
    else { return nil }
    self.init(
      AssistanceTag(agent: agent.slug, model: fields["model"], session: fields["session"]),
      time: time)
  }

  /// The text of the file.
  package var text: String {
    var lines = [Self.heading, "time \(time)", "agent \(tag.agent)"]
    if let session = tag.session { lines.append("session \(session)") }
    if let model = tag.model { lines.append("model \(model)") }
    return lines.joined(separator: "\n") + "\n"
  }
}
