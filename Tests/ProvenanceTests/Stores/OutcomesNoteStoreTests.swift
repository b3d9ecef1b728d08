import FixtureSupport
import Git
import Testing

@testable import Provenance

@Suite("The store of spend notes", .enabled(if: Prerequisites.git, "needs git"))
struct OutcomesNoteStoreTests {
  private static func text(_ sessions: [String]) -> String {
    let lines = sessions.map {
      SpendNoteLine(agent: "codex", session: $0, model: nil, from: 1_000, until: 2_000)
    }
    return String(decoding: SpendNote(lines).bytes, as: UTF8.self)
  }

  @Test("names the newest commits that have all lines: no amended one")
  func newest() throws {
    let repository = try StoreRepository()
    let (squashed, amended) = (try repository.commit("one"), try repository.commit("two"))
    let new = try repository.commit("three")
    let gone = String(repeating: "d", count: 40)
    // All commits are of the same time: then the larger id is taken for the newer one.
    let (first, last) = (min(amended, new), max(amended, new))
    try repository.keep(
      [
        squashed.hex: Self.text(["only-here"]), first.hex: Self.text(["carried"]),
        last.hex: Self.text(["carried", "more"]), gone: Self.text(["x"]),
      ], on: "refs/notes/outcomes")
    let opened = try Repository(at: repository.path)
    let stores = AttributionStores(opened, try opened.references(), mainlineTree: nil)
    #expect(stores.commits == [squashed, last].sorted())
    let commit = try opened.commit(first)
    let found = stores.attribution(of: first, commit, evidence: [], in: opened)
    #expect(found.attribution.agents == ["codex - carried"])
    #expect(found.problems.isEmpty)
  }

  @Test("a note that cannot be read is a problem of its commit")
  func problem() throws {
    let repository = try StoreRepository()
    let id = try repository.commit("one")
    try repository.keep([id.hex: "{"], on: "refs/notes/outcomes")
    let opened = try Repository(at: repository.path)
    let stores = AttributionStores(opened, try opened.references(), mainlineTree: nil)
    let found = stores.attribution(of: id, try opened.commit(id), evidence: [], in: opened)
    #expect(
      found.problems == [
        StoreProblem(
          store: "outcomes", commit: id,
          message: "line 1: malformed JSON: it ends in the middle at byte 1")
      ])
  }
}
