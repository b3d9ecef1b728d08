import Foundation

/// The recorded answers of git, beside the package; not every checkout has them.
package enum Vectors {
  private static let directory = Checkout.shared.appendingPathComponent("vectors")

  package static var exist: Bool { FileManager.default.fileExists(atPath: directory.path) }

  /// The records of one file of JSON lines.
  package static func read<Record: Decodable>(
    _ file: String, as type: Record.Type
  ) throws -> [Record] {
    let data = try Data(contentsOf: directory.appendingPathComponent(file))
    return try data.split(separator: UInt8(ascii: "\n")).map {
      try JSONDecoder().decode(type, from: $0)
    }
  }
}
