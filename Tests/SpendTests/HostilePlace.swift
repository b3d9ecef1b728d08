import FixtureSupport
import Foundation
import Spend
import Testing

/// A fixture's folder, copied to where its file can be damaged.
struct HostilePlace {
  let fixture: ReaderFixture
  let original: [UInt8]
  private let reader: any SpendReader.Type
  private let copy: URL

  init(_ fixture: ReaderFixture) throws {
    self.fixture = fixture
    reader = try #require(fixture.reader, "\(fixture): nobody recognises it")
    original = try Array(Data(contentsOf: fixture.url))
    let folder = try TemporaryDirectory.make("hostile")
      .appendingPathComponent(fixture.folder.lastPathComponent)
    try FileManager.default.copyItem(at: fixture.folder, to: folder)
    copy = folder.appendingPathComponent(
      String(fixture.url.path.dropFirst(fixture.folder.path.count + 1)))
  }

  var isJSON: Bool {
    [UInt8(ascii: "{"), UInt8(ascii: "[")].contains(original.first { $0 > 0x20 })
  }

  /// The lines, where each is a document.
  var jsonLines: [ArraySlice<UInt8>]? {
    let lines = original.split(separator: UInt8(ascii: "\n"))
    let areObjects = lines.allSatisfy {
      $0.first == UInt8(ascii: "{") && $0.last == UInt8(ascii: "}") && $0.count > 2
    }
    return areObjects && lines.count > 1 ? lines : nil
  }

  /// Asks all readers whether they know the file as it is now.
  func recognise() throws {
    let sample = try SpendFile(path: copy.path).sample()
    for reader in spendReaders { _ = reader.recognises(sample) }
  }

  /// Puts these bytes in the file's place, and reads it by the reader that it had.
  func read(_ bytes: [UInt8]) throws -> HostileOutcome {
    try Data(bytes).write(to: copy)
    let file = SpendFile(path: copy.path)
    var outcome = HostileOutcome(intake: SpendIntake())
    do throws(SpendFileError) {
      try reader.read(file, into: &outcome.intake)
    } catch {
      outcome.error = error
    }
    return outcome
  }
}

/// What reading a damaged file gave.
struct HostileOutcome {
  var intake: SpendIntake
  var error: SpendFileError?

  var skipped: Int { intake.tally.skipped.values.map(\.count).reduce(0, +) }

  /// Whether anything was taken, passed over or skipped, or the file as a whole refused.
  var saysSomething: Bool {
    let tally = intake.tally
    return tally.taken + tally.repeated + tally.passedOver + skipped > 0 || error != nil
  }

  /// What must hold for every file.
  func check(_ how: String) {
    var sum = Tokens()
    for record in intake.records {
      let usage = record.usage
      for count in [
        usage.tokens.input, usage.tokens.cacheRead, usage.tokens.cacheWrite5m,
        usage.tokens.cacheWrite1h, usage.tokens.output, usage.webSearches,
      ] {
        #expect((0...Tokens.limit * 4).contains(count), "\(how): \(count) tokens")
      }
      #expect(abs(usage.stated?.nanos ?? 0) <= StatedCost.limit, "\(how)")
      sum.add(usage.tokens)
    }
    #expect(sum.total >= 0, "\(how)")
    for text in texts {
      #expect(!text.contains(ReaderConformanceTests.canary), "\(how): private text is kept")
    }
  }

  /// All texts that are kept; quicker than a dump of everything.
  private var texts: [String] {
    let records = intake.records.flatMap { record in
      let origin = record.origin
      return [
        record.agent, record.usage.model, origin.session, origin.directory, origin.repository,
        origin.branch, origin.author, origin.commit,
      ].compactMap(\.self)
    }
    return records + intake.links.keys.map { String(reflecting: $0) }
      + [error?.message].compactMap(\.self)
  }
}
