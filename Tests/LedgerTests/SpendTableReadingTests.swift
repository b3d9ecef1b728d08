import FixtureSupport
import Foundation
import Ledger
import Spend
import Testing

@Suite("The ledger's records as a table")
struct SpendTableReadingTests {
  /// Records without what a table leaves out, by key.
  private func sorted(_ records: [SpendRecord]) -> [SpendRecord] {
    records.map { record in
      var record = record
      record.usage.isSidechain = false
      (record.origin.fileStart, record.origin.isSidechain) = (record.origin.time, false)
      return record
    }.sorted { ($0.key.high, $0.key.low) < ($1.key.high, $1.key.low) }
  }

  private func expectSame(_ ledger: Ledger, workers: Int) throws {
    let table = try ledger.table(at: .shipped, workers: workers)
    let records = try ledger.records()
    #expect(sorted(table.records) == sorted(records))
    #expect(table.sessions == Set(records.compactMap { $0.origin.session?.lowercased() }))
    #expect(table.span == records[0].origin.time...records[records.count - 1].origin.time)
  }

  @Test("what is read is what was written")
  func small() throws {
    let ledger = try Ledger.open(at: try Samples.path())
    #expect(try ledger.table(at: .shipped).span == nil)
    let accented = ["caf\u{e9}", "cafe\u{301}"].enumerated().map { number, session in
      var record = Samples.record(UInt64(number) + 50)
      record.origin.session = session
      return record
    }
    try ledger.insert(
      [Samples.full] + (0..<20).map { Samples.record($0) } + accented, author: "ann@example.org")
    try expectSame(ledger, workers: 2)
  }

  @Test("two threads read what one does, while another process writes")
  func twins() throws {
    let path = try Samples.path()
    let ledger = try Ledger.open(at: path)
    // More than the four MiB from which on two connections read.
    try ledger.insert((0..<90_000).map { Samples.record($0) })
    try expectSame(ledger, workers: 2)
    let other = try Ledger.open(at: path)
    let writing = Thread {
      for number: UInt64 in 0..<50 { _ = try? other.insert([Samples.record(100_000 + number)]) }
    }
    writing.start()
    var counts: [Int] = []
    while !writing.isFinished || counts.isEmpty {
      counts.append(try ledger.table(at: .shipped, workers: 2).records.count)
    }
    #expect(counts == counts.sorted())
    #expect(try ledger.table(at: .shipped, workers: 2).records.count == 90_050)
  }

  @Test("of what lies outside of the window, sessions and span are known")
  func window() throws {
    let ledger = try Ledger.open(at: try Samples.path())
    try ledger.insert((0..<100).map { Samples.record($0) })
    let table = try ledger.table(within: 1_010..<1_012, at: .shipped)
    #expect(Set(table.records.map(\.origin.time)) == [1_010, 1_011])
    #expect(table.sessions.count == 7)
    #expect(table.span == 1_000...1_099)
  }
}
