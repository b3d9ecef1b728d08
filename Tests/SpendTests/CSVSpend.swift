import FixtureSupport
import Foundation
import Spend

/// Reads tables of spend: fixtures, and texts that tests make.
enum CSVSpend {
  static let canary = "outcomes-canary-7c1e"

  static func fixture(_ name: String) -> URL {
    Checkout.fixtures.appendingPathComponent("spend/\(name)")
  }

  static func read(_ reader: any SpendReader.Type, _ name: String) throws -> SpendIntake {
    var intake = SpendIntake()
    try reader.read(SpendFile(path: fixture(name).path), into: &intake)
    return intake
  }

  static func read(_ reader: any SpendReader.Type, text: String) throws -> SpendIntake {
    try read(reader, bytes: Array(text.utf8))
  }

  static func read(
    _ reader: any SpendReader.Type, bytes: some Sequence<UInt8>
  ) throws -> SpendIntake {
    let file = try TemporaryDirectory.make("csv").appendingPathComponent("spend")
    try Data(bytes).write(to: file)
    var intake = SpendIntake()
    try reader.read(SpendFile(path: file.path), into: &intake)
    return intake
  }

  static func sample(_ text: String) -> FileSample {
    FileSample(path: "/tmp/export.csv", head: Array(text.utf8.prefix(4_096)))
  }
}

extension SpendIntake {
  /// How often something was skipped, by the reason and the first line.
  var skips: [String] {
    tally.skipped.map { "\($0.rawValue): \($1.count), line \($1.firstLine ?? 0)" }.sorted()
  }

  /// The records in an order of their own, to compare what came in different orders.
  var sorted: [SpendRecord] {
    records.sorted { ($0.key.high, $0.key.low) < ($1.key.high, $1.key.low) }
  }
}
