import Configuration
import Foundation
import Git
import Hooks
import Provenance

/// What the base of a range says of how to judge it: its policy, its mailmap, its owners.
///
/// Never the head's, nor the work tree's: a pull request cannot weaken the gate it passes through.
struct BaseFiles {
  /// The commit that the files are of; `nil` where the repository has no history before the range.
  let commit: ObjectID?
  /// Its tree.
  let tree: ObjectID?

  /// - Throws: a `Failure` where the base's tree is not here and cannot be had.
  init(of commit: ObjectID?, _ repository: inout GateRepository) throws(Failure) {
    self.commit = commit
    tree = try commit.map { (commit) throws(Failure) in
      try repository.reading { (repository) throws(GitError) in try repository.commit(commit).tree }
    }
    guard let commit, let tree, !repository.repository.contains(tree) else { return }
    // A clone without trees: git has them brought by the remote that promised them.
    try repository.fetch("\(commit.hex):\(ConfigurationFile.name)", bringing: tree)
  }

  /// The configuration, and the id of its blob; `nil` where there is none.
  ///
  /// - Throws: a `Failure` where it is wrong, or no regular file.
  func configuration(
    in repository: inout GateRepository
  ) throws(Failure) -> (configuration: Configuration, blob: ObjectID)? {
    guard let commit, let found = try file(ConfigurationFile.name, in: &repository) else {
      return nil
    }
    let source = "\(commit.hex.prefix(12)):\(ConfigurationFile.name)"
    do throws(ConfigurationError) {
      let text = String(decoding: found.bytes, as: UTF8.self)
      return (try Configuration(toml: text, source: source), found.blob)
    } catch {
      throw Failure(kind: .configuration, message: error.description)
    }
  }

  /// The mailmap of the base, or an empty one.
  func mailmap(in repository: inout GateRepository) throws(Failure) -> Mailmap {
    Mailmap(try file(Self.mailmap, in: &repository)?.bytes ?? [])
  }

  /// A file at the root; `nil` where there is none.
  private func file(
    _ name: String, in repository: inout GateRepository
  ) throws(Failure) -> (bytes: [UInt8], blob: ObjectID)? {
    guard let commit, let tree else { return nil }
    let entry = try repository.reading { (repository) throws(GitError) in
      try repository.entries(ofTree: tree).first { $0.name == Array(name.utf8) }
    }
    guard let entry else { return nil }
    let place = "\(commit.hex):\(name)"
    guard entry.mode.isFile else {
      // git reads no .mailmap through a link either; a policy that is not read would be a hole.
      if name == Self.mailmap { return nil }
      throw Self.refusal(of: place, "not a regular file")
    }
    if !repository.repository.contains(entry.id) {
      try repository.fetch(place, bringing: entry.id)
    }
    let size = try repository.reading { (repository) throws(GitError) in
      try repository.size(of: entry.id)
    }
    guard size <= Self.longest else {
      throw Self.refusal(of: place, "larger than \(Self.longest >> 20) MiB")
    }
    let bytes = try repository.reading { (repository) throws(GitError) in
      try repository.blob(at: name, inTree: tree, limit: Self.longest)
    }
    return bytes.map { ($0, entry.id) }
  }

  private static let mailmap = ".mailmap"
  /// In bytes.
  private static let longest = 1 << 20

  private static func refusal(of place: String, _ reason: String) -> Failure {
    Failure(
      kind: .configuration, message: "cannot read '\(place)': \(reason)",
      hint: "mend the file on the base, or name a policy with --policy")
  }
}
