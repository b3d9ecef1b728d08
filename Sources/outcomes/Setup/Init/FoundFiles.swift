import Configuration
import Delivery
import Foundation

/// Files at the root of a work tree that a configuration may name.
struct FoundFiles {
  /// Files of deployments, that can be read whole.
  private(set) var deployments: [String] = []
  private(set) var roster: String?

  private static let deploymentNames = [
    "deployments.jsonl", "deployments.json", "deployments.csv", "deploy/deployments.jsonl",
  ]
  private static let rosterNames = ["roster.csv", "team.csv"]

  init() {}

  /// Looks at the files; a scan's own readers decide whether they can be used.
  init(_ root: String?, _ request: WorkerRequest) {
    guard let root else { return }
    deployments = Self.deploymentNames.filter { name in
      guard Self.isFile(root + name) else { return false }
      var request = request
      request.options.deploymentFiles = [root + name]
      guard let parameters = try? ScanSettings(request).deliveryParameters(request) else {
        return false
      }
      return !parameters.files.isEmpty
    }
    roster = Self.rosterNames.first { name in
      guard
        let bytes = InputFile.readIfRegular(
          root + name, limit: 1 << 24, followingLinks: false)
      else { return false }
      let text = String(decoding: bytes, as: UTF8.self)
      return (try? Roster(csv: text, source: name)).map { !$0.entries.isEmpty } ?? false
    }
  }

  private static func isFile(_ path: String) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.type] as? FileAttributeType == .typeRegular
  }
}
