import Trailers

extension Detector {
  /// The lines of a message that are written as attribution, or meant as one.
  ///
  /// Lines with a key of the table, or a slip of a `CanonicalKey` at the end of the message;
  /// footers and links to sessions. They stand at the left margin; what git lists of squashed
  /// commits is indented, and is left out. Takes time linear in the length of the message.
  package func attributionLines(in message: [UInt8]) -> AttributionLines {
    let reading = read(message)
    let found = writtenLines(of: reading)
    var read = AttributionLines()
    guard !found.isEmpty else { return read }
    read.isOneLine = reading.isOneLine
    let bytes = reading.bytes.span
    let trailers = reading.trailers.trailers
    let isRevert = isRevert(reading.scan, in: reading.bytes.span)
    var next = 0
    for (index, written) in found.enumerated() {
      guard index < AttributionLines.mostRead, read.lines.count < AttributionLines.most else {
        read.isCut = true
        break
      }
      let start = written.range.lowerBound
      while next < trailers.count, trailers[next].range.lowerBound < start { next += 1 }
      let isTrailer = next < trailers.count && trailers[next].range.lowerBound == start
      let trailer = isTrailer ? trailers[next] : nil
      let place: AttributionLine.Place =
        isTrailer ? .trailer : (written.isQuoted || isRevert ? .quoted : .hidden)
      if let line = line(written, trailer, place, in: bytes) { read.lines.append(line) }
    }
    return read
  }

  /// What there is at the left margin, from top to bottom.
  private func writtenLines(of reading: Reading) -> [WrittenLine] {
    let bytes = reading.bytes.span
    let ends = EndLines(of: bytes, below: reading.scan.subject, markers: markers).lines
    var lines: [WrittenLine] = []
    for candidate in reading.scan.candidates {
      let start = candidate.range.lowerBound
      guard start == 0 || bytes[start - 1] == UInt8(ascii: "\n") else { continue }
      lines.append(WrittenLine(candidate, in: bytes))
      if lines.count > AttributionLines.mostRead { break }
    }
    guard !ends.isEmpty else { return lines }
    return (lines + ends.map(WrittenLine.init)).sorted {
      $0.range.lowerBound < $1.range.lowerBound
    }
  }
}

/// A line, before it is known what it claims.
private struct WrittenLine {
  /// `nil` for what claims nothing about agents.
  let kind: Candidate.Kind?
  let range: Range<Int>
  let value: Int
  let canonical: CanonicalKey?
  var isQuoted = false
  var isSlip = false
  var hasSpace = false

  init(_ candidate: Candidate, in message: Span<UInt8>) {
    kind = candidate.kind
    range = candidate.range
    isQuoted = candidate.isQuoted
    guard case .trailer(_, let value) = candidate.kind else {
      (value, canonical) = (range.lowerBound, nil)
      return
    }
    self.value = value
    var end = value - 1
    while end > range.lowerBound, message[end - 1].isSpace { end -= 1 }
    canonical = CanonicalKey(message, at: range.lowerBound..<end)
  }

  init(_ line: EndLine) {
    kind = line.canonical.rule.map { .trailer($0, value: line.value) }
    (range, value, canonical) = (line.range, line.value, line.canonical)
    (isSlip, hasSpace) = (line.isSlip, line.hasSpace)
  }
}

extension Detector {
  /// The line with what it claims; `nil` where it is prose after all, or attributes nothing.
  private func line(
    _ written: WrittenLine, _ trailer: Trailer?, _ place: AttributionLine.Place,
    in message: Span<UInt8>
  ) -> AttributionLine? {
    let claims = claims(of: written, in: message)
    guard written.canonical != nil || !claims.isEmpty else { return nil }
    // Anybody's word counts where git sees it only.
    if case .trailer(.word, _) = written.kind, trailer == nil { return nil }
    let value = trailer?.value ?? value(of: written, in: message)
    let text = String(decoding: value.prefix(AttributionLine.longestValue), as: UTF8.self)
    if written.hasSpace, let key = written.canonical, !isMeant(key, value, claims) { return nil }
    return AttributionLine(
      key: key(of: written, in: message), canonical: written.canonical,
      value: Evidence.excerpt(of: value), text: Evidence.excerpt(of: message.array(written.range)),
      place: place,
      claims: claims.map { .init(agent: $0.agent, model: $0.model, session: $0.session) },
      flaw: flaw(of: written, value, isTrailer: trailer != nil),
      unknownAgent: written.canonical.flatMap { unknownAgent(in: text, of: $0) })
  }

  private func claims(of written: WrittenLine, in message: Span<UInt8>) -> [Claim] {
    guard let kind = written.kind else { return [] }
    let claims = claims(of: Candidate(kind: kind, range: written.range), in: message).claims
    guard claims.isEmpty, case .trailer(.signer, let value) = kind else { return claims }
    return signer(in: value..<written.range.upperBound, of: message).map { [$0] } ?? []
  }

  private func flaw(
    of written: WrittenLine, _ value: [UInt8], isTrailer: Bool
  ) -> AttributionLine.Flaw? {
    if written.isSlip { return .key }
    guard isTrailer, let key = written.canonical else { return nil }
    return AttributionLine.Flaw(in: value, of: key)
  }

  /// Whether a line whose key has white space in it is more than prose.
  private func isMeant(_ key: CanonicalKey, _ value: [UInt8], _ claims: [Claim]) -> Bool {
    switch key {
    case .assistedBy, .generatedBy: !claims.isEmpty
    case .waiver: !value.isEmpty
    case .coAuthoredBy, .coDevelopedBy, .signedOffBy, .session:
      AttributionLine.Flaw(in: value, of: key) == nil
    }
  }

  private func value(of written: WrittenLine, in message: Span<UInt8>) -> [UInt8] {
    var (start, end) = (written.value, written.range.upperBound)
    while end > start, message[end - 1].isSpace { end -= 1 }
    while start < end, message[start].isSpace { start += 1 }
    return message.array(start..<end)
  }

  private func key(of written: WrittenLine, in message: Span<UInt8>) -> String {
    guard written.value > written.range.lowerBound else { return "" }
    let key = written.range.lowerBound..<written.value - 1
    return String(decoding: message.array(key), as: UTF8.self).trimmed
  }
}
