import FixtureSupport
import Foundation
import Spend
import Testing

/// What every reader must keep to, whatever its format: adding one is adding a folder of fixtures.
struct ReaderConformanceTests {
  /// Stands in all fixtures, wherever such a file can hold a prompt, an answer, what a tool was
  /// given and gave, a title, a path or a body.
  static let canary = "outcomes-canary-7c1e"

  @Test func everyFormatHasAReaderAndFixtures() throws {
    // `repository` is read from git, not from files.
    let expected = Set(SpendFormat.allCases).subtracting([.repository])
    #expect(Set(spendReaders.map { $0.format }) == expected)
    #expect(Set(try ReaderFixture.all().map(\.format)) == expected)
  }

  @Test func recognisedByOneReaderWhichIsOfTheirFormat() throws {
    for fixture in try ReaderFixture.all() {
      let sample = try fixture.file.sample()
      let readers = spendReaders.filter { $0.recognises(sample) }
      #expect(readers.map { $0.format } == [fixture.format], "\(fixture)")
    }
  }

  @Test func companionsAreOfNoFormat() throws {
    for companion in try ReaderFixture.companions() {
      let sample = try companion.file.sample()
      #expect(!spendReaders.contains { $0.recognises(sample) }, "\(companion)")
    }
  }

  @Test func takesSomething() throws {
    for fixture in try ReaderFixture.readable() {
      var intake = SpendIntake()
      try fixture.read(into: &intake)
      let tally = intake.tally
      #expect(tally.taken + tally.passedOver + tally.skipped.count > 0, "\(fixture)")
    }
  }

  @Test func readingTwiceAddsNothing() throws {
    for fixture in try ReaderFixture.readable() {
      var once = SpendIntake()
      try fixture.read(into: &once)
      var twice = once
      try fixture.read(into: &twice)
      #expect(twice.records == once.records, "\(fixture)")
      #expect(twice.links == once.links, "\(fixture)")
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func orderOfFilesDoesNotMatter(_ seed: UInt64) throws {
    let fixtures = try ReaderFixture.readable()
    for format in Set(fixtures.map(\.format)) {
      var files = fixtures.filter { $0.format == format }
      let expected = try Self.read(files)
      files.reverse()
      #expect(try Self.read(files) == expected, "\(format.rawValue), reversed")
      var random = SeededGenerator(seed: seed)
      files.shuffle(using: &random)
      #expect(try Self.read(files) == expected, "\(format.rawValue), seed \(seed)")
    }
  }

  /// Two formats never take each other's records for their own.
  @Test func formatsStandBesideOneAnother() throws {
    let fixtures = try ReaderFixture.readable()
    let apart = try Set(fixtures.map(\.format)).reduce(0) { count, format in
      try count + Self.read(fixtures.filter { $0.format == format }).records.count
    }
    let together = try Self.read(fixtures)
    #expect(together.records.count == apart)
    #expect(together == (try Self.read(fixtures.reversed())))
  }

  /// Reports of numbers alone have nothing private.
  private static let withoutTexts: Set<SpendFormat> = [.kiroCSV]

  @Test func privateTextsAreKeptNowhere() throws {
    var all = SpendIntake()
    var formats: Set<SpendFormat> = []
    for fixture in try ReaderFixture.readable() {
      let content = try Data(contentsOf: fixture.url)
      if content.range(of: Data(Self.canary.utf8)) != nil { formats.insert(fixture.format) }
      var intake = SpendIntake()
      try fixture.read(into: &intake)
      #expect(!String(reflecting: intake).contains(Self.canary), "\(fixture)")
      try fixture.read(into: &all)
    }
    #expect(!String(reflecting: all).contains(Self.canary))
    let read = Set(try ReaderFixture.readable().map(\.format))
    #expect(read.subtracting(formats).isSubset(of: Self.withoutTexts), "without a private text")
  }

  /// What the files say together, in no order.
  private struct Sum: Equatable {
    var records: Set<SpendRecord>
    var links: [SpendIntake.LinkKey: Int64]
  }

  private static func read(_ fixtures: [ReaderFixture]) throws -> Sum {
    var intake = SpendIntake()
    for fixture in fixtures { try fixture.read(into: &intake) }
    return Sum(records: Set(intake.records), links: intake.links)
  }
}
