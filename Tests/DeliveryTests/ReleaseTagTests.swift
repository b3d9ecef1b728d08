import Testing

@testable import Delivery

@Suite("Release tags")
struct ReleaseTagTests {
  @Test(
    "version tags without a pre-release part",
    arguments: [
      ("v1.2.3", [1, 2, 3]), ("1.2", [1, 2]), ("v2026.11.21.1", [2026, 11, 21, 1]),
      ("v1", nil), ("v1.2.3-rc1", nil), ("v1.2.x", nil), ("gix-v0.1.0", nil), ("v1..2", nil),
      ("v1.2.", nil), ("nightly", nil), ("v1.2.3+build", nil),
      ("v1.99999999999999999999", nil),
    ] as [(String, [Int]?)])
  func versions(name: String, expected: [Int]?) {
    #expect(ReleaseTags.version(of: name) == expected)
  }
}
