import JSONScanning

/// Reads the events of GitHub Copilot CLI (`~/.copilot/session-state/<id>/events.jsonl`).
///
/// Calls are summed: when it ends, the program writes down what each model used
/// (`session.shutdown`). Sessions that are taken up again have several such sums. Versions differ in
/// whether a sum goes on from the last one or begins anew, and both are seen in the wild; see
/// `CopilotCLISession`. Events with the same id are one, so that lines that were written twice do not
/// look like a sum that begins anew.
///
/// Since version 1.0.69, a database (`session-store.db`) has each call of the same sessions. What is
/// read here has the grain of sessions, so that those calls count where both are read.
package enum CopilotCLIReader: SpendReader {
  package static let format = SpendFormat.copilotCLI
  static let agent = "copilot"

  package static func recognises(_ sample: FileSample) -> Bool {
    sample.firstTexts(of: keys)[.type] == "session.start" && sample.contains("\"sessionId\"")
  }

  package static func read(
    _ file: SpendFile, into intake: inout SpendIntake
  ) throws(SpendFileError) {
    var session = CopilotCLISession()
    defer { session.finish(into: &intake) }
    try file.forEachLine(into: &intake) { intake, bytes, number throws(JSONError) in
      guard let event = try CopilotCLIEvent(bytes) else { return intake.passOver() }
      session.take(event, number: number, into: &intake)
    }
  }

  private enum Key: String, CaseIterable { case type }
  private static let keys = JSONKeys<Key>()
}
