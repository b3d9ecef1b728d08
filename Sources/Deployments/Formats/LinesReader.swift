import JSONScanning

/// Deployments in `outcomes` JSON lines: one object on each line.
///
/// ```json
/// {"commit": "<40 digits>", "finished_at": "2026-03-02T10:00:00Z"}
/// ```
///
/// - `commit`, or `sha`, is a whole commit id. A `revision` stands beside it or in its place: an
///   image, a manifest's commit, an abbreviated id.
/// - `finished_at` is a time in RFC 3339 or a day; what is still running may have `started_at` alone.
/// - `status` is `success`, which it is without one, or another word: `running`, `cancelled` and what
///   forges write in their place are known, and any other is a deployment that failed.
/// - `unit`, `environment` (`production`, where there is none), `id`, `name`, `repository`.
///
/// Other keys are passed over. One line that is no deployment fails the file.
struct LinesReader: DeploymentReader {
  private enum Key: String, CaseIterable {
    case commit, sha, revision, finished_at, started_at, unit, environment, status, id, name
    case repository
  }
  private static let keys = JSONKeys<Key>()
  private static let shape = "expected a JSON object whose known keys are strings"

  mutating func take(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>, into gathering: inout DeploymentGathering
  ) throws(JSONError) {
    var plain = PlainDeployment()
    guard try json.enterObject(in: bytes) else { return gathering.refuse(Self.shape) }
    while let key = try json.nextKey(of: Self.keys, in: bytes) {
      switch try json.kind(in: bytes) {
      case .string: try Self.read(key, &json, bytes, into: &plain)
      case .number where key == .id: plain.draft.id = try json.identifier(in: bytes)
      case .null: try json.skip(in: bytes)
      default:
        gathering.refuse(Self.shape)
        try json.skip(in: bytes)
      }
    }
    do throws(PlainDeployment.Defect) {
      gathering.add(try plain.completed { DeploymentMoment.parse($0) })
    } catch {
      gathering.refuse(error.message, hint: error.hint)
    }
  }

  private static func read(
    _ key: Key, _ json: inout JSONScanner, _ bytes: Span<UInt8>, into plain: inout PlainDeployment
  ) throws(JSONError) {
    if key == .id {
      plain.draft.id = try json.identifier(in: bytes)
      return
    }
    let text = try json.label(in: bytes)
    switch key {
    case .commit: plain.commit = text ?? ""
    case .sha: plain.commit = plain.commit ?? text ?? ""
    case .revision: plain.revision = text
    case .finished_at: plain.finishedAt = text ?? ""
    case .started_at: plain.startedAt = text
    case .unit: plain.draft.unit = text
    case .environment: plain.draft.environment = text
    case .status: plain.status = text
    case .name: plain.draft.name = text
    case .repository: plain.draft.repository = text
    case .id: break
    }
  }

  mutating func finish(into gathering: inout DeploymentGathering) {}
}
