import Git
import Testing

@testable import Provenance

@Suite struct DeveloperTests {
  private let bob = "Co-authored-by: Bob <bob@example.org>"
  private let claude = ("Claude", "noreply@anthropic.com")

  private func developers(
    author: (String, String) = ("Ada", "ada@example.org"), _ message: String, map: String = "",
    owners: [String: String] = [:]
  ) -> [String] {
    let commit = Commit(author: author, message: message)
    let found = detector.developers(of: commit, mailmap: Mailmap(Array(map.utf8)), owners: owners)
    return found.map { "\($0.name) <\($0.email)>" }
  }

  @Test func authorThenCoAuthorsOnceEach() {
    let message =
      "s\n\nCo-authored-by: Carl <carl@example.org>\n\ntext\n\n\(bob)\n\(bob)\n"
      + "Co-authored-by: Ada L <ADA@example.org>\n"
    #expect(
      developers(message) == [
        "Ada <ada@example.org>", "Carl <carl@example.org>", "Bob <bob@example.org>",
      ])
  }

  @Test func agentsAndBotsAreNoDevelopers() {
    let message =
      "s\n\nCo-authored-by: Claude <noreply@anthropic.com>\n"
      + "Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>\n"
    #expect(developers(message) == ["Ada <ada@example.org>"])
    #expect(developers(author: ("x[bot]", "x@example.org"), "s\n") == [])
  }

  @Test func agentsCommitBelongsToItsHuman() {
    #expect(developers(author: claude, "s\n\n\(bob)\n") == ["Bob <bob@example.org>"])
    let owners = ["NoReply@anthropic.com": "Ada@example.org"]
    #expect(
      developers(author: claude, "s\n\n\(bob)\n", owners: owners) == ["Bob <bob@example.org>"])
    #expect(
      developers(author: claude, "s\n", owners: owners) == ["ada@example.org <ada@example.org>"])
    #expect(
      developers(author: claude, "s\n", map: "Ada <ada@example.org>\n", owners: owners)
        == ["Ada <ada@example.org>"])
    #expect(developers(author: claude, "s\n") == [])
  }

  @Test func mailmapComesFirst() {
    let map =
      "Ada Lovelace <ada@new.org> <ada@example.org>\nBob B <ada@new.org> <bob@example.org>\n"
    #expect(developers("s\n\n\(bob)\n", map: map) == ["Ada Lovelace <ada@new.org>"])
    let owned = "Ada <ada@example.org> <noreply@anthropic.com>\n"
    #expect(developers(author: claude, "s\n", map: owned) == ["Ada <ada@example.org>"])
  }

  @Test func neverMergedByName() {
    let message = "s\n\nCo-authored-by: Ada <ada@work.example>\n"
    #expect(developers(message) == ["Ada <ada@example.org>", "Ada <ada@work.example>"])
  }

  @Test(arguments: ["> ", "  ", "\t", "- "])
  func quotedCoAuthorsDoNotCount(margin: String) {
    #expect(developers("s\n\n\(margin)\(bob)\n\ntext\n") == ["Ada <ada@example.org>"])
  }

  @Test func onlyCoAuthorsCount() {
    let message =
      "s\n\nSigned-off-by: Bob <bob@example.org>\nReviewed-by: Carl <c@example.org>\n"
      + "Co-authored-by: Dan\nCo-developed-by: Eve <eve@example.org>\n"
    #expect(developers(message) == ["Ada <ada@example.org>", "Eve <eve@example.org>"])
  }
}
