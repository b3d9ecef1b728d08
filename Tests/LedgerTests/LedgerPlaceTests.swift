import FixtureSupport
import Foundation
import Ledger
import Testing

@Suite("What stands where a ledger should be")
struct LedgerPlaceTests {
  /// Something that is no ledger.
  enum Obstacle: CaseIterable {
    case directory, pipe, danglingLink, emptyFile, lostFile

    var words: String {
      switch self {
      case .directory: "a directory"
      case .pipe: "no regular file"
      case .danglingLink: "symbolic link"
      case .emptyFile: "empty"
      case .lostFile: "its log is there"
      }
    }

    func make(at path: String) throws {
      let files = FileManager.default
      switch self {
      case .directory: try files.createDirectory(atPath: path, withIntermediateDirectories: true)
      case .pipe: #expect(mkfifo(path, 0o600) == 0)
      case .danglingLink:
        try files.createSymbolicLink(atPath: path, withDestinationPath: "/nowhere/ledger.sqlite")
      case .emptyFile: try Data().write(to: URL(fileURLWithPath: path))
      case .lostFile: try Data([1, 2, 3]).write(to: URL(fileURLWithPath: path + "-wal"))
      }
    }
  }

  @Test("is named, for reading and for writing, and stays", arguments: Obstacle.allCases)
  func obstacle(_ obstacle: Obstacle) throws {
    let path = try Samples.path()
    let directory = (path as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true)
    try obstacle.make(at: path)
    let before = try FileManager.default.contentsOfDirectory(atPath: directory)
    let error = #expect(throws: LedgerError.self) { try Ledger.open(at: path) }
    #expect(error?.message.contains(obstacle.words) == true, "\(error?.message ?? "")")
    #expect(error?.message.contains(path) == true && error?.hint.isEmpty == false)
    #expect(throws: LedgerError.self) { try Ledger.openForReading(at: path) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == before)
    #expect(Ledger.exists(at: path) == (obstacle != .lostFile))
  }
}
