import Ledger
import Testing

@Suite("Waivers in the ledger")
struct WaiverTests {
  @Test("the same waiver is one, and every difference makes another")
  func idempotent() throws {
    let ledger = try Ledger.open(at: try Samples.path())
    let waiver = Samples.waiver
    var others = Array(repeating: waiver, count: 7)
    others[0].repository = nil
    others[1].commit = "beef"
    others[2].rule = "sign-off"
    others[3].reason = ""
    others[4].grantedBy = "bob@example.org"
    others[5].grantedAt += 1
    others[6].via = .pushOption
    #expect(try ledger.insert(waivers: [waiver, waiver]).new == 1)
    #expect(try ledger.insert(waivers: others + [waiver]).new == 7)
    #expect(Set(try ledger.waivers()) == Set(others + [waiver]))
  }
}
