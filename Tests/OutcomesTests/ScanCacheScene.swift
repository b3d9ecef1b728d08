import FixtureSupport
import Foundation

/// A repository that is scanned again and again, with the cache and without it.
struct ScanCacheScene {
  let repository: URL

  /// A copy of a repository that others read too.
  init(copyOf original: URL) throws {
    repository = try TemporaryDirectory.make("scanned").appendingPathComponent("copy")
    try FileManager.default.copyItem(at: original, to: repository)
  }

  init(_ repository: URL) { self.repository = repository }

  /// One scan twice: with the cache as it is, and then without it.
  struct Pair {
    let warm: Completed
    let cold: Completed
    /// Whether the cache had the answer: else it would have been kept now.
    let isKnown: Bool

    var isSame: Bool {
      warm.stdout == cold.stdout && warm.stderr == cold.stderr && warm.exitCode == cold.exitCode
    }
  }

  /// `arguments` are what `scan` gets besides the repository.
  func pair(_ arguments: [String], at time: Int, format: String = "json") throws -> Pair {
    let before = try states()
    let command = ["scan", "--format", format] + arguments + [repository.path]
    let warm = try Outcomes.run(command, at: time)
    let after = try states()
    let cold = try Outcomes.run(command + ["--no-cache"], at: time)
    return Pair(warm: warm, cold: cold, isKnown: !after.isEmpty && before == after)
  }

  /// Scans until there is nothing more to keep.
  func settle(_ arguments: [String], at time: Int) throws -> Pair {
    _ = try pair(arguments, at: time)
    return try pair(arguments, at: time)
  }

  /// Where the cache of the repository is.
  var cache: URL {
    let inside = repository.appendingPathComponent(".git")
    let isBare = !FileManager.default.fileExists(atPath: inside.path)
    return (isBare ? repository : inside).appendingPathComponent("outcomes/cache")
  }

  /// The answers that are kept.
  var answers: [URL] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: cache.path)) ?? []
    return names.filter { $0.hasPrefix("scan-") }.sorted().map { cache.appendingPathComponent($0) }
  }

  /// Which answers are kept, each with the number of its file: a new file has another one.
  private func states() throws -> [String: UInt64] {
    var states: [String: UInt64] = [:]
    for answer in answers {
      let attributes = try FileManager.default.attributesOfItem(atPath: answer.path)
      states[answer.lastPathComponent] = attributes[.systemFileNumber] as? UInt64 ?? 0
    }
    return states
  }
}
