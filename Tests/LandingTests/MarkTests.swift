import FixtureSupport
import Git
import Testing

@testable import Landing

/// What messages say of changes, pull requests and other commits.
@Suite("Marks of commits")
struct MarkTests {
  private func marks(_ message: String, changeID: String? = nil) throws -> LandingMarks {
    let nobody = Signature(name: "A", email: "a@example.org", time: 0)
    let tree = try #require(ObjectID(hex: String(repeating: "4", count: 40)))
    return LandingMarks(
      of: Commit(
        tree: tree, parents: [], author: nobody, committer: nobody, message: Array(message.utf8),
        changeID: changeID))
  }

  private static let id = "0123456789abcdef0123456789abcdef01234567"

  @Test(
    "pull requests in subjects",
    arguments: [
      ("Mend it (#12)", 12, nil),
      ("Mend it (#12) \n\nbody (#13)", 12, nil),
      ("Revert \"Mend it (#12)\" (#15)", 15, nil),
      ("Mend it (#12a)", nil, nil),
      ("Mend it (#1234567890)", nil, nil),
      ("Mend it (#12) again", nil, nil),
      ("Merge pull request #12 from a/b\n\nMend it", nil, 12),
      ("Merge #12\n\n12: Mend it r=a", nil, 12),
      ("Merge branch 'x' into 'main'\n\nMend it\n\nSee merge request group/project!12", nil, 12),
      ("Mend it\n\n    See merge request group/project!12", nil, nil),
    ] as [(String, Int?, Int?)])
  func pullRequests(_ message: String, squashed: Int?, merged: Int?) throws {
    let marks = try marks(message)
    #expect(marks.squashed == squashed)
    #expect(marks.merged == merged)
  }

  @Test("change ids of Gerrit and Jujutsu")
  func changeIDs() throws {
    let gerrit = "I" + Self.id
    #expect(try marks("a\n\nChange-Id: \(gerrit)\n").changeIDs == [gerrit])
    #expect(try marks("a\n\n> Change-Id: \(gerrit)\n").changeIDs.isEmpty)
    #expect(try marks("a\n\nChange-Id: Iabc\n").changeIDs.isEmpty)
    #expect(try marks("a", changeID: "zkyx").changeIDs == ["zkyx"])
  }

  @Test("lines of git cherry-pick -x")
  func cherryPicks() throws {
    let id = try #require(ObjectID(hex: Self.id))
    #expect(try marks("a\n\n(cherry picked from commit \(Self.id))").cherryPickedFrom == [id])
    #expect(try marks("a\n\n(cherry picked from commit \(Self.id)").cherryPickedFrom.isEmpty)
    #expect(try marks("a\n\n(cherry picked from commit 0123)").cherryPickedFrom.isEmpty)
  }

  @Test(
    "reverts in all styles",
    arguments: [
      (
        "Revert \"Mend it\"\n\nThis reverts commit \(Self.id).",
        ["revert Mend it", "revert \(Self.id)"]
      ),
      ("This reverts 0123456 (Mend it, 2026-01-02)", []),
      ("x\n\nThis reverts 0123456 (Mend it, 2026-01-02)", ["revert 0123456"]),
      ("Reapply \"Mend it\"", ["reapply Mend it"]),
      (
        "Revert \"Mend it (#1)\" (#2)\n\nReverts owner/repo#1",
        ["revert Mend it (#1)", "revert #1"]
      ),
      ("Reverts are hard", []),
      ("x\n\nReverts the rest of owner/repo#1", []),
    ] as [(String, [String])])
  func reverts(_ message: String, expected: [String]) throws {
    let found = try marks(message).reverts.map { "\($0.kind.rawValue) \($0.what)" }
    #expect(found == expected)
  }

  @Test(
    "heads of pull requests are known by their names",
    arguments: [
      ("refs/pull/12/head", 12), ("refs/merge-requests/12/head", 12),
      ("refs/remotes/origin/pr/12", 12), ("refs/remotes/origin/pull/12/head", 12),
      ("refs/heads/pull/12", nil), ("refs/heads/12", nil), ("refs/pull/x/head", nil),
      ("refs/remotes/pull/12", nil),
    ] as [(String, Int?)])
  func heads(_ name: String, number: Int?) {
    #expect(Tips.Branch.pullRequest(of: name, suffix: "/head") == number)
  }
}
