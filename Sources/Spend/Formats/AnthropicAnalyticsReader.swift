import JSONScanning

/// Anthropic's Claude Code Analytics: tokens and their list price by person, day and model.
///
/// `GET /v1/organizations/usage_report/claude_code` gives a page with one `data` entry for each
/// person or API key, kind of terminal, and local or remote work. Amounts are in cents. What was
/// written to a cache is not told apart by the time that it is kept.
package enum AnthropicAnalyticsReader: SpendReader {
  package static let format = SpendFormat.anthropicAnalytics

  private enum List: String, CaseIterable { case data }
  private static let lists = JSONKeys<List>()

  package static func recognises(_ sample: FileSample) -> Bool {
    ["model_breakdown", "core_metrics", "terminal_type"].contains { key in
      sample.hasRows(with: ["actor/type", key])
    }
  }

  package static func read(
    _ file: SpendFile, into intake: inout SpendIntake
  ) throws(SpendFileError) {
    var repeats = RepeatedRows()
    try ExportedJSON.forEachRow(in: file, under: lists, into: &intake) {
      (intake, json, bytes, place) throws(JSONError) in
      repeats.enter(place)
      let entry = try AnthropicAnalyticsEntry(&json, bytes)
      guard var models = entry.models, try models.enterArray(in: bytes) else {
        return intake.passOver()
      }
      var count = 0
      while try models.nextElement(in: bytes) {
        count += 1
        let model = try AnthropicAnalyticsModel(&models, bytes)
        take(model, of: entry, line: place.line, into: &intake, &repeats)
      }
      // A day on which nothing was asked.
      if count == 0 { intake.passOver() }
    }
  }

  private static func take(
    _ model: AnthropicAnalyticsModel, of entry: AnthropicAnalyticsEntry, line: Int?,
    into intake: inout SpendIntake, _ repeats: inout RepeatedRows
  ) {
    if let reason = model.reasonToSkip { return intake.skip(reason, line: line) }
    let cost = model.amount ?? 0
    guard model.tokens.total > 0 || cost > 0 else { return intake.passOver() }
    guard let time = entry.time else { return intake.skip(.badTime, line: line) }
    var key = RecordKeyHasher("anthropic-claude-code-analytics")
    key.add(time)
    entry.add(to: &key)
    key.add(model.name ?? "")
    let usage = Usage(
      model: model.name.map { intake.shared($0) }, tokens: model.tokens,
      // Nothing for something is no price.
      stated: cost > 0 ? StatedCost(nanos: cost, basis: .list) : nil)
    intake.add(
      SpendRecord(
        key: repeats.key(of: key), format: format, agent: "claude-code", grain: .userDay,
        usage: usage, origin: Origin(time: time, author: entry.email.map { intake.shared($0) })))
  }
}
