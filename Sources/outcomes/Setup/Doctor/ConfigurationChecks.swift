import Configuration
import Delivery
import Foundation
import Git
import Landing

/// Whether the configuration, and the files that it names, can be used.
struct ConfigurationChecks {
  private(set) var checks: [Check] = []
  private(set) var failure: Failure.Kind?
  /// What it says; nothing where it is wrong.
  private(set) var configuration = Configuration()
  /// What a scan would be asked for; `nil` where that cannot be said.
  private(set) var parameters: DeliveryParameters?

  init(
    _ request: WorkerRequest, _ repository: borrowing Repository, _ references: References
  ) {
    do {
      configuration = try ConfigurationFile.find(for: request).configuration
      checks.append(Self.existence(repository, references, configuration))
    } catch let failure as Failure {
      fail("configuration", failure, remedy: "outcomes init --print shows a file to begin with")
      return
    } catch {
      return
    }
    readFiles(request)
  }

  private mutating func readFiles(_ request: WorkerRequest) {
    do {
      let settings = try ScanSettings(request)
      _ = try settings.roster()
      parameters = try settings.deliveryParameters(request)
      let names =
        configuration.deployments.files + [configuration.developers.roster].compactMap(\.self)
      if let notice = parameters?.deploymentNotices.first {
        checks.append(.notice("files", notice, remedy: nil))
      } else if !names.isEmpty {
        let words = names.map { "'\($0)'" }.joined(separator: ", ")
        checks.append(.ok("files", "what the configuration names can be read: \(words)"))
      }
    } catch let failure as Failure {
      // What is wrong with the ledger is told where the ledger is looked at.
      if failure.kind != .ledger { fail("files", failure, remedy: nil) }
    } catch {
      return
    }
  }

  private mutating func fail(_ id: String, _ failure: Failure, remedy: String?) {
    checks.append(.problem(id, failure.message, remedy: failure.hint ?? remedy))
    self.failure = failure.kind
  }

  private static func existence(
    _ repository: borrowing Repository, _ references: References, _ configuration: Configuration
  ) -> Check {
    let name = ConfigurationFile.name
    guard isThere(repository, references) else {
      return .notice(
        "configuration", "there is no \(name); the defaults hold",
        remedy: repository.isBare ? "outcomes init --print" : "outcomes init")
    }
    let units =
      configuration.units.isEmpty ? "" : ", \(numbered(configuration.units.count, "unit"))"
    let gate = configuration.gate == nil ? "" : ", the gate has a policy"
    return .ok("configuration", "\(name) is well-formed\(units)\(gate)")
  }

  private static func isThere(
    _ repository: borrowing Repository, _ references: References
  ) -> Bool {
    if let root = repository.workDirectory {
      return FileManager.default.fileExists(atPath: root + ConfigurationFile.name)
    }
    guard let reference = MainlineReference.find(in: references, isBare: true),
      let commit = try? repository.commit(reference.tip)
    else { return false }
    let path = Array(ConfigurationFile.name.utf8)
    return ((try? repository.file(at: path, inTree: commit.tree)) ?? nil) != nil
  }
}
