import FixtureSupport
import Foundation
import Spend
import Testing

/// Files are written by other programs, cut off, damaged, or made to do harm: whatever they hold,
/// reading ends, and what cannot be used is counted.
struct HostileLogsTests {
  /// `OUTCOMES_FULL=1` damages each file many more times.
  private static let isFull = ProcessInfo.processInfo.environment["OUTCOMES_FULL"] == "1"

  @Test(arguments: HostileMutation.allCases)
  func damagedFiles(_ mutation: HostileMutation) throws {
    let count = (Self.isFull ? 400 : 16) / (mutation == .nestedValue ? 8 : 1)
    for fixture in try ReaderFixture.readable() {
      let place = try HostilePlace(fixture)
      let file = HostileFile(place.original, isJSON: place.isJSON)
      var random = SeededGenerator(seed: 7)
      for round in 0..<count {
        let part = Double(round) / Double(count)
        guard let damaged = mutation.apply(to: file, part: part, using: &random) else { break }
        let how = "\(fixture): \(mutation), round \(round)"
        let outcome = try place.read(damaged)
        outcome.check(how)
        if round % 8 == 0 { try place.recognise() }
        // Where the name of a record's kind is damaged, or its line is gone, it is no record any
        // more, and nothing tells that it was one.
        if mutation.keepsNames {
          #expect(outcome.saysSomething, "\(how): nothing is said of it")
        }
      }
    }
  }

  /// A line that is cut off is a record or is counted, unless the whole line would be neither.
  @Test func cutLinesAreCounted() throws {
    for fixture in try ReaderFixture.readable() {
      let place = try HostilePlace(fixture)
      guard let lines = place.jsonLines else { continue }
      var random = SeededGenerator(seed: 11)
      for (index, line) in lines.enumerated() {
        let before = lines[..<index].flatMap { $0 + [UInt8(ascii: "\n")] }
        let cut = Int.random(in: 1..<line.count, using: &random)
        let (without, with) = (try place.read(before), try place.read(before + line))
        guard without.intake.records != with.intake.records else { continue }
        let outcome = try place.read(before + line.prefix(cut))
        #expect(
          outcome.skipped > without.skipped || outcome.error != nil,
          "\(fixture): line \(index + 1), cut after \(cut) bytes")
      }
    }
  }

  @Test func documentsThatAreCutAreCounted() throws {
    for fixture in try ReaderFixture.readable() {
      let place = try HostilePlace(fixture)
      guard place.isJSON, place.jsonLines == nil else { continue }
      for part in stride(from: 0.05, to: 0.95, by: 0.05) {
        let length = Int(Double(place.original.count) * part)
        let outcome = try place.read(Array(place.original.prefix(length)))
        #expect(
          outcome.skipped > 0 || outcome.error != nil, "\(fixture): cut after \(length) bytes")
      }
    }
  }

  @Test func repeatedLinesChangeNothing() throws {
    for fixture in try ReaderFixture.readable() {
      let place = try HostilePlace(fixture)
      guard let lines = place.jsonLines else { continue }
      let expected = try place.read(place.original)
      for index in [0, lines.count / 2, lines.count - 1] {
        var repeated = lines
        repeated.insert(contentsOf: repeatElement(lines[index], count: 1_000), at: index)
        let outcome = try place.read(Array(repeated.joined(separator: [UInt8(ascii: "\n")])))
        // A line of its own, since the records of a thousand calls are no message.
        let isSame =
          outcome.intake.records == expected.intake.records
          && outcome.intake.links == expected.intake.links
        #expect(isSame, "\(fixture), line \(index + 1)")
      }
    }
  }

  @Test(arguments: [
    "", "\n", " ", "\u{FEFF}", "{", "[", "\"", "{}", "[]", "{}\n{}\n", "null", "\0\0\0\0",
    "SQLite format 3\0", String(repeating: "[", count: 100_000),
    String(repeating: "{\"a\":", count: 100_000), String(repeating: "\"", count: 100_001),
    String(repeating: "\n", count: 100_000), String(repeating: ",", count: 100_000),
  ])
  func filesOfNothing(_ text: String) throws {
    for reader in spendReaders {
      let file = try TemporaryDirectory.make("nothing").appendingPathComponent("x.jsonl")
      try Data(text.utf8).write(to: file)
      var intake = SpendIntake()
      _ = reader.recognises(try SpendFile(path: file.path).sample())
      try? reader.read(SpendFile(path: file.path), into: &intake)
      #expect(intake.records.isEmpty, "\(reader): \(text.prefix(20))")
    }
  }

  @Test func filesThatCannotBeRead() throws {
    let folder = try TemporaryDirectory.make("unreadable")
    for reader in spendReaders {
      for path in [folder.path, folder.appendingPathComponent("missing").path, "/dev/null"] {
        var intake = SpendIntake()
        #expect(throws: SpendFileError.self, "\(reader): \(path)") {
          try reader.read(SpendFile(path: path), into: &intake)
        }
      }
    }
  }

  @Test(.enabled(if: HostileLogsTests.isFull))
  func enormousLines() throws {
    let line = [UInt8(ascii: "\n")] + repeatElement(UInt8(ascii: "a"), count: 70 << 20)
    for fixture in try ReaderFixture.readable() {
      let place = try HostilePlace(fixture)
      guard place.jsonLines != nil else { continue }
      let expected = try place.read(place.original)
      let outcome = try place.read(place.original + line)
      #expect(outcome.intake.records == expected.intake.records, "\(fixture)")
      let skipped = outcome.intake.tally.skipped
      #expect(outcome.error != nil || skipped[.tooLong] != nil, "\(fixture)")
    }
  }
}
