import FixtureSupport
import Foundation
import Testing

/// The plumbing commands as git's own of these names, through the built program.
@Suite(
  "Plumbing", .enabled(if: Vectors.exist, "the recorded answers of git are not beside the package"))
struct PlumbingTests {
  private struct Recorded: Decodable {
    let sub: String
    let argv: [String]
    let stdin: Data
    let files: [String: Data]
    let stdout: Data
    let stderr: Data
    let rc: Int32
  }

  private struct Message: Decodable {
    let message: String
    let interpret: [String]
  }

  @Test("what git recorded of --parse and check-mailmap, to the byte")
  func recorded() throws {
    let records = try Vectors.read("git-plumbing.jsonl", as: Recorded.self)
      .filter { $0.sub == "check-mailmap" || $0.argv.contains("--parse") }
    #expect(records.count == 10)
    for record in records {
      let directory = try TemporaryDirectory.make("plumbing")
      for (name, bytes) in record.files {
        try bytes.write(to: directory.appendingPathComponent(name))
      }
      let done = try Checkout.built("outcomes")
        .run(["plumbing"] + record.argv, in: directory, input: record.stdin)
      #expect(done.stdout == record.stdout, "\(record.argv)")
      #expect(done.stderr == record.stderr, "\(record.argv)")
      #expect(done.exitCode == record.rc, "\(record.argv)")
    }
  }

  @Test("every thirtieth of the recorded messages")
  func messages() throws {
    let records = try Vectors.read("trailers.jsonl", as: Message.self)
    let program = try Checkout.built("outcomes")
    for record in stride(from: 0, to: records.count, by: 30).map({ records[$0] }) {
      let done = try program.run(
        ["plumbing", "interpret-trailers", "--parse"], input: Data(record.message.utf8))
      #expect(done.output == record.interpret.map { $0 + "\n" }.joined())
      #expect(done.exitCode == 0)
    }
  }
}
