import JSONScanning

/// The log of calls of models on Amazon Bedrock: one object on a line, as it lies in S3, plain or
/// compressed with gzip.
///
/// The log holds whole requests and answers; of the answers only `usage` is read.
package enum BedrockReader: SpendReader {
  package static let format = SpendFormat.bedrock

  /// A larger compressed file, in bytes, is not read, nor one that becomes larger than
  /// `SpendFile.documentLimit`.
  private static let compressedLimit = 64 << 20

  package static func recognises(_ sample: FileSample) -> Bool {
    var sample = sample
    if Gunzip.isCompressed(sample.head) {
      sample = FileSample(path: sample.path, head: Gunzip.beginning(sample.head))
    }
    return sample.contains("\"ModelInvocationLog\"")
      && ["requestId", "modelId", "accountId", "schemaVersion", "input"].contains {
        sample.hasRows(under: [], with: ["schemaType", $0])
      }
  }

  package static func read(
    _ file: SpendFile, into intake: inout SpendIntake
  ) throws(SpendFileError) {
    guard try Gunzip.isCompressed(file.sample().head) else {
      return try ExportedJSON.forEachObject(in: file, into: &intake, take)
    }
    let compressed = try file.content(limit: compressedLimit)
    guard let content = Gunzip.inflate(compressed, limit: SpendFile.documentLimit) else {
      return intake.skip(.compressed)
    }
    ExportedJSON.forEachObject(in: content, into: &intake, take)
  }

  private static func take(
    _ intake: inout SpendIntake, _ json: inout JSONScanner, _ bytes: Span<UInt8>,
    _ place: ExportedJSON.Place
  ) throws(JSONError) {
    let call = try BedrockCall(&json, bytes)
    guard call.isCall else { return intake.passOver() }
    guard !call.isMalformed else { return intake.skip(.badNumber, line: place.line) }
    let tokens = call.tokens
    guard tokens.total > 0 else {
      // A call that failed costs nothing; images and videos are not counted in tokens.
      return call.hasFailed || call.hasCounts
        ? intake.passOver() : intake.skip(.missingAmount, line: place.line)
    }
    guard let id = call.labels[.requestId] else {
      return intake.skip(.missingIdentity, line: place.line)
    }
    guard let time = call.time else { return intake.skip(.badTime, line: place.line) }
    var key = RecordKeyHasher("bedrock")
    key.add(id)
    let usage = Usage(
      model: call.model.map { intake.shared($0) }, tokens: tokens, accuracy: call.accuracy)
    intake.add(
      SpendRecord(
        key: key.key, format: format, agent: "bedrock", grain: .request, usage: usage,
        origin: Origin(time: time, author: call.author.map { intake.shared($0) })))
  }
}
