import JSONScanning

/// Cursor's usage events: one for each request of a team's members.
///
/// `POST /teams/filtered-usage-events` of the Admin API has them in `usageEvents`, the dashboard's
/// own export in `usageEventsDisplay`. Amounts are in cents.
package enum CursorEventsReader: SpendReader {
  package static let format = SpendFormat.cursorEvents

  private enum List: String, CaseIterable { case usageEvents, usageEventsDisplay }
  private static let lists = JSONKeys<List>()

  package static func recognises(_ sample: FileSample) -> Bool {
    sample.hasRows(under: [], with: ["usageEvents"])
      || sample.hasRows(under: [], with: ["usageEventsDisplay"])
      || sample.hasRows(under: [], with: ["timestamp", "model", "isTokenBasedCall"])
  }

  package static func read(
    _ file: SpendFile, into intake: inout SpendIntake
  ) throws(SpendFileError) {
    try ExportedJSON.forEachRow(in: file, under: lists, into: &intake) {
      (intake, json, bytes, place) throws(JSONError) in
      take(try CursorEvent(&json, bytes), line: place.line, into: &intake)
    }
  }

  private static func take(_ event: CursorEvent, line: Int?, into intake: inout SpendIntake) {
    guard !event.isMalformed else { return intake.skip(.badNumber, line: line) }
    guard event.tokens.total > 0 || event.stated != nil else {
      // A request that was not counted in tokens: a plan's quota paid, nobody says how much.
      return event.requests ? intake.skip(.missingAmount, line: line) : intake.passOver()
    }
    guard let time = event.time else { return intake.skip(.badTime, line: line) }
    let usage = Usage(
      model: event.labels[.model].map { intake.shared($0) }, tokens: event.tokens,
      stated: event.stated)
    let origin = Origin(
      time: time, session: event.labels[.conversationId].map { intake.shared($0) },
      author: EmailAddress.normalized(event.labels[.userEmail]).map { intake.shared($0) })
    intake.add(
      SpendRecord(
        key: RecordKey(cursorEventAt: time, usage), format: format, agent: "cursor",
        grain: .request, usage: usage,
        origin: origin))
  }
}
