import Foundation
import Git
import Timestamps

/// Deployments in `outcomes` JSON lines: one object on each line.
///
///     {"commit": "<40 digits>", "finished_at": "2026-03-02T10:00:00Z"}
///
/// and, if wanted, `unit`, `environment` (default `production`), `status` (default `success`; any
/// other word is a deployment that did not succeed), `id` or `name`. Other keys are passed over.
package enum DeploymentRecords {
  /// Why a file of deployments cannot be used.
  package struct Failure: Error, CustomStringConvertible, Sendable {
    package let file: String
    package let line: Int?
    package let message: String

    package var description: String {
      "cannot read '\(file)'" + (line.map { ", line \($0)" } ?? "") + ": " + message
    }
  }

  private struct Record: Decodable {
    var unit: String?
    var environment: String?
    var id: String?
    var name: String?
    var commit: String?
    var sha: String?
    var finishedAt: String?
    var status: String?

    enum CodingKeys: String, CodingKey {
      case unit, environment, id, name, commit, sha, status
      case finishedAt = "finished_at"
    }
  }

  /// Parses the lines of `text`.
  ///
  /// - Throws: `Failure` with the number of the first line that is no deployment; nothing of such
  ///   a file is used, since half of the deployments would give wrong numbers.
  package static func parse(
    _ text: [UInt8], file: String
  ) throws(Failure) -> [Deployment] {
    var deployments: [Deployment] = []
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where line.contains(where: { $0 > 32 }) {
      do throws(LineError) {
        deployments.append(try parse(line, position: index + 1))
      } catch {
        throw Failure(file: file, line: index + 1, message: error.message)
      }
    }
    return deployments
  }

  private struct LineError: Error {
    let message: String
  }

  private static func parse(
    _ line: ArraySlice<UInt8>, position: Int
  ) throws(LineError) -> Deployment {
    let record: Record
    do {
      record = try JSONDecoder().decode(Record.self, from: Data(line))
    } catch {
      throw LineError(message: "expected a JSON object whose known keys are strings")
    }
    guard let hex = record.commit ?? record.sha, let commit = ObjectID(hex: hex) else {
      throw LineError(message: "expected 'commit' with the 40 digits of a commit id")
    }
    guard let text = record.finishedAt, let time = Timestamp.parse(text) else {
      throw LineError(message: "expected 'finished_at' such as \"2026-03-02T10:00:00Z\"")
    }
    return Deployment(
      unit: record.unit, environment: record.environment ?? "production",
      name: record.name ?? record.id ?? "line \(position)", commit: commit, finishedAt: time,
      succeeded: ["success", "succeeded"].contains((record.status ?? "success").lowercased()))
  }
}
