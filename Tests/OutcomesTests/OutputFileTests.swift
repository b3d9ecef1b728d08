import FixtureSupport
import Foundation
import Testing

@Suite("The file that a report is written to", .enabled(if: Prerequisites.git, "needs git"))
struct OutputFileTests {
  @Test("a named pipe gets the report, and stays a pipe")
  func pipe() throws {
    let directory = try TemporaryDirectory.make("output-pipe")
    let pipe = directory.appendingPathComponent("pipe")
    #expect(mkfifo(pipe.path, 0o600) == 0)
    // Opened for both, so that nobody waits for the other end.
    let reader = try FileHandle(forUpdating: pipe)
    let repository = try SmallRepository(at: directory.appendingPathComponent("empty"))
    let done = try Outcomes.run(
      ["deploy", "list", "--format", "json", "--output", pipe.path], in: repository.directory)
    #expect(done.exitCode == 0, "\(done.errors)")
    #expect(reader.readData(ofLength: 1) == Data("{".utf8))
    let type = try FileManager.default.attributesOfItem(atPath: pipe.path)[.type]
    #expect(type as? FileAttributeType != .typeRegular)
  }

  @Test("a file is replaced as a whole")
  func file() throws {
    let directory = try TemporaryDirectory.make("output-file")
    let file = directory.appendingPathComponent("prices.json")
    try Data(repeating: 120, count: 1 << 20).write(to: file)
    let done = try Outcomes.run(
      ["spend", "prices", "--format", "json", "--output", file.path], in: directory)
    #expect(done.exitCode == 0, "\(done.errors)")
    #expect(try Data(contentsOf: file).last == UInt8(ascii: "\n"))
  }
}
