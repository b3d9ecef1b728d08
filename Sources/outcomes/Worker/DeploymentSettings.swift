import Configuration
import Delivery
import Deployments
import Git
import Ledger
import Metrics
import Spend

/// Where the deployments of a repository are told of: the ledger, and files.
struct DeploymentSettings {
  private let files: [String]
  private let maps: [String]
  private let ledger: String?

  /// - Throws: a `Failure` where the configuration names a file that it may not.
  init(_ options: ScanOptions, _ found: ConfigurationFile) throws(Failure) {
    let configured = found.configuration.deployments
    let isConfigured = options.deploymentFiles.isEmpty && options.tags == nil
    files =
      isConfigured
      ? try configured.files.map { (path) throws(Failure) in try found.resolve(path) }
      : options.deploymentFiles
    maps =
      options.mapFiles.isEmpty
      ? try configured.map.map { (path) throws(Failure) in try found.resolve(path) }
      : options.mapFiles
    ledger = options.ledger
  }

  /// Reads what is told.
  ///
  /// - Throws: a `Failure` where a file or the ledger cannot be used.
  func set(in parameters: inout DeliveryParameters, _ request: WorkerRequest) throws(Failure) {
    guard !parameters.isTrunk else { return }
    for file in files {
      let intake = try Self.read(file)
      parameters.files += intake.records
      parameters.deploymentNotices += intake.skips.map { "'\(file)': \($0.sentence)" }
    }
    parameters.revisionMap = try Self.readMaps(maps)
    guard let repository = try? Repository(at: request.path, searching: request.searching) else {
      // What cannot be opened is reported where it is read.
      return
    }
    parameters.records = try records(of: repository)
    parameters.repositoryNames = Self.names(of: repository)
  }

  private func records(of repository: borrowing Repository) throws(Failure) -> [DeploymentRecord] {
    let path = ledger ?? LedgerOptions.file(of: repository)
    guard Ledger.exists(at: path) else { return [] }
    do throws(LedgerError) {
      return try Ledger.openForReading(at: path).deployments()
    } catch {
      throw Failure(error)
    }
  }

  /// What records may call the repository.
  static func names(of repository: borrowing Repository) -> Set<String> {
    let urls = repository.remoteURLs.map { RepositoryURL.slug($0) }
    let paths = [repository.workDirectory, repository.commonDirectory].compactMap(\.self)
    return Set(urls + (paths + repository.linkedWorkDirectories).map { RepositoryURL.slug($0) })
  }

  /// Reads a file of deployments.
  ///
  /// - Throws: a `Failure` where it cannot be used whole: half of the deployments would give wrong
  ///   numbers.
  static func read(_ file: String) throws(Failure) -> DeploymentIntake {
    let bytes = try InputFile.read(file, limit: 1 << 29)
    do throws(DeploymentFailure) {
      return try DeploymentFile.read(bytes, file: file)
    } catch {
      throw Failure(kind: .unreadable, message: error.description, hint: error.hint)
    }
  }

  /// Reads files that say which commits are behind images and manifests.
  ///
  /// - Throws: a `Failure` where one cannot be used whole.
  static func readMaps(_ files: [String]) throws(Failure) -> RevisionMap {
    var map = RevisionMap()
    for file in files {
      let bytes = try InputFile.read(file, limit: 1 << 28)
      do throws(DeploymentFailure) {
        map.merge(try RevisionMap(bytes, file: file))
      } catch {
        throw Failure(kind: .unreadable, message: error.description, hint: error.hint)
      }
    }
    return map
  }
}
