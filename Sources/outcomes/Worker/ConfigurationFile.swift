import Configuration
import Foundation
import Git
import Landing

/// A repository's configuration, and where it was found.
struct ConfigurationFile {
  let configuration: Configuration
  /// The directory that the paths in it are relative to.
  private let directory: String
  /// Whether the user named the file; what a repository brings along may not reach out of it.
  private let isTrusted: Bool

  static let name = ".outcomes.toml"

  /// The file that `--config` names; else the one at the root of the work tree; else, where there
  /// is no work tree, the one in the mainline's last commit.
  static func find(for request: WorkerRequest) throws -> ConfigurationFile {
    if let file = request.options.configurationFile {
      return try parse(
        try InputFile.read(file, limit: 1 << 20), source: file,
        directory: (file as NSString).deletingLastPathComponent, isTrusted: true)
    }
    do {
      let repository = try Repository(at: request.path, searching: request.searching)
      if let root = repository.workDirectory {
        return try inWorkTree(root)
      }
      return try committed(in: repository, request)
    } catch let error as GitError {
      throw Failure(kind: .unreadable, message: error.description)
    }
  }

  private static func inWorkTree(_ root: String) throws(Failure) -> ConfigurationFile {
    let file = root + name
    guard (try? FileManager.default.attributesOfItem(atPath: file)) != nil else {
      return ConfigurationFile(configuration: Configuration(), directory: root, isTrusted: false)
    }
    guard let bytes = InputFile.readIfRegular(file, limit: 1 << 20, followingLinks: false) else {
      throw Failure(
        kind: .configuration,
        message: "cannot read '\(file)': not a regular file of at most 1 MiB",
        hint: "replace the link by a file, or name the configuration with --config")
    }
    return try parse(bytes, source: file, directory: root, isTrusted: false)
  }

  /// The configuration that a bare repository holds.
  private static func committed(
    in repository: borrowing Repository, _ request: WorkerRequest
  ) throws -> ConfigurationFile {
    let reference = MainlineReference.find(
      in: try repository.references(), isBare: true, requested: request.options.mainline)
    guard let reference, let commit = try? repository.commit(reference.tip),
      let bytes = (try? repository.blob(at: name, inTree: commit.tree)) ?? nil
    else {
      return ConfigurationFile(
        configuration: Configuration(), directory: request.path, isTrusted: false)
    }
    return try parse(
      bytes, source: "\(reference.name):\(name)", directory: request.path, isTrusted: false)
  }

  /// A path in the configuration, made absolute.
  ///
  /// - Throws: where a repository's own configuration names a file outside of the repository, whose
  ///   text could show up in a message.
  func resolve(_ path: String) throws(Failure) -> String {
    let root = URL(fileURLWithPath: directory.isEmpty ? "." : directory)
      .resolvingSymlinksInPath().standardizedFileURL
    let file = URL(fileURLWithPath: path, relativeTo: root)
    guard !isTrusted else { return file.path }
    let target = file.resolvingSymlinksInPath().standardizedFileURL
    guard target.path.hasPrefix(root.path + "/") else {
      throw Failure(
        kind: .configuration,
        message: "'\(path)' in \(Self.name) is outside of the repository",
        hint: "name the file with an option, or the configuration with --config")
    }
    return target.path
  }

  private static func parse(
    _ bytes: [UInt8], source: String, directory: String, isTrusted: Bool
  ) throws(Failure) -> ConfigurationFile {
    do throws(ConfigurationError) {
      let text = String(decoding: bytes, as: UTF8.self)
      return ConfigurationFile(
        configuration: try Configuration(toml: text, source: source), directory: directory,
        isTrusted: isTrusted)
    } catch {
      throw Failure(kind: .configuration, message: error.description)
    }
  }
}
