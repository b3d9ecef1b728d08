import Git
import SpendNotes
import Testing

@Suite("What git tells post-rewrite")
struct RewritesTests {
  private let a = String(repeating: "a", count: 40)
  private let b = String(repeating: "b", count: 40)
  private let c = String(repeating: "c", count: 40)

  @Test("several old commits of one new one; what is no pair of commits is passed over")
  func lines() throws {
    let text = "\(a) \(c)\n\(b) \(c) extra words\n\(a) \(a)\nx y\n\n\(a)\n\(b)  \(a)\n\(b) \(a)"
    let rewrites = Rewrites(Array(text.utf8))
    let ids = try [a, b, c].map { try #require(ObjectID(hex: $0)) }
    #expect(rewrites.sources == [ids[2]: [ids[0], ids[1]], ids[0]: [ids[1]]])
  }
}
