import Provenance
import Spend
import Testing

@testable import Gate

@Suite("How sure a tag is")
struct EvidenceMinimumTests {
  private typealias Sample = SessionSample

  private func rule(
    _ minimum: EvidenceLevel, _ book: SessionBook, taggedFrom: EvidenceLevel = .footer
  ) -> EvidenceMinimum {
    EvidenceMinimum(minimum: minimum, taggedFrom: taggedFrom, book: book)
  }

  @Test("a session counts where a note or a record has it", arguments: [true, false])
  func confirmed(byNote: Bool) {
    let commit = Sample.commit(1, naming: ["S001"])
    let book = Sample.book(
      [commit], noted: byNote ? [Sample.segment("s001", from: 1)] : [],
      records: byNote ? [] : [Sample.call(1)])
    for minimum in EvidenceLevel.allCases {
      #expect(rule(minimum, book).judge(commit) == .satisfied)
    }
  }

  @Test("a session that only a trailer names is a claim, and a text says what to do")
  func claimed() throws {
    let commit = Sample.commit(1, naming: ["s001", "s002"])
    for notes in [NotesAccess.readable, .absent] {
      let ruling = rule(.session, Sample.book([commit], notes: notes)).judge(commit)
      #expect(ruling.isUnsatisfied)
      let complaint = try #require(ruling.complaint)
      #expect(complaint.what == "its evidence is less than 'session'")
      #expect(
        complaint.why
          == "its trailer says '\(Sample.tag)', and no spend note or record has its session s001 "
          + "or 1 more of its own")
      let fetch = "git fetch origin refs/notes/outcomes:refs/notes/outcomes"
      #expect(complaint.commands.contains(fetch) == (notes == .absent))
      #expect(complaint.commands.contains("outcomes hook install --spend-notes"))
    }
  }

  @Test("a session of another repository confirms nothing here")
  func elsewhere() {
    let commit = Sample.commit(1, naming: ["s001"])
    let book = Sample.book([commit], records: [Sample.call(1, of: "acme/other")])
    let ruling = rule(.session, book).judge(commit)
    #expect(
      ruling.complaint?.why.hasSuffix("its session s001 is on record in acme/other, not here")
        == true)
    #expect(rule(.trailer, book).judge(commit) == .satisfied)
  }

  @Test("without a session, the text says how to get one")
  func unnamed() {
    let commit = Sample.commit(1)
    let complaint = rule(.session, Sample.book([commit])).judge(commit).complaint
    #expect(complaint?.why.hasSuffix("and it names no session") == true)
    #expect(complaint?.commands == ["outcomes hook install --spend-notes"])
  }

  @Test("a stronger level than the minimum is enough, a weaker one is not")
  func levels() {
    let footer = Sample.commit(
      1, message: "Change\n\nGenerated with [Claude Code](https://claude.com/claude-code)\n")
    let noted = Sample.commit(2, usage: [RecordedUsage(agent: "claude-code", output: 1)])
    let book = Sample.book([footer, noted])
    #expect(rule(.footer, book).judge(footer) == .satisfied)
    let ruling = rule(.trailer, book).judge(footer)
    #expect(ruling.isUnsatisfied)
    #expect(
      ruling.complaint?.commands
        == ["git commit --amend --allow-empty --no-edit --trailer 'Assisted-by: claude-code'"])
    #expect(rule(.note, book).judge(footer).isUnsatisfied)
    #expect(rule(.note, book).judge(noted) == .satisfied)
    #expect(rule(.session, book).judge(noted).isUnsatisfied)
  }

  @Test("commits that are not tagged, and merges, are not asked")
  func untagged() {
    let plain = Sample.commit(1, trailers: ["Signed-off-by: Ada <ada@example.org>"])
    let merge = Sample.commit(2, naming: ["s001"], parents: 2)
    let tagged = Sample.commit(3)
    let book = Sample.book([plain, merge, tagged], notes: .unreadable("broken"))
    #expect(rule(.session, book).judge(plain) == .notApplicable)
    #expect(rule(.session, book).judge(merge) == .notApplicable)
    #expect(rule(.session, book, taggedFrom: .note).judge(tagged) == .notApplicable)
  }

  @Test("where notes cannot be read, what is weaker is not known; what is strong stays so")
  func unreadable() {
    let commits = [Sample.commit(1, naming: ["s001"]), Sample.commit(2, naming: ["s002"])]
    let book = Sample.book(commits, records: [Sample.call(1)], notes: .unreadable("broken"))
    #expect(rule(.session, book).judge(commits[0]) == .satisfied)
    let ruling = rule(.session, book).judge(commits[1])
    #expect(ruling.isError)
    #expect(ruling.complaint?.why == "notes cannot be read: broken")
    #expect(rule(.trailer, book).judge(commits[1]) == .satisfied)
  }

  @Test("the demand is in words")
  func demand() {
    let book = Sample.book([])
    #expect(
      rule(.session, book).demand
        == "a tagged commit names a session that a spend note or record has")
    #expect(
      rule(.trailer, book).demand == "the evidence of a tagged commit is at least 'trailer'")
  }
}
