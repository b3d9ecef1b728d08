import Configuration
import Foundation
import Gate
import Git
import Provenance

/// The policy of a range, and where it was found.
struct GatePolicySource {
  /// The base's configuration.
  private let configuration: Configuration
  let policy: GatePolicy
  let origin: PolicyOrigin
  private(set) var notices: [String] = []

  /// The policy of the file that `--policy` names, else the base's, else the defaults.
  ///
  /// - Throws: a `Failure` where a file cannot be read or is wrong.
  init(
    file: String?, _ base: BaseFiles, _ repository: inout GateRepository
  ) throws(Failure) {
    let found = try base.configuration(in: &repository)
    configuration = found?.configuration ?? Configuration()
    if let file {
      policy = try Self.policy(of: file)
      origin = PolicyOrigin(file: file)
    } else if let found, let gate = found.configuration.gate {
      policy = gate
      origin = PolicyOrigin(
        file: ConfigurationFile.name, commit: base.commit?.hex, blob: found.blob.hex)
    } else {
      policy = GatePolicy()
      origin = PolicyOrigin()
      notices.append(
        "the base has no policy, so that the defaults hold, which only warn: write a table [gate] "
          + "into \(ConfigurationFile.name)")
    }
  }

  /// The human to whom an agent's commits belong, by the agent's address.
  var owners: [String: String] { configuration.developers.owners }

  /// The weakest evidence by which a commit counts as tagged.
  var taggedFrom: EvidenceLevel {
    configuration.evidence.flatMap { EvidenceLevel(rawValue: $0) } ?? .footer
  }

  /// Which commits of a range change what is measured; not looked for where no rule asks.
  ///
  /// - Throws: a `Failure` where the head cannot be read.
  func changes(
    by range: CommitRange, to ends: RangeEnds, _ base: BaseFiles,
    _ repository: borrowing GateRepository
  ) throws(Failure) -> MeasuringChanges {
    guard policy.level(of: .deploymentsConfig) != .off else { return MeasuringChanges() }
    let files = [ConfigurationFile.name] + (configuration.developers.roster.map { [$0] } ?? [])
    return try repository.reading { (repository) throws(GitError) in
      MeasuringChanges(
        of: files, from: base.tree, to: try repository.commit(ends.head).tree, by: range.commits,
        in: repository)
    }
  }

  private static func policy(of file: String) throws(Failure) -> GatePolicy {
    let bytes = try InputFile.read(file, limit: 1 << 20)
    do throws(ConfigurationError) {
      let configuration = try Configuration(
        toml: String(decoding: bytes, as: UTF8.self), source: file)
      guard let gate = configuration.gate else {
        throw ConfigurationError(
          source: file, line: nil, problem: "there is no table [gate], expected a policy")
      }
      return gate
    } catch {
      throw Failure(kind: .configuration, message: error.description)
    }
  }
}
