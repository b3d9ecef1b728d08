extension Detector {
  /// The evidence of a message alone, which need not be a commit's yet; see `evidence(in:)`.
  package func evidence(inMessage message: [UInt8]) -> [Evidence] {
    let reading = read(message)
    var found = lineEvidence(reading)
    if let branch = subjectEvidence(reading.scan.subject, in: reading.bytes.span) {
      found.append(branch)
    }
    return found.merged(with: [])
  }

  /// The agents that one trailer names, as a commit's would.
  package func agents(named key: String, _ value: [UInt8]) -> [String] {
    let line = Array("x\n\n\(key): ".utf8) + value
    return lineEvidence(read(line)).map(\.agent)
  }
}
