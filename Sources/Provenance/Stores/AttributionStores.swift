package import Git

/// Everything that the attribution stores of a repository say of its commits.
///
/// A value: made once, and asked for every commit, from several threads.
package struct AttributionStores: Sendable {
  /// Every store that is known; the first to name an agent, a model and a session explains it.
  private static let kinds: [any AttributionStore.Type] = [
    NoteStore<GitAINote>.self,
    NoteStore<AgentBlameNote>.self,
    NoteStore<WhogititNote>.self,
    NoteStore<AgentTraceNote>.self,
    AgentTraceFile.self,
    EntireStore.self,
    AGiTrackStore.self,
    OutcomesNoteStore.self,
  ]

  private var stores: [any AttributionStore] = []
  /// The place of each of them in `kinds`.
  private var places: [Int32] = []
  /// The commits that the stores name, sorted, each once; they may be gone from the repository.
  package private(set) var commits: [ObjectID] = []
  /// What could not be read when the stores were opened.
  package private(set) var problems: [StoreProblem] = []

  /// No stores.
  package init() {}

  /// Opens the stores of a repository; one that cannot be read becomes a problem.
  ///
  /// - Parameters:
  ///   - repository: the repository.
  ///   - references: its references.
  ///   - mainlineTree: the tree of the mainline's tip, if there is one.
  ///   - namesCommits: whether `commits` is asked for; who knows the commits saves the time.
  package init(
    _ repository: borrowing Repository, _ references: References, mainlineTree: ObjectID?,
    namesCommits: Bool = true
  ) {
    for (place, kind) in Self.kinds.enumerated() {
      do throws(GitError) {
        let opened = try kind.open(in: repository, references, mainlineTree: mainlineTree)
        guard let opened else { continue }
        stores.append(opened)
        places.append(Int32(place))
        problems += opened.problems
      } catch {
        problems.append(
          StoreProblem(store: kind.name, commit: nil, message: error.description))
      }
    }
    guard namesCommits else { return }
    var named: Set<ObjectID> = []
    for store in stores { named.formUnion(store.commits(in: repository)) }
    commits = named.sorted()
  }

  /// Whether there is nothing to ask; some stores are in the messages of commits, and always there.
  package var isEmpty: Bool { stores.isEmpty }

  /// What all stores together say of a commit, and what could not be read of it.
  ///
  /// Evidence of the same agent, model and session is one. Where two stores speak of the same line,
  /// both are kept.
  ///
  /// - Parameters:
  ///   - id: the commit's id.
  ///   - commit: the commit.
  ///   - evidence: what the detector found in it.
  ///   - repository: the repository, which belongs to the calling thread.
  /// - Returns: the union of what the stores say, and the problems.
  package func attribution(
    of id: ObjectID, _ commit: Commit, evidence: [Evidence], in repository: borrowing Repository
  ) -> (attribution: Attribution, problems: [StoreProblem]) {
    var union = AttributionBuilder()
    var problems: [StoreProblem] = []
    for store in stores {
      do throws(StoreError) {
        let found = try store.attribution(of: id, commit, evidence: evidence, in: repository)
        if let found { try union.add(found) }
      } catch {
        problems.append(
          StoreProblem(store: type(of: store).name, commit: id, message: error.message))
      }
    }
    return (union.attribution, problems)
  }

  /// What `attribution` is read from for a commit, beside the commit itself: the same sources, the
  /// same answer.
  ///
  /// `evidence` is what the detector found in the commit. `nil` where a store cannot tell.
  package func sources(of id: ObjectID, evidence: [Evidence]) -> [StoreSource]? {
    var sources: [StoreSource] = []
    for (store, place) in zip(stores, places) {
      guard let objects = store.sources(of: id, evidence: evidence) else { return nil }
      for object in objects { sources.append(StoreSource(store: place, object: object)) }
    }
    return sources
  }
}
