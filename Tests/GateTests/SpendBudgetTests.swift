import FixtureSupport
import Provenance
import Spend
import Testing

@testable import Gate

@Suite("What a range costs")
struct SpendBudgetTests {
  private typealias Sample = SessionSample
  private static let dollar: Int64 = 1_000_000_000

  private func ruling(
    _ commits: [CommitFacts], most: Int64, _ book: SessionBook? = nil, before: [CommitFacts] = []
  ) -> Ruling {
    var rule = SpendBudget(most: most, book: book ?? Sample.book(commits), before: before)
    for commit in commits { rule.take(commit) }
    return rule.ruling
  }

  /// Whole dollars that the range costs.
  private func dollars(
    _ commits: [CommitFacts], _ book: SessionBook? = nil, before: [CommitFacts] = []
  ) -> Int64? {
    (0...20).first { ruling(commits, most: $0 * Self.dollar, book, before: before) == .satisfied }
  }

  @Test("each segment once, all models, whatever it hangs on; merges too")
  func segments() {
    let first = Sample.segment("s001", from: 0)
    let commits = [
      Sample.commit(
        1, naming: ["s001"], usage: [first, Sample.segment("s001", from: 0, model: "m")]),
      Sample.commit(2, naming: ["s001"], usage: [first]),
      Sample.commit(3, usage: [Sample.segment("S001", from: 0)]),
      Sample.commit(4, usage: [Sample.segment("s002", from: 0)], parents: 2),
    ]
    #expect(dollars(commits) == 3)
    #expect(dollars(commits.reversed()) == 3)
    // What stands beside commits outside of the range is not the range's.
    #expect(dollars(commits, Sample.book(commits, noted: [Sample.segment("s001", from: 7)])) == 3)
  }

  @Test("a session without notes is cut at its commits, and what came before the range is not its")
  func records() {
    let commits = [
      Sample.commit(1, naming: ["s001"], at: 10), Sample.commit(2, naming: ["s001"], at: 20),
      Sample.commit(3, at: 40),
    ]
    let records = [1, 5, 12, 30].map { Sample.call($0) } + [Sample.call(3, session: "s009")]
    let book = Sample.book(commits, records: records)
    #expect(dollars(commits, book) == 3)
    let before = Sample.commit(9, naming: ["S001"], at: 4)
    #expect(dollars(commits, book, before: [before, Sample.commit(8, at: 6)]) == 2)
  }

  @Test("where notes have the session, they count and its records do not")
  func notesFirst() {
    let commits = [
      Sample.commit(1, naming: ["s001"], at: 10, usage: [Sample.segment("s001", from: 0)])
    ]
    let records = [1, 2, 3].map { Sample.call($0) }
    #expect(dollars(commits, Sample.book(commits, records: records)) == 1)
    // Its notes stand elsewhere, so nothing of it went into the range.
    let pasted = [Sample.commit(1, naming: ["s001"])]
    let book = Sample.book(
      pasted, noted: [Sample.segment("s001", from: 0)], records: records)
    #expect(ruling(pasted, most: 0, book) == .notApplicable)
  }

  @Test("what another repository's session cost is not the range's; copies of a record are one")
  func others() {
    let commits = [Sample.commit(1, naming: ["s001", "s002"])]
    let records = [
      Sample.call(1, of: "acme/other"), Sample.call(1, session: "s002", in: "/home/a/shop"),
      Sample.call(1, session: "s002", in: "/home/a/shop"),
    ]
    #expect(dollars(commits, Sample.book(commits, records: records)) == 1)
  }

  @Test("a cost above the budget, to the nano, with both in words")
  func excess() throws {
    let usage = Sample.segment("s001", from: 0, nanos: 12_340_000_001)
    let commits = [Sample.commit(1, naming: ["s001"], usage: [usage])]
    #expect(ruling(commits, most: 12_340_000_001) == .satisfied)
    let refused = ruling(commits, most: 12_340_000_000)
    #expect(refused.isUnsatisfied)
    let complaint = try #require(refused.complaint)
    #expect(complaint.what == "the range costs more than $12.34")
    #expect(complaint.why == "its commits cost $12.35 by what is on record")
    let book = Sample.book([])
    #expect(
      SpendBudget(most: 25_000_000_000, book: book).demand == "the range costs at most $25.00")
    #expect(SpendBudget(most: 50_000_000, book: book).demand == "the range costs at most $0.05")
  }

  @Test("tokens without a price are an error, unless the others alone cost too much")
  func unpriced() throws {
    let commits = [
      Sample.commit(
        1, naming: ["s001"],
        usage: [
          Sample.segment("s001", from: 0),
          Sample.segment("s001", from: 0, model: "nobody-knows-it", nanos: nil),
        ])
    ]
    let unknown = ruling(commits, most: Self.dollar)
    #expect(unknown.isError)
    #expect(
      unknown.complaint?.why == "there is no price for 6 tokens; the others cost $1.00")
    let refused = ruling(commits, most: Self.dollar - 1)
    #expect(refused.isUnsatisfied)
    #expect(
      refused.complaint?.why
        == "its commits cost $1.00 by what is on record, and tokens without a price")
    let records = [Sample.call(1, nanos: nil)]
    let named = [Sample.commit(1, naming: ["s001"])]
    #expect(ruling(named, most: 0, Sample.book(named, records: records)).isError)
  }

  @Test("a store without models has the model that the commit names")
  func inferred() {
    let usage = RecordedUsage(agent: "claude-code", session: "s001", output: 1_000_000)
    let named = [Sample.commit(1, usage: [usage])]
    #expect(ruling(named, most: 0).isUnsatisfied)
    let unnamed = [Sample.commit(1, trailers: ["Assisted-by: claude-code"], usage: [usage])]
    #expect(ruling(unnamed, most: 0).isError)
  }

  @Test("without agents there is nothing to ask; without records nothing that could be said")
  func nothing() {
    let plain = [Sample.commit(1, trailers: [])]
    let broken = NotesAccess.unreadable("broken")
    #expect(ruling([], most: 0) == .notApplicable)
    #expect(ruling(plain, most: 0, Sample.book(plain, notes: broken)) == .notApplicable)
    let tagged = [Sample.commit(1)]
    #expect(ruling(tagged, most: 0) == .notApplicable)
    #expect(ruling(tagged, most: 0, Sample.book(tagged, notes: broken)).isError)
    let noted = [Sample.commit(1, usage: [Sample.segment("s001", from: 0)])]
    let book = Sample.book(noted, notes: broken)
    #expect(ruling(noted, most: Self.dollar, book).isError)
    #expect(ruling(noted, most: 1, book).isUnsatisfied)
  }

  @Test("the sum is the same in any order, and that of the distinct segments", arguments: 0..<50)
  func conservation(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var all: Set<[Int64]> = []
    let commits = (1...Int.random(in: 1...8, using: &random)).map { number in
      let usage = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        let parts = [
          Int64.random(in: 0...2, using: &random), Int64.random(in: 0...3, using: &random),
        ]
        all.insert(parts)
        return Sample.segment("s00\(parts[0])", from: parts[1])
      }
      return Sample.commit(number, usage: usage)
    }
    let sum = Int64(all.count) * Self.dollar
    for commits in [commits, commits.shuffled(using: &random)] where !all.isEmpty {
      #expect(ruling(commits, most: sum) == .satisfied)
      #expect(ruling(commits, most: sum - 1).isUnsatisfied)
    }
  }

  @Test("thousands of commits are taken one by one")
  func many() {
    let commits = 3_000
    var book = SessionBook(home: Sample.home, notes: .readable)
    var reuse = SessionReuse()
    func commit(_ number: Int) -> CommitFacts {
      Sample.commit(
        number, naming: ["s001"], at: Int64(number),
        usage: [Sample.segment("s001", from: Int64(number % 10))])
    }
    for number in 1...commits {
      book.take(commit(number))
      reuse.take(commit(number))
    }
    #expect(book.segments(of: "s001") == 10)
    var rule = SpendBudget(most: 10 * Self.dollar, book: book)
    for number in 1...commits { rule.take(commit(number)) }
    #expect(rule.ruling == .satisfied)
    #expect(reuse.complaint(about: commit(7), in: book) != nil)
  }
}
