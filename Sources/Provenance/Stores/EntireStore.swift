import Git
import JSONScanning

/// The checkpoints of the Entire CLI, which a commit names by an `Entire-Checkpoint` trailer.
///
/// A checkpoint is a directory: `metadata.json`, and beside it one `<n>/metadata.json` for every
/// session of an agent; the oldest have no such directories, and one session in `metadata.json`.
///
/// A checkpoint says that these sessions took part in the commit, not which lines are theirs. Its
/// count of the agent's lines is no evidence against it: in entireio/cli, 79 % of the commits
/// whose checkpoints count none have an agent as co-author, but 42 % of those that count some.
///
/// A trailer without a checkpoint, as a rebase or another clone leaves it, is no note.
struct EntireStore: AttributionStore {
  static let name = "entire"

  /// More sessions are made to fill the memory; the most in a real checkpoint are 22.
  private static let mostSessions = 1_000
  private static let longest = 16 << 20

  private let checkpoints: EntireCheckpoints

  static func open(
    in repository: borrowing Repository, _ references: References, mainlineTree: ObjectID?
  ) throws(GitError) -> Self? {
    let checkpoints = try EntireCheckpoints(in: repository, references)
    return checkpoints.isEmpty ? nil : Self(checkpoints: checkpoints)
  }

  private static let key = Array("entire-checkpoint".utf8)

  func attribution(
    of id: ObjectID, _ commit: Commit, evidence: [Evidence], in repository: borrowing Repository
  ) throws(StoreError) -> Attribution? {
    let named = Self.checkpoints(in: evidence)
    guard !named.isEmpty else { return nil }
    var builder = AttributionBuilder()
    do throws(GitError) {
      for id in named {
        guard let tree = try checkpoints.tree(of: id, in: repository) else { continue }
        try add(id, tree, to: &builder, in: repository)
      }
    } catch {
      throw StoreError(error)
    }
    return builder.attribution
  }

  func sources(of id: ObjectID, evidence: [Evidence]) -> [ObjectID?]? {
    evidence.isEmpty ? [] : Self.checkpoints(in: evidence).map { checkpoints.object(of: $0) }
  }

  /// The checkpoints that trailers name, each once.
  private static func checkpoints(in evidence: [Evidence]) -> [String] {
    var named: [String] = []
    for trailer in evidence {
      if let id = trailer.session, !named.contains(id),
        trailer.matched.utf8.starts(with: key, by: { $0.lowercased == $1 })
      {
        named.append(id)
      }
    }
    return named
  }

  private func add(
    _ id: String, _ tree: ObjectID, to builder: inout AttributionBuilder,
    in repository: borrowing Repository
  ) throws(GitError) {
    let entries = try repository.entries(ofTree: tree)
    let directories = entries.filter { $0.mode == .directory && $0.name.allSatisfy(\.isDigit) }
    guard !directories.isEmpty else {
      try addSession(id, in: entries, to: &builder, repository)
      return
    }
    for directory in directories.prefix(Self.mostSessions) {
      try addSession(
        id, in: try repository.entries(ofTree: directory.id), to: &builder, repository)
    }
  }

  private static let file = Array("metadata.json".utf8)

  private func addSession(
    _ id: String, in entries: [TreeEntry], to builder: inout AttributionBuilder,
    _ repository: borrowing Repository
  ) throws(GitError) {
    guard let entry = entries.first(where: { $0.mode.isFile && $0.name == Self.file }) else {
      return
    }
    guard let object = try repository.object(entry.id, limit: Self.longest) else {
      throw GitError(subject: id, message: "metadata larger than \(Self.longest) bytes")
    }
    let session: EntireSession
    do throws(JSONError) {
      session = try object.withBytes { (bytes) throws(JSONError) in try EntireSession(bytes) }
    } catch {
      throw GitError(subject: id, message: "malformed JSON: \(error)")
    }
    if let evidence = session.evidence(of: id) { _ = builder.place(of: evidence) }
    if let usage = session.usage { builder.add(usage) }
  }
}
