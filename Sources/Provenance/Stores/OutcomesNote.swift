import Git

/// A spend note of this project, `outcomes.note.v1`; see `SpendNote`.
///
/// It says what was used and by whom, and nothing of lines. Of an agent's session it is one piece of
/// evidence, with the model that wrote most of the answers.
enum OutcomesNote: NoteFormat {
  static let name = "outcomes"
  static let reference = "refs/notes/outcomes"
  /// A larger note, in bytes, is made to take time: it would have the lines of 50,000 commits.
  private static let longest = 16 << 20

  static func read(
    _ note: Span<UInt8>, of id: ObjectID, into attribution: inout AttributionBuilder
  ) throws(StoreError) {
    guard note.count <= longest else { throw StoreError(message: "larger than \(longest) bytes") }
    let note = SpendNote(note)
    if let problem = note.problem { throw StoreError(message: problem) }
    let lines = note.lines
    var models: [[String]: SpendNoteLine] = [:]
    for line in lines {
      let session = [line.agent, line.session]
      if models[session].map({ $0.output < line.output }) ?? true { models[session] = line }
      attribution.add(RecordedUsage(line))
    }
    for session in models.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      if let line = models[session] { _ = attribution.place(of: Evidence(line)) }
    }
  }
}

/// The spend notes of a repository.
///
/// A note stays on a commit that was amended or rebased, and its lines are carried over to the new
/// one. Such a commit is no work of its own, and is not looked for; see `commits(in:)`.
struct OutcomesNoteStore: AttributionStore {
  static var name: String { OutcomesNote.name }

  private let notes: NoteStore<OutcomesNote>

  static func open(
    in repository: borrowing Repository, _ references: References, mainlineTree: ObjectID?
  ) throws(GitError) -> Self? {
    let notes = try NoteStore<OutcomesNote>.open(
      in: repository, references, mainlineTree: mainlineTree)
    return notes.map { Self(notes: $0) }
  }

  func attribution(
    of id: ObjectID, _ commit: Commit, evidence: [Evidence], in repository: borrowing Repository
  ) throws(StoreError) -> Attribution? {
    try notes.attribution(of: id, commit, evidence: evidence, in: repository)
  }

  func sources(of id: ObjectID, evidence: [Evidence]) -> [ObjectID?]? {
    notes.sources(of: id, evidence: evidence)
  }

  /// The newest commits that have all lines between them: where no reference reaches them, they
  /// are squashed or given up, and what they cost was spent.
  func commits(in repository: borrowing Repository) -> [ObjectID] {
    var known: [(time: Int64, id: ObjectID, usage: [RecordedUsage])] = []
    for id in notes.commits(in: repository) where repository.contains(id) {
      guard let commit = try? repository.commit(id) else { continue }
      let found = try? notes.attribution(of: id, in: repository)
      known.append((commit.committer.time, id, found?.usage ?? []))
    }
    var covered: Set<RecordedUsage.Identity> = []
    return known.sorted { ($0.time, $0.id) > ($1.time, $1.id) }.filter { note in
      let own = note.usage.compactMap(\.identity)
      defer { covered.formUnion(own) }
      return !covered.isSuperset(of: own)
    }.map(\.id)
  }
}

extension RecordedUsage {
  fileprivate init(_ line: SpendNoteLine) {
    self.init(
      agent: ToolNames.shared.agent(line.agent), model: line.model, session: line.session,
      input: line.input, cacheRead: line.cacheRead, cacheWrite: line.cacheWrite5m,
      output: line.output)
    cacheWrite1h = line.cacheWrite1h
    segment = Segment(from: line.from, until: line.until, nanos: line.nanos)
  }
}

extension Evidence {
  fileprivate init(_ line: SpendNoteLine) {
    self.init(
      level: .note, agent: ToolNames.shared.agent(line.agent), model: line.model,
      session: line.session,
      matched: "\(OutcomesNote.reference): \(line.agent):\(line.session) \(line.model ?? "")"
        .trimmed)
  }
}
