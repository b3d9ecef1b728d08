import JSONScanning

/// Reading OpenAI's usage report and costs into records.
extension OpenAIReportRow {
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
    guard hasAmount ? amount ?? 0 > 0 : tokens.total > 0 && !isFree else {
      return intake.passOver()
    }
    guard let time = bucket.start else { return intake.skip(.badTime, line: bucket.line) }
    var key = RecordKeyHasher(hasAmount ? "openai-costs" : "openai-usage")
    key.add(time)
    key.add(bucket.end ?? 0)
    add(to: &key)
    let usage = Usage(
      model: model.map { intake.shared($0) }, tokens: hasAmount ? Tokens() : tokens,
      stated: amount.map { StatedCost(nanos: $0, basis: .billed) }, terms: terms)
    intake.add(
      SpendRecord(
        key: repeats.key(of: key), format: hasAmount ? .openAICosts : .openAIUsage,
        agent: "openai-api", grain: .bucket, usage: usage, origin: Origin(time: time)))
  }

  private var reasonToSkip: SkipReason? {
    if isMalformed || amount ?? 0 < 0 { return .badNumber }
    if hasAmount { return (currency ?? "USD").uppercased() == "USD" ? nil : .unknownCurrency }
    let isUsage = labels[.object]?.hasPrefix("organization.usage.") ?? false
    return isUsage && !hasTokens ? .missingAmount : nil
  }

  /// Moderation costs nothing, and its tokens are counted.
  private var isFree: Bool { labels[.object] == "organization.usage.moderations.result" }
}
