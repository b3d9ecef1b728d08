import JSONScanning

/// Reads the sessions of Pi (`~/.pi/agent/sessions`): a header, and a line for each message.
///
/// A branched session is a new file that begins with copies of the messages so far. Their ids are
/// no help, since old files get new ones when they are brought up to date; the time that stands in
/// a message, its model and its tokens stay the same, and say which are copies.
///
/// The shapes: https://github.com/badlogic/pi-mono, packages/coding-agent/docs/session.md.
package enum PiReader: SpendReader {
  package static let format = SpendFormat.pi
  static let agent = "pi"

  package static func recognises(_ sample: FileSample) -> Bool {
    let texts = sample.firstTexts(of: keys)
    return texts[.type] == "session" && texts[.id] != nil && texts[.cwd] != nil
  }

  package static func read(
    _ file: SpendFile, into intake: inout SpendIntake
  ) throws(SpendFileError) {
    var header: PiEntry?
    try file.forEachLine(into: &intake) { intake, bytes, number throws(JSONError) in
      guard let entry = try PiEntry(bytes) else { return intake.passOver() }
      switch entry.kind {
      case .session: header = header ?? entry
      case .message: take(entry, of: header, number, into: &intake)
      }
    }
  }

  private static func take(
    _ entry: PiEntry, of header: PiEntry?, _ number: Int, into intake: inout SpendIntake
  ) {
    guard entry.isAssistant, entry.hasUsage else { return intake.passOver() }
    guard !entry.isMalformed else { return intake.skip(.badNumber, line: number) }
    guard entry.tokens.total > 0 else {
      return entry.total > 0 ? intake.skip(.missingAmount, line: number) : intake.passOver()
    }
    guard let session = header?.id else { return intake.skip(.missingIdentity, line: number) }
    guard let time = entry.time else { return intake.skip(.badTime, line: number) }
    intake.add(
      SpendRecord(
        key: entry.key(at: time), format: format, agent: agent, grain: .request,
        usage: Usage(
          model: entry.model, tokens: entry.tokens,
          stated: entry.cost.map { StatedCost(nanos: $0, basis: .estimate) }),
        origin: Origin(
          time: time, session: session, directory: header?.directory,
          fileStart: header?.writtenAt)))
  }

  private enum Key: String, CaseIterable { case type, id, cwd }
  private static let keys = JSONKeys<Key>()
}
