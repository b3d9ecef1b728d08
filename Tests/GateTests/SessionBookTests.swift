import Provenance
import Spend
import Testing

@testable import Gate

@Suite("What is on record of sessions")
struct SessionBookTests {
  private typealias Sample = SessionSample

  @Test("models share a segment, copies of a commit have the same one, other commits' notes count")
  func segments() {
    let first = Sample.commit(
      1, naming: ["S001"],
      usage: [Sample.segment("s001", from: 0), Sample.segment("s001", from: 0, model: "m")])
    let copy = Sample.commit(2, naming: ["s001"], usage: [Sample.segment("s001", from: 0)])
    var book = Sample.book([first, copy])
    #expect(book.segments(of: "s001") == 1)
    #expect(book.needsOtherNotes)
    book.add(Sample.segment("S001", from: 5))
    book.add(Sample.segment("s009", from: 5))
    #expect(book.segments(of: "S001") == 2)
    #expect(!book.needsOtherNotes)
    #expect(book.isConfirmed("S001") && !book.isConfirmed("s009"))
    #expect(book.segments(of: "s009") == nil)
  }

  @Test("a record confirms a session and has no segments; so does another store without them")
  func records() {
    let commits = [Sample.commit(1, naming: ["s001"]), Sample.commit(2, naming: ["s002"])]
    let whole = RecordedUsage(agent: "claude-code", session: "s002", output: 1)
    let book = Sample.book(
      commits, noted: [whole], records: [Sample.call(1, session: "S001"), Sample.call(1)])
    #expect(book.isConfirmed("s001") && book.segments(of: "s001") == nil)
    #expect(book.isConfirmed("s002") && book.segments(of: "s002") == nil)
    #expect(book.recordsWithoutNotes.count == 2)
  }

  @Test("records of sessions that nobody names are not kept")
  func filtered() {
    let book = Sample.book(
      [Sample.commit(1, naming: ["s001"])],
      records: [Sample.call(1, session: "s002"), Sample.call(1, session: nil)])
    #expect(!book.isConfirmed("s001") && !book.isConfirmed("s002"))
    #expect(book.recordsWithoutNotes.isEmpty)
  }

  @Test("a session is known by its other names")
  func aliases() {
    var book = Sample.book([Sample.commit(1, naming: ["page-1"])])
    let link = SessionLink(
      agent: "claude-code", session: "S001", target: .alias("Page-1"), time: 0)
    for _ in 0..<2 { book.add(link) }
    book.add(Sample.call(1, session: "s001"))
    #expect(book.isConfirmed("page-1") && book.links.count == 1)
  }

  @Test("where notes cannot be read, no number of segments is known")
  func unreadable() {
    let commit = Sample.commit(1, naming: ["s001"], usage: [Sample.segment("s001", from: 0)])
    let book = Sample.book([commit], notes: .unreadable("broken"))
    #expect(book.segments(of: "s001") == nil && book.isConfirmed("s001"))
  }

  private static let places: [(records: [SpendRecord], other: String?)] = [
    ([], nil),
    ([Sample.call(1)], nil),
    ([Sample.call(1, in: "/src/shop/lib")], nil),
    ([Sample.call(1, in: "/home/a/shop")], nil),
    ([Sample.call(1, of: "git@example.org:acme/shop.git")], nil),
    ([Sample.call(1, of: "acme/shop")], nil),
    ([Sample.call(1, of: "https://example.org/acme/other")], "example.org/acme/other"),
    // A fork, or a mirror.
    ([Sample.call(1, of: "https://example.org/ada/shop")], nil),
    ([Sample.call(1, of: "acme/other"), Sample.call(2)], "acme/other"),
    ([Sample.call(1, of: "acme/other"), Sample.call(2, of: "acme/third")], "acme/other"),
    ([Sample.call(1, of: "acme/other"), Sample.call(2, in: "/src/shop")], nil),
    ([Sample.call(1, of: "acme/other"), Sample.call(2, in: "/home/a/x")], nil),
    ([Sample.call(1, in: "/src/other")], "example.org/acme/other"),
    ([Sample.call(1, in: "/src/clone")], nil),
    ([Sample.call(1, of: "/home/ada/secret/thing")], "thing"),
    ([Sample.call(1, of: "file:///home/ada/secret/thing.git")], "thing"),
    ([Sample.call(1, of: #"C:\Users\ada\thing"#)], "thing"),
  ]

  @Test("a session is another repository's where all that names a place names another one")
  func elsewhere() {
    for (records, other) in Self.places {
      for records in [records, records.reversed()] {
        let book = Sample.book([Sample.commit(1, naming: ["s001"])], records: records)
        #expect(book.otherRepository(of: "S001") == other, "\(records.map(\.origin))")
        #expect(book.isConfirmedHere("s001") == (!records.isEmpty && other == nil))
      }
    }
  }

  @Test("without remotes nothing can be compared")
  func withoutRemotes() {
    let book = Sample.book(
      [Sample.commit(1, naming: ["s001"])], records: [Sample.call(1, of: "acme/other")],
      home: JoinableRepository(name: "bare"))
    #expect(book.otherRepository(of: "s001") == nil)
  }

  @Test("very many sessions fill no memory, and which are known hangs on nothing but their names")
  func bounded() {
    let sessions = (100_000..<200_010).map { "s\($0)" }
    let usage = sessions.map { RecordedUsage(agent: "claude-code", session: $0, output: 1) }
    let book = Sample.book([Sample.commit(1, usage: usage)])
    #expect(sessions.count { book.isConfirmed($0) } == 100_000)
    #expect(sessions.suffix(10).allSatisfy { !book.isConfirmed($0) })
  }
}
