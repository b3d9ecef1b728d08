import Dispatch
import Foundation
import Git
import Testing

@testable import Provenance

/// The directory of mirrors of public repositories, `<owner>+<name>/repo`, which is not there
/// everywhere.
private let mirrors = ProcessInfo.processInfo.environment["OUTCOMES_MIRRORS"]

/// What the stores of public repositories hold, counted; their numbers are those of other readers.
@Suite(.enabled(if: mirrors != nil), .serialized) struct RealStoresTests {
  private func path(_ name: String) -> String { "\(mirrors ?? "")/\(name)/repo" }

  @Test func kindsOfGitAINotes() throws {
    let path = path("git-ai-project+git-ai")
    let repository = try Repository(at: path)
    let references = try repository.references()
    let tip = try #require(references.object(of: GitAINote.reference))
    let notes = try NotesTree(of: try repository.tree(of: tip), in: repository)
    var kinds: [String: Int] = [:]
    var (entries, undescribed) = (0, 0)
    for commit in notes.commits.sorted() {
      let object = try repository.object(try #require(notes[commit]))
      var builder = AttributionBuilder()
      do throws(StoreError) {
        let note = try object.withBytes { (bytes) throws(StoreError) in
          try GitAINote(bytes, into: &builder)
        }
        let kind = (note.sessions > 0 ? "s" : "-") + (note.prompts > 0 ? "p" : "-")
        kinds[kind, default: 0] += 1
        entries += note.entries
        undescribed += note.undescribed
      } catch {
        kinds[error.message, default: 0] += 1
      }
    }
    print("git-ai: \(notes.commits.count) notes,", kinds.sorted { $0.key < $1.key })
    print("git-ai: \(entries) entries, \(undescribed) of them not described")
    #expect(kinds.values.reduce(0, +) == notes.commits.count)
  }

  @Test(arguments: [1, 2])
  func allNotesOf(_ workers: Int) throws {
    for name in ["git-ai-project+git-ai", "dotsetlabs+whogitit", "mesa-dot-dev+agentblame"]
    where FileManager.default.fileExists(atPath: path(name)) {
      let path = path(name)
      let repository = try Repository(at: path)
      let started = DispatchTime.now()
      let stores = AttributionStores(
        repository, try repository.references(), mainlineTree: nil)
      let opened = DispatchTime.now()
      let queue = WorkQueue(count: stores.commits.count)
      let tallies = try concurrently(workers: workers, reading: path) { _, repository in
        var tally = Tally()
        while let number = queue.take() {
          // The commits themselves may be gone; the stores of notes do not look at them.
          tally.add(
            stores.attribution(
              of: stores.commits[number], .unread, evidence: [], in: repository))
        }
        return tally
      }
      let tally = tallies.reduce(into: Tally()) { $0.add($1) }
      print(
        name, "workers", workers, "open", seconds(opened, started), "read",
        seconds(.now(), opened), "commits", stores.commits.count, tally.summary)
    }
  }

  @Test func checkpointsOfEntire() throws {
    let tally = try mainline("entireio+cli")
    #expect(tally.attributed >= 476)
  }

  @Test func tokensOfAGiTrack() throws {
    let tally = try mainline("core-aix+agitrack")
    #expect(tally.withFourClasses >= 633)
  }

  /// What it costs to ask for the commits of a repository without any store.
  @Test func nothingInGit() throws {
    let tally = try mainline("git+git", branch: "master")
    #expect(tally.attributed == 0)
  }

  /// Asks for every commit of a branch.
  private func mainline(_ name: String, branch: String = "main") throws -> Tally {
    let path = path(name)
    let repository = try Repository(at: path)
    let references = try repository.references()
    let tip = try #require(references.object(of: "refs/heads/\(branch)"))
    let stores = AttributionStores(
      repository, references, mainlineTree: try repository.tree(of: tip))
    let detector = Detector()
    var tally = Tally()
    var (seen, waiting): (Set<ObjectID>, [ObjectID]) = ([tip], [tip])
    var nanoseconds: UInt64 = 0
    while let id = waiting.popLast() {
      let commit = try repository.commit(id)
      let evidence = detector.evidence(in: commit)
      let started = DispatchTime.now()
      tally.add(stores.attribution(of: id, commit, evidence: evidence, in: repository))
      nanoseconds += DispatchTime.now().uptimeNanoseconds - started.uptimeNanoseconds
      waiting += commit.parents.filter { seen.insert($0).inserted }
    }
    print(name, "commits", seen.count, tally.summary, "in", Double(nanoseconds) / 1e9, "s")
    return tally
  }

  private func seconds(_ later: DispatchTime, _ earlier: DispatchTime) -> Double {
    Double(later.uptimeNanoseconds - earlier.uptimeNanoseconds) / 1e9
  }
}

/// What many commits have, counted.
private struct Tally: Sendable {
  var attributed = 0
  var withUsage = 0
  var withFourClasses = 0
  var evidence: [String: Int] = [:]
  var lines: [String: Int] = [:]
  var tokens: [Int64] = [0, 0, 0, 0]
  var problems: [String: Int] = [:]

  mutating func add(_ found: (attribution: Attribution, problems: [StoreProblem])) {
    let attribution = found.attribution
    if !attribution.evidence.isEmpty { attributed += 1 }
    if !attribution.usage.isEmpty { withUsage += 1 }
    let classes = attribution.usage.map { [$0.input, $0.cacheRead, $0.cacheWrite, $0.output] }
    if classes.contains(where: { !$0.contains(nil) }) { withFourClasses += 1 }
    for counts in classes {
      for (index, count) in counts.enumerated() { tokens[index] += count ?? 0 }
    }
    for evidence in attribution.evidence { self.evidence[evidence.agent, default: 0] += 1 }
    for lines in attribution.lines {
      self.lines[lines.author == .human ? "human" : "agent", default: 0] += 1
    }
    for problem in found.problems { problems[problem.message, default: 0] += 1 }
  }

  mutating func add(_ other: Tally) {
    attributed += other.attributed
    withUsage += other.withUsage
    withFourClasses += other.withFourClasses
    evidence.merge(other.evidence, uniquingKeysWith: +)
    lines.merge(other.lines, uniquingKeysWith: +)
    problems.merge(other.problems, uniquingKeysWith: +)
    tokens = zip(tokens, other.tokens).map { $0 + $1 }
  }

  var summary: String {
    """
    attributed \(attributed) usage \(withUsage) four classes \(withFourClasses) tokens \(tokens) \
    agents \(evidence.sorted { $0.key < $1.key }) ranges \(lines.sorted { $0.key < $1.key }) \
    problems \(problems.sorted { $0.key < $1.key })
    """
  }
}

extension Commit {
  /// Stands for a commit that nobody reads.
  fileprivate static let unread = Commit(message: "")
}
