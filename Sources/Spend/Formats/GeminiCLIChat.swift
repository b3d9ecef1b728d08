/// What is known of a session while its chat is read.
struct GeminiChat {
  private let file: SpendFile
  /// The session to which a subagent belongs, by the folder that its chat lies in.
  private let parent: String?
  private var id: String?
  private var start: Int64?
  private var isSubagent: Bool
  private var directory: String?
  private var hasLink = false

  init(_ file: SpendFile) {
    self.file = file
    // chats/<parent>/<id>.jsonl
    let path = file.path.split(separator: "/").suffix(3).map(String.init)
    parent = path.count == 3 && path[0] == "chats" ? path[1] : nil
    isSubagent = parent != nil
    directory = Self.root(of: file, isSubagent: parent != nil)
  }

  /// The project's directory, which stands in a file beside its chats.
  private static func root(of file: SpendFile, isSubagent: Bool) -> String? {
    let beside = isSubagent ? "../../.project_root" : "../.project_root"
    guard let sample = try? file.sibling(beside).sample() else { return nil }
    let text = String(decoding: sample.firstLine, as: UTF8.self)
    return text.hasPrefix("/") && sample.head.count < 4_096 ? text : nil
  }

  mutating func take(_ entry: GeminiEntry, number: Int?, into intake: inout SpendIntake) {
    // The first id stays: it is a part of what makes messages the same.
    id = id ?? entry.session
    start = start ?? entry.start
    isSubagent = isSubagent || entry.isSubagent
    directory = directory ?? entry.directory
    addLink(into: &intake)
    for _ in 0..<entry.others { intake.passOver() }
    for message in entry.messages { take(message, number, into: &intake) }
  }

  private mutating func addLink(into intake: inout SpendIntake) {
    guard !hasLink, let id, let parent, let start, id != parent else { return }
    hasLink = true
    intake.add(
      SessionLink(
        agent: GeminiCLIReader.agent, session: parent, target: .alias(id), time: start))
  }

  private func take(_ message: GeminiMessage, _ number: Int?, into intake: inout SpendIntake) {
    guard let counted = message.tokens else { return intake.passOver() }
    guard !counted.isMalformed else { return intake.skip(.badNumber, line: number) }
    let tokens = counted.tokens
    guard tokens.total > 0 else { return intake.passOver() }
    guard let id, let messageID = message.id else {
      return intake.skip(.missingIdentity, line: number)
    }
    guard let time = message.time else { return intake.skip(.badTime, line: number) }
    var hasher = RecordKeyHasher("gemini-cli-message")
    hasher.add(id)
    hasher.add(messageID)
    intake.add(
      SpendRecord(
        key: hasher.key, format: GeminiCLIReader.format, agent: GeminiCLIReader.agent,
        grain: .request,
        usage: Usage(model: message.model, tokens: tokens, isSidechain: isSubagent),
        origin: Origin(
          time: time, session: parent ?? id, directory: directory, fileStart: start,
          isSidechain: isSubagent)))
  }
}
