import Provenance
import Testing

@testable import Gate

@Suite("Sessions that commits took from others")
struct SessionReuseTests {
  private typealias Sample = SessionSample

  /// What is said of each commit.
  private func complaints(
    _ commits: [CommitFacts], _ book: SessionBook
  ) -> [Complaint?] {
    var reuse = SessionReuse()
    for commit in commits { reuse.take(commit) }
    return commits.map { reuse.complaint(about: $0, in: book) }
  }

  @Test("as many commits as segments are right, wherever the segments stand")
  func enough() {
    let commits = [
      Sample.commit(1, naming: ["s001"], usage: [Sample.segment("s001", from: 0)]),
      Sample.commit(2, naming: ["S001"]),
    ]
    let book = Sample.book(commits, noted: [Sample.segment("s001", from: 9)])
    #expect(complaints(commits, book) == [nil, nil])
  }

  @Test("of more commits than segments, those without a segment are too many")
  func pasted() throws {
    let commits = [
      Sample.commit(1, naming: ["s001"], usage: [Sample.segment("s001", from: 0)]),
      Sample.commit(2, naming: ["s001"], isTip: false), Sample.commit(3),
      Sample.commit(4, naming: ["s001"], parents: 2),
    ]
    let found = complaints(commits, Sample.book(commits))
    #expect(found.map { $0 == nil } == [true, false, true, false])
    let complaint = try #require(found[1])
    #expect(complaint.what == "its AI-Session is named by more commits than it has segments")
    #expect(
      complaint.why
        == "AI-Session s001 stands on 3 commits of the range, and notes have 1 segment of it")
    #expect(complaint.commands.first == "git push origin refs/notes/outcomes")
    #expect(complaint.commands.last == "git commit --amend --allow-empty && git rebase --continue")
  }

  @Test("where notes were copied as well, it may be any of them")
  func pastedNotes() {
    let commits = [1, 2].map {
      Sample.commit($0, naming: ["s001"], usage: [Sample.segment("s001", from: 0)])
    }
    #expect(complaints(commits, Sample.book(commits)).allSatisfy { $0 != nil })
  }

  @Test("without segments nothing is known, nor where notes cannot be read")
  func unknown() {
    let commits = [1, 2].map { Sample.commit($0, naming: ["s001"]) }
    #expect(complaints(commits, Sample.book(commits)) == [nil, nil])
    let noted = [Sample.segment("s001", from: 0)]
    let unreadable = Sample.book(commits, noted: noted, notes: .unreadable("no tree"))
    #expect(complaints(commits, unreadable) == [nil, nil])
    let doubt = SessionReuse().doubt(about: commits[0], in: unreadable)
    #expect(doubt?.why == "notes cannot be read: no tree")
    #expect(doubt?.commands == ["git fetch origin '+refs/notes/*:refs/notes/*'"])
    #expect(SessionReuse().doubt(about: commits[0], in: Sample.book(commits)) == nil)
    #expect(SessionReuse().doubt(about: Sample.commit(3), in: unreadable) == nil)
  }

  @Test("only trailers that git sees, of the canonical key, are claims")
  func claims() {
    let hidden = Sample.commit(
      1, message: "Change\n\nAI-Session: claude-code:s001\n\nMore text follows here.\n")
    let other = Sample.commit(2, trailers: ["Claude-Session: s001"])
    let folded = Sample.commit(3, trailers: ["ai-session:\n claude-code:S001"])
    let bare = Sample.commit(4, trailers: ["AI-Session: s001"])
    #expect(hidden.taggedSessions.isEmpty && hidden.sessions == ["s001"])
    #expect(other.taggedSessions.isEmpty)
    #expect(folded.taggedSessions == ["s001"] && bare.taggedSessions == ["s001"])
  }

  @Test("a session of another repository is named, and its directory is not")
  func elsewhere() throws {
    let commits = [Sample.commit(1, naming: ["s001"]), Sample.commit(2, naming: ["s002"])]
    let book = Sample.book(
      commits,
      records: [Sample.call(1, in: "/src/other"), Sample.call(2, session: "s002", in: "/x")])
    let found = complaints(commits, book)
    #expect(found[1] == nil)
    let complaint = try #require(found[0])
    #expect(complaint.what == "its AI-Session belongs to another repository")
    #expect(complaint.why == "AI-Session s001 is on record in example.org/acme/other, not here")
    #expect(complaint.commands == ["git commit --amend --allow-empty"])
  }
}
