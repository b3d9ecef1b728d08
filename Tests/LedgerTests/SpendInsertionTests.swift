import Foundation
import Ledger
import Spend
import Testing

@Suite("Spend in the ledger")
struct SpendInsertionTests {
  @Test("every field comes back as it went in")
  func roundTrip() throws {
    let ledger = try Ledger.open(at: try Samples.path())
    let records = [Samples.full, Samples.record(1)]
    #expect(try ledger.insert(records).new == 2)
    #expect(try ledger.records() == records)
  }

  @Test("a second time changes nothing")
  func idempotent() throws {
    let path = try Samples.path()
    let records = (0..<500).map { Samples.record($0) }
    try Ledger.open(at: path).insert(records)
    let again = try Ledger.open(at: path)
    let before = try again.records()
    let changes = try again.insert(records)
    #expect(changes.unchanged == 500 && changes.new == 0 && changes.changed == 0)
    #expect(try again.records() == before)
  }

  @Test("copies merge as records do, in any order", arguments: [false, true])
  func merge(isReversed: Bool) throws {
    var (first, second) = (Samples.record(1, output: 4), Samples.record(1, output: 900))
    first.origin.session = "original"
    second.origin.fileStart += 50
    second.origin.session = "replay"
    var expected = first
    expected.merge(second)
    let ledger = try Ledger.open(at: try Samples.path())
    for copy in isReversed ? [second, first] : [first, second] { try ledger.insert([copy]) }
    #expect(try ledger.records() == [expected])
    #expect(expected.usage.tokens.output == 900)
    #expect(expected.origin.session == "original")
  }

  @Test("the named person stands in for those that are not named, and stays")
  func author() throws {
    let ledger = try Ledger.open(at: try Samples.path())
    let records = [Samples.record(1), Samples.record(2, author: "bob@example.org")]
    try ledger.insert(records)
    try ledger.insert(records, author: "ann@example.org")
    #expect(try ledger.insert(records).unchanged == 2)
    #expect(
      try ledger.records().map(\.origin.author) == ["ann@example.org", "bob@example.org"])
  }

  @Test("a span of time is what lies in it, by time")
  func span() throws {
    let ledger = try Ledger.open(at: try Samples.path())
    try ledger.insert((0..<100).map { Samples.record($0) })
    let times = try ledger.records(from: 1_010, to: 1_020).map(\.origin.time)
    #expect(times == Array(1_010..<1_020))
  }

  @Test("one source is one that cannot say the same twice")
  func sources() throws {
    let ledger = try Ledger.open(at: try Samples.path())
    #expect(try ledger.hasOneSource())
    try ledger.insert([Samples.record(1), Samples.record(2)])
    #expect(try ledger.hasOneSource())
    try ledger.insert([Samples.full])
    #expect(try !ledger.hasOneSource())
  }

  @Test("of the same link, the earliest time counts")
  func links() throws {
    let ledger = try Ledger.open(at: try Samples.path())
    let targets: [SessionLink.Target] = [
      .pullRequest(number: 7, repository: "o/r"), .pullRequest(number: 7, repository: nil),
      .commit("abc"), .parentCommit("abc"), .alias("web"),
    ]
    for time in [30, 10, 20] as [Int64] {
      var intake = SpendIntake()
      for target in targets {
        intake.add(SessionLink(agent: "a", session: "s", target: target, time: time))
      }
      try ledger.insert(intake)
    }
    let links = try ledger.links()
    #expect(Set(links.map(\.target)) == Set(targets))
    #expect(links.map(\.time) == Array(repeating: 10, count: 5))
  }

  @Test("files come back with their tallies; a newer reading replaces the older one")
  func files() throws {
    let ledger = try Ledger.open(at: try Samples.path())
    try ledger.insert([], files: [Samples.file("/a"), Samples.file("/b")])
    var changed = Samples.file("/a", size: 11)
    changed.skips = []
    changed.format = nil
    try ledger.insert([], files: [changed])
    #expect(try ledger.knownFiles() == ["/a": changed, "/b": Samples.file("/b")])
  }

  @Test("a text with a NUL, or in two spellings of a letter, is stored and found again")
  func oddTexts() throws {
    let ledger = try Ledger.open(at: try Samples.path())
    var records = (0..<4).map { Samples.record($0) }
    for (index, text) in ["a\0b", "ab", "é", "e\u{301}"].enumerated() {
      records[index].origin.session = text
    }
    try ledger.insert(records)
    #expect(try ledger.insert(records).new == 0)
    #expect(try ledger.records().map(\.origin.session) == ["ab", "ab", "é", "é"])
  }
}
