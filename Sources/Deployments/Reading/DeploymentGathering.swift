import JSONScanning

/// What is gathered while a file is read.
struct DeploymentGathering {
  /// Where a value of the file begins.
  struct Place: Comparable {
    var offset = 0
    /// Counted from 1.
    var element = 0

    static func < (first: Place, second: Place) -> Bool { first.offset < second.offset }
  }

  /// Why the whole file is refused, and where.
  struct Refusal {
    let offset: Int
    let message: String
    var hint: String?
  }

  let format: DeploymentFormat
  private(set) var observations: [DeploymentRecord] = []
  private(set) var refusal: Refusal?
  /// Where the value is that is being read.
  private(set) var place = Place()
  private var skipped: [DeploymentSkip.Reason: (count: Int, first: Place)] = [:]
  /// Names of repositories by how they are written: a file has many deployments of few.
  private var repositories: [String: String] = [:]

  init(_ format: DeploymentFormat) { self.format = format }

  /// Goes on with the value at `offset`.
  mutating func enter(at offset: Int) {
    place = Place(offset: offset, element: place.element + 1)
  }

  /// Takes a deployment, or counts why it is none.
  mutating func add(_ draft: DeploymentDraft, at origin: Place? = nil) {
    var draft = draft
    draft.repository = draft.repository.flatMap { repository($0) }
    switch draft.record(source: format) {
    case .success(let record): observations.append(record)
    case .failure(let reason): skip(reason, at: origin)
    }
  }

  /// Counts what was passed over.
  mutating func skip(_ reason: DeploymentSkip.Reason, at origin: Place? = nil) {
    let origin = origin ?? place
    let tally = skipped[reason] ?? (0, origin)
    skipped[reason] = (tally.count + 1, min(tally.first, origin))
  }

  /// Refuses the whole file, because of the value that is being read.
  mutating func refuse(_ message: String, hint: String? = nil) {
    if refusal == nil { refusal = Refusal(offset: place.offset, message: message, hint: hint) }
  }

  /// What was passed over; `line` gives the line of an offset.
  func skips(line: (Int) -> Int) -> [DeploymentSkip] {
    DeploymentSkip.Reason.allCases.compactMap { reason in
      skipped[reason].map {
        DeploymentSkip(
          reason: reason, count: $0.count, line: line($0.first.offset), element: $0.first.element)
      }
    }
  }

  private mutating func repository(_ text: String) -> String? {
    if let known = repositories[text] { return known.isEmpty ? nil : known }
    let name = RepositoryName.normalized(text)
    if repositories.count < 1_000 { repositories[text] = name ?? "" }
    return name
  }
}

/// Reads the values of a file in one format.
protocol DeploymentReader {
  init()

  /// Takes the value that comes next.
  ///
  /// - Throws: where the JSON is malformed.
  mutating func take(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>, into gathering: inout DeploymentGathering
  ) throws(JSONError)

  /// Takes what only all values together tell.
  mutating func finish(into gathering: inout DeploymentGathering)
}
