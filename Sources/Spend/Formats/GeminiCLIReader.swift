import JSONScanning

/// Reads the chats of Gemini CLI (`~/.gemini/tmp/<project>/chats`): a line for each message and
/// each change, or one document, as versions before the middle of 2026 wrote.
///
/// A message is written again whenever something is added to it, `$set` repeats all messages after
/// a compression, and a document that is taken up again is copied to lines: the session's and the
/// message's id say which are the same.
///
/// `$rewindTo` takes messages back, and nothing is subtracted: what the conversation no longer
/// holds was asked for, answered and paid. The same goes for messages that `$set` leaves out.
///
/// The shapes: https://github.com/google-gemini/gemini-cli,
/// packages/core/src/services/chatRecordingTypes.ts.
package enum GeminiCLIReader: SpendReader {
  package static let format = SpendFormat.geminiCLI
  static let agent = "gemini-cli"

  package static func recognises(_ sample: FileSample) -> Bool {
    let texts = sample.firstTexts(of: keys)
    return texts[.sessionId] != nil && texts[.projectHash] != nil
  }

  package static func read(
    _ file: SpendFile, into intake: inout SpendIntake
  ) throws(SpendFileError) {
    var chat = GeminiChat(file)
    guard try isIndented(file.sample()) else {
      return try file.forEachLine(into: &intake) { intake, bytes, number throws(JSONError) in
        chat.take(try GeminiEntry(bytes), number: number, into: &intake)
      }
    }
    let content = try file.content()
    do throws(JSONError) {
      chat.take(try GeminiEntry(content.span), number: nil, into: &intake)
    } catch {
      intake.skip(SkipReason(error))
    }
  }

  /// Whether one document is spread over lines.
  private static func isIndented(_ sample: FileSample) -> Bool {
    sample.firstLine.filter { $0 > 0x20 } == [UInt8(ascii: "{")]
  }

  private enum Key: String, CaseIterable { case sessionId, projectHash }
  private static let keys = JSONKeys<Key>()
}
