import Foundation
import JSONScanning

/// A message of the time before the database: `storage/message/<session>/msg_<id>.json`.
///
/// Its parts stand in `storage/part/<message>/prt_<id>.json`, once in
/// `storage/session/part/<session>/<message>/`, a file for each, in the order of their names.
struct OpenCodeMessageFile {
  private let file: SpendFile

  /// Messages and parts are small, but for attachments, which are of no interest.
  private static let limit = 64 << 20
  private static let partLimit = 1 << 20
  /// More parts are not looked through.
  private static let mostParts = 100_000

  init(_ file: SpendFile) { self.file = file }

  func read(agent: String, into intake: inout SpendIntake) throws(SpendFileError) {
    let content = try file.content(limit: Self.limit)
    var message: OpenCodeMessage
    do throws(JSONError) {
      var json = JSONScanner()
      message = try OpenCodeMessage(&json, content.span)
    } catch {
      return intake.skip(SkipReason(error))
    }
    guard message.isAnswer else { return intake.passOver() }
    let steps = try steps(of: message.id, into: &intake)
    message.add(
      agent: agent, steps: steps, in: OpenCodePlace(session: message.session), to: &intake)
  }

  private func steps(
    of message: String?, into intake: inout SpendIntake
  ) throws(SpendFileError) -> [OpenCodeStep] {
    for folder in folders(message) {
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
        continue
      }
      guard names.count <= Self.mostParts else {
        throw SpendFileError("has more than \(Self.mostParts) parts")
      }
      var steps: [OpenCodeStep] = []
      for name in names.sorted() where name.hasPrefix("prt_") && name.hasSuffix(".json") {
        let part = SpendFile(path: folder + "/" + name)
        if let step = try step(part, into: &intake) { steps.append(step) }
      }
      return steps
    }
    return []
  }

  /// Where the parts may be.
  private func folders(_ message: String?) -> [String] {
    var parts = file.path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 4, let name = parts.popLast()?.dropLast(".json".count),
      let session = parts.popLast(), parts.popLast() == "message"
    else { return [] }
    // The id becomes a part of a path.
    let id = message.flatMap { $0.hasPrefix("msg_") && !$0.contains("/") ? $0[...] : nil } ?? name
    let root = parts.joined(separator: "/")
    return ["\(root)/part/\(id)", "\(root)/part/\(session)/\(id)"]
  }

  private func step(
    _ part: SpendFile, into intake: inout SpendIntake
  ) throws(SpendFileError) -> OpenCodeStep? {
    // The type stands at the beginning.
    guard try part.sample().contains("step-finish") else { return nil }
    let content = try part.content(limit: Self.partLimit)
    do throws(JSONError) {
      var json = JSONScanner()
      return try OpenCodeStep(&json, content.span)
    } catch {
      intake.skip(SkipReason(error))
      return nil
    }
  }
}
