import CSVScanning

/// LiteLLM's spend logs as a dump of the table `LiteLLM_SpendLogs` in CSV; see `LiteLLMRow`.
///
/// The columns `messages`, `response` and `proxy_server_request` hold prompts and answers: they are
/// passed over, as all columns are that have no name here.
package enum LiteLLMCSVReader: SpendReader {
  package static let format = SpendFormat.liteLLM

  enum Column: String, CaseIterable {
    case spend, model, user, status, metadata
    case request = "request_id"
    case prompt = "prompt_tokens"
    case completion = "completion_tokens"
    case start = "starttime"
    case modelGroup = "model_group"
    case endUser = "end_user"
    case session = "session_id"
    case cacheHit = "cache_hit"
    case tags = "request_tags"
  }

  private static let needed: [Column] = [.request, .spend, .start, .prompt]

  package static func recognises(_ sample: FileSample) -> Bool {
    sample.columnNames.isSuperset(of: needed.map(\.rawValue))
  }

  package static func read(
    _ file: SpendFile, into intake: inout SpendIntake
  ) throws(SpendFileError) {
    try file.forEachRow(requiring: needed, fieldLimit: 1 << 20, into: &intake) { intake, row in
      LiteLLMRow(row).take(line: row.line, into: &intake)
    }
  }
}

extension LiteLLMRow {
  init(_ row: CSVRow<LiteLLMCSVReader.Column>) {
    self.init()
    request = row.text(.request, limit: 400)
    spend = row.nanos(.spend, isMalformed: &isMalformed)
    prompt = row.count(.prompt, isMalformed: &isMalformed)
    completion = row.count(.completion, isMalformed: &isMalformed)
    time = row.time(.start)
    model = row.text(.model, limit: 400)
    modelGroup = row.text(.modelGroup, limit: 400)
    user = row.text(.user, limit: 400)
    endUser = row.text(.endUser, limit: 400)
    session = row.text(.session, limit: 400)
    status = row.text(.status)
    cacheHit = row.text(.cacheHit)
    metadata.read(Array(row[.metadata] ?? []))
    readTags(Array(row[.tags] ?? []))
  }
}
