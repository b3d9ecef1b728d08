/// What the lines of a paragraph are, read from the bottom up, and where its attribution begins.
struct AttributionScan {
  /// Whether a line was met that is neither trailer nor reference.
  private(set) var metText = false
  /// The topmost line of the runs of trailers that are known to be attribution.
  private var start: Int?
  /// The topmost line so far of the run that is being read.
  private var run: Int?
  private var runIsKnown = false
  /// Whether a run was met that may be prose; nothing above it is attribution.
  private var metUnknownRun = false
  private var metKnownRun = false
  private var metReference = false
  /// Whether the lowest line is a reference.
  private var endsInReference = false
  /// Whether indented lines were met whose first line is still to come.
  private var hasIndented = false

  mutating func take(_ line: Range<Int>, of message: Span<UInt8>) {
    switch LineKind(in: message, at: line.lowerBound) {
    case .indented: hasIndented = true
    case .written, .trailer:
      hasIndented = false
      run = line.lowerBound
      if !runIsKnown, let separator = message.separator(ofLineAt: line.lowerBound) {
        let key = message.trimmed(line.lowerBound..<separator)
        runIsKnown = AttributionKey.stands(in: message, at: key)
      }
    case .other:
      if !hasIndented, IssueReference.stands(in: message, at: line) {
        if run == nil, start == nil, !metUnknownRun { endsInReference = true }
        metReference = true
      } else {
        metText = true
      }
      endRun()
    }
  }

  /// A comment ends a trailer's continuation lines, but no run of trailers.
  mutating func takeComment() {
    guard hasIndented else { return }
    metText = true
    endRun()
  }

  /// Where the attribution begins; `nil` without any that git does not see.
  ///
  /// `top` is the first line of the paragraph, of which all was read or all up to some text.
  mutating func start(inParagraphAt top: Int) -> Int? {
    endRun()
    guard metText || hasIndented else { return metKnownRun && metReference ? top : nil }
    return endsInReference ? nil : start
  }

  private mutating func endRun() {
    guard let run else { return }
    if runIsKnown { metKnownRun = true } else { metUnknownRun = true }
    if !metUnknownRun { start = run }
    self.run = nil
    runIsKnown = false
  }
}
