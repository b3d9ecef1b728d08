import Configuration
import Delivery
import Foundation
import Git
import Metrics
import Provenance

/// The options of a scan, over the repository's configuration, over the defaults.
struct ScanSettings {
  let mainline: String?
  let tags: String?
  let isTrunk: Bool
  let horizonDays: Int
  let evidence: EvidenceLevel
  let units: [Delivery.Unit]
  let referenceChangeLines: Double?
  let referenceChangeLinesByName: [String: Double]
  let include: [Glob]
  let exclude: [Glob]
  let owners: [String: String]
  private let told: DeploymentSettings
  private let rosterFile: String?
  let hidesDevelopers: Bool
  let minimumGroup: Int

  /// Reads the configuration; the files that it or the options name are read when asked for.
  init(_ request: WorkerRequest) throws {
    let options = request.options
    let found = try ConfigurationFile.find(for: request)
    let configuration = found.configuration
    mainline = options.mainline ?? configuration.mainline
    tags = options.tags ?? configuration.deployments.tags
    isTrunk =
      options.isTrunk
      || (configuration.deployments.trunk ?? false && options.deploymentFiles.isEmpty
        && options.tags == nil)
    horizonDays = options.horizonDays ?? configuration.horizonDays ?? 14
    evidence =
      (options.evidence ?? configuration.evidence).flatMap { EvidenceLevel(rawValue: $0) }
      ?? .footer
    referenceChangeLines = configuration.referenceChangeLines
    referenceChangeLinesByName = configuration.referenceChangeLinesByUnit
    units = configuration.units.map { unit in
      Delivery.Unit(
        name: unit.name, environment: unit.environment ?? "production",
        paths: unit.paths.map { Glob($0) }, tags: unit.tags,
        referenceChangeLines: configuration.referenceChangeLinesByUnit[unit.name]
          ?? configuration.referenceChangeLines)
    }
    include = configuration.lines.include.map { Glob($0) }
    exclude = configuration.lines.exclude.map { Glob($0) }
    owners = Dictionary(
      configuration.developers.owners.map { ($0.key.lowercased(), $0.value) },
      uniquingKeysWith: { first, _ in first })
    told = try DeploymentSettings(options, found)
    rosterFile =
      try options.roster ?? configuration.developers.roster.map { try found.resolve($0) }
    hidesDevelopers = configuration.privacy.rows == .team
    minimumGroup = configuration.privacy.minimumGroup ?? 5
  }

  /// What `Delivery` is asked for.
  ///
  /// - Throws: a `Failure` where a file of deployments cannot be used.
  func deliveryParameters(_ request: WorkerRequest) throws -> DeliveryParameters {
    var parameters = DeliveryParameters(until: request.until, now: request.now)
    parameters.mainline = mainline
    try told.set(in: &parameters, request)
    parameters.tags = tags
    parameters.isTrunk = isTrunk
    parameters.units = units
    parameters.referenceChangeLines = referenceChangeLines
    parameters.referenceChangeLinesByName = referenceChangeLinesByName
    parameters.include = include
    parameters.exclude = exclude
    parameters.owners = owners
    // Whatever stood 52 weeks before the window is nothing new.
    parameters.baselineAt = request.since.map { $0 - 52 * 7 * 86_400 }
    parameters.horizonDays = horizonDays
    parameters.workers = request.threads
    return parameters
  }

  /// The roster, if there is one.
  ///
  /// - Throws: a `Failure` that names the file and what is wrong with it.
  func roster() throws -> Roster? {
    guard let file = rosterFile else { return nil }
    let text = String(decoding: try InputFile.read(file, limit: 1 << 24), as: UTF8.self)
    do {
      return try Roster(csv: text, source: file)
    } catch {
      throw Failure(kind: .configuration, message: error.description)
    }
  }
}
