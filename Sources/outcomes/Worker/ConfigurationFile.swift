import Configuration
import Foundation
import Git
import Landing

/// A repository's configuration, and where it was found.
struct ConfigurationFile {
  let configuration: Configuration
  /// The directory that the paths in it are relative to.
  private let directory: String

  static let name = ".outcomes.toml"

  /// The file that `--config` names; else the one at the root of the work tree; else, where there
  /// is no work tree, the one in the mainline's last commit.
  static func find(for request: WorkerRequest) throws -> ConfigurationFile {
    if let file = request.options.configurationFile {
      return try parse(
        try InputFile.read(file, limit: 1 << 20), source: file,
        directory: (file as NSString).deletingLastPathComponent)
    }
    do {
      let repository = try Repository(at: request.path, searching: request.searching)
      if let root = repository.workDirectory {
        guard let bytes = InputFile.readIfRegular(root + name, limit: 1 << 20) else {
          return ConfigurationFile(configuration: Configuration(), directory: root)
        }
        return try parse(bytes, source: root + name, directory: root)
      }
      return try committed(in: repository, request)
    } catch let error as GitError {
      throw Failure(kind: .unreadable, message: error.description)
    }
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
      return ConfigurationFile(configuration: Configuration(), directory: request.path)
    }
    return try parse(bytes, source: "\(reference.name):\(name)", directory: request.path)
  }

  /// A path in the configuration, made absolute.
  func resolve(_ path: String) -> String {
    path.hasPrefix("/") ? path : (directory as NSString).appendingPathComponent(path)
  }

  private static func parse(
    _ bytes: [UInt8], source: String, directory: String
  ) throws(Failure) -> ConfigurationFile {
    do throws(ConfigurationError) {
      let text = String(decoding: bytes, as: UTF8.self)
      return ConfigurationFile(
        configuration: try Configuration(toml: text, source: source), directory: directory)
    } catch {
      throw Failure(kind: .configuration, message: error.description)
    }
  }
}
