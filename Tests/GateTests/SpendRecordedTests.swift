import Provenance
import Spend
import Testing

@testable import Gate

@Suite("What tagged commits cost is on record")
struct SpendRecordedTests {
  private typealias Sample = SessionSample

  private func ruling(
    of commit: CommitFacts, _ book: SessionBook, from level: EvidenceLevel = .footer
  ) -> Ruling {
    SpendRecorded(taggedFrom: level, book: book).judge(commit)
  }

  @Test("a note beside it, with or without a session, or a record of its session")
  func recorded() {
    let noted = Sample.commit(1, naming: ["s001"], usage: [Sample.segment("s001", from: 1)])
    let whole = Sample.commit(2, usage: [RecordedUsage(agent: "claude-code", output: 1)])
    let imported = Sample.commit(3, naming: ["s003"])
    // Made in one answer with the first.
    let second = Sample.commit(4, naming: ["s001"])
    let commits = [noted, whole, imported, second]
    let book = Sample.book(commits, records: [Sample.call(1, session: "s003")])
    for commit in commits { #expect(ruling(of: commit, book) == .satisfied) }
  }

  @Test("nothing on record; a session of another repository is not on record here")
  func missing() throws {
    let commit = Sample.commit(1, naming: ["s001"])
    let absent = ruling(of: commit, Sample.book([commit], notes: .absent))
    #expect(absent.isUnsatisfied)
    let complaint = try #require(absent.complaint)
    #expect(complaint.what == "what it cost is not on record")
    #expect(
      complaint.why
        == "no note beside it has tokens, and no spend note or record has its session s001")
    #expect(
      complaint.commands == [
        "git fetch origin refs/notes/outcomes:refs/notes/outcomes",
        "git push origin refs/notes/outcomes", "outcomes hook install --spend-notes",
      ])
    let other = Sample.call(1, in: "/src/other")
    #expect(ruling(of: commit, Sample.book([commit], records: [other])).isUnsatisfied)
    let noted = Sample.commit(2, naming: ["s001"], usage: [Sample.segment("s001", from: 1)])
    #expect(ruling(of: noted, Sample.book([noted], records: [other])).isUnsatisfied)
  }

  @Test("merges, and commits that are not tagged, are not asked; unreadable notes are an error")
  func others() {
    let merge = Sample.commit(1, naming: ["s001"], parents: 3)
    let plain = Sample.commit(2, trailers: [])
    let tagged = Sample.commit(3)
    let book = Sample.book([merge, plain, tagged], notes: .unreadable("broken"))
    #expect(ruling(of: merge, book) == .notApplicable)
    #expect(ruling(of: plain, book) == .notApplicable)
    #expect(ruling(of: tagged, book, from: .session) == .notApplicable)
    #expect(ruling(of: tagged, book).isError)
  }
}
