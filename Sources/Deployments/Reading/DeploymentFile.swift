import JSONScanning

/// Files of deployments, in any format that is known.
package enum DeploymentFile {
  /// Reads a file, whose format its content tells.
  ///
  /// What the exports of other tools have that is no deployment is counted in `skips`. In the
  /// project's own forms, JSON lines and CSV, it fails the file: whoever wrote it can mend it.
  ///
  /// - Parameters:
  ///   - bytes: the content.
  ///   - file: what errors call it.
  /// - Returns: the deployments, sorted by time.
  /// - Throws: `DeploymentFailure` where the file is in no format that is known, or is damaged.
  package static func read(
    _ bytes: [UInt8], file: String
  ) throws(DeploymentFailure) -> DeploymentIntake {
    let span = bytes.span
    guard let isJSON = JSONDocuments.isJSON(span) else { return DeploymentIntake() }
    guard isJSON else { return try CSVDeployments.read(bytes, file: file) }
    let probe: FormatProbe.Finding
    var gathering: DeploymentGathering?
    do throws(JSONError) {
      probe = try FormatProbe.finding(in: span)
      if let format = probe.format { gathering = try gather(span, format) }
    } catch {
      throw DeploymentFailure(error, in: span, file: file)
    }
    guard let gathering else {
      guard probe.isEmpty else { throw DeploymentFailure(unknownIn: file) }
      return DeploymentIntake()
    }
    if let refusal = gathering.refusal {
      throw DeploymentFailure(
        file: file, line: line(of: refusal.offset, in: span), message: refusal.message,
        hint: refusal.hint)
    }
    return DeploymentIntake(
      records: DeploymentMerging.merged(gathering.observations), format: gathering.format,
      skips: gathering.skips { line(of: $0, in: span) })
  }

  private static func gather(
    _ bytes: Span<UInt8>, _ format: DeploymentFormat
  ) throws(JSONError) -> DeploymentGathering {
    switch format {
    case .github: try gather(bytes, format, GitHubReader())
    case .gitlab: try gather(bytes, format, GitLabReader())
    case .argocd: try gather(bytes, format, ArgoCDReader())
    case .flux: try gather(bytes, format, FluxReader())
    case .cdevents: try gather(bytes, format, CDEventsReader())
    case .devlake: try gather(bytes, format, DevLakeReader())
    case .lines, .csv, .record: try gather(bytes, .lines, LinesReader())
    }
  }

  private static func gather(
    _ bytes: Span<UInt8>, _ format: DeploymentFormat, _ reader: some DeploymentReader
  ) throws(JSONError) -> DeploymentGathering {
    var (reader, gathering) = (reader, DeploymentGathering(format))
    try JSONDocuments.forEachValue(in: bytes) { (json, bytes) throws(JSONError) in
      gathering.enter(at: json.position)
      try reader.take(&json, bytes, into: &gathering)
      return gathering.refusal == nil
    }
    reader.finish(into: &gathering)
    return gathering
  }

  /// The line of an offset, counted from 1.
  static func line(of offset: Int, in bytes: Span<UInt8>) -> Int {
    var line = 1
    for index in 0..<min(offset, bytes.count) where bytes[index] == UInt8(ascii: "\n") { line += 1 }
    return line
  }
}

extension DeploymentFailure {
  init(_ error: JSONError, in bytes: Span<UInt8>, file: String) {
    self.init(
      file: file, line: DeploymentFile.line(of: error.offset, in: bytes),
      message: error.reason.rawValue,
      hint: "write or fetch the file again: half of the deployments would give wrong numbers")
  }

  init(unknownIn file: String) {
    self.init(
      file: file, message: "it is in no format that is known",
      hint: "give deployments as JSON of GitHub, GitLab, Argo CD, Flux, CDEvents or DevLake, "
        + "as CSV, or as lines such as {\"commit\": \"<40 digits>\", \"finished_at\": "
        + "\"2026-03-02T10:00:00Z\"}")
  }
}
