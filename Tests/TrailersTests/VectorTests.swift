import FixtureSupport
import Foundation
import Testing

@testable import Trailers

/// What git said about 1,823 real and odd messages, and in its own test suite.
@Suite(.enabled(if: Vectors.exist, "the recorded answers of git are not beside the package"))
struct VectorTests {
  struct Record: Decodable {
    let source: String
    let message: String
    let trailers: [[String]]
    let interpret: [String]
  }

  @Test func everyRecordedMessage() throws {
    let records = try Vectors.read("trailers.jsonl", as: Record.self)
    #expect(records.count == 1_823)
    for record in records {
      let message = Array(record.message.utf8)
      #expect(
        trailers(in: message.span).map { [$0.key, $0.text] } == record.trailers,
        "git log, \(record.source)")
      #expect(
        String(decoding: interpretation(of: message.span), as: UTF8.self)
          == record.interpret.map { $0 + "\n" }.joined(),
        "git interpret-trailers --parse, \(record.source)")
    }
  }

  struct Plumbing: Decodable {
    let sub: String
    let argv: [String]
    let stdin: Data
    let stdout: Data
    let rc: Int32
  }

  /// The records that only parse; the others add trailers, which this parser does not.
  ///
  /// They were recorded with `trailer.*` configured, but with no key or separator that occurs in
  /// their input.
  @Test func everyRecordedParse() throws {
    let parsing = try Vectors.read("git-plumbing.jsonl", as: Plumbing.self).filter {
      $0.sub == "interpret-trailers"
        && ($0.argv.contains("--parse")
          || Set($0.argv).isSuperset(of: ["--only-trailers", "--only-input"]))
    }
    #expect(parsing.count == 4)
    for record in parsing {
      var options = TrailerOptions.parse
      options.stopsAtDivider = !record.argv.contains("--no-divider")
      options.unfolds = !Set(record.argv).isDisjoint(with: ["--parse", "--unfold"])
      let printed = interpretation(of: Array(record.stdin).span, options: options)
      #expect(printed == Array(record.stdout), "\(record.argv)")
      #expect(record.rc == 0)
    }
  }
}
