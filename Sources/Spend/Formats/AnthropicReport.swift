import JSONScanning

/// Reading Anthropic's usage and cost reports into records.
extension AnthropicReportRow {
  /// Reads a file of pages, whose rows may be of either report.
  ///
  /// - Throws: where the file cannot be read.
  static func read(
    _ file: SpendFile, into intake: inout SpendIntake
  ) throws(SpendFileError) {
    try ReportBuckets.forEachRow(in: file, into: &intake) {
      (intake, json, bytes, bucket, repeats) throws(JSONError) in
      try Self(&json, bytes).take(from: bucket, into: &intake, &repeats)
    }
  }

  private func take(
    from bucket: ReportBuckets.Bucket, into intake: inout SpendIntake,
    _ repeats: inout RepeatedRows
  ) {
    if let reason = reasonToSkip { return intake.skip(reason, line: bucket.line) }
    guard hasAmount ? amount ?? 0 > 0 : tokens.total > 0 || webSearches > 0 else {
      return intake.passOver()
    }
    guard let time = bucket.start ?? start else { return intake.skip(.badTime, line: bucket.line) }
    var key = RecordKeyHasher(hasAmount ? "anthropic-cost" : "anthropic-usage")
    key.add(time)
    key.add(bucket.end ?? end ?? 0)
    add(to: &key)
    var usage = hasAmount ? Usage(model: labels[.model], tokens: Tokens()) : self.usage
    usage.stated = amount.map { StatedCost(nanos: $0, basis: .billed) }
    usage.model = usage.model.map { intake.shared($0) }
    // Reports of people are asked for with `products[]=claude_code`, and do not say so.
    if actor != nil, labels[.product] == nil { usage.accuracy = .approximate }
    intake.add(
      SpendRecord(
        key: repeats.key(of: key), format: hasAmount ? .anthropicCost : .anthropicUsage,
        agent: agent, grain: actor == nil ? .bucket : .userDay, usage: usage,
        origin: Origin(time: time, author: actor?.email.map { intake.shared($0) })))
  }

  private var reasonToSkip: SkipReason? {
    if isMalformed || amount ?? 0 < 0 { return .badNumber }
    if hasAmount, labels[.currency, default: "USD"].uppercased() != "USD" {
      return .unknownCurrency
    }
    return nil
  }

  private var agent: String {
    switch labels[.product] {
    case "claude_code": "claude-code"
    case nil where actor != nil: "claude-code"
    default: "anthropic-api"
    }
  }
}
